"""Catalogs of any shape, for the laws that hold for all of them."""

from hypothesis import strategies as st
from refshelf.data.catalog import Catalog, Category, Source
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Form, Reference
from refshelf.data.text import clean

_ANY = st.text(max_size=30) | st.sampled_from(
    ["no", "010", "null", "1:30", "a: b #c", "word " * 40, "[x]"]
)
LINES = _ANY.map(lambda text: clean(text, lines=True).strip()).filter(bool)
TEXT = _ANY.map(clean).filter(bool)
URLS = st.builds(
    "https://{}.example/{}".format,
    st.sampled_from(["a", "b", "www.a"]),
    st.text(alphabet="ab/?=&#é", max_size=6).map(clean),
)
_FORMS = st.builds(Form, kind=st.sampled_from(FormKind), url=URLS, title=st.none() | TEXT)
_IDS = st.uuids().map(lambda one: f"r{one.hex[:12]}")


def references(related: st.SearchStrategy[tuple[Reference, ...]]) -> st.SearchStrategy[Reference]:
    return st.builds(
        Reference,
        id=_IDS,
        title=st.sampled_from(["One", "Two", "ONE"]) | TEXT,
        url=st.none() | URLS,
        kind=st.sampled_from(Kind),
        authors=st.lists(TEXT, max_size=3).map(tuple),
        venue=st.none() | TEXT,
        year=st.none() | st.integers(1000, 2100),
        session=st.none() | TEXT,
        abstract=st.none() | LINES,
        remark=st.none() | LINES,
        minutes=st.none() | st.integers(1, 1_000_000),
        was=st.lists(st.sampled_from(["old", "older", "https://old.example/"]), max_size=2).map(
            tuple
        ),
        forms=st.lists(_FORMS, max_size=2).map(tuple),
        related=related,
    )


_REFERENCES = references(st.lists(references(st.just(())), max_size=2).map(tuple))
_CATEGORIES = st.recursive(
    st.builds(
        Category,
        name=TEXT,
        remark=st.none() | LINES,
        references=st.lists(_REFERENCES, max_size=3).map(tuple),
    ),
    lambda inner: st.builds(
        Category,
        name=TEXT,
        references=st.lists(_REFERENCES, max_size=2).map(tuple),
        categories=st.lists(inner, max_size=2).map(tuple),
    ),
    max_leaves=4,
)
_SOURCES = st.builds(
    Source, url=TEXT, format=TEXT, fetched=st.none() | st.dates().map(lambda day: day.isoformat())
)


def _has_distinct_ids(catalog: Catalog) -> bool:
    ids = [one.id for one in catalog.references()]
    return len(ids) == len(set(ids))


CATALOGS = st.builds(
    Catalog,
    id=st.sampled_from(["list", "a-1"]),
    title=TEXT,
    description=st.none() | LINES,
    source=st.none() | _SOURCES,
    categories=st.lists(_CATEGORIES, max_size=3).map(tuple),
).filter(_has_distinct_ids)


def _alike(parts: int) -> st.SearchStrategy[tuple[Reference, ...]]:
    """Make references that have few titles and addresses among them, so that many meet."""
    return st.lists(
        st.builds(
            Reference,
            id=_IDS,
            title=st.sampled_from(["One", "Two", "ONE", "Three"]),
            url=st.none()
            | st.sampled_from(
                [f"https://{name}" for name in ("a.example", "b.example", "a.example/#a")]
            ),
            was=st.sampled_from([(), ("old",), ("older", "https://old.example/")]),
            forms=st.sampled_from([(), (Form(kind=FormKind.PDF, url="https://b.example/"),)]),
            related=_alike(parts - 1) if parts else st.just(()),
        ),
        max_size=3,
    ).map(tuple)


ALIKE = st.builds(
    Catalog,
    id=st.sampled_from(["list", "a-1"]),
    title=st.just("List"),
    categories=st.lists(
        st.builds(Category, name=st.sampled_from(["A", "B"]), references=_alike(1)), max_size=3
    ).map(tuple),
).filter(_has_distinct_ids)
"""Catalogs of works that are easily taken for each other."""
