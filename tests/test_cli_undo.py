"""Undo, redo and the log: what was done is named, taken back, and given again."""

from pathlib import Path

import pytest
from cli_stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_undo_says_what_it_took_back_and_redo_gives_it_again(stage: Stage) -> None:
    stage.run("read", "atc22")

    undone = stage.run("undo")
    assert undone.stderr.startswith("Undone: read “Amazon DynamoDB")
    assert stage.entry("atc22")["status"] == "unread"

    again = stage.run("redo")
    assert again.stderr.startswith("Done again: read “Amazon DynamoDB")
    assert stage.entry("atc22")["status"] == "done"


def test_nothing_to_undo_or_redo_is_no_failure(stage: Stage) -> None:
    undone, redone = stage.run("undo"), stage.run("redo")

    assert (undone.returncode, redone.returncode) == (0, 0)
    assert "Nothing to undo" in undone.stderr
    assert "Nothing to redo" in redone.stderr


def test_the_log_has_the_newest_step_first_and_says_what_is_undone(stage: Stage) -> None:
    stage.run("read", "atc22")
    stage.run("star", "fast19")
    stage.run("undo")

    steps = stage.json("log")["steps"]
    lines = stage.run("log").stdout.splitlines()

    assert [step["undone"] for step in steps] == [True, False]
    assert "undone: starred" in lines[0]
    assert steps[1]["works"][0]["title"].startswith("Amazon DynamoDB")


def test_the_id_in_the_log_names_the_step_to_undo(stage: Stage) -> None:
    stage.run("read", "atc22")
    stage.run("star", "fast19")
    first = stage.run("log").stdout.splitlines()[1].split()[0]

    done = stage.run("undo", first)

    assert done.returncode == 0
    assert stage.entry("atc22")["status"] == "unread"
    assert stage.entry("fast19")["starred"]


def test_what_came_after_a_step_stays_and_is_named(stage: Stage) -> None:
    stage.run("read", "atc22")
    stage.run("skip", "atc22")
    first = stage.json("log")["steps"][1]["id"]

    done = stage.run("undo", first)

    assert done.returncode == 1
    assert "changed after that (skipped): it stays" in done.stderr
    assert stage.entry("atc22")["status"] == "skipped"


def test_a_prefix_of_several_steps_lists_them(stage: Stage) -> None:
    stage.run("read", "atc22")
    stage.run("star", "fast19")

    done = stage.run("undo", "0")

    assert done.returncode == 2
    assert "starred" in done.stderr


def test_an_unknown_step_is_not_found(stage: Stage) -> None:
    assert stage.run("undo", "nosuch").returncode == 1


def test_the_log_can_be_limited(stage: Stage) -> None:
    stage.run("read", "atc22")
    stage.run("star", "fast19")

    assert len(stage.run("log", "--limit", "1").stdout.splitlines()) == 1
    assert len(stage.run("log", "--limit", "0").stdout.splitlines()) == 2
