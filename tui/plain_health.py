"""A reader's health as text: what is where, what is set aside, what is to be settled or mended."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from ..data.text import clean
from ..user_state.checkup import StateFile
from ..user_state.migration import SCHEMA
from .health import Health
from .session import Session
from .speech import Look
from .text_width import fill

_LISTED = 20
_LABEL = 10


def health_lines(session: Session, health: Health, look: Look) -> Iterator[str]:
    """Write it line by line; what there is nothing of is left out."""
    yield from _places(session, health)
    checkup = health.checkup
    yield from _part("State files", map(_file, checkup.files), look)
    yield from _part("Set aside, bytes untouched", map(str, checkup.kept), look)
    drafts = (f"“{clean(draft.title)}”: open its note to go on" for draft in health.drafts)
    yield from _part("Notes that were being written", drafts, look)
    disputes = (
        f"{dispute.id}  “{dispute.title}”, {dispute.slot}: {' / '.join(dispute.values)}"
        for dispute in health.disputes
    )
    yield from _part("Your devices differ on (setting it anew settles it)", disputes, look)
    gone = (f"“{title}”  {key}" for key, title in health.gone)
    yield from _part("Marked, in no list any more (kept; is:gone finds them)", gone, look)
    for title, is_problem in (("Good to know", False), ("Problems", True)):
        told = (finding for finding in health.findings if finding.is_problem is is_problem)
        texts = (f"{clean(finding.what)} {clean(finding.cure)}".rstrip() for finding in told)
        yield from _part(title, texts, look, limit=None)
    yield ""
    yield _verdict(health.problems)


def _places(session: Session, health: Health) -> Iterator[str]:
    device = health.checkup.device
    backups = health.checkup.backups
    size = f"{health.checkup.backup_bytes / 1024:,.0f} kB"
    rows = {
        "reader": session.place.reader,
        "device": device.name if device else "none yet: nothing was marked on this machine",
        "schema": str(SCHEMA),
        "data": str(session.folders.data),
        "state": str(session.place.machine),
        "cache": str(session.folders.cache),
        "backups": f"{len(backups)}, {size}; newest {backups[0].name}" if backups else "none yet",
    }
    yield from (f"{fill(label, _LABEL)}{text}" for label, text in rows.items())


def _file(file: StateFile) -> str:
    marks = f"{file.marks:,}".rjust(6)
    return f"{file.role:<6}  {marks} marks  {_local(file.changed)}  {clean(file.path.name)}"


def _part(
    title: str, lines: Iterable[str], look: Look, *, limit: int | None = _LISTED
) -> Iterator[str]:
    """Write a headed part, at most `limit` lines of it; nothing at all where there are none."""
    found = list(lines)
    if found:
        yield ""
        yield look.paint(title, bold=True)
    yield from (f"  {line}" for line in found[:limit])
    if limit is not None and len(found) > limit:
        yield f"  and {len(found) - limit} more"


def _verdict(problems: int) -> str:
    if not problems:
        return "All is well."
    return "There is one problem." if problems == 1 else f"There are {problems} problems."


def _local(seconds: float) -> str:
    try:
        return datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M")
    except (OverflowError, ValueError, OSError):
        return "an unknown time "
