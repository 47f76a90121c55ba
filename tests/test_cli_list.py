"""Lists and entries as text and as JSON: aligned for people, complete for programs."""

import json
import os
import pty
from pathlib import Path
from typing import Any

import pytest
from cli_stage import REFSHELF, SECOND, Stage
from refshelf.tui.text_width import cut, fill, width_of

FIELDS = [
    *("id", "key", "catalog", "category", "title", "url", "kind", "authors", "venue", "year"),
    *("session", "abstract", "remark", "minutes", "status", "started", "finished", "starred"),
    *("tags", "note", "position", "history", "new", "gone", "also", "forms", "related"),
]


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def on_a_terminal(stage: Stage, *args: str, **env: str) -> str:
    """Give what the program shows on a terminal of its own."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(REFSHELF, [REFSHELF, *args], stage.env | {"TERM": "xterm"} | env)  # noqa: S606  # a reader's terminal has no shell between
    shown = b""
    while True:
        try:
            read = os.read(terminal, 65536)
        except OSError:
            break
        if not read:
            break
        shown += read
    os.waitpid(child, 0)
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n")


def test_json_has_the_main_references_in_list_order(stage: Stage) -> None:
    entries = stage.json("list")["entries"]

    assert len(entries) == 20
    assert [entry["id"] for entry in entries[:4]] == [
        "core-components",
        "best-practices",
        "fast19",
        "atc22",
    ]


def test_an_entry_has_every_field_and_null_for_what_is_unknown(stage: Stage) -> None:
    entry = stage.entry("core-components")

    assert list(entry) == FIELDS
    assert [entry[name] for name in ("session", "minutes", "started", "note")] == [None] * 4


def test_related_entries_are_nested_without_catalog_and_category(stage: Stage) -> None:
    related = stage.entry("atc22")["related"]

    assert [entry["id"] for entry in related] == [
        "atc22-lessons",
        "atc22-brooker",
        "atc22-demirbas",
    ]
    assert set(FIELDS) - set(related[0]) == {"catalog", "category"}


def test_the_first_form_is_the_work_itself(stage: Stage) -> None:
    entry = stage.entry("atc22")

    first = entry["forms"][0]

    assert (first["key"], first["url"]) == (entry["key"], entry["url"])


def test_instants_are_rfc_3339_in_utc(stage: Stage) -> None:
    stage.run("read", "atc22", TZ="Asia/Tokyo")

    finished = stage.entry("atc22")["finished"]

    assert len(finished) == len("2026-01-01T00:00:00Z")
    assert finished.endswith("Z")


def test_a_related_hit_shows_the_work_that_it_belongs_to(stage: Stage) -> None:
    found = stage.json("list", "--where", "brooker is:unread year:2022")["entries"]
    text = stage.run("list", "--where", "lessons learned").stdout

    assert [entry["id"] for entry in found] == ["atc22", "predictability"]
    assert [line.split()[0] for line in text.splitlines()[-2:]] == ["atc22", "atc22-lessons"]


def test_several_entries_are_shown_as_a_list(stage: Stage) -> None:
    shown = stage.json("show", "atc22", "fast19")

    assert [entry["id"] for entry in shown["entries"]] == ["atc22", "fast19"]


def test_a_line_for_a_program_has_the_id_first_and_the_status_as_a_word(stage: Stage) -> None:
    stage.run("read", "atc22")
    stage.run("star", "atc22")

    line = next(x for x in stage.run("list").stdout.splitlines() if x.startswith("atc22 "))

    assert line.split()[:4] == ["atc22", "✓", "read", "★"]
    assert "Fully Managed NoSQL Database Service" in line


def test_without_a_verb_and_a_terminal_the_list_is_printed(stage: Stage) -> None:
    assert stage.run().stdout == stage.run("list").stdout


def test_what_matches_nothing_is_not_found(stage: Stage) -> None:
    text = stage.run("list", "--where", "nosuchword")
    as_json = stage.run("list", "--where", "nosuchword", "--json")

    assert (text.returncode, text.stdout) == (1, "")
    assert (as_json.returncode, json.loads(as_json.stdout)["entries"]) == (1, [])


def test_a_broken_query_tells_the_place_and_searches_the_words(stage: Stage) -> None:
    done = stage.run("list", "--where", "predictability (")

    assert done.returncode == 0
    assert "character 16" in done.stderr
    assert "predictability" in done.stdout


def test_an_order_is_flat_with_the_category_on_the_row(stage: Stage) -> None:
    lines = stage.run("list", "--where", "sort:title kind:docs").stdout.splitlines()

    assert [line.split()[0] for line in lines] == ["best-practices", "core-components"]
    assert all(line.endswith("AWS docs") for line in lines)


def test_a_pipe_and_no_color_give_plain_text(stage: Stage) -> None:
    assert "\x1b" not in stage.run("list").stdout
    assert "\x1b" not in on_a_terminal(stage, "list", NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(stage, "list", TERM="dumb")


@pytest.mark.parametrize("columns", [40, 60, 100, 200])
def test_no_line_is_wider_than_the_terminal(stage: Stage, columns: int) -> None:
    stage.add_catalog("second", SECOND)

    shown = on_a_terminal(stage, "list", NO_COLOR="1", COLUMNS=str(columns))

    assert max(map(width_of, shown.splitlines())) <= columns


def test_a_terminal_without_unicode_gets_ascii_signs(stage: Stage) -> None:
    done = stage.run("list", PYTHONIOENCODING="ascii")

    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "o unread" in done.stdout


def test_json_for_an_output_without_unicode_is_escaped(stage: Stage) -> None:
    entries: Any = stage.json("list", PYTHONIOENCODING="ascii")["entries"]

    assert any("’" in entry["title"] for entry in entries)  # noqa: RUF001  # as it is in a title


def test_what_steers_a_terminal_in_a_note_is_not_printed(stage: Stage) -> None:
    stage.run("note", "atc22", "-", stdin="a\x1b]52;c;cm0=\x07b\u202ec\u009b2J")

    assert "\x1b" not in stage.run("show", "atc22").stdout
    assert stage.entry("atc22")["note"] == "a]52;c;cm0=bc2J"


def test_a_hostile_state_file_steers_no_terminal(stage: Stage) -> None:
    stage.run("note", "atc22", "-m", "NOTE")
    stage.run("tag", "atc22", "+TAG")
    file = Path(stage.run("path", "marks").stdout.strip())
    text = file.read_text().replace("NOTE", "\\u001b[2J").replace("tag:tag", "tag:\\u001b[2J")
    (file.parent / "other-device.json").write_text(text.replace("-0000-", "-0001-"))

    shown = "".join(stage.run(*words).stdout for words in (("show", "atc22"), ("tag",), ("log",)))

    assert "\x1b" not in shown
    assert "[2J" in shown


def test_wide_characters_take_two_cells_and_accents_none() -> None:
    assert width_of("一a") == 3
    assert width_of("e\u0301") == 1
    assert fill("一", 4) == "一  "
    assert cut("一二三四", 5, "…") == "一二…"
    assert cut("abc", 3, "…") == "abc"
