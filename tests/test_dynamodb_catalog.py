"""The built-in catalog holds everything that the article lists, in fields of its own."""

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from refshelf.data.catalog import Catalog
from refshelf.data.catalog_reader import read_catalog
from refshelf.data.key import key
from refshelf.data.kind import FormKind, Kind
from refshelf.data.library import built_in_folder
from refshelf.data.reference import Reference

FILE = built_in_folder() / "dynamodb.yaml"
ARTICLE = Path(__file__).parents[2] / "shared/corpus/lists/dynamodb-references.md"

IDS = {
    "AWS docs": ["core-components", "best-practices"],
    "Publications": ["fast19", "atc22", "atc23"],
    "Videos and talks": [
        *("dat321", "dat304", "patterns20-1", "patterns20-2", "deep-dive21", "dat333", "dat305"),
        *("dat404", "dat330", "dat406", "dat419", "dat425"),
    ],
    "Other": ["launch", "predictability", "dsql"],
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    read = read_catalog(FILE.read_text("utf-8"), file=str(FILE))
    assert read.problems == ()
    assert read.catalog is not None
    return read.catalog


@pytest.fixture(scope="module")
def article() -> str:
    if not ARTICLE.exists():
        pytest.skip(f"the article is not here: {ARTICLE}")
    return ARTICLE.read_text("utf-8")


def works(catalog: Catalog) -> dict[str, Reference]:
    return {one.id: one for one in catalog.references()}


def urls(catalog: Catalog) -> list[str]:
    return [
        url
        for one in catalog.references()
        for url in (one.url, *(form.url for form in one.forms))
        if url is not None
    ]


def test_the_references_stand_in_their_categories_under_lasting_ids(catalog: Catalog):
    assert {
        category.name: [one.id for one in category.references] for category in catalog.categories
    } == IDS


def test_related_references_stand_with_their_paper(catalog: Catalog):
    related = {
        one.id: [r.id for r in one.related] for one in works(catalog).values() if one.related
    }
    assert related == {
        "atc22": ["atc22-lessons", "atc22-brooker", "atc22-demirbas"],
        "atc23": ["atc23-demirbas"],
    }


def test_the_papers_have_five_further_forms(catalog: Catalog):
    forms = {one.id: [f.kind for f in one.forms] for one in works(catalog).values() if one.forms}
    assert forms == {
        "fast19": [FormKind.VIDEO],
        "atc22": [FormKind.PDF, FormKind.VIDEO],
        "atc23": [FormKind.PDF, FormKind.VIDEO],
    }


def test_each_category_has_its_kind(catalog: Catalog):
    kinds = {one.name: {r.kind for r in one.references} for one in catalog.categories}
    assert kinds == {
        "AWS docs": {Kind.DOCS},
        "Publications": {Kind.PAPER},
        "Videos and talks": {Kind.VIDEO},
        "Other": {Kind.ARTICLE},
    }


def test_no_address_carries_a_tracking_parameter(catalog: Catalog):
    for url in urls(catalog):
        assert {name for name, _ in parse_qsl(urlsplit(url).query)} <= {"v"}


def test_no_two_works_share_a_key(catalog: Catalog):
    keys = [key(url) for url in urls(catalog)]
    assert len(set(keys)) == len(keys) == 24 + 5


def test_every_link_of_the_article_is_in_the_catalog(catalog: Catalog, article: str):
    linked = set(re.findall(r"\]\((https://[^)]+)\)", article))
    linked |= set(re.findall(r": (https://\S+)", article))
    remarks = " ".join(category.remark or "" for category in catalog.categories)
    listed = {key(url) for url in (*urls(catalog), *re.findall(r"https://\S+", remarks))}
    assert {key(url) for url in linked} == listed


def test_every_title_person_venue_year_and_session_is_that_of_the_article(
    catalog: Catalog, article: str
):
    by_key = {key(one.url): one for one in catalog.references() if one.url}
    found = {name: one for name, one in _listed(article).items() if name in by_key}
    assert len(found) == 24
    assert {name: _facts(by_key[name]) for name in found} == found


def test_remarks_keep_what_the_article_says(catalog: Catalog, article: str):
    remark = works(catalog)["dat406"].remark
    assert remark is not None
    assert remark in article
    assert "announcement" in (works(catalog)["launch"].remark or "")


@pytest.mark.parametrize(
    ("id_", "facts"),
    [
        (
            "fast19",
            [
                "DynamoDB",
                "ACID",
                "latency",
                "contend",
                "restrictions",
                "speed",
                "scale",
                "Doug Terry",
            ],
        ),
        (
            "atc22",
            ["66 hours", "2021", "89.2 million", "trillions", "single-digit", "2012", "Alexa"],
        ),
        (
            "atc22",
            [
                "Amazon.com",
                "fulfillment centers",
                "hundreds of thousands",
                "fairness",
                "partitions",
            ],
        ),
        (
            "atc23",
            [
                "timestamps",
                "serializable",
                "atomic",
                "ACID",
                "key-value",
                "production",
                "partitions",
            ],
        ),
    ],
)
def test_a_summary_keeps_the_facts_of_the_abstract(catalog: Catalog, id_: str, facts: list[str]):
    abstract = works(catalog)[id_].abstract or ""
    assert [fact for fact in facts if fact not in abstract] == []


@pytest.mark.parametrize("id_", ["fast19", "atc22", "atc23"])
def test_a_summary_is_in_our_own_words(catalog: Catalog, article: str, id_: str):
    ours = _runs(works(catalog)[id_].abstract or "", 5)
    assert ours & _runs(article, 5) == set()


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}


Facts = tuple[str, tuple[str, ...], str | None, int | None, str | None]


def _facts(one: Reference) -> Facts:
    return one.title, one.authors, one.venue, one.year, one.session


def _listed(article: str) -> dict[str, Facts]:
    lines = re.findall(r"^\s*- \[(.+?)\]\((\S+)\)(?: by ([^\n]*))?", article, re.MULTILINE)
    return {key(url): _parsed(title, url, people) for title, url, people in lines}


def _parsed(title: str, url: str, people: str) -> Facts:
    authors = tuple(
        name.strip() for name in people.partition(", on the day")[0].split(",") if name.strip()
    )
    if talk := re.fullmatch(r"AWS re:Invent (\d{4})(?::| -) (.+?)(?: \((DAT[^)]+)\))?", title):
        return talk[2], authors, f"AWS re:Invent {talk[1]}", int(talk[1]), talk[3]
    if paper := re.fullmatch(r"(.+) \(USENIX (FAST|ATC) ?'?(?:20)?(\d\d)\)", title):
        return paper[1], authors, f"USENIX {paper[2]} 20{paper[3]}", 2000 + int(paper[3]), None
    if summary := re.fullmatch(r"Summary by (\w+ \w+)(?: - (.+))?", title):
        title = f"Summary: {summary[2]}" if summary[2] else "Summary"
        authors = (summary[1],)
    year = re.search(r"/(20\d\d)/", url)
    return title, authors, None, int(year[1]) if year else None, None
