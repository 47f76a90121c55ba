"""Promises of what state files hold: read whatever wrote them, joined without loss, in any order."""

from pathlib import Path

import pytest
from contents_strategy import bytes_of, contents, tables_of
from hypothesis import given
from refshelf.user_state.contents import (
    About,
    Contents,
    about,
    decode_contents,
    is_state,
    merge,
    read_contents,
)
from refshelf.user_state.device import Version
from refshelf.user_state.fault import Damaged, Refused
from refshelf.user_state.forgotten import hash_of
from refshelf.user_state.migration import SCHEMA
from refshelf.user_state.step import change_ids
from state_making import change_id

ANYWHERE = Path("state.json")


def held(key: str, number: int, *over: int) -> Contents:
    replaced = [change_id(earlier) for earlier in over]
    change = {"v": f"text {number}", "over": replaced, "undo": 0}
    return Contents({key: {"note": {change_id(number): change}}})  # pyright: ignore[reportArgumentType]


@given(contents)
def test_what_was_written_reads_back(one: Contents):
    read = decode_contents(bytes_of(one), ANYWHERE)

    expected = max(one.about.schema, SCHEMA)
    assert read.about.schema == expected
    assert (read.documents, read.forgotten) == (one.documents, one.forgotten)
    assert (read.about.version, read.about.latest) == (one.about.version, one.about.latest)
    assert (read.about.reader, read.about.device) == (one.about.reader, one.about.device)
    assert read.about.writer == one.about.writer


@given(contents, contents)
def test_joining_is_the_same_from_either_side(one: Contents, other: Contents):
    assert one.joined(other) == other.joined(one)


@given(contents, contents, contents)
def test_joining_is_the_same_in_any_grouping(one: Contents, two: Contents, three: Contents):
    assert one.joined(two).joined(three) == one.joined(two.joined(three))


@given(contents, contents)
def test_joining_twice_is_joining_once(one: Contents, other: Contents):
    both = one.joined(other)

    assert both.joined(other) == both
    assert both.joined(both) == both


@given(contents, contents)
def test_joining_drops_no_change_and_nothing_that_was_forgotten(one: Contents, other: Contents):
    both = one.joined(other)

    for part in (one, other):
        assert set(change_ids(part.documents)) <= set(change_ids(both.documents))
        assert all(ids <= both.forgotten[name] for name, ids in part.forgotten.items())


@given(contents, contents)
def test_joined_files_say_of_themselves_what_the_later_one_does(one: Contents, other: Contents):
    both = one.joined(other).about

    assert both.version.seq == max(one.about.version.seq, other.about.version.seq)
    assert both.latest == max(one.about.latest, other.about.latest)


def test_joined_with_an_older_file_of_a_newer_program_it_counts_as_the_newer_programs():
    newer = Contents(about=About(schema=3, version=Version(1, "n")))
    own = Contents(about=About(schema=2, version=Version(7, "o")))

    assert own.joined(newer).about == About(schema=3, version=Version(7, "o"))


@given(contents, contents)
def test_merging_gives_just_the_documents_that_change(one: Contents, other: Contents):
    changed = merge(one.documents, other.documents)

    assert all(one.documents.get(key) != document for key, document in changed.items())
    assert merge({**one.documents, **changed}, other.documents) == {}


def test_merging_what_is_there_already_gives_nothing():
    later = {"k": {"note": {**held("k", 1).documents["k"]["note"], **_note(2)}}}

    assert merge(later, held("k", 1).documents) == {}
    assert set(merge(held("k", 1).documents, later)) == {"k"}


def _note(number: int):
    return held("k", number).documents["k"]["note"]


# What a file says of itself


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"seq": "7", "latest": 5, "schema": "2"},
        {"seq": 7.0, "latest": "no id", "schema": 2.0},
        {"seq": True, "latest": None, "schema": True},
        {"seq": [1], "latest": change_id(5) + "x", "schema": None},
    ],
)
def test_what_a_file_says_in_strange_words_counts_as_not_said(fields: dict[str, object]):
    assert about({"about": {"file": fields}}) == About()


@pytest.mark.parametrize("tables", [{}, {"about": {}}, {"about": {"other": {}}}])
def test_a_file_that_says_nothing_of_itself_is_no_own_file(
    tables: dict[str, dict[str, object]],
):
    assert not is_state(tables)
    assert about(tables) == About()


def test_a_file_that_says_something_of_itself_is_a_state_file():
    assert is_state(tables_of(Contents()))


# Reading any file


def test_marks_alone_are_read_as_a_file_of_this_program():
    read = decode_contents(b'{"marks":{"k":{"note":{}}}}', ANYWHERE)

    assert read == Contents({"k": {"note": {}}})


def test_a_file_without_marks_holds_none():
    assert decode_contents(b'{"about":{"file":{}}}', ANYWHERE) == Contents()


def test_tables_of_another_program_are_no_marks():
    with pytest.raises(Damaged, match=r"state\.json holds no marks of refshelf"):
        decode_contents(b'{"_default":{"1":{"name":"x"}}}', ANYWHERE)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path):
    with pytest.raises(Refused, match=f"There is no file {tmp_path / 'none.json'}") as fault:
        read_contents(tmp_path / "none.json")

    assert fault.value.path == tmp_path / "none.json"


def test_a_file_is_read_through_a_link(tmp_path: Path):
    one = Contents(held("k", 1).documents, {hash_of("l"): frozenset({change_id(4)})})
    (tmp_path / "target.json").write_bytes(bytes_of(one))
    (tmp_path / "link.json").symlink_to("target.json")

    assert read_contents(tmp_path / "link.json") == one
