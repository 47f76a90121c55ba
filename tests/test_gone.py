"""Promises of what no list has any more: it stays visible, as it was last seen."""

from refshelf.user_state.gone import GONE_ID, GONE_TITLE, GoneListing
from refshelf.user_state.mark import Seen
from refshelf.user_state.query import Query
from refshelf.user_state.shelf import Shelf
from refshelf.user_state.store import Store
from state_making import SEEN, edit

GONE = GoneListing((("k", Seen("https://example.org/k", "Élan", "list")), ("l", None)))


def test_a_gone_work_shows_what_was_last_seen():
    reference = GONE.reference(0)

    assert (reference.title, reference.url) == ("Élan", "https://example.org/k")


def test_a_gone_work_that_nobody_saw_shows_its_key():
    assert (GONE.reference(1).title, GONE.reference(1).url) == ("l", None)


def test_gone_works_are_found_by_key_and_stand_under_one_heading():
    assert [list(GONE.lookup(key)) for key in ("k", "l", "x")] == [[0], [1], []]
    assert [GONE.find_id(key) for key in ("l", "x")] == [1, None]
    (heading,) = GONE.headings
    assert (heading.path, heading.start, heading.stop, heading.total) == ((GONE_TITLE,), 0, 2, 2)
    assert (GONE.heading(1), GONE.parent(1)) == (0, -1)


def test_gone_works_are_searched_by_all_that_is_known_of_them():
    assert GONE.texts() == ("k\nelan\nhttps://example.org/k\nlist", "l")
    assert (GONE.has(0), GONE.has(1)) == ({"page"}, frozenset())


def test_every_column_has_a_value_for_each_gone_work():
    columns = [GONE.keys(), GONE.ids(), GONE.texts(), GONE.kinds(), GONE.years(), GONE.minutes()]

    assert [len(column) for column in columns] == [len(GONE)] * len(columns)
    assert [GONE.keys()[0], GONE.ids()[1]] == ["k", "l"]
    assert (GONE.key(1), GONE.work_id(1), GONE.total) == ("l", "l", 2)
    assert (GONE.aliases(0), GONE.form_keys(0)) == ((), ())


def test_what_a_list_dropped_is_shown_as_gone(store: Store):
    store.apply("read", [edit("example.org/a")])

    shelf = Shelf.of((), store.marks())

    assert shelf.entry(0).is_gone
    assert (shelf.entry(0).reference.title, shelf.entry(0).status_word) == (SEEN.title, "read")
    assert list(shelf.find(Query.parse("is:gone"))) == [0]


def test_a_mark_of_which_nothing_is_left_is_not_shown_as_gone(store: Store):
    store.apply("read", [edit("example.org/a")])

    assert len(Shelf.of((), store.undo().marks)) == 0


def test_a_gone_row_stays_where_it_is_while_marks_change(store: Store):
    store.apply("read", [edit(key) for key in ("example.org/b", "example.org/c")])
    shelf = Shelf.of((), store.marks())

    marks = store.apply("unread", [edit("example.org/b", value="unread")]).marks
    marks = store.apply("read", [edit("example.org/a")]).marks
    later = shelf.with_marks(marks)

    assert [later.works.key(work) for work in range(3)] == [
        "example.org/b",
        "example.org/c",
        "example.org/a",
    ]
    assert later.catalogs == ()
    assert later.works.listing(0).id == GONE_ID
