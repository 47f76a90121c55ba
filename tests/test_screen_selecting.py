"""Selecting several works, order, hiding what is done: seen on the screen and in the files."""

from pathlib import Path

from refshelf.data.catalog import Catalog, Category
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.reference import Reference
from refshelf.tui.session import open_session
from refshelf.user_state.progress import Progress
from refshelf.user_state.shelf import Scope
from refshelf.user_state.status import Status
from screen_driver import Driver, drive


def shown_ids(driver: Driver) -> list[str]:
    """List the works that the list shows, from top to bottom."""
    list_ = driver.entries
    assert list_.shelf is not None
    rows = [row for row in list_.rows.rows if not row.is_heading]
    return [list_.shelf.entry(row.work).reference.id for row in rows]


def test_what_is_selected_is_marked_in_one_step(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("core-components")
        await driver.press("v", "v", "r")
        assert driver.board.view.count.startswith("2 selected")
        done = [name for name in shown_ids(driver) if driver.shown(name).status is Status.DONE]
        assert len(done) == 2
        assert [driver.stored(name).status for name in done] == [Status.DONE, Status.DONE]
        await driver.press("u")
        assert {driver.stored(name).status for name in done} == {Status.UNREAD}

    drive(home, script)


def test_a_form_with_the_cursor_is_not_taken_for_the_one_work_that_is_selected(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("core-components")
        await driver.press("v")
        await driver.go_to("atc22")
        await driver.press("enter", "j", "space", "y")
        assert driver.stored("core-components").status is Status.DONE
        assert driver.stored("atc22").status is Status.UNREAD
        assert driver.app.clipboard == driver.shown("core-components").reference.url

    drive(home, script)


def test_v_takes_the_work_out_of_the_selection_again(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("core-components")
        await driver.press("v", "k", "v")
        assert not driver.board.view.selected

    drive(home, script)


def test_all_shown_are_selected_and_no_others(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("slash")
        await driver.type("kind:paper")
        await driver.press("enter", "V", "s")
        assert len(driver.board.view.selected) == len(driver.board.view.hits) > 1
        await driver.press("escape")
        assert not driver.board.view.selected
        assert driver.board.search_line.text == "kind:paper"
        await driver.press("escape")
        assert driver.board.search_line.text == ""
        starred = [name for name in shown_ids(driver) if driver.stored(name).mark.starred]
        assert starred
        assert {driver.shown(name).reference.kind for name in starred} == {"paper"}

    drive(home, script)


def test_what_is_selected_and_not_shown_is_left_alone(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("V", "slash")
        await driver.type("kind:paper")
        await driver.press("enter", "s")
        starred = [name for name in shown_ids(driver) if driver.stored(name).mark.starred]
        await driver.press("slash", "escape")
        assert [name for name in shown_ids(driver) if driver.stored(name).mark.starred] == starred

    drive(home, script)


def test_a_selected_work_shows_without_colours(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("core-components")
        await driver.press("v")
        assert "◇" in driver.text()
        await driver.press("k")
        assert "◆" in driver.text()

    drive(home, script)


def test_the_order_that_is_chosen_is_shown_and_esc_leads_back(home: Path) -> None:
    async def script(driver: Driver) -> None:
        listed = shown_ids(driver)
        await driver.press("S", "2")
        assert driver.board.search_line.text == "sort:title"
        titles = [driver.shown(name).reference.title for name in shown_ids(driver)]
        assert titles[0][0] < titles[-1][0]
        assert shown_ids(driver) != listed
        await driver.press("escape")
        assert shown_ids(driver) == listed

    drive(home, script)


def test_hiding_moves_nothing_under_the_hands_and_shows_all_again(home: Path) -> None:
    async def script(driver: Driver) -> None:
        all_of_them = shown_ids(driver)
        await driver.go_to("core-components")
        await driver.press("H", "r")
        assert "core-components" in shown_ids(driver)
        assert driver.current == "core-components"
        await driver.press("H")
        assert shown_ids(driver) == all_of_them
        await driver.press("H")
        assert "core-components" not in shown_ids(driver)

    drive(home, script)


def test_where_all_is_done_and_hidden_the_way_out_is_said(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("V", "r", "H")
        assert "All that is here is done." in driver.text()
        assert "H shows it again." in driver.text()

    drive(home, script)


def test_very_many_works_are_marked_in_one_step_and_the_screen_says_that_it_takes_a_moment(
    home: Path,
) -> None:
    works = tuple(Reference(id=f"w{n}", title=f"Work {n}") for n in range(400))
    many = Catalog(id="many", title="Many", categories=(Category(name="All", references=works),))
    (home / "catalogs").mkdir(parents=True)
    (home / "catalogs" / "many.yaml").write_text(write_catalog(many))

    async def script(driver: Driver) -> None:
        def progress() -> tuple[Progress, Progress]:
            shown, stored = driver.board.view.shelf, open_session(environ=driver.environ).shelf()
            number = [listing.id for listing in shown.works.listings].index("many")
            return shown.progress(Scope(number)), stored.progress(Scope(number))

        driver.board.show_list("many")
        await driver.press("V", "space")
        assert "400 works: this takes a moment." in driver.toasts()
        assert [part.done for part in progress()] == [400, 400]
        await driver.press("u")
        assert [part.done for part in progress()] == [0, 0]

    drive(home, script)
