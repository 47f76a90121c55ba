"""What keys do to marks: seen on the screen and in the files."""

from pathlib import Path

import pytest
from refshelf.data.kind import FormKind
from refshelf.user_state.status import Status
from screen_driver import Driver, drive


def test_w_on_a_talk_marks_it_watched_on_the_screen_and_on_the_disk(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("dat321")
        await driver.press("w")
        assert driver.shown("dat321").status_word == "watched"
        assert driver.stored("dat321").status_word == "watched"
        assert "watched today" in driver.text()

    drive(home, script)


def test_w_on_a_work_without_a_video_says_so_and_changes_nothing(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("core-components")
        await driver.press("w")
        assert driver.stored("core-components").status is Status.UNREAD
        assert any("has no video" in toast for toast in driver.toasts())

    drive(home, script)


def test_space_marks_done_and_a_second_space_puts_it_back_to_started(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("predictability")
        await driver.press("i")
        await driver.press("space")
        assert driver.stored("predictability").status is Status.DONE
        await driver.press("space")
        assert driver.stored("predictability").status is Status.STARTED

    drive(home, script)


@pytest.mark.parametrize(
    ("key", "status"),
    [
        ("space", Status.DONE),
        ("r", Status.DONE),
        ("i", Status.STARTED),
        ("x", Status.SKIPPED),
    ],
)
def test_a_status_key_shows_at_once_and_is_there_after_a_restart(
    home: Path, key: str, status: Status
) -> None:
    async def mark(driver: Driver) -> None:
        await driver.go_to("atc23")
        await driver.press(key)
        assert driver.shown("atc23").status is status

    async def look(driver: Driver) -> None:
        assert driver.shown("atc23").status is status

    drive(home, mark)
    drive(home, look)


def test_unread_outweighs_a_form_that_was_ticked_before(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("w", "U")
        assert driver.shown("atc22").status is Status.UNREAD
        assert driver.stored("atc22").status is Status.UNREAD

    drive(home, script)


def test_the_pdf_can_be_ticked_where_the_forms_are_unfolded(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("enter", "j", "j", "space")
        entry = driver.stored("atc22")
        assert entry.form(FormKind.PDF).status is Status.DONE
        assert entry.form(FormKind.VIDEO).status is Status.UNREAD
        assert entry.status_word == "read"

    drive(home, script)


def test_marking_keys_do_nothing_on_headings_and_in_the_shelf_pane(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("g", "space", "r", "w", "s")
        await driver.press("h", "h", "space", "x")
        assert not list(driver.session.store.marks())

    drive(home, script)


def test_undo_and_redo_take_back_and_give_again_one_step_each(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("dsql")
        await driver.press("s", "r", "u")
        assert driver.stored("dsql").status is Status.UNREAD
        assert driver.stored("dsql").mark.starred
        await driver.press("u")
        assert not driver.stored("dsql").mark.starred
        await driver.press("ctrl+r", "ctrl+r")
        assert driver.stored("dsql").mark.starred
        assert driver.stored("dsql").status is Status.DONE

    drive(home, script)


def test_another_runs_step_is_named_first_and_undone_by_a_second_u(home: Path) -> None:
    async def mark(driver: Driver) -> None:
        await driver.go_to("launch")
        await driver.press("r")

    async def undo(driver: Driver) -> None:
        await driver.press("u")
        assert driver.stored("launch").status is Status.DONE
        assert any("Press u again" in toast and "read" in toast for toast in driver.toasts())
        await driver.press("u")
        assert driver.stored("launch").status is Status.UNREAD

    drive(home, mark)
    drive(home, undo)


def test_undo_with_nothing_to_undo_says_so(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("u")
        assert "Nothing to undo." in driver.toasts()
        await driver.press("ctrl+r")
        assert "Nothing to redo." in driver.toasts()

    drive(home, script)


def test_progress_counts_what_was_marked_and_leaves_out_what_was_skipped(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("r", "j", "x")
        assert "1/23 done" in driver.text()
        assert "1/6" in driver.text()

    drive(home, script)


def test_a_command_in_another_process_shows_on_the_open_screen(home: Path) -> None:
    async def script(driver: Driver) -> None:
        from refshelf.tui.session import open_session  # noqa: PLC0415
        from refshelf.user_state.action import finish  # noqa: PLC0415

        other = open_session(environ=driver.environ)
        deed = finish([driver.stored("fast19")], "2026-11-22T10:00:00Z")
        other.store.apply(deed.what, deed.edits)
        driver.app._scribe.look()
        await driver.settle()
        assert driver.shown("fast19").status is Status.DONE

    drive(home, script)


def test_a_marked_row_stays_under_the_cursor_though_the_query_no_longer_matches(
    home: Path,
) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("slash")
        await driver.type("is:unread kind:video")
        await driver.press("enter")
        await driver.go_to("dat304")
        place = driver.entries.cursor
        await driver.press("w")
        assert driver.entries.cursor == place
        assert driver.current == "dat304"
        assert driver.shown("dat304").status is Status.DONE

    drive(home, script)


def test_a_state_file_of_a_newer_program_is_shown_not_changed_and_said(home: Path) -> None:
    async def mark(driver: Driver) -> None:
        await driver.go_to("dsql")
        await driver.press("r")

    drive(home, mark)
    file = next((home / "readers" / "anna").glob("*.json"))
    newer = file.read_text().replace('"schema":2', '"schema":3')
    file.write_text(newer)

    async def script(driver: Driver) -> None:
        assert driver.shown("dsql").status is Status.DONE
        await driver.go_to("launch")
        await driver.press("r")
        assert driver.shown("launch").status is Status.UNREAD
        assert any("newer refshelf" in toast for toast in driver.toasts())

    drive(home, script)
    assert file.read_text() == newer


def test_a_key_on_a_form_that_is_unfolded_is_meant_for_that_form(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("enter", "j", "j", "i")
        entry = driver.stored("atc22")
        assert entry.form(FormKind.PDF).status is Status.STARTED
        assert entry.forms[0].status is Status.UNREAD
        assert entry.status is Status.STARTED
        await driver.press("U")
        assert driver.stored("atc22").status is Status.UNREAD

    drive(home, script)


def test_space_on_a_started_form_and_back_leaves_it_started(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("enter", "j", "j", "i", "space", "space")
        entry = driver.stored("atc22")
        assert entry.form(FormKind.PDF).status is Status.STARTED
        assert entry.status is Status.STARTED

    drive(home, script)


def test_space_twice_on_a_work_whose_form_was_started_leaves_it_started(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("enter", "j", "j", "i", "h", "space")
        assert driver.stored("atc22").form(FormKind.PDF).status is Status.DONE
        await driver.press("space")
        assert driver.stored("atc22").form(FormKind.PDF).status is Status.STARTED
        assert driver.stored("atc22").status is Status.STARTED

    drive(home, script)
