"""The verb `import`: any reading list becomes a catalog of one's own, with its marks."""

import sys
from functools import partial

import click

from ...data.burst import burst
from ...data.importer.format import FORMATS
from ...data.text import clean
from ..desk import Desk, pass_desk
from ..list_text import read_list
from ..option import dry_run_option, json_option, yes_option
from ..proposal import propose, read_as_lists
from ..proposing import agreed, show_proposal, write
from ..speech import is_terminal
from ..verb import Verb
from ..waiting import waiting


@click.command(
    cls=Verb,
    examples=(
        ("refshelf import list.md", "a Markdown list, say an awesome one"),
        ("refshelf import https://github.com/OWNER/REPO", "its README, fetched once"),
        ("refshelf import bookmarks.html --name Web", "a browser's bookmarks"),
        ("refshelf import --dry-run --all pocket.zip", "see all that would come, and what not"),
        ("pbpaste | refshelf import - --name Pasted", "from standard input"),
    ),
)
@click.argument("name", metavar="FILE|URL|-", type=click.Path(allow_dash=True))
@click.option(
    "--as",
    "format_name",
    type=click.Choice([one.name for one in FORMATS]),
    metavar="FORMAT",
    help="Its format, if it is not recognised: " + ", ".join(one.name for one in FORMATS) + ".",
)
@click.option("--name", "title", metavar="TITLE", default="", help="What the list is to be called.")
@click.option("--all", "is_all", is_flag=True, help="Name everything that was left out.")
@json_option
@dry_run_option
@yes_option
@pass_desk
def import_(
    desk: Desk,
    name: str,
    format_name: str | None,
    title: str,
    *,
    is_all: bool,
    as_json: bool,
    is_sure: bool,
) -> None:
    """Take in any reading list, with your state in it.

    Markdown, bookmarks, BibTeX, exports of other programs: the format is recognised. It becomes a
    catalog file of your own. What the list says of your own state (boxes that are ticked, archived,
    starred, notes, tags, dates) fills what you have not touched here. Importing the same list again
    updates it.
    """
    with waiting(f"Reading {name}") as tick:
        text = read_list(name, tick)
        lists = read_as_lists(text, format_name=format_name or "")
    for imported in lists:
        propose_it = partial(propose, desk.session.anew(), text, imported, title=title)
        with waiting(f"Sorting {clean(imported.catalog.title)} in"), burst():
            proposal = propose_it()
        show_proposal(desk, proposal, is_all=is_all, as_json=as_json)
        if desk.is_dry_run:
            continue
        if not is_sure and is_terminal(sys.stdin) and name != "-":
            proposal = agreed(proposal, lambda pairs, again=propose_it: again(accepted=pairs))
        write(desk, proposal, is_sure=is_sure)
