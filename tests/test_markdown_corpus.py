"""Promises of the Markdown importer on real lists; they skip where the corpus is absent."""

import importlib.util
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from markdown_corpus import CORPUS, LISTS, counted, links_of, told_by
from refshelf.data.catalog_reader import read_catalog
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.importer.assembly import Making, assemble
from refshelf.data.importer.imported import Imported
from refshelf.data.importer.item import Origin
from refshelf.data.importer.markdown import read

pytestmark = pytest.mark.skipif(not LISTS, reason=f"no corpus of real lists at {CORPUS}")


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_no_link_of_a_list_vanishes(path: Path):
    text = path.read_text(encoding="utf-8")

    told = told_by(read(text, Origin(name=path.stem)))

    links = links_of(text)
    assert links - told == set()
    assert counted(path) in {len(links), None}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_the_catalog_made_of_a_list_is_one_that_can_be_written_and_read(path: Path):
    found = imported(path)

    again = read_catalog(write_catalog(found.catalog), file=path.name)

    assert again.problems == ()
    assert again.catalog == found.catalog


@pytest.mark.parametrize(
    ("expected", "name", "least"),
    [
        ("seed", "dynamodb-references", 1.0),
        ("coding-interview-university", "coding-interview-university", 0.98),
        ("mind-expanding-books", "mind-expanding-books", 0.98),
    ],
)
def test_a_list_scores_in_every_field(expected: str, name: str, least: float):
    found = rows(imported(CORPUS / "lists" / f"{name}.md"))

    wanted = json.loads((CORPUS / "expected" / f"{expected}.json").read_text(encoding="utf-8"))
    scores, missed = score().main(wanted, found)

    low = {
        field: told
        for field, told in scores.items()
        if int(told.split("/")[0]) < least * int(told.split("/")[1])
    }
    assert low == {}, missed


def imported(path: Path) -> Imported:
    reading = read(path.read_text(encoding="utf-8"), Origin(name=path.stem))
    return assemble(reading, Making(format="markdown", name=path.stem))


def rows(found: Imported) -> list[Mapping[str, Any]]:
    """Give what was imported in the form that the corpus's score wants."""
    status = {mark.id: mark.state.status for mark in found.marks if not mark.form}
    return [
        {
            "category": list(path),
            "title": one.title,
            "url": one.url,
            "authors": list(one.authors),
            "notes": one.remark,
            "abstract": one.abstract,
            "status": status.get(one.id, "todo"),
            "related": [
                {"title": part.title, "url": part.url} for part in (*one.related, *one.forms)
            ],
        }
        for path, category in found.catalog.walk()
        for one in category.references
    ]


def score() -> Any:
    """Load the corpus's own score."""
    spec = importlib.util.spec_from_file_location("score", CORPUS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
