"""The verb `export`: lists and marks for other programs, for sharing, and to come back."""

import sys
from pathlib import Path

import click

from ...data.exporter.format import FORMATS, export, format_of
from ...user_state.excerpt import excerpt
from ..choice import agree
from ..counted import count_of
from ..desk import Desk, pass_desk
from ..option import catalog_option, dry_run_option, where_option, yes_option
from ..speech import say
from ..stop import Stop
from ..text_file import check_place, write_text
from ..verb import Verb

_NAMES = ", ".join(f"{one.name} ({one.about})" for one in FORMATS)


@click.command(
    cls=Verb,
    examples=(
        (
            "refshelf export --catalog dynamodb -o list.md",
            "a checklist; `refshelf import` reads it back",
        ),
        ("refshelf export --format csv --where is:done", "what you are done with, as a table"),
        ("refshelf export -o cite.bib --where kind:paper", "papers, for citing"),
        ("refshelf export -o all.json", "everything, without loss"),
    ),
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice([one.name for one in FORMATS]),
    help=f"{_NAMES}. By the file's ending, else markdown.",
)
@where_option
@catalog_option
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(), help="The file; else it is printed."
)
@dry_run_option
@yes_option
@pass_desk
def export_(
    desk: Desk, format_name: str | None, where: str | None, output: str | None, *, is_sure: bool
) -> None:
    """Write lists with your marks into a file.

    Markdown is the list as its author made it, with boxes, dates and notes; importing it again gives
    back the list and your marks. A file is written whole, and never over another one unasked.
    """
    query = desk.query(where or "", must_be_sound=True)
    works = sorted(desk.shelf.find(query, desk.scope))
    if not works and where is not None:
        raise Stop("Nothing matches.")
    known = format_of(output) if output else None
    name = format_name or (known.name if known is not None else "markdown")
    sheet = excerpt(desk.shelf, works)
    if desk.is_dry_run:
        say(
            f"Would be written: {count_of(len(works), 'work')} as {name}, to {output or 'the output'}."
        )
        return
    text = export(sheet, name)
    if output is None or output == "-":
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()
        return
    _write(Path(output), text, is_sure=is_sure)
    say(f"Written: {count_of(len(works), 'work')} as {name}, to {output}.")


def _write(path: Path, text: str, *, is_sure: bool) -> None:
    check_place(path)
    if path.exists():
        agree(f"{path} is there already. Write over it?", is_sure=is_sure)
    write_text(path, text)
