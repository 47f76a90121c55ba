"""Where one chooses which form of a work to open."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList

from ...user_state.entry import FormEntry
from ..glyph import Glyphs


class ChooseFormScreen(ModalScreen[int | None]):
    """The forms of a work, numbered; the number of the chosen one comes back, counted from 0."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "cancel", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
        *(Binding(str(digit), f"choose({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, title: str, forms: tuple[FormEntry, ...], glyphs: Glyphs) -> None:
        super().__init__()
        self._title = title
        self._forms = forms
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Make the list of forms."""
        with Vertical(id="choose-frame") as frame:
            frame.border_title = Content("Open")
            yield Label(Content(self._title), id="choose-title")
            yield OptionList(
                *(self._option(number, form) for number, form in enumerate(self._forms, 1)),
                markup=False,
                compact=True,
            )

    def _option(self, number: int, form: FormEntry) -> Content:
        return Content.assemble(
            (f"{number} ", "bold $accent"),
            f"{self._glyphs.box(form.status)} {form.kind:<7}",
            (form.title or form.url or "", "$dim"),
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the form with the cursor."""
        self.dismiss(event.option_index)

    def action_choose(self, number: int) -> None:
        """Take a form by its number."""
        if number <= len(self._forms):
            self.dismiss(number - 1)

    def action_down(self) -> None:
        """Move down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Move up."""
        self.query_one(OptionList).action_cursor_up()

    def action_cancel(self) -> None:
        """Open nothing."""
        self.dismiss(None)
