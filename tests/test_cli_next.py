"""Promises of the verb `next`: what to read now, and why."""

from pathlib import Path

import pytest
from cli_stage import Stage

TIMED = """\
refshelf: 1
id: timed
title: A list with lengths
categories:
  - name: Talks
    references:
      - {id: long, title: A long talk, url: "https://example.org/long", kind: video, minutes: 60}
      - {id: short, title: A short talk, url: "https://example.org/short", kind: video, minutes: 20}
      - {id: somehow, title: A talk, url: "https://example.org/talk", kind: video}
"""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path)
    stage.add_catalog("timed", TIMED)
    return stage


def ids(stage: Stage, *args: str) -> list[str]:
    return [one["entry"]["id"] for one in stage.json("next", *args)["next"]]


def test_five_are_shown_each_with_its_reason(stage: Stage) -> None:
    stage.run("start", "dsql", "--on", "2020-11-03")
    stage.run("star", "short")

    lines = stage.run("next").stdout.splitlines()

    assert len(lines) == 5
    assert lines[0].startswith("dsql")
    assert "in progress since 3 November 2020" in lines[0]
    assert "starred" in lines[1]
    assert "next in AWS docs" in lines[2]


def test_as_many_are_shown_as_were_asked_for(stage: Stage) -> None:
    assert len(ids(stage, "-n", "2")) == 2


def test_minutes_leave_what_takes_longer_and_claim_nothing_of_the_rest(stage: Stage) -> None:
    shown = stage.run("next", "--minutes", "25", "--catalog", "timed")
    found = stage.json("next", "--minutes", "25", "--catalog", "timed")

    assert [(one["entry"]["id"], one["fits"]) for one in found["next"]] == [
        ("short", True),
        ("somehow", None),
    ]
    assert "20 min" in shown.stdout.splitlines()[0]
    assert "length unknown" in shown.stdout.splitlines()[1]


def test_it_is_said_where_nothing_is_known_to_fit(stage: Stage) -> None:
    done = stage.run("next", "--minutes", "5", "--catalog", "timed")

    assert (done.returncode, done.stdout.split()[0]) == (0, "somehow")
    assert "Nothing is known to fit into 5 min" in done.stderr


def test_a_query_says_what_it_may_be(stage: Stage) -> None:
    assert ids(stage, "--where", "in:timed minutes:>30") == ["long"]


def test_a_query_that_nothing_matches_fails(stage: Stage) -> None:
    done = stage.run("next", "--where", "no-such-thing")

    assert (done.returncode, done.stdout) == (1, "")
    assert "Nothing matches." in done.stderr


def test_when_all_is_done_that_is_no_failure(stage: Stage) -> None:
    stage.run("read", "--where", "in:timed", "--yes")

    done = stage.run("next", "--catalog", "timed")

    assert (done.returncode, done.stdout) == (0, "")
    assert "Nothing is left to read" in done.stderr


def test_json_has_the_reason_and_the_whole_entry(stage: Stage) -> None:
    stage.run("start", "dsql", "--on", "2020-11-03")

    found = stage.json("next", "-n", "1")

    assert (found["schema"], found["minutes"]) == (1, None)
    [one] = found["next"]
    assert (one["reason"], one["since"], one["fits"]) == ("started", "2020-11-03", None)
    assert one["entry"] == stage.entry("dsql")
