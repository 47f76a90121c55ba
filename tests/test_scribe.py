"""Promises of the scribe: shown at once, written in order, and never lost without a word."""

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field

import pytest
from refshelf.data.compiled import CompiledCatalog
from refshelf.tui.message import Applied, Declined, Failed, MarksArrived, TakenBack, UndoKnown
from refshelf.tui.scribe import Scribe
from refshelf.user_state.action import Deed, finish, set_status, star, toggle, write_note
from refshelf.user_state.draft import Draft, Drafts
from refshelf.user_state.entry import Entry
from refshelf.user_state.marks import Marks
from refshelf.user_state.news import Newsstand
from refshelf.user_state.place import Place
from refshelf.user_state.shelf import Shelf
from refshelf.user_state.status import Status
from refshelf.user_state.store import Store
from state_making import NOON, Clock
from textual.message import Message


@dataclass
class Desk:
    """A scribe with what it posted; `hold` keeps its writer from going on."""

    scribe: Scribe
    store: Store
    posted: list[Message] = field(default_factory=list)
    hold: threading.Event = field(default_factory=threading.Event)

    def wait(self) -> None:
        """Wait until the writer has nothing left to do."""
        self.hold.set()
        self.scribe._writer.submit(lambda: None).result()

    def pause(self) -> None:
        """Keep the writer from going on until `wait`."""
        self.hold.clear()
        self.scribe._writer.submit(self.hold.wait)

    def settle(self) -> None:
        """Handle what was posted, as the screen does."""
        for message in self.posted:
            if isinstance(message, Applied):
                self.scribe.settle(message.number, message.outcome.marks)
            elif isinstance(message, Failed) and message.number is not None:
                self.scribe.settle(message.number, None)
            elif isinstance(message, TakenBack):
                self.scribe.arrive(message.outcome.marks)
            elif isinstance(message, MarksArrived):
                self.scribe.arrive(message.marks)
        self.posted.clear()

    def entry(self, work: int = 0) -> Entry:
        """Give an entry as it is shown now."""
        return self.scribe.shelf.entry(work)

    def said(self) -> list[str]:
        """Give the sentences about what failed."""
        return [message.sentence for message in self.posted if isinstance(message, Failed)]


Open = Callable[[], Desk]


@pytest.fixture
def open_desk(place: Place, clock: Clock, papers: CompiledCatalog) -> Generator[Open]:
    """Give what opens one window after the other on the same files."""
    desks: list[Desk] = []

    def open_one() -> Desk:
        store = Store(place, now=clock, machine="here")
        shelf = Shelf.of((papers,), store.marks())
        posted: list[Message] = []
        drafts, news = Drafts(place.machine / "drafts"), Newsstand(place.machine / "news")
        desk = Desk(Scribe(store, drafts, news, shelf, posted.append), store, posted)
        desks.append(desk)
        return desk

    yield open_one
    for desk in desks:
        desk.hold.set()
        desk.scribe.close()


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    return open_desk()


def block_folder(place: Place) -> None:
    """Put a file where the folder of the marks would have to be."""
    place.readers.mkdir(parents=True, exist_ok=True)
    place.marks.write_text("in the way")


def test_a_deed_shows_before_it_is_on_the_disk(desk: Desk) -> None:
    desk.pause()

    desk.scribe.do(star([desk.entry()], NOON))

    assert desk.entry().mark.starred
    assert not list(desk.store.marks())


def test_a_deed_that_was_said_to_be_done_is_on_the_disk(desk: Desk, open_desk: Open) -> None:
    desk.scribe.do(star([desk.entry()], NOON))
    desk.wait()

    assert [type(message) for message in desk.posted] == [Applied, UndoKnown]
    assert open_desk().entry().mark.starred


def test_deeds_settle_in_the_order_in_which_they_were_done(desk: Desk, open_desk: Open) -> None:
    desk.pause()
    for status in (Status.STARTED, Status.SKIPPED, Status.UNREAD, Status.DONE):
        desk.scribe.do(set_status([desk.entry()], status, NOON))
    desk.wait()

    applied = [message for message in desk.posted if isinstance(message, Applied)]
    assert [message.number for message in applied] == [1, 2, 3, 4]
    history = [head.value for head in open_desk().entry().history]
    assert history == [Status.STARTED, Status.SKIPPED, Status.UNREAD, Status.DONE]


def test_what_is_still_on_its_way_stays_shown_while_what_came_before_settles(desk: Desk) -> None:
    desk.scribe.do(star([desk.entry()], NOON))
    desk.wait()
    desk.pause()
    desk.scribe.do(finish([desk.entry()], NOON))

    desk.settle()

    assert desk.entry().status is Status.DONE
    assert desk.entry().mark.starred


def test_the_lasting_marks_show_what_the_provisional_ones_showed(desk: Desk) -> None:
    desk.scribe.do(finish([desk.entry()], NOON))
    before = desk.entry().status, desk.scribe.shelf.progress()
    desk.wait()

    desk.settle()

    assert (desk.entry().status, desk.scribe.shelf.progress()) == before


def test_a_deed_that_fails_is_taken_back_from_the_screen_and_said(desk: Desk, place: Place) -> None:
    block_folder(place)
    desk.scribe.do(finish([desk.entry()], NOON))
    desk.wait()

    assert len(desk.said()) == 1
    desk.settle()

    assert desk.entry().status is Status.UNREAD
    assert desk.scribe.shelf.progress().done == 0


def test_a_failure_takes_back_its_own_deed_only(desk: Desk, place: Place) -> None:
    desk.scribe.do(star([desk.entry(4)], NOON))
    desk.wait()
    desk.settle()
    place.marks.rename(place.marks.with_name("away"))
    block_folder(place)
    desk.scribe.do(finish([desk.entry()], NOON))
    desk.wait()

    desk.settle()

    assert desk.entry().status is Status.UNREAD
    assert desk.entry(4).mark.starred


def test_after_a_failure_the_next_deed_is_saved_once_the_disk_allows_it(
    desk: Desk, place: Place, open_desk: Open
) -> None:
    block_folder(place)
    desk.scribe.do(star([desk.entry()], NOON))
    desk.wait()
    desk.settle()
    place.marks.unlink()

    desk.scribe.do(finish([desk.entry()], NOON))
    desk.wait()

    assert [type(message) for message in desk.posted] == [Applied, UndoKnown]
    assert open_desk().entry().status is Status.DONE


def test_what_comes_afterwards_comes_only_once_the_deed_is_on_the_disk(
    desk: Desk, place: Place
) -> None:
    seen: list[str] = []
    desk.scribe.do(star([desk.entry()], NOON), lambda: seen.append("saved"))
    desk.wait()
    place.marks.rename(place.marks.with_name("away"))
    block_folder(place)

    desk.scribe.do(finish([desk.entry()], NOON), lambda: seen.append("failed"))
    desk.wait()

    assert seen == ["saved"]


def test_undo_takes_back_this_windows_last_step_at_once(desk: Desk) -> None:
    desk.scribe.do(star([desk.entry()], NOON))
    desk.wait()
    desk.settle()

    desk.scribe.undo()
    desk.wait()
    desk.settle()

    assert not desk.entry().mark.starred


def test_undo_names_another_windows_step_first_and_takes_it_back_when_asked_again(
    desk: Desk, open_desk: Open
) -> None:
    desk.scribe.do(star([desk.entry()], NOON))
    desk.wait()
    other = open_desk()

    other.scribe.undo()
    other.wait()

    (offer,) = other.posted
    assert isinstance(offer, TakenBack)
    assert offer.offered is not None
    assert "starred" in offer.offered.what
    other.settle()
    assert other.entry().mark.starred

    other.scribe.undo()
    other.wait()
    other.settle()

    assert not other.entry().mark.starred


def test_an_offer_is_over_once_something_else_was_done(desk: Desk, open_desk: Open) -> None:
    desk.scribe.do(star([desk.entry()], NOON))
    desk.wait()
    other = open_desk()
    other.scribe.undo()
    other.wait()
    other.scribe.do(finish([other.entry(4)], NOON))
    other.scribe.undo()
    other.wait()
    other.posted.clear()

    other.scribe.undo()
    other.wait()

    assert other.posted[0].offered is not None
    assert open_desk().entry().mark.starred


def test_an_undo_that_fails_says_so_and_changes_nothing(desk: Desk, place: Place) -> None:
    desk.scribe.do(star([desk.entry()], NOON))
    desk.wait()
    desk.settle()
    place.marks.rename(place.marks.with_name("away"))
    block_folder(place)

    desk.scribe.undo()
    desk.wait()

    assert len(desk.said()) == 1
    desk.settle()
    assert desk.entry().mark.starred


def test_a_look_brings_what_another_window_did(desk: Desk, open_desk: Open) -> None:
    other = open_desk()
    desk.scribe.do(star([desk.entry()], NOON))
    desk.wait()

    other.scribe.look()
    other.wait()
    other.settle()

    assert other.entry().mark.starred


def test_a_look_asked_for_while_another_is_under_way_sees_what_came_meanwhile(
    place: Place, clock: Clock, papers: CompiledCatalog
) -> None:
    store, other = (Store(place, now=clock, machine="here") for _ in range(2))
    shelf = Shelf.of((papers,), store.marks())
    arrived: list[Marks] = []

    def post(message: Message) -> None:
        if isinstance(message, MarksArrived):
            arrived.append(message.marks)
            if len(arrived) == 1:  # the look has read the files already
                other.apply("star", star([shelf.entry(1)], NOON).edits)
                scribe.look()

    drafts, news = Drafts(place.machine / "drafts"), Newsstand(place.machine / "news")
    scribe = Scribe(store, drafts, news, shelf, post)
    other.apply("star", star([shelf.entry(0)], NOON).edits)
    scribe.look()
    scribe._writer.submit(lambda: None).result()
    scribe.close()

    assert [len(list(marks)) for marks in arrived] == [1, 2]


def test_what_another_window_did_shows_though_nothing_came_of_a_deed(
    desk: Desk, open_desk: Open
) -> None:
    other = open_desk()
    desk.scribe.do(star([desk.entry()], NOON))
    desk.wait()

    other.scribe.do_beside(other.scribe.shelf, [0, 1], lambda _: "None of these has a video.")
    other.scribe.look()
    other.wait()
    other.settle()

    assert other.entry().mark.starred


def test_a_look_at_files_that_are_as_they_were_says_nothing(desk: Desk) -> None:
    desk.scribe.look()
    desk.wait()

    assert desk.posted == []


def test_closing_waits_for_everything(desk: Desk, open_desk: Open) -> None:
    desk.pause()
    desk.scribe.do(star([desk.entry()], NOON))
    desk.scribe.do(write_note(desk.entry(), "last words", NOON))
    desk.scribe.keep_draft(Draft("a", "A", "half a thought"))

    desk.hold.set()
    desk.scribe.close()

    entry = open_desk().entry()
    assert entry.mark.starred
    assert entry.note == "last words"
    assert desk.scribe.find_draft("a") == Draft("a", "A", "half a thought")


Ask = Callable[[Scribe, Deed], None]


@pytest.mark.parametrize(
    "ask",
    [
        lambda scribe, deed: scribe.do(deed),
        lambda scribe, _: scribe.undo(),
        lambda scribe, _: scribe.redo(),
        lambda scribe, _: scribe.keep_draft(Draft("a", "A", "text")),
    ],
    ids=["do", "undo", "redo", "keep_draft"],
)
def test_what_comes_after_closing_is_not_lost_without_a_word(desk: Desk, ask: Ask) -> None:
    deed = star([desk.entry()], NOON)
    desk.scribe.close()

    ask(desk.scribe, deed)

    assert len(desk.said()) == 1
    assert "ending" in desk.said()[0]


def test_a_draft_that_cannot_be_kept_is_said(desk: Desk, place: Place) -> None:
    place.machine.mkdir(parents=True)
    (place.machine / "drafts").write_text("in the way")

    desk.scribe.keep_draft(Draft("a", "A", "text"))
    desk.wait()

    assert "not kept" in desk.said()[0]


def test_a_draft_that_cannot_be_removed_is_said(desk: Desk) -> None:
    desk.scribe.keep_draft(Draft("a", "A", "text"))
    desk.wait()
    (path,) = desk.scribe.drafts_folder.iterdir()
    path.unlink()
    (path / "in the way").mkdir(parents=True)

    desk.scribe.drop_draft("a")
    desk.wait()

    assert "cannot be removed" in desk.said()[0]


def test_a_deed_on_very_many_works_is_made_and_written_while_the_screen_goes_on(
    desk: Desk,
) -> None:
    asked = desk.scribe.shelf
    desk.pause()

    desk.scribe.do_beside(asked, range(len(asked)), lambda found: finish(found, NOON))
    desk.scribe.do(star([desk.entry(1)], NOON))

    assert {asked.entry(work).status for work in range(len(asked))} == {Status.UNREAD}
    assert desk.entry(1).mark.starred
    desk.wait()
    desk.settle()
    assert {desk.entry(work).status for work in range(len(asked))} == {Status.DONE}
    assert desk.entry(1).mark.starred
    assert [step.what for step in desk.store.step_notes().values()] == [
        f"done with {len(asked)} works",
        f"starred “{desk.entry(1).reference.title}”",
    ]


def test_a_deed_on_very_many_works_goes_by_what_is_marked_when_its_turn_comes(desk: Desk) -> None:
    asked = desk.scribe.shelf
    desk.scribe.do(finish([desk.entry(0)], NOON))
    everything = range(len(asked))
    for _ in range(2):
        desk.scribe.do_beside(asked, everything, lambda found: toggle(found, NOON))

    desk.wait()
    desk.settle()

    # All but one are done by the first; the second finds all done, and puts them back.
    assert {desk.entry(work).status for work in everything} == {Status.UNREAD}


def test_why_nothing_is_done_to_very_many_works_is_said(desk: Desk) -> None:
    desk.scribe.do_beside(desk.scribe.shelf, [0, 1], lambda _: "None of these has a video.")

    desk.wait()

    told = [message.sentence for message in desk.posted if isinstance(message, Declined)]
    assert told == ["None of these has a video."]
