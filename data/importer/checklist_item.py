"""The items of a checklist: works with their forms and related ones, and what people changed."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from ..kind import FormKind, Kind
from .checklist_block import Block
from .checklist_body import read_body
from .checklist_hidden import NOTHING
from .checklist_line import LINK, Line, read_line, read_target
from .checklist_progress import is_touched, read_progress, settled
from .guess import guess_form
from .item import FormItem, Item, State

_FORMS = frozenset(FormKind)
_FORM_WORDS = 3


def read_item(block: Block) -> Item:
    """Make an item of a block: what is within it are its forms, or related items.

    Of lines that say the same, and nothing else, one item is made.
    """
    said = _said(block)
    return _item_with_parts(block) if said is None else _repeatable(said)


_Said = tuple[str, tuple[str, ...], tuple[Any, ...]]


def _said(block: Block) -> _Said | None:
    """Give all that a block says, its line aside; None if it or one within hides something."""
    if block.hidden is not NOTHING:
        return None
    if not block.inner:
        return block.text, tuple(block.body), ()
    inner = tuple(map(_said, block.inner))
    return None if None in inner else (block.text, tuple(block.body), inner)


@lru_cache(256)
def _repeatable(said: _Said) -> Item:
    return _item_with_parts(_block(said))


def _block(said: _Said) -> Block:
    text, body, inner = said
    return Block(text, NOTHING, None, 0, list(body), list(map(_block, inner)))


def _item_with_parts(block: Block) -> Item:
    forms: list[FormItem] = []
    touched: list[bool] = []
    related: list[Item] = []
    for part in block.inner:
        line = read_line(part.text)
        form = _form_kind(part, line)
        if form is None:
            related.append(read_item(part))
            continue
        forms.append(_form(part, line, form))
        touched.append(is_touched(part.hidden, line))
        related += [read_item(inner) for inner in part.inner]
    return _item(block, forms, touched, related)


def _item(block: Block, forms: list[FormItem], touched: list[bool], related: list[Item]) -> Item:
    line, hidden = read_line(block.text), block.hidden
    seen = read_body(block.body)
    rest, further = _links(hidden.exact("rest", line.rest))
    remark = hidden.exact("remark", seen.remark)
    own, forms = settled(line, hidden, forms, touched)
    kind = hidden.text("kind")
    # What belongs to a related one has no deeper place: it is related to the same work.
    flat = [one for part in related for one in (replace(part, related=()), *part.related)]
    return Item(
        id=hidden.text("id") or None,
        title=hidden.exact("title", line.title),
        url=hidden.exact("url", line.url),
        kind=Kind(kind) if kind in frozenset(Kind) else None,
        authors=hidden.exact("authors", line.authors),
        venue=hidden.exact("venue", line.venue),
        year=hidden.exact("year", line.year),
        session=hidden.exact("session", line.session),
        abstract=hidden.exact("abstract", seen.abstract),
        remark="\n".join(part for part in (rest, remark) if part) or None,
        minutes=hidden.exact("minutes", line.minutes),
        was=hidden.texts("was"),
        forms=(*forms, *further),
        related=tuple(flat),
        state=State(
            status=own[0],
            on=own[1],
            history=own[2],
            starred=hidden.exact("starred", line.starred),
            note=hidden.exact("note", seen.note),
            tags=hidden.exact("tags", line.tags),
            position=hidden.exact("position", line.position),
            minutes=hidden.exact("spent", line.spent),
        ),
        line=block.line,
    )


def _form_kind(block: Block, line: Line) -> FormKind | None:
    """Tell which form an item within another is, None if it is a work of its own."""
    if block.hidden.text("id") or not (line.url or block.hidden.text("form")):
        return None
    told = block.hidden.text("form")
    if line.form is not None or told in _FORMS:
        return line.form or FormKind(told)
    title = line.title.strip().casefold()
    if title in _FORMS:
        return FormKind(title)
    if len(title.split()) > _FORM_WORDS or line.authors:
        return None
    found = guess_form("", title)
    return None if found is FormKind.PAGE else found


def _form(block: Block, line: Line, kind: FormKind) -> FormItem:
    hidden, more = block.hidden, block.hidden.inner("state")
    title = hidden.exact("title", line.title)
    is_named = line.form is not None or title.casefold() != kind
    status, on, history = read_progress(hidden, line)
    minutes = more.fields.get("minutes")
    return FormItem(
        kind=kind,
        url=hidden.exact("url", line.url) or "",
        title=title if is_named else None,
        state=State(
            status=status,
            on=on,
            history=history,
            starred=more.fields.get("starred") is True,
            note=more.text("note"),
            tags=more.texts("tags"),
            position=more.text("position"),
            minutes=minutes if isinstance(minutes, int) else None,
        ),
    )


def _links(rest: str) -> tuple[str, list[FormItem]]:
    """Take the links out of what follows a work on its line: they are further forms of it."""
    forms = [
        FormItem(kind=guess_form(url, link[1]), url=url, title=_telling(link[1]))
        for link in LINK.finditer(rest)
        for url in [read_target(link[2])]
    ]
    return re.sub(r"^[\s,;/|()[\]-]+$", "", LINK.sub("", rest)).strip(), forms


def _telling(words: str) -> str | None:
    return None if words.casefold() in _FORMS else words
