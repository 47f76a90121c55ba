"""The verb `catalogs`: which lists there are, and what becomes of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from ...data.compiled import CompiledCatalog
from ...data.text import clean
from ...user_state.progress import Progress
from ...user_state.shelf import Scope, Shelf
from ..choice import agree
from ..completing import complete_catalogs
from ..desk import Desk, pass_desk
from ..hiding import hiding
from ..json_form import SCHEMA, Fields
from ..option import dry_run_option, json_option, yes_option
from ..own_catalog import as_file, base_name, find_own
from ..speech import Look, say, show, show_json
from ..text_width import cut, fill, width_of
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf catalogs", "all of them, with progress, source and age"),
        ("refshelf catalogs rename llm Papers on language models", "its id stays"),
        ("refshelf catalogs remove llm", "your marks stay; undo brings it back"),
        ("refshelf catalogs hide dynamodb", "one that comes with refshelf; `show` shows it again"),
    ),
)
@click.argument("action", required=False, type=click.Choice(("rename", "remove", "hide", "show")))
@click.argument("catalog_id", metavar="[ID]", required=False, shell_complete=complete_catalogs)
@click.argument("title", nargs=-1)
@json_option
@dry_run_option
@yes_option
@pass_desk
def catalogs_(
    desk: Desk,
    action: str | None,
    catalog_id: str | None,
    title: Sequence[str],
    *,
    as_json: bool,
    is_sure: bool,
) -> None:
    """Show the catalogs, rename or remove one, or hide one of ours.

    What comes with refshelf can be hidden, your own can be renamed and removed. What is renamed keeps
    its id. What is removed keeps your marks: they are shown under “No longer listed”, and are back
    when the list is. What is hidden keeps them too, and they do not show.
    """
    if action is None:
        _show(desk, as_json=as_json)
        return
    if not catalog_id:
        raise click.UsageError(f"Say which catalog to {action}, by its id.")
    if action == "rename":
        _rename(desk, catalog_id, clean(" ".join(title)))
    elif title:
        raise click.UsageError(f"Name only one catalog to {action}.")
    elif action == "remove":
        _remove(desk, catalog_id, is_sure=is_sure)
    else:
        _carry_out(desk, *hiding(desk.session, catalog_id, is_hidden=action == "hide"))


def _rename(desk: Desk, catalog_id: str, title: str) -> None:
    if not title:
        raise click.UsageError("Give the new title after the id.")
    own = find_own(desk.session, catalog_id)
    data = as_file(replace(own.catalog, title=title))
    _carry_out(desk, f"renamed “{own.catalog.title}” to “{title}”", [(own.name, data)])


def _remove(desk: Desk, catalog_id: str, *, is_sure: bool) -> None:
    own = find_own(desk.session, catalog_id)
    if not desk.is_dry_run:
        agree(f"Remove “{own.catalog.title}”? Your marks stay.", is_sure=is_sure)
    files: list[tuple[str, bytes | None]] = [(own.name, None), (base_name(own.name), None)]
    _carry_out(desk, f"removed the list “{own.catalog.title}”", files)


def _carry_out(desk: Desk, what: str, files: Sequence[tuple[str, bytes | None]]) -> None:
    if desk.is_dry_run:
        say(f"Would be done: {what}.")
        return
    outcome = desk.session.store.take_list(what, files)
    sentence = f"{what[:1].upper()}{what[1:]}."
    say(f"{sentence} `refshelf undo` takes it back." if outcome.step else "It is so already.")


def _show(desk: Desk, *, as_json: bool) -> None:
    loaded = desk.session.loaded
    catalogs = [*loaded.catalogs, *loaded.hidden]
    if as_json:
        show_json({"schema": SCHEMA, "catalogs": [_form(desk, one) for one in catalogs]})
    else:
        show(_lines(desk, catalogs, desk.look))


def _progress(desk: Desk, one: CompiledCatalog) -> Progress:
    """Count also in a hidden list, which is not on the shelf."""
    if one in desk.session.loaded.hidden:
        return Shelf.of((one,), desk.shelf.marks).progress(Scope(0))
    return desk.shelf.progress(Scope(desk.shelf.catalogs.index(one)))


def _lines(desk: Desk, catalogs: Sequence[CompiledCatalog], look: Look) -> Iterator[str]:
    widest = max((width_of(one.id) for one in catalogs), default=0)
    longest = min(48, max((width_of(clean(one.title)) for one in catalogs), default=0))
    for one in catalogs:
        progress = _progress(desk, one)
        count = f"{progress.done}/{progress.of}".rjust(11)
        title = fill(cut(clean(one.title), longest, look.glyphs.ellipsis), longest)
        line = f"{fill(one.id, widest)}  {title} {count}  {_origin(desk, one)}"
        yield line if look.width is None else cut(line, look.width, look.glyphs.ellipsis)


def _origin(desk: Desk, catalog: CompiledCatalog) -> str:
    if catalog.source is not None:
        fetched = f", {catalog.source.fetched}" if catalog.source.fetched else ""
        return clean(f"{catalog.source.url} ({catalog.source.format}{fetched})")
    if _is_own(desk, catalog):
        return "your own"
    is_hidden = catalog in desk.session.loaded.hidden
    return "comes with refshelf, hidden" if is_hidden else "comes with refshelf"


def _is_own(desk: Desk, catalog: CompiledCatalog) -> bool:
    path = desk.session.loaded.files.get(catalog.id, Path())
    return path.parent == desk.session.place.catalogs


def _form(desk: Desk, one: CompiledCatalog) -> Fields:
    progress = _progress(desk, one)
    source = one.source
    path = desk.session.loaded.files.get(one.id)
    return {
        "id": one.id,
        "title": clean(one.title),
        "description": one.description,
        "file": None if path is None else str(path),
        "own": _is_own(desk, one),
        "hidden": one in desk.session.loaded.hidden,
        "source": None
        if source is None
        else {"url": source.url, "format": source.format, "fetched": source.fetched},
        "entries": one.total,
        "done": progress.done,
        "skipped": progress.skipped,
        "total": progress.total,
    }
