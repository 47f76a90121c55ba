"""Fixtures of the tests of a reader's state and shelf."""

import os
import signal
from pathlib import Path

import pytest
from refshelf.data.catalog import Catalog, Category
from refshelf.data.compiled import CompiledCatalog, compile_catalog
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Form, Reference
from refshelf.user_state.place import Place
from refshelf.user_state.store import Store
from state_making import Clock, place_in

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background by a script; the programs that tests start would ignore it too.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """Start more workers than there are processors: tests of programs wait about as much as they run."""
    processors = os.cpu_count() or 1
    return processors + (processors + 1) // 2


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands still until a test turns it."""
    return Clock()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Lay out the folders of a reader who was never here."""
    return place_in(tmp_path / "home")


@pytest.fixture
def store(place: Place, clock: Clock) -> Store:
    """Open the marks of that reader."""
    return Store(place, now=clock, machine="here")


@pytest.fixture
def papers() -> CompiledCatalog:
    """Make a small catalog: a paper with forms and related ones, a talk, a page, a nested category."""
    lessons = Reference(id="lessons", title="Lessons", url="https://example.org/lessons")
    summary = Reference(id="summary", title="Summary", url="https://example.org/summary")
    paper = Reference(
        id="paper",
        title="A paper",
        url="https://example.org/paper",
        kind=Kind.PAPER,
        was=("old-paper",),
        forms=(
            Form(kind=FormKind.PDF, url="https://example.org/paper.pdf"),
            Form(kind=FormKind.VIDEO, url="https://example.org/talk-of-paper"),
            Form(kind=FormKind.CODE, url="https://example.org/code-of-paper"),
        ),
        related=(lessons, summary),
    )
    talk = Reference(id="talk", title="A talk", url="https://example.org/talk", kind=Kind.VIDEO)
    page = Reference(id="page", title="A page", url="https://example.org/page")
    deep = Category(name="Deep", references=(page,))
    first = Category(name="Papers", references=(paper,), categories=(deep,))
    second = Category(name="Talks", references=(talk,))
    catalog = Catalog(id="first", title="First list", categories=(first, second))
    return CompiledCatalog.from_bytes(compile_catalog(catalog))


@pytest.fixture
def reading() -> CompiledCatalog:
    """Make another catalog, which has the paper and the page too: the paper as an audio book."""
    paper = Reference(
        id="p1",
        title="A paper",
        url="https://example.org/paper",
        kind=Kind.PAPER,
        forms=(Form(kind=FormKind.AUDIO, url="https://example.org/paper.mp3"),),
    )
    page = Reference(id="p2", title="A page", url="http://www.example.org/page/")
    listed = Category(name="All", references=(paper, page))
    catalog = Catalog(id="second", title="Second list", categories=(listed,))
    return CompiledCatalog.from_bytes(compile_catalog(catalog))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a data dir in a home of its own: nothing of this machine is read or written."""
    for name in ("STATE", "CACHE", "CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path / "data" / "refshelf"
