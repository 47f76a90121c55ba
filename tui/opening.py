"""Which form of a work is the best to open."""

from ..data.key import is_web_link
from ..data.kind import FormKind, Kind
from ..user_state.entry import Entry, FormEntry
from ..user_state.status import Status


def best_form(entry: Entry) -> FormEntry | None:
    """Give the form to open: the one that was started, else a paper's pdf, else the work's own url."""
    forms = [form for form in entry.forms if form.url is not None and is_web_link(form.url)]
    started = [form for form in forms if form.status is Status.STARTED]
    papers = [
        form for form in forms if form.kind is FormKind.PDF and entry.reference.kind is Kind.PAPER
    ]
    return next(iter([*started, *papers, *forms]), None)
