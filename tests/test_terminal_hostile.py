"""Texts of strangers on every screen of a real terminal: only escapes of the app itself come out."""

import os
import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import HOSTILE, PLAIN, list_to_import, make_home
from terminal_driver import REFSHELF, Terminal, home_environ

ESCAPE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])"
)
COPIED = re.compile(rb"\x1b\]52;c;([^\x07\x1b]*)(?:\x07|\x1b\\)")
PAYLOADS = (
    b"\x1b]52;c;cm0=",
    b"\x1b]0;owned",
    b"\x1b]8;;http://evil",
    b"\x1b[31;5m",
    b"\x1bP+q",
    b"\x1b_G",
    b"\xc2\x9b",
    "\u202e".encode(),
)
Tour = Callable[[Terminal, Path], None]


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Make two homes that differ in nothing but the texts of strangers."""
    made = {"plain": PLAIN, "hostile": HOSTILE}
    folder = tmp_path_factory.mktemp("homes")
    for name, titles in made.items():
        make_home(folder / name, titles)
    return {name: folder / name for name in made}


def emitted(homes: dict[str, Path], name: str, folder: Path, tour: Tour) -> bytes:
    """Go on a tour in one of the homes; give all that was emitted."""
    home = folder / name
    shutil.copytree(homes[name], home)
    titles = PLAIN if name == "plain" else HOSTILE
    (home / "list.md").write_text(list_to_import(titles), encoding="utf-8", newline="")
    with Terminal(home) as terminal:
        terminal.wait_for("All lists")
        tour(terminal, home)
        terminal.send("q")
        assert terminal.exit_code() == 0
        return terminal.output


def shapes(output: bytes) -> set[bytes]:
    """Give the escape sequences of an output, numbers and what was copied left out."""
    output = COPIED.sub(b"\x1b]52;c;\x07", output)
    return {re.sub(rb"[0-9:;]+", b"#", found) for found in ESCAPE.findall(output)}


def see(terminal: Terminal, keys: str, sign: str) -> None:
    """Press keys, and wait for what they lead to."""
    terminal.send(keys)
    terminal.wait_for(sign)


def leave(terminal: Terminal, sign: str, key: str = "\x1b") -> None:
    """Leave a screen, and wait until it is gone: Esc and what follows would be another key."""
    terminal.send(key)
    terminal.wait_until(lambda screen: sign not in screen, f"{sign} closed")


def look(terminal: Terminal, keys: str, sign: str, then: str = "q") -> None:
    """Open a screen, and leave it with further keys."""
    see(terminal, keys, sign)
    leave(terminal, sign, then)


def to_list(terminal: Terminal) -> None:
    """Show the list in which each text is everything, the cursor on its first work."""
    see(terminal, "}}", "refshelf  ! odd")
    terminal.send("gj")


def shelf(terminal: Terminal, _: Path) -> None:
    """Mark, unfold, search and choose; then go through all rows, parts and lists."""
    to_list(terminal)
    look(terminal, "sriO", "─ Open ─")
    see(terminal, "V", "25 selected")
    leave(terminal, "25 selected")
    terminal.send("\r" + "\x04" * 8 + "Gg")
    see(terminal, "/a [/] \r", "found")
    leave(terminal, "found")
    look(terminal, "?", "─ Keys ─")
    look(terminal, "S", "─ Sort ─")
    terminal.send("h" + "j" * 60 + "l\t\t" + "}" * 26 + "uuu")
    terminal.wait_for("Undone")


def notes(terminal: Terminal, _: Path) -> None:
    """Show all notes, search them, read one, write one."""
    see(terminal, "N", "X export")
    terminal.send("\x04" * 6 + "G")
    look(terminal, "/plain [/]\r", "esc clear", "q")
    see(terminal, "N", "X export")
    look(terminal, "GR", "• [1:30]", "jjjjq")
    terminal.wait_for("X export")
    leave(terminal, "X export", "q")
    to_list(terminal)
    see(terminal, "Gn", "esc saves")
    see(terminal, "\x14", "Timestamp")
    see(terminal, "2:20\r", "[2:20]")
    terminal.send("[b]note")
    terminal.send("\x1bOQ")
    terminal.send("\x1bOQ")
    leave(terminal, "esc saves")


def conflicts(terminal: Terminal, _: Path) -> None:
    """Look at notes that two devices left, and settle them."""
    to_list(terminal)
    see(terminal, "n", "Which is to stay?")
    terminal.send("jjkk")
    leave(terminal, "Which is to stay?", "b")
    see(terminal, "jjn", "Which is to stay?")
    see(terminal, "e", "esc saves")
    leave(terminal, "esc saves")


def choosing(terminal: Terminal, _: Path) -> None:
    """Choose filters, tags, lists and categories; ask what is next and how far one is."""
    look(terminal, "f", "─ Filters ─", "j" * 60 + "q")
    see(terminal, "1", "found")
    leave(terminal, "found")
    to_list(terminal)
    see(terminal, "t", "─ Tags ─")
    terminal.send("\t")
    leave(terminal, "─ Tags ─")
    see(terminal, "\x10", "Search for commands")
    see(terminal, "Category", "Go to this category")
    terminal.send("\x1b[B" * 30)
    leave(terminal, "Go to this category")
    see(terminal, "\x10", "Search for commands")
    see(terminal, "Filter", "Show what it finds")
    leave(terminal, "Show what it finds")
    see(terminal, "\x10", "Search for commands")
    see(terminal, "List:", "Go to this list")
    leave(terminal, "Go to this list")
    look(terminal, ">", "What next in")
    look(terminal, "i#", "enter goes there · tab", "\t\tjjq")
    terminal.send("yY")
    terminal.wait_for("Copied: ")
    see(terminal, "p", "Where you stopped")
    see(terminal, "2:22\r", "undoes it")


def commands(terminal: Terminal, _: Path) -> None:
    """Let commands print all there is, and complete what they take."""
    to_list(terminal)
    for line in (
        "list --catalog odd",
        "show odd/r0 odd/r5 odd/r6 odd/r7 odd/r9",
        "notes",
        "catalogs",
        "stats",
        "next",
        "log",
        "config",
        "list --json",
    ):
        see(terminal, ":", "tab completes")
        look(terminal, f"{line}\r", "esc closes")
    see(terminal, ":", "tab completes")
    see(terminal, "tag +", ": tag +")
    leave(terminal, "tab completes", "\t")
    terminal.send("\x1b")
    terminal.wait_until(lambda screen: "tag +" not in screen, "the line closed")


def taking_in(terminal: Terminal, home: Path) -> None:
    """Take a list in that has nothing but such texts."""
    see(terminal, "\x10", "Search for commands")
    see(terminal, "import a li", "Take in a reading")
    see(terminal, "\r", "(Markdown, bookmarks")
    see(terminal, f"{home / 'list.md'}\r", "esc leave it")
    terminal.send("jjjjkk")
    see(terminal, "\r", "undoes it")


@pytest.mark.parametrize(
    "tour", [shelf, notes, conflicts, choosing, commands, taking_in], ids=lambda tour: tour.__name__
)
def test_hostile_text_emits_no_escape_that_the_app_does_not_emit_itself(
    homes: dict[str, Path], tmp_path: Path, tour: Tour
) -> None:
    plain = emitted(homes, "plain", tmp_path, tour)
    hostile = emitted(homes, "hostile", tmp_path, tour)

    assert shapes(hostile) - shapes(plain) == set()
    assert [payload for payload in PAYLOADS if payload in hostile] == []
    for copied in COPIED.findall(hostile):
        assert b64decode(copied).decode().isprintable()


def test_a_title_with_markup_and_an_escape_shows_to_the_letter(homes: dict[str, Path]) -> None:
    shown = subprocess.run(
        [REFSHELF, "show", "odd/r0"],
        env={**os.environ, **home_environ(homes["hostile"])},
        capture_output=True,
        check=True,
    ).stdout
    assert b"Paxos made [live] [/]" in shown
    assert b"\x1b" not in shown
