"""Promises of bibliographies: BibTeX, RIS and CSL-JSON give the same work the same way."""

import json
import subprocess
import sys

import pytest
from refshelf.data.importer import bibtex, csl_json, ris
from refshelf.data.importer.fault import Unreadable
from refshelf.data.importer.item import Item, Origin, State
from refshelf.data.kind import Kind

HERE = Origin(name="works")
BIBTEX = r"""
@string{cacm = "Comm. ACM"}
@article{gray1981,
  title = {The {T}ransaction Concept: $n^2$ in 100% K{\"o}ln},
  author = {Gray, Jim and M{\"u}ller, Ann and others},
  journal = cacm, year = 1981, doi = {10.1/x}, url = {http://x.org/a\_b},
  abstract = {About.}, keywords = {db, acid}, annote = {mine}, readstatus = {read}, pages = {1--2}
}
@book{torn, title = {Never closed
@misc{web, title = "A page", howpublished = "\url{https://x.org/~ann}"}
@misc{web, title = "Another page", url = {https://x.org/other}}
"""
RIS = """TY  - JOUR
ID  - 1
TI  - The Transaction
 Concept
AU  - Gray, Jim
PY  - 1981
JO  - Comm. ACM
AB  - About.
KW  - db
KW  - acid
N1  - mine
DO  - 10.1/x
UR  - http://x.org/a
L1  - http://x.org/a.pdf
TY  - VIDEO
TI  - A talk
UR  - https://x.org/talk
ER  -
"""


def bibtex_items() -> tuple[Item, ...]:
    return bibtex.read(BIBTEX, HERE).items


def test_an_entry_of_bibtex_has_everything_it_says():
    paper = bibtex_items()[0]

    assert paper.title.startswith("The Transaction Concept:")
    assert paper.title.endswith("in 100% Köln")
    assert (paper.id, paper.kind, paper.path) == ("gray1981", Kind.PAPER, ("Papers",))
    assert paper.authors == ("Jim Gray", "Ann Müller")
    assert (paper.venue, paper.year, paper.abstract) == ("Comm. ACM", 1981, "About.")
    assert (paper.url, [form.url for form in paper.forms]) == (
        "http://x.org/a_b",
        ["https://doi.org/10.1/x"],
    )
    assert paper.state == State(status="done", note="mine", tags=("db", "acid"))


def test_a_torn_entry_costs_itself_and_is_named_with_its_line():
    reading = bibtex.read(BIBTEX, HERE)

    assert [item.title for item in reading.items[1:]] == ["A page", "Another page"]
    assert [one.line for one in reading.left if "torn" in one.what] == [9]


def test_an_address_in_the_place_of_a_publisher_is_the_address():
    assert bibtex_items()[1].url == "https://x.org/~ann"


def test_a_record_of_ris_has_everything_it_says():
    paper, talk = ris.read(RIS, HERE).items

    assert (paper.title, paper.authors) == ("The Transaction Concept", ("Jim Gray",))
    assert (paper.venue, paper.year, paper.abstract) == ("Comm. ACM", 1981, "About.")
    assert (paper.url, [form.url for form in paper.forms]) == (
        "http://x.org/a",
        ["https://doi.org/10.1/x", "http://x.org/a.pdf"],
    )
    assert paper.state == State(note="mine", tags=("db", "acid"))
    assert (talk.title, talk.kind, talk.line) == ("A talk", Kind.VIDEO, 15)


def test_a_text_without_records_is_refused():
    with pytest.raises(Unreadable, match="TY"):
        ris.read("nothing", HERE)


def test_a_publication_of_csl_has_everything_it_says():
    (item,) = csl_json.read(
        json.dumps(
            [
                {
                    "id": "http://x.org/1",
                    "citation-key": "gray1981",
                    "type": "article-journal",
                    "title": "The <i>Transaction</i> Concept",
                    "author": [{"family": "Gray", "given": "Jim"}, {"literal": "A Group"}],
                    "container-title": ["Comm. ACM"],
                    "issued": {"date-parts": [["1981", 9]]},
                    "DOI": "10.1/x",
                    "keyword": "db, acid",
                }
            ]
        ),
        HERE,
    ).items

    assert (item.id, item.title) == ("gray1981", "The Transaction Concept")
    assert item.authors == ("Jim Gray", "A Group")
    assert (item.venue, item.year, item.url) == ("Comm. ACM", 1981, "https://doi.org/10.1/x")
    assert item.state.tags == ("db", "acid")


def test_nothing_is_written_to_the_terminal_about_a_torn_entry():
    code = f"""
from refshelf.data.importer import bibtex
from refshelf.data.importer.item import Origin
bibtex.read({BIBTEX!r}, Origin())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize(("module", "library"), [("bibtex", "bibtexparser"), ("ris", "rispy")])
def test_a_library_that_is_lacking_is_asked_for_by_name(module: str, library: str):
    code = f"""
import sys
sys.modules[{library!r}] = None
from refshelf.data.importer import {module}
from refshelf.data.importer.fault import ExtraNeeded
from refshelf.data.importer.item import Origin
try:
    {module}.read("@book{{a, title={{T}}}}\\nTY  - BOOK\\n", Origin())
except ExtraNeeded as fault:
    print(fault)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert library in done.stdout
    assert "refshelf[formats]" in done.stdout


def test_a_file_that_begins_entries_over_and_over_is_refused_in_words():
    with pytest.raises(Unreadable, match="entries begin in its 15,000 characters"):
        bibtex.read("@a{b," * 3_000, HERE)
