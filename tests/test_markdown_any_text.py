"""Promises of the Markdown importer on any text: it reads it, and loses no link of a made list."""

from hypothesis import given, settings
from hypothesis import strategies as st
from refshelf.data.importer.assembly import Making, assemble
from refshelf.data.importer.item import Origin
from refshelf.data.importer.markdown import read

SIGNS = [
    "# ",
    "## H",
    "- ",
    "  - ",
    "1. ",
    "> ",
    "[",
    "](",
    ")",
    "<a href='",
    "'>",
    "</a>",
    "**",
    "*",
    "_",
    "`",
    "[x] ",
    "(2019)",
    " by Ann Lee",
    "<!--",
    "-->",
    "<br>",
    "~~",
    "https://x.org/",
    "<details><summary>",
    "</summary>",
    "</details>",
    "{% comment %}",
    "<table><tr><td>",
    "</td>",
    ":book:",
    "et al.",
    ", ",
    ". ",
    "[^1]: ",
    "![i](p.png)",
    "[t](https://x.org/a 'h')",
    "&amp;",
    "<li>",
    "</ul>",
    "word ",
    "\ue000",
    "\uf8e0",
    "\x00",
    "\ufeff",
    "\uff08",
    "\u2014",
    "| a ",
    "|-|-|\n",
    "\n",
    "\n\n",
    "```\n",
    "---\n",
    "\t",
    "\r\n",
    "\\\n",
]
PIECES = st.sampled_from(SIGNS)
WORDS = st.text("abc dé日(,.-", min_size=1, max_size=20)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_makes_a_catalog(text: str):
    reading = read(text, Origin(url="https://lists.example/a.md"))

    found = assemble(reading, Making(format="markdown", name="any"))

    assert found.report.references == len(list(found.catalog.references()))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.text("abc dé日(,.-", min_size=1, max_size=20)), max_size=20
    )
)
def test_every_link_of_a_nested_list_is_found_again(entries: list[tuple[int, str]]):
    text = "# L\n\n" + "".join(
        f"{'  ' * min(depth, place)}- [{words}x y](https://x.org/{place}) {words}\n"
        for place, (depth, words) in enumerate(entries)
    )

    told = str(read(text, Origin()))

    assert all(f"https://x.org/{place}" in told for place in range(len(entries)))


def test_a_paragraph_without_end_is_read_in_parts_and_keeps_its_links():
    lines = [f"word [a {number}](https://x.example/{number}) word" for number in range(3_000)]

    found = read("# L\n\n- [b](https://x.example/b)\n\n" + "\n".join(lines), Origin())

    named = {one.url for one in found.items} | {one.what for one in found.left}
    assert {f"https://x.example/{number}" for number in range(3_000)} <= named
