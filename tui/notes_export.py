"""Notes as Markdown, for a file or a pipe: a heading for each work, its link, and the note as it is."""

from collections.abc import Iterable

from ..data.key import is_web_link
from ..data.markdown_text import escape
from ..user_state.noted import Noted


def notes_markdown(notes: Iterable[Noted]) -> str:
    """Write notes one after the other, each under its work's title."""
    parts = [_part(one) for one in notes]
    return "\n\n".join(["# Notes", *parts]) + "\n"


def _part(one: Noted) -> str:
    facts = [f"<{one.url}>" if one.url and is_web_link(one.url) else "", one.on[:10]]
    about = " · ".join(fact for fact in facts if fact)
    head = f"## {escape(one.title)}"
    return "\n\n".join(part for part in (head, about, one.text.strip("\n")) if part)


def notes_form(notes: Iterable[Noted]) -> dict[str, object]:
    """Give notes for a program."""
    return {
        "schema": 1,
        "notes": [
            {
                "id": one.id,
                "title": one.title,
                "url": one.url,
                "note": one.text,
                "on": one.on or None,
            }
            for one in notes
        ],
    }
