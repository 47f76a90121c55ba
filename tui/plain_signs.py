"""The last look at each line on terminals without Unicode: the signs of the program itself become ASCII.

`glyph.py` has the signs that we draw with. What is left are typographic marks in sentences, and what
Textual draws: frames, bars, its own ellipsis. Letters of titles and notes stay as they are.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_MARKS = {"“": '"', "”": '"', "‘": "'", "’": "'", "·": "-", "–": "-", "—": "-", "›": ">", "…": "~"}  # noqa: RUF001  # those are meant
_LINES = {"─": "-", "━": "-", "│": "|", "┃": "|", "▌": "|", "▐": "|", "▏": "|", "▕": "|"}
_FRAMES = range(0x2500, 0x2580)
_BLOCKS = range(0x2580, 0x25A0)

_TABLE = {
    **dict.fromkeys(_FRAMES, "+"),
    # The ends of bars: these are drawn with their background, so that a blank is a whole cell of it.
    **dict.fromkeys(_BLOCKS, " "),
    **{ord(sign): plain for sign, plain in (_MARKS | _LINES).items()},
}


class PlainSigns(LineFilter):
    """Replaces signs one by one, each as wide as it was: no line gets longer or shorter."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002  # Textual's names
        """Replace the signs in a line."""
        return [
            segment if segment.text.isascii() else segment._replace(text=_plain(segment.text))
            for segment in segments
        ]


def _plain(text: str) -> str:
    return text.translate(_TABLE)
