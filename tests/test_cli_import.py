"""Lists of others: taken in with their marks, brought up to date, taken back; every mark stays."""

from pathlib import Path

import pytest
from cli_stage import Stage

LIST = """\
# Papers we like

A few of them.

## Storage

- [x] [The log-structured merge-tree](https://example.org/lsm) by Patrick O'Neil (1996)
- [ ] [Dynamo](https://example.org/dynamo) [[pdf](https://example.org/dynamo.pdf)]

## Consensus

- [Paxos made simple](https://example.org/paxos) - Leslie Lamport
- [Raft](https://example.org/raft)
"""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


@pytest.fixture
def path(stage: Stage) -> Path:
    file = stage.home / "papers.md"
    file.write_text(LIST)
    return file


def catalogs(stage: Stage) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (stage.data / "catalogs").glob("*.yaml")}


def statuses(stage: Stage, catalog: str = "papers-we-like") -> dict[str, str]:
    entries = stage.json("list", "--catalog", catalog)["entries"]
    return {entry["title"]: entry["status"] for entry in entries}


def test_a_list_becomes_a_shelf_with_its_boxes_as_marks(stage: Stage, path: Path):
    done = stage.run("import", str(path))

    assert done.returncode == 0, done.stderr
    assert "Imported “Papers we like” as papers-we-like" in done.stderr
    assert statuses(stage) == {
        "The log-structured merge-tree": "done",
        "Dynamo": "unread",
        "Paxos made simple": "unread",
        "Raft": "unread",
    }
    entry = stage.entry("dynamo")
    assert entry["category"] == ["Storage"]
    assert [form["kind"] for form in entry["forms"]] == ["page", "pdf"]
    assert not any(e["new"] for e in stage.json("list")["entries"])


def test_importing_twice_changes_nothing(stage: Stage, path: Path):
    stage.run("import", str(path))
    before, log = catalogs(stage), stage.json("log")

    again = stage.run("import", str(path))

    assert "nothing was changed" in again.stderr
    assert (catalogs(stage), stage.json("log")) == (before, log)


def test_what_the_reader_set_is_not_changed_by_a_list(stage: Stage, path: Path):
    stage.run("add", "https://example.org/lsm", "--title", "Mine")
    stage.run("skip", "mine")

    stage.run("import", str(path))

    assert statuses(stage)["The log-structured merge-tree"] == "skipped"


def test_one_undo_takes_catalog_and_marks_back_and_redo_gives_them_again(stage: Stage, path: Path):
    stage.run("import", str(path))

    undone = stage.run("undo")
    gone, found = catalogs(stage), stage.run("list", "--where", "is:done")
    stage.run("redo")

    assert "Undone: imported “Papers we like”" in undone.stderr
    assert (gone, found.stdout) == ({}, "")
    assert statuses(stage)["The log-structured merge-tree"] == "done"


def test_a_rehearsal_prints_the_report_and_writes_nothing(stage: Stage, path: Path):
    done = stage.run("import", "--dry-run", str(path))

    assert "4 references in 2 categories, 1 further form, 0 related ones" in done.stdout
    assert "1 mark (1 done) came along" in done.stdout
    assert not stage.data.exists()


def test_the_report_names_what_was_left_out_with_its_line(stage: Stage, path: Path):
    badge = "[![build](https://example.org/b.svg)](https://example.org/ci)"
    path.write_text(f"{badge}\n\n{LIST}")

    told = stage.json("import", "--dry-run", str(path))

    assert [(one["line"], "https://example.org/ci" in one["what"]) for one in told["left"]] == [
        (1, True)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "it is empty"), ("\x00\x01\x02", "papers.md"), ("just words\n", "papers.md")],
)
def test_what_is_no_list_is_bad_input_and_says_why(stage: Stage, path: Path, text: str, said: str):
    path.write_text(text)

    done = stage.run("import", str(path))

    assert done.returncode == 3
    assert said in done.stderr
    assert "cannot be imported" in done.stderr
    assert catalogs(stage) == {}


def test_a_file_that_is_not_there_is_named(stage: Stage):
    done = stage.run("import", str(stage.home / "gone.md"))

    assert done.returncode == 1
    assert "There is no file" in done.stderr


def test_a_list_has_the_name_that_its_reader_gives_and_keeps_it(stage: Stage, path: Path):
    stage.run("import", str(path), "--name", "Good papers")
    path.write_text(LIST.replace("Raft", "In search of consensus: Raft"))

    stage.run("update", "good-papers")

    titles = [one["title"] for one in stage.json("catalogs")["catalogs"]]
    assert "Good papers" in titles
    assert "In search of consensus: Raft" in statuses(stage, "good-papers")


def test_two_lists_of_one_name_are_two_catalogs(stage: Stage, path: Path):
    other = path.with_name("other.md")
    other.write_text(LIST.replace("example.org", "example.com"))

    stage.run("import", str(path))
    stage.run("import", str(other))

    assert sorted(catalogs(stage)) == ["papers-we-like-2.yaml", "papers-we-like.yaml"]


def test_a_list_comes_from_standard_input_and_again(stage: Stage):
    first = stage.run("import", "-", "--name", "Pasted", stdin=LIST)
    second = stage.run("import", "-", "--name", "Pasted", stdin=LIST)

    assert first.returncode == 0, first.stderr
    assert "nothing was changed" in second.stderr
    assert list(catalogs(stage)) == ["pasted.yaml"]


def test_an_update_shows_what_came_and_went_and_keeps_every_mark(stage: Stage, path: Path):
    stage.run("import", str(path))
    stage.run("note", "raft", "-m", "understandable")
    stage.run("read", "dynamo")
    moved = LIST.replace("https://example.org/dynamo)", "https://example.net/dynamo)")
    without = moved.replace("- [Raft](https://example.org/raft)\n", "")
    path.write_text(f"{without}- [Viewstamped replication](https://example.org/vr)\n")

    done = stage.run("update")

    assert "+1 new, ~1 changed, 1 gone" in done.stderr
    assert "Raft (your mark is kept)" in done.stderr
    assert statuses(stage)["Dynamo"] == "done"
    (gone,) = stage.json("list", "--where", "is:gone")["entries"]
    assert (gone["title"], gone["note"]) == ("Raft", "understandable")
    (new,) = stage.json("list", "--where", "is:new")["entries"]
    assert new["title"] == "Viewstamped replication"


def test_one_undo_takes_the_whole_update_back(stage: Stage, path: Path):
    stage.run("import", str(path))
    before = catalogs(stage)
    path.write_text(LIST.replace("Raft", "Other"))
    stage.run("update", "--yes")
    assert catalogs(stage) != before

    stage.run("undo")

    assert catalogs(stage) == before


def test_what_was_edited_in_the_file_stays(stage: Stage, path: Path):
    stage.run("import", str(path))
    file = stage.data / "catalogs" / "papers-we-like.yaml"
    file.write_text(file.read_text().replace("title: Raft", "title: Raft\n        remark: Mine."))
    path.write_text(LIST.replace("(https://example.org/raft)", "(https://example.org/raft) (2014)"))

    stage.run("update")

    entry = stage.entry("raft")
    assert (entry["remark"], entry["year"]) == ("Mine.", 2014)


def test_half_a_list_is_not_believed_unasked(stage: Stage, path: Path):
    stage.run("import", str(path))
    before = catalogs(stage)
    path.write_text(LIST[: LIST.index("- [ ]")])

    done = stage.run("update")

    assert done.returncode == 1
    assert "--yes" in done.stderr
    assert catalogs(stage) == before


def test_what_may_be_the_same_work_is_left_unasked_and_told(stage: Stage, path: Path):
    stage.run("import", str(path))
    stage.run("read", "paxos")
    path.write_text(
        LIST.replace(
            "[Paxos made simple](https://example.org/paxos)",
            "[Paxos made very simple](https://example.org/other)",
        )
    )

    done = stage.run("update")

    assert "? Paxos made simple = Paxos made very simple?" in done.stderr
    assert statuses(stage)["Paxos made very simple"] == "unread"
    (gone,) = stage.json("list", "--where", "is:gone")["entries"]
    assert gone["status"] == "done"


def test_a_list_that_knows_no_source_is_updated_from_a_file(stage: Stage, path: Path):
    stage.run("import", "-", "--name", "Pasted", stdin=LIST)
    path.write_text(LIST.replace("- [Raft]", "- [x] [Raft]"))

    refused = stage.run("update", "pasted")
    done = stage.run("update", "pasted", "--from", str(path))

    assert refused.returncode == 1
    assert "--from" in refused.stderr
    assert done.returncode == 0, done.stderr
    assert statuses(stage, "pasted")["Raft"] == "done"


def test_one_list_that_fails_does_not_stop_the_others(stage: Stage, path: Path):
    other = path.with_name("other.md")
    other.write_text(LIST.replace("Papers we like", "Others").replace("example.org", "example.com"))
    stage.run("import", str(path))
    stage.run("import", str(other))
    path.unlink()
    other.write_text(other.read_text() + "- [One more](https://example.com/more)\n")

    done = stage.run("update")

    assert done.returncode == 1
    assert "1 of 2 lists could not be updated" in done.stderr
    assert "One more" in statuses(stage, "others")


def test_the_same_work_in_two_lists_is_one_mark(stage: Stage, path: Path):
    other = path.with_name("other.md")
    other.write_text("# Others\n\n- [Raft, the paper](http://www.example.org/raft/)\n")
    stage.run("import", str(path))
    stage.run("import", str(other))

    stage.run("read", "papers-we-like/raft")

    entry = stage.entry("others/raft-paper")
    assert (entry["status"], entry["also"]) == ("done", ["papers-we-like"])
