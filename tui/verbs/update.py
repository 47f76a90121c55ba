"""The verb `update`: bring imported lists to what their sources say now."""

import sys
from collections.abc import Sequence

import click

from ...data.burst import burst
from ...data.text import clean
from ..choice import agree
from ..completing import complete_catalogs
from ..desk import Desk, pass_desk
from ..list_text import read_list
from ..option import dry_run_option, json_option, yes_option
from ..own_catalog import OwnCatalog, find_own, is_trusted, own_ids
from ..proposal import propose_update, read_as_list
from ..proposing import agreed, show_proposal, write
from ..speech import is_terminal, say, warn
from ..stop import Stop
from ..verb import Verb
from ..waiting import waiting


@click.command(
    cls=Verb,
    examples=(
        ("refshelf update", "all lists that know where they came from"),
        ("refshelf update llm --dry-run", "see what would change"),
        ("refshelf update llm --from README.md", "from another file this time"),
        ("refshelf undo", "take an update back"),
    ),
)
@click.argument("catalogs", nargs=-1, metavar="[CATALOG]...", shell_complete=complete_catalogs)
@click.option("--from", "source", metavar="FILE|URL", help="Read it from there, for one catalog.")
@click.option("--all", "is_all", is_flag=True, help="Name everything that changes.")
@json_option
@dry_run_option
@yes_option
@pass_desk
def update_(
    desk: Desk,
    catalogs: Sequence[str],
    source: str | None,
    *,
    is_all: bool,
    as_json: bool,
    is_sure: bool,
) -> None:
    """Bring imported lists to what their sources say.

    What came is new until you look at it, what you edited in the file stays, and every mark stays
    where it is. Ids never change. What may be one work under another title is asked about.
    """
    if source is not None and len(catalogs) != 1:
        raise click.UsageError("--from goes with the id of one catalog.")
    failed = 0
    with burst():
        chosen = [find_own(desk.session, id_) for id_ in catalogs] or _with_source(desk)
        if not chosen:
            say("No list here knows where it came from. `refshelf import` takes one in.")
        for own in chosen:
            try:
                _update(desk, own, source, is_all=is_all, as_json=as_json, is_sure=is_sure)
            except Stop as stop:
                if len(chosen) == 1:
                    raise
                failed += 1
                warn(f"{own.catalog.title}: {stop.message}")
    if failed:
        raise Stop(f"{failed} of {len(chosen)} lists could not be updated; the others were.")


def _with_source(desk: Desk) -> list[OwnCatalog]:
    owned = (find_own(desk.session, id_) for id_ in own_ids(desk.session))
    return [own for own in owned if own.catalog.source is not None]


def _update(
    desk: Desk,
    own: OwnCatalog,
    named: str | None,
    *,
    is_all: bool,
    as_json: bool,
    is_sure: bool,
) -> None:
    place = own.catalog.source
    if named is None and place is None:
        raise Stop(f"“{own.catalog.title}” does not know where it came from: say it with --from.")
    name = named or (place.url if place is not None else "")
    known_format = place.format if place is not None and named is None else ""
    is_typed = named is not None or (place is not None and is_trusted(place))
    if not is_typed:
        title = clean(own.catalog.title)
        question = f"“{title}” came in a file, which names {clean(name)} as its source. Read it?"
        agree(question, is_sure=is_sure)
    with waiting(f"Reading {name}") as tick:
        text = read_list(name, tick, is_typed=is_typed)
        imported = read_as_list(text, format_name=known_format)
        proposal = propose_update(desk.session, own, text, imported)
    show_proposal(desk, proposal, is_all=is_all, as_json=as_json)
    if desk.is_dry_run:
        return
    if not is_sure and is_terminal(sys.stdin):
        proposal = agreed(
            proposal,
            lambda pairs: propose_update(desk.session, own, text, imported, accepted=pairs),
        )
    write(desk, proposal, is_sure=is_sure)
