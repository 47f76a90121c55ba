"""Promises of an archive: all that a reader has comes back as it was, and nothing leads elsewhere."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.archive import (
    Archive,
    archive_bytes,
    archive_of,
    catalog_files,
    is_catalog_name,
    read_archive,
    write_archive,
)
from refshelf.user_state.contents import About, Contents
from refshelf.user_state.fault import Damaged, NewerSchema, Refused
from refshelf.user_state.news import Known
from refshelf.user_state.store import Store
from state_making import own_file, write

ANYWHERE = Path("shelf.json")

names = st.from_regex(r"[a-z0-9][a-z0-9 é-]{0,8}\.(yaml|yml|YAML)", fullmatch=True)
texts = st.frozensets(st.text(st.characters(codec="utf-8"), max_size=5), max_size=3)


@given(
    catalogs=st.dictionaries(names, st.binary(max_size=30), max_size=3),
    news=st.dictionaries(
        st.text(max_size=5), st.builds(Known, st.text(), texts, texts), max_size=2
    ),
)
def test_catalogs_and_news_come_back_byte_by_byte(
    catalogs: dict[str, bytes], news: dict[str, Known]
):
    archive = Archive(Contents(about=About(reader="vera")), catalogs, news, "2026-11-24T10:00:00Z")

    assert archive_of(archive_bytes(archive), ANYWHERE) == archive


def test_marks_and_what_was_forgotten_come_back(store: Store, tmp_path: Path):
    write(store, "a", "kept")
    write(store, "b", "to be forgotten")
    store.forget(["b"])
    path = tmp_path / "shelf.json"

    size = write_archive(Archive(store.contents()), path)

    held = read_archive(path)
    assert path.stat().st_size == size
    assert path.stat().st_mode & 0o777 == 0o600
    assert held.contents.documents == store.marks().documents
    assert held.contents.forgotten == store.contents().forgotten != {}
    assert held.contents.about.reader == "vera"


def test_a_plain_state_file_is_an_archive_without_catalogs(store: Store):
    write(store, "a", "one")

    held = read_archive(own_file(store))

    assert held.contents.documents == store.marks().documents
    assert (held.catalogs, held.news, held.made) == ({}, {}, "")


@pytest.mark.parametrize(
    "name", ["../evil.yaml", "a/b.yaml", ".hidden.yaml", "notes.txt", "a\\b.yaml", "a\0.yaml", ""]
)
def test_a_name_that_is_no_catalog_files_is_left_out(name: str):
    tables = {"about": {"file": {"schema": 2}}, "catalogs": {name: {"text": "x"}}}

    assert not is_catalog_name(name)
    assert archive_of(json.dumps(tables).encode(), ANYWHERE).catalogs == {}


@pytest.mark.parametrize("row", [{}, {"text": 3}, {"base64": "no base 64!"}])
def test_a_catalog_that_cannot_be_read_costs_only_itself(row: object):
    catalogs = {"a.yaml": row, "b.yaml": {"text": "sound"}}
    tables = {"about": {"file": {"schema": 2}}, "catalogs": catalogs, "news": {"x": {"stamp": 1}}}

    held = archive_of(json.dumps(tables).encode(), ANYWHERE)

    assert held.catalogs == {"b.yaml": b"sound"}
    assert held.news == {}


def test_an_archive_of_a_newer_program_is_refused_with_the_cure():
    tables = {"about": {"file": {"schema": 99}}, "marks": {}}

    with pytest.raises(NewerSchema, match="Update refshelf"):
        archive_of(json.dumps(tables).encode(), ANYWHERE)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"{}", b'{"other": {}}', b"[1]"])
def test_what_is_no_archive_is_called_damaged(data: bytes):
    with pytest.raises(Damaged):
        archive_of(data, ANYWHERE)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path):
    with pytest.raises(Refused, match=r"There is no file .*gone\.json"):
        read_archive(tmp_path / "gone.json")


def test_catalog_files_are_found_and_the_unreadable_ones_named(tmp_path: Path):
    (tmp_path / "a.yaml").write_bytes(b"one")
    (tmp_path / "b.YML").write_bytes(b"\xff two")
    (tmp_path / "c.yaml.former-1").write_bytes(b"former")
    (tmp_path / "d.yaml").mkdir()

    found, faults = catalog_files(tmp_path)

    assert found == {"a.yaml": b"one", "b.YML": b"\xff two"}
    assert [fault.path.name for fault in faults] == ["d.yaml"]
    assert catalog_files(tmp_path / "missing") == ({}, [])
