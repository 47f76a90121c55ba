"""Naming entries: by id, unique prefix, catalog/id or url; mistakes are met with the nearest."""

from pathlib import Path

import pytest
from cli_stage import SECOND, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "atc22",
        "dynamodb/atc22",
        "https://www.usenix.org/conference/atc22/presentation/elhemali",
        "http://usenix.org/conference/atc22/presentation/elhemali/?utm_source=x",
        "https://youtu.be/9AkgiEJ_dA4",
        "youtube:9AkgiEJ_dA4",
    ],
)
def test_a_work_has_many_names(stage: Stage, name: str) -> None:
    assert stage.entry(name)["id"] == "atc22"


@pytest.mark.parametrize(
    ("name", "id_"), [("fast", "fast19"), ("FAST19", "fast19"), ("dynamodb/dsq", "dsql")]
)
def test_a_unique_beginning_is_enough_in_any_case(stage: Stage, name: str, id_: str) -> None:
    assert stage.entry(name)["id"] == id_


@pytest.mark.parametrize("name", ["atc22", "ATC22", "dynamodb/Atc22"])
def test_a_whole_id_comes_before_the_longer_ones(stage: Stage, name: str) -> None:
    assert stage.entry(name)["id"] == "atc22"


def test_an_ambiguous_name_lists_the_candidates(stage: Stage) -> None:
    done = stage.run("read", "atc2")

    assert done.returncode == 2
    assert "atc22-brooker" in done.stderr
    assert "atc23" in done.stderr


def test_a_mistyped_name_lists_the_nearest(stage: Stage) -> None:
    done = stage.run("show", "atc32")

    assert done.returncode == 1
    assert done.stderr.startswith("refshelf: There is no entry “atc32”. Did you mean atc23")


def test_the_same_work_in_two_catalogs_is_not_ambiguous(stage: Stage) -> None:
    stage.add_catalog("second", SECOND.replace("id: elhemali", "id: atc22"))

    assert stage.run("read", "atc22").returncode == 0


def test_two_works_of_one_id_are_told_apart_by_their_catalogs(stage: Stage) -> None:
    stage.add_catalog("second", SECOND)

    done = stage.run("show", "fast19")

    assert done.returncode == 2
    assert "dynamodb/fast19" in done.stderr
    assert stage.entry("second/fast19")["title"] == "Another thing of that name"


def test_catalog_narrows_what_names_mean(stage: Stage) -> None:
    stage.add_catalog("second", SECOND)

    shown = stage.json("show", "fast19", "--catalog", "second")

    assert shown["entry"]["catalog"] == "second"


def test_an_earlier_id_still_names_the_work(stage: Stage) -> None:
    stage.add_catalog("second", SECOND + "        was: [ancient-book]\n")

    assert stage.entry("ancient-book")["id"] == "old-book"


def test_what_is_gone_is_named_by_its_key(stage: Stage) -> None:
    path = stage.add_catalog("second", SECOND)
    stage.run("read", "elhemali", "wide", "old-book")
    path.unlink()

    assert stage.entry("second#old-book")["gone"]
    assert stage.entry("https://example.org/wide")["gone"]


def test_an_unknown_catalog_is_not_found_and_a_broken_one_is_bad_input(stage: Stage) -> None:
    stage.add_catalog("broken", "refshelf: 1\nid: [")

    unknown = stage.run("list", "--catalog", "nosuch")
    broken = stage.run("list", "--catalog", "broken")

    assert (unknown.returncode, broken.returncode) == (1, 3)
    assert "Known are dynamodb" in unknown.stderr


def test_a_broken_catalog_is_a_warning_for_all_others(stage: Stage) -> None:
    stage.add_catalog("broken", "refshelf: 1\nid: [")

    done = stage.run("read", "atc22")

    assert done.returncode == 0
    assert "broken.yaml" in done.stderr


def test_a_mistyped_verb_names_the_nearest(stage: Stage) -> None:
    done = stage.run("wached", "atc22")

    assert done.returncode == 2
    assert "Did you mean watched?" in done.stderr


@pytest.mark.parametrize("where", ["before", "after"])
def test_the_data_dir_may_stand_on_either_side_of_the_verb(stage: Stage, where: str) -> None:
    option = ("--data-dir", str(stage.home / "other"), "--reader", "bob")
    words = (*option, "read", "atc22") if where == "before" else ("read", "atc22", *option)

    assert stage.run(*words).returncode == 0

    assert (stage.home / "other" / "readers" / "bob").is_dir()


def test_a_new_reader_is_greeted_with_the_known_ones(stage: Stage) -> None:
    stage.run("read", "atc22")

    done = stage.run("list", "--reader", "anne")

    assert [line for line in done.stderr.splitlines() if "ann" in line] == [
        "Welcome, anne: you are new here (known: ann)."
    ]
