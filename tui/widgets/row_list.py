"""A list of rows drawn line by line: it costs what is on the screen, however long it is."""

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ..binding import bindings
from ..command import Owner

NOWHERE = -1


class RowList(ScrollView, can_focus=True):
    """A virtual list with a cursor; what its rows are is said by the classes made from it.

    They give the number of rows, where each begins, which can have the cursor, and their lines.
    `sticky` lines at the top are covered by something that stays in view.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.LIST)]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--cursor",
        "row--dim",
        "row--faint",
        "row--plain",
        "row--strong",
        "row--heading",
        "row--accent",
        "row--done",
        "row--new",
    }

    class CursorMoved(Message):
        """The cursor is on another row."""

        def __init__(self, control_id: str | None) -> None:
            super().__init__()
            self.control_id = control_id

    class Clicked(Message):
        """The mouse was pressed on a row; `column` counts from the row's left edge."""

        def __init__(self, control_id: str | None, row: int, line: int, column: int) -> None:
            super().__init__()
            self.control_id = control_id
            self.row = row
            self.line = line
            self.column = column

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.cursor = NOWHERE
        self._styles: dict[str, Style] = {}

    # What the classes made from this one say

    def row_count(self) -> int:
        """Count the rows."""
        raise NotImplementedError

    def row_span(self, row: int) -> tuple[int, int]:
        """Tell the first line of a row and the line after its last."""
        raise NotImplementedError

    def row_at(self, line: int) -> tuple[int, int]:
        """Tell which row a line belongs to, and which of its lines it is."""
        raise NotImplementedError

    def can_stop(self, row: int) -> bool:  # noqa: ARG002  # a hook: by default every row can
        """Tell whether the cursor can be on a row."""
        return True

    def draw(self, row: int, line: int, width: int) -> Strip:
        """Draw one line of a row, exactly that many cells wide."""
        raise NotImplementedError

    def sticky_lines(self) -> int:
        """Count the lines at the top that something covers at present."""
        return 0

    def draw_sticky(self, y: int, width: int) -> Strip | None:  # noqa: ARG002  # a hook
        """Draw what covers a line at the top, if anything does."""
        return None

    # The list

    def rows_changed(self, cursor: int) -> None:
        """Take note that there are other rows now; put the cursor on the one given."""
        height = self.row_span(self.row_count() - 1)[1] if self.row_count() else 0
        self.virtual_size = Size(0, height)
        self.cursor = self._nearest_stop(cursor, 1)
        self.scroll_to_cursor()
        self.refresh()
        self.post_message(self.CursorMoved(self.id))

    def move_cursor(self, row: int, direction: int = 1) -> None:
        """Put the cursor on a row, or on the nearest one in that direction that can have it."""
        target = self._nearest_stop(row, direction)
        if target in {NOWHERE, self.cursor}:
            self.scroll_to_cursor()
            return
        former, self.cursor = self.cursor, target
        self.refresh_row(former)
        self.refresh_row(target)
        self.scroll_to_cursor()
        self.post_message(self.CursorMoved(self.id))

    def _nearest_stop(self, row: int, direction: int) -> int:
        count = self.row_count()
        if not count:
            return NOWHERE
        start = min(max(row, 0), count - 1)
        for step in (direction, -direction):
            place = start
            while 0 <= place < count:
                if self.can_stop(place):
                    return place
                place += step
        return NOWHERE

    def refresh_row(self, row: int) -> None:
        """Draw a row anew, if it is on the screen."""
        if 0 <= row < self.row_count():
            top, end = self.row_span(row)
            self.refresh_lines(top, end - top)

    def scroll_to_cursor(self) -> None:
        """Bring the whole row with the cursor into view, below what covers the top."""
        if self.cursor == NOWHERE or not self.size.height:
            return
        top, end = self.row_span(self.cursor)
        if self.cursor == 0:
            top = 0
        first = self.scroll_offset.y + self.sticky_lines()
        if top < first:
            self.scroll_to(y=max(0, top - 1), animate=False, immediate=True)
        elif end > self.scroll_offset.y + self.size.height:
            self.scroll_to(y=end - self.size.height, animate=False, immediate=True)

    def _on_resize(self, _: events.Resize) -> None:
        self.call_after_refresh(self.scroll_to_cursor)

    def notify_style_update(self) -> None:
        """Forget the styles, as the theme is another now."""
        super().notify_style_update()
        self._styles = {}

    def style(self, name: str) -> Style:
        """Give the style of a component class by the end of its name."""
        if name not in self._styles:
            self._styles[name] = self.get_component_rich_style(f"row--{name}", partial=True)
        return self._styles[name]

    @property
    def plain_style(self) -> Style:
        """The list's own style: Textual's way to it goes through all that lies around the list."""
        if "" not in self._styles:
            self._styles[""] = self.rich_style
        return self._styles[""]

    def base_style(self, row: int) -> Style:
        """Give what a row is drawn on: the list's own style, or the cursor's."""
        if row == self.cursor and self.has_focus:
            return self.plain_style + self.style("cursor")
        return self.plain_style

    def watch_has_focus(self, _: bool) -> None:
        """Draw the cursor as the focus wants it."""
        super().watch_has_focus(_)
        self.refresh_row(self.cursor)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.scrollable_content_region.width
        sticky = self.draw_sticky(y, width) if y < self.sticky_lines() else None
        if sticky is not None:
            return sticky
        line = self.scroll_offset.y + y
        if line >= self.virtual_size.height:
            return Strip.blank(width, self.plain_style)
        row, part = self.row_at(line)
        return self.draw(row, part, width)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse was pressed."""
        line = event.y + self.scroll_offset.y
        if event.button != 1 or line >= self.virtual_size.height or event.y < self.sticky_lines():
            return
        row, part = self.row_at(line)
        self.move_cursor(row)
        self.post_message(self.Clicked(self.id, row, part, event.x))

    # Actions, as named in the command table

    def action_down(self) -> None:
        """Move down."""
        self.move_cursor(self.cursor + 1)

    def action_up(self) -> None:
        """Move up."""
        self.move_cursor(self.cursor - 1, -1)

    def action_top(self) -> None:
        """Go to the first row."""
        self.move_cursor(0)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.move_cursor(self.row_count() - 1, -1)

    def action_half_down(self) -> None:
        """Move down half a page."""
        self._move_lines(self.size.height // 2)

    def action_half_up(self) -> None:
        """Move up half a page."""
        self._move_lines(-(self.size.height // 2))

    def action_page_down(self) -> None:
        """Move down a page."""
        self._move_lines(self.size.height)

    def action_page_up(self) -> None:
        """Move up a page."""
        self._move_lines(-self.size.height)

    def _move_lines(self, lines: int) -> None:
        if self.cursor == NOWHERE:
            return
        line = self.row_span(self.cursor)[0] + lines
        line = min(max(line, 0), self.virtual_size.height - 1)
        row = self.row_at(line)[0]
        self.move_cursor(row, 1 if lines > 0 else -1)

    def cursor_region(self) -> Region:
        """Give the lines of the row with the cursor, as they lie in the window."""
        top, end = self.row_span(self.cursor)
        return Region(0, top - self.scroll_offset.y, self.size.width, end - top)
