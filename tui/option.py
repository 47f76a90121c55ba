"""Options and arguments that several verbs share, each declared once."""

import click

from . import completing
from .given import keep


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Read a day that is not in the future: `YYYY-MM-DD`, `today` or `yesterday`."""
    if value is None:
        return None
    from datetime import date  # noqa: PLC0415  # for this option only

    from ..user_state.date import local_day  # noqa: PLC0415  # the same

    today = date.today()  # noqa: DTZ011  # the reader's own calendar is meant
    if value in {"today", "yesterday"}:
        return date.fromordinal(today.toordinal() - (value == "yesterday")).isoformat()
    day = local_day(value) if len(value) == len("YYYY-MM-DD") else None
    if day is None:
        raise click.BadParameter(f"“{value}” is no day; write it like 2023-05-01.")
    if day > today:
        raise click.BadParameter(f"{value} is yet to come.")
    return day.isoformat()


def _place(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Read a page (`7`), a time (`12:34`) or a link that names one; an empty text clears it."""
    if value is None or not value.strip():
        return None if value is None else ""
    from .position_link import read_place  # noqa: PLC0415  # for this option only

    place = read_place(value)
    if place is None:
        raise click.BadParameter(
            f"“{value}” is no place; write a page (7), a time (12:34) or a link to one."
        )
    return str(place)


names_argument = click.argument(
    "names", nargs=-1, metavar="[ID]...", shell_complete=completing.complete_ids
)
name_argument = click.argument("name", metavar="ID", shell_complete=completing.complete_ids)
where_option = click.option(
    "--where",
    metavar="QUERY",
    help="All entries that match, instead of names.",
    shell_complete=completing.complete_query,
)
catalog_option = click.option(
    "--catalog",
    metavar="ID",
    help="Only this catalog; all if not given.",
    expose_value=False,
    callback=keep,
    shell_complete=completing.complete_catalogs,
)
dry_run_option = click.option(
    "--dry-run",
    is_flag=True,
    help="Say what would be done, and do nothing.",
    expose_value=False,
    callback=keep,
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
on_option = click.option("--on", callback=_day, metavar="DAY", help="The day it was, if not today.")
at_option = click.option(
    "--at", callback=_place, metavar="PLACE", help="Where you stopped: a page, a time, a link."
)
yes_option = click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
form_option = click.option(
    "--form",
    type=click.Choice(("page", "pdf", "video", "slides", "audio", "code")),
    help="This form of the work.",
)
