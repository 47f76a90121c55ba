"""Promises of actions: after one on a row the row shows it, in every catalog, whatever its forms."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from refshelf.data.compiled import CompiledCatalog
from refshelf.data.kind import FormKind
from refshelf.user_state import action
from refshelf.user_state.action import Deed
from refshelf.user_state.entry import Entry
from refshelf.user_state.marks import Marks
from refshelf.user_state.resume import resume_point
from refshelf.user_state.shelf import Shelf
from refshelf.user_state.status import Status
from refshelf.user_state.step import record, void
from refshelf.user_state.store import Store
from state_making import NOON, change_id

PAPER = "https://example.org/paper"
DONE, STARTED, SKIPPED, UNREAD = Status.DONE, Status.STARTED, Status.SKIPPED, Status.UNREAD


class _Desk:
    """A shelf on which deeds are done, each a step with the next id."""

    def __init__(self, *catalogs: CompiledCatalog) -> None:
        self.shelf = Shelf.of(catalogs, Marks({}))
        self.steps = 0

    def entry(self, id_: str) -> Entry:
        for listing, start in zip(self.shelf.catalogs, self.shelf.works.starts, strict=False):
            found = listing.find_id(id_)
            if found is not None:
                return self.shelf.entry(start + found)
        raise KeyError(id_)

    def do(self, deed: Deed) -> bool:
        self.steps += 1
        documents = self.shelf.marks.documents
        changed = record(documents, deed.edits, change_id(self.steps))
        self.shelf = self.shelf.with_marks(self.shelf.marks.with_documents(changed))
        return bool(changed)

    def undo(self, step: int) -> None:
        changed, _ = void(self.shelf.marks.documents, change_id(step))
        self.shelf = self.shelf.with_marks(self.shelf.marks.with_documents(changed))


@pytest.fixture
def desk(papers: CompiledCatalog, reading: CompiledCatalog) -> _Desk:
    return _Desk(papers, reading)


def test_reading_a_work_in_one_list_is_reading_it_in_every_list(desk: _Desk):
    desk.do(action.finish([desk.entry("page")], NOON))

    assert [desk.entry(id_).status for id_ in ("page", "p2")] == [DONE, DONE]


def test_a_form_done_in_one_list_is_the_work_done_in_a_list_without_that_form(desk: _Desk):
    desk.do(action.watch([desk.entry("paper")], NOON))

    assert desk.entry("paper").status_word == "watched"
    assert desk.entry("p1").status is DONE
    assert desk.shelf.status(desk.entry("p1").work) is DONE


def test_space_ticks_the_form_that_was_started_else_the_work(desk: _Desk):
    pdf = desk.entry("paper").form(FormKind.PDF)
    assert pdf is not None
    desk.do(action.begin(desk.entry("paper"), pdf, NOON))

    desk.do(action.toggle([desk.entry("paper"), desk.entry("talk")], NOON))

    assert [form.status for form in desk.entry("paper").forms] == [UNREAD, DONE, UNREAD, UNREAD]
    assert desk.entry("talk").forms[0].status is DONE


@pytest.mark.parametrize("kind", [FormKind.VIDEO, FormKind.CODE])
def test_read_of_a_work_whose_video_or_code_was_started_is_read_of_the_work(
    desk: _Desk, kind: FormKind
):
    form = desk.entry("paper").form(kind)
    assert form is not None
    desk.do(action.begin(desk.entry("paper"), form, NOON))

    deed = action.finish([desk.entry("paper")], NOON)
    desk.do(deed)

    assert deed.what == "read “A paper”"
    assert desk.entry("paper").status_word == "read"


@pytest.mark.parametrize("before", [UNREAD, STARTED, SKIPPED])
def test_space_twice_is_back_to_what_it_was(desk: _Desk, before: Status):
    desk.do(action.set_status([desk.entry("paper")], before, NOON))
    desk.do(action.watch([desk.entry("paper")], NOON))

    desk.do(action.toggle([desk.entry("paper")], NOON))

    assert desk.entry("paper").status is before
    assert {form.status for form in desk.entry("paper").forms[1:]} == {UNREAD}


def test_space_on_several_finishes_those_that_are_not_done_first(desk: _Desk):
    desk.do(action.finish([desk.entry("talk")], NOON))
    both = [desk.entry("talk"), desk.entry("page")]

    first = action.toggle(both, NOON)
    desk.do(first)
    second = action.toggle([desk.entry("talk"), desk.entry("page")], NOON)
    desk.do(second)

    assert [edit.key for edit in first.edits] == [both[1].key]
    assert [desk.entry(id_).status for id_ in ("talk", "page")] == [UNREAD, UNREAD]


def test_watched_is_only_for_works_with_a_video(desk: _Desk):
    deed = action.watch([desk.entry("page"), desk.entry("talk")], NOON)

    assert [edit.key for edit in deed.edits] == [desk.entry("talk").key]
    assert not action.watch([desk.entry("page")], NOON)


def test_words_say_what_was_done(desk: _Desk):
    paper, talk, page, audio = (desk.entry(id_) for id_ in ("paper", "talk", "page", "p1"))

    said = [
        action.finish([talk], NOON).what,
        action.finish([audio], NOON, FormKind.AUDIO).what,
        action.finish([page, talk], NOON).what,
        action.finish([page, paper], NOON).what,
        action.set_status([page], SKIPPED, NOON).what,
        action.set_status([page], DONE, NOON).what,
        action.toggle_form(paper, paper.forms[2], NOON).what,
        action.star([page, talk], NOON).what,
        action.tag([page], NOON, add=["x"], drop=["y"]).what,
    ]

    assert said == [
        "watched “A talk”",
        "heard “A paper”",
        "done with 2 works",
        "read 2 works",
        "skipped “A page”",
        "read “A page”",
        "watched: video of “A paper”",
        "starred 2 works",
        "tags +x -y: “A page”",
    ]


@pytest.mark.parametrize("status", [STARTED, SKIPPED, UNREAD])
def test_a_status_set_on_a_row_is_shown_whatever_its_forms_are(desk: _Desk, status: Status):
    desk.do(action.watch([desk.entry("paper")], NOON))
    desk.do(action.finish([desk.entry("paper")], NOON, FormKind.PDF))

    desk.do(action.set_status([desk.entry("paper")], status, NOON))

    assert [desk.entry(id_).status for id_ in ("paper", "p1")] == [status, status]


def test_opening_marks_started_never_done_and_leaves_done_alone(desk: _Desk):
    own = desk.entry("page")
    desk.do(action.begin(own, own.forms[0], NOON))
    opened = desk.entry("page").status
    desk.do(action.finish([desk.entry("page")], NOON))
    desk.do(action.begin(desk.entry("page"), desk.entry("page").forms[0], NOON))

    assert (opened, desk.entry("page").status) == (STARTED, DONE)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_opening_any_form_of_a_skipped_work_starts_the_work(desk: _Desk, number: int):
    desk.do(action.set_status([desk.entry("paper")], SKIPPED, NOON))
    paper = desk.entry("paper")

    desk.do(action.begin(paper, paper.forms[number], NOON))

    assert desk.entry("paper").status is STARTED


def test_opening_another_form_of_a_done_work_leaves_it_done(desk: _Desk):
    desk.do(action.finish([desk.entry("paper")], NOON))
    paper = desk.entry("paper")

    desk.do(action.begin(paper, paper.forms[2], NOON))

    assert desk.entry("paper").status is DONE
    assert desk.entry("paper").forms[2].status is STARTED


def test_a_form_can_be_ticked_and_the_tick_taken_away(desk: _Desk):
    paper = desk.entry("paper")
    desk.do(action.toggle_form(paper, paper.forms[1], NOON))
    ticked = desk.entry("paper")
    desk.do(action.toggle_form(ticked, ticked.forms[1], NOON))

    assert (ticked.status, desk.entry("paper").status) == (DONE, UNREAD)


def test_a_star_is_for_all_unless_all_have_one(desk: _Desk):
    desk.do(action.star([desk.entry("page")], NOON))
    desk.do(action.star([desk.entry("page"), desk.entry("talk")], NOON))
    both = [desk.entry(id_).mark.starred for id_ in ("page", "talk")]
    desk.do(action.star([desk.entry("page"), desk.entry("talk")], NOON))

    assert both == [True, True]
    assert [desk.entry(id_).mark.starred for id_ in ("page", "talk")] == [False, False]


def test_a_star_that_is_asked_for_is_never_taken_away(desk: _Desk):
    desk.do(action.star([desk.entry("page")], NOON, starred=True))

    assert not desk.do(action.star([desk.entry("page")], NOON, starred=True))
    assert desk.entry("page").mark.starred


def test_a_note_keeps_its_lines_and_a_text_without_letters_clears_it(desk: _Desk):
    desk.do(action.write_note(desk.entry("page"), "  one\n\ntwo \n", NOON))
    kept = desk.entry("page").note
    deed = action.write_note(desk.entry("page"), " \n\t", NOON)
    desk.do(deed)

    assert (kept, desk.entry("page").note) == ("  one\n\ntwo", "")
    assert deed.what == "cleared the note on “A page”"


def test_tags_are_added_and_dropped_in_one_step(desk: _Desk):
    desk.do(action.tag([desk.entry("page")], NOON, add=["a", "b"]))
    desk.do(action.tag([desk.entry("page")], NOON, add=["c"], drop=["a"]))

    assert desk.entry("page").mark.tags == ("b", "c")


@pytest.mark.parametrize(
    ("text", "name"),
    [("To Read", "to-read"), ("#Later,", "later"), ("+x", "x"), (" , ", ""), ("Straße", "strasse")],
)
def test_a_tags_name_is_the_same_however_it_was_typed(text: str, name: str):
    assert action.tag_name(text) == name


@given(st.text())
def test_a_tags_name_is_its_own_name(text: str):
    assert action.tag_name(action.tag_name(text)) == action.tag_name(text)


def test_a_place_is_kept_and_cleared(desk: _Desk):
    desk.do(action.set_position(desk.entry("page"), "12:34", NOON))
    kept = desk.entry("page").mark.position
    deed = action.set_position(desk.entry("page"), "", NOON)
    desk.do(deed)

    assert kept is not None
    assert kept.value == "12:34"
    assert desk.entry("page").mark.is_blank
    assert deed.what == "no place in “A page”"


def test_an_action_on_a_renamed_work_joins_what_was_set_under_its_old_name(
    papers: CompiledCatalog,
):
    desk = _Desk(papers)
    old = action.write_note(desk.entry("paper"), "old", NOON).edits[0]
    desk.do(Deed("long ago", (_renamed(old, "first#old-paper"),)))
    before = desk.entry("paper").note

    desk.do(action.write_note(desk.entry("paper"), "new", NOON))

    assert (before, desk.entry("paper").note) == ("old", "new")
    assert desk.entry("paper").mark.conflicts == ()


def _renamed(edit: action.Edit, key: str) -> action.Edit:
    return action.Edit(key=key, slot=edit.slot, value=edit.value, on=edit.on, seen=edit.seen)


_Act = Callable[[Entry], tuple[Deed, Status | None]]
_acts: dict[str, _Act] = {
    "finish": lambda entry: (action.finish([entry], NOON), DONE),
    "finish twice": lambda entry: (action.finish([entry, entry], NOON), DONE),
    "watch": lambda entry: (
        action.watch([entry], NOON),
        DONE if entry.form(FormKind.VIDEO) else entry.status,
    ),
    "start": lambda entry: (action.set_status([entry], STARTED, NOON), STARTED),
    "skip": lambda entry: (action.set_status([entry], SKIPPED, NOON), SKIPPED),
    "unread": lambda entry: (action.set_status([entry], UNREAD, NOON), UNREAD),
    "toggle": lambda entry: (
        action.toggle([entry], NOON),
        DONE if entry.status is not DONE else None,
    ),
    "tick": lambda entry: (action.toggle_form(entry, entry.forms[-1], NOON), None),
    "open": lambda entry: (action.begin(entry, entry.forms[-1], NOON), None),
}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(_acts)), st.sampled_from(["paper", "p1", "page", "talk"])),
        max_size=10,
    )
)
def test_after_an_action_every_row_of_the_work_shows_it(
    papers: CompiledCatalog, reading: CompiledCatalog, acts: list[tuple[str, str]]
):
    desk = _Desk(papers, reading)
    for name, id_ in acts:
        deed, expected = _acts[name](desk.entry(id_))
        desk.do(deed)

        entry = desk.entry(id_)
        rows = [desk.shelf.entry(work) for work in desk.shelf.works.owners(entry.key)]
        if expected is not None:
            assert {row.status for row in rows} == {expected}
        if name == "toggle":
            assert {row.status is DONE for row in rows} == {expected is DONE}
        assert len({row.status for row in rows}) == 1
        assert entry.mark.conflicts == ()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(_acts)), st.sampled_from(["paper", "p1", "page", "talk"])),
        max_size=8,
    )
)
def test_undoing_all_actions_gives_the_shelf_of_the_start(
    papers: CompiledCatalog, reading: CompiledCatalog, acts: list[tuple[str, str]]
):
    desk = _Desk(papers, reading)
    seen = [_view(desk.shelf)]
    for name, id_ in acts:
        desk.do(_acts[name](desk.entry(id_))[0])
        seen.append(_view(desk.shelf))

    for step in range(len(acts), 0, -1):
        desk.undo(step)
        assert _view(desk.shelf) == seen[step - 1]


def _view(shelf: Shelf) -> list[tuple[str, Status, tuple[Status, ...]]]:
    entries = [shelf.entry(work) for work in range(len(shelf))]
    return [(one.key, one.status, tuple(form.status for form in one.forms)) for one in entries]


def test_a_note_replaces_only_what_its_writer_had_in_view(papers: CompiledCatalog, store: Store):
    entry = Shelf.of([papers], store.marks()).entry(0)
    one, other = action.write_note(entry, "one", NOON), action.write_note(entry, "other", NOON)
    store.apply(one.what, one.edits)
    marks = store.apply(other.what, other.edits).marks

    shown = Shelf.of([papers], marks).entry(0)
    assert sorted(head.value for head in shown.mark.notes) == ["one", "other"]
    both = action.write_note(shown, "one and other", NOON)
    settled = Shelf.of([papers], store.apply(both.what, both.edits).marks).entry(0)
    assert settled.note == "one and other"
    assert not settled.mark.conflicts


def test_a_timestamp_that_was_added_is_where_the_reader_is(desk: _Desk):
    desk.do(action.write_note(desk.entry("talk"), "[0:30] a\n[12:34] b", NOON))
    assert _position(desk, "talk") == "12:34"

    desk.do(action.set_position(desk.entry("talk"), "20:00", NOON))
    desk.do(action.write_note(desk.entry("talk"), "[0:30] A\n[12:34] b, corrected", NOON))
    assert _position(desk, "talk") == "20:00"

    desk.do(action.write_note(desk.entry("talk"), "[12:34] b\n[30:00] c", NOON))
    assert _position(desk, "talk") == "30:00"


def test_undoing_a_timestamp_gives_back_the_place_before(desk: _Desk):
    desk.do(action.set_position(desk.entry("talk"), "5:00", NOON))
    desk.do(action.write_note(desk.entry("talk"), "[12:34] b", NOON))

    desk.undo(2)

    assert (desk.entry("talk").note, _position(desk, "talk")) == ("", "5:00")


def test_making_one_note_of_several_leaves_the_place_alone(desk: _Desk):
    desk.do(action.set_position(desk.entry("talk"), "5:00", NOON))

    desk.do(action.settle_notes(desk.entry("talk"), "[12:34] b", NOON))

    assert (desk.entry("talk").note, _position(desk, "talk")) == ("[12:34] b", "5:00")


def test_one_goes_on_at_the_last_timestamp_where_no_place_was_ever_noted(desk: _Desk):
    assert resume_point(desk.entry("talk")) is None

    desk.do(action.settle_notes(desk.entry("talk"), "[12:34] b", NOON))
    assert str(resume_point(desk.entry("talk"))) == "12:34"

    desk.do(action.set_position(desk.entry("talk"), "5:00", NOON))
    desk.do(action.set_position(desk.entry("talk"), "", NOON))
    assert resume_point(desk.entry("talk")) is None


def _position(desk: _Desk, id_: str) -> str:
    position = desk.entry(id_).mark.position
    return "" if position is None else position.value
