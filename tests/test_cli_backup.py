"""Backup, restore and merge: all comes back, on any machine, as often as one likes."""

import json
from pathlib import Path

import pytest
from cli_stage import SECOND, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path / "one")


@pytest.fixture
def other(tmp_path: Path) -> Stage:
    """Give the same reader on another, empty machine."""
    return Stage(tmp_path / "two")


def fill(stage: Stage) -> None:
    stage.add_catalog("second", SECOND)
    stage.run("list")
    stage.add_catalog("second", SECOND.replace("A book", "An old book"))
    stage.run("read", "atc22", "--on", "2023-05-01")
    stage.run("read", "atc22", "--form", "pdf")
    stage.run("note", "fast19", "-m", "two\nlines, and “quotes”")
    stage.run("star", "wide", "old-book")
    stage.run("tag", "wide", "+later")
    stage.run("start", "dat321", "--at", "12:34")
    stage.run("undo")


def back_up(stage: Stage) -> Path:
    path = stage.home / "shelf.json"
    done = stage.run("backup", str(path))
    assert done.returncode == 0, done.stderr
    return path


def marks_file(stage: Stage) -> Path:
    return Path(stage.run("path", "marks").stdout.strip())


def test_restoring_on_an_empty_machine_gives_the_same_list(stage: Stage, other: Stage):
    fill(stage)
    path = back_up(stage)

    done = other.run("restore", str(path))

    assert done.returncode == 0, done.stderr
    assert other.json("list") == stage.json("list")
    there, here = (
        [(s["id"], s["undone"]) for s in one.json("log")["steps"]] for one in (other, stage)
    )
    assert there == here


def test_what_is_new_on_one_machine_is_new_on_the_other(stage: Stage, other: Stage):
    stage.add_catalog("second", SECOND)
    stage.run("list")
    stage.add_catalog(
        "second",
        f"{SECOND}      - id: added\n        title: Added\n        url: https://x.org/new\n",
    )
    assert stage.json("list", "--where", "is:new")["entries"]

    other.run("restore", str(back_up(stage)))

    assert other.json("list") == stage.json("list")


def test_restoring_twice_is_restoring_once(stage: Stage, other: Stage):
    fill(stage)
    path = back_up(stage)
    other.run("restore", str(path))
    before = marks_file(other).read_bytes()

    again = other.run("restore", str(path))

    assert "Nothing new" in again.stderr
    assert marks_file(other).read_bytes() == before


def test_restoring_brings_nothing_back_that_was_changed_since(stage: Stage):
    stage.run("read", "atc22")
    path = back_up(stage)
    stage.run("skip", "atc22")

    stage.run("restore", str(path))

    assert stage.entry("atc22")["status"] == "skipped"


def test_going_back_is_a_step_that_undo_takes_back(stage: Stage):
    stage.run("read", "atc22")
    path = back_up(stage)
    stage.run("skip", "atc22")
    stage.run("star", "fast19")

    done = stage.run("restore", str(path), "--as-of", "--yes")

    assert done.returncode == 0, done.stderr
    assert (stage.entry("atc22")["status"], stage.entry("fast19")["starred"]) == ("done", False)
    stage.run("undo")
    assert (stage.entry("atc22")["status"], stage.entry("fast19")["starred"]) == ("skipped", True)


def test_going_back_is_not_done_unasked(stage: Stage):
    stage.run("read", "atc22")
    path = back_up(stage)
    stage.run("skip", "atc22")

    done = stage.run("restore", str(path), "--as-of")

    assert done.returncode == 1
    assert "--yes" in done.stderr
    assert stage.entry("atc22")["status"] == "skipped"


def test_a_rehearsal_says_what_would_come_and_writes_nothing(stage: Stage, other: Stage):
    fill(stage)
    path = back_up(stage)

    done = other.run("restore", str(path), "--dry-run")

    assert "would come" in done.stderr
    assert "Would be brought back: the catalog second.yaml" in done.stderr
    assert not other.data.exists()


def test_a_catalog_that_differs_here_is_left_unless_agreed(stage: Stage):
    stage.add_catalog("second", SECOND)
    path = back_up(stage)
    mine = SECOND.replace("A second list", "My own title")
    file = stage.add_catalog("second", mine)

    left = stage.run("restore", str(path))
    kept = file.read_text()
    put_back = stage.run("restore", str(path), "--yes")

    assert "left as it is here" in left.stderr
    assert kept == mine
    assert file.read_text() == SECOND
    assert [path.read_text() for path in file.parent.glob("*.former-*")] == [mine]
    assert "kept as second.yaml.former-" in put_back.stderr


def test_a_backup_goes_into_a_file_of_its_own_and_over_none(stage: Stage):
    stage.run("read", "atc22")
    path = back_up(stage)
    before = path.read_bytes()
    stage.run("read", "fast19")

    refused = stage.run("backup", str(path))
    said = stage.run("backup", "--dry-run")

    assert refused.returncode == 1
    assert "there already" in refused.stderr
    assert path.read_bytes() == before
    assert "Would be backed up: 2 marks and 0 catalogs" in said.stderr


def test_a_backup_can_be_piped(stage: Stage, other: Stage):
    stage.run("read", "atc22")

    text = stage.run("backup", "-").stdout

    assert other.run("restore", "-", stdin=text).returncode == 0
    assert other.entry("atc22")["status"] == "done"


def test_anothers_backup_is_not_taken_in_unasked(stage: Stage):
    stage.run("read", "atc22")
    path = back_up(stage)

    refused = stage.run("restore", str(path), REFSHELF_READER="bob")

    assert refused.returncode == 1
    assert "marks of ann, and you are bob" in refused.stderr
    assert stage.run("restore", str(path), "--yes", REFSHELF_READER="bob").returncode == 0


@pytest.mark.parametrize("verb", ["restore", "merge"])
def test_what_is_no_state_file_is_bad_input_and_named(stage: Stage, tmp_path: Path, verb: str):
    path = tmp_path / "letter.json"
    path.write_text('{"dear": "reader"}')

    done = stage.run(verb, str(path))

    assert done.returncode == 3
    assert f"{path} holds no marks" in done.stderr


@pytest.mark.parametrize("verb", ["restore", "merge"])
def test_a_file_that_is_not_there_is_named(stage: Stage, tmp_path: Path, verb: str):
    done = stage.run(verb, str(tmp_path / "gone.json"))

    assert done.returncode == 1
    assert f"There is no file {tmp_path / 'gone.json'}" in done.stderr


def test_merging_takes_in_a_conflict_copy_and_twice_is_once(stage: Stage, other: Stage):
    stage.run("read", "atc22")
    other.run("star", "atc22")
    other.run("note", "fast19", "-m", "theirs")
    path = marks_file(other)

    first = stage.run("merge", str(path))
    held = marks_file(stage).read_bytes()
    second = stage.run("merge", str(path), str(path))

    assert "2 steps on 2 marks" in first.stderr
    entry = stage.entry("atc22")
    assert (entry["status"], entry["starred"]) == ("done", True)
    assert stage.entry("fast19")["note"] == "theirs"
    assert second.stderr.count("Nothing new") == 2
    assert marks_file(stage).read_bytes() == held


def test_one_wrong_file_stops_before_any_is_taken_in(stage: Stage, other: Stage, tmp_path: Path):
    other.run("read", "atc22")
    broken = tmp_path / "broken.json"
    broken.write_text("{")

    done = stage.run("merge", str(marks_file(other)), str(broken))

    assert done.returncode == 3
    assert stage.entry("atc22")["status"] == "unread"


def test_a_merge_is_rehearsed_without_writing(stage: Stage, other: Stage):
    other.run("read", "atc22")

    done = stage.run("merge", "--dry-run", str(marks_file(other)))

    assert "would come 1 step" in done.stderr
    assert not stage.data.exists()


def test_a_note_written_on_both_is_shown_with_both_texts(stage: Stage, other: Stage):
    stage.run("note", "atc22", "-m", "mine")
    other.run("note", "atc22", "-m", "theirs")

    done = stage.run("merge", str(marks_file(other)))

    assert "devices differ" in done.stderr
    assert sorted(stage.entry("atc22")["note"].split("\n\n")) == ["mine", "theirs"]


def test_an_archive_is_json_with_a_mark_a_line(stage: Stage):
    stage.run("read", "atc22", "fast19")

    text = back_up(stage).read_text()

    assert set(json.loads(text)) == {"about", "marks", "forgotten", "catalogs", "news"}
    assert len([line for line in text.splitlines() if '"status":{' in line]) == 2
