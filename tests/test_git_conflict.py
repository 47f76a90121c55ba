"""Promises of git conflicts: whatever git wrote between its marks, both sides are read whole."""

import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from contents_strategy import bytes_of, contents
from hypothesis import given, settings
from hypothesis import strategies as st
from refshelf.user_state.codec import Encoder, Tables
from refshelf.user_state.contents import Contents, decode_contents
from refshelf.user_state.device import Version
from refshelf.user_state.fault import Damaged
from refshelf.user_state.forgotten import hash_of
from refshelf.user_state.git_conflict import has_conflict, versions
from state_making import change_id

ANYWHERE = Path("laptop.json")
STYLES = ["--no-diff3", "--diff3", "--zdiff3"]


def conflict(base: bytes, ours: bytes, theirs: bytes, style: str = "--no-diff3") -> bytes:
    """Let git merge three versions of a file, and give what it leaves."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for path, data in zip(paths, (ours, base, theirs), strict=True):
            path.write_bytes(data)
        command = ["git", "merge-file", "-p", style, *map(str, paths)]
        return subprocess.run(command, capture_output=True, check=False).stdout


def note(number: int) -> dict[str, object]:
    return {"note": {change_id(number): {"v": f"text {number}", "over": [], "undo": 0}}}


def tables(seq: int, **marks: object) -> Tables:
    return {"about": {"file": {"schema": 2, "seq": seq, "nonce": "n"}}, "marks": marks}


def encoded(seq: int, **marks: object) -> bytes:
    return Encoder().encode(tables(seq, **marks))


def texts(found: Contents) -> dict[str, list[str]]:
    return {
        key: sorted(str(change["v"]) for change in document["note"].values())
        for key, document in found.documents.items()
    }


def written(one: Contents, seq: int) -> Contents:
    """Give contents as one of the versions of a file has them."""
    return replace(one, about=replace(one.about, version=Version(seq, "n")))


@settings(max_examples=40, deadline=None)
@given(contents, contents, contents, st.sampled_from(STYLES))
def test_a_file_left_in_conflict_holds_what_a_merge_of_both_sides_would(
    base: Contents, one: Contents, other: Contents, style: str
):
    ours, theirs = written(base.joined(one), 7), written(base.joined(other), 8)

    left = conflict(bytes_of(written(base, 6)), bytes_of(ours), bytes_of(theirs), style)
    read = decode_contents(left, ANYWHERE)

    both = ours.joined(theirs)
    assert has_conflict(left)
    assert (read.documents, read.forgotten) == (both.documents, both.forgotten)
    assert read.about.version == Version(8, "n")


@pytest.mark.parametrize("style", STYLES)
def test_both_texts_of_one_key_are_read(style: str):
    base, ours, theirs = encoded(1), encoded(2, k=note(1)), encoded(2, k=note(2), l=note(3))

    left = conflict(base, ours, theirs, style)

    assert has_conflict(left)
    assert texts(decode_contents(left, ANYWHERE)) == {"k": ["text 1", "text 2"], "l": ["text 3"]}


@pytest.mark.parametrize("style", STYLES)
def test_a_table_that_only_one_side_has_does_not_take_the_rows_of_the_other(style: str):
    ids = {"ids": [change_id(7)]}
    rows: dict[str, object] = {hash_of("gone"): ids}
    forgot: Tables = {**tables(2, k=note(1)), "forgotten": rows}
    base, ours, theirs = encoded(1, k=note(1)), Encoder().encode(forgot), encoded(3, k=note(1))

    left = conflict(base, ours, theirs, style)
    found = decode_contents(left, ANYWHERE)

    assert has_conflict(left)
    assert found.forgotten == {hash_of("gone"): frozenset({change_id(7)})}
    assert found.about.version.seq == 3
    assert set(found.documents) == {"k"}


def test_rows_after_a_side_that_went_on_into_another_table_are_that_of_their_own():
    left = (
        b'{"about":{\n<<<<<<< ours\n"file":{"seq":2}\n},\n"forgotten":{\n"h":{"ids":[]}\n'
        b'=======\n"file":{"seq":3}\n>>>>>>> theirs\n},\n"marks":{\n"k":{}\n}}\n'
    )

    found = versions(left, ANYWHERE)

    assert [each["about"]["file"] for each in found] == [{"seq": 2}, {"seq": 3}]
    assert found[0]["forgotten"] == {"h": {"ids": []}}
    assert found[0]["marks"] == {"k": {}}


@pytest.mark.parametrize("style", STYLES)
def test_two_files_that_have_nothing_in_common_are_both_read(style: str):
    left = conflict(b"", encoded(1, k=note(1)), encoded(1, l=note(2)), style)

    assert texts(decode_contents(left, ANYWHERE)) == {"k": ["text 1"], "l": ["text 2"]}


def test_a_conflict_with_the_line_ends_of_windows_is_read():
    left = conflict(encoded(1), encoded(2, k=note(1)), encoded(3, l=note(2)))

    found = decode_contents(left.replace(b"\n", b"\r\n"), ANYWHERE)

    assert texts(found) == {"k": ["text 1"], "l": ["text 2"]}


def test_a_conflict_within_the_common_ancestor_is_read():
    # So git writes it where the versions were merged before, crosswise and with conflicts.
    inner = (
        b"<<<<<<<<< Temporary merge branch 1\n" + _row("k", 1) + b"\n||||||||| 5d1f0c2\n"
        b"=========\n" + _row("k", 2) + b"\n>>>>>>>>> Temporary merge branch 2\n"
    )
    left = (
        b'{"about":{\n"file":{"seq":3}\n},\n"marks":{\n<<<<<<< HEAD\n' + _row("k", 3)
        + b"\n||||||| merged common ancestors\n" + inner + b"=======\n" + _row("k", 4)
        + b"\n>>>>>>> phone\n}}\n"
    )  # fmt: skip

    assert texts(decode_contents(left, ANYWHERE)) == {"k": ["text 1", "text 2", "text 3", "text 4"]}


def _row(key: str, number: int) -> bytes:
    whole = Encoder().encode({"marks": {key: note(number)}})
    return whole.splitlines()[1]


def test_a_table_of_a_newer_program_is_read_with_its_rows():
    newer: Tables = {**tables(2, k=note(1)), "shelf_2é": {"x": {"y": 1}}}

    left = conflict(encoded(1), Encoder().encode(newer), encoded(3, l=note(2)))

    assert versions(left, ANYWHERE)[0]["shelf_2é"] == {"x": {"y": 1}}


@pytest.mark.parametrize("line", [b"what is this", b'"k":{"note":', b"<<<<<< six", b'"k":5'])
def test_a_line_that_is_no_row_is_named_and_nothing_is_made_up(line: bytes):
    left = conflict(encoded(1), encoded(2, k=note(1)), encoded(3, l=note(2)))
    lines = left.split(b"\n")
    broken = b"\n".join([*lines[:3], line, *lines[3:]])

    with pytest.raises(Damaged, match=r"laptop\.json has marks of a git conflict, and line 4 is"):
        decode_contents(broken, ANYWHERE)


def test_a_side_without_its_beginning_is_read_all_the_same():
    left = b'{"marks":{\n' + _row("k", 1) + b"\n=======\n>>>>>>> phone\n}}\n<<<<<<< x\n"

    assert texts(decode_contents(left, ANYWHERE)) == {"k": ["text 1"]}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"<<<<<<< HEAD\n=======\n>>>>>>> x\n", True),
        (b"{\n<<<<<<< HEAD\n=======\n>>>>>>> x\n", True),
        (b"{\n<<<<<<<\n=======\n>>>>>>>\n", True),
        (b"{\n<<<<<<< HEAD\n=======\n", False),
        (b"{\n=======\n>>>>>>> x\n", False),
        (b'{"marks":{\n"k":{"note":"<<<<<<< a >>>>>>> b"}\n}}\n', False),
    ],
)
def test_a_conflict_is_known_by_the_marks_of_both_its_sides(data: bytes, *, found: bool):
    assert has_conflict(data) == found
