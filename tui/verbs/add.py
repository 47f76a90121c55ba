"""The verb `add`: put single references into a list of your own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import click

from ...data.catalog import Catalog, Category
from ...data.catalog_field import YEARS
from ...data.importer.guess import guess_kind
from ...data.importer.naming import Names, slug
from ...data.key import BadUrl, key
from ...data.kind import Kind
from ...data.numbering import page_key
from ...data.reference import Reference
from ...data.text import clean
from ..completing import complete_catalogs
from ..desk import Desk, pass_desk
from ..option import dry_run_option
from ..own_catalog import OwnCatalog, as_file, find_own, own_ids
from ..speech import say
from ..stop import Stop, Unclear
from ..verb import Verb

_OWN = OwnCatalog("own.yaml", Catalog(id="own", title="My references"))
_CATEGORY = "References"


@click.command(
    cls=Verb,
    examples=(
        ("refshelf add https://example.org/paper.pdf", "to “My references”"),
        ("refshelf add --title 'The Book' --kind book --by 'A. Writer'", "without a link"),
        ("refshelf add URL --to storage --category Papers", "to a list of your own"),
    ),
)
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option("--title", metavar="TEXT", help="Its title; the address if not given.")
@click.option(
    "--to",
    "catalog_id",
    metavar="CATALOG",
    shell_complete=complete_catalogs,
    help="The list of your own; “own” if not given.",
)
@click.option("--category", metavar="NAME", help="Where it stands there; `A / B` for a nested one.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="What it is.")
@click.option("--by", "people", metavar="NAME", multiple=True, help="Who made it; can be repeated.")
@click.option("--venue", metavar="TEXT", help="Where it appeared.")
@click.option("--year", type=click.IntRange(*YEARS), help="When it appeared.")
@click.option("--remark", metavar="TEXT", help="What you say of it, for every reader of the list.")
@dry_run_option
@pass_desk
def add_(
    desk: Desk, urls: Sequence[str], catalog_id: str | None, category: str | None, **given: object
) -> None:
    """Put references into a list of your own.

    Nothing is fetched: without --title the address is the title. A list that is not there yet is
    made. What stands in it already is left.
    """
    title = given["title"]
    if not urls and not title:
        raise click.UsageError("Give an address, or a title with --title.")
    if len(urls) > 1 and title:
        raise click.UsageError("A title goes with one address.")
    own = _target(desk, catalog_id)
    known = {page_key(reference.url) for reference in own.catalog.references()}
    names = Names(reference.id for reference in own.catalog.references())
    added: list[Reference] = []
    for url in urls or ("",):
        if url and _wanted(url) in known:
            say(f"{url} is in “{own.catalog.title}” already.")
            continue
        known.add(page_key(url))
        added.append(_reference(url, given, names))
    if added:
        _carry_out(desk, own, tuple(added), category or _CATEGORY)


def _target(desk: Desk, catalog_id: str | None) -> OwnCatalog:
    wanted = catalog_id or _OWN.catalog.id
    if wanted in own_ids(desk.session) or wanted in desk.session.loaded.files:
        return find_own(desk.session, wanted)
    if catalog_id is None:
        return _OWN
    name = slug(catalog_id)
    if name != catalog_id:
        raise Unclear(
            f"“{catalog_id}” cannot be the id of a list; write it like `{name or 'my-list'}`."
        )
    return OwnCatalog(f"{name}.yaml", Catalog(id=name, title=name.replace("-", " ").capitalize()))


def _wanted(url: str) -> str:
    try:
        return key(url)
    except BadUrl as fault:
        raise Stop(f"{fault}.") from fault


def _reference(url: str, given: dict[str, object], names: Names) -> Reference:
    title = clean(str(given["title"] or url))
    kind, people = given["kind"], cast("tuple[str, ...]", given["people"])
    year = given["year"]
    return Reference(
        id=names.give(None, title.partition("://")[2] or title),
        title=title,
        url=clean(url) or None,
        kind=Kind(str(kind)) if kind else guess_kind(url or None, title),
        authors=tuple(map(clean, people)),
        venue=clean(str(given["venue"] or "")) or None,
        year=year if isinstance(year, int) else None,
        remark=clean(str(given["remark"] or ""), lines=True) or None,
    )


def _carry_out(desk: Desk, own: OwnCatalog, added: tuple[Reference, ...], category: str) -> None:
    path = tuple(name for name in map(clean, category.split(" / ")) if name) or (_CATEGORY,)
    catalog = replace(own.catalog, categories=_with(own.catalog.categories, path, added))
    titles = ", ".join(f"“{one.title}”" for one in added[:3])
    what = f"added {titles}{' and more' if len(added) > 3 else ''} to “{catalog.title}”"
    if desk.is_dry_run:
        say(f"Would be done: {what}.")
        return
    desk.session.store.take_list(what, [(own.name, as_file(catalog))])
    ids = ", ".join(one.id for one in added)
    say(f"{what[:1].upper()}{what[1:]}, as {ids}.")


def _with(
    categories: tuple[Category, ...], path: tuple[str, ...], added: tuple[Reference, ...]
) -> tuple[Category, ...]:
    """Put references into the category of that path, which is made where it is not there."""
    name, *inner = path
    place = next((n for n, one in enumerate(categories) if one.name == name), len(categories))
    found = categories[place] if place < len(categories) else Category(name=name)
    if inner:
        found = replace(found, categories=_with(found.categories, tuple(inner), added))
    else:
        found = replace(found, references=(*found.references, *added))
    return (*categories[:place], found, *categories[place + 1 :])
