"""A verb of the command line: a click command that knows the options of all verbs, with examples."""

from typing import Any

import click

from .given import keep


def shared_options() -> list[click.Parameter]:
    """Make the options that may stand before and after every verb."""
    return [
        click.Option(
            ["--data-dir"],
            metavar="DIR",
            help="Where catalogs and marks are kept.",
            type=click.Path(file_okay=False),
            expose_value=False,
            callback=keep,
        ),
        click.Option(
            ["--reader"],
            metavar="NAME",
            help="Whose marks they are; the login name if not given.",
            expose_value=False,
            callback=keep,
        ),
        click.Option(
            ["--config"],
            metavar="FILE",
            help="Your settings; config.yaml if not given.",
            type=click.Path(),
            expose_value=False,
            callback=keep,
        ),
    ]


class Verb(click.Command):
    """A verb; `examples` are shown at the end of its help, each a command line and what it does."""

    def __init__(
        self, *args: Any, examples: tuple[tuple[str, str], ...] = (), **kwargs: Any
    ) -> None:  # as click.Command takes them
        super().__init__(*args, **kwargs)
        self.examples = examples
        self.params += shared_options()

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        if self.examples:
            with formatter.section("Examples"):
                formatter.write_dl(self.examples, col_max=44)
        super().format_epilog(ctx, formatter)
