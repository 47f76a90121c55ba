"""The verb `check`: for authors of catalogs, what is wrong in a file and what looks wrong."""

from collections.abc import Sequence
from pathlib import Path

import click

from ...data.catalog_file import BadFile, open_catalog
from ...data.catalog_reader import read_catalog
from ...data.problem import Problem
from ...data.suspicion import suspicions
from ...data.text import clean
from ..counted import count_of
from ..desk import Desk, pass_desk
from ..json_form import SCHEMA, Fields
from ..option import json_option
from ..speech import say, show, show_json
from ..stop import BadInput
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf check my-list.yaml", "before you share it"),
        ("refshelf check --strict *.yaml", "in your CI: doubts fail too"),
        ("refshelf check", "all catalogs of your own"),
    ),
)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path())
@click.option("--strict", "is_strict", is_flag=True, help="Let what only looks wrong fail too.")
@json_option
@pass_desk
def check_(desk: Desk, files: Sequence[str], *, is_strict: bool, as_json: bool) -> None:
    """Check catalog files, before they are shared.

    Told are errors with line, entry and field, works that stand twice, and odd kinds. The exit code
    is 3 if a file has an error, with --strict also if something looks wrong.
    """
    paths = [Path(name) for name in files] or list(_own(desk))
    wrong: list[Problem] = []
    doubtful: list[Problem] = []
    for path in paths:
        problems, doubts = _checked(path)
        wrong += problems
        doubtful += doubts
    if as_json:
        show_json(
            {"schema": SCHEMA, "problems": _forms(wrong, "error") + _forms(doubtful, "doubt")}
        )
    else:
        show([*map(_line, wrong), *(f"{_line(doubt)} (doubtful)" for doubt in doubtful)])
    say(
        f"{count_of(len(paths), 'file')}: {count_of(len(wrong), 'error')}, "
        f"{count_of(len(doubtful), 'doubt')}."
    )
    if wrong or (is_strict and doubtful):
        click.get_current_context().exit(BadInput.exit_code)


def _own(desk: Desk) -> Sequence[Path]:
    folder = desk.session.place.catalogs
    files = desk.session.loaded.files.values()
    told = {Path(p.file) for p in desk.session.loaded.problems if p.file is not None}
    return sorted({path for path in (*files, *told) if path.parent == folder})


def _checked(path: Path) -> tuple[list[Problem], list[Problem]]:
    try:
        with open_catalog(path) as file:
            read = read_catalog(file.text(), file=str(path))
    except BadFile as fault:
        return [fault.problem], []
    if read.catalog is None:
        return list(read.problems), []
    return list(read.problems), suspicions(read.catalog, read.lines, file=str(path))


def _line(problem: Problem) -> str:
    return clean(str(problem))


def _forms(problems: Sequence[Problem], level: str) -> list[Fields]:
    return [
        {
            "level": level,
            "file": problem.file,
            "line": problem.line,
            "entry": problem.entry,
            "field": problem.field,
            "message": clean(problem.message),
            "cure": problem.cure,
        }
        for problem in problems
    ]
