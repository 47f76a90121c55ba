"""Lines of styled text that fit their width exactly, whatever characters are in them."""

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Piece = tuple[str, Style]


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """Shorten a text to a number of cells, with an ellipsis where something is left out."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    if width <= cell_len(ellipsis):
        return set_cell_size(text, width)
    kept = set_cell_size(text, width - cell_len(ellipsis)).rstrip()
    return kept + ellipsis


def width_of(pieces: Iterable[Piece]) -> int:
    """Count the cells of some pieces."""
    return sum(cell_len(text) for text, _ in pieces)


def line(pieces: Iterable[Piece], width: int, base: Style, right: Iterable[Piece] = ()) -> Strip:
    """Put pieces on a line of exactly that many cells, some at the left, some at the right end.

    The left ones must fit: what would run over is cut off hard.
    """
    right_pieces = list(right)
    room = width - width_of(right_pieces)
    segments = [Segment(text, base + style) for text, style in pieces]
    filled = sum(segment.cell_length for segment in segments)
    if filled > room:
        segments = list(Strip(segments).crop(0, max(0, room)))
        filled = sum(segment.cell_length for segment in segments)
    if filled < room:
        segments.append(Segment(" " * (room - filled), base))
    segments.extend(Segment(text, base + style) for text, style in right_pieces)
    return Strip(segments, width)


def bar(fraction: float, width: int, full: str, part: str) -> tuple[str, int]:
    """Draw the done part of a progress bar; give it with its number of cells.

    Something done always shows, and a full bar means that all is done.
    """
    halves = round(fraction * width * 2)
    if fraction > 0:
        halves = max(1, halves)
    if fraction < 1:
        halves = min(halves, 2 * width - 1)
    drawn = full * (halves // 2) + (part if halves % 2 else "")
    return drawn, (halves + 1) // 2
