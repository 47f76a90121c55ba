"""What was given to a run before and after the verb: the options that all verbs share."""

from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from .session import Session

_PREFIX = "refshelf.tui."


def keep(ctx: click.Context, param: click.Parameter, value: object) -> object:
    """Keep the value of an option, as its callback; the last one that was given counts."""
    if value is not None and value is not False:
        ctx.meta[f"{_PREFIX}{param.name}"] = value
    return value


def recall(ctx: click.Context, name: str) -> str | None:
    """Give the text of an option; None if it was not given."""
    return cast("str | None", ctx.meta.get(_PREFIX + name))


def is_given(ctx: click.Context, name: str) -> bool:
    """Tell whether an option was given at all."""
    return _PREFIX + name in ctx.meta


def seat(ctx: click.Context, session: "Session | None") -> None:
    """Let a run work at a session that is open already, unless its options ask for another one."""
    if session is not None:
        ctx.meta[f"{_PREFIX}seat"] = session


def session_of(ctx: click.Context) -> "Session":
    """Open the session that the options of a run ask for, once."""
    name = f"{_PREFIX}session"
    is_elsewhere = any(is_given(ctx, option) for option in ("data_dir", "reader", "config"))
    if name not in ctx.meta and f"{_PREFIX}seat" in ctx.meta and not is_elsewhere:
        ctx.meta[name] = ctx.meta[f"{_PREFIX}seat"]
    if name not in ctx.meta:
        from .session import open_session  # noqa: PLC0415  # not needed to print help

        ctx.meta[name] = open_session(
            recall(ctx, "data_dir"), recall(ctx, "reader"), config=recall(ctx, "config")
        )
    return cast("Session", ctx.meta[name])


def session_so_far(ctx: click.Context) -> "Session | None":
    """Give the session of a run, if it opened one."""
    return cast("Session | None", ctx.meta.get(f"{_PREFIX}session"))
