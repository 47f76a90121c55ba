"""Writing a text in the reader's own editor, on a file that is kept until the text is safe."""

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..user_state.disk import make_folder, read_bytes, write_new
from .stop import Stop

_USUAL = ("sensible-editor", "nano", "vim", "vi")


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Give the editor as a list of arguments: `VISUAL`, `EDITOR`, else a usual one.

    Raises Stop where there is none, or where the variable cannot be taken apart.
    """
    for name in ("VISUAL", "EDITOR"):
        named = environ.get(name, "").strip()
        if named:
            try:
                return shlex.split(named)
            except ValueError as error:
                raise Stop(f"${name} cannot be understood ({error}): {named}") from error
    found = next((path for name in _USUAL if (path := shutil.which(name))), None)
    if found is None:
        raise Stop("There is no editor; set $EDITOR, or give the text with -m.")
    return [found]


def edit(path: Path, text: str, command: list[str]) -> str:
    """Let the reader write, starting from `text`, or from what an earlier run left in the file.

    The file is this user's alone. It stays until the caller removes it. Raises Stop, naming it, if the
    editor cannot be started or fails.
    """
    if not path.exists():
        make_folder(path.parent)
        write_new(path, text.encode())
    try:
        with _interrupts_left_to_the_editor():
            code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603  # the reader's own choice, as arguments
    except OSError as error:
        kept = _kept(path, text)
        raise Stop(f"{command[0]} cannot be started: {error.strerror}.{kept}") from error
    if code != 0:
        kept = _kept(path, text)
        raise Stop(f"{command[0]} failed (code {code}): nothing was saved.{kept}")
    found = read_bytes(path, own=True)
    # An editor that removed the file left no text: nothing is to be changed then.
    return text if found is None else _decoded(path, found[0])


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Stop(f"The text is not UTF-8: nothing was saved. It is in {path}") from error


def _kept(path: Path, text: str) -> str:
    """Say where the text is, unless nothing was written: then the file goes."""
    found = read_bytes(path, own=True)
    if found is not None and found[0] == text.encode():
        path.unlink()
        return ""
    return f" The text is in {path}" if found is not None else ""


@contextmanager
def _interrupts_left_to_the_editor() -> Generator[None]:
    # A handler of ours, other than ignoring, is not handed on to the editor.
    former = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


def text_file(folder: Path, key: str) -> Path:
    """Name the file in which the text on a key is written."""
    import hashlib  # noqa: PLC0415  # a key comes from outside, a file's name must not

    return folder / f"{hashlib.sha256(os.fsencode(key)).hexdigest()[:24]}.md"
