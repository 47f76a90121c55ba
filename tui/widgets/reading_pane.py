"""A text that scrolls with the keys of lists."""

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll

from ..binding import SCROLLING, list_bindings


class ReadingPane(VerticalScroll, inherit_bindings=False):
    """What lies in it scrolls; it has no keys of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [*list_bindings(SCROLLING)]
