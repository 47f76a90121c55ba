"""Promises of a state file: whole or not at all, through kills, other writers and full disks."""

import contextlib
import errno
import fcntl
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.backup import Backups
from refshelf.user_state.codec import MAX_LEVELS, Encoder, decode
from refshelf.user_state.disk import (
    MAX_BYTES,
    make_folder,
    read_bytes,
    replace_file,
    signature,
    sweep,
)
from refshelf.user_state.fault import Damaged, DiskFull, Locked, NotWritten, Refused
from refshelf.user_state.lock import FolderLock
from refshelf.user_state.place import Place
from refshelf.user_state.storage import SafeStorage, StateDB
from refshelf.user_state.store import Store
from state_making import notes, own_file, place_in, write
from tinydb import where

CHILD = Path(__file__).with_name("state_process.py")
ANYWHERE = Path("state.json")


def start(what: str, place: Place, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(CHILD), what, str(place.data), str(place.state), *more]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def run(what: str, place: Place, *more: str) -> str:
    with start(what, place, *more) as child:
        said, _ = child.communicate()
    assert child.returncode == 0
    return said


@pytest.fixture
def storage(tmp_path: Path) -> SafeStorage:
    folder = tmp_path / "machine"
    folder.mkdir()
    lock = FolderLock(folder / "lock", timeout=0.2)
    return SafeStorage(tmp_path / "marks" / "own.json", lock, Backups(folder / "backups"))


def put(storage: SafeStorage, **documents: dict[str, object]) -> None:
    with storage.section():
        StateDB(storage=lambda: storage).state_table("marks").put(documents)


# Kills, and others who write

KILLS = 30


def test_no_acknowledged_change_is_missing_after_thirty_kills(tmp_path: Path):
    place = place_in(tmp_path)

    said = run("killed", place, str(KILLS), "1")

    acknowledged = set(said.split())
    store = Store(place, machine="here")
    written = {
        str(change["v"])[: str(change["v"]).rindex("/") + 1]
        for document in store.marks().documents.values()
        for change in document["note"].values()
    }
    assert len(acknowledged) >= KILLS
    assert acknowledged <= written
    assert store.notices == ()
    assert list(place.marks.glob("[!.]*")) == [own_file(store)]


def test_after_kills_nothing_half_written_stays_and_undo_works(tmp_path: Path):
    place = place_in(tmp_path)
    run("killed", place, "8", "2")
    store = Store(place, machine="here")

    last = store.last_step()
    undone = store.undo().step
    write(store, "after", "still here")

    assert last == undone is not None
    assert [path for folder in (place.marks, place.machine) for path in folder.glob(".new-*")] == []
    assert [path.name for path in place.marks.iterdir()] == [own_file(store).name]


@pytest.mark.parametrize("keys", ["same", "own"])
def test_two_programs_that_write_at_once_lose_nothing(tmp_path: Path, keys: str):
    place = place_in(tmp_path)

    both = [start("write", place, word, keys, "50") for word in ("one", "two")]
    for child in both:
        with child:
            child.communicate()

    store = Store(place, machine="here")
    expected = {f"{word} {number}" for word in ("one", "two") for number in range(50)}
    documents = store.marks().documents.values()
    assert {change["v"] for doc in documents for change in doc["note"].values()} == expected
    assert [child.returncode for child in both] == [0, 0]
    assert len(list(place.marks.glob("*.json"))) == 1
    assert store.notices == ()


def test_on_one_key_the_later_of_two_programs_replaces_what_it_had_seen(tmp_path: Path):
    place = place_in(tmp_path)

    both = [start("write", place, word, "same", "20") for word in ("one", "two")]
    for child in both:
        with child:
            child.communicate()

    assert len(notes(Store(place, machine="here").marks())["same"]) == 1


def test_threads_that_share_a_store_lose_nothing(store: Store):
    def work(word: str) -> None:
        for number in range(15):
            write(store, f"{word}-{number}", "text")

    threads = [threading.Thread(target=work, args=(word,)) for word in ("a", "b", "c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(notes(store.marks())) == 45


def test_a_lock_that_another_program_holds_is_waited_for_and_then_said(place: Place):
    write(Store(place, machine="here"), "a", "before")
    store = Store(place, machine="here", timeout=0.1)

    with start("hold", place) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(Locked, match=r"writing for 0\.1 seconds") as fault:
            write(store, "b", "meanwhile")
        seen_meanwhile = notes(store.marks())
        child.communicate()

    assert fault.value.path == place.machine / "lock"
    assert seen_meanwhile == {"a": ["before"]}
    write(store, "b", "afterwards")
    assert notes(store.marks()) == {"a": ["before"], "b": ["afterwards"]}


def test_a_holder_of_the_lock_that_is_killed_frees_it(place: Place):
    with start("hold", place) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        child.wait()

    store = Store(place, machine="here", timeout=5)
    write(store, "a", "text")

    assert (place.machine / "lock").exists()
    assert notes(store.marks()) == {"a": ["text"]}


def test_a_lock_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path):
    (tmp_path / "file").touch()
    lock = FolderLock(tmp_path / "file" / "lock", timeout=0.1)

    with pytest.raises(NotWritten, match="nothing was saved"), lock.held():
        pass


def test_a_file_system_without_locks_is_refused_and_leaves_no_lock_that_outlives_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(fcntl, "flock", fail_with(errno.ENOSYS))
    lock = FolderLock(tmp_path / "lock", timeout=0.1)

    with pytest.raises(NotWritten, match=r"without locks.* XDG_STATE_HOME\.$"), lock.held():
        pass

    monkeypatch.undo()
    with lock.held():
        assert (tmp_path / "lock").exists()


# No room, no rights


def test_a_file_that_may_not_grow_leaves_what_was_there_and_says_so(place: Place):
    # A limit on the size of files stands in for a full disk, which needs rights to mount one.
    store = Store(place, machine="here")
    write(store, "old", "x" * 20_000)
    before = own_file(store).read_bytes()

    said = json.loads(run("mark", place, "y" * 20_000, "30000"))

    assert "nothing was saved" in said["fault"]
    assert said["notes"] == {"old": ["x" * 20_000]}
    assert own_file(store).read_bytes() == before
    write(store, "new", "with room again")
    assert notes(store.marks())["new"] == ["with room again"]
    assert store.notices == ()


NOBODY = "65534"


def give_to_nobody(tmp_path: Path) -> None:
    """Hand everything to a user without rights, as whom a program is started then."""
    if os.geteuid() != 0:
        pytest.skip("only root can hand files to another user")
    for folder in tmp_path.parents:
        if not folder.stat().st_mode & stat.S_IXOTH:
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH)
    for path in [tmp_path, *tmp_path.rglob("*")]:
        os.chown(path, int(NOBODY), int(NOBODY))


def test_in_a_folder_that_is_read_only_marks_are_shown_and_nothing_is_saved(
    tmp_path: Path, place: Place, store: Store
):
    write(store, "old", "text")
    give_to_nobody(tmp_path)
    place.marks.chmod(0o500)

    said = json.loads(run("mark", place, "more", "0", NOBODY))

    place.marks.chmod(0o700)
    said_why = f"{place.marks} may not be written to (Permission denied): nothing was saved."
    assert said["fault"].startswith(said_why)
    assert said["notes"] == {"old": ["text"]}


def test_a_file_that_may_not_be_read_is_named_and_its_backups_are_shown(
    tmp_path: Path, place: Place, store: Store
):
    write(store, "old", "text")
    path = own_file(store)
    before = path.read_bytes()
    give_to_nobody(tmp_path)
    path.chmod(0)

    said = json.loads(run("mark", place, "more", "0", NOBODY))

    assert f"{path} cannot be read: Permission denied." in said["fault"]
    assert said["notes"] == {"old": ["text"]}
    assert path.read_bytes() == before


def test_a_file_that_is_read_only_is_replaced_all_the_same(
    tmp_path: Path, place: Place, store: Store
):
    write(store, "old", "text")
    path = own_file(store)
    give_to_nobody(tmp_path)
    path.chmod(0o400)

    said = json.loads(run("mark", place, "more", "0", NOBODY))

    assert said["fault"] == ""
    assert said["notes"] == {"old": ["text"], "new": ["more"]}


def test_a_folder_that_anyone_may_write_to_is_refused_with_the_cure(place: Place, store: Store):
    write(store, "old", "text")
    place.marks.chmod(0o777)

    with pytest.raises(Refused, match=f"chmod go-w {place.marks}"):
        write(store, "new", "text")

    assert notes(store.marks()) == {"old": ["text"]}


def test_a_folder_that_anyone_may_write_to_is_fine_if_only_owners_may_delete(tmp_path: Path):
    tmp_path.chmod(0o1777)

    make_folder(tmp_path)

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o1777


def test_a_folder_in_place_of_which_there_is_a_file_is_said(tmp_path: Path):
    (tmp_path / "data").write_text("a file")

    with pytest.raises(NotWritten, match="cannot be made"):
        make_folder(tmp_path / "data" / "readers")


def test_folders_and_files_are_the_readers_alone(place: Place, store: Store):
    write(store, "a", "text")
    own_file(store).chmod(0o644)
    write(store, "a", "again")

    files = [
        path for path in [*place.marks.rglob("*"), *place.machine.rglob("*")] if path.is_file()
    ]

    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE(place.marks.stat().st_mode) == 0o700


# Replacing a file


def fail_with(code: int):
    def failing(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return failing


@pytest.mark.parametrize("call", ["write", "fsync", "open"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
):
    path = tmp_path / "own.json"
    replace_file(path, b"old")

    with monkeypatch.context() as patched:
        patched.setattr(os, call, fail_with(errno.EIO))
        with pytest.raises(NotWritten):
            replace_file(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_in_small_pieces_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, data[:3]))

    replace_file(tmp_path / "own.json", b"0123456789")

    assert (tmp_path / "own.json").read_bytes() == b"0123456789"


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EACCES])
def test_a_folder_that_cannot_be_synced_here_does_not_undo_a_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
):
    sync = os.fsync

    def sync_files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        sync(handle)

    monkeypatch.setattr(os, "fsync", sync_files_only)

    replace_file(tmp_path / "own.json", b"new")

    assert (tmp_path / "own.json").read_bytes() == b"new"


def test_a_disk_that_fails_while_a_folder_is_synced_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    sync = os.fsync

    def fail_for_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(handle)

    monkeypatch.setattr(os, "fsync", fail_for_folders)

    with pytest.raises(NotWritten, match="Input/output error"):
        replace_file(tmp_path / "own.json", b"new")


@pytest.mark.parametrize(
    ("code", "fault", "words"),
    [
        (errno.ENOSPC, DiskFull, r"The disk is full: .*/own\.json "),
        (errno.EDQUOT, DiskFull, "The disk is full"),
        (errno.EFBIG, NotWritten, r"/own\.json may not grow .*ulimit -f"),
        (errno.EROFS, NotWritten, r"may not be written to \(Read-only file system\)"),
        (errno.EIO, NotWritten, "Input/output error"),
    ],
)
def test_each_reason_for_not_writing_is_said_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, fault: type[NotWritten], words: str
):
    monkeypatch.setattr(os, "write", fail_with(code))

    with pytest.raises(fault, match=words):
        replace_file(tmp_path / "own.json", b"new")


def test_what_a_killed_writer_left_is_swept_but_not_what_another_writes(tmp_path: Path):
    (tmp_path / ".new-1-own.json").write_bytes(b"half")
    (tmp_path / ".new-2-other.json").write_bytes(b"being written elsewhere")

    sweep(tmp_path / "own.json")

    assert [path.name for path in tmp_path.iterdir()] == [".new-2-other.json"]


def test_sweeping_a_folder_that_is_not_there_does_nothing(tmp_path: Path):
    sweep(tmp_path / "nowhere" / "own.json")

    assert list(tmp_path.iterdir()) == []


# Reading a file


def test_a_file_that_is_not_there_is_no_fault(tmp_path: Path):
    assert read_bytes(tmp_path / "none", own=True) is None
    assert signature(tmp_path / "none") is None


def test_a_link_is_refused_as_own_file_and_followed_as_anothers(tmp_path: Path):
    (tmp_path / "target").write_bytes(b"text")
    (tmp_path / "link").symlink_to("target")

    with pytest.raises(Refused, match="symbolic link"):
        read_bytes(tmp_path / "link", own=True)
    followed = read_bytes(tmp_path / "link", own=False)

    assert followed is not None
    assert followed[0] == b"text"


@pytest.mark.parametrize("own", [True, False])
def test_a_pipe_is_refused_at_once(tmp_path: Path, own: bool):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(Refused, match="not a regular file"):
        read_bytes(tmp_path / "pipe", own=own)


def test_a_file_larger_than_marks_can_be_is_refused_unread(tmp_path: Path):
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(Refused, match="larger than 64 MiB"):
        read_bytes(path, own=False)


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "growing"
    path.write_bytes(b"0123456789")
    monkeypatch.setattr("refshelf.user_state.disk.MAX_BYTES", 10)
    look = os.fstat

    def look_and_grow(handle: int) -> os.stat_result:
        found = look(handle)
        path.write_bytes(b"0123456789 and more")
        return found

    monkeypatch.setattr(os, "fstat", look_and_grow)

    with pytest.raises(Refused, match="larger than"):
        read_bytes(path, own=False)


def test_a_file_on_a_failing_disk_is_refused_in_words(tmp_path: Path):
    # A folder opens and then cannot be read as a file; so does the memory of a process.
    with pytest.raises(Refused, match=r"cannot be read: Input/output error\. Check the disk"):
        read_bytes(Path("/proc/self/mem"), own=False)


def test_a_file_in_place_of_a_folder_is_what_one_is_told_to_move_away(tmp_path: Path):
    (tmp_path / "marks").touch()

    with pytest.raises(Refused, match=f"Move away what is in place of the folder {tmp_path}/marks"):
        read_bytes(tmp_path / "marks" / "own.json", own=True)


def test_a_file_of_another_user_is_refused(tmp_path: Path):
    path = tmp_path / "own.json"
    path.write_bytes(b"{}")
    try:
        os.chown(path, 12345, 12345)
    except PermissionError:
        pytest.skip("only root can give a file away")

    with pytest.raises(Refused, match="belongs to another user"):
        read_bytes(path, own=True)


# The tables


def test_what_a_section_puts_is_there_for_everyone_afterwards(storage: SafeStorage):
    put(storage, a={"x": 1})

    other = SafeStorage(storage.path, FolderLock(storage.path.with_name("l")), Backups(ANYWHERE))

    assert other.current() == storage.current() == {"marks": {"a": {"x": 1}}}


def test_a_section_that_fails_leaves_the_file_as_it_was(storage: SafeStorage):
    put(storage, a={"x": 1})
    before = storage.path.read_bytes()

    with contextlib.suppress(ZeroDivisionError), storage.section():
        StateDB(storage=lambda: storage).state_table("marks").put({"a": {"x": 2}})
        raise ZeroDivisionError

    assert storage.path.read_bytes() == before
    assert storage.current() == {"marks": {"a": {"x": 1}}}


def test_a_section_that_changes_nothing_writes_nothing(storage: SafeStorage):
    put(storage, a={"x": 1})
    before = signature(storage.path)

    with storage.section():
        found = StateDB(storage=lambda: storage).state_table("marks").documents()

    assert found == {"a": {"x": 1}}
    assert signature(storage.path) == before


def test_tables_are_read_outside_of_a_section_too_as_the_file_has_them_now(storage: SafeStorage):
    table = StateDB(storage=lambda: storage).state_table("marks")
    before = storage.read()
    put(storage, a={"x": 1})

    replace_file(storage.path, b'{"marks": {"b": {"y": 2}}}')

    assert before is None
    assert table.documents() == {"b": {"y": 2}}


def test_a_search_finds_what_another_program_wrote_since_the_last_one(storage: SafeStorage):
    table = StateDB(storage=lambda: storage).state_table("marks")
    put(storage, a={"x": 1})
    before = table.search(where("x") == 1)  # pyright: ignore[reportUnknownMemberType]
    replace_file(storage.path, b'{"marks": {"a": {"x": 1}, "b": {"x": 1}}}')

    after = table.search(where("x") == 1)  # pyright: ignore[reportUnknownMemberType]

    assert (len(before), len(after)) == (1, 2)


def test_an_empty_document_goes_from_the_file(storage: SafeStorage):
    put(storage, a={"x": 1}, b={"x": 2})

    put(storage, a={}, c={})

    assert decode(storage.path.read_bytes(), storage.path) == {"marks": {"b": {"x": 2}}}


def test_a_file_that_is_unchanged_is_not_parsed_again(storage: SafeStorage):
    put(storage, a={"x": 1})
    storage.forget()

    assert storage.current()["marks"] is storage.current()["marks"]


def test_a_file_that_is_to_be_forgotten_is_parsed_again_though_it_looks_the_same(
    storage: SafeStorage,
):
    put(storage, a={"x": 1})
    before = storage.current()
    storage.forget()

    after = storage.current()

    assert after == before
    assert after["marks"] is not before["marks"]


@pytest.mark.parametrize("forget", [True, False])
def test_a_file_that_was_deleted_holds_nothing(storage: SafeStorage, *, forget: bool):
    put(storage, a={"x": 1})
    storage.path.unlink()
    if forget:
        storage.forget()

    assert storage.current() == {}
    assert storage.current() == {}


def test_after_a_section_nothing_can_be_written_and_others_writes_are_read(storage: SafeStorage):
    put(storage, a={"x": 1})
    replace_file(storage.path, b'{"marks": {"b": {}}}')

    assert storage.read() == {"marks": {"b": {}}}
    with pytest.raises(RuntimeError, match=r"^the state is written in a section only$"):
        storage.write({"marks": {}})


def test_a_state_as_large_as_may_be_read_is_written(
    storage: SafeStorage, monkeypatch: pytest.MonkeyPatch
):
    put(storage, a={"x": 1})
    size = storage.path.stat().st_size
    monkeypatch.setattr("refshelf.user_state.storage.MAX_BYTES", size)

    put(storage, a={"x": 2})

    assert storage.current() == {"marks": {"a": {"x": 2}}}


def test_writing_outside_a_section_is_refused(storage: SafeStorage):
    with pytest.raises(RuntimeError):
        StateDB(storage=lambda: storage).state_table("marks").put({"a": {}})


def test_a_state_too_large_to_be_read_again_is_not_written(storage: SafeStorage):
    put(storage, a={"x": 1})

    with pytest.raises(NotWritten, match="larger than 64 MiB"):
        put(storage, b={"x": "y" * MAX_BYTES})

    assert storage.current() == {"marks": {"a": {"x": 1}}}


def test_on_a_full_disk_older_backups_make_room(
    storage: SafeStorage, monkeypatch: pytest.MonkeyPatch
):
    for number in range(6):
        put(storage, a={"x": number})
    backups = storage.path.parents[1] / "machine" / "backups"
    real = os.write

    def full_while_there_are_many_backups(handle: int, data: bytes) -> int:
        if len(list(backups.iterdir())) > 2:
            raise OSError(errno.ENOSPC, "full")
        return real(handle, data)

    monkeypatch.setattr(os, "write", full_while_there_are_many_backups)
    put(storage, a={"x": 6})

    assert storage.current() == {"marks": {"a": {"x": 6}}}


def test_on_a_disk_that_stays_full_the_newest_backup_is_kept(
    storage: SafeStorage, monkeypatch: pytest.MonkeyPatch
):
    for number in range(6):
        put(storage, a={"x": number})
    backups = storage.path.parents[1] / "machine" / "backups"
    newest = max(backups.iterdir())

    monkeypatch.setattr(os, "write", fail_with(errno.ENOSPC))
    with pytest.raises(DiskFull):
        put(storage, a={"x": 6})

    assert list(backups.iterdir()) == [newest]
    assert storage.current() == {"marks": {"a": {"x": 5}}}


def test_a_file_changed_by_another_program_is_read_again(storage: SafeStorage):
    put(storage, a={"x": 1})
    replace_file(storage.path, b'{"marks": {"b": {}}}')

    assert storage.current() == {"marks": {"b": {}}}


# The text

_finite = (
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["\ud800", "\x00"])
)
_values = st.recursive(
    _finite | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
_documents = st.dictionaries(st.text(), _values, max_size=3)
_tables = st.dictionaries(
    st.text(), st.dictionaries(st.text(), _documents, max_size=3), min_size=1, max_size=3
)


@given(_tables)
def test_tables_read_back_as_they_were_written(tables: dict[str, dict[str, object]]):
    assert decode(Encoder().encode(tables), ANYWHERE) == tables


@given(_tables, _tables)
def test_a_document_written_before_is_written_the_same_again(
    tables: dict[str, dict[str, object]], later: dict[str, dict[str, object]]
):
    encoder = Encoder()
    encoder.encode(tables)

    assert encoder.encode({**tables, **later}) == Encoder().encode({**tables, **later})


def test_each_mark_has_a_line_of_its_own_and_letters_stay_letters():
    text = Encoder().encode({"marks": {"b": {"x": 1}, "a": {"é": "漢"}}}).decode()

    assert text == '{"marks":{\n"a":{"é":"漢"},\n"b":{"x":1}\n}}\n'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b'{"marks": {"a": {"x": 1',
        b"\x89PNG\r\n\x1a\n",
        b"\x00" * 4096,
        b"\xff\xfe\xfa",
        b'{"marks": {"a": {"x": NaN}}}',
        b'{"marks": {"a": {"x": -Infinity}}}',
        b'{"marks": {"a": {"x": 1e999}}}',
        b'{"marks": {"a": {"x": ' + b"[" * 100_000,
        b'{"marks": {"a": {"x": ' + b"[" * 40 + b"]" * 40 + b"}}}",
        b'{"marks": {"a": {"x": ' + b"1" * 5000 + b"}}}",
        b"{}",
        b"[]",
        b"null",
        b'"marks"',
        b'{"marks": []}',
        b'{"marks": {"a": 5}}',
    ],
    ids=lambda data: repr(data[:24]),
)
def test_what_is_no_state_is_refused_with_the_path(data: bytes):
    with pytest.raises(Damaged) as fault:
        decode(data, ANYWHERE)

    assert str(fault.value).startswith("state.json ")


def test_numbers_and_values_as_deep_as_they_may_be_are_read():
    deep = b"[" * (MAX_LEVELS - 1) + b"0.5" + b"]" * (MAX_LEVELS - 1)

    assert decode(b'{"marks": {"a": {"x": ' + deep + b"}}}", ANYWHERE)["marks"]["a"]


def test_a_byte_order_mark_does_no_harm():
    assert decode(b'\xef\xbb\xbf{"marks": {}}', ANYWHERE) == {"marks": {}}
