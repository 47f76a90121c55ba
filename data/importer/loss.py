"""What an import cannot take: broken records one by one, fields without a place as counts."""

from collections import Counter
from collections.abc import Collection

from ..text import clean
from .item import Left
from .record import Record, is_said

_LONGEST = 500
_MOST_TOLD = 1000
NO_PLACE = "has no place here"


class Losses:
    """Gathers what is left out of one text, in the order in which it is met."""

    def __init__(self) -> None:
        self._left: list[Left] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def tell(self, what: str, why: str, line: int | None = None) -> None:
        """Say that something was left out, and why; a long text is cut, very many are counted."""
        if len(self._left) >= _MOST_TOLD:
            self.count("", why)
            return
        said = clean(what[: 2 * _LONGEST])
        if len(said) > _LONGEST:
            said = f"{said[:_LONGEST]}…"
        self._left.append(Left(what=said, why=why, line=line))

    def count(self, what: str, why: str = NO_PLACE) -> None:
        """Count one record of which `what` is left out."""
        self._counts[what, why] += 1

    def count_fields(self, record: Record, used: Collection[str]) -> None:
        """Count what a record says in fields that its format's reader does not use."""
        for name, value in record.fields.items():
            if name not in used and is_said(value):
                self.count(clean(name) or "a field without a name")

    def left(self) -> tuple[Left, ...]:
        """Give all that was left out, the counts last."""
        counted = (
            Left(what=f"{many} record{'' if many == 1 else 's'}", why=f"{what} {why}".strip())
            for (what, why), many in self._counts.items()
        )
        return (*self._left, *counted)
