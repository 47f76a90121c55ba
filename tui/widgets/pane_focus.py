"""Which pane has the focus, and going from one to another."""

from textual.widget import Widget


class PaneFocus:
    """The panes of a board from left to right: shelf, list, details."""

    def __init__(self, shelf: Widget, entries: Widget, details: Widget) -> None:
        self.shelf = shelf
        self.entries = entries
        self.details = details

    def is_at(self, pane: Widget) -> bool:
        """Tell whether a pane has the focus; the widget itself learns of it only a moment later."""
        return pane.screen.focused is pane

    def go_to(self, pane: Widget) -> None:
        """Focus a pane at once: the very next key is meant for it."""
        pane.screen.set_focus(pane)

    def go_on(self, step: int) -> None:
        """Go to the pane so many further, round about."""
        panes = [self.shelf, self.entries, self.details]
        here = next((number for number, pane in enumerate(panes) if self.is_at(pane)), 1)
        self.go_to(panes[(here + step) % len(panes)])

    @property
    def sees_details(self) -> bool:
        """Whether the details are in view."""
        return self.details.display and self.details.size.width > 0
