"""What the other verbs show: progress, paths, completion, help."""

from pathlib import Path

import click
import pytest
from cli_stage import SECOND, Stage
from click.testing import CliRunner
from refshelf.tui.cli import VERBS, cli


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_stats_count_each_work_once_and_leave_skipped_ones_out(stage: Stage) -> None:
    stage.run("read", "atc22", "fast19")
    stage.run("skip", "launch")
    stage.run("start", "dsql", "--on", "2024-03-09")

    stats = stage.json("stats")

    assert (stats["done"], stats["skipped"], stats["total"]) == (2, 1, 24)
    assert stats["statuses"] == {"unread": 20, "started": 1, "done": 2, "skipped": 1}
    assert {"kind": "paper", "done": 2, "total": 3} in stats["kinds"]
    assert stats["parts"][0] == {
        "catalog": "dynamodb",
        "category": [],
        "done": 2,
        "skipped": 1,
        "total": 24,
    }
    assert [(e["id"], e["since"]) for e in stats["started"]] == [("dsql", "2024-03-09")]


def test_stats_are_aligned_text_too(stage: Stage) -> None:
    stage.run("read", "atc22")

    lines = stage.run("stats").stdout.splitlines()

    assert lines[0].split()[-3:] == ["1/24", "4", "%"]
    assert len({line.index("%") for line in lines[:5]}) == 1


def test_stats_tell_when_what_was_done(stage: Stage) -> None:
    stage.run("read", "atc22", "--on", "2000-05-01")
    stage.run("read", "fast19", "dsql")
    stage.run("star", "fast19")

    stats = stage.json("stats")

    assert (stats["weeks"][-1]["done"], sum(week["done"] for week in stats["weeks"])) == (2, 2)
    assert (stats["earlier"], stats["undated"], stats["starred"], stats["noted"]) == (1, 0, 1, 0)
    assert stats["left"] == {"minutes": 0, "works": 0, "unknown": 21}


def test_stats_draw_the_same_picture_as_the_screen(stage: Stage) -> None:
    stage.run("read", "atc22")
    stage.run("start", "dsql", "--on", "2024-03-09")

    text = stage.run("stats").stdout
    plain = stage.run("stats", PYTHONIOENCODING="ascii").stdout

    assert "Done per week" in text
    assert "█" in text
    assert "9 March 2024  dsql  " in text
    assert plain.isascii()
    assert "#" in plain


def test_stats_of_a_list_are_those_of_that_list(stage: Stage) -> None:
    stage.add_catalog("second", SECOND)
    stage.run("read", "atc22", "second/wide")

    whole, second = stage.json("stats"), stage.json("stats", "--catalog", "second")

    assert (whole["weeks"][-1]["done"], second["weeks"][-1]["done"]) == (2, 2)
    assert (whole["total"], second["total"]) == (27, 4)


def test_path_names_all_places_and_prints_one_alone(stage: Stage) -> None:
    paths = stage.json("path")["paths"]

    assert paths["data"] == str(stage.data)
    assert paths["cache"] == str(stage.home / "cache" / "refshelf")
    assert paths["marks"] is None
    assert stage.run("path", "data").stdout == f"{stage.data}\n"


def test_path_names_the_file_of_this_device_once_there_is_one(stage: Stage) -> None:
    assert stage.run("path", "marks").returncode == 1

    stage.run("read", "atc22")

    assert Path(stage.run("path", "marks").stdout.strip()).is_file()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_asks_the_program(stage: Stage, shell: str) -> None:
    assert f"_REFSHELF_COMPLETE={shell}_complete" in stage.run("completion", shell).stdout


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("refshelf show fas", "plain,fast19"),
        ("refshelf unst", "plain,unstar"),
        ("refshelf list --where is:starr", "plain,is:starred"),
        ("refshelf list --catalog dyn", "plain,dynamodb"),
        ("refshelf read --for", "plain,--form"),
    ],
)
def test_words_are_completed(stage: Stage, line: str, offered: str) -> None:
    cursor = str(len(line.split()) - 1)

    done = stage.run(_REFSHELF_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=cursor)

    assert done.stdout.splitlines() == [offered]


def test_completion_is_silent_about_what_is_broken(stage: Stage) -> None:
    stage.add_catalog("broken", "refshelf: 1\nid: [")

    done = stage.run(
        _REFSHELF_COMPLETE="bash_complete", COMP_WORDS="refshelf show fas", COMP_CWORD="2"
    )

    assert (done.stdout, done.stderr) == ("plain,fast19\n", "")


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_a_verb_begins_with_a_sentence_and_ends_with_examples(verb: str) -> None:
    done = CliRunner().invoke(cli, [verb, "--help"])

    paragraphs = done.output.split("\n\n")
    assert done.exit_code == 0
    assert paragraphs[1].strip().split("\n")[0].endswith((".", ". "))
    assert paragraphs[-1].startswith("Examples:")
    assert "--data-dir" in done.output


def test_the_help_lists_every_verb_whole() -> None:
    output = CliRunner().invoke(cli, ["--help"]).output
    lines = output.split("Commands:\n")[1].splitlines()

    assert [line.split()[0] for line in lines] == list(VERBS)
    assert not any(line.endswith("...") for line in lines)


def test_every_verb_of_the_table_has_that_name() -> None:
    with click.Context(cli) as ctx:
        names = [command.name for verb in VERBS if (command := cli.get_command(ctx, verb))]

    assert len(names) == len(VERBS)
