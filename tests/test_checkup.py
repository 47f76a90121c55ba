"""Promises of a checkup: it sees what the store sees, and says what a reader should know."""

import json

from refshelf.user_state.checkup import DAY, Checkup, check_up
from refshelf.user_state.codec import Encoder
from refshelf.user_state.store import Store
from state_making import NOON, Clock, change_id, own_file, write


def look(store: Store, clock: Clock) -> Checkup:
    return check_up(store.files, clock())


def test_a_device_whose_clock_is_ahead_is_named_with_the_days(store: Store, clock: Clock):
    write(store, "a", "one")
    ahead = change_id(int((clock() + 3 * DAY) * 1000), "phonex")
    row = {"note": {ahead: {"v": "from the future", "on": NOON, "over": [], "undo": 0}}}
    tables = {"about": {"file": {"schema": 2, "device": "phone"}}, "marks": {"b": row}}
    (store.place.marks / "phone.json").write_bytes(Encoder().encode(tables))

    (finding,) = look(store, clock).findings

    assert finding.what == "Changes by phonex are dated 3 days ahead of this clock."
    assert not finding.is_problem


def test_the_own_file_with_gits_marks_is_told_of(store: Store, clock: Clock):
    write(store, "a", "one")
    text = own_file(store).read_text()
    row = next(line for line in text.splitlines() if line.startswith('"a":'))
    (store.place.marks / "phone.json").write_text(
        text.replace(row, f"<<<<<<< HEAD\n{row}\n=======\n{row}\n>>>>>>> theirs")
    )

    told = [finding.what for finding in look(store, clock).findings]

    assert "git left marks of a conflict in phone.json; both sides are read." in told


def test_a_copied_home_is_no_problem_yet_told(store: Store, clock: Clock):
    write(store, "a", "one")
    path = store.place.machine / "device.json"
    fields = json.loads(path.read_text())
    path.write_text(json.dumps({**fields, "machine": "0123456789abcdef"}))

    findings = look(Store(store.place, now=clock), clock).findings

    assert [f.is_problem for f in findings if "another machine" in f.what] == [False]


def test_backups_are_counted_with_their_size(store: Store, clock: Clock):
    write(store, "a", "one")
    write(store, "a", "two")

    found = look(store, clock)

    assert len(found.backups) == 2
    assert found.backup_bytes == sum(path.stat().st_size for path in found.backups)
