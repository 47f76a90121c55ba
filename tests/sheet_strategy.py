"""Sheets of any shape, and hostile ones, for the laws that hold for all exports."""

from catalog_strategy import CATALOGS, LINES
from hypothesis import strategies as st
from refshelf.data.catalog import Catalog, Category
from refshelf.data.exporter.sheet import Sheet
from refshelf.data.importer.item import State
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Form, Reference
from refshelf.data.text import clean

_DAYS = st.dates().map(lambda day: day.isoformat())
_DATES = st.just("") | _DAYS | st.datetimes().map(lambda one: f"{one:%Y-%m-%dT%H:%M:%SZ}")
_STATUS = st.sampled_from(["", "unread", "started", "done", "skipped"])
_TAGS = st.text(max_size=8).map(
    lambda text: "-".join(clean(text).casefold().replace(",", " ").split()).lstrip("#+-")
)
NOTES = st.sampled_from(
    [
        "",
        "```\n# code\n- [x] no\n```",
        "\n\nlate",
        "  a\n\n\n  b  ",
        "--> <b> `x`\\",
        "> q\n1. x\n===",
    ]
) | LINES.map(lambda text: f"{text}\n- [ ] {text}")
STATES = st.builds(
    State,
    status=_STATUS,
    on=_DATES,
    history=st.lists(st.tuples(_STATUS.filter(bool), _DATES), max_size=2).map(tuple),
    starred=st.booleans(),
    note=NOTES,
    tags=st.lists(_TAGS.filter(lambda tag: tag == clean(tag) != ""), max_size=2, unique=True).map(
        tuple
    ),
    position=st.sampled_from(["", "12:34", "p. 7", "a · b (c)", "#x ★"]),
    minutes=st.none() | st.integers(1, 999),
)


@st.composite
def sheets(draw: st.DrawFn, catalogs: st.SearchStrategy[Catalog] = CATALOGS) -> Sheet:
    """Draw one catalog with the states of some of its works and forms."""
    catalog = draw(catalogs)
    works = list(catalog.references())
    states = {
        (catalog.id, work.id): state
        for work in works
        if not (state := draw(st.just(State()) | STATES)).is_blank
    }
    form_states = {
        (catalog.id, work.id, form.url): state
        for work in works
        for form in work.forms
        if not (state := draw(st.just(State()) | STATES)).is_blank
    }
    return Sheet(catalogs=(catalog,), states=states, form_states=form_states)


SHEETS = sheets()

HOSTILE_TEXTS = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</script><img src=x onerror=alert(1)>",
        "--> <!-- refshelf {} -->",
        "<!-- refshelf checklist 1 {} -->",
        '=HYPERLINK("http://x.org")',
        "\t=1+1",
        "\r@SUM(1)",
        "\uff1d1+1",
        "[a](javascript:alert(1)) ![b](http://x.org/c.png)",
        "# h\n- [x] item\n```\nfence",
        "\x1b[31mred\x07\u202e\ud800",
        "a } , title = {b}, % $ # _ ~ ^ \\ { { \\input{x}",
        "*b* _i_ ~~s~~ `c` | t |\n|---|---|",
        "\"quoted\", 'too'; &amp; &lt;",
        "http://a.org/<b>",
    ]
) | st.text(max_size=20)
HOSTILE_URLS = st.sampled_from(
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>1</script>",
        'https://a.org/"onmouseover="x',
        "https://a.org/)](javascript:x)",
        "https://a.org/><script>",
        "https://a.org/a b",
        "https://a.org/{x}%_#y",
        "ftp://a.org/x",
        "mailto:a@b.org",
        "https://a.org/a_(b)&copy;",
    ]
) | st.text(max_size=12)
_HOSTILE_FORMS = st.builds(
    Form, kind=st.sampled_from(FormKind), url=HOSTILE_URLS, title=st.none() | HOSTILE_TEXTS
)


@st.composite
def _hostile_reference(draw: st.DrawFn, number: int) -> Reference:
    text = st.none() | HOSTILE_TEXTS
    return Reference(
        id=f"r{number}",
        title=draw(HOSTILE_TEXTS),
        url=draw(st.none() | HOSTILE_URLS),
        kind=draw(st.sampled_from(Kind)),
        authors=tuple(draw(st.lists(HOSTILE_TEXTS, max_size=2))),
        venue=draw(text),
        session=draw(text),
        abstract=draw(text),
        remark=draw(text),
        was=tuple(draw(st.lists(HOSTILE_TEXTS, max_size=1))),
        forms=tuple(draw(st.lists(_HOSTILE_FORMS, max_size=2))),
    )


@st.composite
def hostile_sheets(draw: st.DrawFn) -> Sheet:
    """Draw a sheet that was never cleaned, with what strangers could try."""
    references = tuple(draw(_hostile_reference(number)) for number in range(2))
    inner = Category(name=draw(HOSTILE_TEXTS), references=references[1:])
    outer = Category(
        name=draw(HOSTILE_TEXTS),
        remark=draw(st.none() | HOSTILE_TEXTS),
        references=references[:1],
        categories=(inner,),
    )
    catalog = Catalog(
        id="list",
        title=draw(HOSTILE_TEXTS),
        description=draw(st.none() | HOSTILE_TEXTS),
        categories=(outer,),
    )
    state = State(
        status="done",
        on=draw(HOSTILE_TEXTS | st.just("2023-05-01")),
        note=draw(HOSTILE_TEXTS),
        tags=tuple(draw(st.lists(HOSTILE_TEXTS, max_size=2))),
        position=draw(HOSTILE_TEXTS),
        starred=True,
    )
    states = {("list", one.id): state for one in references}
    forms = {("list", one.id, form.url): state for one in references for form in one.forms}
    return Sheet(catalogs=(catalog,), states=states, form_states=forms)


HOSTILE_SHEETS = hostile_sheets()
