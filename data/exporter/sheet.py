"""A sheet: what is exported, catalogs and what one reader did with their works, of no format yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..catalog import Catalog
from ..importer.imported import Imported
from ..importer.item import UNTOUCHED, State
from ..kind import FormKind
from ..reference import Reference

DONE, STARTED = "done", "started"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Catalogs, and the states of their works and forms.

    `states` are by catalog id and reference id, `form_states` by these and the form's url. A state's
    `history` are the statuses before the one in force.
    """

    catalogs: tuple[Catalog, ...]
    states: Mapping[tuple[str, str], State] = field(default_factory=dict[tuple[str, str], State])
    form_states: Mapping[tuple[str, str, str], State] = field(
        default_factory=dict[tuple[str, str, str], State]
    )

    def state(self, catalog: str, reference: Reference) -> State:
        """Give what the reader did with a work itself."""
        return self.states.get((catalog, reference.id), UNTOUCHED)

    def form_state(self, catalog: str, reference: Reference, url: str) -> State:
        """Give what the reader did with one of its forms."""
        return self.form_states.get((catalog, reference.id, url), UNTOUCHED)

    def progress(self, catalog: str, reference: Reference) -> tuple[str, str]:
        """Give the status to show for a work, and the day or instant it is true of."""
        forms = [
            (form.kind, self.form_state(catalog, reference, form.url)) for form in reference.forms
        ]
        return progress(self.state(catalog, reference), forms)


def progress(own: State, forms: list[tuple[FormKind, State]]) -> tuple[str, str]:
    """Give the status of a work, and its date, from its own state and those of its forms.

    A form that is done makes the work done, unless the work itself was set to something later on;
    code is no way to be done with a work. One that was started makes an unread work started.
    """
    if own.status != DONE:
        ends = [one.on for kind, one in forms if one.status == DONE and kind is not FormKind.CODE]
        if ends and not (own.status and own.on and own.on >= max(ends)):
            return DONE, max(ends)
    starts = [one.on for _, one in forms if one.status == STARTED]
    if own.status in {"", "unread"} and starts and max(starts) >= own.on:
        return STARTED, max(starts)
    return own.status, own.on


def sheet_of(*imported: Imported) -> Sheet:
    """Make a sheet of what was imported: for turning one format into another."""
    marks = [(one.catalog.id, mark) for one in imported for mark in one.marks]
    return Sheet(
        catalogs=tuple(one.catalog for one in imported),
        states={(list_id, mark.id): mark.state for list_id, mark in marks if not mark.form},
        form_states={
            (list_id, mark.id, mark.form): mark.state for list_id, mark in marks if mark.form
        },
    )
