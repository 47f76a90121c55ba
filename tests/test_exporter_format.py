"""Promises of the table of export formats."""

import subprocess
import sys

import pytest
from refshelf.data.exporter.format import FORMATS, UnknownFormat, export, format_of
from refshelf.data.exporter.sheet import Sheet


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_every_format_writes_even_nothing(name: str):
    assert isinstance(export(Sheet(catalogs=()), name), str)


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("a.md", "markdown"),
        ("A.BIB", "bibtex"),
        ("x/y.html", "html"),
        ("a.txt", None),
        ("md", None),
    ],
)
def test_a_file_name_tells_its_format(file_name: str, name: str | None):
    found = format_of(file_name)

    assert (found and found.name) == name


def test_an_unknown_format_is_named_with_the_nearest():
    with pytest.raises(UnknownFormat, match="Did you mean markdown"):
        export(Sheet(catalogs=()), "markdwon")


def test_formats_are_loaded_only_when_used():
    probe = (
        "import sys, refshelf.data.exporter.format;"
        "print([n for n in ('csv', 'json', 'html', 'refshelf.data.exporter.html') if n in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
