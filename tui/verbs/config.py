"""The verb `config`: the reader's settings, what is wrong with them, and a file to begin with."""

import shutil
from collections.abc import Sequence

import click

from ...data.problem import Problem
from ...data.text import clean
from ..command import COMMANDS
from ..config_text import example
from ..counted import count_of
from ..desk import Desk, pass_desk
from ..json_form import SCHEMA, Fields
from ..key_spelling import show_key
from ..option import json_option
from ..settings import ConfigRead, Settings
from ..speech import say, show, show_json, warn
from ..stop import BadInput
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf config", "where the file is, and what is set"),
        ("refshelf config --check", "is anything wrong in it?"),
        ('refshelf config --example > "$(refshelf path config)"', "a file to begin with"),
    ),
)
@click.option("--check", "is_check", is_flag=True, help="Only tell what is wrong in the file.")
@click.option("--example", "is_example", is_flag=True, help="Print a file with every setting.")
@json_option
@pass_desk
def config_(desk: Desk, *, is_check: bool, is_example: bool, as_json: bool) -> None:
    """Show your settings: where their file is, and what they are.

    A mistake in the file never stops the program: what is sound applies, and --check tells the rest,
    with exit code 3.
    """
    if is_check and is_example:
        raise click.UsageError("Give either --check or --example, not both.")
    if is_example:
        show([example().rstrip()])
        return
    read = desk.session.config
    if as_json:
        show_json(_form(desk, read))
    elif is_check:
        show(_line(problem) for problem in read.problems)
        _tell_missing_programs(read.settings)
        say(f"{desk.session.folders.config}: {count_of(len(read.problems), 'mistake')}.")
    else:
        for problem in read.problems:
            warn(_line(problem))
        show(_lines(desk, read.settings))
    if is_check and read.problems:
        click.get_current_context().exit(BadInput.exit_code)


def _line(problem: Problem) -> str:
    return clean(str(problem))


def _tell_missing_programs(settings: Settings) -> None:
    for program in dict.fromkeys(opener.command[0] for opener in settings.openers):
        if shutil.which(program) is None:
            say(f"{clean(program)} is not installed here; its links are not opened.")


def _lines(desk: Desk, settings: Settings) -> list[str]:
    path = desk.session.folders.config
    rows = [
        ("file", f"{path}" if path.exists() else f"{path} (none yet)"),
        ("theme", settings.theme or "(the usual one)"),
        ("glyphs", settings.glyphs),
        ("density", str(settings.density)),
        ("confirm", "changes" if settings.confirm else "nothing"),
    ]
    for opener in settings.openers:
        kind = f" ({opener.kind})" if opener.kind is not None else ""
        rows.append(("opener", f"{opener.pattern}{kind}  {' '.join(opener.command)}"))
    rows += [("filter", f"{one.name}  {one.query}") for one in settings.filters]
    rows += [("key", f"{id_}  {_said(keys)}") for id_, keys in sorted(settings.keys.items())]
    return [f"{name:<8}  {clean(value)}" for name, value in rows]


def _said(keys: Sequence[str]) -> str:
    return " ".join(map(show_key, keys)) or "(none)"


def _form(desk: Desk, read: ConfigRead) -> Fields:
    settings = read.settings
    keys = {one.id: settings.keys.get(one.id, one.keys) for one in COMMANDS}
    return {
        "schema": SCHEMA,
        "file": str(desk.session.folders.config),
        "settings": {
            "theme": settings.theme,
            "glyphs": settings.glyphs,
            "density": settings.density,
            "confirm": "changes" if settings.confirm else "nothing",
            "openers": [
                {
                    "match": opener.pattern,
                    "kind": opener.kind,
                    "run": list(opener.command),
                    "terminal": opener.terminal,
                }
                for opener in settings.openers
            ],
            "filters": [{"name": one.name, "query": one.query} for one in settings.filters],
            "keys": {id_: [show_key(key) for key in found] for id_, found in keys.items()},
        },
        "problems": [
            {
                "file": problem.file,
                "line": problem.line,
                "field": ", ".join(part for part in (problem.entry, problem.field) if part) or None,
                "message": clean(problem.message),
                "cure": problem.cure,
            }
            for problem in read.problems
        ],
    }
