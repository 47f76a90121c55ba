"""The verb `list`: the shelf, or what a query finds on it."""

import click

from ..desk import Desk, pass_desk
from ..hiding import hidden_lists
from ..json_form import entries_form
from ..option import catalog_option, json_option, where_option
from ..plain import Row, rows_of, shelf_lines
from ..speech import say, show, show_json
from ..stop import Stop
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf list", "everything, by category"),
        ("refshelf list --where 'is:unread kind:video'", "the talks that are left"),
        ("refshelf list --where 'sort:recent is:started'", "what you began last"),
        ("refshelf list --json | jq -r '.entries[].id'", "the ids, for a script"),
    ),
)
@where_option
@catalog_option
@json_option
@pass_desk
def list_(desk: Desk, where: str | None, *, as_json: bool) -> None:
    """List the entries with how far you are with each.

    With a query, a related reference that matches stands under the work that it belongs to. JSON
    has that work, with all its related ones nested in it, whichever of them matched.
    """
    query = desk.query(where or "")
    works = list(desk.shelf.find(query, desk.scope))
    if as_json:
        shown = [_outermost(desk, work) for work in works]
        show_json(entries_form(desk.shelf, list(dict.fromkeys(shown))))
    else:
        flat = query.sort is not None
        rows = [Row(work) for work in works] if flat else rows_of(desk.shelf, works)
        show(shelf_lines(desk.shelf, rows, desk.look, flat=flat))
    if not works and query.is_empty:
        say(f"There is nothing on this shelf.{hidden_lists(desk.session)}")
    elif not works:
        raise Stop("Nothing matches.")


def _outermost(desk: Desk, work: int) -> int:
    parent = desk.shelf.works.parent(work)
    return work if parent < 0 else parent
