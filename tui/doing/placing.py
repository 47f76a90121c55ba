"""Noting where one is in a work: the place where one stopped, a timestamp in the note."""

from ...user_state.action import set_position
from ..window import Window


async def ask_position(window: Window) -> None:
    """Ask where the reader stopped, and note it."""
    from ..screens.place import PlaceScreen  # noqa: PLC0415  # the first frame does not need it

    entry = window.entry()
    if entry is None:
        return
    former = entry.mark.position.value if entry.mark.position is not None else ""
    urls = [form.url for form in entry.forms if form.url is not None]

    def take(position: str | None) -> None:
        if position is not None and position != former:
            window.do(set_position(entry, position, window.now()))

    await window.push(PlaceScreen("Where you stopped", former, urls), take)


async def add_timestamp(window: Window) -> None:
    """Ask for a time of the talk, and go on in the note behind it."""
    entry = window.entry()
    if entry is not None:
        await window.notes.write_here(entry, is_stamped=True)
