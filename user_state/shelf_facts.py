"""What queries ask of a shelf: the columns of its catalogs and the marks of its works."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..data.text import fold
from .mark import MINUTES, Mark
from .marks import Marks
from .status import Status
from .tally import Tally
from .works import Works


@dataclass(frozen=True)
class ShelfFacts:
    """The `Facts` of a shelf: nothing is made of a work before a query asks for it."""

    works: Works
    marks: Marks
    tally: Tally
    news: frozenset[tuple[str, str]]

    def __len__(self) -> int:
        return len(self.works)

    def texts(self) -> Sequence[str]:
        """Give the folded text of each work."""
        return self.works.texts

    def kinds(self) -> Sequence[str]:
        """Give the kind of each work."""
        return self.works.kinds

    def years(self) -> Sequence[int]:
        """Give the year of each work, 0 where unknown."""
        return self.works.years

    def minutes(self) -> Sequence[int]:
        """Give the length of each work: the reader's own figure first, else the catalog's."""
        marked = self.having(MINUTES)
        if not marked:
            return self.works.minutes
        lengths = list(self.works.minutes)
        for work in marked:
            own = self.mark(work).minutes
            if own is not None:
                lengths[work] = own.value
        return lengths

    @cached_property
    def _marked(self) -> dict[int, Mark]:
        """The works that have any mark, on themselves or on a form."""
        keys = {self.works.key(work) for key in self.marks for work in self.works.lookup(key)}
        touched = {work for key in keys for work in self.works.owners(key)}
        return {work: self.mark(work) for work in touched}

    def having(self, slot: str) -> Collection[int]:
        """Give the works among which are all that have something set in a slot of their mark.

        It looks only at marks with that slot, so it is fast where few have it.
        """
        marked = (key for key, document in self.marks.documents.items() if slot in document)
        keys = {own for key in marked for own in self.works.own_keys(key)}
        return {work for key in keys for work in self.works.owners(key)}

    def mark(self, work: int) -> Mark:
        """Give what the reader did with a work itself, not with its forms."""
        return self.marks.mark(self.works.key(work), self.works.aliases(work))

    def marked(self) -> Collection[int]:
        """Give the works that have any mark."""
        return self._marked.keys()

    def own_text(self, work: int) -> str:
        """Give the folded notes and tags of a work."""
        mark = self._marked[work]
        return "\n".join(fold(text) for text in (*(note.value for note in mark.notes), *mark.tags))

    def status(self, work: int) -> Status:
        """Tell how far the reader is with a work."""
        return self.tally.status(self.works.key(work))

    def starred(self, work: int) -> bool:
        """Tell whether a work has a star."""
        return self._marked[work].starred

    def tags(self, work: int) -> Collection[str]:
        """Give the folded tags of a work."""
        return {fold(tag) for tag in self._marked[work].tags}

    def recent(self, work: int) -> str:
        """Give the id of the newest change of a work or one of its forms."""
        forms = (self.marks.mark(key).latest for key in self.works.form_keys(work))
        return max(self._marked[work].latest, *forms, "")

    def has_note(self, work: int) -> bool:
        """Tell whether a work has a note."""
        return bool(self._marked[work].notes)

    def has_position(self, work: int) -> bool:
        """Tell whether the reader noted where a work was left."""
        position = self._marked[work].position
        return position is not None and bool(position.value)

    def in_conflict(self, work: int) -> bool:
        """Tell whether devices disagree about a work."""
        return bool(self._marked[work].conflicts)

    def is_gone(self, work: int) -> bool:
        """Tell whether no catalog has a work any more."""
        return not self.works.listing(work).id

    def is_new(self, work: int) -> bool:
        """Tell whether a work came in lately and was neither looked at nor marked."""
        number, i = self.works.place(work)
        listing = self.works.listings[number]
        return (listing.id, listing.work_id(i)) in self.news and not self.mark(work).latest

    def has(self, work: int, name: str) -> bool:
        """Tell whether a work has a form of a kind, or an abstract."""
        number, i = self.works.place(work)
        return name in self.works.listings[number].has(i)

    def people(self, work: int) -> str:
        """Give the folded names of a work's people, one on each line."""
        return "\n".join(fold(name) for name in self.works.reference(work).authors)

    def places(self, work: int) -> str:
        """Give folded id and title of a work's catalog and its categories' names."""
        number, i = self.works.place(work)
        listing = self.works.listings[number]
        path = listing.headings[listing.heading(i)].path
        return "\n".join(fold(name) for name in (listing.id, listing.title, *path))

    def title(self, work: int) -> str:
        """Give the title of a work."""
        return self.works.reference(work).title
