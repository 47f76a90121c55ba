"""Forgetting: what was written is erased for good, everywhere this machine can reach, after asking."""

from pathlib import Path

import pytest
from cli_stage import Stage
from terminal_driver import Terminal

SECRET = "not-for-others"  # noqa: S105  # a word of a note


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path / "one")


def files_with(folder: Path, text: str) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in found if text.encode() in path.read_bytes()]


def test_nothing_of_it_is_left_in_any_file_and_undo_does_not_bring_it_back(stage: Stage):
    stage.run("note", "atc22", "-m", SECRET)
    stage.run("tag", "atc22", f"+{SECRET}")
    stage.run("read", "fast19")
    assert files_with(stage.home, SECRET)

    done = stage.run("forget", "atc22", "--yes")

    assert done.returncode == 0, done.stderr
    assert files_with(stage.home, SECRET) == []
    stage.run("undo")
    stage.run("undo")
    entry = stage.entry("atc22")
    assert (entry["note"], entry["tags"], entry["history"]) == (None, [], [])


def test_other_marks_stay(stage: Stage):
    stage.run("read", "atc22", "fast19")
    stage.run("note", "fast19", "-m", "kept")

    stage.run("forget", "atc22", "--yes")

    entry = stage.entry("fast19")
    assert (entry["status"], entry["note"]) == ("done", "kept")


def test_the_forms_of_a_work_are_forgotten_with_it(stage: Stage):
    stage.run("read", "atc22", "--form", "pdf")

    stage.run("forget", "atc22", "--yes")

    assert {form["status"] for form in stage.entry("atc22")["forms"]} == {"unread"}


def test_another_device_forgets_once_it_reads_that(stage: Stage, tmp_path: Path):
    other = Stage(tmp_path / "two")
    other.env["REFSHELF_DATA_DIR"] = str(stage.data)
    stage.run("note", "atc22", "-m", SECRET)
    other.run("read", "fast19")

    told = stage.run("forget", "atc22", "--yes")
    other.run("star", "fast19")

    assert "It still stands in these files" in told.stderr
    assert files_with(stage.home, SECRET) + files_with(other.home, SECRET) == []
    assert other.entry("atc22")["note"] is None


def test_what_was_forgotten_does_not_come_back_with_an_old_backup(stage: Stage):
    stage.run("note", "atc22", "-m", SECRET)
    path = stage.home / "old.json"
    stage.run("backup", str(path))
    stage.run("forget", "atc22", "--yes")

    stage.run("restore", str(path))
    stage.run("restore", str(path), "--as-of", "--yes")
    path.unlink()

    assert files_with(stage.home, SECRET) == []


def test_a_forgotten_work_can_be_marked_anew(stage: Stage):
    stage.run("note", "atc22", "-m", SECRET)
    stage.run("forget", "atc22", "--yes")

    stage.run("note", "atc22", "-m", "afterwards")

    assert stage.entry("atc22")["note"] == "afterwards"


def test_where_nobody_can_be_asked_nothing_is_erased(stage: Stage):
    stage.run("note", "atc22", "-m", SECRET)

    done = stage.run("forget", "atc22")

    assert done.returncode == 1
    assert stage.entry("atc22")["note"] == SECRET


def test_a_rehearsal_says_what_would_go_and_erases_nothing(stage: Stage):
    stage.run("note", "atc22", "-m", SECRET)

    done = stage.run("forget", "atc22", "--dry-run")

    assert "1 word of notes" in done.stderr
    assert "Would be erased" in done.stderr
    assert stage.entry("atc22")["note"] == SECRET


def test_where_nothing_was_written_nothing_is_asked(stage: Stage):
    done = stage.run("forget", "atc22")

    assert done.returncode == 0
    assert "you wrote nothing there" in done.stderr


@pytest.mark.parametrize(("word", "is_gone"), [("atc22", True), ("yes", False)])
def test_in_a_terminal_it_is_asked_twice_and_the_second_time_by_name(
    tmp_path: Path, word: str, is_gone: bool
):
    with Terminal(tmp_path, "note", "atc22", "-m", SECRET) as first:
        assert first.exit_code() == 0
    with Terminal(tmp_path, "forget", "atc22") as asked:
        asked.wait_for("[y/N]")
        asked.send("y\r")
        asked.wait_for("Type atc22 to go on")
        asked.send(f"{word}\r")
        code = asked.exit_code()

    assert (code == 0) is is_gone
    assert (files_with(tmp_path, SECRET) == []) is is_gone
