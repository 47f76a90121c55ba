"""Which entries a verb is about: those named, those on standard input, or all that match."""

import sys
from collections.abc import Iterator, Sequence

import click

from ..user_state.entry import Entry
from ..user_state.shelf import Shelf
from .desk import Desk
from .naming import find_works, nearest_ids
from .speech import is_terminal, say, standard_input
from .stop import Stop, Unclear
from .text_width import fill

_CANDIDATES = 12


def choose(
    desk: Desk, names: Sequence[str], where: str | None = None, *, is_sure: bool = True
) -> list[Entry]:
    """Give the entries that names (`-` reads standard input) or a query stand for, each work once.

    All names must be right, or nothing is chosen: raises Unclear for one that means several works,
    Stop for one that means none or a query without hits. An empty query means every work, which is
    asked about unless `is_sure`.
    """
    if where is None and not names:
        raise click.UsageError("Name an entry by its id, or give --where QUERY.")
    if where is not None and names:
        raise click.UsageError("Give either names or --where, not both.")
    works = _named(desk, names) if where is None else _matching(desk, where, is_sure=is_sure)
    return [desk.shelf.entry(work) for work in works]


def agree(question: str, *, is_sure: bool) -> None:
    """Ask before something large; raises Stop for a no, and where nobody can be asked."""
    if is_sure:
        return
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise Stop(f"{question} Nothing was done: say --yes if that is meant.")
    if not click.confirm(question, err=True):
        raise Stop("Nothing was done.")


def one(desk: Desk, name: str) -> Entry:
    """Give the one entry that a name stands for; raises what `choose` raises."""
    if name == "-":
        raise click.UsageError("Name one entry by its id.")
    return choose(desk, (name,))[0]


def _named(desk: Desk, names: Sequence[str]) -> list[int]:
    chosen: dict[str, int] = {}
    trouble: list[Stop] = []
    for name in _with_standard_input(names):
        works = find_works(desk.shelf, name, desk.scope)
        if len(works) == 1:
            chosen.setdefault(desk.shelf.works.key(works[0]), works[0])
        else:
            trouble.append(_ambiguous(desk.shelf, name, works) if works else _unknown(desk, name))
    if trouble:
        text = "\n".join(stop.message for stop in trouble)
        unclear = any(isinstance(stop, Unclear) for stop in trouble)
        raise Unclear(text) if unclear else Stop(text)
    return list(chosen.values())


def _with_standard_input(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        if name == "-":
            for line in standard_input().splitlines():
                # `jq` without `-r` prints strings with their quotes.
                listed = line.strip().strip('"')
                if listed:
                    yield listed
        else:
            yield name


def _matching(desk: Desk, where: str, *, is_sure: bool) -> list[int]:
    query = desk.query(where, must_be_sound=True)
    shelf = desk.shelf
    works = shelf.find(query, desk.scope)
    if not works:
        raise Stop("Nothing matches.")
    if query.is_empty:
        agree(f"An empty query means all {len(works)} works.", is_sure=is_sure)
    return list({shelf.works.key(work): work for work in reversed(works)}.values())[::-1]


def _ambiguous(shelf: Shelf, name: str, works: Sequence[int]) -> Unclear:
    lines = [f"“{name}” names {len(works)} entries:"]
    ids = [shelf.works.listing(work).work_id(shelf.works.place(work)[1]) for work in works]
    if len(set(ids)) < len(ids):
        catalogs = [shelf.works.listing(work).id for work in works]
        ids = [f"{catalog}/{id_}" for catalog, id_ in zip(catalogs, ids, strict=True)]
    shown = list(zip(ids, works, strict=True))[:_CANDIDATES]
    width = max(len(id_) for id_, _ in shown)
    lines += [f"  {fill(id_, width)}  {shelf.works.reference(work).title}" for id_, work in shown]
    if len(works) > len(shown):
        lines.append(f"  and {len(works) - len(shown)} more")
    return Unclear("\n".join(lines))


def _unknown(desk: Desk, name: str) -> Stop:
    from .hiding import hidden_place  # noqa: PLC0415  # for this fault only

    if hint := hidden_place(desk.session, name):
        return Stop(f"“{name}” is not shown. {hint}")
    near = nearest_ids(desk.shelf, name, desk.scope)
    cure = f"Did you mean {_either(near)}?" if near else "`refshelf list` shows all ids."
    return Stop(f"There is no entry “{name}”. {cure}")


def _either(names: tuple[str, ...]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


def tell_nothing_to_do(entries: Sequence[Entry]) -> bool:
    """Say so where no entry was chosen, as from an empty standard input."""
    if not entries:
        say("Nothing to do: no entry was named.")
    return not entries
