"""What can be wrong with one term of a query, and the names that were meant."""

from dataclasses import dataclass

from .query_problem import QueryProblem


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem before its place is known: what was found, and the names that were possible."""

    message: str
    found: str = ""
    valid: tuple[str, ...] = ()

    def at(self, position: int, text: str) -> QueryProblem:
        """Make it the problem of a query's text at a position."""
        return QueryProblem(position, self.message, self._cure(), text)

    def _cure(self) -> str:
        if not self.valid:
            return ""
        near = nearest(self.found, self.valid)
        return f"Did you mean {_listed(near)}?" if near else f"Known are {', '.join(self.valid)}."


def shown(found: str) -> str:
    """Put a typed text into an error: shortened, in quotes, printable characters only."""
    plain = "".join(sign for sign in found[:40] if sign.isprintable())
    return f'"{plain}…"' if len(found) > 40 else f'"{plain}"'


def nearest(found: str, valid: tuple[str, ...]) -> tuple[str, ...]:
    """Tell the names that a mistyped one may stand for, at most three, likeliest first.

    Names that begin with what was typed come before names that look like it.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - slow to load, for broken queries only

    begun = [name for name in valid if found and name.startswith(found)]
    close = get_close_matches(found[:40], valid)
    return tuple(dict.fromkeys((*begun, *close)))[:3]


def _listed(names: tuple[str, ...]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
