"""The verb `open`: shows entries in the browser."""

from collections.abc import Sequence

import click

from ...data.key import is_web_link
from ...data.kind import FormKind
from ...user_state.action import Deed, begin
from ...user_state.entry import Entry, FormEntry
from ...user_state.resume import resume_point
from ..browser import has_browser, open_link
from ..choice import agree, choose, tell_nothing_to_do
from ..desk import Desk, pass_desk
from ..opener import Start, start_for
from ..opening import best_form, link_to
from ..option import (
    catalog_option,
    dry_run_option,
    form_option,
    names_argument,
    where_option,
    yes_option,
)
from ..settings import Opener
from ..speech import say, show, warn
from ..stop import Stop
from ..verb import Verb

_MANY = 5
_WATCHED = 0.4  # seconds in which a program that opens links may fail aloud

Target = tuple[Entry, FormEntry]


@click.command(
    cls=Verb,
    examples=(
        ("refshelf open atc22", "the form you had started, else the best one"),
        ("refshelf open atc22 --form pdf", "its pdf"),
        ("refshelf open --where is:started --yes", "all that you are at"),
    ),
)
@names_argument
@where_option
@form_option
@catalog_option
@dry_run_option
@yes_option
@pass_desk
def open_(
    desk: Desk, names: Sequence[str], where: str | None, form: str | None, *, is_sure: bool
) -> None:
    """Open entries in the browser or your own programs.

    config.yaml names the programs, by link. What was opened is started then, never done. A video
    or a pdf opens where you stopped. Links that nothing here can open are printed.
    """
    entries = choose(desk, names, where, is_sure=is_sure)
    if tell_nothing_to_do(entries):
        return
    targets = _targets(entries, None if form is None else FormKind(form))
    if len(targets) > _MANY:
        agree(f"That opens {len(targets)} links.", is_sure=is_sure)
    if desk.is_dry_run:
        show(str(link_to(*target)) for target in targets)
        return
    openers = desk.session.config.settings.openers
    plans = [(target, _start(openers, target)) for target in targets]
    printed = [target for target, start in plans if start is None and not has_browser()]
    opened = [target for target, start in plans if target not in printed and _opens(target, start)]
    if printed:
        say("There is no browser here; open it yourself:")
    _begin(desk, [*opened, *printed])
    show(str(link_to(*target)) for target in printed)


def _start(openers: Sequence[Opener], target: Target) -> Start | None:
    entry, form = target
    if not openers:
        return None
    return start_for(openers, form.url or "", form.kind, resume_point(entry))


def _targets(entries: Sequence[Entry], kind: FormKind | None) -> list[Target]:
    found: list[Target] = []
    for entry in entries:
        form = best_form(entry) if kind is None else _form_of_kind(entry, kind)
        if form is None:
            warn(f"“{entry.reference.title}” has no {kind or 'link'} that could be opened.")
        else:
            found.append((entry, form))
    if not found:
        raise Stop("Nothing was opened.")
    return found


def _form_of_kind(entry: Entry, kind: FormKind) -> FormEntry | None:
    same_kind = (form for form in entry.forms if form.kind is kind and form.url is not None)
    return next((form for form in same_kind if is_web_link(form.url or "")), None)


def _opens(target: Target, start: Start | None) -> bool:
    url = link_to(*target) or ""
    if start is not None:
        return _starts(start, url)
    is_open = open_link(url)
    if not is_open:
        warn(f"The browser did not open {url}")
    return is_open


def _starts(start: Start, url: str) -> bool:
    from ..launch import launch, run_in_terminal  # noqa: PLC0415  # only who set an opener needs it

    try:
        if start.terminal:
            run_in_terminal(start.arguments)
        else:
            launch(start.arguments, _WATCHED)
    except Stop as stop:
        warn(f"{stop.message} The link: {url}")
        return False
    return True


def _begin(desk: Desk, opened: Sequence[Target]) -> None:
    if not opened:
        raise Stop("Nothing was opened.")
    deeds = [begin(entry, form, desk.now) for entry, form in opened]
    edits = tuple(edit for deed in deeds for edit in deed.edits)
    what = deeds[0].what if len(deeds) == 1 else f"opened {len(deeds)} works"
    if edits:
        desk.carry_out(Deed(what, edits))
