"""Notes as they read: Markdown laid out, timestamps that lead to the talk, nothing that acts alone."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from refshelf.tui.glyph import UNICODE
from refshelf.tui.note_text import NoteLine, note_lines
from refshelf.tui.screens.note import NoteArea, NoteScreen
from refshelf.tui.screens.read_note import NoteReadScreen
from refshelf.tui.widgets.note_view import NoteView
from refshelf.user_state.position import Position, Unit
from screen_driver import Driver, drive
from test_screen_places import opened, wait_for_browser

__all__ = ["opened"]

NOTE = """# Proof

It *holds*:
[12:34] the proof
- see https://example.org/a.
- [bad](javascript:x)"""
HOSTILE = st.lists(
    st.sampled_from(
        [
            *("[x](javascript:alert(1))", "[x](file:///etc/passwd)", "![x](https://e.org/a.png)"),
            *(
                "[@click=app.quit]x[/]",
                "[/nope]",
                "<b onclick=x>",
                "[link='file:///']y",
                "`",
                "```",
            ),
            *(
                "> ",
                "- ",
                "1. ",
                "# ",
                "\n",
                "\n\n",
                "    ",
                "[12:34]",
                "[1]: file:///x",
                "|a|b|",
                "---",
            ),
        ]
    )
    | st.text(max_size=8),
    max_size=12,
).map("".join)


def plain(lines: list[NoteLine]) -> list[str]:
    return [f"{line.first}{line.text.plain}" for line in lines]


def test_markdown_is_laid_out_in_lines():
    note = (
        "# Title\nOne **bold** `code`\ntwo\n\n- a\n  more\n- b\n  1. c\n\n> said\n\n```\nx = 1\n```"
    )

    assert plain(note_lines(note, UNICODE)) == [
        *("Title", "", "One bold code", "two", "", "• a", "  more", "• b", "  1. c", ""),
        *("│ said", "", "  x = 1"),
    ]


def test_lines_lead_to_times_and_web_links_only():
    note = (
        "[12:34] proof\n[12:35]: more\n[a](https://e.org)\n[b](javascript:x)\n[c](file:///x)\nnone"
    )

    targets = [line.target for line in note_lines(note, UNICODE)]

    times = [Position(Unit.TIME, 754), Position(Unit.TIME, 755)]
    assert targets == [*times, "https://e.org", None, None, None]


def test_a_picture_is_named_and_not_fetched():
    assert plain(note_lines("![a view](https://e.org/a.png)", UNICODE)) == [
        "[a view: https://e.org/a.png]"
    ]


def test_what_nests_too_deep_or_goes_on_too_long_is_shown_as_it_stands():
    deep = "\n".join(f"{'  ' * depth}- level {depth}" for depth in range(200))
    assert plain(note_lines(deep, UNICODE))[-1].endswith("- level 199")
    assert plain(note_lines("x\n" * 40_000 + "the end", UNICODE))[-1] == "the end"


@given(HOSTILE)
def test_no_style_of_a_note_acts_or_links(note: str):
    for line in note_lines(note, UNICODE):
        assert not isinstance(line.target, str) or line.target.startswith("http")
        for span in line.text.spans:
            assert "click" not in str(span.style)
            assert "link" not in str(span.style)


def test_a_note_is_read_and_a_timestamp_opens_the_talk(home: Path, opened: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("n")
        driver.app.screen.query_one(NoteArea).insert(NOTE)
        await driver.press("escape", "R")
        assert isinstance(driver.app.screen, NoteReadScreen)
        assert "# Proof" not in driver.text()
        assert "• see https://example.org/a." in driver.text()
        await driver.press("j", "j", "enter")
        await wait_for_browser(driver)
        await driver.press("j", "enter")
        await wait_for_browser(driver)
        await driver.press("j", "enter")
        await wait_for_browser(driver)
        await driver.press("n")
        await driver.type("!")
        await driver.press("escape")
        assert driver.stored("atc22").note.endswith("(javascript:x)!")

    drive(home, script)
    assert opened.read_text().splitlines() == [
        "https://www.youtube.com/watch?v=9AkgiEJ_dA4&t=754",
        "https://example.org/a",
    ]


def test_the_editor_shows_the_note_as_it_reads_and_keeps_what_was_typed(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("n")
        await driver.type("**bold** text")
        await driver.press("f2")
        assert isinstance(driver.app.screen, NoteScreen)
        assert driver.app.screen.query_one(NoteView).has_focus
        assert "**bold**" not in driver.text()
        await driver.press("x", "ctrl+o")
        await driver.type("!")
        await driver.press("f2", "escape")
        assert driver.stored("atc22").note == "**bold** text!"

    drive(home, script)


def test_there_being_no_note_to_read_is_said(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("R")
        assert any("n writes one" in toast for toast in driver.toasts())

    drive(home, script)
