"""Promises of the ASCII signs: a screen that shows lists in ASCII has no other sign on it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.tui.app import RefshelfApp
from refshelf.tui.glyph import ASCII
from refshelf.tui.plain_signs import PlainSigns
from refshelf.tui.screens.proposal import ProposalScreen
from refshelf.tui.session import open_session
from refshelf.tui.settings import Settings
from rich.cells import cell_len
from rich.segment import Segment
from screen_driver import Driver
from textual.color import Color

_MANY = "\n".join(
    f"      - {{id: work-{n}, title: A work with number {n} and a long title, year: {1990 + n}}}"
    for n in range(30)
)
CATALOG = f"""\
refshelf: 1
id: mine
title: My own list
description: What I read.
categories:
  - name: Papers
    remark: The ones to begin with
    references:
      - id: paper
        title: A paper
        url: https://example.org/paper
        kind: paper
        authors: [Ada Writer]
        year: 2020
        abstract: It says something.
        forms:
          - {{kind: pdf, url: https://example.org/paper.pdf}}
          - {{kind: video, url: https://example.org/talk}}
        related:
          - {{id: summary, title: Summary, url: https://example.org/summary}}
          - {{id: lessons, title: Lessons, url: https://example.org/lessons}}
    categories:
      - name: Deep
        references:
          - {{id: deep, title: A deep one, url: https://example.org/deep}}
  - name: Others
    references:
{_MANY}
"""
OTHER = CATALOG.replace("id: mine", "id: other").replace("My own list", "Another list")
IMPORTED = "# New list\n\n## Things\n\n- [One](https://example.org/one) - first\n- nothing here\n"

Keys = tuple[str, ...]
SCREENS: dict[str, Keys] = {
    "list": ("j",),
    "forms unfolded": ("j", "enter", "j"),
    "details": ("j", "tab"),
    "shelf": ("shift+tab",),
    "search": ("slash", *"is", "colon", *"unread"),
    "search that is broken": ("slash", *"year", "colon", "x"),
    "search without a match": ("slash", *"zzzz", "enter"),
    "selection": ("j", "v", "v"),
    "hidden": ("H",),
    "skipped": ("j", "x", "j", "i"),
    "sorted": ("S", "3"),
    "note": ("j", "n"),
    "note as it reads": ("j", "n", "f2"),
    "reading a note": ("j", "R"),
    "timestamp": ("j", "T"),
    "filters": ("f",),
    "sort": ("S",),
    "forms": ("j", "O"),
    "tags": ("j", "t"),
    "place": ("j", "p"),
    "notes": ("N",),
    "notes without a match": ("N", "slash", *"zzzz"),
    "next": ("greater_than_sign",),
    "statistics": ("number_sign",),
    "help": ("question_mark",),
    "end of the help": ("question_mark", "G"),
    "command line": ("colon",),
    "output": ("colon", *"stats", "enter"),
    "palette": ("ctrl+p",),
    "palette, categories": ("ctrl+p", *"deep"),
    "import": ("ctrl+p", *"import", "enter"),
    "themes": ("ctrl+p", *"change", "enter"),
}

Script = Callable[[Driver], Awaitable[None]]


def drive_in_ascii(home: Path, script: Script, size: tuple[int, int]) -> None:
    """Run a script against the app with the signs of ASCII and lists in ASCII only."""
    folder = home / "catalogs"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(CATALOG)
    (folder / "other.yaml").write_text(OTHER)

    async def run() -> None:
        environ = {"REFSHELF_DATA_DIR": str(home), "REFSHELF_READER": "anna"}
        session = replace(open_session(environ=environ), has_built_in=False)
        app = RefshelfApp(session, ASCII, Settings())
        async with app.run_test(size=size, notifications=True) as pilot:
            driver = Driver(app, pilot, session)
            await driver.settle()
            await driver.press("j", "n", *"[1:30] seen", "escape")
            await script(driver)
            await app.action_quit()

    asyncio.run(run())


def assert_plain(driver: Driver) -> None:
    """See that there are only signs of ASCII on the screen."""
    others = [line for line in driver.text().splitlines() if not line.isascii()]
    assert others == []


@pytest.mark.parametrize("size", [(120, 40), (60, 20), (40, 15)], ids=str)
def test_no_screen_has_a_sign_that_is_not_of_ascii(home: Path, size: tuple[int, int]) -> None:
    wrong: dict[str, list[str]] = {}

    async def script(driver: Driver) -> None:
        for name, keys in SCREENS.items():
            await driver.press("g", *keys)
            lines = driver.text().splitlines()
            if others := [line for line in lines if not line.isascii()]:
                wrong[name] = others
            await driver.press("escape", "escape", "escape")
            assert driver.app.screen is driver.app.screen_stack[0], name
        assert wrong == {}

    drive_in_ascii(home, script, size)


def test_a_proposal_has_none_either(home: Path, tmp_path: Path) -> None:
    (tmp_path / "new.md").write_text(IMPORTED)

    async def script(driver: Driver) -> None:
        await driver.press("ctrl+p", *"import", "enter")
        await driver.type(str(tmp_path / "new.md"))
        await driver.press("enter")
        async with asyncio.timeout(20):
            while not (
                isinstance(driver.app.screen, ProposalScreen) and "New list" in driver.text()
            ):
                await driver.pilot.pause()
        assert_plain(driver)
        await driver.press("enter")
        assert_plain(driver)

    drive_in_ascii(home, script, (80, 24))


@given(st.text())
def test_replacing_signs_changes_no_width_and_no_letter(text: str) -> None:
    (segment,) = PlainSigns().apply([Segment(text)], Color(0, 0, 0))

    assert len(segment.text) == len(text)
    assert cell_len(segment.text) == cell_len(text)
    kept = [(old, new) for old, new in zip(text, segment.text, strict=True) if old.isalnum()]
    assert all(old == new for old, new in kept)
