"""The formats of exports: what each is called, and who writes it. Each is loaded when it is used."""

from dataclasses import dataclass
from difflib import get_close_matches

from .sheet import Sheet


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, how its files end, and what it is good for, in words."""

    name: str
    ending: str
    about: str


FORMATS = (
    Format("markdown", ".md", "a checklist to read, edit and take in again"),
    Format("json", ".json", "everything, to be taken in again as it is"),
    Format("csv", ".csv", "a row per work, for spreadsheets"),
    Format("bibtex", ".bib", "an entry per work, for citing"),
    Format("html", ".html", "a page to read or print"),
)


class UnknownFormat(ValueError):
    """A format that there is none of; says which ones there are."""

    def __init__(self, name: str) -> None:
        names = [one.name for one in FORMATS]
        near = get_close_matches(name, names, 1)
        hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(names)}."
        super().__init__(f"there is no export format “{name}”. {hint}")


def format_of(file_name: str) -> Format | None:
    """Tell by the end of its name in which format a file is to be written."""
    name = file_name.lower()
    return next((one for one in FORMATS if name.endswith(one.ending)), None)


def export(sheet: Sheet, format: str) -> str:  # noqa: A002  # what it is
    """Write a sheet in a format, by its name; raises UnknownFormat.

    Line ends are part of the text: write it to a file as it is, in UTF-8, with `newline=""`.
    """
    match format:
        case "markdown":
            from .markdown import write_markdown as write  # noqa: PLC0415  # what is used is loaded
        case "json":
            from .json import write_json as write  # noqa: PLC0415  # as above
        case "csv":
            from .csv import write_csv as write  # noqa: PLC0415  # as above
        case "bibtex":
            from .bibtex import write_bibtex as write  # noqa: PLC0415  # as above
        case "html":
            from .html import write_html as write  # noqa: PLC0415  # as above
        case _:
            raise UnknownFormat(format)
    return write(sheet)
