"""News: what came into a catalog since the reader last loaded it, until it was looked at."""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, cast

from .disk import make_folder, read_bytes, replace_file
from .fault import StateFault
from .listing import Listing

News = frozenset[tuple[str, str]]


class Known(NamedTuple):
    """What a machine knew of a catalog: its ids, and those not looked at yet."""

    stamp: str
    new: frozenset[str]
    ids: frozenset[str]

    def as_json(self) -> dict[str, object]:
        """Give it as an archive has it."""
        return {"stamp": self.stamp, "new": sorted(self.new), "ids": sorted(self.ids)}


def read_known(row: object) -> Known | None:
    """Read what `Known.as_json` gave; None for anything else."""
    if not isinstance(row, dict):
        return None
    fields = cast("dict[str, list[str]]", row)
    try:
        return Known(str(fields["stamp"]), _texts(fields["new"]), _texts(fields["ids"]))
    except (KeyError, TypeError):
        return None


class Newsstand:
    """The news of all catalogs, one small file each in a folder that stays on this machine.

    The first line of a file is read at every start; the ids in the second only when the catalog
    changed. A catalog seen for the first time has no news: all of it would be.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def news(self, catalogs: Iterable[tuple[Listing, str]]) -> News:
        """Give what is new in catalogs, each with the stamp of its content; never raises."""
        return frozenset(
            (catalog.id, new_id)
            for catalog, stamp in catalogs
            for new_id in self._news_of(catalog, stamp)
        )

    def looked_at(self, catalog_id: str, reference_id: str) -> None:
        """Note that the details of a reference were shown: it is no news any more."""
        known = self._read(catalog_id, with_ids=True)
        if known is not None and reference_id in known.new:
            self._write(catalog_id, Known(known.stamp, known.new - {reference_id}, known.ids))

    def known(self, catalogs: Iterable[str]) -> dict[str, Known]:
        """Give what is known of catalogs, by their ids, for taking it to another machine."""
        found = ((catalog, self._read(catalog, with_ids=True)) for catalog in catalogs)
        return {catalog: known for catalog, known in found if known is not None}

    def take_in(self, news: Mapping[str, Known]) -> None:
        """Take what another machine knew, of catalogs that were never loaded here."""
        for catalog, known in news.items():
            if self._read(catalog, with_ids=False) is None:
                self._write(catalog, known)

    def _news_of(self, catalog: Listing, stamp: str) -> frozenset[str]:
        known = self._read(catalog.id, with_ids=False)
        if known is not None and known.stamp == stamp:
            return known.new
        known = self._read(catalog.id, with_ids=True)
        ids = frozenset(catalog.ids())
        new = frozenset[str]() if known is None else (known.new & ids) | (ids - known.ids)
        self._write(catalog.id, Known(stamp, new, ids))
        return new

    def _path(self, catalog_id: str) -> Path:
        # A hash, since a catalog's id comes from outside and a file's name must not.
        return self.folder / f"{hashlib.sha256(catalog_id.encode()).hexdigest()[:16]}.json"

    def _read(self, catalog_id: str, *, with_ids: bool) -> Known | None:
        try:
            found = read_bytes(self._path(catalog_id), own=True)
            if found is None:
                return None
            head, _, rest = found[0].partition(b"\n")
            stamp, new = cast("tuple[str, list[str]]", json.loads(head))
            ids = cast("list[str]", json.loads(rest)) if with_ids else []
            return Known(str(stamp), _texts(new), _texts(ids))
        except (StateFault, ValueError, TypeError, RecursionError):
            return None

    def _write(self, catalog_id: str, known: Known) -> None:
        head = json.dumps([known.stamp, sorted(known.new)])
        text = f"{head}\n{json.dumps(sorted(known.ids))}\n"
        # News are a comfort: where they cannot be kept there are none, and nothing is lost.
        with contextlib.suppress(StateFault):
            make_folder(self.folder)
            replace_file(self._path(catalog_id), text.encode())


def _texts(values: list[str]) -> frozenset[str]:
    if not all(isinstance(value, str) for value in cast("list[object]", values)):
        raise TypeError(values)
    return frozenset(values)
