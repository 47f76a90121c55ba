"""A sign without end, anywhere in a list, takes time as it is long: it is not looked at over and over."""

import time

import pytest
from refshelf.data.importer.assembly import Making
from refshelf.data.importer.importing import import_bytes
from refshelf.data.importer.item import Origin
from refshelf.data.update.plan import Base
from refshelf.data.update.update import plan_update

LIST = "# List\n\n- [A](https://a.example/a)\n\n"
OWN = "<!-- refshelf checklist 1 {} -->\n# List\n\n- [ ] x\n"
BOOKMARKS = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF='https://a.example/'>x %s y</A>\n"
PLACES = {
    "item.md": f"{LIST}- [x](https://a.example/d)%s word\n",
    "title.md": f"{LIST}- ti%stle [pdf](https://a.example/d)\n",
    "address.md": f"{LIST}- [x](https://a.example/d%s)\n",
    "bracket.md": f"{LIST}- [x](https://a.example/d) (y %s z)\n",
    "bare.md": f"{LIST}- [x](https://a.example/d) https://a.example/%s e\n",
    "people.md": f"{LIST}- [x](https://a.example/d) by Ann %s Lee\n",
    "heading.md": f"{LIST}## Head %s ing\n\n- [x](https://a.example/d)\n",
    "html.md": f"{LIST}<div>y %s z <a href='https://a.example/d'>x</a></div>\n",
    "own.md": f"{OWN}## x %s y\n- [ ] x\n",
    "bookmarks.html": BOOKMARKS,
    "table.csv": 'url,title,authors\nhttps://a.example,x,"Ann %s Lee"\n',
    "book.bib": "@book{a, title={x}, author={Ann %s Lee}, url={https://a.example}}\n",
}
SIGNS = (" ", "\t", "\n ", ", ", "|", "/", ".", "_", "*", "[", "(", "x", "📕", ":book:", "#")
SHORT, LONG = 4_000, 32_000


@pytest.mark.parametrize("name", PLACES)
def test_a_sign_without_end_takes_time_as_it_is_long(name: str):
    slow = [sign for sign in SIGNS if not _is_even(name, sign)]

    assert slow == []


def _is_even(name: str, sign: str) -> bool:
    """Tell whether eight times the text takes far less than sixty-four times the time."""
    return any(
        _seconds(name, sign, LONG) < max(30 * _seconds(name, sign, SHORT), 0.3) for _ in range(3)
    )


def _seconds(name: str, sign: str, size: int) -> float:
    data = (PLACES[name] % (sign * (size // len(sign)))).encode()
    began = time.process_time()
    import_bytes(data, Origin(name=name), Making(format=""))
    return time.process_time() - began


def test_works_that_are_all_alike_are_told_apart_in_time_as_they_are_many():
    assert any(_update_seconds(3_000) < max(25 * _update_seconds(300), 0.6) for _ in range(3))


def _update_seconds(count: int) -> float:
    works = "- [ ] [x](https://a.example/)\n" * count
    base, theirs = (
        import_bytes(f"{OWN}{more}{works}".encode(), Origin(name="a.md"), Making(format="")).catalog
        for more in ("", "- [ ] y\n")
    )
    began = time.process_time()
    plan_update(Base(catalog=base), base, theirs)
    return time.process_time() - began
