"""Tags: of one work the whole line is edited, of several some are added or taken away."""

from collections.abc import Sequence
from functools import partial

from ...user_state.action import Deed, tag, tag_name
from ...user_state.entry import Entry
from ...user_state.marks import Marks
from ...user_state.shelf import Shelf
from ..screens.tags import TagScreen
from ..window import Window


async def edit_tags(window: Window) -> None:
    """Ask for the tags of the entry, or of all that are selected."""
    works = window.board.works()
    if not works:
        return
    shelf = window.scribe.shelf
    known = known_tags(shelf.marks)
    if len(works) == 1:
        entry = shelf.entry(works[0])
        title, text = entry.reference.title, " ".join(entry.mark.tags)
        hint = "words, with blanks between them"
    else:
        title, text = f"{len(works)} works", ""
        hint = "name or +name gives a tag to all, -name takes it away"
    screen = TagScreen(title, hint, f"{text} " if text else "", known)
    await window.push(screen, partial(_settle, window, shelf, works))


def _settle(window: Window, shelf: Shelf, works: Sequence[int], text: str | None) -> None:
    if text is not None:
        on = window.now()
        window.do_on(shelf, works, lambda entries: tags_deed(entries, text, on))


def tags_deed(entries: Sequence[Entry], text: str, on: str) -> Deed:
    """Make the deed of a typed line: of one work its tags as they are to be, of several what changes."""
    words = text.replace(",", " ").split()
    if len(entries) == 1:
        wanted, has = _names(words), entries[0].mark.tags
        add = [name for name in wanted if name not in has]
        drop = [name for name in has if name not in wanted]
    else:
        add = _names([word for word in words if not word.startswith("-")])
        drop = _names([word for word in words if word.startswith("-")])
    return tag(entries, on, add=add, drop=drop)


def _names(words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(tag_name, words))))


def known_tags(marks: Marks) -> list[str]:
    """List the tags that are in use, most used first."""
    counts = marks.tag_counts()
    return sorted(counts, key=lambda name: (-counts[name], name))
