"""Promises of updates: what the source changed comes in, what the reader did stays."""

from dataclasses import replace

import pytest
from refshelf.data.catalog import Catalog, Category, Source
from refshelf.data.kind import FormKind
from refshelf.data.numbering import number_works
from refshelf.data.reference import Form, Reference
from refshelf.data.update.plan import Base, Plan, Replaced
from refshelf.data.update.update import plan_update

LOGS = "Logs are enough for everything"
CLOCKS = "Clocks that never agree"
QUORUMS = "Quorums of three"


def work(title: str, page: str | None = None, *, id_: str = "", **more: object) -> Reference:
    name = id_ or title.partition(" ")[0].lower()
    url = f"https://x.org/{page}" if page else None
    return Reference(id=name, title=title, url=url, **more)  # pyright: ignore[reportArgumentType]


def a_list(*works: Reference, name: str = "All", **parts: tuple[Reference, ...]) -> Catalog:
    shown = {name: works} if works else {}
    categories = tuple(
        Category(name=part, references=references) for part, references in (shown | parts).items()
    )
    return Catalog(id="list", title="The list", categories=categories)


def update(base: Catalog, theirs: Catalog, mine: Catalog | None = None, **how: object) -> Plan:
    """Plan an update; what was read now has another id as a catalog, which counts for nothing."""
    fresh = replace(theirs, id="fresh")
    return plan_update(Base(catalog=base), mine or base, fresh, **how)  # pyright: ignore[reportArgumentType]


def found(plan: Plan, id_: str) -> Reference:
    return next(one for one in plan.catalog.references() if one.id == id_)


def keys(plan: Plan, id_: str) -> set[str]:
    works = number_works(plan.catalog)
    (one,) = (work for work in works if work.reference.id == id_)
    return {one.key, *one.aliases}


FILLED = a_list(work(LOGS, "logs"), work(CLOCKS, "clocks"), work(QUORUMS, "quorums"))


def test_a_list_that_did_not_change_changes_nothing():
    plan = update(FILLED, FILLED)

    assert plan.catalog == FILLED
    assert plan.counts == "nothing new"


def test_what_came_went_and_moved_is_counted_in_one_line():
    base = a_list(work(LOGS, "logs"), work(CLOCKS, "clocks"), Talks=(work(QUORUMS, "quorums"),))
    theirs = a_list(work(LOGS, "logs"), work(QUORUMS, "quorums"), work("Fresh news", "n"), Talks=())

    plan = update(base, theirs)

    assert plan.counts == "+1 new, ~1 moved, 1 gone"
    assert [(one.id, one.before, one.now) for one in plan.moved] == [
        ("quorums", ("Talks",), ("All",))
    ]
    assert [(one.id, one.keys) for one in plan.gone] == [
        ("clocks", ("x.org/clocks", "list#clocks"))
    ]


def test_a_work_keeps_its_id_under_another_title_and_in_another_order():
    theirs = a_list(
        work("Quorums of five", "quorums", id_="a"),
        work(CLOCKS, "clocks", id_="b"),
        work(LOGS, "logs"),
    )

    plan = update(FILLED, theirs)

    ids = [one.id for one in plan.catalog.references()]
    assert ids == ["quorums", "clocks", "logs"]
    assert found(plan, "quorums").title == "Quorums of five"
    assert (plan.new, plan.gone) == ((), ())


def test_a_work_at_another_address_is_found_by_its_title_and_keeps_the_former_one():
    theirs = a_list(work(LOGS, "moved/logs"), work(CLOCKS, "clocks"), work(QUORUMS, "quorums"))

    plan = update(FILLED, theirs)

    assert found(plan, "logs").was == ("https://x.org/logs",)
    assert keys(plan, "logs") >= {"x.org/moved/logs", "x.org/logs"}


def test_an_address_that_is_only_written_differently_is_no_former_one():
    theirs = a_list(
        replace(work(LOGS), url="http://www.x.org/logs/"), *list(FILLED.references())[1:]
    )

    plan = update(FILLED, theirs)

    assert (found(plan, "logs").url, found(plan, "logs").was) == ("http://www.x.org/logs/", ())


def test_a_work_whose_form_became_its_page_is_the_same():
    pdf = Form(kind=FormKind.PDF, url="https://x.org/logs.pdf")
    base = a_list(work(LOGS, "logs", forms=(pdf,)), work(CLOCKS, "clocks"))
    theirs = a_list(work("Logs are enough for all", "logs.pdf", id_="z"), work(CLOCKS, "clocks"))

    plan = update(base, theirs)

    assert keys(plan, "logs") >= {"x.org/logs.pdf", "x.org/logs"}


def test_a_ticked_form_that_moves_leaves_its_tick_with_the_work():
    one, other = (Form(kind=FormKind.PDF, url=f"https://x.org/{n}.pdf") for n in (1, 2))

    plan = update(
        a_list(work(LOGS, "logs", forms=(one,))), a_list(work(LOGS, "logs", forms=(other,)))
    )

    assert found(plan, "logs").forms == (other,)
    assert "x.org/1.pdf" in keys(plan, "logs")


def test_code_that_moves_leaves_no_tick_that_would_count_as_reading():
    one, other = (Form(kind=FormKind.CODE, url=f"https://x.org/code{n}") for n in (1, 2))

    plan = update(
        a_list(work(LOGS, "logs", forms=(one,))), a_list(work(LOGS, "logs", forms=(other,)))
    )

    assert "x.org/code1" not in keys(plan, "logs")
    assert plan.replaced == (
        Replaced(key="x.org/code1", id="logs", title=LOGS, now_id="", now_title=""),
    )


def test_a_renamed_category_moves_nobody():
    plan = update(FILLED, a_list(*FILLED.references(), name="Everything"))

    assert (plan.moved, plan.catalog.categories[0].name) == ((), "Everything")


def test_a_renamed_category_of_works_without_addresses_is_known_by_their_titles():
    works = (work(LOGS), work(CLOCKS), work(QUORUMS))

    plan = update(a_list(*works), a_list(*works, name="Everything"))

    assert plan.counts == "nothing new"


def test_a_translated_list_keeps_every_work_and_says_that_the_titles_are_others():
    theirs = a_list(
        work("Protokolle genügen", "logs"),
        work("Uneinige Uhren", "clocks"),
        work("Drei", "quorums"),
    )

    plan = update(FILLED, theirs)

    assert [one.id for one in plan.catalog.references()] == ["logs", "clocks", "quorums"]
    assert [(one.id, one.now_id) for one in plan.replaced] == [
        (id_, id_) for id_ in ("logs", "clocks", "quorums")
    ]


def test_works_that_swapped_addresses_keep_ids_while_marks_stay_with_the_addresses():
    theirs = a_list(work(LOGS, "clocks"), work(CLOCKS, "logs"), work(QUORUMS, "quorums"))

    plan = update(FILLED, theirs)

    assert (found(plan, "logs").url, found(plan, "logs").was) == ("https://x.org/clocks", ())
    assert [(one.key, one.id, one.now_id) for one in plan.replaced] == [
        ("x.org/logs", "logs", "clocks"),
        ("x.org/clocks", "clocks", "logs"),
    ]


def test_lectures_that_swapped_addresses_are_told_although_their_titles_are_close():
    one, two = work("Lecture 1", "a", id_="one"), work("Lecture 2", "b", id_="two")
    theirs = a_list(replace(one, url=two.url), replace(two, url=one.url))

    plan = update(a_list(one, two), theirs)

    assert {(told.id, told.now_id) for told in plan.replaced} == {("one", "two"), ("two", "one")}


def test_another_work_at_a_known_address_is_told_since_the_mark_stays_there():
    theirs = a_list(work("Gardening for beginners", "logs"), *list(FILLED.references())[1:])

    plan = update(FILLED, theirs)

    assert [(one.key, one.title, one.now_title) for one in plan.replaced] == [
        ("x.org/logs", LOGS, "Gardening for beginners")
    ]


def test_a_work_that_joins_another_on_its_page_gets_none_of_its_marks():
    old = work(LOGS, "logs")

    plan = update(a_list(old), a_list(work("Foreword", "logs"), old))

    assert "x.org/logs" in keys(plan, "logs")
    assert "x.org/logs" not in keys(plan, "foreword")


def test_a_work_left_alone_on_its_page_keeps_the_marks_it_had_beside_others():
    one, two = work(LOGS, "book"), work(CLOCKS, "book")

    plan = update(a_list(one, two), a_list(two))

    assert keys(plan, "clocks") >= {"x.org/book", "x.org/book#clocks"}


def test_a_form_that_became_a_work_leaves_the_work_as_it_was():
    talk = Form(kind=FormKind.VIDEO, url="https://x.org/talk")
    base = a_list(work(LOGS, "logs", forms=(talk,)))

    plan = update(base, a_list(work(LOGS, "logs"), work("Talk of it", "talk")))

    assert [one.id for one in plan.new] == ["talk"]
    assert [(one.key, one.id, one.now_id) for one in plan.replaced] == [
        ("x.org/talk", "logs", "talk")
    ]


def test_related_works_are_found_again_under_another_work_and_on_their_own():
    summary, sequel = work("A summary of it", "s", id_="s"), work("The sequel", "q", id_="q")
    base = a_list(work(LOGS, "logs", related=(summary, sequel)), work(CLOCKS, "clocks"))
    theirs = a_list(work(LOGS, "logs"), work(CLOCKS, "clocks", related=(summary,)), sequel)

    plan = update(base, theirs)

    assert [(one.id, one.before, one.now) for one in plan.moved] == [
        ("s", ("All", LOGS), ("All", CLOCKS)),
        ("q", ("All", LOGS), ("All",)),
    ]
    assert [one.id for one in plan.catalog.references()] == ["logs", "clocks", "s", "q"]


CLOSE = a_list(
    work("Logs are enough for everybody", "elsewhere", id_="fresh-id"),
    work(CLOCKS, "clocks"),
    work(QUORUMS, "quorums"),
)


def test_a_close_title_at_another_address_is_asked_about_and_counts_as_new_until_then():
    plan = update(FILLED, CLOSE)

    (asked,) = plan.unsure
    assert (asked.id, asked.fresh, asked.likeness > 0.82) == ("logs", "fresh-id", True)
    assert plan.counts == "+1 new, 1 gone"


def test_a_pair_that_the_reader_accepts_is_one_work():
    plan = update(FILLED, CLOSE, accepted={("logs", "fresh-id")})

    assert (plan.unsure, plan.new, plan.gone) == ((), (), ())
    assert keys(plan, "logs") >= {"x.org/logs", "x.org/elsewhere"}


def test_ids_of_the_source_itself_tell_a_work_whatever_else_changed():
    theirs = a_list(work("Entirely different", "new", id_="logs"), *list(FILLED.references())[1:])

    plan = update(FILLED, theirs, has_ids=True)

    assert keys(plan, "logs") >= {"x.org/new", "x.org/logs"}
    assert (plan.new, plan.gone, plan.replaced) == ((), (), ())


def test_an_id_is_never_given_again():
    gone = update(FILLED, a_list(*list(FILLED.references())[1:]))

    plan = plan_update(
        gone.base, gone.catalog, a_list(work("Logs of ships", "ships"), *gone.catalog.references())
    )

    assert [one.id for one in plan.new] == ["logs-ships"]


def test_an_id_that_the_reader_gave_and_took_away_is_not_given_again_either():
    mine = a_list(*FILLED.references(), work("My own", "own", id_="own"))
    first = update(FILLED, FILLED, mine)
    theirs = a_list(*FILLED.references(), work("Own", "theirs", id_="own"))

    plan = plan_update(first.base, FILLED, theirs)

    assert [one.id for one in plan.new] == ["own-2"]


def test_a_work_that_returns_gets_its_id_back():
    gone = update(FILLED, a_list(*list(FILLED.references())[1:]))

    plan = plan_update(gone.base, gone.catalog, FILLED)

    assert [one.id for one in plan.new] == ["logs"]


@pytest.mark.parametrize(
    ("field", "own", "other"),
    [
        ("title", "Logs, as I call it", "Logs (2nd edition)"),
        ("remark", "mine", "theirs"),
        ("year", 2001, 2002),
        ("authors", ("Ann",), ("Bob", "Eve")),
        ("url", "https://x.org/mine", "https://x.org/theirs"),
    ],
)
def test_what_both_changed_stays_the_readers_and_is_told(field: str, own: object, other: object):
    base = work(LOGS, "logs")
    mine, theirs = (a_list(replace(base, **{field: value})) for value in (own, other))

    plan = update(a_list(base), theirs, mine, accepted={("logs", "logs")})

    assert getattr(found(plan, "logs"), field) == own
    assert [(one.id, one.field) for one in plan.conflicts] == [("logs", field)]


def test_what_only_one_of_them_changed_is_taken():
    base = work(LOGS, "logs", remark="old", year=2000)
    mine, theirs = replace(base, remark="mine"), replace(base, year=2001)

    plan = update(a_list(base), a_list(theirs), a_list(mine))

    assert (found(plan, "logs").remark, found(plan, "logs").year) == ("mine", 2001)
    assert plan.conflicts == ()
    assert [one.fields for one in plan.changed] == [("year",)]


def test_a_conflict_is_told_once():
    base = work(LOGS, "logs", remark="old")
    theirs = a_list(replace(base, remark="theirs"))
    first = update(a_list(base), theirs, a_list(replace(base, remark="mine")))

    plan = plan_update(first.base, first.catalog, theirs)

    assert (plan.conflicts, plan.catalog) == ((), first.catalog)


def test_what_the_reader_added_stays_where_he_put_it():
    own = work("My own find", "mine", id_="own")
    logs, clocks, quorums = FILLED.references()
    theirs = a_list(work("Fresh", "fresh"), logs, clocks, quorums)

    plan = update(FILLED, theirs, a_list(logs, own, clocks, quorums, Mine=(work("Last", "l"),)))

    assert [one.id for one in plan.catalog.references()] == [
        *("fresh", "logs", "own", "clocks", "quorums", "last")
    ]


def test_what_the_reader_added_below_a_work_that_is_gone_keeps_the_work():
    own = work("My own find", "mine", id_="own")
    logs, *others = FILLED.references()

    plan = update(FILLED, a_list(*others), a_list(replace(logs, related=(own,)), *others))

    assert found(plan, "logs").related == (own,)
    assert plan.gone == ()


def test_what_the_reader_deleted_stays_deleted():
    plan = update(FILLED, FILLED, a_list(*list(FILLED.references())[1:]))

    assert [one.id for one in plan.catalog.references()] == ["clocks", "quorums"]
    assert plan.new == ()


def test_what_the_reader_edited_stays_although_the_source_dropped_it():
    logs, *others = FILLED.references()
    mine = a_list(replace(logs, remark="mine"), *others)

    plan = update(FILLED, a_list(*others), mine)

    assert found(plan, "logs").remark == "mine"
    assert [(one.id, one.field) for one in plan.conflicts] == [("logs", "entry")]


def test_the_readers_order_and_the_sources_new_works_go_together():
    logs, clocks, quorums = FILLED.references()
    theirs = a_list(logs, work("Fresh", "fresh"), clocks, quorums)

    plan = update(FILLED, theirs, a_list(quorums, clocks, logs))

    assert [one.id for one in plan.catalog.references()] == ["quorums", "clocks", "logs", "fresh"]


def test_a_category_that_the_reader_renamed_keeps_his_name():
    theirs = a_list(*FILLED.references(), work("Fresh", "fresh"))

    plan = update(FILLED, theirs, a_list(*FILLED.references(), name="Mine"))

    assert [(part.name, len(part.references)) for part in plan.catalog.categories] == [("Mine", 4)]


def test_the_list_keeps_its_id_and_the_day_it_was_read_is_the_new_one():
    source = Source(url="https://x.org/list", format="markdown", fetched="2026-01-01")
    theirs = replace(FILLED, source=replace(source, fetched="2026-02-02"))

    plan = update(replace(FILLED, source=source), theirs)

    assert plan.catalog.id == plan.base.catalog.id == "list"
    assert plan.catalog.source == theirs.source


def test_without_a_base_everything_stays_and_what_is_missing_comes():
    mine = a_list(work(LOGS, "logs", remark="mine"), work(CLOCKS, "clocks"))
    theirs = a_list(work(LOGS, "logs", remark="theirs", year=1999), work(QUORUMS, "quorums"))

    plan = plan_update(None, mine, theirs)

    assert [one.id for one in plan.catalog.references()] == ["logs", "quorums", "clocks"]
    assert (found(plan, "logs").remark, found(plan, "logs").year) == ("mine", 1999)


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        (a_list(), "No reference was found"),
        (a_list(work(LOGS, "logs")), "2 of the 3 references"),
        (replace(FILLED, title="Sign in to continue"), "calls itself “Sign in to continue”"),
        (FILLED, ""),
        (a_list(*list(FILLED.references())[1:]), ""),
    ],
)
def test_a_list_that_can_hardly_be_meant_is_doubted(theirs: Catalog, words: str):
    plan = update(FILLED, theirs)

    assert words in plan.doubt
    assert bool(plan.doubt) == bool(words)


def test_a_deleted_work_at_the_address_of_the_readers_own_is_not_taken_for_it():
    own = work("Gardening for beginners", "logs", id_="own")
    mine = a_list(own, *list(FILLED.references())[1:])

    plan = update(FILLED, FILLED, mine)

    assert plan.catalog == mine
    assert plan.new == ()


def test_a_work_to_which_the_reader_gave_another_id_is_the_same():
    mine = a_list(work(LOGS, "logs", id_="own"), *list(FILLED.references())[1:])
    theirs = a_list(work(LOGS, "logs", year=1999), *list(FILLED.references())[1:])

    plan = update(FILLED, theirs, mine)

    assert found(plan, "own").year == 1999
    assert (plan.new, plan.gone, plan.conflicts) == ((), (), ())


def test_what_was_told_apart_once_is_told_apart_at_the_next_update_too():
    mine = a_list(Mine=(work(QUORUMS, id_="own"),))
    theirs = a_list(work(LOGS, "logs", related=(work(QUORUMS, was=("old",)),)))
    plan = update(a_list(work(LOGS, "logs")), theirs, mine)

    again = plan_update(plan.base, plan.catalog, plan.base.catalog)

    assert plan.catalog == again.catalog == mine
