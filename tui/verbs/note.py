"""The verb `note`: what a reader writes about an entry."""

import os
import sys

import click

from ...data.text import clean
from ...user_state.action import write_note
from ...user_state.entry import Entry
from ...user_state.fault import StateFault
from ..choice import one
from ..desk import Desk, pass_desk
from ..editor import edit, editor_command, text_file
from ..option import catalog_option, dry_run_option, name_argument
from ..speech import is_terminal, say, standard_input, warn
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf note atc22", "write it in $VISUAL or $EDITOR"),
        ("refshelf note atc22 -m 'see section 4'", "set it"),
        ("pandoc notes.md | refshelf note atc22 -", "set it to what comes in"),
        ("refshelf note atc22 -m ''", "clear it"),
    ),
)
@name_argument
@click.argument("source", metavar="[-]", required=False)
@click.option("-m", "--message", metavar="TEXT", help="The text; an empty one clears the note.")
@catalog_option
@dry_run_option
@pass_desk
def note_(desk: Desk, name: str, source: str | None, message: str | None) -> None:
    """Write the note of an entry.

    It is written in your editor, or given with -m or `-`; an empty text clears it.
    """
    if source not in {None, "-"}:
        raise click.UsageError("After the ID only `-` may stand, for a text from standard input.")
    if source is not None and message is not None:
        raise click.UsageError("Give either -m TEXT or `-`, not both.")
    entry = one(desk, name)
    if source is not None:
        message = standard_input()
    if message is None:
        _write(desk, entry)
    else:
        desk.carry_out(write_note(entry, clean(message, lines=True), desk.now))


def _write(desk: Desk, entry: Entry) -> None:
    """Let the reader write; the file goes only when its text is in the store."""
    if not (is_terminal(sys.stdin) or os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        raise click.UsageError("There is no terminal to write in; give the text with -m or `-`.")
    if desk.is_dry_run:
        say(f"Would open an editor on the note of “{entry.reference.title}”.")
        return
    former = entry.note
    path = text_file(desk.session.drafts.folder, entry.key)
    if path.exists():
        say(f"Going on with the text that was left in {path}")
    written = clean(edit(path, former, editor_command(os.environ)), lines=True)
    if written.rstrip() == former.rstrip():
        path.unlink(missing_ok=True)
        say("The note is as it was.")
        return
    try:
        _tell_newer(desk, entry)
        desk.carry_out(write_note(entry, written, desk.now))
    except StateFault:
        warn(f"The text is in {path}")
        raise
    path.unlink(missing_ok=True)


def _tell_newer(desk: Desk, entry: Entry) -> None:
    """Say that the note was changed elsewhere while it was written: the store keeps both texts."""
    present = desk.session.store.marks().mark(entry.key, entry.aliases).notes
    if any(head.value.strip() for head in present if head not in entry.mark.notes):
        say("The note was changed elsewhere meanwhile: both texts are kept.")
