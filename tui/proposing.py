"""Proposals on the command line: shown, asked about where that is unsure, and carried out."""

from collections.abc import Callable

import click

from ..data.text import clean
from .choice import agree
from .desk import Desk
from .proposal import Proposal, carry_out
from .proposal_text import SHOWN, proposal_form, proposal_lines
from .speech import say, show, show_json
from .stop import Stop
from .waiting import waiting


def show_proposal(desk: Desk, proposal: Proposal, *, is_all: bool, as_json: bool) -> None:
    """Say what a proposal comes to: as data in a rehearsal, beside it otherwise."""
    if as_json:
        show_json(proposal_form(proposal))
        return
    lines = proposal_lines(proposal, desk.shelf, limit=None if is_all else SHOWN)
    if desk.is_dry_run:
        show(lines)
    else:
        for line in lines:
            say(line)


def agreed(
    proposal: Proposal,
    propose: Callable[[frozenset[tuple[str, str]]], Proposal],
) -> Proposal:
    """Ask which unsure pairs are one work, propose anew with the answers, and ask for a yes."""
    plan = proposal.plan
    pairs = frozenset(
        (one.id, one.fresh)
        for one in (plan.unsure if plan is not None else ())
        if click.confirm(
            f"Is “{clean(one.title)}” now “{clean(one.fresh_title)}”?", default=False, err=True
        )
    )
    if pairs:
        proposal = propose(pairs)
        say(f"So it is: {proposal.plan.counts if proposal.plan is not None else ''}.")
    if proposal.files or proposal.marks:
        question = "Save it?" if proposal.is_new else "Take it in?"
        if not click.confirm(question, default=not _doubt(proposal), err=True):
            raise Stop("Nothing was done.")
    return proposal


def write(desk: Desk, proposal: Proposal, *, is_sure: bool) -> None:
    """Carry a proposal out; one that is hard to believe is not, without a yes."""
    if _doubt(proposal):
        agree(f"{clean(_doubt(proposal))} Believe it?", is_sure=is_sure)
    title = clean(proposal.catalog.title)
    what = proposal.what
    with waiting(f"Saving {title}"):
        outcome = carry_out(desk.session.store, proposal)
    if outcome.step is None:
        say(f"“{title}” is up to date: nothing was changed.")
        return
    name = f" as {proposal.catalog.id}" if proposal.is_new else ""
    say(f"{what[:1].upper()}{what[1:]}{name}. `refshelf undo` takes it back.")


def _doubt(proposal: Proposal) -> str:
    return proposal.plan.doubt if proposal.plan is not None else ""
