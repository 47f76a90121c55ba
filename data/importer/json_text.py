"""JSON as exports write it: a part that is broken costs only itself."""

import json
from dataclasses import dataclass

from .fault import Unreadable
from .item import Left
from .json_mending import mended
from .record import Record, records_in


@dataclass(frozen=True, slots=True)
class Loaded:
    """The value of a text, and the parts that could not be read."""

    root: object
    left: tuple[Left, ...] = ()

    @property
    def record(self) -> Record:
        """Give the root as a record; an empty one if it is none."""
        return Record(fields={"root": self.root}).part("root")

    @property
    def records(self) -> tuple[Record, ...]:
        """Give the records of the list that the root is."""
        return records_in(self.root)


def load_json(text: str) -> Loaded:
    """Read a text. What cannot be read is dropped with the record it is in, and named."""
    text = text.removeprefix("\ufeff")
    try:
        return Loaded(json.loads(text, parse_constant=lambda _: None, strict=False))
    except (ValueError, RecursionError):
        root, left = mended(text)
    if root is None:
        raise Unreadable("this is not JSON: it has neither a list nor a record")
    return Loaded(root, left)
