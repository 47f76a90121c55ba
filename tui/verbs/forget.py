"""The verb `forget`: erase for good what a reader wrote."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ...user_state.entry import Entry
from ..choice import agree, choose, tell_nothing_to_do
from ..counted import count_of
from ..desk import Desk, pass_desk
from ..option import catalog_option, dry_run_option, names_argument, yes_option
from ..speech import is_terminal, say
from ..stop import Stop
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf forget atc22", "its status, star, note, tags and history"),
        ("refshelf forget atc22 --dry-run", "see what would go"),
    ),
)
@names_argument
@catalog_option
@dry_run_option
@yes_option
@pass_desk
def forget_(desk: Desk, names: Sequence[str], *, is_sure: bool) -> None:
    """Erase for good what you wrote on entries.

    Status, star, note, tags, position and all earlier values go: from your file, the backups, the
    drafts and the undo stack, and from your other devices once they read this one's file. This is
    the one thing that `undo` does not take back, so it is asked twice.
    """
    entries = choose(desk, names)
    if tell_nothing_to_do(entries):
        return
    keys = list(dict.fromkeys(key for entry in entries for key in _keys(desk, entry)))
    marked = [key for key in keys if key in desk.shelf.marks]
    if not marked:
        say("Nothing to do: you wrote nothing there.")
        return
    for line in _told(entries):
        say(line)
    if desk.is_dry_run:
        say(f"Would be erased for good: {_named(entries)}.")
        return
    _agree_twice(entries, is_sure=is_sure)
    left = desk.session.store.forget(keys)
    say(f"Erased for good: {_named(entries)}.")
    _tell_left(left)


def _keys(desk: Desk, entry: Entry) -> Iterator[str]:
    """Give the keys on which marks of the entry stand; a form that is a work of its own keeps its."""
    yield entry.key
    yield from entry.aliases
    for form in entry.forms:
        if form.key == entry.key or not desk.shelf.works.owners(form.key):
            yield form.key


def _told(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        mark = entry.mark
        parts = [entry.status_word, "starred" if mark.starred else ""]
        parts += [f"{count_of(len(entry.note.split()), 'word')} of notes" if entry.note else ""]
        parts += [f"#{tag}" for tag in mark.tags]
        parts += [f"{count_of(len(entry.history), 'step')} of history" if entry.history else ""]
        yield f"  “{entry.reference.title}”: {', '.join(part for part in parts if part)}"


def _agree_twice(entries: Sequence[Entry], *, is_sure: bool) -> None:
    agree(f"Erase what you wrote on {_named(entries)}, for good?", is_sure=is_sure)
    if is_sure or not is_terminal(sys.stdin):
        return
    wanted = entries[0].reference.id if len(entries) == 1 else str(len(entries))
    said = click.prompt(
        f"It cannot be undone. Type {wanted} to go on", default="", show_default=False, err=True
    )
    if said.strip() != wanted:
        raise Stop("Nothing was done.")


def _named(entries: Sequence[Entry]) -> str:
    return f"“{entries[0].reference.title}”" if len(entries) == 1 else f"{len(entries)} works"


def _tell_left(left: Sequence[Path]) -> None:
    if left:
        say("It still stands in these files, until their devices read yours, or you remove them:")
        for path in left:
            say(f"  {path}")
    say("Files that `refshelf backup` or `export` wrote elsewhere are yours to remove.")
