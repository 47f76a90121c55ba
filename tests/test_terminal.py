"""The program on a real terminal: what strangers write does nothing, what readers do is kept."""

import json
import os
import re
import signal
import subprocess
from pathlib import Path

import pytest
from refshelf.data.catalog import Catalog, Category
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Form, Reference
from terminal_driver import REFSHELF, Terminal, home_environ

HOSTILE = [
    "Paxos made [live] [/] \x1b]52;c;cm0=\x07",
    "[@click=app.quit]click[/]",
    "[link='file:///etc/passwd']x[/link]",
    "[black on black]hidden",
    "unterminated [bracket",
    "\x1b]0;owned\x07title",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[31;5mred",
    "\x1b[6n",
    "\x9b6n c1",
    "nul\x00byte",
    "\u202egnp.exe",
    "tag\U000e0041\U000e0042",
    "bell\x07 back\x08space",
    "line\nbreak\r\ttab",
    "wide 漢字かな",
    "combining e\u0301\u0323\u0302",
    "zalgo " + "z" + "\u0335\u0321" * 30,
    "emoji 👩‍👩‍👧‍👦 🇩🇪 family",
    "עברית and العربية",
    "$accent {x} %s \\",
    "x" * 400,
    "\x1bP+q544e\x1b\\dcs",
    "\x1b_Gf=100;AAAA\x1b\\apc",
    "trailing backslash \\",
]
ESCAPE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])"
)


def _catalog(titles: list[str]) -> str:
    references = tuple(
        Reference(
            id=f"r{number}",
            title=title,
            url=f"https://example.org/{number}",
            kind=Kind.PAPER,
            authors=(title,),
            venue=title[:60],
            abstract=title,
            remark=title,
            forms=(Form(kind=FormKind.VIDEO, url=f"https://example.org/{number}v", title=title),),
        )
        for number, title in enumerate(titles)
    )
    half = len(references) // 2
    parts = (
        Category(name=titles[0], remark=titles[1], references=references[:half]),
        Category(name=titles[2], references=references[half:]),
    )
    return write_catalog(Catalog(id="odd", title=titles[3], categories=parts))


def _placeholders(titles: list[str]) -> list[str]:
    return [f"Q{number}Q" for number in range(len(titles))]


def _as_yaml(text: str) -> str:
    """Write a text so that only YAML's reader makes its odd characters."""
    odd = (
        letter if letter.isprintable() and letter != "\\" else f"\\U{ord(letter):08x}"
        for letter in text
    )
    return '"' + "".join(odd).replace('"', '\\"') + '"'


def _tour(home: Path, titles: list[str]) -> bytes:
    """Go through every screen on a catalog with these titles; give all that was emitted."""
    text = _catalog(_placeholders(titles))
    for number, title in enumerate(titles):
        text = re.sub(rf'"?Q{number}Q"?', lambda _, title=title: _as_yaml(title), text)
    catalogs = home / "data" / "refshelf" / "catalogs"
    catalogs.mkdir(parents=True)
    (catalogs / "odd.yaml").write_text(text)
    with Terminal(home) as terminal:
        terminal.wait_for("All lists")
        terminal.send("G")
        terminal.wait_for("trailing" if "trailing backslash \\" in titles else "plain 24")
        terminal.send("rs\rko")
        _open_and_close(terminal, "O", "─ Open ─")
        _open_and_close(terminal, "?", "─ Keys ─")
        terminal.send("hjjjl" + "k" * 60 + "jj")
        terminal.send("n")
        terminal.wait_for("esc saves")
        terminal.send("[b]note")
        _close(terminal, "esc saves")
        terminal.send("/a [/] \r")
        _open_and_close(terminal, "\x10", "Search for commands")
        terminal.send("q")
        assert terminal.exit_code() == 0
        return terminal.output


def _open_and_close(terminal: Terminal, key: str, sign: str) -> None:
    terminal.send(key)
    terminal.wait_for(sign)
    _close(terminal, sign)


def _close(terminal: Terminal, sign: str) -> None:
    # Waiting in between, or the terminal's Esc would be read as the beginning of another key.
    terminal.send("\x1b")
    terminal.wait_until(lambda screen: sign not in screen, f"{sign} closed")


def _shapes(output: bytes) -> set[bytes]:
    """Give the escape sequences of an output, numbers left out."""
    return {re.sub(rb"[0-9:;]+", b"#", found) for found in ESCAPE.findall(output)}


def test_hostile_text_emits_no_escape_that_the_app_does_not_emit_itself(tmp_path: Path) -> None:
    plain = _tour(tmp_path / "plain", [f"plain {number}" for number in range(len(HOSTILE))])
    hostile = _tour(tmp_path / "hostile", HOSTILE)
    assert _shapes(hostile) - _shapes(plain) == set()
    for payload in (
        b"\x1b]52;c;cm0=",
        b"\x1b]0;owned",
        b"\x1b]8;;http://evil",
        b"\x1b[31;5m",
        b"\x1bP+q",
    ):
        assert payload not in hostile
    assert b"\xc2\x9b" not in hostile
    assert "\u202e".encode() not in hostile


def test_a_title_with_markup_and_an_escape_shows_to_the_letter(tmp_path: Path) -> None:
    _tour(tmp_path, HOSTILE)
    shown = subprocess.run(
        [REFSHELF, "show", "odd/r0"],
        env={**os.environ, **home_environ(tmp_path)},
        capture_output=True,
        check=True,
    ).stdout
    assert b"Paxos made [live] [/]" in shown
    assert b"\x1b" not in shown


def test_what_is_done_on_the_screen_is_what_the_command_says_afterwards(tmp_path: Path) -> None:
    environ = {**os.environ, **home_environ(tmp_path)}
    with Terminal(tmp_path) as terminal:
        terminal.wait_for("Core components")
        terminal.send("/atc22\r")
        terminal.wait_for("of 24 works")
        terminal.send("gj")
        terminal.send("\r")
        terminal.wait_for("□ pdf     ")
        terminal.send("jj ")
        terminal.wait_for("■ pdf")
        terminal.send("ks")
        terminal.wait_for("★")
        terminal.send("n")
        terminal.wait_for("esc saves")
        terminal.send("one [x]\rtwo 😀")
        terminal.wait_for("two")
        _close(terminal, "esc saves")
        terminal.wait_for("✎")
        terminal.send("u")
        terminal.wait_for("Undone: note")
        terminal.send("\x12")
        terminal.wait_for("Redone: note")
        terminal.send("q")
        assert terminal.exit_code() == 0
    show = subprocess.run(
        [REFSHELF, "show", "atc22", "--json"], env=environ, capture_output=True, check=True
    )
    entry = json.loads(show.stdout)["entry"]
    assert entry["status"] == "done"
    assert entry["starred"] is True
    assert entry["note"] == "one [x]\ntwo 😀"
    assert [form["status"] for form in entry["forms"]] == ["unread", "done", "unread"]


def test_two_windows_see_each_others_marks(tmp_path: Path) -> None:
    with Terminal(tmp_path) as one, Terminal(tmp_path) as other:
        one.wait_for("Core components")
        other.wait_for("Core components")
        one.send("/fast19\r")
        one.wait_for("1 of 24")
        one.send("r")
        other.wait_for("read today")
        other.send("/werner\r")
        other.wait_for("1 of 24")
        other.send("x")
        other.wait_for("skipped")
        one.wait_for("1/23 done")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_terminal_or_a_kill_loses_nothing_that_was_done(
    tmp_path: Path, number: signal.Signals
) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.wait_for("Core components")
        terminal.send("/werner\r")
        terminal.wait_for("1 of 24")
        terminal.send("rn")
        terminal.wait_for("esc saves")
        terminal.send("last words")
        terminal.wait_for("last words")
        os.kill(terminal.pid, number)
        terminal.exit_code()
    show = subprocess.run(
        [REFSHELF, "show", "launch", "--json"],
        env={**os.environ, **home_environ(tmp_path)},
        capture_output=True,
        check=True,
    )
    entry = json.loads(show.stdout)["entry"]
    assert entry["status"] == "done"
    assert entry["note"] == "last words"


def test_the_terminal_is_left_as_it_was_found(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.wait_for("Core components")
        terminal.send("q")
        terminal.exit_code()
        assert terminal.output.rfind(b"\x1b[?1049l") > terminal.output.rfind(b"\x1b[?1049h")


def test_keys_in_one_burst_reach_what_a_slow_typist_would_reach(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.wait_for("Core components")
        terminal.send("/werner\rrnbest\tof all")
        terminal.wait_for("of all")
        _close(terminal, "esc saves")
        terminal.send("q")
        assert terminal.exit_code() == 0
    shown = subprocess.run(
        [REFSHELF, "list", "--where", "is:done OR has:note", "--json"],
        env={**os.environ, **home_environ(tmp_path)},
        capture_output=True,
        check=True,
    ).stdout
    entries = json.loads(shown)["entries"]
    assert [entry["id"] for entry in entries] == ["launch"]
    assert entries[0]["note"].startswith("best")


def test_an_editor_that_fails_gives_the_screen_back_and_says_so(tmp_path: Path) -> None:
    with Terminal(tmp_path, environ={"EDITOR": "false"}) as terminal:
        terminal.wait_for("Core components")
        terminal.send("Ge")
        terminal.wait_for("false failed (code 1)")
        terminal.send("s")
        terminal.wait_for("★")
        terminal.send("q")
        assert terminal.exit_code() == 0


def test_an_editor_that_works_makes_the_note(tmp_path: Path) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\necho "from outside" > "$1"\n')
    editor.chmod(0o755)
    with Terminal(tmp_path, environ={"EDITOR": str(editor)}) as terminal:
        terminal.wait_for("Core components")
        terminal.send("Ge")
        terminal.wait_for("from outside")
        terminal.send("q")
        assert terminal.exit_code() == 0


def test_two_windows_that_write_on_the_same_note_lose_neither_text(tmp_path: Path) -> None:
    with Terminal(tmp_path) as one, Terminal(tmp_path) as other:
        for terminal, text in ((one, "text of one"), (other, "text of other")):
            terminal.wait_for("Core components")
            terminal.send("/werner\r")
            terminal.wait_for("1 of 24")
            terminal.send("n")
            terminal.wait_for("esc saves")
            terminal.send(text)
            terminal.wait_for(text)
        _close(one, "esc saves")
        one.wait_for("text of one")
        other.wait_for("text of other")
        _close(other, "esc saves")
        other.wait_for("One of several notes")
    shown = subprocess.run(
        [REFSHELF, "show", "launch", "--json"],
        env={**os.environ, **home_environ(tmp_path)},
        capture_output=True,
        check=True,
    ).stdout
    note = json.loads(shown)["entry"]["note"]
    assert "text of one" in note
    assert "text of other" in note


def test_a_link_that_no_browser_opens_is_shown(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.wait_for("Core components")
        terminal.send("/werner\ro")
        screen = terminal.wait_for("No browser here")
        assert "allthingsdistributed.com/2012/01" in screen


def test_a_dumb_terminal_gets_the_list_as_text(tmp_path: Path) -> None:
    with Terminal(tmp_path, environ={"TERM": "dumb"}) as terminal:
        assert terminal.exit_code() == 0
        assert b"core-components" in terminal.output
        assert b"\x1b[" not in terminal.output
