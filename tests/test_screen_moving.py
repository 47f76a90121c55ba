"""Moving about: panes, folds, search, and every size of terminal."""

from pathlib import Path

import pytest
from refshelf.tui.widgets.details import Details
from refshelf.tui.widgets.row_list import RowList
from refshelf.tui.widgets.shelf_pane import ShelfPane
from refshelf.user_state.shelf import EVERYTHING
from screen_driver import Driver, drive
from textual.command import CommandList

SIZES = [(200, 60), (120, 40), (100, 30), (80, 24), (60, 20), (40, 15), (30, 8)]


@pytest.mark.parametrize("size", SIZES)
def test_every_size_shows_list_progress_and_the_way_to_help(
    home: Path, size: tuple[int, int]
) -> None:
    async def script(driver: Driver) -> None:
        text = driver.text()
        assert "Core components" in text
        assert "0/24" in text
        assert "? help" in text

    drive(home, script, size)


@pytest.mark.parametrize("size", SIZES[:-1])
def test_every_size_has_a_way_to_the_details_and_back(home: Path, size: tuple[int, int]) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("launch")
        await driver.press("enter")
        details = driver.app.screen.query_one(Details)
        assert details.has_focus
        assert details.size.height > 0
        assert "Werner Vogels" in driver.text()
        await driver.press("escape")
        assert driver.entries.has_focus
        assert driver.entries.size.height > 0

    drive(home, script, size)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15)])
def test_h_goes_to_the_shelf_and_a_category_there_narrows_the_list(
    home: Path, size: tuple[int, int]
) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("core-components")
        await driver.press("h")
        assert driver.app.screen.query_one(ShelfPane).has_focus
        assert "Publications" in driver.text()
        await driver.press("j", "j", "l")
        assert driver.entries.has_focus
        works = [row.work for row in driver.entries.rows.rows if not row.is_heading]
        assert len(works) == 7

    drive(home, script, size)


def test_tab_goes_round_the_panes(home: Path) -> None:
    async def script(driver: Driver) -> None:
        seen = []
        for _ in range(3):
            await driver.press("tab")
            seen.append(driver.app.focused.id)
        assert seen == ["details", "shelf", "list"]

    drive(home, script)


def test_a_search_shows_what_it_finds_under_folded_headings_too(home: Path) -> None:
    def ids(driver: Driver) -> set[str]:
        shelf, rows = driver.entries.shelf, driver.entries.rows.rows
        return {shelf.entry(row.work).reference.id for row in rows if not row.is_heading}

    async def script(driver: Driver) -> None:
        await driver.press("g", "h", "G")
        last = driver.current
        assert "core-components" not in ids(driver)
        await driver.press("slash")
        await driver.type("core components")
        await driver.press("enter", "g", "j")
        assert driver.current == "core-components"
        await driver.press("g", "h")
        assert "core-components" not in ids(driver)

        await driver.press("escape", "G")
        assert driver.current == last
        assert "core-components" not in ids(driver)

    drive(home, script)


def test_what_a_search_led_to_is_under_no_folded_heading_once_it_is_cleared(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("g", "h", "slash")
        await driver.type("core components")
        await driver.press("enter", "g", "j", "escape")
        assert driver.current == "core-components"
        assert driver.board.view.query.is_empty

    drive(home, script)


def test_a_heading_folds_and_unfolds(home: Path) -> None:
    async def script(driver: Driver) -> None:
        before = driver.entries.row_count()
        await driver.press("g", "h")
        assert driver.entries.row_count() == before - 2
        await driver.press("l")
        assert driver.entries.row_count() == before

    drive(home, script)


def test_search_narrows_while_typing_and_escape_brings_everything_back(home: Path) -> None:
    async def script(driver: Driver) -> None:
        everything = driver.entries.row_count()
        await driver.press("slash")
        await driver.type("houlihan year:2021")
        assert "1 found" in driver.text()
        await driver.press("enter")
        assert driver.current == "deep-dive21"
        await driver.press("escape")
        assert driver.entries.row_count() == everything
        assert driver.current == "deep-dive21"

    drive(home, script)


def test_a_search_without_a_match_says_so_and_names_the_way_out(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("slash")
        await driver.type("zebra")
        text = driver.text()
        assert "Nothing here matches “zebra”" in text
        assert "esc clears the search" in text
        await driver.press("enter", "r", "w", "s", "n", "o", "enter", "j", "k", "G")
        assert not list(driver.session.store.marks())

    drive(home, script)


def test_a_broken_query_says_where_and_still_searches_its_words(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("slash")
        await driver.type("is:unred")
        assert "unread" in driver.app.screen.query_one("#search-report").content.plain

    drive(home, script)


def test_a_hit_in_a_related_reference_shows_its_work_above_it(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("slash")
        await driver.type("by:perianayagam kind:article")
        rows = driver.entries.rows.rows
        assert [row.dimmed for row in rows] == [False, True, False]
        assert "Lessons learned" in driver.text()

    drive(home, script)


def test_next_unread_goes_past_what_is_done(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("best-practices")
        await driver.press("r")
        await driver.go_to("core-components")
        await driver.press("right_square_bracket")
        assert driver.current == "fast19"
        await driver.press("left_square_bracket")
        assert driver.current == "core-components"

    drive(home, script)


def test_the_heading_of_the_first_row_stays_in_view(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("G")
        top = driver.entries.region.y
        first_line = driver.text().splitlines()[top + 1]
        assert "Videos and talks" in first_line

    drive(home, script, (120, 30))


def test_the_whole_row_with_the_cursor_is_in_view_wherever_it_goes(home: Path) -> None:
    async def script(driver: Driver) -> None:
        entries = driver.entries
        for key in [*["j"] * 30, "ctrl+u", "ctrl+u", "G", "g", "pagedown", "pageup", *["k"] * 9]:
            await driver.pilot.press(key)
            region = RowList.cursor_region(entries)
            covered = entries.sticky_lines() if entries.cursor else 0
            assert region.y >= min(covered, entries.size.height - region.height)
            assert region.bottom <= entries.size.height

    drive(home, script, (80, 14))


def test_a_resize_keeps_cursor_and_entry(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("dat419")
        for size in SIZES:
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            assert driver.current == "dat419"

    drive(home, script)


def test_a_click_on_a_row_puts_the_cursor_there(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.pilot.click("#list", offset=(10, 5))
        await driver.settle()
        assert driver.current == "best-practices"

    drive(home, script)


def test_help_lists_every_command_with_its_sentence(home: Path) -> None:
    from refshelf.tui.command import COMMANDS  # noqa: PLC0415

    async def script(driver: Driver) -> None:
        await driver.press("question_mark")
        text = driver.app.screen.query_one("#help-text").content.plain
        text = " ".join(text.split())
        assert all(command.help in text for command in COMMANDS)
        await driver.press("escape")
        assert driver.entries.has_focus

    drive(home, script)


def test_the_palette_carries_out_a_command_by_its_name(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("dsql")
        await driver.press("ctrl+p")
        await driver.type("skip it")
        hits = driver.app.screen.query_one(CommandList)
        await driver.until(
            lambda: (
                hits.highlighted is not None
                and "Skip it" in str(hits.get_option_at_index(0).prompt)
            )
        )
        await driver.press("enter")
        await driver.settle()
        assert driver.stored("dsql").status == "skipped"

    drive(home, script)


def test_a_search_that_leaves_out_what_has_the_cursor_goes_to_the_first_hit(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("launch")
        await driver.press("slash")
        await driver.type("atc22")
        await driver.press("enter")
        assert driver.current == "atc22"

    drive(home, script)


def test_the_list_that_is_chosen_is_shown_also_after_another_one_came_by_itself(home: Path) -> None:
    text = "refshelf: 1\nid: mine\ntitle: Mine\ncategories:\n  - name: A\n    references:\n"
    (home / "catalogs").mkdir(parents=True)
    (home / "catalogs" / "mine.yaml").write_text(f"{text}      - {{id: a, title: One}}\n")

    async def script(driver: Driver) -> None:
        await driver.press("right_curly_bracket", "left_curly_bracket")
        assert driver.board.scope == EVERYTHING
        driver.board.show_list("mine")  # as where it was just taken in
        await driver.settle()
        assert driver.board.view.list_name == "Mine"

        await driver.press("right_curly_bracket")

        assert driver.board.scope == EVERYTHING
        assert driver.board.view.list_name == "All lists"

    drive(home, script)
