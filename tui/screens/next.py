"""Where one sees what to read now, and why; typing a number narrows it to what fits in the time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from ...data.text import clean
from ...user_state.next import Reason, Suggestion, suggest
from ...user_state.shelf import Shelf
from ..binding import bindings
from ..command import Owner
from ..glyph import Glyphs
from ..next_text import facts_of, reason_of
from ..widgets.hints import Hints
from ..widgets.options import Options
from .modal import Page

_COUNT = 12
_DIGITS = 4
_REASON_STYLES = {Reason.STARTED: "$accent", Reason.STARRED: "$accent", Reason.NEXT: "$dim"}


@dataclass(frozen=True, slots=True)
class NextChoice:
    """The work that was chosen, and whether it is to be opened too."""

    work: int
    opens: bool = False


class NextScreen(Page[NextChoice | None]):
    """Suggests some of the works given; the chosen one comes back, None if nothing was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Owner.NEXT),
        Binding("backspace", "rub_out", show=False, priority=True),
        *(
            Binding(str(digit), f"type('{digit}')", show=False, priority=True)
            for digit in range(10)
        ),
    ]

    def __init__(
        self, name: str, shelf: Shelf, works: Sequence[int], glyphs: Glyphs, today: date
    ) -> None:
        """Take the name of the part of the shelf, and its works."""
        super().__init__()
        self._part = name
        self._shelf = shelf
        self._works = works
        self._glyphs = glyphs
        self._today = today
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Make the list between the time and the hint."""
        with Vertical(id="next-frame") as frame:
            frame.border_title = Content(f"What next in {self._part}")
            yield Label(id="next-time")
            yield Options(id="next-list", glyphs=self._glyphs)
            yield Label(id="next-nothing")
            yield Hints()

    def on_mount(self) -> None:
        """Suggest something."""
        self._show()

    @property
    def _minutes(self) -> int | None:
        return int(self._typed) if self._typed else None

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def _show(self) -> None:
        """Show what is suggested for the time that was typed."""
        found = list(islice(suggest(self._shelf, self._works, self._minutes), _COUNT))
        self._list.clear_options()
        self._list.add_options(list(self._options(found)))
        self._list.display = bool(found)
        self._list.action_first()
        self._list.focus()
        self.query_one("#next-time", Label).update(self._time())
        nothing = self.query_one("#next-nothing", Label)
        nothing.display = not found
        nothing.update(Content(self._nothing()))
        there = [("take", "go there"), ("open", "open")] if found else []
        self.query_one(Hints).say(self.hints([*there, ("leave", "close")]))

    def _time(self) -> Content:
        if not self._typed:
            return Content.styled("Type the minutes that you have.", "$dim")
        return Content.assemble(
            ("In ", "$dim"), (self._typed, "bold $accent"), (" minutes; backspace for any", "$dim")
        )

    def _nothing(self) -> str:
        if self._typed:
            return "Nothing that is left fits into that time."
        return "Nothing is left to read here: all is done or skipped."

    def _options(self, found: Sequence[Suggestion]) -> Iterator[Option]:
        """Make an option of each suggestion; those of unknown length have a line above them."""
        for fits, group in groupby(found, key=lambda suggestion: suggestion.fits):
            if self._typed and not fits:
                heading = "How long these take is unknown"
                yield Option(Content.styled(heading, "$dim"), disabled=True)
            yield from (self._option(suggestion) for suggestion in group)

    def _option(self, suggestion: Suggestion) -> Option:
        entry = self._shelf.entry(suggestion.work)
        dot = f" {self._glyphs.dot} "
        facts = dot.join(("", *facts_of(suggestion, entry, None)))
        text = Content.assemble(
            f"{self._glyphs.status(entry.status)} ",
            Content(clean(entry.reference.title)),
            "\n  ",
            (reason_of(suggestion, entry, self._today), _REASON_STYLES[suggestion.reason]),
            Content.styled(facts, "$dim"),
        )
        return Option(text, id=str(suggestion.work))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the work with the cursor."""
        self._choose(event.option, opens=False)

    def _choose(self, option: Option | None, *, opens: bool) -> None:
        if option is not None and option.id is not None:
            self.dismiss(NextChoice(int(option.id), opens))

    def action_open(self) -> None:
        """Open the work with the cursor."""
        self._choose(self._list.highlighted_option, opens=True)

    def action_type(self, digit: str) -> None:
        """Take a digit of the number of minutes."""
        if len(self._typed) < _DIGITS and (self._typed or digit != "0"):
            self._typed += digit
            self._show()

    def action_rub_out(self) -> None:
        """Take the last digit away."""
        self._typed = self._typed[:-1]
        self._show()

    def action_take(self) -> None:
        """Go to the work with the cursor."""
        self._choose(self._list.highlighted_option, opens=False)
