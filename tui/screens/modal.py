"""A screen that lies above another and gives a value back, once."""

from collections.abc import Awaitable, Iterable
from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import ModalScreen, ScreenResultType

from ..binding import bindings, is_typing
from ..command import COMMANDS, Owner
from ..keymap import USUAL_KEYS, Keymap
from ..size_class import MODAL_HEIGHTS, WIDTHS

_LETTERS = frozenset(one.action_of(one.owner) for one in COMMANDS if not one.while_typing) | {
    one.id.replace("-", "_") for one in COMMANDS if not one.while_typing
}


class Modal(ModalScreen[ScreenResultType]):
    """A modal screen that can be left only once, and that knows how much room there is.

    Keys may come faster than a screen goes away. Textual's own takes whatever screen is on top then
    for the one to leave, and, with esc pressed twice, the main one. Who opens it sets `keymap`: the
    keys as they are now, for its hints.
    """

    CSS_PATH = "../above.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.ABOVE)]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = MODAL_HEIGHTS

    keymap: Keymap = USUAL_KEYS

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave the screen and give a value back; once it was left, do nothing."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys alone while a text is typed, but for those that lead out of it."""
        if action in _LETTERS and is_typing(self.focused):
            return False
        return super().check_action(action, parameters)

    def hints(self, hints: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Give the keys of commands, each with a word or two for what it does here."""
        return self.keymap.hints(hints)

    def action_leave(self) -> Awaitable[None] | None:
        """Go back without a value."""
        self.dismiss(None)


class Page(Modal[ScreenResultType]):
    """A modal screen on which keys are no letters: there is something to choose, or to read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.PAGE)]

    def action_close(self) -> Awaitable[None] | None:
        """Go back without a value."""
        self.dismiss(None)

    def action_take(self) -> Awaitable[None] | None:
        """Take what has the cursor: by default that is nothing but to go back."""
        self.dismiss(None)
