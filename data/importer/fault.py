"""Why a text cannot be imported, in words that a person understands."""


class Unreadable(Exception):
    """The text is not what its format wants, or of no format that is known; nothing was taken.

    `str()` is a sentence that names the place and the cure.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message if line is None else f"line {line}: {message}")
        self.line = line


class ExtraNeeded(Unreadable):
    """The format needs a library that is not installed; says how to install it."""

    def __init__(self, format_name: str, library: str) -> None:
        super().__init__(
            f"{format_name} needs {library}, which is not installed. "
            "Install it with: pip install 'refshelf[formats]'"
        )
