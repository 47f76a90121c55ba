"""Lists that are edited at random, by their author and by a reader, with the truth of what is what."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from refshelf.data.catalog import Catalog, Category
from refshelf.data.importer.likeness import likeness, plain_title
from refshelf.data.importer.naming import Names
from refshelf.data.kind import FormKind
from refshelf.data.reference import Form, Reference

_WORDS = (
    *("amber", "basalt", "cedar", "dune", "ember", "fjord", "garnet"),
    *("harbor", "indigo", "jasper", "kelp", "lagoon", "meadow", "nectar"),
    *("onyx", "pebble", "quartz", "raven", "saffron", "tundra", "umber"),
    *("violet", "willow", "xenon", "yarrow", "zephyr", "clock", "ledger"),
    "quorum",
)


@dataclass(eq=False)
class Thing:
    """A work as it truly is: `truth` never changes, whatever the list says of it."""

    truth: int
    title: str
    url: str | None
    forms: list[Form] = field(default_factory=list)
    remark: str | None = None
    related: "list[Thing]" = field(default_factory=list)


@dataclass(eq=False)
class Part:
    """A category while it is being edited."""

    name: str
    things: list[Thing] = field(default_factory=list)
    parts: "list[Part]" = field(default_factory=list)


class Author:
    """Writes a list and edits it, as `chance` has it."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._count = 0
        self._titles: set[str] = set()
        self.parts = [self._part(0) for _ in range(chance.randint(1, 3))]

    def listed(self, catalog_id: str) -> tuple[Catalog, dict[str, int]]:
        """Give the list as it is read, with ids made anew, and the truth behind each."""
        names, truth = Names(), dict[str, int]()

        def reference(one: Thing) -> Reference:
            id_ = names.give(None, one.title)
            truth[id_] = one.truth
            related = tuple(map(reference, one.related))
            return Reference(
                id=id_,
                title=one.title,
                url=one.url,
                remark=one.remark,
                forms=tuple(one.forms),
                related=related,
            )

        def category(part: Part) -> Category:
            return Category(
                name=part.name,
                references=tuple(map(reference, part.things)),
                categories=tuple(map(category, part.parts)),
            )

        parts = tuple(map(category, self.parts))
        return Catalog(id=catalog_id, title="The list", categories=parts), truth

    def edit(self) -> str:
        """Edit the list in one way; tell which."""
        deeds: list[Callable[[], None]] = [
            self.add,
            self.drop,
            self.move,
            self.retitle_a_little,
            self.retitle,
            self.change_address_cosmetically,
            self.change_address,
            self.change_address_and_title,
            self.reorder,
            self.rename_category,
            self.move_related,
            self.promote,
            self.demote,
            self.swap_addresses,
            self.reuse_address,
            self.pass_addresses_on,
            self.split,
            self.merge,
            self.share_page,
            self.change_form,
            self.drop_form,
            self.turn_form_into_page,
            self.add_category,
        ]
        deed = self.chance.choice(deeds)
        deed()
        return deed.__name__

    def add(self) -> None:
        """Add a work somewhere."""
        self._insert(self._any_part().things, self._thing())

    def drop(self) -> None:
        """Drop a work with all that belongs to it."""
        if places := self._places():
            within, one = self.chance.choice(places)
            within.remove(one)

    def move(self) -> None:
        """Move a work to another category."""
        if places := self._top_places():
            within, one = self.chance.choice(places)
            within.remove(one)
            self._insert(self._any_part().things, one)

    def retitle_a_little(self) -> None:
        """Write a title a little differently."""
        if one := self._any():
            one.title = self.chance.choice([one.title.upper(), f"{one.title}!", f"The {one.title}"])

    def retitle(self) -> None:
        """Give a work an entirely different title, as a translation does."""
        if one := self._any():
            one.title = self._title(unlike=one.title)

    def change_address_cosmetically(self) -> None:
        """Write an address differently that leads to the same page."""
        one = self._any()
        if one and one.url:
            page = one.url.partition("://")[2].removeprefix("www.")
            one.url = self.chance.choice(
                [f"http://www.{page}", f"https://{page}?utm_source=x", f"https://{page}/"]
            ).replace("/?", "?")

    def change_address(self) -> None:
        """Move a work to another address, or take it away or give one."""
        if one := self._any():
            one.url = self._url()

    def change_address_and_title(self) -> None:
        """Change both, so that nobody can be sure."""
        if one := self._any():
            one.url, one.title = self._url(), f"{one.title} revised"

    def reorder(self) -> None:
        """Shuffle a category."""
        self.chance.shuffle(self._any_part().things)

    def rename_category(self) -> None:
        """Rename a category."""
        self._any_part().name = self._title()

    def add_category(self) -> None:
        """Add a category with works in it."""
        self._any_part().parts.append(self._part(9))

    def move_related(self) -> None:
        """Let a related work belong to another."""
        related, tops = self._related_places(), self._top_places()
        if related and tops:
            within, one = self.chance.choice(related)
            within.remove(one)
            self._insert(self.chance.choice(tops)[1].related, one)

    def promote(self) -> None:
        """Make a related work one of its own."""
        if related := self._related_places():
            within, one = self.chance.choice(related)
            within.remove(one)
            self._insert(self._any_part().things, one)

    def demote(self) -> None:
        """Let a work belong to another one."""
        alone = [place for place in self._top_places() if not place[1].related]
        if len(alone) > 1:
            (within, one), (_, other) = self.chance.sample(alone, 2)
            within.remove(one)
            self._insert(other.related, one)

    def swap_addresses(self) -> None:
        """Swap the addresses of two works."""
        if len(places := self._places()) > 1:
            (_, one), (_, other) = self.chance.sample(places, 2)
            one.url, other.url = other.url, one.url

    def reuse_address(self) -> None:
        """Put another work in the place and at the address of one."""
        if places := self._places():
            within, one = self.chance.choice(places)
            fresh = self._thing(unlike=one.title)
            fresh.url = one.url or fresh.url
            within[within.index(one)] = fresh

    def pass_addresses_on(self) -> None:
        """Let each of three works have the address of the one before."""
        if len(places := self._places()) > 2:
            things = [one for _, one in self.chance.sample(places, 3)]
            urls = [one.url for one in things]
            for one, url in zip(things, [self._url(), *urls[:-1]], strict=True):
                one.url = url

    def split(self) -> None:
        """Make a form of a work one of its own."""
        one = self._any()
        if one and one.forms:
            form = one.forms.pop()
            fresh = self._thing(unlike=one.title)
            fresh.url = form.url
            self._insert(self._any_part().things, fresh)

    def merge(self) -> None:
        """Make a work a form of another one."""
        alone = [place for place in self._places() if place[1].url and not place[1].related]
        if len(alone) > 1:
            (within, one), (_, other) = self.chance.sample(alone, 2)
            within.remove(one)
            other.forms.append(Form(kind=FormKind.VIDEO, url=one.url or ""))

    def share_page(self) -> None:
        """Add a work on the page of another one."""
        if one := self._any():
            fresh = self._thing(unlike=one.title)
            fresh.url = one.url
            self._insert(self._any_part().things, fresh)

    def change_form(self) -> None:
        """Move a form to another address."""
        one = self._any()
        if one and one.forms:
            place = self.chance.randrange(len(one.forms))
            one.forms[place] = replace(one.forms[place], url=self._url(certain=True))

    def drop_form(self) -> None:
        """Drop a form."""
        one = self._any()
        if one and one.forms:
            one.forms.pop()

    def turn_form_into_page(self) -> None:
        """Make a form the address of the work, and the other way round."""
        one = self._any()
        if one and one.forms and one.url:
            form = one.forms.pop(0)
            one.forms.append(replace(form, url=one.url))
            one.url = form.url

    def _part(self, depth: int) -> Part:
        part = Part(self._title(), [self._thing() for _ in range(self.chance.randint(0, 4))])
        for one in part.things:
            one.related = [self._thing() for _ in range(self.chance.choice([0, 0, 0, 1, 2]))]
        if depth < 2 and self.chance.random() < 0.4:
            part.parts = [self._part(depth + 1)]
        return part

    def _thing(self, unlike: str = "") -> Thing:
        self._count += 1
        forms = [
            Form(kind=self.chance.choice(list(FormKind)), url=self._url(certain=True))
            for _ in range(self.chance.choice([0, 0, 1, 2]))
        ]
        return Thing(self._count, self._title(unlike=unlike), self._url(), forms)

    def _title(self, unlike: str = "") -> str:
        while True:
            if self.chance.random() < 0.25:
                title = f"Lecture {len(self._titles)}"
            else:
                title = " ".join(self.chance.sample(_WORDS, 3)).capitalize()
            near = likeness(plain_title(title), plain_title(unlike)) if unlike else 0.0
            if title not in self._titles and near < 0.55:
                self._titles.add(title)
                return title

    def _url(self, *, certain: bool = False) -> str | None:
        self._count += 1
        if not certain and self.chance.random() < 0.15:
            return None
        return f"https://{self.chance.choice('abc')}.example/{self._count}"

    def _insert(self, within: list[Thing], one: Thing) -> None:
        within.insert(self.chance.randint(0, len(within)), one)

    def _any_part(self) -> Part:
        found = list(self.parts)
        for part in found:
            found.extend(part.parts)
        return self.chance.choice(found)

    def _top_places(self) -> list[tuple[list[Thing], Thing]]:
        found = list(self.parts)
        for part in found:
            found.extend(part.parts)
        return [(part.things, one) for part in found for one in part.things]

    def _related_places(self) -> list[tuple[list[Thing], Thing]]:
        return [(top.related, one) for _, top in self._top_places() for one in top.related]

    def _places(self) -> list[tuple[list[Thing], Thing]]:
        return [*self._top_places(), *self._related_places()]

    def _any(self) -> Thing | None:
        places = self._places()
        return self.chance.choice(places)[1] if places else None
