"""Why a command stops: one sentence for the reader and the exit code that scripts see."""

import click


class Stop(click.ClickException):
    """What was asked for was not found, or failed (exit code 1)."""

    exit_code = 1


class Unclear(Stop):
    """What was asked for can mean several things, or is no sound question (exit code 2)."""

    exit_code = 2


class BadInput(Stop):
    """A file or a catalog that was named is broken (exit code 3)."""

    exit_code = 3
