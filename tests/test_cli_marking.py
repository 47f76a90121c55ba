"""Marking from the command line: what is said is done, once, and can be taken back."""

from pathlib import Path

import pytest
from cli_stage import SECOND, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_read_marks_the_work_and_tells_it_beside_the_data(stage: Stage) -> None:
    done = stage.run("read", "atc22")

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("Read “Amazon DynamoDB")
    assert stage.entry("atc22")["status"] == "done"


def test_reading_twice_is_nothing_to_do_and_no_failure(stage: Stage) -> None:
    stage.run("read", "atc22")

    again = stage.run("read", "atc22")

    assert again.returncode == 0
    assert "Nothing to do" in again.stderr
    assert len(stage.json("log")["steps"]) == 1


def test_several_works_are_one_step(stage: Stage) -> None:
    stage.run("read", "atc22", "fast19")

    stage.run("undo")

    assert stage.entry("atc22")["status"] == "unread"
    assert stage.entry("fast19")["status"] == "unread"


def test_one_wrong_name_among_several_leaves_all_as_they_are(stage: Stage) -> None:
    done = stage.run("read", "atc22", "nosuch")

    assert done.returncode == 1
    assert stage.entry("atc22")["status"] == "unread"


def test_read_with_a_form_ticks_that_form(stage: Stage) -> None:
    stage.run("read", "atc22", "--form", "pdf")

    entry = stage.entry("atc22")

    assert [form["status"] for form in entry["forms"]] == ["unread", "done", "unread"]
    assert entry["status"] == "done"


def test_watched_needs_a_video(stage: Stage) -> None:
    done = stage.run("watched", "core-components")

    assert done.returncode == 1
    assert "no video" in done.stderr


def test_watched_ticks_the_video(stage: Stage) -> None:
    stage.run("watched", "atc22")

    assert stage.entry("atc22")["forms"][2]["status"] == "done"
    assert "watched" in stage.run("list", "--where", "is:done").stdout


def test_on_dates_back(stage: Stage) -> None:
    stage.run("read", "atc22", "--on", "2023-05-01")

    assert stage.entry("atc22")["finished"] == "2023-05-01"


@pytest.mark.parametrize("day", ["2999-01-01", "2023-02-30", "1.5.2023", "20230501", ""])
def test_no_day_and_no_day_to_come_is_taken(stage: Stage, day: str) -> None:
    assert stage.run("read", "atc22", "--on", day).returncode == 2


@pytest.mark.parametrize("place", ["7", "12:34", "1:02:03"])
def test_start_notes_where_the_reader_stopped(stage: Stage, place: str) -> None:
    stage.run("start", "atc22", "--at", place)

    entry = stage.entry("atc22")

    assert (entry["status"], entry["position"]) == ("started", place)


def test_a_link_copied_at_the_current_time_is_a_place(stage: Stage) -> None:
    stage.run("start", "atc22", "--at", "https://youtu.be/9AkgiEJ_dA4?t=754")

    assert stage.entry("atc22")["position"] == "12:34"


@pytest.mark.parametrize("place", ["seven", "1:2", "12:345", "1:02:03:04", "-1"])
def test_a_place_is_a_page_or_a_time(stage: Stage, place: str) -> None:
    assert stage.run("start", "atc22", "--at", place).returncode == 2


def test_show_at_notes_the_place_without_starting(stage: Stage) -> None:
    done = stage.run("show", "atc22", "--at", "7")

    assert "stopped at page 7" in done.stdout
    assert stage.entry("atc22")["status"] == "unread"


def test_an_empty_place_clears_it(stage: Stage) -> None:
    stage.run("start", "atc22", "--at", "7")

    stage.run("start", "atc22", "--at", "")

    assert stage.entry("atc22")["position"] is None


def test_starting_a_form_leaves_a_done_work_done(stage: Stage) -> None:
    stage.run("read", "atc22")

    stage.run("start", "atc22", "--form", "video")

    entry = stage.entry("atc22")
    assert (entry["status"], entry["forms"][2]["status"]) == ("done", "started")


@pytest.mark.parametrize(("verb", "status"), [("skip", "skipped"), ("start", "started")])
def test_unread_takes_back_any_status(stage: Stage, verb: str, status: str) -> None:
    stage.run(verb, "atc22")
    assert stage.entry("atc22")["status"] == status

    stage.run("unread", "atc22")

    assert stage.entry("atc22")["status"] == "unread"


def test_stars_come_and_go(stage: Stage) -> None:
    stage.run("star", "atc22", "fast19")

    stage.run("unstar", "fast19")

    assert stage.entry("atc22")["starred"]
    assert not stage.entry("fast19")["starred"]


def test_a_mark_counts_in_every_catalog_that_has_the_work(stage: Stage) -> None:
    stage.add_catalog("second", SECOND)

    stage.run("read", "elhemali")

    entry = stage.entry("atc22")
    assert (entry["status"], entry["also"]) == ("done", ["second"])


@pytest.mark.parametrize(
    "words",
    [
        ("read", "atc22"),
        ("start", "atc22", "--at", "7"),
        ("star", "atc22"),
        ("tag", "atc22", "+x"),
        ("note", "atc22", "-m", "text"),
        ("show", "atc22", "--at", "7"),
        ("open", "atc22"),
    ],
)
def test_a_dry_run_writes_no_mark(stage: Stage, words: tuple[str, ...]) -> None:
    done = stage.run(*words, "--dry-run")

    assert done.returncode == 0
    assert not (stage.data / "readers").exists()


def test_a_dry_run_of_undo_undoes_nothing(stage: Stage) -> None:
    stage.run("read", "atc22")

    done = stage.run("undo", "--dry-run")

    assert "Would be undone: read “Amazon" in done.stderr
    assert stage.entry("atc22")["status"] == "done"


def test_where_marks_all_that_match(stage: Stage) -> None:
    stage.run("skip", "--where", "kind:docs")

    found = stage.json("list", "--where", "is:skipped")["entries"]

    assert [entry["id"] for entry in found] == ["core-components", "best-practices"]


def test_a_broken_query_changes_nothing(stage: Stage) -> None:
    done = stage.run("read", "--where", "(dynamo")

    assert done.returncode == 2
    assert "character 1" in done.stderr
    assert not (stage.data / "readers").exists()


def test_an_empty_query_marks_all_only_when_that_is_meant(stage: Stage) -> None:
    unsure = stage.run("skip", "--where", "")
    sure = stage.run("skip", "--where", "", "--yes")

    assert (unsure.returncode, sure.returncode) == (1, 0)
    assert "24 works" in sure.stderr


def test_names_come_from_standard_input_quoted_or_not(stage: Stage) -> None:
    done = stage.run("read", "-", stdin='"atc22"\r\n\n  fast19\n')

    assert done.returncode == 0
    assert "2 works" in done.stderr


def test_no_names_on_standard_input_are_nothing_to_do(stage: Stage) -> None:
    done = stage.run("read", "-")

    assert done.returncode == 0
    assert "Nothing to do" in done.stderr


def test_neither_names_nor_a_query_is_a_mistake_and_so_are_both(stage: Stage) -> None:
    assert stage.run("read").returncode == 2
    assert stage.run("read", "atc22", "--where", "x").returncode == 2


def test_tags_are_added_and_taken_away(stage: Stage) -> None:
    stage.run("tag", "atc22", "+Work", "+later")

    stage.run("tag", "atc22", "fast19", "-later", "+two words")

    assert stage.entry("atc22")["tags"] == ["two-words", "work"]
    assert stage.run("tag", "atc22").stdout == "atc22  two-words work\n"
    assert stage.json("tag")["tags"][0] == {"tag": "two-words", "count": 2}


def test_a_mistyped_option_is_no_tag(stage: Stage) -> None:
    done = stage.run("tag", "atc22", "+x", "--dryrun")

    assert done.returncode == 2
    assert stage.entry("atc22")["tags"] == []
