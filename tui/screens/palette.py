"""Textual's palette, for keys that come before its list was laid out."""

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette

from ..size_class import MODAL_HEIGHTS, WIDTHS


class Palette(CommandPalette):
    """The palette; while its list has no height, keys for the list do nothing: Textual's own fails."""

    CSS_PATH = "../above.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = MODAL_HEIGHTS

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leave the palette, once (see `modal.py`)."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region.height:
            super()._action_command_list(action)
