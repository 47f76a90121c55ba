"""Lists from the web as a reader takes them in: imported, brought up to date, and kept from harm."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_stage import Stage
from web_server import Web, serve

WORKS = ("One", "Two", "Three", "Four", "Five", "Six")


def listed(*titles: str) -> bytes:
    lines = (f"- [The {one} paper](papers/{one.lower()}.html)" for one in titles)
    return "\n".join(["# Papers of ours", "", "## Old", "", *lines, ""]).encode()


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


@pytest.fixture
def web() -> Iterator[Web]:
    yield from serve()


def files_of(stage: Stage) -> dict[str, bytes]:
    folder = stage.data / "catalogs"
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def urls_of(stage: Stage) -> list[str]:
    entries = stage.json("list", "--catalog", "papers-ours")["entries"]
    return [entry["url"] for entry in entries]


def test_a_list_from_the_web_becomes_a_catalog(stage: Stage, web: Web):
    address = web.give("/lists/list.md", listed(*WORKS[:2]))

    done = stage.run("import", address)

    assert done.returncode == 0, done.stderr
    papers = f"{web.origin}/lists/papers"
    assert urls_of(stage) == [f"{papers}/one.html", f"{papers}/two.html"]
    [source] = [one["source"] for one in stage.json("catalogs")["catalogs"] if one["own"]]
    assert source["url"] == address


def test_an_update_brings_what_came_to_the_list_and_keeps_the_marks(stage: Stage, web: Web):
    stage.run("import", web.give("/list.md", listed(*WORKS[:4])))
    stage.run("read", f"{web.origin}/papers/two.html")
    web.give("/list.md", listed(*WORKS))

    done = stage.run("update")

    assert done.returncode == 0, done.stderr
    assert "+2 new" in done.stderr
    assert len(urls_of(stage)) == 6
    assert stage.entry(f"{web.origin}/papers/two.html")["status"] == "done"


def test_a_list_that_is_not_there_any_more_changes_nothing(stage: Stage, web: Web):
    address = web.give("/list.md", listed(*WORKS))
    stage.run("import", address)
    before = files_of(stage)
    del web.answers["/list.md"]

    done = stage.run("update")

    assert done.returncode == 1
    assert f"{address} was not fetched: there is nothing there (404)" in done.stderr
    assert files_of(stage) == before


def test_half_a_list_is_doubted_and_changes_nothing(stage: Stage, web: Web):
    stage.run("import", web.give("/list.md", listed(*WORKS)))
    before = files_of(stage)
    web.give("/list.md", listed(*WORKS[:3]))

    done = stage.run("update")

    assert "3 of the 6 references of “Papers of ours” are not in it any more." in done.stderr
    assert done.returncode == 1
    assert files_of(stage) == before


def test_a_list_that_broke_off_on_the_way_changes_nothing(stage: Stage, web: Web):
    stage.run("import", web.give("/list.md", listed(*WORKS)))
    before = files_of(stage)
    web.send("/list.md", "Content-Length: 9999", body=listed(*WORKS[:5]))

    done = stage.run("update")

    assert done.returncode == 1
    assert "it broke off after" in done.stderr
    assert files_of(stage) == before


def test_a_password_in_an_address_is_not_kept(stage: Stage, web: Web):
    address = web.give("/list.md", listed(*WORKS))

    done = stage.run("import", address.replace("//", "//ann:secret@"))

    assert done.returncode == 0, done.stderr
    assert not [name for name, data in files_of(stage).items() if b"secret" in data]


def test_a_source_that_only_a_file_names_is_asked_about_and_no_private_one_is_read(
    stage: Stage, web: Web
):
    address = web.give("/list.md", listed(*WORKS))
    stage.run("import", address)
    theirs = stage.run("export", "--format", "json", "--catalog", "papers-ours").stdout
    (stage.home / "list.json").write_text(theirs)
    stage.run("catalogs", "remove", "papers-ours", "--yes")
    stage.run("import", str(stage.home / "list.json"), "--yes")
    web.asked.clear()

    asked = stage.run("update")
    sure = stage.run("update", "--yes")
    was_left_alone = not web.asked
    named = stage.run("update", "papers-ours", "--from", address)

    assert (asked.returncode, sure.returncode) == (1, 1)
    assert f"names {address} as its source. Read it?" in asked.stderr
    assert "that is a private address" in sure.stderr
    assert was_left_alone
    assert named.returncode == 0, named.stderr
    assert web.asked == ["/list.md"]


def test_a_source_that_was_read_once_is_not_asked_about_again(stage: Stage, web: Web):
    address = web.give("/list.md", listed(*WORKS))
    stage.run("import", address)
    theirs = stage.run("export", "--format", "json", "--catalog", "papers-ours").stdout
    (stage.home / "list.json").write_text(theirs)
    stage.run("import", str(stage.home / "list.json"), "--yes")

    done = stage.run("update")

    assert done.returncode == 0, done.stderr
