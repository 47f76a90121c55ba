"""What came along with a list, as values for the slots of marks."""

from collections.abc import Iterable, Iterator, Sequence

from ..data.catalog import Catalog
from ..data.importer.imported import ListedMark
from ..data.importer.item import State
from ..data.numbering import Work, number_works
from .change import Json
from .listed import Listed
from .mark import MINUTES, NOTE, POSITION, STAR, STATUS, TAG, Seen
from .status import Status

_STATUSES = frozenset(str(status) for status in Status)


def listed_of(catalog: Catalog, marks: Sequence[ListedMark]) -> list[Listed]:
    """Give what a list says of its reader's state, by the keys of the catalog's works and forms.

    A mark on something that the catalog has not is left out.
    """
    works = {work.reference.id: work for work in number_works(catalog)} if marks else {}
    return [
        listed
        for mark in marks
        if (work := works.get(mark.id)) is not None
        for listed in _listed(catalog, work, mark)
    ]


def _listed(catalog: Catalog, work: Work, mark: ListedMark) -> Iterator[Listed]:
    reference = work.reference
    found = _key(work, mark.form)
    if found is None:
        return
    key, url = found
    seen = Seen(url=url, title=reference.title, catalog=catalog.id)
    for slot, values in _slots(mark.state):
        yield Listed(key=key, slot=slot, values=values, seen=seen)


def _key(work: Work, form_url: str) -> tuple[str, str | None] | None:
    if not form_url:
        return work.key, work.reference.url
    pairs = zip(work.reference.forms, work.form_keys, strict=True)
    return next(((key, form.url) for form, key in pairs if form.url == form_url), None)


def _slots(state: State) -> Iterable[tuple[str, tuple[tuple[Json, str], ...]]]:
    """Give the slots that a state fills, each with its values and their dates, oldest first."""
    statuses = [(status, on) for status, on in state.history if status in _STATUSES]
    if state.status in _STATUSES and (not statuses or statuses[-1] != (state.status, state.on)):
        statuses.append((state.status, state.on))
    if any(status != Status.UNREAD for status, _ in statuses):
        yield STATUS, tuple(statuses)
    others: dict[str, Json] = {
        STAR: state.starred,
        NOTE: state.note.rstrip() if state.note.strip() else "",
        POSITION: state.position,
        MINUTES: state.minutes,
        **{f"{TAG}{name}": True for name in state.tags},
    }
    for slot, value in others.items():
        if value not in (False, "", None):
            yield slot, ((value, state.on),)
