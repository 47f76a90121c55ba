"""Numbers of things, in words."""


def count_of(number: int, word: str) -> str:
    """Say a number of things."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
