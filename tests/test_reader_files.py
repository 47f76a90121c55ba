"""Promises of a reader's files: damaged, gone, rolled back, copied, another device's: nothing is lost."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from refshelf.user_state import own_file as own_file_module
from refshelf.user_state import storage, this_device
from refshelf.user_state.backup import Backups
from refshelf.user_state.codec import Encoder
from refshelf.user_state.contents import Contents
from refshelf.user_state.disk import Signature
from refshelf.user_state.fault import DiskFull, NewerSchema, Refused, StateFault
from refshelf.user_state.own_file import OwnFile
from refshelf.user_state.place import Place
from refshelf.user_state.source import Sources
from refshelf.user_state.store import Store
from state_making import NOON, Clock, change_id, edit, notes, own_file, place_in, shown, write

HELD = {"a": ["one"], "b": ["two"]}


@pytest.fixture
def written(store: Store) -> Store:
    write(store, "a", "one")
    write(store, "b", "two")
    return store


def again(store: Store, machine: str = "here") -> Store:
    return Store(store.place, machine=machine)


def put_file(place: Place, name: str, **marks: object) -> Path:
    """Put another device's file into the data dir, as a carrier does."""
    place.marks.mkdir(parents=True, exist_ok=True)
    path = place.marks / f"{name}.json"
    tables = {"about": {"file": {"schema": 2}}, "marks": marks}
    path.write_bytes(Encoder().encode(tables))
    return path


def note(text: str, number: int, writer: str = "bbbbbb", **more: object) -> dict[str, object]:
    return {
        "note": {change_id(number, writer): {"v": text, "on": NOON, "over": [], "undo": 0} | more}
    }


# The own file, damaged

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut in half": lambda data: data[: len(data) // 2],
    "last byte missing": lambda data: data[:-2],
    "binary": lambda _: b"\x89PNG\r\n\x1a\n\xff\xfe",
    "zeros": lambda data: b"\x00" * len(data),
    "zeros at the end": lambda data: data + b"\x00" * 512,
    "tail of a longer file": lambda data: data + data[-20:],
    "nested too deep": lambda _: b'{"marks": {"a": ' + b'{"x":' * 90_000,
    "no number": lambda data: data.replace(b'"undo":0', b'"undo":NaN', 1),
    "infinite number": lambda data: data.replace(b'"undo":0', b'"undo":1e999', 1),
    "a list": lambda _: b"[1, 2]",
    "an empty object": lambda _: b"{}",
    "tables of lists": lambda _: b'{"marks": [], "about": {}}',
    "documents of numbers": lambda _: b'{"marks": {"a": 5}}',
    "another program's": lambda _: b'{"_default": {"1": {"name": "x"}}}',
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_own_file_costs_nothing_and_is_kept_and_said(
    written: Store, damage: Callable[[bytes], bytes]
):
    path = own_file(written)
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)

    store = again(written)
    before_any_change = notes(store.marks())
    said_at_once = store.notices
    write(store, "c", "three")

    assert before_any_change == HELD
    assert len(said_at_once) == 1
    assert str(path) in said_at_once[0]
    assert notes(again(store).marks()) == HELD | {"c": ["three"]}
    (kept,) = path.parent.glob("*.damaged-*")
    assert kept.read_bytes() == damaged
    assert kept.name in store.notices[-1]
    assert own_file(store) != path


def test_a_byte_order_mark_before_the_own_file_changes_nothing(written: Store):
    path = own_file(written)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    store = again(written)
    write(store, "c", "three")

    assert notes(again(store).marks()) == HELD | {"c": ["three"]}
    assert (own_file(store), store.notices) == (path, ())


def test_values_of_the_wrong_shape_are_carried_and_do_not_stop_anything(written: Store):
    path = own_file(written)
    tables = json.loads(path.read_bytes())
    odd = {"note": 5, "star": [1], "status": {"x": "y", change_id(1): {"v": 7}}, "seen": None}
    tables["marks"]["a"]["star"] = 7
    tables["marks"]["odd"] = odd
    path.write_bytes(json.dumps(tables).encode())

    store = again(written)
    steps = [edit("odd"), edit("odd", "note", "text"), edit("a", "star", value=True)]
    store.apply("all", steps)

    mark = again(store).marks().mark("odd")
    assert (mark.status and mark.status.value, [head.value for head in mark.notes]) == (
        "done",
        ["text"],
    )
    assert again(store).marks().mark("a").starred
    assert store.find_steps("no such") == []


@pytest.mark.parametrize("count", [1, 2, 5])
def test_an_own_file_that_is_gone_comes_back_from_its_backups(store: Store, count: int):
    for number in range(count):
        write(store, f"key-{number}", "text")
    path = own_file(store)
    path.unlink()

    later = again(store)
    shown_at_once = len(notes(later.marks()))
    write(later, "more", "text")

    assert shown_at_once == count
    assert len(notes(again(later).marks())) == count + 1
    assert f"{path} is gone. Its marks are shown as the backups have them." in later.notices


def test_a_reader_whose_files_are_gone_with_all_backups_is_told_and_goes_on(written: Store):
    path = own_file(written)
    path.unlink()
    shutil.rmtree(written.place.machine / "backups")

    store = again(written)
    write(store, "c", "three")

    assert f"{path} is gone." in store.notices[0]
    assert notes(store.marks()) == {"c": ["three"]}


def test_a_damaged_file_that_cannot_be_set_aside_is_said_and_stops_nothing(
    written: Store, monkeypatch: pytest.MonkeyPatch
):
    own_file(written).write_bytes(b"damaged")
    store = again(written)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)

    write(store, "c", "three")

    assert notes(again(store).marks()) == HELD | {"c": ["three"]}
    assert "cannot be renamed: Permission denied" in " ".join(store.notices)


# A disk that fails while files are taken over or taken in


def test_a_device_that_could_not_take_over_at_once_does_so_the_next_time(written: Store):
    path = own_file(written)
    path.write_bytes(b"damaged")
    with pytest.MonkeyPatch.context() as patched:
        refuse_writing(patched)
        with pytest.raises(DiskFull):
            write(again(written), "c", "three")

    store = again(written)
    shown_at_once, step = notes(store.marks()), store.last_step()
    write(store, "d", "four")

    assert shown_at_once == HELD
    assert step is not None
    assert step.what == "note two"
    assert notes(again(store).marks()) == HELD | {"d": ["four"]}
    (kept,) = path.parent.glob("*.damaged-*")
    assert kept.read_bytes() == b"damaged"
    assert len(list(path.parent.glob("*.json"))) == 1


def test_a_device_that_never_could_take_over_leaves_no_trail_of_names(written: Store):
    own_file(written).write_bytes(b"damaged")
    with pytest.MonkeyPatch.context() as patched:
        refuse_writing(patched)
        names = {name_after_a_refused_write(written) for _ in range(3)}

    write(again(written), "c", "three")

    assert len(names) == 1
    assert notes(again(written).marks()) == HELD | {"c": ["three"]}


def name_after_a_refused_write(store: Store) -> str:
    later = again(store)
    with pytest.raises(DiskFull):
        write(later, "c", "three")
    device = later.files.device()
    assert device is not None
    return device.name


def test_what_came_in_stays_shown_when_it_could_not_be_taken_in(written: Store):
    put_file(written.place, "other", c=note("from elsewhere", 1))
    with pytest.MonkeyPatch.context() as patched:
        refuse_writing(patched)
        with pytest.raises(DiskFull):
            write(written, "d", "four")

    shown_at_once = [notes(store.marks()) for store in (written, again(written))]
    written.absorb()
    (written.place.marks / "other.json").unlink()

    assert shown_at_once == [HELD | {"c": ["from elsewhere"]}] * 2
    assert notes(again(written).marks()) == HELD | {"c": ["from elsewhere"]}


def refuse_writing(patched: pytest.MonkeyPatch) -> None:
    """Have no state file written; what the device remembers is."""

    def fail(path: Path, _: bytes) -> None:
        raise DiskFull(path, f"The disk is full: {path.name} was not saved.")

    patched.setattr("refshelf.user_state.storage.replace_file", fail)


@pytest.mark.parametrize("call", ["listdir", "open"])
def test_a_device_does_not_take_over_while_its_backups_cannot_be_read(written: Store, call: str):
    own_file(written).write_bytes(b"damaged")
    with pytest.MonkeyPatch.context() as patched:
        fail_under(patched, call, written.files.backups.folder)
        with pytest.raises(Refused, match="cannot be read: Input/output error"):
            write(again(written), "c", "three")

    write(again(written), "d", "four")

    assert notes(again(written).marks()) == HELD | {"d": ["four"]}


def test_what_git_left_is_not_set_aside_while_it_cannot_be_read(written: Store):
    path = own_file(written)
    path.write_bytes(left_by_git(path.read_bytes(), 7, c=note("theirs", 1)))
    with pytest.MonkeyPatch.context() as patched:
        fail_under(patched, "open", path, but_first=1)
        with pytest.raises(Refused):
            write(again(written), "d", "four")

    write(again(written), "d", "four")

    assert notes(again(written).marks()) == HELD | {"c": ["theirs"], "d": ["four"]}


def test_while_files_cannot_be_read_a_window_shows_what_it_knew(written: Store):
    write(again(written), "c", "three")
    with pytest.MonkeyPatch.context() as patched:
        fail_under(patched, "open", written.place.marks.parents[2])
        meanwhile = notes(written.marks())

    assert meanwhile == HELD
    assert notes(written.marks()) == HELD | {"c": ["three"]}


def fail_under(patched: pytest.MonkeyPatch, call: str, place: Path, but_first: int = 0) -> None:
    """Have a call of the system fail for what lies in a folder, or for a file, but not at first."""
    real, good = getattr(os, call), [but_first]

    def failing(path: Path, *more: int) -> object:
        if place in (Path(path), *Path(path).parents):
            good[0] -= 1
            if good[0] < 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, *more)

    patched.setattr(os, call, failing)


# The own file, refused or newer


@pytest.mark.parametrize("strange", ["link", "pipe", "folder", "foreign"])
def test_an_own_file_that_cannot_be_trusted_is_refused_and_left_alone(
    written: Store, tmp_path: Path, strange: str
):
    path, elsewhere = own_file(written), tmp_path / "elsewhere"
    path.rename(elsewhere)
    before = elsewhere.read_bytes()
    if strange == "link":
        path.symlink_to(elsewhere)
    elif strange == "pipe":
        os.mkfifo(path)
    elif strange == "folder":
        path.mkdir()
    else:
        shutil.copy(elsewhere, path)
        try:
            os.chown(path, 12345, 12345)
        except PermissionError:
            pytest.skip("only root can give a file away")
    for store in (written, again(written)):
        with pytest.raises(Refused) as fault:
            write(store, "c", "three")

        assert str(path) in str(fault.value)
        assert notes(store.marks()) == HELD
        last = store.last_step()
        assert last is not None
        assert last.what == "note two"
    shown_so = "The marks are shown as the backups and other files have them."
    assert store.notices == (f"{fault.value} {shown_so}",)
    assert elsewhere.read_bytes() == before


def test_a_file_of_a_newer_version_is_shown_and_never_touched(written: Store):
    path = own_file(written)
    newer = path.read_bytes().replace(b'"schema":2', b'"schema":3')
    path.write_bytes(newer)

    store = again(written)
    shown_at_once = notes(store.marks())

    with pytest.raises(NewerSchema, match="Update refshelf"):
        write(store, "c", "three")
    with pytest.raises(NewerSchema):
        store.undo()
    assert shown_at_once == notes(store.marks()) == HELD
    assert path.read_bytes() == newer
    assert list(written.place.marks.iterdir()) == [path]
    assert len(store.notices) == 1


def test_what_a_newer_versions_file_does_not_say_any_more_is_shown_from_the_backups(
    written: Store,
):
    path = own_file(written)
    tables = json.loads(path.read_bytes())
    tables["about"]["file"] |= {"schema": 3, "nonce": "other"}
    del tables["marks"]["b"]
    path.write_bytes(newer := json.dumps(tables).encode())

    for store in (written, again(written)):
        assert notes(store.marks()) == HELD
        with pytest.raises(NewerSchema):
            write(store, "c", "three")
    assert path.read_bytes() == newer


# The own file of an earlier version


def make_earlier(store: Store) -> bytes:
    """Make the own file what the first version of the program wrote."""
    path = own_file(store)
    path.write_bytes(path.read_bytes().replace(b'"schema":2', b'"schema":1'))
    return path.read_bytes()


def kept_versions(store: Store) -> dict[str, bytes]:
    folder = store.place.machine / "backups"
    return {path.name: path.read_bytes() for path in folder.glob("*.schema-*")}


def test_a_file_of_an_earlier_version_is_kept_as_it_was_before_it_is_changed(written: Store):
    earlier = make_earlier(written)

    store = again(written)
    write(store, "c", "three")
    write(store, "d", "four")

    path = own_file(store)
    assert kept_versions(store) == {f"{path.stem}.schema-1": earlier}
    assert json.loads(path.read_bytes())["about"]["file"]["schema"] == 2
    assert notes(again(store).marks()) == HELD | {"c": ["three"], "d": ["four"]}
    assert (own_file(written), store.notices) == (path, ())


def test_a_file_of_an_earlier_version_is_not_touched_by_reading(written: Store):
    earlier = make_earlier(written)

    store = again(written)
    store.absorb()

    assert notes(store.marks()) == HELD
    assert own_file(store).read_bytes() == earlier
    assert kept_versions(store) == {}


def test_where_an_earlier_version_cannot_be_kept_it_is_not_changed(
    written: Store, monkeypatch: pytest.MonkeyPatch
):
    earlier = make_earlier(written)
    monkeypatch.setattr("refshelf.user_state.backup.replace_file", _fail)

    with pytest.raises(ZeroDivisionError):
        write(again(written), "c", "three")

    assert own_file(written).read_bytes() == earlier
    assert notes(again(written).marks()) == HELD


def test_a_file_of_this_version_needs_no_copy(written: Store):
    write(written, "c", "three")

    assert kept_versions(written) == {}


def test_forgetting_makes_an_earlier_file_one_that_an_earlier_program_leaves_alone(written: Store):
    make_earlier(written)

    written.forget(["a"])

    assert json.loads(own_file(written).read_bytes())["about"]["file"]["schema"] == 2
    assert b"one" not in b"".join(kept_versions(written).values())
    assert notes(again(written).marks()) == {"b": ["two"]}


# The own file or another's, left in conflict by git


def left_by_git(own: bytes, seq: int, *, schema: int = 2, **marks: object) -> bytes:
    """Give a file whose second side holds these marks in another version."""
    file = {"schema": schema, "seq": seq, "nonce": "x", "writer": "bbbbbb"}
    theirs = Encoder().encode({"about": {"file": file}, "marks": marks})
    return b"<<<<<<< HEAD\n" + own + b"=======\n" + theirs + b">>>>>>> theirs\n"


def test_an_own_file_that_git_left_in_conflict_counts_with_both_sides(written: Store):
    path = own_file(written)
    left = left_by_git(path.read_bytes(), 9, c=note("theirs", 5))
    path.write_bytes(left)

    store = again(written)
    shown_at_once = notes(store.marks())
    write(store, "d", "four")

    assert shown_at_once == HELD | {"c": ["theirs"]}
    assert notes(again(store).marks()) == HELD | {"c": ["theirs"], "d": ["four"]}
    (kept,) = path.parent.glob("*.damaged-*")
    assert kept.read_bytes() == left


@pytest.mark.parametrize("seq", [1, 99])
def test_an_own_file_in_conflict_with_a_newer_versions_is_shown_and_never_touched(
    written: Store, seq: int
):
    path = own_file(written)
    left = left_by_git(path.read_bytes(), seq, schema=3, c=note("theirs", 5))
    path.write_bytes(left)

    store = again(written)

    with pytest.raises(NewerSchema):
        write(store, "d", "four")
    assert notes(store.marks()) == HELD | {"c": ["theirs"]}
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == {path: left}


def test_another_devices_file_that_git_left_in_conflict_is_taken_in_whole(written: Store):
    path = put_file(written.place, "phone", c=note("one", 5))
    path.write_bytes(left_by_git(path.read_bytes(), 9, c=note("two", 6), d=note("more", 7)))

    written.absorb()
    path.unlink()

    assert notes(again(written).marks()) == HELD | {"c": ["one", "two"], "d": ["more"]}
    assert written.notices == ()


@pytest.mark.parametrize("seq", [0, 9])
def test_a_conflict_with_a_newer_devices_version_is_taken_in_only_later(written: Store, seq: int):
    path = put_file(written.place, "phone", c=note("one", 5))
    path.write_bytes(left_by_git(path.read_bytes(), seq, schema=3, c=note("two", 6)))

    written.absorb()

    device = written.files.device()
    assert device is not None
    assert device.absorbed == ()
    assert notes(written.marks())["c"] == ["one", "two"]


# The own file, rolled back, copied


@pytest.mark.parametrize("back", [1, 2, 3])
def test_an_own_file_that_was_rolled_back_loses_nothing(store: Store, back: int):
    versions: list[bytes] = []
    for number in range(4):
        write(store, f"key-{number}", "text")
        versions.append(own_file(store).read_bytes())
    path = own_file(store)
    path.write_bytes(versions[-1 - back])

    later = again(store)
    shown_at_once = len(notes(later.marks()))
    write(later, "more", "text")

    assert shown_at_once == 4
    assert len(notes(again(later).marks())) == 5
    shown_so = "Its marks are shown as the backups have them."
    assert f"{path} was rolled back or copied. {shown_so}" in later.notices
    assert own_file(later) != path


def test_a_file_rolled_back_while_a_window_is_open_is_noticed(written: Store):
    path = own_file(written)
    former = path.read_bytes()
    write(written, "c", "three")
    path.write_bytes(former)

    write(written, "d", "four")

    assert notes(again(written).marks()) == HELD | {"c": ["three"], "d": ["four"]}
    assert own_file(written) != path


def test_a_write_that_never_came_is_no_rollback(written: Store, monkeypatch: pytest.MonkeyPatch):
    path = own_file(written)
    with monkeypatch.context() as patched:
        patched.setattr("refshelf.user_state.storage.replace_file", _fail)
        with pytest.raises(ZeroDivisionError):
            write(written, "c", "three")

    store = again(written)
    last = store.last_step()
    write(store, "d", "four")

    assert last is not None
    assert last.what == "note two"
    assert (own_file(store), store.notices) == (path, ())
    assert notes(store.marks()) == HELD | {"d": ["four"]}


@pytest.mark.parametrize(
    ("was", "found"),
    [(b'"note"', b'"nose"'), (b'"v":"two"', b'"w":"two"'), (b'"b":', b'"c":')],
    ids=["slot", "field", "key"],
)
def test_an_own_file_that_something_changed_in_place_loses_nothing_that_a_backup_has(
    written: Store, was: bytes, found: bytes
):
    path = own_file(written)
    path.write_bytes(path.read_bytes().replace(was, found))
    shown_at_once = notes(again(written).marks())
    write(again(written), "d", "four")

    assert shown_at_once.items() >= HELD.items()
    assert notes(again(written).marks()).items() >= (HELD | {"d": ["four"]}).items()


def test_an_own_file_that_was_only_laid_out_anew_raises_no_doubt(written: Store):
    path = own_file(written)
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=2))

    store = again(written)
    write(store, "c", "three")

    assert own_file(store) == path
    assert store.notices == ()


def test_an_undo_that_was_not_written_can_be_done_again(
    written: Store, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as patched:
        patched.setattr("refshelf.user_state.storage.replace_file", _fail)
        with pytest.raises(ZeroDivisionError):
            written.undo()

    store = again(written)
    undone = store.undo().step

    assert undone is not None
    assert undone.what == "note two"
    assert notes(store.marks()) == {"a": ["one"]}


def test_what_a_write_that_never_came_was_to_take_in_is_taken_in_later(
    written: Store, monkeypatch: pytest.MonkeyPatch
):
    path = put_file(written.place, "phone", c=note("theirs", 5))
    with monkeypatch.context() as patched:
        patched.setattr("refshelf.user_state.storage.replace_file", _fail)
        with pytest.raises(ZeroDivisionError):
            write(written, "d", "four")

    store = again(written)
    shown_at_once = notes(store.marks())
    store.absorb()
    path.unlink()

    assert shown_at_once == HELD | {"c": ["theirs"]}
    assert notes(again(store).marks()) == HELD | {"c": ["theirs"]}


@pytest.mark.parametrize("data", [None, b"", b'{"marks"'], ids=["gone", "empty", "cut"])
def test_backups_still_count_when_the_first_write_under_a_new_name_never_came(
    written: Store, monkeypatch: pytest.MonkeyPatch, data: bytes | None
):
    path = own_file(written)
    path.unlink() if data is None else path.write_bytes(data)
    with monkeypatch.context() as patched:
        patched.setattr("refshelf.user_state.storage.replace_file", _fail)
        with pytest.raises(ZeroDivisionError):
            write(again(written), "c", "three")

    store = again(written)
    shown_at_once = notes(store.marks())
    write(store, "d", "four")

    assert shown_at_once == HELD
    assert notes(again(store).marks()) == HELD | {"d": ["four"]}


def test_a_window_that_never_saw_the_own_file_notices_that_it_came_and_went(store: Store):
    other = again(store)
    other.marks()
    write(store, "a", "one")
    own_file(store).unlink()

    assert other.is_changed()
    assert notes(other.marks()) == {"a": ["one"]}


def _fail(*_: object, **__: object) -> None:
    raise ZeroDivisionError


def test_a_copied_home_goes_on_under_a_new_name_with_everything(tmp_path: Path, written: Store):
    shutil.copytree(tmp_path / "home", tmp_path / "copy")
    # The name made of the data dir's path is another there, unless the home has the same path.
    old, new = written.place, place_in(tmp_path / "copy")
    shutil.move(tmp_path / "copy" / old.machine.relative_to(tmp_path / "home"), new.machine)

    copy = Store(new, machine="another")
    write(copy, "c", "there")
    write(written, "d", "here")

    assert own_file(copy).name != own_file(written).name
    assert notes(copy.marks()) == HELD | {"c": ["there"]}
    assert "another machine than last time" in copy.notices[0]
    assert copy.undo().step is not None


def test_a_machine_without_a_name_is_taken_for_the_same(written: Store):
    store = again(written, machine="")

    write(store, "c", "three")

    assert (own_file(store), store.notices) == (own_file(written), ())


def test_a_clone_that_writes_under_the_same_name_is_noticed(tmp_path: Path, written: Store):
    place = written.place
    writer = own_file(written).stem[-6:]
    put_file(place, "elsewhere", c=note("clone", 5, writer))

    write(written, "d", "here")

    assert "Another machine writes under this one's name." in written.notices[0]
    assert notes(again(written).marks()) == HELD | {"c": ["clone"], "d": ["here"]}


def test_a_copy_of_the_own_file_beside_it_is_no_clone(written: Store):
    path = own_file(written)
    shutil.copy(path, path.with_name(f"{path.stem}.sync-conflict-20261122.json"))

    write(written, "c", "three")

    assert (own_file(written), written.notices) == (path, ())


def test_a_doubtful_device_becomes_a_new_one_once(written: Store):
    own_file(written).unlink()
    shutil.rmtree(written.place.machine / "backups")

    written.absorb()
    name = own_file(written).name
    written.absorb()

    assert own_file(written).name == name


def test_a_window_that_writes_while_another_reads_raises_no_doubt(
    written: Store, monkeypatch: pytest.MonkeyPatch
):
    other, store = again(written), again(written)
    look = this_device.find_own_file
    looks: list[int] = []

    def write_and_look(*found: object) -> OwnFile:
        looks.append(1)
        if len(looks) == 1:
            write(other, "c", "meanwhile")
        return look(*found)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(this_device, "find_own_file", write_and_look)

    assert notes(store.marks()) == HELD | {"c": ["meanwhile"]}
    assert store.notices == ()


@pytest.mark.parametrize("count", [0, 2])
def test_a_file_that_is_replaced_between_the_looks_at_it_and_at_its_backups_raises_no_doubt(
    place: Place, monkeypatch: pytest.MonkeyPatch, count: int
):
    writing, reading = Store(place, machine="here"), Store(place, machine="here")
    for number in range(count):
        write(writing, str(number), "before")
    replace_it, join_backups = storage.replace_file, own_file_module.held_by
    texts: list[dict[str, list[str]]] = []

    def read_amid(path: Path, data: bytes) -> Signature:
        """Let the other window look at the file as it was, and at the backups as they will be."""
        replaced: list[Signature] = []

        def replace_first(backups: Backups, name: str) -> tuple[Contents, StateFault | None]:
            if not replaced:
                replaced.append(replace_it(path, data))
                backups.keep(path.stem, data)
            return join_backups(backups, name)

        with monkeypatch.context() as patched:
            patched.setattr(own_file_module, "held_by", replace_first)
            texts.append(notes(reading.marks()))
        return replaced[0]

    with monkeypatch.context() as patched:
        patched.setattr(storage, "replace_file", read_amid)
        write(writing, "new", "text")

    assert texts == [notes(writing.marks())]
    assert reading.notices == ()


def test_a_damaged_backup_is_passed_over_for_an_older_one(written: Store):
    newest, *_ = written.files.backups.newest_first(own_file(written).stem)
    newest.write_bytes(newest.read_bytes()[:40])
    own_file(written).write_bytes(b"damaged")

    assert notes(again(written).marks()) == {"a": ["one"]}


def test_a_file_that_vanishes_while_it_is_looked_for_is_no_fault(tmp_path: Path):
    sources = Sources(tmp_path)

    assert sources.contents(tmp_path / "gone.json") is None
    assert sources.faults == {}


def test_a_folder_that_cannot_be_listed_is_a_fault_until_it_can(tmp_path: Path):
    folder = tmp_path / "marks"
    folder.symlink_to("marks")
    sources = Sources(folder)
    before, is_whole = sources.paths(), sources.is_whole
    faults = set(sources.faults)

    folder.unlink()
    folder.mkdir()
    (folder / "phone.json").write_bytes(b"{}")

    assert (before, is_whole, faults) == ([], False, {folder})
    assert sources.paths() == [folder / "phone.json"]
    assert (sources.is_whole, sources.faults) == (True, {})


def test_the_machine_itself_is_asked_for_its_name(place: Place):
    write(Store(place), "a", "text")
    store = Store(place)
    write(store, "b", "text")

    assert (store.notices, len(list(place.marks.iterdir()))) == ((), 1)


def test_readers_that_were_here_are_known(written: Store):
    assert written.place.known_readers() == ["vera"]
    assert Place(written.place.state, written.place.state, "x").known_readers() == []


# What the machine knows of itself


@pytest.mark.parametrize("data", [b"", b"{}", b"\x00\x01", b"[" * 99_999])
def test_a_machine_that_forgot_who_it_is_keeps_all_marks_and_the_bytes(written: Store, data: bytes):
    remembered = written.place.machine / "device.json"
    remembered.write_bytes(data)

    store = again(written)
    shown_at_once = notes(store.marks())
    write(store, "c", "three")

    assert shown_at_once == HELD
    assert notes(again(store).marks()) == HELD | {"c": ["three"]}
    assert "names no device" in store.notices[0]
    (kept,) = remembered.parent.glob("device.json.damaged-*")
    assert kept.read_bytes() == data


def test_a_machine_whose_memory_is_gone_keeps_all_marks(written: Store):
    (written.place.machine / "device.json").unlink()

    store = again(written)
    write(store, "c", "three")

    assert notes(again(store).marks()) == HELD | {"c": ["three"]}


def test_a_link_in_place_of_its_memory_is_refused_and_marks_are_shown(
    written: Store, tmp_path: Path
):
    remembered = written.place.machine / "device.json"
    remembered.rename(tmp_path / "elsewhere")
    remembered.symlink_to(tmp_path / "elsewhere")

    store = again(written)

    with pytest.raises(Refused):
        write(store, "c", "three")
    assert notes(store.marks()) == HELD
    assert store.last_step() is None


@pytest.mark.parametrize("names", ["phone", ["../../elsewhere"], [5.5], {"a": 1}])
def test_former_devices_that_cannot_be_ones_are_not_looked_for(written: Store, names: object):
    remembered = written.place.machine / "device.json"
    data = json.dumps(json.loads(remembered.read_bytes()) | {"before": names}).encode()
    remembered.write_bytes(data)

    store = again(written)
    write(store, "c", "three")

    assert notes(store.marks()) == HELD | {"c": ["three"]}
    (kept,) = written.place.machine.glob("device.json.damaged-*")
    assert kept.read_bytes() == data


@pytest.mark.parametrize("steps", [[""], [[]], [["id"]], [5], "x", {"a": 1}])
def test_steps_that_make_no_sense_cost_the_undo_stack_only(written: Store, steps: object):
    remembered = written.place.machine / "device.json"
    remembered.write_text(json.dumps(json.loads(remembered.read_bytes()) | {"done": steps}))

    store = again(written)
    write(store, "c", "three")

    assert notes(store.marks()) == HELD | {"c": ["three"]}


# Other devices' files


@pytest.mark.parametrize(
    ("field", "value"), [("over", {"z": 1}), ("undo", {"z": 1}), ("undo", 1.5), ("on", {"z": 1})]
)
def test_a_field_of_the_wrong_type_in_another_file_hides_nothing(
    written: Store, field: str, value: object
):
    put_file(written.place, "phone", c=note("theirs", 5))
    put_file(written.place, "tablet", c=note("theirs", 5, **{field: value}))

    assert notes(written.marks()) == HELD | {"c": ["theirs"]}


def test_another_devices_file_is_shown_as_soon_as_it_arrives(written: Store):
    written.marks()
    put_file(written.place, "phone", c=note("theirs", 5))

    assert written.is_changed()
    assert notes(written.marks()) == HELD | {"c": ["theirs"]}
    assert not written.is_changed()


def test_another_devices_file_that_is_rewritten_is_read_again(written: Store):
    put_file(written.place, "phone", c=note("first", 5))
    written.marks()
    newer = note("first", 5)["note"] | note("second", 6, over=[change_id(5, "bbbbbb")])["note"]  # pyright: ignore[reportOperatorIssue]
    put_file(written.place, "phone", c={"note": newer})

    assert notes(written.marks())["c"] == ["second"]


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, b'{"marks": {"c": {"no'])
def test_another_devices_file_that_is_cut_does_not_shrink_the_view(written: Store, damage: bytes):
    path = put_file(written.place, "phone", c=note("theirs", 5))
    written.marks()
    path.write_bytes(damage)

    assert notes(written.marks()) == HELD | {"c": ["theirs"]}
    assert len(written.notices) == 1
    assert str(path) in written.notices[0]
    write(written, "d", "four")
    assert path.read_bytes() == damage


def test_a_file_that_arrived_half_is_read_once_it_is_whole(written: Store):
    path = put_file(written.place, "phone", c=note("theirs", 5))
    whole = path.read_bytes()
    path.write_bytes(whole[:30])
    before = notes(written.marks())

    path.write_bytes(whole)

    assert before == HELD
    assert notes(written.marks()) == HELD | {"c": ["theirs"]}


def test_files_of_several_devices_on_one_key_all_count(written: Store):
    put_file(written.place, "phone", a=note("phone", 5))
    put_file(written.place, "tablet", a=note("tablet", 6, "cccccc"))

    assert notes(written.marks())["a"] == ["one", "phone", "tablet"]
    assert notes(written.absorb())["a"] == ["one", "phone", "tablet"]


def test_what_was_taken_in_is_not_read_again_until_it_changes(
    written: Store, monkeypatch: pytest.MonkeyPatch
):
    path = put_file(written.place, "phone", c=note("theirs", 5))
    written.absorb()
    write(written, "d", "four")

    # Not even looked into: it could not be read.
    path.chmod(0)
    monkeypatch.setattr("refshelf.user_state.source.read_bytes", _fail)
    later = again(written)
    write(later, "e", "five")

    assert notes(later.marks()).keys() == {*HELD, "c", "d", "e"}
    device = later.files.device()
    assert device is not None
    assert [name for name, _ in device.absorbed] == ["phone.json"]


def test_a_file_that_is_unchanged_is_not_parsed_again(place: Place):
    path = put_file(place, "phone", c=note("theirs", 5))
    sources = Sources(place.marks)

    assert sources.contents(path) is not None
    assert sources.contents(path) is sources.contents(path)


def test_a_file_that_was_healed_is_no_fault_any_more(place: Place):
    path = put_file(place, "phone", c=note("theirs", 5))
    whole, sources = path.read_bytes(), Sources(place.marks)
    path.write_bytes(whole[:30])
    sources.contents(path)
    before = set(sources.faults)

    path.write_bytes(whole)
    sources.contents(path)

    assert (before, sources.faults) == ({path}, {})


def test_another_devices_file_may_be_a_link_and_counts_on_when_it_leads_nowhere(
    written: Store, tmp_path: Path
):
    path = put_file(written.place, "phone", c=note("theirs", 5))
    path.rename(tmp_path / "elsewhere.json")
    path.symlink_to(tmp_path / "elsewhere.json")
    linked = notes(written.marks())
    (tmp_path / "elsewhere.json").unlink()
    unlinked = notes(written.marks())
    write(written, "d", "four")

    assert linked == unlinked == HELD | {"c": ["theirs"]}
    assert notes(again(written).marks()) == HELD | {"c": ["theirs"], "d": ["four"]}
    assert own_file(again(written)) == own_file(written)
    assert (written.notices, again(written).last_step()) == ((), written.last_step())


def test_what_was_absorbed_survives_the_deletion_of_its_file(written: Store):
    path = put_file(written.place, "phone", c=note("theirs", 5))
    written.absorb()
    path.unlink()

    assert notes(again(written).marks()) == HELD | {"c": ["theirs"]}


def test_every_write_takes_in_what_others_wrote(written: Store):
    path = put_file(written.place, "phone", c=note("theirs", 5))
    write(written, "d", "four")
    path.unlink()

    assert notes(again(written).marks()) == HELD | {"c": ["theirs"], "d": ["four"]}


def test_rows_of_a_table_that_only_one_side_of_a_git_conflict_has_stay_apart(written: Store):
    (written.place.marks / "phone.json").write_bytes(
        b'{"about":{\n"file":{"schema":2}\n},\n"marks":{\n<<<<<<< HEAD\n"x":{}\n},\n"moods":{\n'
        b'"y":{}\n=======\n"c":%b\n>>>>>>> theirs\n}}\n' % json.dumps(note("theirs", 5)).encode()
    )

    assert notes(written.marks()) == HELD | {"c": ["theirs"]}


def test_a_reader_who_never_wrote_sees_others_marks_and_writes_nothing(store: Store):
    put_file(store.place, "phone", c=note("theirs", 5))

    marks = store.absorb()

    assert notes(marks) == {"c": ["theirs"]}
    assert not store.place.machine.exists()


def test_a_newer_devices_file_is_shown_and_taken_in_only_later(written: Store):
    path = put_file(written.place, "phone", c=note("theirs", 5))
    path.write_bytes(path.read_bytes().replace(b'"schema":2', b'"schema":3'))

    write(written, "d", "four")

    assert notes(again(written).marks()) == HELD | {"c": ["theirs"], "d": ["four"]}
    device = written.files.device()
    assert device is not None
    assert device.absorbed == ()


def test_fields_and_slots_of_a_newer_version_survive_a_rewrite(written: Store):
    strange = {"mood": {change_id(6): {"v": {"deep": [1, None]}, "why": "x"}}}
    put_file(written.place, "phone", c=note("theirs", 5, later="field") | strange)
    write(written, "c", "mine")

    kept = json.loads(own_file(written).read_bytes())["marks"]["c"]

    assert kept["mood"] == strange["mood"]
    assert kept["note"][change_id(5, "bbbbbb")]["later"] == "field"


@pytest.mark.parametrize(
    "name", [".new-77-phone.json", "._phone.json", "phone.json.tmp", ".syncthing.phone.json.tmp"]
)
def test_files_that_are_being_written_or_hidden_are_not_read(written: Store, name: str):
    (written.place.marks / name).write_bytes(b'{"marks": {"c"')

    write(written, "d", "four")

    assert notes(again(written).marks()) == HELD | {"d": ["four"]}
    assert written.notices == ()
    assert {path.name for path in written.place.marks.iterdir()} <= {own_file(written).name, name}


def test_a_change_from_a_clock_that_is_ahead_comes_before_the_next_own_one(written: Store):
    ahead = int(Clock().seconds * 1000) + 86_400_000
    put_file(written.place, "phone", c=note("tomorrow", ahead))

    made = write(written, "c", "today")

    assert made > change_id(ahead)
    assert notes(written.marks())["c"] == ["today"]


def test_a_change_from_the_end_of_time_does_not_disorder_ones_own(written: Store):
    ahead = int(Clock().seconds * 1000) + 86_400_000
    evil = {"note": {"ffffffffffff-ffff-evilev-0000": {"v": "evil", "over": []}}}
    put_file(written.place, "phone", c=evil, d=note("tomorrow", ahead))

    made = [write(written, "c", "today"), write(written, "e", "now")]

    assert change_id(ahead) < made[0] < made[1]
    assert notes(written.marks())["c"] == ["today"]


# Many devices at once: any carrier, any order

DEVICES = 3
_device = st.integers(0, DEVICES - 1)
_deeds = st.one_of(
    st.tuples(st.just("note"), _device, st.sampled_from("kl"), st.integers(0, 99)),
    st.tuples(st.just("tag"), _device, st.sampled_from("kl"), st.integers(0, 3)),
    st.tuples(st.just("undo"), _device, st.just(""), st.just(0)),
    st.tuples(st.just("redo"), _device, st.just(""), st.just(0)),
    st.tuples(st.just("carry"), _device, st.just(""), _device),
    st.tuples(st.just("absorb"), _device, st.just(""), st.just(0)),
    st.tuples(st.just("roll back"), _device, st.just(""), st.just(0)),
    st.tuples(st.just("delete others"), _device, st.just(""), st.just(0)),
    st.tuples(st.just("clock"), _device, st.just(""), st.integers(-90_000, 90_000)),
)


class _Machines:
    """Three machines of one reader, with a carrier that copies files between them."""

    def __init__(self, folder: Path) -> None:
        self.clocks = [Clock() for _ in range(DEVICES)]
        self.places = [place_in(folder / f"m{number}") for number in range(DEVICES)]
        self.written: set[str] = set()
        self.former: dict[int, tuple[Path, bytes]] = {}

    def store(self, number: int) -> Store:
        return Store(self.places[number], now=self.clocks[number], machine=f"m{number}")

    def do(self, what: str, number: int, key: str, value: int) -> None:
        store = self.store(number)
        if what in {"note", "tag", "undo", "redo"} and store.files.device() is not None:
            self.former[number] = own_file(store), own_file(store).read_bytes()
        if what == "note":
            step = store.apply("note", [edit(key, "note", f"{number}/{value}")]).step
            self.written.update({step.id} if step else ())
        elif what == "tag":
            step = store.apply("tag", [edit(key, f"tag:{number}{value}", value=True)]).step
            self.written.update({step.id} if step else ())
        elif what == "undo":
            store.undo()
        elif what == "redo":
            store.redo()
        elif what == "absorb":
            store.absorb()
        elif what == "carry":
            self.carry(number, value)
            self.store(value).absorb()
        elif what == "clock":
            self.clocks[number].seconds += value
        else:
            self._harm(what, number, store)

    def _harm(self, what: str, number: int, store: Store) -> None:
        if store.files.device() is None:
            return
        own = own_file(store)
        if what == "delete others":
            store.absorb()
            own = own_file(store)
            for path in self.places[number].marks.glob("*.json"):
                if path != own:
                    path.unlink()
        elif self.former.get(number, (None, b""))[0] == own:
            own.write_bytes(self.former[number][1])

    def carry(self, number: int, other: int) -> None:
        if number == other or not self.places[number].marks.exists():
            return
        store = self.store(other)
        own = own_file(store).name if store.files.device() else ""
        self.places[other].marks.mkdir(parents=True, exist_ok=True)
        for path in self.places[number].marks.glob("*.json"):
            if path.name != own:
                shutil.copy(path, self.places[other].marks / path.name)

    def meet(self) -> list[Store]:
        """Carry everything everywhere, so that all have seen all."""
        stores = [self.store(number) for number in range(DEVICES)]
        for _ in range(2):
            for number in range(DEVICES):
                for other in range(DEVICES):
                    stores[number].absorb()
                    self.carry(number, other)
        return [self.store(number) for number in range(DEVICES)]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_deeds, min_size=4, max_size=14))
def test_devices_that_met_show_the_same_and_have_every_change(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int, str, int]]
):
    machines = _Machines(tmp_path_factory.mktemp("machines"))
    for deed in deeds:
        machines.do(*deed)

    stores = machines.meet()

    views = [shown(store.marks()) for store in stores]
    assert views[0] == views[1] == views[2]
    for store in stores:
        assert set(store.find_steps("")) == machines.written


def test_an_undone_change_is_gone_from_every_device_and_every_history(tmp_path: Path):
    machines = _Machines(tmp_path)
    machines.store(0).apply("done", [edit("k")])
    machines.carry(0, 1)
    machines.store(1).absorb()
    machines.store(0).undo()

    stores = machines.meet()

    assert [store.marks().mark("k").history for store in stores] == [(), (), ()]
    assert [store.marks().mark("k").status for store in stores] == [None, None, None]


def test_two_texts_written_apart_are_both_kept_until_one_is_saved(tmp_path: Path):
    machines = _Machines(tmp_path)
    machines.do("note", 0, "k", 1)
    machines.do("note", 1, "k", 2)

    both = [notes(store.marks())["k"] for store in machines.meet()]
    machines.store(2).apply("settle", [edit("k", "note", "settled")])
    settled = [notes(store.marks())["k"] for store in machines.meet()]

    assert both == [["0/1", "1/2"]] * 3
    assert settled == [["settled"]] * 3


def test_a_retired_devices_changes_stay_with_the_others(tmp_path: Path):
    machines = _Machines(tmp_path)
    machines.do("note", 0, "k", 1)
    machines.carry(0, 1)
    machines.do("note", 1, "l", 2)
    shutil.rmtree(tmp_path / "m0")
    machines.do("delete others", 1, "", 0)

    assert notes(machines.store(1).marks()) == {"k": ["0/1"], "l": ["1/2"]}
