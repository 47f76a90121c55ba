"""All notes from the command line: as Markdown, in list order, never over a file unasked."""

from pathlib import Path

import pytest
from cli_stage import SECOND, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path)
    stage.run("note", "atc22", "-m", "Token *bucket*.\n- see 4.3")
    stage.run("note", "core-components", "-m", "Read this first.")
    return stage


def test_notes_stand_under_their_works_in_list_order(stage: Stage) -> None:
    done = stage.run("notes")

    lines = done.stdout.split("\n")
    titles = [line for line in lines if line.startswith("## ")]
    assert lines[0] == "# Notes"
    assert titles[0].startswith("## Core components")
    assert titles[1].startswith("## Amazon DynamoDB: A Scalable")
    assert "Token *bucket*.\n- see 4.3" in done.stdout
    assert "<https://www.usenix.org/conference/atc22/presentation/elhemali>" in done.stdout


def test_a_work_of_two_lists_has_its_note_once(stage: Stage) -> None:
    stage.add_catalog("second", SECOND)

    assert stage.run("notes").stdout.count("Token *bucket*.") == 1
    assert [one["id"] for one in stage.json("notes")["notes"]] == ["core-components", "atc22"]


def test_a_query_narrows_them_and_none_is_told_apart_from_no_match(stage: Stage) -> None:
    assert stage.run("notes", "--where", "kind:paper").stdout.count("## ") == 1
    assert stage.run("notes", "--where", "kind:podcast").returncode == 1
    stage.run("note", "atc22", "-m", "")
    stage.run("note", "core-components", "-m", "")
    done = stage.run("notes")
    assert (done.returncode, done.stdout) == (0, "")
    assert "There is no note yet" in done.stderr


def test_a_file_is_written_whole_and_never_over_another_unasked(stage: Stage) -> None:
    path = stage.home / "notes.md"

    assert stage.run("notes", "-o", str(path), "--dry-run").returncode == 0
    assert not path.exists()
    stage.run("notes", "-o", str(path))
    assert path.read_text() == stage.run("notes").stdout
    path.write_text("mine")
    assert stage.run("notes", "-o", str(path)).returncode != 0
    assert path.read_text() == "mine"
    assert stage.run("notes", "-o", str(path), "--yes").returncode == 0
    assert path.read_text().startswith("# Notes")
    assert stage.run("notes", "-o", str(stage.home / "none" / "x.md")).returncode == 1
