"""Promises of the screen of statistics: it shows what was done, and leads to what is in progress."""

from pathlib import Path

import pytest
from refshelf.data.catalog import Catalog, Category
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.reference import Reference
from refshelf.tui.screens.statistics import StatisticsScreen
from refshelf.tui.session import Session, open_session
from refshelf.tui.widgets.statistics_pane import StatisticsPane
from refshelf.user_state.action import set_status
from refshelf.user_state.status import Status
from screen_driver import Driver, drive

SIZES = [(120, 40), (80, 24), (60, 20), (40, 15)]


def add_list(home: Path, name: str, works: int = 3) -> None:
    references = tuple(
        Reference(id=f"{name}{n}", title=f"Work {n}", url=f"https://{name}{n}.example/")
        for n in range(works)
    )
    listed = Catalog(
        id=name, title=f"List {name}", categories=(Category(name="C", references=references),)
    )
    path = home / "catalogs" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_catalog(listed))


def start(home: Path, *names: str) -> None:
    """Begin works long ago, one after the other."""
    session = session_of(home)
    for number, name in enumerate(names, 1):
        shelf = session.shelf()
        work = next(
            shelf.works.starts[place] + found
            for place, listing in enumerate(shelf.works.listings)
            if (found := listing.find_id(name)) is not None
        )
        deed = set_status([shelf.entry(work)], Status.STARTED, f"2020-01-0{number}")
        session.store.apply(deed.what, deed.edits)


def session_of(home: Path) -> Session:
    return open_session(environ={"REFSHELF_DATA_DIR": str(home), "REFSHELF_READER": "anna"})


def pane_of(driver: Driver) -> StatisticsPane:
    return driver.app.screen.query_one(StatisticsPane)


async def clear_toasts(driver: Driver) -> None:
    driver.app.clear_notifications()
    await driver.settle()


def test_before_anything_is_done_it_says_how_to_begin(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("number_sign")
        assert "Nothing is done yet." in driver.text()
        assert "space marks a work as done" in driver.text()
        assert "0 of 24 done" in driver.text()

    drive(home, script)


@pytest.mark.parametrize("size", SIZES)
def test_what_was_done_shows_at_every_size(home: Path, size: tuple[int, int]) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("j", "space", "number_sign")
        await clear_toasts(driver)
        assert "1 of 24 done" in driver.text()
        assert "Done per week" in driver.text()
        assert "█" in driver.text()

    drive(home, script, size)


def test_it_is_laid_out_anew_when_the_terminal_is_resized(home: Path) -> None:
    start(home, "dsql")

    async def script(driver: Driver) -> None:
        await driver.press("number_sign")
        await driver.pilot.resize_terminal(40, 15)
        await driver.settle()
        assert max(line.width for line in pane_of(driver)._lines) <= 36
        await driver.pilot.resize_terminal(120, 40)
        await driver.settle()
        assert "In progress since" in driver.text()

    drive(home, script)


def test_enter_goes_to_the_work_in_progress_that_has_the_cursor(home: Path) -> None:
    start(home, "dsql", "launch")

    async def script(driver: Driver) -> None:
        await driver.press("number_sign", "j", "enter")
        assert not isinstance(driver.app.screen, StatisticsScreen)
        assert driver.current == "launch"

    drive(home, script)


def test_the_cursor_goes_up_and_down_through_what_is_in_progress(home: Path) -> None:
    start(home, "dsql", "launch", "atc22")

    async def script(driver: Driver) -> None:
        await driver.press("number_sign", "j", "j", "j", "k", "enter")
        assert driver.current == "launch"

    drive(home, script)


def test_enter_does_nothing_where_nothing_is_in_progress(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("number_sign", "enter")
        assert isinstance(driver.app.screen, StatisticsScreen)

    drive(home, script)


@pytest.mark.parametrize("key", ["escape", "q", "number_sign"])
def test_it_closes_and_everything_is_where_it_was(home: Path, key: str) -> None:
    start(home, "dsql")

    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("number_sign", "j", key)
        assert not isinstance(driver.app.screen, StatisticsScreen)
        assert driver.current == "atc22"

    drive(home, script)


@pytest.mark.parametrize("keys", ["jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj", ["ctrl+d"] * 9, "G"])
def test_the_end_comes_into_view(home: Path, keys: list[str]) -> None:
    start(home, "dsql")

    async def script(driver: Driver) -> None:
        await driver.press("number_sign")
        assert "Categories" not in driver.text()
        await driver.press(*keys)
        assert "Categories" in driver.text()
        await driver.press("g")
        assert "0 of 24 done" in driver.text()

    drive(home, script, (40, 15))


def test_tab_turns_to_all_lists_and_back(home: Path) -> None:
    add_list(home, "mine")

    async def script(driver: Driver) -> None:
        await driver.press("tab", "tab", "j", "enter")  # the shelf pane: the first list
        listed = driver.board.scope.listing
        await driver.press("number_sign")
        first = driver.text()
        await driver.press("tab")
        second = driver.text()
        await driver.press("h")
        assert listed >= 0
        assert "Categories" in first
        assert "Lists" in second
        assert "0 of 27 done" in second
        assert driver.text() == first

    drive(home, script, (120, 40))


def test_a_work_in_another_list_is_gone_to(home: Path) -> None:
    add_list(home, "mine")
    start(home, "mine2")

    async def script(driver: Driver) -> None:
        await driver.press("number_sign")
        while "of 27 done" not in driver.text():
            await driver.press("tab")
        await driver.press("enter")
        assert driver.current == "mine2"

    drive(home, script)


def test_a_work_is_gone_to_though_the_lists_changed_meanwhile(home: Path) -> None:
    add_list(home, "zz")
    start(home, "zz1")

    async def script(driver: Driver) -> None:
        await driver.press("number_sign")
        while "of 27 done" not in driver.text():
            await driver.press("tab")
        add_list(home, "aa", works=5)
        main = driver.app.screen_stack[0]
        before = driver.app._scribe.shelf.works
        while driver.app._scribe.shelf.works is before:
            main._watch()
            await driver.settle()
        await driver.press("enter")
        assert driver.current == "zz1"

    drive(home, script)
