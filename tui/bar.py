"""The done part of a progress bar, for screen and commands alike."""


def bar(fraction: float, width: int, full: str, part: str) -> tuple[str, int]:
    """Draw the done part of a progress bar; give it with its number of cells.

    Something done always shows, and a full bar means that all is done.
    """
    if width <= 0:
        return "", 0
    halves = round(fraction * width * 2)
    if fraction > 0:
        halves = max(1, halves)
    if fraction < 1:
        halves = min(halves, 2 * width - 1)
    drawn = full * (halves // 2) + (part if halves % 2 else "")
    return drawn, (halves + 1) // 2
