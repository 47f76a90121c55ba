"""Notes from the command line: an editor that fails loses no text."""

import stat
from pathlib import Path

import pytest
from cli_stage import REFSHELF, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def editor(stage: Stage, script: str) -> str:
    """Make an editor of a shell script, in a folder with a blank in its name."""
    path = stage.home / "my tools" / "editor"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return f"'{path}' --wait"


def drafts(stage: Stage) -> list[Path]:
    return list((stage.home / "state").rglob("drafts/*.md"))


def test_a_note_is_set_replaced_and_cleared(stage: Stage) -> None:
    stage.run("note", "atc22", "-m", "first")
    assert stage.entry("atc22")["note"] == "first"

    stage.run("note", "atc22", "-", stdin="second\nline\n")
    assert stage.entry("atc22")["note"] == "second\nline"

    stage.run("note", "atc22", "-m", "")
    assert stage.entry("atc22")["note"] is None


def test_the_editor_gets_a_private_file_with_the_note_and_its_own_options(stage: Stage) -> None:
    stage.run("note", "atc22", "-m", "before")
    script = 'test "$1" = --wait || exit 9; stat -c %a "$2" >> "$2"; echo after >> "$2"'

    done = stage.run("note", "atc22", EDITOR=editor(stage, script))

    assert done.returncode == 0, done.stderr
    assert stage.entry("atc22")["note"] == "before600\nafter"
    assert drafts(stage) == []


def test_visual_comes_before_editor(stage: Stage) -> None:
    stage.run("note", "atc22", EDITOR="false", VISUAL=editor(stage, 'echo text > "$2"'))

    assert stage.entry("atc22")["note"] == "text"


def test_nothing_in_the_editor_variable_reaches_a_shell(stage: Stage) -> None:
    proof = stage.home / "proof"

    done = stage.run("note", "atc22", EDITOR=f"true ; touch {proof} #")

    assert done.returncode == 0
    assert not proof.exists()


def test_an_editor_that_fails_saves_nothing_and_keeps_the_text(stage: Stage) -> None:
    done = stage.run("note", "atc22", EDITOR=editor(stage, 'echo precious > "$2"; exit 3'))

    (kept,) = drafts(stage)
    assert done.returncode == 1
    assert str(kept) in done.stderr
    assert kept.read_text() == "precious\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stage.entry("atc22")["note"] is None


def test_the_next_run_goes_on_with_the_text_that_was_left(stage: Stage) -> None:
    stage.run("note", "atc22", EDITOR=editor(stage, 'echo precious > "$2"; kill -9 $$'))

    done = stage.run("note", "atc22", EDITOR=editor(stage, 'echo more >> "$2"'))

    assert "Going on with the text" in done.stderr
    assert stage.entry("atc22")["note"] == "precious\nmore"
    assert drafts(stage) == []


def test_a_text_that_cannot_be_saved_is_kept(stage: Stage) -> None:
    stage.run("read", "atc22")
    readers = stage.data / "readers" / "ann"
    script = f'echo precious > "$2"; chmod o+w {readers}'

    done = stage.run("note", "atc22", EDITOR=editor(stage, script))

    (kept,) = drafts(stage)
    assert done.returncode == 1
    assert str(kept) in done.stderr
    assert kept.read_text() == "precious\n"


def test_an_editor_that_is_not_there_leaves_no_file(stage: Stage) -> None:
    done = stage.run("note", "atc22", EDITOR="/nosuch/editor")

    assert done.returncode == 1
    assert "cannot be started" in done.stderr
    assert drafts(stage) == []


def test_an_unchanged_text_is_no_change(stage: Stage) -> None:
    stage.run("note", "atc22", "-m", "before")

    done = stage.run("note", "atc22", EDITOR="true")

    assert done.returncode == 0
    assert len(stage.json("log")["steps"]) == 1


def test_what_was_noted_meanwhile_is_kept_below(stage: Stage) -> None:
    script = f'{REFSHELF} note atc22 -m meanwhile; echo mine > "$2"'

    stage.run("note", "atc22", EDITOR=editor(stage, script))

    assert stage.entry("atc22")["note"] == "mine\n\nmeanwhile"


def test_without_a_terminal_and_an_editor_the_text_has_to_be_given(stage: Stage) -> None:
    assert stage.run("note", "atc22").returncode == 2
