"""What commands may make of a mutated file: an answer and sentences, never a traceback."""

import contextlib
import io
import json
import os
import random
from collections.abc import Iterator

from mutable_home import MutableHome
from mutated_store import Wrong
from refshelf.tui.run import run
from terminal_driver import home_environ

_COMMANDS = (("list", "--json"), ("stats",), ("log",), ("list", "--where", "is:gone"))
_CODES = {0, 1, 4}


def check_command(home: MutableHome, chance: random.Random) -> None:
    """Run a command in this process."""
    words = chance.choice(_COMMANDS)
    output, talk = io.StringIO(), io.StringIO()
    with (
        _environ(home_environ(home.home.folder)),
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(talk),
    ):
        code = run(list(words))
    _check(words, code, output.getvalue(), talk.getvalue())


def check_process(home: MutableHome, chance: random.Random) -> None:
    """Run a command of the real program."""
    words = chance.choice(_COMMANDS)
    process = home.home.start(*words)
    _, talk = process.communicate(timeout=60)
    _check(("stats",), process.returncode, "", talk.decode())


def _check(words: tuple[str, ...], code: int, output: str, talk: str) -> None:
    if code not in _CODES or "Traceback" in talk or "mistake in refshelf" in talk:
        raise Wrong(f"`{' '.join(words)}` ended with {code}: {talk[-300:]}")
    if code == 0 and "--json" in words:
        json.loads(output)


@contextlib.contextmanager
def _environ(environ: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
