"""Actions: what a reader does to entries, worked out as the edits of one step.

The keys of the screen and the verbs of the command line meet here, so that both mean the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..data.kind import FormKind
from ..data.text import clean
from .change import Json
from .clock import is_id
from .entry import Entry, FormEntry
from .mark import NOTE, POSITION, STAR, STATUS, TAG
from .position import said_position
from .status import Status
from .step import Edit
from .timestamp import last_timestamp


@dataclass(frozen=True, slots=True)
class Deed:
    """The edits of one step and the words for it: `what` was done, such as `read “Title”`."""

    what: str
    edits: tuple[Edit, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.edits)


_DONE_WORDS = {FormKind.VIDEO: "watched", FormKind.AUDIO: "heard"}


def finish(entries: Sequence[Entry], on: str, form: FormKind | None = None) -> Deed:
    """Set works to done: the form of that kind, else the one that was started, else the work itself.

    A started video does not count where the reader says *read* of a work that has other forms: that
    would be shown as watched. Entries that lack the form are left out.
    """
    edits: list[Edit] = []
    words: set[str] = set()
    for entry in entries:
        target = _form_to_finish(entry, form)
        if target is not None:
            words.add(_DONE_WORDS.get(target.kind, "read"))
            edits.append(_status_edit(entry, target, Status.DONE, on))
    return Deed(_named(words.pop() if len(words) == 1 else "done with", entries), tuple(edits))


def watch(entries: Sequence[Entry], on: str) -> Deed:
    """Set the video of each work to done; works without one are left out."""
    return finish(entries, on, FormKind.VIDEO)


def _form_to_finish(entry: Entry, kind: FormKind | None) -> FormEntry | None:
    if kind is not None:
        return entry.form(kind)
    started = [
        form
        for form in entry.forms[1:]
        if form.status is Status.STARTED and form.kind not in {FormKind.VIDEO, FormKind.CODE}
    ]
    return started[0] if started else entry.forms[0]


def set_status(entries: Sequence[Entry], status: Status, on: str) -> Deed:
    """Set works themselves to started, skipped or unread, whatever their forms are."""
    words = {Status.STARTED: "started", Status.SKIPPED: "skipped", Status.UNREAD: "unread"}
    edits = tuple(_status_edit(entry, entry.forms[0], status, on) for entry in entries)
    return Deed(_named(words.get(status, "read"), entries), edits)


def toggle(entries: Sequence[Entry], on: str) -> Deed:
    """Set works to done, or, if all of them are, back to what they were before."""
    if not all(entry.status is Status.DONE for entry in entries):
        return finish([entry for entry in entries if entry.status is not Status.DONE], on)
    edits = tuple(edit for entry in entries for edit in _taken_back(entry, on))
    return Deed(_named("not done after all", entries), edits)


def _taken_back(entry: Entry, on: str) -> list[Edit]:
    """Put a done work, and all its done forms, back to what they were before."""
    own, *others = entry.forms
    done = [form for form in others if form.status is Status.DONE]
    edits = [_form_edit(form, entry, form.former, on) for form in done]
    # Set anew in any case: what makes it done may be a form that only another list knows of.
    former = own.former if own.status is Status.DONE else own.status
    return [*edits, _status_edit(entry, own, former, on)]


def toggle_form(entry: Entry, form: FormEntry, on: str) -> Deed:
    """Tick one form of a work, or take the tick away."""
    is_done = form.status is Status.DONE
    status = form.former if is_done else Status.DONE
    word = "not done after all" if is_done else _DONE_WORDS.get(form.kind, "read")
    what = f"{word}: {form.kind} of {_quoted(entry)}"
    return Deed(what, (_form_edit(form, entry, status, on),))


def set_form_status(entry: Entry, form: FormEntry, status: Status, on: str) -> Deed:
    """Set one form of a work to started, skipped or unread."""
    what = f"{status}: {form.kind} of {_quoted(entry)}"
    return Deed(what, (_form_edit(form, entry, status, on),))


def begin(entry: Entry, form: FormEntry, on: str) -> Deed:
    """Note that a form was opened: it is started, never done; what is done stays done."""
    edits: list[Edit] = []
    if form.status is Status.UNREAD or (form.key == entry.key and form.status is Status.SKIPPED):
        edits.append(_form_edit(form, entry, Status.STARTED, on))
    if entry.status is Status.SKIPPED and form.key != entry.key:
        edits.append(_form_edit(entry.forms[0], entry, Status.STARTED, on))
    if entry.status is Status.DONE:
        edits = [edit for edit in edits if edit.key != entry.key]
    return Deed(f"started {_quoted(entry)}", tuple(edits))


def star(entries: Sequence[Entry], on: str, *, starred: bool | None = None) -> Deed:
    """Star works or take their stars away; without `starred`, star all unless all have one."""
    wanted = not all(entry.mark.starred for entry in entries) if starred is None else starred
    word = "starred" if wanted else "no star for"
    edits = tuple(_edit(entry, STAR, wanted, on) for entry in entries)
    return Deed(_named(word, entries), edits)


def write_note(entry: Entry, text: str, on: str) -> Deed:
    """Set the note of a work; a text without any letter clears it.

    A timestamp that was added as the last one is also how far the reader is: it sets the position.
    """
    edit = _note_edit(entry, text, on)
    word = "note on" if edit.value else "cleared the note on"
    last = last_timestamp(str(edit.value))
    if last is None or last in {last_timestamp(head.value) for head in entry.mark.notes}:
        return Deed(f"{word} {_quoted(entry)}", (edit,))
    return Deed(f"{word} {_quoted(entry)}", (edit, _edit(entry, POSITION, str(last), on)))


def settle_notes(entry: Entry, text: str, on: str) -> Deed:
    """Put one text in place of the notes that devices left; where the reader stopped stays as it is."""
    return Deed(f"one note on {_quoted(entry)}", (_note_edit(entry, text, on),))


def _note_edit(entry: Entry, text: str, on: str) -> Edit:
    kept = clean(text, lines=True).rstrip()
    kept = kept if kept.strip() else ""
    return replace(_edit(entry, NOTE, kept, on), replaces=_notes_in_view(entry))


def _notes_in_view(entry: Entry) -> tuple[str, ...] | None:
    """Name the notes that the writer had before them: another that came in meanwhile is kept too."""
    ids = tuple(head.id for head in entry.mark.notes)
    # An id that the store did not give yet is not known to it under that name.
    return ids if all(is_id(head_id) for head_id in ids) else None


def tag(
    entries: Sequence[Entry], on: str, *, add: Iterable[str] = (), drop: Iterable[str] = ()
) -> Deed:
    """Give works tags and take tags away; the names are as `tag_name` makes them."""
    wanted = [(name, True) for name in add] + [(name, False) for name in drop]
    edits = tuple(
        _edit(entry, f"{TAG}{name}", value, on) for entry in entries for name, value in wanted
    )
    words = " ".join(f"{'+' if value else '-'}{name}" for name, value in wanted)
    return Deed(_named(f"tags {words}:", entries), edits)


def tag_name(text: str) -> str:
    """Make a tag's name of a text: lower case, words joined by `-`; empty if nothing is left."""
    return "-".join(clean(text).casefold().replace(",", " ").split()).lstrip("#+-")


def set_position(entry: Entry, position: str, on: str) -> Deed:
    """Note where the reader stopped: a page or a time; an empty text clears it."""
    kept = clean(position)
    word = f"stopped at {said_position(kept)} in" if kept else "no place in"
    return Deed(f"{word} {_quoted(entry)}", (_edit(entry, POSITION, kept, on),))


def _edit(entry: Entry, slot: str, value: Json, on: str) -> Edit:
    key, aliases = entry.key, entry.aliases
    return Edit(key=key, slot=slot, value=value, on=on, seen=entry.seen, aliases=aliases)


def _form_edit(form: FormEntry, entry: Entry, status: Status, on: str) -> Edit:
    if form.key == entry.key:
        return _edit(entry, STATUS, status.value, on)
    seen = replace(entry.seen, url=form.url)
    return Edit(key=form.key, slot=STATUS, value=status.value, on=on, seen=seen)


def _status_edit(entry: Entry, form: FormEntry, status: Status, on: str) -> Edit:
    """Set a form so that the work shows it afterwards, even where another form outweighs it now."""
    return replace(_form_edit(form, entry, status, on), anew=entry.status is not status)


def _quoted(entry: Entry) -> str:
    return f"“{entry.reference.title}”"


def _named(word: str, entries: Sequence[Entry]) -> str:
    return f"{word} {_quoted(entries[0])}" if len(entries) == 1 else f"{word} {len(entries)} works"
