"""Which form of a work is the best to open, and the link that leads to where its reader stopped."""

from ..data.key import is_web_link
from ..data.kind import FormKind, Kind
from ..user_state.entry import Entry, FormEntry
from ..user_state.position import Position
from ..user_state.resume import resume_point
from ..user_state.status import Status
from .position_link import fits, link_at


def best_form(entry: Entry, position: Position | None = None) -> FormEntry | None:
    """Give the form to open: one that was started, or fits the position, else the best one.

    A position is where the reader stopped, else the given one. That the work itself was started says
    least of which form it was; without any hint it is a paper's pdf, else the work's own url.
    """
    place = position or resume_point(entry)
    forms = [form for form in entry.forms if form.url is not None and is_web_link(form.url)]
    started = [form for form in forms if form.status is Status.STARTED]
    fitting = [form for form in forms if place is not None and fits(form.kind, form.url, place)]
    papers = [
        form for form in forms if form.kind is FormKind.PDF and entry.reference.kind is Kind.PAPER
    ]
    both = [form for form in started if form in fitting]
    others = [form for form in started if form is not entry.forms[0]]
    hints = [*both, *fitting, *others] if position is not None else [*both, *others, *fitting]
    return next(iter([*hints, *started, *papers, *forms]), None)


def link_to(entry: Entry, form: FormEntry, position: Position | None = None) -> str | None:
    """Give the link of a form that leads to a position, by default to where the reader stopped.

    Where the form cannot be opened there, it is the plain link; None where it has none.
    """
    place = position or resume_point(entry)
    if form.url is None or place is None:
        return form.url
    return link_at(form.kind, form.url, place)
