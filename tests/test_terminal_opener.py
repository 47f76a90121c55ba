"""Programs of the reader's own that open links, started from the screen on a real terminal."""

import json
from pathlib import Path

from refshelf.data.catalog import Catalog, Category
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.reference import Reference
from terminal_driver import Terminal

HOSTILE = "https://example.org/$(touch${IFS}pwned);`id`'\"{at}--help?a=b&c=d|e>f"


def prepare(home: Path, url: str, opener: str) -> None:
    reference = Reference(id="odd", title="An odd link", url=url)
    catalog = Catalog(id="a", title="A", categories=(Category(name="C", references=(reference,)),))
    folder = home / "data" / "refshelf" / "catalogs"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(write_catalog(catalog))
    config = home / "config" / "refshelf" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text(f"openers:\n  - {opener}\n")


def script(home: Path, text: str) -> str:
    path = home / "player"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return json.dumps(str(path))


def test_a_hostile_link_is_one_argument_and_the_screen_goes_on(tmp_path: Path) -> None:
    program = script(tmp_path, 'printf "%s\\n" "$#" "$@" > "$0.part"; mv "$0.part" "$0.log"')
    prepare(tmp_path, HOSTILE, f"{{match: example.org, run: [{program}, '--from={{at}}']}}")
    log = tmp_path / "player.log"

    with Terminal(tmp_path) as terminal:
        terminal.wait_for("All lists")
        terminal.send("/odd\ro")
        terminal.wait_until(lambda screen: log.exists() and "tarted" in screen, "the program's log")

    assert log.read_text().splitlines() == ["2", "--from=1", HOSTILE]
    assert not list(tmp_path.rglob("pwned"))


def test_a_program_that_fails_is_told_with_the_link(tmp_path: Path) -> None:
    prepare(tmp_path, "https://example.org/x", "{match: example.org, run: [no-such-player]}")

    with Terminal(tmp_path) as terminal:
        terminal.wait_for("All lists")
        terminal.send("/odd\ro")
        terminal.wait_for("no-such-player cannot be started")
        terminal.wait_for("https://example.org/x")


def test_a_program_for_the_terminal_has_it_and_gives_it_back(tmp_path: Path) -> None:
    program = script(tmp_path, 'echo "reading $1"; read answer')
    opener = f"{{match: example.org, run: [{program}], terminal: true}}"
    prepare(tmp_path, "https://example.org/x", opener)

    with Terminal(tmp_path) as terminal:
        terminal.wait_for("All lists")
        terminal.send("/odd\ro")
        terminal.wait_for("reading https://example.org/x")
        terminal.send("\r")
        terminal.wait_until(
            lambda screen: "An odd link" in screen and "reading" not in screen, "it"
        )
