"""Copying links and citations to the clipboard."""

from functools import partial

from ...user_state.entry import Entry
from ..citation import citation
from ..clipboard import copy_in_tmux
from ..host import host
from ..window import Window


def copy_link(window: Window) -> None:
    """Copy the link of the form with the cursor, else that of each entry."""
    entries, form = window.entries(), window.form_of_entries()
    if form is not None and len(entries) == 1:
        links = [form.url] if form.url else []
    else:
        links = [link for entry in entries if (link := _link(entry))]
    if not entries:
        return
    if not links:
        window.say("There is no link to copy.")
        return
    _copy(window, "\n".join(links))
    window.say(f"Copied: {links[0]}" if len(links) == 1 else f"Copied {len(links)} links.")


def copy_citation(window: Window) -> None:
    """Copy a citation of each entry."""
    citations = [citation(entry.reference) for entry in window.entries()]
    if citations:
        _copy(window, "\n".join(citations))
        many = f"Copied {len(citations)} citations."
        window.say(f"Copied: {citations[0]}" if len(citations) == 1 else many)


def _link(entry: Entry) -> str | None:
    return next((form.url for form in entry.forms if form.url), None)


def _copy(window: Window, text: str) -> None:
    host(window.screen).copy_to_clipboard(text)
    window.screen.run_worker(partial(copy_in_tmux, text), thread=True, group="clipboard")
