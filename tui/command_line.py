"""The command line of the screen: takes what the shell's takes, and shows what came of it."""

import asyncio
from collections.abc import Iterable, Sequence
from functools import partial

import click

from ..data.text import clean
from ..user_state.entry import Entry
from .cli import VERBS, cli
from .in_process import Said, run_here, split
from .stop import Stop
from .window import Window

_ON_ENTRIES = frozenset(
    [
        *("show", "open", "read", "watched", "start", "skip", "unread", "star", "unstar"),
        *("note", "tag", "forget"),
    ]
)
"""The verbs that are about the entry with the cursor where no other is named."""
_WITHOUT_A_LOOK = frozenset(["--yes", "--dry-run", "--json"])
_OFFERED = 200


class CommandLine:
    """Asks for a command, carries it out beside the screen, and remembers it for the next time."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._former: list[str] = []

    async def ask(self, text: str = "") -> None:
        """Ask for a command."""
        from .screens.command_line import CommandLineScreen  # noqa: PLC0415  # the first frame does not need it

        screen = CommandLineScreen(tuple(self._former), self.complete, text)
        await self._window.push(screen, self._begin)

    def complete(self, text: str) -> list[str]:
        """List what the last word of a text may become: a verb, an option, a tag, an id."""
        *before, word = text.lstrip().split(" ")
        if not before:
            return [verb for verb in VERBS if verb.startswith(word)]
        if word.startswith("-"):
            return [name for name in _options(before[0]) if name.startswith(word)]
        if word[:1] == "+" and before[0] == "tag":
            tags = sorted(self._window.scribe.shelf.marks.tag_counts())
            return [f"+{tag}" for tag in tags if tag.startswith(word[1:])]
        return self._ids(word)

    def _ids(self, word: str) -> list[str]:
        found = (
            id_
            for catalog in self._window.scribe.shelf.catalogs
            for id_ in catalog.ids()
            if id_.startswith(word)
        )
        return list(dict.fromkeys(id_ for _, id_ in zip(range(_OFFERED), found, strict=False)))

    def _begin(self, text: str | None) -> None:
        if not text:
            return
        self._former = [*(one for one in self._former if one != text), text][-100:]
        try:
            words = split(text)
            words = self._about_entries(words)
            self._refuse(words)
        except Stop as stop:
            self._window.say(stop.message, is_failure=True)
            return
        if words and not self._take_lists(words):
            self.carry_out(words)

    def carry_out(self, words: list[str]) -> None:
        """Carry out a command of the command line beside the screen, and show what it says."""
        self._window.screen.run_worker(partial(self._carry_out, words), group="command-line")

    def _take_lists(self, words: Sequence[str]) -> bool:
        """Import or update as the palette does, with a look before; False for what asks for no look."""
        try:
            found = _read(words, is_strict=True) if words[0] in {"import", "update"} else None
        except click.UsageError:
            return False  # the command itself says what is wrong
        if found is None or _WITHOUT_A_LOOK & set(words):
            return False
        given, lists = found.params, self._window.lists
        if words[0] == "import":
            name, format_name, title = given["name"], given["format_name"] or "", given["title"]
            if name != "-":
                lists.take_in(name, format_name=format_name, title=title)
            return name != "-"
        ids, source = list(given["catalogs"]), given["source"]
        if source is not None and len(ids) != 1:
            return False
        lists.update(ids or lists.with_source(), source)
        return True

    def _about_entries(self, words: list[str]) -> list[str]:
        """Name the entries that a verb is about, where it has names and none was given."""
        if not words or words[0] not in _ON_ENTRIES or _says_which(words):
            return words
        entries = self._window.entries()
        return [*words, *(_name(entry) for entry in entries)]

    def _refuse(self, words: Sequence[str]) -> None:
        """Raise Stop for what needs the terminal, which the screen has."""
        keymap = self._window.keymap
        given = set(words)
        is_help = "--help" in given or "-h" in given
        if is_help:
            return
        if words[:1] == ["note"] and not any(w.startswith(("-m", "--message")) for w in words):
            here, editor = keymap.name_of("note"), keymap.name_of("note-editor")
            raise Stop(
                f"{here} writes the note here, {editor} in your editor; or give it: note -m TEXT"
            )
        openers = self._window.settings.openers
        if words[:1] == ["open"] and any(opener.terminal for opener in openers):
            raise Stop(f"{keymap.name_of('open')} opens it: your opener wants the terminal.")

    async def _carry_out(self, words: list[str]) -> None:
        width = max(20, self._window.screen.size.width - 8)
        session = self._window.session.anew()
        # What is typed here is this window's own step: u takes it back without asking.
        session.store.window = self._window.session.store.window
        said = await asyncio.to_thread(run_here, session, words, width)
        self._window.scribe.look()
        await self._show(" ".join(words), said)

    async def _show(self, title: str, said: Said) -> None:
        from .screens.output import OutputScreen  # noqa: PLC0415  # the first frame does not need it

        told = "\n".join(line.removeprefix("refshelf: ") for line in said.told.splitlines())
        told = told.replace("`refshelf ", "`:")
        if not said.printed and "\n" not in told:
            is_failure = said.code != 0
            self._window.say(
                told or "Done.", seconds=15 if is_failure else 4, is_failure=is_failure
            )
        else:
            printed, beside = (said.printed, told) if said.printed else (told, "")
            screen = OutputScreen(clean(title), printed, beside)
            await self._window.push_in_turn(f"What :{clean(title)} says", screen)


def _says_which(words: Sequence[str]) -> bool:
    """Tell whether a line names entries, or says in another way which are meant."""
    found = _read(words)
    if found is None:
        return True
    given = found.params
    if words[0] == "tag":
        tags = [word for word in given.get("words") or () if word.startswith(("+", "-"))]
        return not tags or len(tags) < len(given.get("words") or ()) or bool(given.get("where"))
    return bool(given.get("names") or given.get("name") or given.get("where"))


def _read(words: Sequence[str], *, is_strict: bool = False) -> click.Context | None:
    """Read what a line says of each parameter of its verb; None for no verb, or one that asks for help.

    Where that `is_strict`, raise click.UsageError for what the verb does not take.
    """
    command = cli.get_command(_context(), words[0])
    if command is None or {"--help", "-h"} & set(words):
        return None
    return command.make_context(
        words[0], list(words[1:]), parent=_context(), resilient_parsing=not is_strict
    )


def _options(verb: str) -> Iterable[str]:
    command = cli.get_command(_context(), verb) if verb in VERBS else None
    params = [] if command is None else command.params
    return sorted({name for param in params for name in param.opts if name.startswith("--")})


def _context() -> click.Context:
    return click.Context(cli, info_name="refshelf", resilient_parsing=True)


def _name(entry: Entry) -> str:
    return f"{entry.catalog}/{entry.reference.id}"
