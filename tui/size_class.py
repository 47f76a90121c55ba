"""The classes that tell the style sheet how much room a screen has."""

WIDTHS: list[tuple[int, str]] = [(0, "-narrow"), (60, "-middle"), (100, "-wide")]
HEIGHTS: list[tuple[int, str]] = [(0, "-short"), (32, "-tall")]
MODAL_HEIGHTS: list[tuple[int, str]] = [(0, "-short"), (22, "-tall")]


def classes_for(width: int, height: int) -> tuple[str, ...]:
    """Give the classes of the main screen in a terminal of that size, in cells."""
    return (_fitting(width, WIDTHS), _fitting(height, HEIGHTS))


def _fitting(cells: int, breakpoints: list[tuple[int, str]]) -> str:
    return [name for least, name in breakpoints if cells >= least][-1]
