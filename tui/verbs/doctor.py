"""The verb `doctor`: what is where, and what is wrong with it."""

import click

from ...data.text import clean
from ...user_state.checkup import Finding, StateFile
from ...user_state.date import instant
from ...user_state.migration import SCHEMA as STATE_SCHEMA
from ..desk import Desk, pass_desk
from ..health import Health, health_of
from ..json_form import SCHEMA, Fields
from ..option import json_option
from ..plain_health import health_lines
from ..session import Session
from ..speech import show, show_json
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf doctor", "what is where, and is it well?"),
        ("refshelf doctor --json", "the same for a program"),
        ("refshelf list --where is:gone", "the marks that no list has any more"),
        ("refshelf list --where is:conflict", "where your devices differ"),
    ),
)
@json_option
@pass_desk
def doctor_(desk: Desk, *, as_json: bool) -> None:
    """Look at all your files, say what is wrong, and how to mend it.

    Nothing is changed by it. The exit code is 1 if there is a problem; what your devices differ on,
    and marks that no list has any more, are none.
    """
    health = health_of(desk.session)
    if as_json:
        show_json(_form(desk.session, health))
    else:
        show(health_lines(desk.session, health, desk.look))
    if health.problems:
        click.get_current_context().exit(1)


def _form(session: Session, health: Health) -> Fields:
    checkup = health.checkup
    return {
        "schema": SCHEMA,
        "reader": session.place.reader,
        "device": None if checkup.device is None else checkup.device.name,
        "state_schema": STATE_SCHEMA,
        "paths": {
            "data": str(session.folders.data),
            "state": str(session.place.machine),
            "cache": str(session.folders.cache),
        },
        "files": [_file_form(file) for file in checkup.files],
        "backups": [str(path) for path in checkup.backups],
        "kept": [str(path) for path in checkup.kept],
        "drafts": [draft.key for draft in health.drafts],
        "conflicts": [dispute.as_json() for dispute in health.disputes],
        "gone": [{"key": key, "title": title} for key, title in health.gone],
        "findings": [_finding_form(finding) for finding in health.findings],
        "problems": health.problems,
    }


def _file_form(file: StateFile) -> Fields:
    return {
        "path": str(file.path),
        "role": file.role,
        "device": clean(file.device),
        "marks": file.marks,
        "schema": file.schema,
        "bytes": file.size,
        "changed": instant(file.changed),
    }


def _finding_form(finding: Finding) -> Fields:
    return {
        "problem": finding.is_problem,
        "what": clean(finding.what),
        "cure": clean(finding.cure) or None,
        "path": None if finding.path is None else str(finding.path),
    }
