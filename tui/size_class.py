"""The classes that tell the style sheet how much room a screen has."""

WIDTHS: list[tuple[int, str]] = [(0, "-narrow"), (60, "-middle"), (100, "-wide")]
HEIGHTS: list[tuple[int, str]] = [(0, "-short"), (32, "-tall")]
MODAL_HEIGHTS: list[tuple[int, str]] = [(0, "-short"), (22, "-tall")]
