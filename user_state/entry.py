"""An entry: a reference together with what its reader did with it. What a row shows."""

from dataclasses import dataclass

from ..data.kind import FormKind, own_form_kind
from ..data.reference import Reference
from .mark import NOTE, Head, Mark, Seen
from .marks import Marks
from .status import Status
from .work_status import WorkStatus, work_status
from .works import Works


@dataclass(frozen=True, slots=True)
class FormEntry:
    """One form of a work with its own status; the first form is the reference's own url.

    `former` is what it was before it was done, if it is.
    """

    kind: FormKind
    title: str | None
    url: str | None
    key: str
    status: Status
    former: Status = Status.UNREAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A reference with its marks.

    `work` is its number in the shelf, `path` the names of its categories, outermost first. `mark` is
    that of its key and its earlier keys joined. `is_new`: it came into its catalog lately and was
    not looked at yet. `is_gone`: no catalog has it any more.
    """

    work: int
    catalog: str
    catalog_title: str
    path: tuple[str, ...]
    reference: Reference
    key: str
    aliases: tuple[str, ...]
    mark: Mark
    state: WorkStatus
    forms: tuple[FormEntry, ...]
    history: tuple[Head[Status], ...]
    is_new: bool = False
    is_gone: bool = False
    is_related: bool = False

    @property
    def status(self) -> Status:
        """How far the reader is with the work."""
        return self.state.status

    @property
    def status_word(self) -> str:
        """The status as it is said: *read* or *watched* for done."""
        if self.status is Status.DONE:
            return "watched" if self.state.is_watched else "read"
        return str(self.status)

    @property
    def started(self) -> str | None:
        """The day or instant when it was last started, if that is known."""
        return _last_date(self.history, Status.STARTED)

    @property
    def finished(self) -> str | None:
        """The day or instant when it was done, if it is done now."""
        if self.status is not Status.DONE or self.state.head is None:
            return None
        return self.state.head.on or None

    @property
    def note(self) -> str:
        """The note; where devices left several that differ, all of them, newest first."""
        return "\n\n".join(dict.fromkeys(head.value for head in self.mark.notes))

    @property
    def has_rival_notes(self) -> bool:
        """Whether devices left notes that differ, and none of them was chosen yet."""
        return NOTE in self.mark.conflicts

    @property
    def seen(self) -> Seen:
        """What the reference looks like today, to be kept with a mark."""
        reference = self.reference
        return Seen(url=reference.url, title=reference.title, catalog=self.catalog)

    def form(self, kind: FormKind) -> FormEntry | None:
        """Give the first form of a kind, if there is one."""
        return next((form for form in self.forms if form.kind is kind), None)


def _last_date(history: tuple[Head[Status], ...], status: Status) -> str | None:
    dates = [head.on for head in history if head.value is status and head.on]
    return dates[-1] if dates else None


def make_entry(works: Works, marks: Marks, work: int, *, is_new: bool = False) -> Entry:
    """Join a work with its marks."""
    listing_number, i = works.place(work)
    listing = works.listings[listing_number]
    reference = listing.reference(i)
    key, aliases = listing.key(i), works.aliases(work)
    mark = marks.mark(key, aliases)
    own_kind = own_form_kind(reference.kind, reference.url)
    # Other catalogs may know further forms of the work: done there is done here.
    form_marks = [(kind, marks.mark(form_key)) for kind, form_key in works.forms(work)]
    forms = [
        _form_entry(form.kind, form.title, form.url, form_key, marks.mark(form_key))
        for form, form_key in zip(reference.forms, listing.form_keys(i), strict=True)
    ]
    own = _form_entry(own_kind, None, reference.url, key, mark)
    return Entry(
        work=work,
        catalog=listing.id,
        catalog_title=listing.title,
        path=listing.headings[listing.heading(i)].path,
        reference=reference,
        key=key,
        aliases=aliases,
        mark=mark,
        state=work_status(
            own_kind, mark.status, [(kind, form.status) for kind, form in form_marks]
        ),
        forms=(own, *forms),
        history=_joined_history(mark, [form_mark for _, form_mark in form_marks]),
        is_new=is_new and not mark.latest,
        is_gone=not listing.id,
        is_related=listing.parent(i) >= 0,
    )


def _form_entry(
    kind: FormKind, title: str | None, url: str | None, key: str, mark: Mark
) -> FormEntry:
    before = [head.value for head in mark.history if head.value is not Status.DONE]
    former = before[-1] if before else Status.UNREAD
    return FormEntry(kind, title, url, key, _value(mark), former)


def _value(mark: Mark) -> Status:
    return Status.UNREAD if mark.status is None else mark.status.value


def _joined_history(mark: Mark, form_marks: list[Mark]) -> tuple[Head[Status], ...]:
    if not any(form_mark.history for form_mark in form_marks):
        return mark.history
    joined = {head.id: head for part in form_marks for head in part.history}
    joined.update({head.id: head for head in mark.history})
    return tuple(head for _, head in sorted(joined.items()))
