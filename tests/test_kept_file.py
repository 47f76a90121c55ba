"""Promises of steps that write catalogs: undo puts back what was there, redo what came, marks too."""

from pathlib import Path

import pytest
from refshelf.user_state.catalog_folder import CatalogFolder
from refshelf.user_state.fault import Refused, StateFault
from refshelf.user_state.kept_file import change_files, swap_files
from refshelf.user_state.listed import Listed
from refshelf.user_state.place import Place
from refshelf.user_state.store import Store
from state_making import SEEN, Clock, write


@pytest.fixture
def folder(place: Place, clock: Clock) -> CatalogFolder:
    return CatalogFolder(place.catalogs, clock)


def contents(folder: CatalogFolder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.folder.glob("*.yaml")}


DONE = Listed(key="a", slot="status", values=(("done", "2020-01-01"),), seen=SEEN)


def test_swapping_twice_leads_back(folder: CatalogFolder):
    folder.put("a.yaml", b"one")
    before = contents(folder)
    done = change_files(folder, [("a.yaml", b"two"), ("b.yaml", b"new"), (".base/b.yaml", b"b")])
    after = contents(folder)

    undone = swap_files(folder, done)
    assert contents(folder) == before
    assert folder.read(".base/b.yaml") is None
    swap_files(folder, undone)
    assert contents(folder) == after
    assert folder.read(".base/b.yaml") == b"b"


def test_what_is_so_already_is_no_change(folder: CatalogFolder):
    folder.put("a.yaml", b"one")

    assert change_files(folder, [("a.yaml", b"one"), ("gone.yaml", None)]) == ()


def test_a_file_changed_since_stays_and_its_copy_is_named(folder: CatalogFolder):
    folder.put("a.yaml", b"one")
    done = change_files(folder, [("a.yaml", b"two")])
    (folder.folder / "a.yaml").write_bytes(b"edited")

    with pytest.raises(Refused, match=r"changed after that.*kept as a\.yaml\.former-"):
        swap_files(folder, done)
    assert contents(folder) == {"a.yaml": b"edited"}


def test_a_copy_that_is_gone_is_told_and_nothing_is_changed(folder: CatalogFolder):
    folder.put("a.yaml", b"one")
    done = change_files(folder, [("a.yaml", b"two")])
    folder.former("a.yaml")[0].unlink()

    with pytest.raises(Refused, match="is gone"):
        swap_files(folder, done)
    assert contents(folder) == {"a.yaml": b"two"}


def test_where_one_file_cannot_be_written_the_others_are_as_before(folder: CatalogFolder):
    folder.put("a.yaml", b"one")
    (folder.folder / "b.yaml").mkdir()

    with pytest.raises(StateFault):
        change_files(folder, [("a.yaml", b"two"), ("b.yaml", b"new")])
    assert folder.read("a.yaml") == b"one"


def test_an_import_is_one_step_with_its_catalog_and_its_marks(store: Store, folder: CatalogFolder):
    outcome = store.take_list("imported a list", [("a.yaml", b"list")], [DONE], "a")
    assert outcome.step is not None
    assert outcome.marks.status("a") is not None
    assert contents(folder) == {"a.yaml": b"list"}

    undone = store.undo()
    assert undone.marks.status("a") is None
    assert contents(folder) == {}

    redone = store.redo()
    assert redone.marks.status("a") is not None
    assert contents(folder) == {"a.yaml": b"list"}


def test_an_update_without_marks_can_be_undone_by_its_id_and_after_a_restart(
    store: Store, folder: CatalogFolder, place: Place
):
    store.take_list("imported", [("a.yaml", b"one")])
    step = store.take_list("updated", [("a.yaml", b"two")]).step
    write(store, "k", "a note")
    assert step is not None

    undone = Store(place, machine="here").undo(step.id)

    assert undone.step is not None
    assert undone.step.what == "updated"
    assert contents(folder) == {"a.yaml": b"one"}
    assert Store(place, machine="here").undo(step.id).step is None


def test_taking_the_same_list_twice_is_no_second_step(store: Store):
    store.take_list("imported", [("a.yaml", b"one")], [DONE], "a")

    assert store.take_list("imported", [("a.yaml", b"one")], [DONE], "a").step is None


def test_marks_that_come_to_a_list_that_is_here_already_are_a_step(store: Store):
    store.take_list("imported", [("a.yaml", b"one")])

    taken = store.take_list("imported again", [("a.yaml", b"one")], [DONE], "a")

    assert taken.step is not None
    assert store.last_step() == taken.step
    assert taken.marks.status("a") is not None
    assert store.undo().marks.status("a") is None


def test_where_the_marks_cannot_be_written_the_catalog_is_not_either(
    store: Store, folder: CatalogFolder, monkeypatch: pytest.MonkeyPatch
):
    write(store, "k", "a note")

    def refuse(path: Path, data: bytes, **_: object) -> None:
        raise StateFault(path, "no")

    monkeypatch.setattr("refshelf.user_state.storage.replace_file", refuse)

    with pytest.raises(StateFault):
        store.take_list("imported", [("a.yaml", b"one")], [DONE], "a")
    assert contents(folder) == {}
