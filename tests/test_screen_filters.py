"""Saved filters and tags on the screen."""

from pathlib import Path

import pytest
from refshelf.tui.saved_filter import Filters, map_filters
from refshelf.tui.settings import FILTERS, SavedFilter
from refshelf.user_state.memory import Memory
from screen_driver import Driver, drive


def test_a_digit_shows_what_its_filter_finds_and_all_again(home: Path) -> None:
    async def script(driver: Driver) -> None:
        everything = len(driver.board.view.hits)
        await driver.press("5")
        assert driver.board.search_line.text == "is:open kind:paper"
        assert 0 < len(driver.board.view.hits) < everything
        await driver.press("5")
        assert driver.board.search_line.text == ""
        assert len(driver.board.view.hits) == everything

    drive(home, script)


def test_the_filters_from_the_start_are_sound_queries(home: Path) -> None:
    async def script(driver: Driver) -> None:
        for number in range(1, len(FILTERS) + 1):
            await driver.press(str(number))
            assert driver.board.view.query.problem is None
            assert not driver.board.view.query.is_empty

    drive(home, script)


def test_zero_shows_all_also_what_is_hidden(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("V", "r", "escape", "H", "5", "0")
        assert not driver.board.view.hides_done
        assert driver.board.search_line.text == ""
        assert driver.entries.rows.works == len(driver.board.view.hits) > 0

    drive(home, script)


def test_a_digit_without_a_filter_says_so(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("9")
        assert driver.toasts()[-1] == "There is no filter 9."

    drive(home, script)


def test_a_search_is_saved_under_a_name_and_there_at_the_next_start(home: Path) -> None:
    async def save(driver: Driver) -> None:
        await driver.press("slash")
        await driver.type("vogels")
        await driver.press("enter", "f", "a")
        await driver.type("By Werner")
        await driver.press("enter")
        assert "“By Werner” is saved" in driver.toasts()[-1]

    async def use(driver: Driver) -> None:
        await driver.press("0", "f")
        assert "By Werner" in driver.text()
        await driver.press("8")
        assert driver.board.search_line.text == "vogels"

    drive(home, save)
    drive(home, use)


def test_a_filter_of_ones_own_can_be_dropped_and_no_other(home: Path) -> None:
    async def script(driver: Driver) -> None:
        filters = Filters(FILTERS, driver.session.memory)
        filters.save(SavedFilter("Mine", "is:starred"))
        await driver.press("f", "d")
        assert "comes from the settings" in driver.toasts()[-1]
        await driver.press("f", *["j"] * len(FILTERS), "d")
        assert filters.all() == FILTERS

    drive(home, script)


@pytest.mark.parametrize(
    ("key", "left"), [("enter", ["One"]), ("d", ["One"])], ids=["show", "drop"]
)
def test_a_filter_that_another_window_dropped_meanwhile_breaks_nothing(
    home: Path, key: str, left: list[str]
) -> None:
    one, two, three = (SavedFilter(name, f"kind:{name}") for name in ("One", "Two", "Three"))

    async def script(driver: Driver) -> None:
        filters = Filters(FILTERS, driver.session.memory)
        for filter_ in (one, two, three):
            filters.save(filter_)
        await driver.press("f", "end")
        filters.drop(two)
        filters.drop(three)
        await driver.press(key)

        assert [own.name for own in filters.all()[len(FILTERS) :]] == left
        assert driver.board.search_line.text == ("kind:Three" if key == "enter" else "")

    drive(home, script)


def test_what_is_no_filter_in_the_memory_is_left_out() -> None:
    assert map_filters([["a", "b"], ["c"], 7, ["d", 5]]) == [SavedFilter("a", "b")]
    assert map_filters("x") == []


def test_a_memory_that_cannot_be_read_is_empty(tmp_path: Path) -> None:
    (tmp_path / "filters.json").write_text("{[")

    assert Filters((), Memory(tmp_path)).all() == ()


# Tags


def test_the_tags_of_a_work_are_edited_as_one_line(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("t")
        await driver.type("theory Must-Read")
        await driver.press("enter")
        assert driver.stored("atc22").mark.tags == ("must-read", "theory")
        await driver.press("t", *["backspace"] * len("theory "), "enter")
        assert driver.stored("atc22").mark.tags == ("must-read",)
        await driver.press("u")
        assert driver.stored("atc22").mark.tags == ("must-read", "theory")

    drive(home, script)


def test_tags_of_several_works_are_added_and_taken_away(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("core-components")
        await driver.press("t")
        await driver.type("later")
        await driver.press("enter", "v", "v", "t")
        await driver.type("+team -later")
        await driver.press("enter")
        assert driver.stored("core-components").mark.tags == ("team",)
        assert driver.stored("best-practices").mark.tags == ("team",)

    drive(home, script)


def test_tab_completes_a_tag_that_is_in_use(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("core-components")
        await driver.press("t")
        await driver.type("distributed-systems")
        await driver.press("enter", "j", "t")
        assert "#distributed-systems" in driver.text()
        await driver.type("dis")
        await driver.press("tab", "enter")
        assert driver.stored("best-practices").mark.tags == ("distributed-systems",)

    drive(home, script)


def test_leaving_the_tags_changes_nothing(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("t")
        await driver.type("x")
        await driver.press("escape")
        assert driver.stored("atc22").mark.tags == ()

    drive(home, script)
