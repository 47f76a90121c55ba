"""Promises over real exports: each imports or is refused in words, whole or damaged."""

import random
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refshelf.data.importer.assembly import Making
from refshelf.data.importer.fault import Unreadable
from refshelf.data.importer.format import format_called, recognise
from refshelf.data.importer.imported import Imported
from refshelf.data.importer.importing import import_bytes
from refshelf.data.importer.item import Origin

EXPORTS = Path(__file__).parents[2] / "shared" / "corpus" / "exports"
FILES = sorted(EXPORTS.iterdir()) if EXPORTS.is_dir() else []
REFUSED = {
    "opml-newsboat-body-element-missing.opml": "no element `<body>`",
    "opml-newsboat-opml-element-missing.opml": "no element `<opml>`",
}
NOISE = ['"', "'", "{", "}", "[", "]", "<", ">", ",", "\n", "\0", "\\", "\ud800", "&#999999999999;"]

needs_corpus = pytest.mark.skipif(
    not FILES, reason=f"{EXPORTS.name}: no corpus beside this checkout"
)


def imported(data: bytes, name: str) -> Imported:
    found = format_called(recognise(data, name))
    if not find_spec(f"refshelf.data.importer.{found.module}"):
        raise Unreadable(f"{found.label} cannot be read in this checkout")
    return import_bytes(data, Origin(name=name), Making(format=""))


@needs_corpus
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_export_imports_or_is_refused_for_what_it_lacks(file: Path):
    if file.suffix == ".md":
        pytest.importorskip("refshelf.data.importer.markdown")
    if file.name in REFUSED:
        with pytest.raises(Unreadable, match=REFUSED[file.name]):
            imported(file.read_bytes(), file.name)
    else:
        assert imported(file.read_bytes(), file.name).report.references > 0


@needs_corpus
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_damaged_export_gives_no_error_but_a_refusal(file: Path):
    data = file.read_text(encoding="utf-8")
    chance = random.Random(file.name)  # noqa: S311  # the same damage in every run
    for _ in range(40):
        _import_damaged(_damaged(data, chance), file.name)


def _damaged(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(text) + 1)
        length = chance.choice([0, 0, 1, 5, 200])
        text = text[:place] + chance.choice(NOISE) + text[place + length :]
    return text[: chance.randrange(len(text))] if chance.random() < 0.3 else text


def _import_damaged(text: str, name: str) -> None:
    data = text.encode("utf-8", errors="surrogatepass")
    try:
        imported(data, name)
    except Unreadable as fault:
        assert len(str(fault)) > 10  # noqa: PT017  # either end is right


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(
        [
            "title,url\n",
            "[{",
            '{"bookmarks": [{"content": ',
            "<opml><body>",
            "@book{a,",
            "TY  - ",
            "",
        ]
    ),
    st.text(alphabet="{}[]<>\"'\\,:;@=\n\0 a1&#-", max_size=80) | st.text(max_size=40),
    st.sampled_from(["x", "x.csv", "x.opml", "x.json"]),
)
def test_no_bytes_give_an_error_but_a_refusal(begin: str, rest: str, name: str):
    _import_damaged(begin + rest, name)
