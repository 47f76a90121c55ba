"""The verb `path`: where the program's files are."""

import click

from ..desk import Desk, pass_desk
from ..json_form import SCHEMA
from ..option import json_option
from ..speech import show, show_json
from ..stop import Stop
from ..verb import Verb

_NAMES = ("data", "catalogs", "marks", "state", "cache", "config")


@click.command(
    cls=Verb,
    examples=(
        ("refshelf path", "all of them"),
        ('cd "$(refshelf path data)"', "to your catalogs and marks"),
    ),
)
@click.argument("name", type=click.Choice(_NAMES), required=False)
@json_option
@pass_desk
def path_(desk: Desk, name: str | None, *, as_json: bool) -> None:
    """Show where the files are.

    Only the data dir needs to be carried to other machines. The marks have no file before the first
    of them is made.
    """
    paths = _paths(desk)
    if name is not None:
        paths = {name: paths[name]}
    if as_json:
        show_json({"schema": SCHEMA, "paths": paths})
    elif name is not None and paths[name] is None:
        raise Stop("There are no marks on this device yet.")
    elif name is not None:
        show([str(paths[name])])
    else:
        show(f"{label:<8}  {path or '(none yet)'}" for label, path in paths.items())


def _paths(desk: Desk) -> dict[str, str | None]:
    folders, place = desk.session.folders, desk.session.place
    device = desk.session.store.files.device()
    marks = None if device is None else str(desk.session.store.files.own_path(device))
    return {
        "data": str(folders.data),
        "catalogs": str(place.catalogs),
        "marks": marks,
        "state": str(folders.state),
        "cache": str(folders.cache),
        "config": str(folders.config),
    }
