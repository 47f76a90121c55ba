"""Promises of the store: what was set is there, every step can be taken back, windows see each other."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from refshelf.user_state.change import Json
from refshelf.user_state.codec import Encoder
from refshelf.user_state.contents import Contents, read_contents
from refshelf.user_state.device import StepNote
from refshelf.user_state.mark import Mark
from refshelf.user_state.marks import Marks
from refshelf.user_state.place import Place
from refshelf.user_state.status import Status
from refshelf.user_state.store import Outcome, Store
from state_making import NOON, Clock, change_id, edit, notes, own_file, place_in, shown, write

Slot = tuple[str, str]
_slots = st.tuples(
    st.sampled_from(["k", "l"]), st.sampled_from(["status", "note", "star", "tag:x", "position"])
)
_blank: dict[str, Json] = {"status": "unread", "note": "", "star": False, "position": ""}
_values: dict[str, st.SearchStrategy[Json]] = {
    "status": st.sampled_from([status.value for status in Status]),
    "note": st.sampled_from(["", "one", "two"]),
    "position": st.sampled_from(["", "7"]),
    "star": st.booleans(),
    "tag:x": st.booleans(),
}


_numbers = st.integers(1, 99)


@st.composite
def _sets(draw: st.DrawFn) -> dict[Slot, Json]:
    slots = draw(st.lists(_slots, min_size=1, max_size=4, unique=True))
    return {slot: draw(_values[slot[1]]) for slot in slots}


def _plain(store: Store, slot: Slot) -> Json:
    mark = store.marks().mark(slot[0])
    values: dict[str, Json] = {
        "status": mark.status.value.value if mark.status else "unread",
        "note": mark.notes[0].value if mark.notes else "",
        "star": mark.starred,
        "position": mark.position.value if mark.position else "",
        "tag:x": "x" in mark.tags,
    }
    return values[slot[1]]


class _PlainModel(RuleBasedStateMachine):
    """A store does what stacks of values do, through restarts and another device's changes."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.store = Store(place_in(self.folder), now=self.clock, machine="here")
        self.stacks: dict[Slot, list[str]] = {}
        self.values: dict[str, dict[Slot, Json]] = {}
        self.done: list[str] = []
        self.undone: list[str] = []
        self.void: set[tuple[str, Slot]] = set()
        self.theirs: dict[str, object] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def _shown(self, slot: Slot) -> Json:
        stack = self.stacks.get(slot, [])
        return self.values[stack[-1]][slot] if stack else _blank.get(slot[1], False)

    @rule(slot=_slots, data=st.data())
    def set_one_value(self, slot: Slot, data: st.DataObject) -> None:
        self.set_values({slot: data.draw(_values[slot[1]])})

    @rule(sets=_sets())
    def set_several_values(self, sets: dict[Slot, Json]) -> None:
        self.set_values(sets)

    def set_values(self, sets: dict[Slot, Json]) -> None:
        new = {
            slot: value
            for slot, value in sets.items()
            if value != self._shown(slot) or type(value) is not type(self._shown(slot))
        }
        outcome = self.store.apply(
            "set", [edit(key, slot, value) for (key, slot), value in sets.items()]
        )

        assert (outcome.step is not None) == bool(new)
        if outcome.step is not None:
            made = outcome.step.id
            self.values[made] = new
            for slot in new:
                self.stacks.setdefault(slot, []).append(made)
            self.done.append(made)
            self.undone.clear()

    def _undo_in_model(self, made: str) -> set[Slot]:
        valid = {slot for slot in self.values[made] if (made, slot) not in self.void}
        taken = {slot for slot in valid if self.stacks[slot][-1] == made}
        for slot in taken:
            self.stacks[slot].pop()
            self.void.add((made, slot))
        if made in self.done:
            self.done.remove(made)
        if taken:
            if made in self.undone:
                self.undone.remove(made)
            self.undone.append(made)
        return valid - taken

    def _check_later(self, outcome: Outcome, refused: set[Slot]) -> None:
        assert {(later.key, later.slot) for later in outcome.later} == refused
        for later in outcome.later:
            assert later.id == self.stacks[later.key, later.slot][-1]

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        expected = self.done[-1] if self.done else None
        outcome = self.store.undo()

        assert (outcome.step.id if outcome.step else None) == expected
        if expected is not None:
            self._check_later(outcome, self._undo_in_model(expected))

    @precondition(lambda self: self.values)
    @rule(data=st.data())
    def undo_a_step_by_its_id(self, data: st.DataObject) -> None:
        made = data.draw(st.sampled_from(sorted(self.values)))
        valid = {slot for slot in self.values[made] if (made, slot) not in self.void}
        outcome = self.store.undo(made)

        assert (outcome.step is not None) == bool(valid)
        if valid:
            self._check_later(outcome, self._undo_in_model(made))

    @precondition(lambda self: self.void)
    @rule()
    def redo(self) -> None:
        outcome = self.store.redo()

        assert (outcome.step.id if outcome.step else None) == (
            self.undone[-1] if self.undone else None
        )
        if self.undone:
            made = self.undone.pop()
            self.done.append(made)
            for slot in self.values[made]:
                if (made, slot) in self.void:
                    self.void.discard((made, slot))
                    self.stacks[slot].append(made)

    @precondition(lambda self: self.done)
    @rule(deed=st.sampled_from(["restart", "clock", "write", "absorb", "lose"]), number=_numbers)
    def meanwhile(self, deed: str, number: int) -> None:
        if deed == "restart":
            self.store = Store(self.store.place, now=self.clock, machine="here")
        elif deed == "clock":
            self.clock.seconds += (number - 50) * 2000
        elif deed == "write":
            self._another_device_writes(number)
        else:
            self.store.absorb()
        if deed == "lose" and self.store.files.device() is not None:
            (self.store.place.marks / "phone.json").unlink(missing_ok=True)

    def _another_device_writes(self, number: int) -> None:
        marks = self.store.place.marks
        marks.mkdir(parents=True, exist_ok=True)
        change = {"v": f"text {number}", "on": NOON, "over": [], "undo": 0}
        self.theirs[f"their-{number}"] = {"note": {change_id(number, "bbbbbb"): change}}
        tables = {"about": {"file": {"schema": 1}}, "marks": self.theirs}
        (marks / "phone.json").write_bytes(Encoder().encode(tables))

    @invariant()
    def shows_what_the_model_shows(self) -> None:
        for slot in self.stacks:
            assert _plain(self.store, slot) == self._shown(slot)
        texts = notes(self.store.marks())
        assert {key for key in texts if key.startswith("their")} == set(self.theirs)
        assert self.store.notices == ()


_PlainModel.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
test_a_store_does_what_a_plain_model_does = _PlainModel.TestCase


def test_nothing_is_on_the_disk_before_something_is_set(place: Place, store: Store):
    outcome = store.apply("nothing", [])

    assert (outcome.step, store.last_step(), len(store.marks())) == (None, None, 0)
    assert not place.marks.exists() or list(place.marks.iterdir()) == []


def test_what_was_shown_stays_in_view_while_its_only_file_cannot_be_read(
    place: Place, store: Store
):
    write(store, "a", "one")
    path, shown_before = own_file(store), notes(store.marks())
    path.rename(place.machine / "elsewhere")
    path.mkdir()
    shutil.rmtree(place.machine / "backups")

    assert notes(store.marks()) == shown_before
    assert notes(Store(place).marks()) == {}
    assert shown_before


def test_undo_and_redo_with_nothing_to_do_say_so(store: Store):
    assert store.undo() == Outcome(store.marks())
    assert store.redo() == Outcome(store.marks())
    assert store.undo("no-such-step") == Outcome(store.marks())
    assert store.step_notes() == {}


@pytest.mark.parametrize("count", [1, 7])
def test_n_undos_give_the_start_and_n_redos_the_end(store: Store, count: int):
    views = [_set(store.marks())]
    for number in range(count):
        store.apply("step", [edit("k", "note", str(number)), edit(f"key-{number}")])
        views.append(_set(store.marks()))

    back = [_set(store.undo().marks) for _ in range(count)]
    forth = [_set(store.redo().marks) for _ in range(count)]

    assert back == views[-2::-1]
    assert forth == views[1:]


def _set(marks: Marks) -> dict[str, Mark]:
    return {key: mark for key, mark in shown(marks).items() if not mark.is_blank}


def test_a_bulk_action_is_one_step(store: Store):
    store.apply("all", [edit(f"key-{number}") for number in range(20)])

    marks = store.undo().marks

    assert all(marks.mark(key).is_blank for key in marks)
    assert store.last_step() is None


def test_a_step_that_others_replaced_is_refused_by_name_and_does_not_block_the_rest(store: Store):
    write(store, "a", "first")
    made = write(store, "b", "mine")
    change = {"v": "theirs", "on": NOON, "over": [made], "undo": 0}
    later = change_id(2**41, "bbbbbb")
    tables = {"marks": {"b": {"note": {later: change}}}}
    (store.place.marks / "phone.json").write_bytes(Encoder().encode(tables))

    refused = store.undo()
    next_one = store.undo()

    assert refused.step is not None
    assert (refused.step.id, [(one.id, one.value) for one in refused.later]) == (
        made,
        [(later, "theirs")],
    )
    assert (next_one.step and next_one.step.what, next_one.later) == ("note first", ())
    assert notes(store.marks()) == {"b": ["theirs"]}


def test_a_step_that_was_refused_is_on_no_stack_any_more(store: Store):
    made = write(store, "b", "mine")
    _replace_from_elsewhere(store, made)

    store.undo()

    assert made not in store.step_notes()
    assert store.redo().step is None


def test_a_step_undone_in_part_keeps_its_name_and_is_redone_though_more_was_refused(store: Store):
    step = store.apply("both", [edit("a", "note", "x"), edit("b", "note", "y")]).step
    assert step is not None
    _replace_from_elsewhere(store, step.id)

    first, again = store.undo(), store.undo(step.id)

    assert first.step == again.step == step
    assert store.step_notes() == {step.id: step}
    assert store.redo().step == step
    assert notes(store.marks()) == {"a": ["x"], "b": ["theirs"]}


def _replace_from_elsewhere(store: Store, made: str) -> None:
    change = {"v": "theirs", "on": NOON, "over": [made], "undo": 0}
    tables = {"marks": {"b": {"note": {change_id(2**41, "bbbbbb"): change}}}}
    (store.place.marks / "phone.json").write_bytes(Encoder().encode(tables))


def test_absorbing_gives_the_marks_with_what_came_in(store: Store):
    made = write(store, "a", "mine")
    _replace_from_elsewhere(store, made)

    assert notes(store.absorb()) == {"a": ["mine"], "b": ["theirs"]}


def test_another_windows_step_is_named_with_its_window_and_can_be_undone(store: Store):
    other = Store(store.place, machine="here")
    write(other, "a", "from there")

    last = store.last_step()
    store.undo()

    assert last == StepNote(last.id if last else "", "note from there", other.window)
    assert last is not None
    assert other.window != store.window
    assert notes(other.marks()) == {}


def test_another_windows_change_is_noticed_with_a_look_at_the_files(store: Store):
    write(store, "a", "one")
    assert not store.is_changed()

    write(Store(store.place, machine="here"), "b", "two")

    assert store.is_changed()
    assert notes(store.marks()) == {"a": ["one"], "b": ["two"]}
    assert not store.is_changed()


def test_a_step_of_long_ago_is_undone_by_its_id_and_redone(store: Store):
    made = write(store, "a", "old")
    (store.place.machine / "device.json").unlink()
    later = Store(store.place, machine="here")

    undone = later.undo(made)
    redone = later.redo()

    assert undone.step == StepNote(made, "an earlier step", "")
    assert notes(undone.marks) == {}
    assert notes(redone.marks) == {"a": ["old"]}


def test_steps_are_found_by_the_start_of_their_id(store: Store, clock: Clock):
    first = write(store, "a", "one")
    clock.seconds += 9_000_000
    second = write(store, "b", "two")

    assert store.find_steps("") == [first, second]
    assert store.find_steps(first[:11]) == [first]
    assert store.step_notes()[second].what == "note two"


def test_a_step_of_which_nothing_is_left_is_skipped(store: Store):
    write(store, "a", "one")
    made = write(store, "b", "two")
    shutil.rmtree(store.files.backups.folder)
    path = own_file(store)
    data = path.read_bytes().replace(made.encode(), b"something that is no step")
    path.write_bytes(data)

    undone = store.undo().step

    assert undone is not None
    assert undone.what == "note one"
    assert store.redo().step == undone


def test_a_redone_step_of_which_nothing_is_left_is_skipped(store: Store):
    made = write(store, "b", "two")
    store.undo()
    shutil.rmtree(store.files.backups.folder)
    path = own_file(store)
    path.write_bytes(path.read_bytes().replace(made.encode(), b"something that is no step"))

    assert store.redo().step is None


def test_ids_of_steps_are_all_different_and_in_order_however_the_clock_jumps(
    store: Store, clock: Clock
):
    made: list[str] = []
    for seconds in (0, 0, -86_400, 31_536_000, -31_536_000, 1):
        clock.seconds += seconds
        made.append(write(store, "a", f"text {len(made)}"))

    assert sorted(set(made)) == made


def test_what_a_mark_was_seen_as_is_kept_and_not_undone(store: Store):
    write(store, "a", "text")

    mark = store.undo().marks.mark("a")

    assert mark.is_blank
    assert mark.seen is not None
    assert mark.seen.title == "A title"


# Taking in


def contents_of(place: Place, *words: str) -> Contents:
    """Give what another machine's file holds that wrote these notes."""
    other = Store(place, machine="there")
    for word in words:
        write(other, word, f"text of {word}")
    return read_contents(own_file(other))


def test_taking_in_a_file_adds_all_that_it_holds_and_says_how_much(store: Store, tmp_path: Path):
    write(store, "a", "mine")
    theirs = contents_of(place_in(tmp_path / "there"), "a", "b", "b2")

    taken = store.take_in(theirs)

    assert (taken.keys, taken.steps) == (frozenset({"a", "b", "b2"}), 3)
    assert notes(taken.marks)["a"] == ["mine", "text of a"]
    assert shown(Store(store.place, machine="here").marks()) == shown(taken.marks)


def test_taking_in_a_file_again_changes_nothing(store: Store, tmp_path: Path):
    theirs = contents_of(place_in(tmp_path / "there"), "a")
    store.take_in(theirs)
    before = own_file(store).read_bytes()

    taken = store.take_in(theirs)

    assert (taken.keys, taken.steps) == (frozenset(), 0)
    assert own_file(store).read_bytes() == before


def test_a_reader_without_marks_can_take_in_a_file(store: Store, tmp_path: Path):
    taken = store.take_in(contents_of(place_in(tmp_path / "there"), "a"))

    assert notes(taken.marks) == {"a": ["text of a"]}
    assert store.last_step() is None


def test_taking_in_an_old_copy_of_the_own_file_brings_nothing_back_that_was_undone(store: Store):
    write(store, "a", "kept")
    write(store, "b", "to be undone")
    old = read_contents(own_file(store))
    store.undo()

    taken = store.take_in(old)

    assert (taken.keys, taken.steps) == (frozenset(), 0)
    assert notes(store.marks()) == {"a": ["kept"]}
    assert store.notices == ()


def test_what_taking_in_would_lead_to_is_told_and_nothing_written(store: Store, tmp_path: Path):
    write(store, "a", "mine")
    theirs = contents_of(place_in(tmp_path / "there"), "a", "b")
    before = own_file(store).read_bytes()

    told = store.would_take_in(theirs)
    unwritten = own_file(store).read_bytes()
    taken = store.take_in(theirs)

    assert unwritten == before
    assert (told.keys, told.steps) == (taken.keys, taken.steps) == (frozenset({"a", "b"}), 2)
    assert shown(told.marks) == shown(taken.marks)


def test_what_was_forgotten_here_is_no_part_of_what_another_file_holds(
    store: Store, tmp_path: Path
):
    theirs = contents_of(place_in(tmp_path / "there"), "a", "b")
    store.take_in(theirs)
    store.forget(["a"])

    held = store.remembered(theirs)
    told = store.would_take_in(theirs)

    assert (set(held.documents), held.forgotten) == ({"b"}, store.contents().forgotten)
    assert (told.keys, told.steps) == (frozenset(), 0)
    assert (set(store.contents().documents), store.contents().about.reader) == ({"b"}, "vera")


# Forgetting


def test_forgetting_some_keys_leaves_every_other_as_it_was(store: Store):
    for key in ("a", "b", "c"):
        write(store, key, f"text of {key}")
    before = shown(store.marks())

    left = store.forget(["a", "c", "never marked"])

    assert left == []
    assert shown(store.marks()) == {"b": before["b"]}
    assert shown(Store(store.place, machine="here").marks()) == {"b": before["b"]}


def test_another_window_sees_that_something_was_forgotten(store: Store):
    write(store, "a", "text")
    other = Store(store.place, machine="here")
    other.marks()

    store.forget(["a"])

    assert other.is_changed()
    assert len(other.marks()) == 0
    assert other.last_step() is None
