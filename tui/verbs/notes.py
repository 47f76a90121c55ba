"""The verb `notes`: all notes of the shelf, as Markdown."""

from pathlib import Path

import click

from ...user_state.noted import noted
from ..choice import agree
from ..counted import count_of
from ..desk import Desk, pass_desk
from ..notes_export import notes_form, notes_markdown
from ..option import catalog_option, dry_run_option, json_option, where_option, yes_option
from ..speech import say, show, show_json
from ..stop import Stop
from ..text_file import check_place, write_text
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf notes", "all that you wrote, in list order"),
        ("refshelf notes --where kind:paper -o papers.md", "into a file"),
        ("refshelf notes --json | jq -r '.notes[].id'", "what has a note, for a script"),
    ),
)
@where_option
@catalog_option
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(), help="The file; else it is printed."
)
@json_option
@dry_run_option
@yes_option
@pass_desk
def notes_(
    desk: Desk, where: str | None, output: str | None, *, as_json: bool, is_sure: bool
) -> None:
    """Print your notes as Markdown, each under its work.

    A file is written whole, and never over another one unasked.
    """
    if as_json and output is not None:
        raise click.UsageError("Give either --json or -o FILE, not both.")
    notes = noted(desk.shelf, desk.shelf.find(desk.query(where or ""), desk.scope))
    if as_json:
        show_json(notes_form(notes))
    elif not notes and where is not None:
        raise Stop("No note matches.")
    elif not notes:
        say("There is no note yet; `refshelf note ID` writes one.")
    elif output is None or output == "-":
        show(notes_markdown(notes).rstrip("\n").split("\n"))
    elif desk.is_dry_run:
        say(f"Would be written: {count_of(len(notes), 'note')}, to {output}.")
    else:
        path = Path(output)
        check_place(path)
        if path.exists():
            agree(f"{path} is there already. Write over it?", is_sure=is_sure)
        write_text(path, notes_markdown(notes))
        say(f"Written: {count_of(len(notes), 'note')}, to {output}.")
