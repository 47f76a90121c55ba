"""All notes of what is shown: going to one, writing it, exporting them."""

from collections.abc import Sequence
from pathlib import Path

from ...user_state.fault import StateFault
from ...user_state.noted import Noted, noted
from ...user_state.works import Works
from ..counted import count_of
from ..notes_export import notes_markdown
from ..screens.ask import AskScreen
from ..screens.notes import NotesChoice, NotesScreen, Wish
from ..stop import Stop
from ..text_file import check_place, write_text
from ..window import Window
from .going import find, go_to
from .noting import read, write


async def show_notes(window: Window) -> None:
    """Show all notes of what is shown."""
    await _show(window)


async def _show(window: Window, search: str = "", cursor: int = 0) -> None:
    view, shelf = window.board.view, window.scribe.shelf
    notes = noted(shelf, view.hits)
    today = window.scribe.today()
    screen = NotesScreen(view.name, notes, window.glyphs, today, _empty(window), search, cursor)

    async def go_on(choice: NotesChoice | None) -> None:
        if choice is not None:
            await _carry_out(window, shelf.works, choice)

    await window.push(screen, go_on)


def _empty(window: Window) -> str:
    note, stamp = window.keymap.name_of("note"), window.keymap.name_of("timestamp")
    return (
        "There is no note on what is shown.\n\n"
        f"{note} on a work writes one; {stamp} begins one with a time of the talk."
    )


async def _carry_out(window: Window, works: Works, choice: NotesChoice) -> None:
    """Do what the reader wants with a note of those works."""

    async def again() -> None:
        await _show(window, choice.search, choice.cursor)

    if choice.wish is Wish.GO:
        go_to(window, works, choice.note.work)
    elif choice.wish is Wish.EXPORT:
        await _export(window, choice.shown)
    elif (entry := find(window, works, choice.note.work)) is None:
        await again()
    elif choice.wish is Wish.READ:
        await read(window, entry, again)
    else:
        await write(window, entry, choice.wish, again)


async def _export(window: Window, notes: Sequence[Noted]) -> None:
    """Ask for a file and write the notes into it; over one that is there only if the reader says so."""

    async def take(name: str | None) -> None:
        if not name:
            return
        path = Path(name).expanduser()
        try:
            check_place(path)
        except (Stop, OSError) as error:
            window.say(str(error), is_failure=True)
            return
        if path.exists():
            ask = AskScreen(f"{path.name} is there already", "y writes over it")
            await window.push(ask, lambda answer: _write_if(window, path, notes, answer))
        else:
            _write(window, path, notes)

    title = f"Export {count_of(len(notes), 'note')}"
    await window.push(AskScreen(title, "a Markdown file, such as ~/notes.md"), take)


def _write_if(window: Window, path: Path, notes: Sequence[Noted], answer: str | None) -> None:
    if answer is not None and answer.lower() in {"y", "yes"}:
        _write(window, path, notes)
    else:
        window.say(f"{path} was left as it is.")


def _write(window: Window, path: Path, notes: Sequence[Noted]) -> None:
    try:
        write_text(path, notes_markdown(notes))
    except (Stop, StateFault, OSError) as error:
        window.say(str(error), is_failure=True)
    else:
        window.say(f"Written: {count_of(len(notes), 'note')}, to {path}.", seconds=8)
