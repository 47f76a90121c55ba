"""Promises of backups: the last ten, then one a day; never without the newest; never in the way."""

import errno
import os
import time
from pathlib import Path

import pytest
from refshelf.user_state.backup import DAYS, LAST, MAX_TOTAL, Backups
from refshelf.user_state.fault import DiskFull


def keep_at(backups: Backups, seconds: float, data: bytes, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(time, "time_ns", lambda: int(seconds * 10**9))
    backups.keep("own", data)


def contents(backups: Backups) -> list[bytes]:
    return [path.read_bytes() for path in backups.newest_first("own")]


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "backups")


def test_the_newest_comes_first(backups: Backups):
    for number in range(3):
        backups.keep("own", b"%d" % number)

    assert contents(backups) == [b"2", b"1", b"0"]


def test_of_one_day_the_last_ten_are_kept(backups: Backups, monkeypatch: pytest.MonkeyPatch):
    for number in range(25):
        keep_at(backups, 1_790_000_000 + number, b"%d" % number, monkeypatch)

    assert contents(backups) == [b"%d" % number for number in range(24, 24 - LAST, -1)]


def test_of_many_days_the_newest_of_each_is_kept_for_fourteen(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
):
    noon = 1_790_000_000 // 86_400 * 86_400 + 43_200
    for day in range(20):
        for hour in range(2):
            keep_at(backups, noon + day * 86_400 + hour * 3600, b"%d.%d" % (day, hour), monkeypatch)

    kept = contents(backups)

    assert kept[:LAST] == [b"%d.%d" % (day, hour) for day in range(19, 14, -1) for hour in (1, 0)]
    assert kept[LAST:] == [b"%d.1" % day for day in range(14, 19 - DAYS, -1)]


def test_where_they_are_large_fewer_are_kept_but_always_the_newest(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
):
    large = MAX_TOTAL // 2 + 1
    for number in range(3):
        backups.keep("own", b"%d" % number)
        os.truncate(backups.newest_first("own")[0], large)

    backups.keep("own", b"newest")

    assert contents(backups)[0] == b"newest"
    assert sum(path.stat().st_size for path in backups.newest_first("own")) <= MAX_TOTAL


@pytest.mark.parametrize("back", [0.0, 1e-9, 0.5, 86_400, 20 * 365 * 86_400])
def test_a_clock_that_goes_back_does_not_make_the_newest_look_old(
    backups: Backups, monkeypatch: pytest.MonkeyPatch, back: float
):
    keep_at(backups, 1_790_000_000.999999999, b"before", monkeypatch)
    for number in range(LAST + 2):
        keep_at(backups, 1_790_000_000 - back, b"%d" % number, monkeypatch)

    assert contents(backups)[0] == b"%d" % (LAST + 1)


def test_files_of_other_devices_are_not_touched(backups: Backups):
    backups.keep("other", b"theirs")
    (backups.folder / "own.txt").write_text("something else")

    for number in range(LAST + 5):
        backups.keep("own", b"%d" % number)

    assert [path.read_bytes() for path in backups.newest_first("other")] == [b"theirs"]
    assert (backups.folder / "own.txt").exists()


def test_a_name_that_the_program_never_gave_does_not_stop_new_backups(backups: Backups):
    backups.keep("own", b"first")
    (backups.folder / "own.zzz.json").write_bytes(b"by hand")

    backups.keep("own", b"second")

    assert set(contents(backups)) == {b"first", b"second", b"by hand"}


def test_where_no_backup_can_be_made_there_is_none_and_no_fault(tmp_path: Path):
    (tmp_path / "file").touch()
    backups = Backups(tmp_path / "file" / "backups")

    backups.keep("own", b"text")

    assert backups.newest_first("own") == []


def test_a_full_disk_costs_the_older_half_again_and_again(backups: Backups):
    for number in range(LAST):
        backups.keep("own", b"%d" % number)

    def write() -> str:
        if len(backups.newest_first("own")) > 2:
            raise DiskFull(backups.folder, "full")
        return "written"

    assert backups.making_room("own", write) == "written"
    assert contents(backups) == [b"9", b"8"]


def test_a_full_disk_never_costs_the_last_backup(backups: Backups):
    backups.keep("own", b"only")

    def write() -> str:
        raise DiskFull(backups.folder, "full")

    with pytest.raises(DiskFull):
        backups.making_room("own", write)
    assert contents(backups) == [b"only"]


def test_on_a_full_disk_older_backups_of_former_devices_go_too_but_not_their_newest(
    backups: Backups,
):
    for number in range(3):
        backups.keep("former", b"%d" % number)

    def write() -> str:
        raise DiskFull(backups.folder, "full")

    with pytest.raises(DiskFull):
        backups.making_room("own", write)
    assert [path.read_bytes() for path in backups.newest_first("former")] == [b"2"]


def test_a_full_disk_costs_no_backups_that_lie_on_another(backups: Backups):
    elsewhere = Path("/proc/self")
    if not elsewhere.exists():
        pytest.skip("there is no other disk that anyone may look at")
    backups.keep("own", b"one")
    backups.keep("own", b"two")

    def write() -> str:
        raise DiskFull(elsewhere / "own.json", "full")

    with pytest.raises(DiskFull):
        backups.making_room("own", write)
    assert contents(backups) == [b"two", b"one"]


def test_a_full_disk_costs_no_backups_where_the_folder_is_gone_meanwhile(backups: Backups):
    backups.keep("own", b"one")
    backups.keep("own", b"two")

    def write() -> str:
        raise DiskFull(backups.folder / "gone" / "own.json", "full")

    with pytest.raises(DiskFull):
        backups.making_room("own", write)
    assert contents(backups) == [b"two", b"one"]


def test_a_backup_for_which_there_is_no_room_leaves_no_half_of_it(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
):
    backups.keep("own", b"the former one")
    whole = os.write

    def write_half(handle: int, data: memoryview) -> int:
        if len(data) < 5:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return whole(handle, data[: len(data) // 2])

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", write_half)
        backups.keep("own", b"one that is too long")

    assert contents(backups) == [b"the former one"]
    assert len(list(backups.folder.iterdir())) == 1


def test_what_a_killed_program_left_of_a_backup_goes_with_the_next(backups: Backups):
    backups.keep("own", b"one")
    (backups.folder / ".new-1-own.20260101T000000.000000000.json").write_bytes(b"ha")

    backups.keep("own", b"two")

    assert sorted(path.read_bytes() for path in backups.folder.iterdir()) == [b"one", b"two"]


def test_backups_that_cannot_be_dropped_leave_the_disk_full(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
):
    backups.keep("own", b"one")
    backups.keep("own", b"two")

    def refuse(*_: object) -> None:
        raise PermissionError

    def write() -> str:
        raise DiskFull(backups.folder, "full")

    monkeypatch.setattr(Path, "unlink", refuse)

    with pytest.raises(DiskFull):
        backups.making_room("own", write)


def test_a_version_is_kept_for_good_beside_the_backups(backups: Backups):
    backups.keep_version("own", 1, b"as it was")
    for number in range(LAST + 5):
        backups.keep("own", b"%d" % number)

    assert (backups.folder / "own.schema-1").read_bytes() == b"as it was"
    assert b"as it was" not in contents(backups)


def test_a_copy_of_a_version_that_was_broken_off_goes_when_it_is_made_again(backups: Backups):
    backups.folder.mkdir(parents=True)
    (backups.folder / ".new-1-own.schema-1").write_bytes(b"as it")

    backups.keep_version("own", 1, b"as it was")

    assert [path.name for path in backups.folder.iterdir()] == ["own.schema-1"]


def test_a_version_that_cannot_be_kept_is_said_and_the_one_kept_before_stays(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
):
    backups.keep_version("own", 1, b"as it was")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", refuse)

    with pytest.raises(DiskFull):
        backups.keep_version("own", 1, b"later")
    assert (backups.folder / "own.schema-1").read_bytes() == b"as it was"
