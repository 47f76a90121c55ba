"""The program on a real terminal: what readers do is kept, and the terminal is left as it was."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest
from terminal_driver import REFSHELF, Terminal, home_environ


def _close(terminal: Terminal, sign: str) -> None:
    # Waiting in between, or the terminal's Esc would be read as the beginning of another key.
    terminal.send("\x1b")
    terminal.wait_until(lambda screen: sign not in screen, f"{sign} closed")


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
        terminal.wait_for("No browser here")
        terminal.wait_for("allthingsdistributed.com/2012/01")  # perhaps drawn a moment later


def test_a_dumb_terminal_gets_the_list_as_text(tmp_path: Path) -> None:
    with Terminal(tmp_path, environ={"TERM": "dumb"}) as terminal:
        assert terminal.exit_code() == 0
        assert b"core-components" in terminal.output
        assert b"\x1b[" not in terminal.output
