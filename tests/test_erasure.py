"""Promises of forgetting: on this machine no byte of it is left, and nothing else is lost with it."""

import errno
import os
import shutil
from pathlib import Path

import pytest
from refshelf.user_state.codec import Encoder, decode
from refshelf.user_state.contents import read_contents
from refshelf.user_state.draft import Draft, Drafts
from refshelf.user_state.erasure import erase_copies, traces
from refshelf.user_state.fault import NotWritten, StateFault
from refshelf.user_state.forgotten import hash_of
from refshelf.user_state.place import Place
from refshelf.user_state.step import change_ids
from refshelf.user_state.store import Store
from state_making import Clock, change_id, edit, notes, own_file, place_in, write

HIDDEN = "what nobody may read"


@pytest.fixture
def told(store: Store) -> Store:
    """Give a store in which a secret and something else were written, a few times over."""
    write(store, "other", "harmless")
    write(store, "k", HIDDEN)
    write(store, "k", f"{HIDDEN} again")
    store.undo()
    store.apply("both", [edit("k", "star", value=True), edit("other", "star", value=True)])
    write(store, "other", "harmless still")
    return store


def again(store: Store) -> Store:
    return Store(store.place, machine="here")


def drafts(place: Place) -> Drafts:
    return Drafts(place.machine / "drafts")


def holders(place: Place, text: str = HIDDEN) -> list[str]:
    """List the files of the reader in which a text stands."""
    files = [*place.data.rglob("*"), *place.machine.rglob("*")]
    return sorted(p.name for p in files if p.is_file() and text.encode() in p.read_bytes())


def carry(store: Store, to: Place, name: str = "") -> Path:
    """Bring a store's file to another machine."""
    to.marks.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(own_file(store), to.marks / (name or own_file(store).name)))


# On the machine itself


def test_nothing_of_what_was_forgotten_is_left_in_any_file(told: Store):
    drafts(told.place).keep(Draft("k", "A title", HIDDEN))
    before = holders(told.place)

    left = told.forget(["k"])

    assert len(before) > 3
    assert (holders(told.place), left, told.notices) == ([], [], ())
    assert notes(again(told).marks()) == {"other": ["harmless still"]}


def test_nothing_else_is_lost_and_the_rest_of_a_step_can_be_undone(told: Store):
    told.forget(["k"])

    whats = [step.what for step in told.step_notes().values()]
    starred = told.marks().mark("other").starred
    told.undo()
    told.undo()

    assert sorted(whats) == ["a step, partly forgotten", "note harmless", "note harmless still"]
    assert starred
    assert not told.marks().mark("other").starred


def test_what_was_forgotten_can_be_neither_undone_nor_redone(told: Store):
    undone = write(told, "k", "undone")
    told.undo()
    made = sorted(set(change_ids({"k": told.marks().documents["k"]})))

    told.forget(["k"])

    assert undone in made
    assert told.redo().step is None
    outcomes = [told.undo(step_id) for step_id in made]
    assert {outcome.step.what for outcome in outcomes if outcome.step} == {
        "a step, partly forgotten"
    }
    assert "k" not in told.marks()


def test_the_backups_are_still_there_and_still_of_use(told: Store):
    told.forget(["k"])
    own_file(told).write_bytes(b"damaged")

    assert notes(again(told).marks()) == {"other": ["harmless still"]}
    assert len(told.files.backups.newest_first(own_file(told).stem)) >= 6


def test_an_own_file_taken_away_after_forgetting_does_not_bring_it_back(told: Store):
    former = own_file(told).read_bytes()
    told.forget(["k"])
    own_file(told).write_bytes(former)

    store = again(told)
    seen_at_once = notes(store.marks())
    write(store, "more", "text")

    assert seen_at_once == {"other": ["harmless still"]}
    assert notes(again(store).marks()) == {"other": ["harmless still"], "more": ["text"]}


def test_what_is_written_anew_on_a_forgotten_key_stays(told: Store):
    told.forget(["k"])
    write(told, "k", "anew")

    told.absorb()
    write(told, "other", "text")

    assert notes(again(told).marks())["k"] == ["anew"]


def test_what_was_written_anew_can_be_forgotten_as_well(told: Store):
    told.forget(["k"])
    write(told, "k", "anew and secret")

    assert told.forget(["k"]) == []
    assert holders(told.place, "anew and secret") == []
    assert "k" not in told.marks()


def test_a_key_is_forgotten_with_its_earlier_names(told: Store):
    told.apply("renamed", [edit("new", "note", "text", aliases=("k",))])

    told.forget(["new", "k"])

    assert holders(told.place) == holders(told.place, "text") == []


def test_forgetting_twice_changes_nothing_more(told: Store):
    told.forget(["k"])
    before = own_file(told).read_bytes()

    told.forget(["k"])

    assert own_file(told).read_bytes() == before


def test_forgetting_what_was_never_marked_writes_nothing(store: Store, place: Place):
    assert store.forget(["k"]) == []
    assert not place.marks.exists() or list(place.marks.iterdir()) == []


# Drafts


def test_a_draft_on_a_key_without_marks_is_forgotten(told: Store):
    drafts(told.place).keep(Draft("never", "A title", "a draft only"))

    told.forget(["never"])

    assert holders(told.place, "a draft only") == []


def test_a_draft_is_forgotten_where_nothing_was_ever_marked(store: Store, place: Place):
    drafts(place).keep(Draft("never", "A title", "a draft only"))

    store.forget(["never"])

    assert holders(place, "a draft only") == []


def test_what_a_killed_writer_left_of_a_draft_is_forgotten(told: Store):
    drafts(told.place).keep(Draft("k", "A title", HIDDEN))
    (path,) = (told.place.machine / "drafts").iterdir()
    path.rename(path.with_name(f".new-7-{path.name}"))

    told.forget(["k"])

    assert holders(told.place) == []


def test_a_draft_on_another_key_stays(told: Store):
    drafts(told.place).keep(Draft("other", "A title", "being written"))

    told.forget(["k"])

    assert drafts(told.place).find("other") == Draft("other", "A title", "being written")


def test_a_draft_begun_anew_on_a_forgotten_key_stays_when_another_is_forgotten(told: Store):
    told.forget(["k"])
    drafts(told.place).keep(Draft("k", "A title", "begun anew"))

    told.forget(["other"])
    write(told, "l", "text")

    assert drafts(told.place).find("k") == Draft("k", "A title", "begun anew")


def test_a_device_that_becomes_a_new_one_keeps_a_draft_begun_anew(told: Store):
    told.forget(["k"])
    drafts(told.place).keep(Draft("k", "A title", "begun anew"))
    own_file(told).unlink()

    write(told, "l", "text")

    assert drafts(told.place).find("k") is not None


# Elsewhere


@pytest.fixture
def phone(tmp_path: Path, told: Store) -> Store:
    """Give another device of the reader, which took in everything and wrote of its own."""
    there = Store(place_in(tmp_path / "phone"), now=Clock(), machine="phone")
    carry(told, there.place)
    write(there, "theirs", "from the phone")
    return there


def test_another_device_forgets_as_soon_as_it_reads_of_it(told: Store, phone: Store):
    drafts(phone.place).keep(Draft("k", "A title", HIDDEN))
    told.forget(["k"])
    carry(told, phone.place)

    shown_at_once = notes(phone.marks())
    phone.absorb()

    assert shown_at_once == {"other": ["harmless still"], "theirs": ["from the phone"]}
    assert (holders(phone.place), phone.traces()) == ([], [])
    assert again(phone).marks().documents.keys() == {"other", "theirs"}


def test_an_old_file_that_comes_in_later_brings_nothing_back_and_is_named(
    told: Store, phone: Store
):
    left_before = told.forget(["k"])
    old = carry(phone, told.place)

    told.absorb()

    assert left_before == []
    assert told.traces() == [old]
    assert notes(again(told).marks()) == {
        "other": ["harmless still"],
        "theirs": ["from the phone"],
    }
    assert HIDDEN not in own_file(told).read_text()


def test_an_old_copy_that_is_taken_in_brings_nothing_back(told: Store, tmp_path: Path):
    old = read_contents(Path(shutil.copy(own_file(told), tmp_path / "old.json")))
    told.forget(["k"])

    taken = told.take_in(old)

    assert (taken.keys, taken.steps) == (frozenset(), 0)
    assert holders(told.place) == []


def test_what_another_device_wrote_meanwhile_stays(told: Store, phone: Store):
    write(phone, "k", "written meanwhile")
    told.forget(["k"])
    carry(phone, told.place)

    told.absorb()

    assert notes(told.marks())["k"] == ["written meanwhile"]
    assert HIDDEN not in own_file(told).read_text()


def test_two_devices_that_forgot_different_keys_forget_both(told: Store, phone: Store):
    told.forget(["k"])
    phone.forget(["other"])
    carry(told, phone.place)
    carry(phone, told.place)

    told.absorb()
    phone.absorb()

    assert told.marks().documents.keys() == phone.marks().documents.keys() == {"theirs"}
    assert read_contents(own_file(told)).forgotten == read_contents(own_file(phone)).forgotten


# What is left is named


def test_files_that_were_set_aside_are_named(told: Store):
    path = own_file(told)
    path.write_bytes(path.read_bytes()[:-9])
    write(told, "l", "text")
    (aside,) = path.parent.glob("*.damaged-*")

    left = told.forget(["k"])

    assert left == [aside]


def test_a_damaged_file_without_any_of_it_is_not_named(told: Store):
    (told.place.marks / "phone.json").write_bytes(b'{"marks":{"l":')

    assert told.forget(["k"]) == []


def test_a_file_that_cannot_be_read_may_hold_it_and_is_named(told: Store):
    strange = told.place.marks / "large.json"
    with strange.open("wb") as file:
        file.truncate(65 * 1024 * 1024)

    assert told.forget(["k"]) == [strange]


def test_beside_a_file_that_cannot_be_read_nothing_forgotten_is_shown_again(told: Store):
    other = again(told)
    other.marks()
    told.marks()
    with (told.place.marks / "large.json").open("wb") as file:
        file.truncate(65 * 1024 * 1024)

    told.forget(["k"])

    assert "k" not in told.marks()
    assert "k" not in other.marks()
    assert notes(other.marks()) == {"other": ["harmless still"]}


def test_a_file_that_vanishes_while_it_is_looked_through_holds_nothing(
    told: Store, monkeypatch: pytest.MonkeyPatch
):
    forgot = {hash_of("k"): frozenset({change_id(1)})}
    monkeypatch.setattr("refshelf.user_state.erasure.read_bytes", lambda *_, **__: None)

    assert traces(told.place, forgot) == []


def test_where_nothing_was_forgotten_there_are_no_traces(told: Store):
    (told.place.marks / "large.json").write_bytes(b"")

    assert told.traces() == []


def test_a_reader_without_any_folder_has_no_traces(place: Place):
    assert traces(place, {hash_of("k"): frozenset({change_id(1)})}) == []


# Backups that are strange, and what cannot be erased


def test_a_backup_that_cannot_be_read_goes(told: Store):
    newest, *_ = told.files.backups.newest_first(own_file(told).stem)
    newest.write_bytes(newest.read_bytes()[:-5])

    told.forget(["k"])

    assert not newest.exists()
    assert holders(told.place) == []


def test_files_that_the_program_never_made_are_left_alone_and_named_if_they_hold_it(told: Store):
    backups = told.files.backups.folder
    (backups / "read me.txt").write_text("keep")
    (backups / "copy.tar").write_bytes(b"\x00" + own_file(told).read_bytes())

    left = told.forget(["k"])

    assert (backups / "read me.txt").read_text() == "keep"
    assert left == [backups / "copy.tar"]


def test_a_copy_of_an_earlier_version_is_cleared_and_stays_of_its_version(told: Store):
    tables = decode(own_file(told).read_bytes(), own_file(told))
    tables["about"] = {"file": {"schema": 1}}
    copy = told.files.backups.folder / "laptop.schema-1"
    copy.write_bytes(Encoder().encode(tables))

    told.forget(["k"])

    cleared = decode(copy.read_bytes(), copy)
    assert cleared["about"] == {"file": {"schema": 1}}
    assert cleared["marks"].keys() == {"other"}


def test_a_backup_without_any_of_it_is_not_written_again(told: Store):
    copy = told.files.backups.folder / "laptop.20260101T000000.000000000.json"
    copy.write_bytes(b'{"marks": {"l": {}}}')

    told.forget(["k"])

    assert copy.read_bytes() == b'{"marks": {"l": {}}}'


def test_a_backup_that_cannot_be_cleared_is_said_named_and_cleared_the_next_time(told: Store):
    link = told.files.backups.folder / "laptop.link.json"
    shutil.copy(own_file(told), told.place.machine / "target")
    link.symlink_to(told.place.machine / "target")

    left = told.forget(["k"])
    said = told.notices
    link.unlink()
    shutil.move(told.place.machine / "target", link)
    told.absorb()

    assert left == [told.place.machine / "target", link]
    assert len(said) == 1
    assert str(link) in said[0]
    assert "may still stand there" in said[0]
    assert holders(told.place) == []


@pytest.mark.parametrize("folder", ["backups", "drafts"])
def test_what_cannot_be_removed_is_said_and_the_others_are_cleared(
    told: Store, monkeypatch: pytest.MonkeyPatch, folder: str
):
    drafts(told.place).keep(Draft("k", "A title", HIDDEN))
    first, *_ = sorted((told.place.machine / folder).iterdir())
    first.write_bytes(b"damaged")
    remove = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path == first:
            raise PermissionError(13, "Permission denied")
        remove(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)

    told.forget(["k"])

    assert f"{first} cannot be removed: Permission denied." in told.notices[0]
    assert holders(told.place) == []
    assert notes(again(told).marks()) == {"other": ["harmless still"]}


def test_the_first_of_several_faults_is_raised_after_all_were_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "backups").mkdir()
    paths = [tmp_path / "backups" / f"{name}.json" for name in "abc"]
    for path in paths:
        path.write_bytes(b"damaged")
    tried: list[Path] = []

    def refuse(path: Path, **_: object) -> None:
        tried.append(path)
        raise OSError(5, os.strerror(5))

    monkeypatch.setattr(Path, "unlink", refuse)

    with pytest.raises(NotWritten, match=r"a\.json cannot be removed: Input/output error") as fault:
        erase_copies(tmp_path, {}, ())
    assert isinstance(fault.value, StateFault)
    assert (fault.value.path, tried) == (paths[0], paths)


def test_a_backup_that_vanishes_meanwhile_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "backups").mkdir()
    path = tmp_path / "backups" / "a.json"
    path.write_bytes(b"{}")
    monkeypatch.setattr("refshelf.user_state.erasure.read_bytes", lambda *_, **__: None)

    erase_copies(tmp_path, {hash_of("k"): frozenset({change_id(1)})}, ())

    assert path.read_bytes() == b"{}"


def test_what_a_program_left_that_was_killed_while_it_erased_is_swept(tmp_path: Path):
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / ".new-1-a.json").write_bytes(b'{"marks": {}}')
    (tmp_path / "backups" / "a.json").write_bytes(b'{"marks": {}}')

    erase_copies(tmp_path, {hash_of("k"): frozenset({change_id(1)})}, ())

    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["a.json"]


def test_a_folder_that_cannot_be_listed_is_gone_through_again_the_next_time(
    told: Store, monkeypatch: pytest.MonkeyPatch
):
    drafts(told.place).keep(Draft("k", "A title", HIDDEN))
    listed = os.listdir

    def fail_for_copies(path: Path) -> list[str]:
        if Path(path).name in {"backups", "drafts"}:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return listed(path)

    with monkeypatch.context() as patched:
        patched.setattr(os, "listdir", fail_for_copies)
        left = told.forget(["k"])
    write(told, "other", "more")

    assert told.place.machine / "backups" in left
    assert told.traces() == []
    files = [path for path in told.place.machine.rglob("*") if path.is_file()]
    assert not any(HIDDEN.encode() in path.read_bytes() for path in files)


def test_a_folder_that_cannot_be_looked_into_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "a.json").write_bytes(b"{}")

    def refuse(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_file", refuse)

    with pytest.raises(StateFault, match="cannot be read: Permission denied") as fault:
        erase_copies(tmp_path, {hash_of("k"): frozenset({change_id(1)})}, ())
    assert fault.value.path == tmp_path / "backups"
