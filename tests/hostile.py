"""Hostile texts, and homes that are full of them: lists, marks, settings, what is remembered."""

import json
import re
from pathlib import Path

from refshelf.data.catalog import Catalog, Category
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Form, Reference
from refshelf.tui.session import Session, open_session
from refshelf.user_state.action import Deed, set_position, tag, write_note
from refshelf.user_state.entry import Entry
from refshelf.user_state.place import Place

HOSTILE = [
    "Paxos made [live] [/] \x1b]52;c;cm0=\x07",
    "[@click=app.quit]click[/]",
    "[link='file:///etc/passwd']x[/link]",
    "[black on black]hidden",
    "unterminated [bracket",
    "\x1b]0;owned\x07title",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[31;5mred",
    "\x1b[6n",
    "\x9b6n c1",
    "nul\x00byte",
    "\u202egnp.exe",
    "tag\U000e0041\U000e0042",
    "bell\x07 back\x08space",
    "line\nbreak\r\ttab",
    "wide 漢字かな",
    "combining e\u0301\u0323\u0302",
    "zalgo " + "z" + "\u0335\u0321" * 30,
    "emoji 👩‍👩‍👧‍👦 🇩🇪 family",
    "עברית and العربية",
    "$accent {x} %s \\",
    "x" * 400,
    "\x1bP+q544e\x1b\\dcs",
    "\x1b_Gf=100;AAAA\x1b\\apc",
    "trailing backslash \\",
]
PLAIN = [f"plain {number}" for number in range(len(HOSTILE))]
READER = "anna"
NOON = "2026-11-22T12:00:00Z"


def make_home(home: Path, titles: list[str]) -> None:
    """Fill a home: each text is a list, a category, a work, its people, notes and tags, and a filter.

    The files hold the texts as a stranger would write them there: nothing has cleaned them.
    """
    data = home / "data" / "refshelf"
    _write_lists(data / "catalogs", titles)
    _write_marks(home, data, titles)
    _write_settings(home / "config" / "refshelf" / "config.yaml", titles)
    memory = Place(data, home / "state" / "refshelf", READER).machine / "memory"
    memory.mkdir(parents=True, mode=0o700)
    kept = [[title, f'"{title}"'] for title in titles]
    (memory / "filters.json").write_text(json.dumps(kept))


def list_to_import(titles: list[str]) -> str:
    """Write a Markdown list with these titles, categories and remarks."""
    lines = [f"# {titles[0]}", ""]
    for number, title in enumerate(titles):
        lines += [f"## {title}", "", f"- [{title}](https://example.org/m{number}) - {title}", ""]
    return "\n".join(lines)


# Lists


def _write_lists(folder: Path, titles: list[str]) -> None:
    folder.mkdir(parents=True)
    for number in range(len(titles)):
        work = Reference(id="w", title=f"Q{number}Q", url=f"https://example.org/l{number}")
        catalog = Catalog(
            id=f"list-{number}",
            title=f"Q{number}Q",
            description=f"Q{number}Q",
            categories=(Category(name=f"Q{number}Q", references=(work,)),),
        )
        (folder / f"list-{number}.yaml").write_text(_filled(write_catalog(catalog), titles))
    (folder / "odd.yaml").write_text(_filled(_odd(len(titles)), titles))


def _odd(count: int) -> str:
    """Make a list that sorts before all others, with a category for each text."""
    parts = tuple(
        Category(name=f"Q{number}Q", remark=f"Q{number}Q", references=(_reference(number),))
        for number in range(count)
    )
    return write_catalog(Catalog(id="odd", title="! odd", categories=parts))


def _reference(number: int) -> Reference:
    text = f"Q{number}Q"
    video = Form(kind=FormKind.VIDEO, url=f"https://example.org/{number}v", title=text)
    return Reference(
        id=f"r{number}",
        title=text,
        url=f"https://example.org/{number}",
        kind=Kind.PAPER,
        authors=(text,),
        venue=text,
        session=text,
        abstract=text,
        remark=text,
        forms=(video,),
    )


def _filled(text: str, titles: list[str]) -> str:
    for number, title in enumerate(titles):
        text = re.sub(rf'"?Q{number}Q"?', lambda _, title=title: _as_yaml(title), text)
    return text


def _as_yaml(text: str) -> str:
    """Write a text so that only YAML's reader makes its odd characters."""
    odd = (
        letter if letter.isprintable() and letter != "\\" else f"\\U{ord(letter):08x}"
        for letter in text
    )
    return '"' + "".join(odd).replace('"', '\\"') + '"'


# Marks


def _write_marks(home: Path, data: Path, titles: list[str]) -> None:
    """Leave the files of two devices of the reader: all works noted by one, two of them by both."""
    (data / "readers" / READER).mkdir(parents=True, mode=0o700)
    for name, count in (("one", len(titles)), ("other", 2)):
        own = home / name
        session = _session(own, data)
        for number in range(count):
            _mark(session, number, name)
        (file,) = (own / "readers" / READER).glob("*.json")
        text = file.read_text()
        for number, title in enumerate(titles):
            text = text.replace(f"q{number}q", json.dumps(title)[1:-1])
        (data / "readers" / READER / f"{name}.json").write_text(text)


def _session(own: Path, data: Path) -> Session:
    """Open the lists of a data dir with marks that lie elsewhere."""
    session = open_session(environ={"REFSHELF_DATA_DIR": str(own), "REFSHELF_READER": READER})
    session.place.catalogs.parent.mkdir(parents=True)
    session.place.catalogs.symlink_to(data / "catalogs")
    return Session(session.folders, Place(own, own / "state", READER))


def _mark(session: Session, number: int, device: str) -> None:
    shelf = session.shelf()
    catalog = next(n for n, one in enumerate(shelf.works.listings) if one.id == "odd")
    first = shelf.works.listings[catalog].find_id(f"r{number}")
    assert first is not None
    work = next(w for w in range(len(shelf.works)) if shelf.works.reference(w).id == f"r{number}")
    for deed in _deeds(shelf.entry(work), f"q{number}q", device):
        session.store.apply(deed.what, deed.edits)


def _deeds(entry: Entry, text: str, device: str) -> list[Deed]:
    note = f"# {text}\n\n{text} by {device}\n\n- [{text}](https://example.org)\n- [1:30] {text}"
    return [
        write_note(entry, note, NOON),
        tag([entry], NOON, add=[text], drop=[]),
        set_position(entry, "1:30", NOON),
    ]


# Settings


def _write_settings(path: Path, titles: list[str]) -> None:
    path.parent.mkdir(parents=True)
    filters = [f'  - {{name: "Q{n}Q", query: "kind:paper"}}' for n in range(len(titles))]
    openers = [f'  - {{match: "Q{n}Q", run: ["Q{n}Q", "Q{n}Q"]}}' for n in range(len(titles))]
    wrong = ['theme: "Q1Q"', 'glyphs: "Q7Q"', "keys:", '  star: "Q5Q"', '  "Q7Q": x']
    text = "\n".join(["filters:", *filters, "openers:", *openers, *wrong, ""])
    path.write_text(_filled(text, titles))
