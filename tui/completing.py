"""What the shell offers where a word is being typed: ids, catalogs, words of a query."""

from typing import TYPE_CHECKING

import click

from .given import recall, session_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..data.compiled import CompiledCatalog

_OFFERED = 500
_EXPLAINED = 60  # a title beside each id costs decoding it


def complete_ids(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Offer the ids that begin with what was typed, with their titles where they are few."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415  # for completion only

    wanted = incomplete.casefold()
    found = [
        (catalog, i, id_)
        for catalog in _catalogs(ctx)
        for i, id_ in enumerate(catalog.ids())
        if id_.casefold().startswith(wanted)
    ][:_OFFERED]
    if len(found) > _EXPLAINED:
        return [CompletionItem(id_) for _, _, id_ in found]
    return [CompletionItem(id_, help=catalog.reference(i).title) for catalog, i, id_ in found]


def complete_catalogs(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Offer the ids of catalogs."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415  # for completion only

    loaded = session_of(ctx).loaded
    catalogs = loaded.hidden if ctx.params.get("action") == "show" else loaded.catalogs
    found = [catalog for catalog in catalogs if catalog.id.startswith(incomplete)]
    return [CompletionItem(catalog.id, help=catalog.title) for catalog in found]


def complete_query(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Offer what the last word of a query may go on with."""
    from ..user_state.query_completion import completions  # noqa: PLC0415  # for completion only

    before = incomplete[: len(incomplete) - len((incomplete.split(" ") or [""])[-1])]
    return [before + word for word in completions(incomplete, len(incomplete))]


def _catalogs(ctx: click.Context) -> "list[CompiledCatalog]":
    named = recall(ctx, "catalog")
    return [c for c in session_of(ctx).loaded.catalogs if named is None or c.id == named]
