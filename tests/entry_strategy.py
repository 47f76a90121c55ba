"""Texts of every kind of letter, and entries of any shape, for what is drawn on the screen."""

from hypothesis import strategies as st
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Reference
from refshelf.data.text import clean
from refshelf.user_state.entry import Entry, FormEntry
from refshelf.user_state.mark import Head, Mark
from refshelf.user_state.status import Status
from refshelf.user_state.work_status import WorkStatus

ODD = [
    "",
    " ",
    "漢字かなハングル한글",
    "ｆｕｌｌ ｗｉｄｔｈ",  # noqa: RUF001  # letters that are two cells wide
    "e\u0301\u0323\u0302 z" + "\u0335\u0321" * 20,
    "👩‍👩‍👧‍👦 🇩🇪🇫🇷 👍🏽 ❤️ 1️⃣",
    "\u200d\u200d\ufe0f\u0301",
    "עברית and العربية",
    "x" * 400,
    "一" * 400,
    "👨‍👩‍👧" * 40,
    "[b]$x[/b] {y} %s \\",
]
TEXTS = st.sampled_from(ODD) | st.lists(
    st.sampled_from(ODD) | st.text(max_size=12), max_size=4
).map(" ".join).map(clean)
WIDTHS = st.integers(1, 200)

_DATES = st.sampled_from(["", "nonsense", "2026-11-22", "2026-11-22T12:00:00Z", "1999-01-31"])
_STATUS_HEADS = st.builds(Head, id=st.just("a"), value=st.sampled_from(Status), on=_DATES)
_MARKS = st.builds(
    Mark,
    star=st.none() | st.builds(Head, id=st.just("a"), value=st.booleans(), on=_DATES),
    notes=st.lists(st.builds(Head, id=st.just("a"), value=TEXTS, on=_DATES), max_size=2).map(tuple),
)
_REFERENCES = st.builds(
    Reference,
    id=st.just("id"),
    title=TEXTS,
    url=st.none() | TEXTS,
    kind=st.sampled_from(Kind),
    authors=st.lists(TEXTS, max_size=3).map(tuple),
    venue=st.none() | TEXTS,
    year=st.none() | st.integers(1000, 2100),
)
FORMS = st.builds(
    FormEntry,
    kind=st.sampled_from(FormKind),
    title=st.none() | TEXTS,
    url=st.none() | TEXTS | st.just("https://www.example.org/漢字"),
    key=st.just("key"),
    status=st.sampled_from(Status),
)
_STATES = st.builds(
    WorkStatus,
    status=st.sampled_from(Status),
    head=st.none() | _STATUS_HEADS,
    form=st.none() | st.sampled_from(FormKind),
)
ENTRIES = st.builds(
    Entry,
    work=st.just(0),
    catalog=st.just("list"),
    catalog_title=TEXTS,
    path=st.lists(TEXTS, max_size=3).map(tuple),
    reference=_REFERENCES,
    key=st.just("key"),
    aliases=st.just(()),
    mark=_MARKS,
    state=_STATES,
    forms=st.lists(FORMS, min_size=1, max_size=6).map(tuple),
    history=st.lists(_STATUS_HEADS, max_size=3).map(tuple),
    is_new=st.booleans(),
    is_gone=st.booleans(),
)
