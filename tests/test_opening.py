"""Promises of opening: the form that one is at, at the place where one stopped."""

from dataclasses import replace

import pytest
from refshelf.data.compiled import CompiledCatalog
from refshelf.data.kind import FormKind
from refshelf.tui.opening import best_form, link_to
from refshelf.user_state.entry import Entry
from refshelf.user_state.mark import Head
from refshelf.user_state.marks import Marks
from refshelf.user_state.position import Position
from refshelf.user_state.shelf import Shelf
from refshelf.user_state.status import Status


@pytest.fixture
def paper(papers: CompiledCatalog) -> Entry:
    """Give a paper that has a page, a pdf, a video and code."""
    return Shelf.of((papers,), Marks({})).entry(0)


def stopped_at(entry: Entry, text: str) -> Entry:
    return replace(entry, mark=replace(entry.mark, position=Head("a", text, "")))


def begun(entry: Entry, *kinds: FormKind) -> Entry:
    forms = (
        replace(form, status=Status.STARTED) if form.kind in kinds else form for form in entry.forms
    )
    return replace(entry, forms=tuple(forms))


def kind_of(entry: Entry, position: Position | None = None) -> str | None:
    form = best_form(entry, position)
    return None if form is None else str(form.kind)


def test_without_any_hint_a_paper_opens_as_pdf(paper: Entry):
    assert kind_of(paper) == "pdf"


@pytest.mark.parametrize(("place", "kind"), [("7", "pdf"), ("12:34", "video"), ("34 %", "pdf")])
def test_a_place_says_which_form_one_is_at(paper: Entry, place: str, kind: str):
    assert kind_of(stopped_at(paper, place)) == kind
    assert kind_of(stopped_at(begun(paper, FormKind.PAGE), place)) in {kind, "page"}


def test_that_the_work_was_started_hides_no_place(paper: Entry):
    assert kind_of(stopped_at(begun(paper, FormKind.PAGE), "12:34")) == "video"


def test_a_form_that_was_started_comes_before_one_that_only_fits(paper: Entry):
    assert kind_of(stopped_at(begun(paper, FormKind.PDF), "12:34")) == "pdf"
    both = begun(paper, FormKind.PDF, FormKind.VIDEO)
    assert kind_of(stopped_at(both, "12:34")) == "video"


def test_a_time_that_was_chosen_opens_the_talk_whatever_was_started(paper: Entry):
    time = Position.parse("12:34")

    assert kind_of(begun(paper, FormKind.PDF), time) == "video"


def test_a_chosen_time_comes_before_the_place_that_was_noted(paper: Entry):
    entry = stopped_at(paper, "7")

    assert (link_to(entry, entry.forms[1]) or "").endswith("paper.pdf#page=7")
    assert link_to(entry, entry.forms[1], Position.parse("9")) == f"{entry.forms[1].url}#page=9"
