"""The verb `tag`: names that a reader gives to entries."""

from collections.abc import Sequence

import click

from ...data.text import clean
from ...user_state.action import tag, tag_name
from ...user_state.entry import Entry
from ..choice import choose, tell_nothing_to_do
from ..completing import complete_ids
from ..desk import Desk, pass_desk
from ..json_form import SCHEMA
from ..option import catalog_option, dry_run_option, json_option, where_option, yes_option
from ..speech import show, show_json
from ..text_width import fill, width_of
from ..verb import Verb


@click.command(
    cls=Verb,
    # Else `-name` would be taken for a mistyped option.
    context_settings={"ignore_unknown_options": True},
    examples=(
        ("refshelf tag atc22 +work -later", "add one, take one away"),
        ("refshelf tag atc22", "the tags that it has"),
        ("refshelf tag", "all tags, and how often you used them"),
        ("refshelf list --where tag:work", "what has one"),
    ),
)
@click.argument("words", nargs=-1, metavar="[ID]... [+TAG|-TAG]...", shell_complete=complete_ids)
@where_option
@catalog_option
@json_option
@dry_run_option
@yes_option
@pass_desk
def tag_(
    desk: Desk, words: Sequence[str], where: str | None, *, as_json: bool, is_sure: bool
) -> None:
    """Add tags (+name), take them away (-name), or list them."""
    names = [word for word in words if word == "-" or not word.startswith(("+", "-"))]
    add, drop = _tag_names(words, "+"), _tag_names(words, "-")
    if not (names or where is not None or add or drop):
        _list_all(desk, as_json=as_json)
        return
    entries = choose(desk, names, where, is_sure=is_sure or not (add or drop))
    if not (add or drop):
        _list(entries, as_json=as_json)
    elif not tell_nothing_to_do(entries):
        desk.carry_out(tag(entries, desk.now, add=add, drop=drop))


def _tag_names(words: Sequence[str], sign: str) -> list[str]:
    found: list[str] = []
    for word in words:
        if not word.startswith(sign) or word == "-":
            continue
        name = tag_name(clean(word[1:]))
        if word.startswith("--") or not name:
            raise click.UsageError(f"“{word}” is no option and no tag.")
        found.append(name)
    return list(dict.fromkeys(found))


def _list(entries: Sequence[Entry], *, as_json: bool) -> None:
    rows = [(entry, [clean(name) for name in entry.mark.tags]) for entry in entries]
    if as_json:
        listed = [
            {"id": entry.reference.id, "key": entry.key, "tags": tags} for entry, tags in rows
        ]
        show_json({"schema": SCHEMA, "entries": listed})
        return
    widest = max((width_of(entry.reference.id) for entry in entries), default=0)
    show(f"{fill(entry.reference.id, widest)}  {' '.join(tags)}".rstrip() for entry, tags in rows)


def _list_all(desk: Desk, *, as_json: bool) -> None:
    counts = desk.session.store.marks().tag_counts()
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    if as_json:
        listed = [{"tag": name, "count": count} for name, count in rows]
        show_json({"schema": SCHEMA, "tags": listed})
        return
    widest = max((width_of(name) for name in counts), default=0)
    show(f"{fill(name, widest)}  {count}" for name, count in rows)
