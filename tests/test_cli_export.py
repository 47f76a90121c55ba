"""Exports: what is written comes back as it was, is written whole, and over no file unasked."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli_stage import SECOND, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path / "one")


@pytest.fixture
def other(tmp_path: Path) -> Stage:
    return Stage(tmp_path / "two")


def fill(stage: Stage) -> None:
    stage.add_catalog("second", SECOND)
    stage.run("start", "second/elhemali", "--on", "2023-04-01")
    stage.run("read", "second/elhemali", "--on", "2023-05-01")
    stage.run("note", "wide", "-m", "# not a heading\n- [x] not a box\n\n```\ncode\n```")
    stage.run("star", "wide", "old-book")
    stage.run("tag", "wide", "+later", "+to-do")
    stage.run("skip", "old-book")


def known(entry: Any) -> Any:
    """Give what an entry and its marks are, without when a mark was made to the second."""
    return {name: entry[name] for name in entry if name not in {"also", "new", "started"}}


@pytest.mark.parametrize("ending", ["md", "json"])
def test_what_is_exported_comes_back_with_all_marks(stage: Stage, other: Stage, ending: str):
    fill(stage)
    path = stage.home / f"second.{ending}"

    written = stage.run("export", "--catalog", "second", "-o", str(path))
    taken = other.run("import", str(path))

    assert (written.returncode, taken.returncode) == (0, 0), written.stderr + taken.stderr
    there, here = (one.json("list", "--catalog", "second")["entries"] for one in (stage, other))
    assert list(map(known, here)) == list(map(known, there))


def test_a_box_ticked_by_hand_in_an_exported_list_is_a_mark(stage: Stage, other: Stage):
    stage.add_catalog("second", SECOND)
    path = stage.home / "second.md"
    stage.run("export", "--catalog", "second", "-o", str(path))
    text = path.read_text()
    line = next(line for line in text.splitlines() if "/fast19" in line)

    path.write_text(text.replace(line, line.replace("- [ ]", "- [x]")))
    other.run("import", str(path))

    assert other.entry("second/fast19")["status"] == "done"


def test_without_a_file_it_is_printed_and_the_talk_stays_beside_it(stage: Stage):
    done = stage.run("export", "--catalog", "dynamodb")

    assert done.stdout.startswith("<!-- refshelf")
    assert "# Amazon DynamoDB references" in done.stdout
    assert done.stderr == ""


def test_only_what_matches_is_written_in_the_format_of_the_files_name(stage: Stage):
    stage.run("read", "atc22")
    path = stage.home / "done.csv"

    stage.run("export", "--where", "is:done", "-o", str(path))

    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert [row["id"] for row in rows] == ["atc22"]


def test_a_file_that_is_there_is_not_written_over_unasked(stage: Stage):
    path = stage.home / "list.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")

    refused = stage.run("export", "-o", str(path))
    kept = path.read_text()
    done = stage.run("export", "-o", str(path), "--yes")

    assert refused.returncode == 1
    assert kept == "mine"
    assert done.returncode == 0
    assert path.read_text() != "mine"


def test_what_is_exported_has_the_rights_of_any_new_file(stage: Stage, tmp_path: Path):
    path, plain = tmp_path / "list.html", tmp_path / "plain"
    plain.touch()

    stage.run("export", "-o", str(path))

    assert path.stat().st_mode == plain.stat().st_mode


def test_json_has_every_catalog_and_says_what_it_is(stage: Stage):
    fill(stage)

    value = json.loads(stage.run("export", "--format", "json").stdout)

    assert value["refshelf_export"] == 1
    assert [one["id"] for one in value["catalogs"]] == ["dynamodb", "second"]


def test_nothing_found_and_no_place_to_write_are_failures(stage: Stage):
    found = stage.run("export", "--where", "is:done")
    placed = stage.run("export", "-o", str(stage.home / "gone" / "list.md"))

    assert (found.returncode, placed.returncode) == (1, 1)
    assert "cannot be written" in placed.stderr
