"""A screen that lies above another and gives a value back, once."""

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType

from ..size_class import MODAL_HEIGHTS, WIDTHS


class Modal(ModalScreen[ScreenResultType]):
    """A modal screen that can be left only once, and that knows how much room there is.

    Keys may come faster than a screen goes away. Textual's own takes whatever screen is on top then
    for the one to leave, and, with esc pressed twice, the main one.
    """

    CSS_PATH = "../above.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = MODAL_HEIGHTS

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave the screen and give a value back; once it was left, do nothing."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
