"""What two devices set apart, on the screen: shown side by side, settled by one key, undoable."""

from pathlib import Path

import pytest
from conflicting import write_elsewhere
from hypothesis import given
from hypothesis import strategies as st
from refshelf.tui.screens.note import NoteScreen
from refshelf.tui.screens.settle_notes import SettleNotesScreen
from refshelf.user_state.mark import Head
from refshelf.user_state.note_heads import compared, joined
from screen_driver import Driver, drive

HERE, THERE = "the same line\\nwritten here", "the same line\\nwritten [/b] elsewhere"


@pytest.fixture
def apart(home: Path) -> Path:
    """Give a home where two devices wrote different notes on atc22."""

    async def write(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("n")
        await driver.type(HERE.replace("\\n", "\n"))
        await driver.press("escape")

    drive(home, write)
    write_elsewhere(home, (HERE, THERE))
    return home


async def open_conflict(driver: Driver) -> None:
    await driver.go_to("atc22")
    await driver.press("n")
    assert isinstance(driver.app.screen, SettleNotesScreen)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15)])
def test_both_notes_are_shown_with_the_day_they_were_written(
    apart: Path, size: tuple[int, int]
) -> None:
    async def script(driver: Driver) -> None:
        await open_conflict(driver)
        text = driver.text()
        assert "written here" in text
        assert "written [/b] elsewhere" in text
        assert text.count("written today") == 2

    drive(apart, script, size)


def test_a_work_on_which_devices_differ_has_a_sign(apart: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        assert "≠ ✎" in driver.text()
        await driver.press("n", "b")
        assert "≠" not in driver.text()

    drive(apart, script)


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        ("b", f"{HERE}\\n\\n{THERE}"),
        ("1", THERE),
        ("2", HERE),
    ],
)
def test_one_key_makes_one_note_and_undo_gives_both_back(apart: Path, key: str, kept: str) -> None:
    async def script(driver: Driver) -> None:
        await open_conflict(driver)
        await driver.press(key)
        assert driver.stored("atc22").note == kept.replace("\\n", "\n")
        assert driver.stored("atc22").mark.conflicts == ()
        await driver.press("u")
        assert len(driver.stored("atc22").mark.notes) == 2

    drive(apart, script)


def test_the_joined_text_can_be_edited(apart: Path) -> None:
    async def script(driver: Driver) -> None:
        await open_conflict(driver)
        await driver.press("e")
        assert isinstance(driver.app.screen, NoteScreen)
        await driver.type("!")
        await driver.press("escape")
        assert driver.stored("atc22").note == f"{HERE}\\n\\n{THERE}!".replace("\\n", "\n")
        assert len(driver.stored("atc22").mark.notes) == 1

    drive(apart, script)


def test_leaving_it_for_later_and_keys_without_a_note_change_nothing(apart: Path) -> None:
    async def script(driver: Driver) -> None:
        await open_conflict(driver)
        await driver.press("3", "escape")
        assert len(driver.stored("atc22").mark.notes) == 2

    drive(apart, script)


def test_a_status_that_devices_set_apart_is_told_in_words(home: Path) -> None:
    async def mark(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("x")

    async def look(driver: Driver) -> None:
        await driver.go_to("atc22")
        text = " ".join(driver.text().split())
        assert "Your devices differ:" in text
        assert "≠" in text
        await driver.press("x")
        assert "Your devices differ" not in driver.text()

    drive(home, mark)
    write_elsewhere(home, ("skipped", "done"))
    drive(home, look)


HEADS = st.lists(st.text("ab\n ", max_size=12).filter(str.strip), min_size=2, max_size=4).map(
    lambda texts: [Head(f"{n}", text, "") for n, text in enumerate(texts)]
)


@given(HEADS)
def test_a_joined_text_has_every_line_of_every_note(notes: list[Head[str]]):
    lines = joined(notes).split("\n")

    for note in notes:
        assert all(
            line.rstrip() in [other.rstrip() for other in lines]
            for line in note.value.split("\n")
            if line.strip()
        )


@given(HEADS)
def test_joining_what_is_the_same_repeats_nothing(notes: list[Head[str]]):
    assert joined([notes[0], notes[0]]) == joined(notes[:1])


def test_lines_that_all_notes_have_are_told_apart():
    notes = [Head("b", "same\nthis", ""), Head("a", "same\nthat", "")]

    shared = [[(line.text, line.is_shared) for line in note] for note in compared(notes)]

    assert shared == [[("same", True), ("this", False)], [("same", True), ("that", False)]]
