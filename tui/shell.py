"""Answering the shell that asks what a word on its command line may go on with."""

from click.shell_completion import shell_complete

from .cli import cli

VARIABLE = "_REFSHELF_COMPLETE"


def answer(instruction: str) -> int:
    """Print what may come next; silent whatever goes wrong: 1 then."""
    try:
        return shell_complete(cli, {}, "refshelf", VARIABLE, instruction)
    except Exception:  # noqa: BLE001  # a word that cannot be completed is no error to the reader
        return 1
