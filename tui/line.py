"""Lines of styled text that fit their width exactly, whatever characters are in them."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Piece = tuple[str, Style]

_LEAST_OF_NAME = 4  # cells of a name that are worth showing


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


def cut_path(names: Sequence[str], joint: str, width: int, ellipsis: str = "…") -> str:
    """Join names of parts within each other, shortened to a number of cells: the outer ones first.

    The innermost name is what tells the part from others, so it is cut last.
    """
    inner = list(names)
    while len(inner) > 1 and cell_len(joint.join(inner)) > width:
        room = width - cell_len(joint.join(["", *inner[1:]]))
        if room > len(ellipsis) + _LEAST_OF_NAME:
            return joint.join([cut(inner[0], room, ellipsis), *inner[1:]])
        del inner[0]
    is_short = len(inner) < len(names)
    text = joint.join([ellipsis, *inner] if is_short else inner)
    return cut(text if cell_len(text) <= width else joint.join(inner), width, ellipsis)


def cut_quoted(text: str, width: int, ellipsis: str = "…") -> str:
    """Shorten the title within “ and ”, so that the text has a number of cells, if that can do it."""
    start, end = text.find("“") + 1, text.rfind("”")
    over = cell_len(text) - width
    room = cell_len(text[start:end]) - over
    if over <= 0 or not 0 < start < end or room < _LEAST_OF_NAME:
        return text
    return f"{text[:start]}{cut(text[start:end], room, ellipsis)}{text[end:]}"


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
