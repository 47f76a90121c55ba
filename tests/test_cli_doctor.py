"""The doctor: what is where, what is wrong and how to mend it, without changing anything."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from cli_stage import SECOND, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path / "one")


def marks_file(stage: Stage) -> Path:
    return Path(stage.run("path", "marks").stdout.strip())


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def report(stage: Stage, code: int = 0) -> Any:
    done = stage.run("doctor", "--json")
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout)


def test_before_anything_was_marked_all_is_well(stage: Stage):
    done = stage.run("doctor")

    assert done.returncode == 0
    assert done.stdout.endswith("All is well.\n")
    assert not stage.data.exists()


def test_it_says_what_is_where(stage: Stage):
    stage.run("read", "atc22", "fast19")

    told = report(stage)

    assert told["reader"] == "ann"
    assert told["paths"]["data"] == str(stage.data)
    assert [(file["role"], file["marks"], file["schema"]) for file in told["files"]] == [
        ("own", 2, 2)
    ]
    assert told["files"][0]["path"] == str(marks_file(stage))
    assert told["device"] == marks_file(stage).stem
    assert len(told["backups"]) == 1
    assert (told["findings"], told["problems"]) == ([], 0)


def _damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def _make_newer(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"schema":2', b'"schema":3'))


def _remove(path: Path) -> None:
    path.unlink()


def _make_link(path: Path) -> None:
    path.rename(path.with_suffix(".elsewhere"))
    path.symlink_to(path.with_suffix(".elsewhere"))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_damage, "is damaged"),
        (_make_newer, "newer refshelf"),
        (_remove, "is gone"),
        (_make_link, "symbolic link"),
    ],
)
def test_what_is_wrong_with_the_own_file_is_said_and_left_as_it_is(
    stage: Stage, harm: Any, said: str
):
    stage.run("read", "atc22")
    harm(marks_file(stage))
    before = contents(stage.home)

    told = report(stage, code=1)

    assert [f["problem"] for f in told["findings"]] == [True]
    assert said in told["findings"][0]["what"]
    assert contents(stage.home) == before


def test_a_damaged_file_of_another_device_is_named_with_its_cure(stage: Stage):
    stage.run("read", "atc22")
    (marks_file(stage).parent / "phone-abcdef.json").write_text('{"about": {"file"')

    done = stage.run("doctor")

    assert done.returncode == 1
    assert "phone-abcdef.json is damaged" in done.stdout
    assert "Let its device write it again" in done.stdout


@pytest.mark.parametrize(
    "name",
    ["{}.sync-conflict-20261124-101500-ABCDEFG.json", "{} (ann's conflicted copy 2026-11-24).json"],
)
def test_a_carriers_copy_is_known_for_one_and_is_no_problem(stage: Stage, name: str):
    stage.run("read", "atc22")
    own = marks_file(stage)
    (own.parent / name.format(own.stem)).write_bytes(own.read_bytes())

    told = report(stage)

    assert sorted(file["role"] for file in told["files"]) == ["copy", "own"]
    assert "copy of a state file" in told["findings"][0]["what"]
    assert told["problems"] == 0


def test_what_devices_differ_on_is_listed_with_both_values(stage: Stage, tmp_path: Path):
    other = Stage(tmp_path / "two")
    other.env["REFSHELF_DATA_DIR"] = str(stage.data)
    carried = tmp_path / "carried.json"
    other.run("skip", "atc22")
    carried.write_bytes(marks_file(other).read_bytes())
    marks_file(other).unlink()
    stage.run("read", "atc22")
    stage.run("merge", str(carried))

    told = report(stage)

    assert [(c["id"], c["slot"]) for c in told["conflicts"]] == [("atc22", "status")]
    assert sorted(value[:4] for value in told["conflicts"][0]["values"]) == ["done", "skip"]
    assert "atc22" in stage.run("doctor").stdout
    stage.run("start", "atc22")
    assert report(stage)["conflicts"] == []


def test_marks_that_no_list_has_any_more_are_listed_and_can_be_found(stage: Stage):
    path = stage.add_catalog("second", SECOND)
    stage.run("read", "wide")
    path.unlink()

    told = report(stage)
    found = stage.json("list", "--where", "is:gone")["entries"]

    assert [gone["title"] for gone in told["gone"]] == ["一个很宽的标题"]
    assert [entry["key"] for entry in found] == [told["gone"][0]["key"]]
    assert told["problems"] == 0


def test_a_broken_catalog_is_a_problem(stage: Stage):
    stage.add_catalog("broken", "refshelf: 1\ntitle: [")

    assert "broken.yaml:3" in report(stage, code=1)["findings"][0]["what"]


def test_what_was_set_aside_and_what_was_being_written_is_listed(stage: Stage):
    stage.run("read", "atc22")
    own = marks_file(stage)
    _damage(own)
    stage.run("read", "fast19")

    told = report(stage)

    (kept,) = told["kept"]
    assert Path(kept).name.startswith(f"{own.name}.damaged-")
    assert "Set aside" in stage.run("doctor").stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may make a folder that others own")
def test_a_folder_open_to_all_is_a_problem_with_the_command_that_closes_it(stage: Stage):
    stage.run("read", "atc22")
    folder = marks_file(stage).parent
    folder.chmod(0o777)

    told = report(stage, code=1)

    assert f"chmod go-w {folder}" in [
        finding["cure"].removeprefix("Close it: ") for finding in told["findings"]
    ]
