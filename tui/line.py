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

    They should fit: what would run over is cut off hard, of the left ones first.
    """
    ending = _fitted(right, width, base)
    room = width - _cells(ending)
    segments = _fitted(pieces, room, base)
    filled = _cells(segments)
    if filled < room:
        segments.append(Segment(" " * (room - filled), base))
    return Strip([*segments, *ending], width)


def _fitted(pieces: Iterable[Piece], room: int, base: Style) -> list[Segment]:
    """Style pieces, as many as have room; the one that runs over is cut."""
    segments: list[Segment] = []
    for text, style in pieces:
        segment = Segment(text, base + style)
        if segment.cell_length > room:
            segments.append(Segment(set_cell_size(text, room), segment.style))
            break
        room -= segment.cell_length
        segments.append(segment)
    return segments


def _cells(segments: Iterable[Segment]) -> int:
    return sum(segment.cell_length for segment in segments)
