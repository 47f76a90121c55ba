"""Where one stopped, on the screen: noted, shown, and where a work is opened next."""

import webbrowser
from pathlib import Path

import pytest
from refshelf.tui.screens.note import NoteScreen
from refshelf.tui.screens.place import PlaceScreen
from screen_driver import Driver, drive
from textual.events import Key, Paste

TALK = "https://www.youtube.com/watch?v=uaxvmd8dGAQ"


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a browser in place that writes down what it opens."""
    log, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{log}"\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    monkeypatch.setattr(webbrowser, "_tryorder", None)  # it looks once in a process
    monkeypatch.setattr(webbrowser, "_browsers", {})
    return log


async def wait_for_browser(driver: Driver) -> None:
    await driver.app.workers.wait_for_complete()
    await driver.settle()


async def paste(driver: Driver, text: str) -> None:
    driver.app.post_message(Paste(text))
    await driver.settle()


def test_a_page_is_noted_shown_and_opened(home: Path, opened: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("p")
        await driver.type("7")
        await driver.press("enter")
        assert driver.stored("atc22").mark.position.value == "7"
        assert " at page 7 · " in driver.text()
        assert "unread   at page 7" in driver.text()
        await driver.press("o")
        await wait_for_browser(driver)

    drive(home, script)
    assert opened.read_text().strip().endswith("atc22-elhemali.pdf#page=7")


def test_a_pasted_link_at_the_current_time_is_a_time(home: Path, opened: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("p")
        await paste(driver, "https://youtu.be/9AkgiEJ_dA4?si=x&t=754")
        assert "12:34" in driver.text()
        await driver.press("enter")
        assert driver.stored("atc22").mark.position.value == "12:34"
        await driver.press("o")
        await wait_for_browser(driver)

    drive(home, script)
    assert opened.read_text().strip() == "https://www.youtube.com/watch?v=9AkgiEJ_dA4&t=754"


def test_nothing_forgets_the_place_and_escape_leaves_it(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("p")
        await driver.type("12:34")
        await driver.press("enter", "p", "ctrl+u", "escape")
        assert driver.stored("atc22").mark.position.value == "12:34"
        await driver.press("p", "ctrl+u", "enter")
        assert driver.stored("atc22").mark.position.value == ""
        await driver.press("u")
        assert driver.stored("atc22").mark.position.value == "12:34"

    drive(home, script)


@pytest.mark.parametrize("text", ["seven", "https://youtu.be/another?t=5", "12:99"])
def test_what_is_no_place_in_this_work_stays_to_be_mended(home: Path, text: str) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("p")
        await driver.type(text)
        await driver.press("enter")
        assert isinstance(driver.app.screen, PlaceScreen)
        assert driver.app.screen.query_one("#ask-hint").has_class("-wrong")
        await driver.press("ctrl+u")
        await driver.type("9")
        await driver.press("enter")
        assert driver.stored("atc22").mark.position.value == "9"

    drive(home, script)


def test_a_place_is_taken_to_the_letter_in_a_burst_of_keys(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        for key in ("p", "1", "2", "enter", "s"):
            driver.app._driver.send_message(Key(key, key if len(key) == 1 else None))
        await driver.settle()
        await driver.settle()
        assert driver.stored("atc22").mark.position.value == "12"

    drive(home, script)


def test_a_timestamp_goes_into_the_note_and_one_writes_on_behind_it(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("n")
        await driver.type("A talk.")
        await driver.press("escape", "T")
        await driver.type("12:34")
        await driver.press("enter")
        assert isinstance(driver.app.screen, NoteScreen)
        await driver.type("the proof")
        await driver.press("escape")
        assert driver.stored("atc22").note == "A talk.\n[12:34] the proof"
        assert driver.stored("atc22").mark.position.value == "12:34"

    drive(home, script)


def test_a_timestamp_that_is_not_given_leaves_the_note_as_it_was(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("T")
        await driver.type("7")
        await driver.press("enter")
        assert "That is not it" in driver.text()
        await driver.press("escape")
        assert driver.app.screen is driver.app.screen_stack[0]
        await driver.press("u")
        await driver.until(lambda: "Nothing to undo." in driver.toasts())

    drive(home, script)


def test_ctrl_t_in_the_editor_begins_a_line_with_the_time(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("dat321")
        await driver.press("n")
        await driver.type("one\ntwo")
        await driver.press("up", "ctrl+t")
        await paste(driver, "1:02:03")
        await driver.press("enter")
        await driver.type("x")
        await driver.press("enter", "ctrl+t")
        await driver.type("2:00:00")
        await driver.press("enter", "escape")
        assert driver.stored("dat321").note == "one\n[1:02:03] x\n[2:00:00] \ntwo"

    drive(home, script)


def test_open_goes_on_at_the_last_timestamp_until_a_place_is_noted_later(
    home: Path, opened: Path
) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("p")
        await driver.type("0:30")
        await driver.press("enter", "T")
        await driver.type("12:34")
        await driver.press("enter", "escape", "o")
        await wait_for_browser(driver)
        await driver.press("p", "ctrl+u")
        await driver.type("20:00")
        await driver.press("enter", "o")
        await wait_for_browser(driver)
        await driver.press("n")
        await driver.type("a word more")
        await driver.press("escape", "o")
        await wait_for_browser(driver)

    drive(home, script)
    times = [line.rpartition("=")[2] for line in opened.read_text().splitlines()]
    assert times == ["754", "1200", "1200"]


def test_a_place_is_never_broken_in_two_in_narrow_details(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("i", "s", "p", *"1:02:34", "enter")
        for width in range(100, 146, 9):
            await driver.pilot.resize_terminal(width, 30)
            await driver.settle()
            details = [line.rpartition("││")[2] for line in driver.text().splitlines()]
            assert any(" at 1:02:34 " in line and "Stopped" not in line for line in details), width

    drive(home, script, (100, 30))
