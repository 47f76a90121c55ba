"""The command line: the table of verbs, each loaded when it is used, and the group around them."""

from importlib import import_module

import click

from .bare import has_screen, open_screen
from .given import session_of
from .verb import shared_options

VERBS = {
    "list": "list",
    "show": "show",
    "open": "open",
    "read": "status",
    "watched": "status",
    "start": "status",
    "skip": "status",
    "unread": "status",
    "star": "star",
    "unstar": "star",
    "note": "note",
    "notes": "notes",
    "tag": "tag",
    "undo": "undo",
    "redo": "undo",
    "log": "log",
    "next": "next",
    "stats": "stats",
    "import": "import_",
    "update": "update",
    "export": "export",
    "catalogs": "catalogs",
    "add": "add",
    "check": "check",
    "backup": "backup",
    "restore": "restore",
    "merge": "merge",
    "forget": "forget",
    "doctor": "doctor",
    "path": "path",
    "config": "config",
    "completion": "completion",
}
"""The module in `tui/verbs/` of each verb; the function there is named for the verb."""


class Verbs(click.Group):
    """The verbs by name; a verb's module is imported when the verb is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """List the names of all verbs, those first that are needed most."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the verb of that name."""
        if cmd_name in VERBS and cmd_name not in self.commands:
            module = import_module(f".verbs.{VERBS[cmd_name]}", __package__)
            self.add_command(getattr(module, f"{cmd_name}_"), cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb that arguments begin with; of a mistyped one the nearest are named."""
        if args[0] in VERBS or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches  # noqa: PLC0415  # slow to load, for mistakes only

        near = get_close_matches(args[0], VERBS)
        cure = f" Did you mean {' or '.join(near)}?" if near else ""
        raise click.UsageError(f"There is no verb “{args[0]}”.{cure}", ctx)


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # click's signature
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version  # noqa: PLC0415  # for this option only

        click.echo(f"refshelf {version('refshelf')}")
        ctx.exit()


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version.",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Keep a reading list that you can finish: what is worth reading, and how far you are.

    Without a verb the screen opens; where there is no terminal, the list is printed. An ID is that
    of an entry, a unique beginning of it, catalog/id, or its url; `-` reads IDs from standard input,
    one a line.

    Exit codes: 0 done, 1 nothing found or failed, 2 usage or ambiguous, 3 bad input or catalog,
    4 marks locked or of a newer version, 130 interrupted.
    """
    if ctx.invoked_subcommand is None:
        _without_verb(ctx)


def _without_verb(ctx: click.Context) -> None:
    if has_screen():
        open_screen(session_of(ctx))
        return
    verb = cli.get_command(ctx, "list")
    if verb is not None:
        with verb.make_context("list", [], parent=ctx) as inner:
            verb.invoke(inner)


cli.params += shared_options()
