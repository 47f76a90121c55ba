"""How a reader's files are: the checkup, what is being written, differs, or is in no list any more."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..data.text import clean
from ..user_state.checkup import Checkup, Finding, check_up
from ..user_state.draft import Draft
from ..user_state.shelf import Shelf
from .dispute import Dispute, disputes
from .session import Session


@dataclass(frozen=True, slots=True)
class Health:
    """All that a doctor tells. `gone` are keys that no list has any more, with their last titles."""

    checkup: Checkup
    findings: tuple[Finding, ...]
    drafts: tuple[Draft, ...]
    disputes: tuple[Dispute, ...]
    gone: tuple[tuple[str, str], ...]

    @property
    def problems(self) -> int:
        """The number of findings that are problems."""
        return sum(finding.is_problem for finding in self.findings)


def health_of(session: Session) -> Health:
    """Look at everything; nothing is changed."""
    checkup = check_up(session.store.files, session.now())
    shelf = session.shelf()
    return Health(
        checkup=checkup,
        findings=(*checkup.findings, *_catalog_findings(session)),
        drafts=tuple(session.drafts.all()),
        disputes=tuple(disputes(shelf)),
        gone=tuple(_gone(shelf)),
    )


def _catalog_findings(session: Session) -> Iterator[Finding]:
    for problem in session.loaded.problems:
        path = None if problem.file is None else Path(problem.file)
        yield Finding(what=clean(str(problem)), path=path)


def _gone(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for listing in shelf.works.listings:
        if not listing.id:
            for i in range(len(listing)):
                yield listing.key(i), clean(listing.reference(i).title)
