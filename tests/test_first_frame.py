"""Promises of the first frame: it loads and makes nothing that only a later key needs."""

import subprocess
import sys
from pathlib import Path

import pytest
from cli_stage import Stage

LOOK = """
import asyncio, sys
from refshelf.tui.app import RefshelfApp
from refshelf.tui.bare import has_screen
from refshelf.tui.session import open_session

async def look():
    app = RefshelfApp(open_session())
    async with app.run_test(size=(120, 40)):
        print(*sys.modules)
        print(*(widget.id for widget in app.screen.query("Board *") if widget.id))

asyncio.run(look())
"""
LATER = (
    "click",  # for commands
    "shlex",
    "yaml",  # for catalogs and settings that changed
    "refshelf.tui.cli",
    "refshelf.tui.command_line",
    "refshelf.tui.form_opener",
    "refshelf.tui.list_taker",
    "refshelf.tui.note_writer",
    "refshelf.tui.screens.modal",
    "refshelf.user_state.query_parser",
)


@pytest.fixture
def shown(tmp_path: Path) -> tuple[list[str], list[str]]:
    """Give the modules that are loaded once the list stands, and the ids of the widgets that do."""
    stage = Stage(tmp_path)
    stage.run("read", "fast19")  # what is read of catalogs is kept from now on
    done = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, env=stage.env, check=True
    )
    modules, widgets = done.stdout.splitlines()
    return modules.split(), widgets.split()


def test_the_first_frame_needs_no_module_of_what_comes_later(
    shown: tuple[list[str], list[str]],
) -> None:
    assert set(LATER).intersection(shown[0]) == set()


def test_the_field_to_search_in_is_made_when_somebody_searches(
    shown: tuple[list[str], list[str]],
) -> None:
    assert "search" in shown[1]
    assert "search-input" not in shown[1]
