"""The verb `restore`: bring back what a backup holds, or go back to it."""

import sys

import click

from ...data.library import HIDING
from ...data.text import clean
from ...user_state.archive import Archive
from ...user_state.as_of import edits_back
from ...user_state.catalog_folder import CatalogFolder
from ...user_state.date import local_day
from ..choice import agree
from ..counted import count_of
from ..desk import Desk, pass_desk
from ..intake import agree_on_reader, read_named, tell_taken
from ..option import dry_run_option, yes_option
from ..speech import is_terminal, say
from ..stop import Stop
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf restore --dry-run shelf.json", "see what it would bring"),
        ("refshelf restore shelf.json", "take it in; what you did since stays"),
        ("refshelf restore shelf.json --as-of", "go back to how it was then"),
        ("refshelf undo", "and not to"),
    ),
)
@click.argument("file", metavar="FILE", type=click.Path())
@click.option(
    "--as-of", "is_going_back", is_flag=True, help="Go back to that state, by a step to be undone."
)
@dry_run_option
@yes_option
@pass_desk
def restore_(desk: Desk, file: str, *, is_going_back: bool, is_sure: bool) -> None:
    """Bring back what a backup holds.

    It is taken in as another device's marks are: what you changed since stays, and a second time
    changes nothing. With --as-of everything is set to what it was when the backup was made, by one
    new step that `undo` takes back. Catalogs that are here and differ are left, unless you agree.
    """
    archive = read_named(file)
    agree_on_reader(desk, archive.contents, file, is_sure=is_sure)
    store = desk.session.store
    coming = store.would_take_in(archive.contents)
    tell_taken(desk, store.marks(), coming, file, is_done=False)
    if not desk.is_dry_run:
        _agree(archive, is_new=bool(coming.keys), is_going_back=is_going_back, is_sure=is_sure)
        store.take_in(archive.contents)
        desk.session.newsstand.take_in(archive.news)
        if coming.keys:
            say("Taken in.")
    _restore_catalogs(desk, archive, is_sure=is_sure)
    if is_going_back:
        _go_back(desk, archive)


def _agree(archive: Archive, *, is_new: bool, is_going_back: bool, is_sure: bool) -> None:
    """Ask before marks change; to take in what is missing needs no yes where nobody can be asked."""
    if is_going_back:
        agree(f"Set all your marks to what they were {_when(archive)}?", is_sure=is_sure)
    elif is_new:
        agree("Take it in?", is_sure=is_sure or not is_terminal(sys.stdin))


def _go_back(desk: Desk, archive: Archive) -> None:
    store = desk.session.store
    now = store.would_take_in(archive.contents).marks.documents
    then = store.remembered(archive.contents).documents
    edits = edits_back(now, then, desk.now)
    what = f"went back to the marks {_when(archive)}"
    works = count_of(len({edit.key for edit in edits}), "work")
    if not edits:
        say("All marks are as they were then.")
    elif desk.is_dry_run:
        say(f"Would be set to what they were {_when(archive)}: {works}.")
    else:
        store.apply(what, edits)
        say(f"Set to what they were {_when(archive)}: {works}. `refshelf undo` takes it back.")


def _when(archive: Archive) -> str:
    day = local_day(archive.made)
    return "in that file" if day is None else f"on {day.isoformat()}"


def _restore_catalogs(desk: Desk, archive: Archive, *, is_sure: bool) -> None:
    folder = CatalogFolder(desk.session.place.catalogs, desk.session.now)
    for name, data in sorted(archive.catalogs.items()):
        present = folder.read(name)
        if present == data:
            continue
        if present is not None and not _is_agreed(name, is_sure=is_sure or desk.is_dry_run):
            named = _named(name)
            say(f"{named[:1].upper()}{named[1:]} was left as it is here.")
            continue
        kept = None if desk.is_dry_run else folder.put(name, data)
        would = "Would be brought back" if desk.is_dry_run else "Brought back"
        beside = f"; what was here is kept as {kept.name}" if kept is not None else ""
        say(f"{would}: {_named(name)}{beside}.")


def _named(name: str) -> str:
    stem = name.removesuffix(HIDING)
    return f"the catalog {clean(name)}" if stem == name else f"that {clean(stem)} is hidden"


def _is_agreed(name: str, *, is_sure: bool) -> bool:
    try:
        agree(
            f"The catalog {clean(name)} is another here. Put back that of the backup?",
            is_sure=is_sure,
        )
    except Stop:
        return False
    return True
