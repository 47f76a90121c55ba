"""Textual's list of options, whose cursor can be seen without colours."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList

from ..binding import CHOOSING, list_bindings
from ..glyph import UNICODE, Glyphs


class Options(OptionList, inherit_bindings=False):
    """A list of options, each cut at the edge; the one with the cursor has a sign before it.

    Keys may come before it was laid out: page keys do nothing then, where Textual's own fail.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*list_bindings(CHOOSING)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"options--sign"}

    def __init__(
        self,
        *options: Content,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002  # Textual's name
    ) -> None:
        super().__init__(*options, markup=False, compact=True, id=id)
        self._sign = glyphs.cursor

    def render_line(self, y: int) -> Strip:
        """Draw a line; the padding before the one with the cursor makes room for the sign."""
        strip = super().render_line(y)
        under = next((segment.style for segment in strip if segment.style), Style.null())
        if self.highlighted is None or under.meta.get("option") != self.highlighted:
            return strip
        style = under + self.get_component_rich_style("options--sign", partial=True)
        return Strip.join([Strip([Segment(self._sign, style)], 1), strip.crop(1)])

    def action_page_up(self) -> None:
        """Move up a page."""
        if self.scrollable_content_region.height:
            super().action_page_up()

    def action_page_down(self) -> None:
        """Move down a page."""
        if self.scrollable_content_region.height:
            super().action_page_down()
