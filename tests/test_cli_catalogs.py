"""Lists of one's own: shown, renamed, removed, added to and checked, each undone like any step."""

from pathlib import Path

import pytest
from cli_stage import SECOND, Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_catalogs_are_shown_with_progress_and_where_they_come_from(stage: Stage):
    source = "source: {url: https://x.org/list.md, format: markdown, fetched: 2026-11-01}\n"
    stage.add_catalog("second", SECOND.replace("categories:", f"{source}categories:"))
    stage.run("read", "wide")

    first, second = stage.json("catalogs")["catalogs"]

    assert (first["id"], first["own"], first["source"]) == ("dynamodb", False, None)
    assert (second["id"], second["own"], second["done"], second["total"]) == ("second", True, 1, 4)
    assert second["source"]["fetched"] == "2026-11-01"
    lines = stage.run("catalogs").stdout.splitlines()
    assert "comes with refshelf" in lines[0]
    assert "https://x.org/list.md (markdown, 2026-11-01)" in lines[1]


def test_a_renamed_catalog_keeps_its_id_its_marks_and_its_former_file(stage: Stage):
    path = stage.add_catalog("second", f"# my comment\n{SECOND}")
    stage.run("read", "wide")

    done = stage.run("catalogs", "rename", "second", "Another", "title")

    assert done.returncode == 0, done.stderr
    entry = stage.json("catalogs")["catalogs"][1]
    assert (entry["id"], entry["title"], entry["done"]) == ("second", "Another title", 1)
    assert [kept.read_text()[:12] for kept in path.parent.glob("*.former-*")] == ["# my comment"]
    stage.run("undo")
    assert path.read_text() == f"# my comment\n{SECOND}"


def test_removing_a_catalog_keeps_the_marks_and_undo_brings_it_back(stage: Stage):
    path = stage.add_catalog("second", SECOND)
    stage.run("note", "wide", "-m", "kept")

    refused = stage.run("catalogs", "remove", "second")
    done = stage.run("catalogs", "remove", "second", "--yes")

    assert refused.returncode == 1
    assert done.returncode == 0, done.stderr
    (gone,) = stage.json("list", "--where", "is:gone")["entries"]
    assert (gone["note"], gone["gone"]) == ("kept", True)
    stage.run("undo")
    assert path.read_text() == SECOND
    assert not stage.entry("wide")["gone"]


@pytest.mark.parametrize("words", [("rename", "dynamodb", "Mine"), ("remove", "dynamodb", "--yes")])
def test_what_comes_with_the_program_is_not_changed(stage: Stage, words: tuple[str, ...]):
    done = stage.run("catalogs", *words)

    assert done.returncode == 1
    assert "comes with refshelf" in done.stderr


def test_a_hidden_list_is_not_shown_and_its_marks_are_neither_gone_nor_lost(stage: Stage):
    stage.add_catalog("second", SECOND)
    stage.run("read", "atc22")

    done = stage.run("catalogs", "hide", "dynamodb")

    assert done.returncode == 0, done.stderr
    assert {entry["catalog"] for entry in stage.json("list")["entries"]} == {"second"}
    assert (
        stage.json("list", "--where", "is:unread OR is:done")["entries"][0]["catalog"] == "second"
    )
    assert stage.run("list", "--where", "is:gone").returncode == 1
    second, hidden = stage.json("catalogs")["catalogs"]
    assert (second["id"], second["hidden"]) == ("second", False)
    assert (hidden["id"], hidden["hidden"], hidden["done"]) == ("dynamodb", True, 1)
    assert "hidden" in stage.run("catalogs").stdout.splitlines()[1]

    stage.run("catalogs", "show", "dynamodb")
    assert stage.entry("atc22")["status"] == "done"
    assert not stage.json("catalogs")["catalogs"][0]["hidden"]


def test_hiding_is_a_step_and_hiding_twice_is_none(stage: Stage):
    assert "is so already" in stage.run("catalogs", "show", "dynamodb").stderr
    stage.run("catalogs", "hide", "dynamodb")
    assert "is so already" in stage.run("catalogs", "hide", "dynamodb").stderr

    stage.run("undo")

    assert stage.entry("atc22")["title"]
    stage.run("redo")
    assert stage.run("show", "atc22").returncode == 1
    rehearsed = stage.run("catalogs", "show", "dynamodb", "--dry-run")
    assert "Would be done" in rehearsed.stderr
    assert stage.run("show", "atc22").returncode == 1


@pytest.mark.parametrize(
    "words",
    [("show", "atc22"), ("list", "--catalog", "dynamodb"), ("read", "dynamodb/atc22"), ("list",)],
)
def test_what_is_asked_of_a_hidden_list_names_the_cure(stage: Stage, words: tuple[str, ...]):
    stage.run("catalogs", "hide", "dynamodb")

    assert "`refshelf catalogs show dynamodb`" in stage.run(*words).stderr


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        (("hide", "second"), "`refshelf catalogs remove second`"),
        (("hide", "secnd"), "known: dynamodb"),
        (("remove", "dynamodb"), "`refshelf catalogs hide dynamodb`"),
    ],
)
def test_only_what_comes_with_the_program_is_hidden(
    stage: Stage, words: tuple[str, ...], cure: str
):
    stage.add_catalog("second", SECOND)

    done = stage.run("catalogs", *words)

    assert done.returncode == 1
    assert cure in done.stderr


def test_a_backup_takes_along_what_is_hidden(stage: Stage, tmp_path: Path):
    stage.run("catalogs", "hide", "dynamodb")
    stage.run("backup", str(tmp_path / "all.json"))
    elsewhere = Stage(tmp_path / "elsewhere")

    done = elsewhere.run("restore", str(tmp_path / "all.json"))

    assert "dynamodb is hidden" in done.stderr
    assert elsewhere.json("catalogs")["catalogs"][0]["hidden"]


def test_a_file_with_errors_is_not_written_anew(stage: Stage):
    path = stage.add_catalog("second", SECOND.replace("kind: book", "kind: bok"))
    before = path.read_text()

    done = stage.run("catalogs", "rename", "second", "Title")

    assert done.returncode == 3
    assert "kind" in done.stderr
    assert path.read_text() == before


def test_an_address_is_added_to_ones_own_list_and_can_be_marked(stage: Stage):
    done = stage.run("add", "https://www.youtube.com/watch?v=abc123", "--title", "My talk")

    assert done.returncode == 0, done.stderr
    assert "as my-talk" in done.stderr
    entry = stage.entry("my-talk")
    assert (entry["catalog"], entry["kind"], entry["key"]) == ("own", "video", "youtube:abc123")
    assert stage.run("watched", "my-talk").returncode == 0


def test_what_is_there_already_is_not_added_twice(stage: Stage):
    stage.run("add", "https://x.org/a")

    again = stage.run("add", "http://www.x.org/a/?utm_source=b", "https://x.org/b")

    assert "in “My references” already" in again.stderr
    urls = [e["url"] for e in stage.json("list", "--catalog", "own")["entries"]]
    assert urls == ["https://x.org/a", "https://x.org/b"]


def test_a_book_without_a_link_goes_into_the_category_of_ones_choice(stage: Stage):
    stage.add_catalog("second", SECOND)

    stage.run(
        *("add", "--title", "The Book", "--kind", "book", "--by", "A. Writer", "--year", "1999"),
        *("--to", "second", "--category", "Books / Old ones"),
    )

    entry = stage.entry("second/book")
    assert entry["category"] == ["Books", "Old ones"]
    assert (entry["url"], entry["authors"], entry["year"]) == (None, ["A. Writer"], 1999)
    stage.run("undo")
    assert stage.run("show", "second/book").returncode == 1


def test_nothing_is_added_to_what_comes_with_the_program(stage: Stage):
    done = stage.run("add", "https://x.org/a", "--to", "dynamodb")

    assert done.returncode == 1
    assert "not changed" in done.stderr


def test_an_error_is_told_with_line_entry_and_field_and_fails(stage: Stage, tmp_path: Path):
    path = tmp_path / "list.yaml"
    path.write_text(SECOND.replace("kind: book", "kind: bok"))

    done = stage.run("check", str(path))

    assert done.returncode == 3
    assert f"{path}:19: old-book, kind:" in done.stdout
    assert "1 error, 0 doubts" in done.stderr


DOUBTFUL = """\
refshelf: 1
id: doubtful
title: Doubtful
categories:
  - name: All
    references:
      - {id: a, title: One, url: https://x.org/a, kind: article}
      - {id: b, title: Two, url: http://www.x.org/a/, kind: article}
      - {id: c, title: Talk, url: https://youtu.be/abc, kind: paper}
      - {id: d, title: one, url: https://x.org/d, kind: article}
"""


def test_what_looks_wrong_is_told_and_fails_only_if_asked(stage: Stage, tmp_path: Path):
    path = tmp_path / "list.yaml"
    path.write_text(DOUBTFUL)

    done, strict = stage.run("check", str(path)), stage.run("check", "--strict", str(path))

    assert (done.returncode, strict.returncode) == (0, 3)
    told = stage.json("check", str(path))["problems"]
    assert [(p["entry"], p["field"], p["line"]) for p in told] == [
        ("b", "url", 8),
        ("c", "kind", 9),
        ("d", "title", 10),
    ]
    assert "kind: video" in told[1]["cure"]


def test_a_file_that_is_none_is_an_error(stage: Stage, tmp_path: Path):
    assert stage.run("check", str(tmp_path / "gone.yaml")).returncode == 3


def test_the_built_in_catalog_raises_no_doubt(stage: Stage):
    file = Path(__file__).parent.parent / "data" / "catalogs" / "dynamodb.yaml"

    assert stage.run("check", "--strict", str(file)).returncode == 0
