"""Citations, and what goes to the clipboard."""

from pathlib import Path

import pytest
from refshelf.data.reference import Reference
from refshelf.tui.citation import citation
from refshelf.tui.clipboard import tmux_command
from screen_driver import Driver, drive


@pytest.mark.parametrize(
    ("reference", "cited"),
    [
        (
            Reference(
                id="x",
                title="On Time",
                url="https://example.org/t",
                authors=("Ada L.", "Bo"),
                venue="SOSP",
                year=1999,
            ),
            "Ada L., Bo. “On Time.” SOSP 1999. https://example.org/t",
        ),
        (Reference(id="x", title="What now?"), "“What now?”"),
        (Reference(id="x", title="Alone", year=2001), "“Alone.” 2001."),
    ],
)
def test_a_citation_has_what_is_known(reference: Reference, cited: str) -> None:
    assert citation(reference) == cited


def test_tmux_is_asked_only_within_tmux() -> None:
    assert tmux_command({}) is None
    assert tmux_command({"TMUX": "socket,1,0"}) == ["tmux", "load-buffer", "-w", "-"]


def test_y_copies_the_link_and_the_links_of_all_that_are_selected(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("y")
        url = driver.shown("atc22").reference.url
        assert driver.app.clipboard == url
        await driver.press("V", "y")
        assert len(driver.app.clipboard.split("\n")) == len(driver.board.view.hits)
        assert f"Copied {len(driver.board.view.hits)} links." in driver.toasts()

    drive(home, script)


def test_capital_y_copies_a_citation(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("Y")
        assert driver.app.clipboard == citation(driver.shown("atc22").reference)

    drive(home, script)
