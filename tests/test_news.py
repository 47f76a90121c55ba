"""Promises of news: what came in since the last time, until it was looked at."""

import json
from pathlib import Path

import pytest
from refshelf.data.catalog import Catalog, Category
from refshelf.data.compiled import CompiledCatalog, compile_catalog
from refshelf.data.reference import Reference
from refshelf.user_state.news import News, Newsstand


def catalog(*ids: str, id_: str = "list") -> CompiledCatalog:
    references = tuple(Reference(id=one, title=one, url=f"https://x.org/{one}") for one in ids)
    category = Category(name="All", references=references)
    return CompiledCatalog.from_bytes(
        compile_catalog(Catalog(id=id_, title="List", categories=(category,)))
    )


@pytest.fixture
def stand(tmp_path: Path) -> Newsstand:
    return Newsstand(tmp_path / "news")


def load(stand: Newsstand, *ids: str, id_: str = "list") -> News:
    loaded = catalog(*ids, id_=id_)
    return stand.news([(loaded, loaded.stamp)])


def test_a_catalog_seen_for_the_first_time_has_no_news(stand: Newsstand):
    assert load(stand, "a", "b") == frozenset()


def test_what_came_in_since_is_new_and_stays_so_at_the_next_start(stand: Newsstand):
    load(stand, "a")

    assert load(stand, "a", "b") == {("list", "b")}
    assert load(Newsstand(stand.folder), "a", "b") == {("list", "b")}


def test_a_further_change_keeps_the_older_news(stand: Newsstand):
    load(stand, "a")
    load(stand, "a", "b")

    assert load(stand, "a", "b", "c") == {("list", "b"), ("list", "c")}


def test_what_was_looked_at_is_no_news_any_more(stand: Newsstand):
    load(stand, "a")
    load(stand, "a", "b", "c")

    stand.looked_at("list", "b")
    stand.looked_at("list", "a")
    stand.looked_at("never seen", "b")

    assert load(stand, "a", "b", "c") == {("list", "c")}
    assert load(stand, "a", "b", "c", "d") == {("list", "c"), ("list", "d")}


def test_what_left_the_list_is_no_news_and_is_new_if_it_returns(stand: Newsstand):
    load(stand, "a")
    load(stand, "a", "b")

    assert load(stand, "a") == frozenset()
    assert load(stand, "a", "b") == {("list", "b")}


def test_each_catalog_has_news_of_its_own(stand: Newsstand):
    load(stand, "a")
    load(stand, "a", id_="../../other")

    assert load(stand, "a", "b", id_="../../other") == {("../../other", "b")}
    assert [path.parent for path in stand.folder.rglob("*")] == [stand.folder] * 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"5\n[]",
        b'["stamp"]\n[]',
        b'["stamp", [1, "b"]]\n["a"]',
        b'["stamp", [[]]]\n["a"]',
        b'["stamp", []]\n[1]',
        b'["stamp", []]\n' + b"[" * 99_999,
        b"[" * 99_999,
        b"\xff\xff",
    ],
    ids=lambda data: repr(data[:24]),
)
def test_what_cannot_be_read_counts_as_never_seen(stand: Newsstand, data: bytes):
    load(stand, "a")
    (path,) = stand.folder.iterdir()
    path.write_bytes(data)

    stand.looked_at("list", "b")

    assert load(stand, "a", "b") == frozenset()
    assert load(stand, "a", "b", "c") == {("list", "c")}


def test_where_news_cannot_be_kept_there_are_none(tmp_path: Path):
    (tmp_path / "file").touch()
    stand = Newsstand(tmp_path / "file" / "news")

    assert load(stand, "a") == frozenset()
    assert load(stand, "a", "b") == frozenset()


def test_a_start_with_an_unchanged_catalog_reads_only_the_first_line(stand: Newsstand):
    load(stand, "a")
    load(stand, "a", "b")
    (path,) = stand.folder.iterdir()
    head, _, _ = path.read_bytes().partition(b"\n")
    path.write_bytes(head + b"\nno JSON")

    assert load(stand, "a", "b") == {("list", "b")}
    assert json.loads(head)[1] == ["b"]
