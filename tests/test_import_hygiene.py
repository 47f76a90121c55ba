"""What a command loads: never the screen's libraries; importing our packages does no work."""

import subprocess
import sys
from pathlib import Path

import pytest
from cli_stage import Stage
from refshelf.tui.cli import VERBS

HEAVY = ("textual", "rich", "asyncio", "yaml", "markdown_it")

VERB_RUNS = {
    "list": ["list", "--json"],
    "show": ["show", "atc22"],
    "open": ["open", "atc22"],
    "read": ["read", "atc22"],
    "watched": ["watched", "atc22"],
    "start": ["start", "atc22", "--at", "7"],
    "skip": ["skip", "--where", "kind:docs"],
    "unread": ["unread", "atc22"],
    "star": ["star", "atc22"],
    "unstar": ["unstar", "atc22"],
    "note": ["note", "atc22", "-m", "text"],
    "notes": ["notes"],
    "tag": ["tag", "atc22", "+x"],
    "undo": ["undo"],
    "redo": ["redo"],
    "log": ["log"],
    "next": ["next", "--minutes", "25"],
    "stats": ["stats"],
    "path": ["path"],
    "config": ["config"],
    "import": ["import", "list.md"],
    "update": ["update"],
    "export": ["export"],
    "catalogs": ["catalogs"],
    "add": ["add", "https://example.org/a"],
    "check": ["check"],
    "backup": ["backup", "--dry-run"],
    "restore": ["restore", "shelf.json", "--as-of", "--yes"],
    "merge": ["merge", "shelf.json"],
    "forget": ["forget", "atc22", "--yes"],
    "doctor": ["doctor"],
    "completion": ["completion", "zsh"],
}

PROBE = """
import sys
from refshelf.tui.main import main
code = main({words!r})
loaded = [name for name in {heavy!r} if name in sys.modules]
print(code, *loaded, file=sys.stderr)
"""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path)
    stage.run("read", "fast19")
    stage.run("backup", str(tmp_path / "shelf.json"))
    stage.run("undo")
    (tmp_path / "list.md").write_text("# List\n\n- [One](https://example.org/one)\n")
    return stage


def test_every_verb_is_looked_at() -> None:
    assert set(VERB_RUNS) == set(VERBS)


@pytest.mark.parametrize("verb", VERB_RUNS)
def test_a_verb_loads_nothing_of_the_screen(stage: Stage, verb: str) -> None:
    # Who takes a Markdown list in, reads Markdown, and writes YAML.
    heavy = HEAVY[:3] if verb in {"import", "update"} else HEAVY
    probe = PROBE.format(words=VERB_RUNS[verb], heavy=heavy)

    done = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        env=stage.env,
        cwd=stage.home,
        check=True,
    )

    assert done.stderr.splitlines()[-1] == "0"


@pytest.mark.parametrize(
    ("package", "unwanted"),
    [
        ("refshelf.data", ("yaml", "click", "tinydb")),
        ("refshelf.user_state", ("tinydb", "filelock", "click")),
        ("refshelf.tui", ("click", "textual")),
        ("refshelf.tui.main", ("click", "textual", "tinydb")),
    ],
)
def test_importing_a_package_loads_no_library(package: str, unwanted: tuple[str, ...]) -> None:
    probe = f"import sys, {package}; print([n for n in {unwanted!r} if n in sys.modules])"

    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


IMPORT_ALL = """
import importlib, pkgutil, sys
import {package}
opened = []
def note(event, args):
    if event == "open" and isinstance(args[0], str):  # a number is a .pyc that is being written
        opened.append(args[0])
sys.addaudithook(note)
for module in pkgutil.walk_packages({package}.__path__, "{package}."):
    importlib.import_module(module.name)
foreign = (".py", ".pyc", ".so", ".txt", "METADATA")
print([path for path in opened if not path.endswith(foreign) and "__pycache__" not in path])
"""


@pytest.mark.parametrize("package", ["refshelf.data", "refshelf.user_state"])
def test_importing_every_module_reads_no_file_and_makes_none(package: str, tmp_path: Path) -> None:
    stage = Stage(tmp_path)

    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL.format(package=package)],
        capture_output=True,
        text=True,
        env=stage.env,
        check=True,
    )

    assert done.stdout.strip() == "[]"
    assert list(tmp_path.iterdir()) == []
