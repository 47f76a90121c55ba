"""The filters there are: those of the settings, and after them those saved on the screen."""

from collections.abc import Sequence

from ..data.text import clean
from ..user_state.change import Json
from ..user_state.memory import Memory
from .settings import SavedFilter

_SUBJECT = "filters"
_MOST = 100  # saved on the screen


class Filters:
    """All filters in their order; those saved on the screen can be added to and taken from."""

    def __init__(self, given: Sequence[SavedFilter], memory: Memory) -> None:
        self._given = tuple(given)
        self._memory = memory

    def all(self) -> tuple[SavedFilter, ...]:
        """List the filters."""
        return (*self._given, *self._own())

    def is_own(self, number: int) -> bool:
        """Tell whether a filter was saved on the screen."""
        return number >= len(self._given)

    def save(self, filter_: SavedFilter) -> None:
        """Add a filter, in place of one of that name that was saved before."""
        kept = [own for own in self._own() if own.name != filter_.name]
        self._remember([*kept, filter_])

    def drop(self, filter_: SavedFilter) -> None:
        """Take a filter away that was saved on the screen; one that is not there any more stays away."""
        self._remember([own for own in self._own() if own != filter_])

    def _own(self) -> list[SavedFilter]:
        return [*map_filters(self._memory.recall(_SUBJECT))]

    def _remember(self, own: Sequence[SavedFilter]) -> None:
        self._memory.remember(_SUBJECT, [[one.name, one.query] for one in own[-_MOST:]])


def map_filters(found: Json) -> list[SavedFilter]:
    """Read filters as they are remembered; what is no filter is left out."""
    filters: list[SavedFilter] = []
    for pair in found if isinstance(found, list) else ():
        match pair:
            case [str(name), str(query)]:
                filters.append(SavedFilter(clean(name), clean(query)))
            case _:
                pass
    return filters
