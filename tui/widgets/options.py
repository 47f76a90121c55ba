"""Textual's list of options, for keys that come before it was laid out."""

from textual.widgets import OptionList


class Options(OptionList):
    """A list of options whose page keys do nothing while it has no height: Textual's own fail."""

    def action_page_up(self) -> None:
        """Move up a page."""
        if self.scrollable_content_region.height:
            super().action_page_up()

    def action_page_down(self) -> None:
        """Move down a page."""
        if self.scrollable_content_region.height:
            super().action_page_down()
