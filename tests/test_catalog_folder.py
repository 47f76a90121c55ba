"""Promises of the folder of catalogs: a file is replaced whole, and what it was is kept beside it."""

from pathlib import Path

import pytest
from refshelf.user_state.catalog_folder import KEPT, CatalogFolder
from refshelf.user_state.fault import DiskFull, Refused
from state_making import Clock


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> CatalogFolder:
    return CatalogFolder(tmp_path / "catalogs", clock)


def test_a_new_file_keeps_nothing_beside_it(folder: CatalogFolder):
    assert folder.put("a.yaml", b"one") is None
    assert folder.read("a.yaml") == b"one"
    assert folder.former("a.yaml") == []


def test_what_a_file_was_is_kept_with_its_comments(folder: CatalogFolder):
    folder.put("a.yaml", b"one  # my comment")

    kept = folder.put("a.yaml", b"two")

    assert kept is not None
    assert kept.read_bytes() == b"one  # my comment"
    assert folder.read("a.yaml") == b"two"


def test_the_newest_former_files_are_kept_however_the_clock_stands(
    folder: CatalogFolder, clock: Clock
):
    for number in range(KEPT + 3):
        folder.put("a.yaml", f"{number}".encode())
        clock.seconds -= 5

    kept = [path.read_bytes() for path in folder.former("a.yaml")]

    assert kept == [f"{number}".encode() for number in range(KEPT + 1, 1, -1)]


def test_a_removed_file_is_kept_too_and_can_be_put_back(folder: CatalogFolder):
    folder.put("a.yaml", b"one")

    kept = folder.remove("a.yaml")

    assert kept is not None
    assert folder.read("a.yaml") is None
    assert kept.read_bytes() == b"one"
    assert folder.remove("a.yaml") is None


def test_a_copy_that_is_kept_already_is_not_kept_twice(folder: CatalogFolder):
    folder.put("a.yaml", b"one")
    folder.put("a.yaml", b"two")
    folder.put("a.yaml", b"one")
    folder.remove("a.yaml")
    folder.put("a.yaml", b"one")
    folder.remove("a.yaml")

    assert [path.read_bytes() for path in folder.former("a.yaml")] == [b"one", b"two", b"one"]


def test_writing_what_is_there_does_nothing(folder: CatalogFolder):
    folder.put("a.yaml", b"one")
    before = (folder.folder / "a.yaml").stat()

    assert folder.put("a.yaml", b"one") is None
    assert (folder.folder / "a.yaml").stat() == before


def test_a_name_with_signs_of_patterns_has_only_its_own_copies(folder: CatalogFolder):
    for name in ("[ab].yaml", "a.yaml"):
        folder.put(name, b"one")
        folder.put(name, b"two")

    assert len(folder.former("[ab].yaml")) == 1


def test_where_the_former_cannot_be_kept_the_file_stays_as_it_is(
    folder: CatalogFolder, monkeypatch: pytest.MonkeyPatch
):
    folder.put("a.yaml", b"one")

    def refuse(path: Path, data: bytes) -> None:
        if ".former-" in path.name:
            raise DiskFull(path, "The disk is full.")
        path.write_bytes(data)

    monkeypatch.setattr("refshelf.user_state.catalog_folder.replace_file", refuse)

    with pytest.raises(DiskFull):
        folder.put("a.yaml", b"two")
    assert folder.read("a.yaml") == b"one"


def test_a_folder_in_place_of_a_file_is_refused(folder: CatalogFolder):
    (folder.folder / "a.yaml").mkdir(parents=True)

    with pytest.raises(Refused, match="not a regular file"):
        folder.put("a.yaml", b"one")
