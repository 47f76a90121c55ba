"""Made-up catalogs of any size, the same ones each time, and marks on their works."""

import random
from collections.abc import Iterator
from itertools import islice

from refshelf.data.catalog import Catalog, Category
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Form, Reference
from refshelf.user_state.entry import Entry
from refshelf.user_state.mark import NOTE, STAR, STATUS, TAG
from refshelf.user_state.step import Edit

_SEED = 1901
_PER_CATEGORY = 250
# Lists of words read best as text.
_ADJECTIVES = """Adaptive|Approximate|Causal|Consistent|Durable|Elastic|Fair|Fast|Geo-replicated|\
Incremental|Lazy|Linearizable|Low-latency|Optimistic|Practical|Scalable|Serializable|Shared"""
_NOUNS = """Caches|Clocks|Commits|Indexes|Joins|Leases|Locks|Logs|Queries|Queues|Quorums|Replicas|\
Schedulers|Shards|Snapshots|Streams|Tables|Transactions|Views"""
_PLACES = """Cloud Databases|Key-Value Stores|Large Clusters|Main Memory|Mobile Devices|\
Object Storage|Peer-to-Peer Networks|Production|Serverless Systems|Wide-Area Networks"""
_GIVEN = """Ada|Barbara|Chen|Doug|Edsger|Frances|Grace|Hal|Ivan|Jim|Katherine|Leslie|Marc|Nancy|\
Ola|Pat|Radia|Sanjay|Tony|Werner|Xiu|Yuki|Zoë"""
_FAMILY = """Abadi|Bernstein|Castro|Dean|Elhemali|Fischer|Gray|Hellerstein|Idreos|Johnson|\
Kleppmann|Lamport|Mohan|Neumann|Özsu|Perianayagam|Rao|Stonebraker|Terry|Ullman|Vig|Weikum|Zhou"""
_VENUES = "CIDR|FAST|ICDE|NSDI|OSDI|PODC|SIGMOD|SOSP|USENIX ATC|VLDB"
_WORDS = """a|and|availability|by|data|each|failure|for|in|is|latency|of|on|partition|protocol|read|\
replica|requests|shows|system|that|the|throughput|under|we|when|with|workload|write"""


def make_catalog(works: int) -> Catalog:
    """Make a catalog of that many works, related ones counted, in categories of some hundreds."""
    chance = random.Random(_SEED)  # noqa: S311  # no secret, and the same each time
    references = list(_references(chance, works))
    parts = [
        Category(name=f"{_title(chance)} {n + 1}", references=tuple(references[at : at + size]))
        for n, (at, size) in enumerate(_pieces(len(references)))
    ]
    nested = tuple(
        Category(name=f"Part {n + 1}", categories=tuple(parts[at : at + 5]))
        for n, at in enumerate(range(0, len(parts), 5))
    )
    return Catalog(id=f"made-{works}", title=f"{works} made-up works", categories=nested)


def _pieces(length: int) -> list[tuple[int, int]]:
    return [(at, _PER_CATEGORY) for at in range(0, length, _PER_CATEGORY)]


def _references(chance: random.Random, works: int) -> Iterator[Reference]:
    numbers = iter(range(works))
    for number in numbers:
        wanted = chance.choices((0, 1, 3), (80, 15, 5))[0]
        related = tuple(_reference(chance, n, ()) for n in islice(numbers, wanted))
        yield _reference(chance, number, related)


def _reference(chance: random.Random, number: int, related: tuple[Reference, ...]) -> Reference:
    kind = chance.choices(list(Kind), (40, 25, 8, 12, 3, 2, 2, 5, 3))[0]
    year = chance.randint(1974, 2026)
    url = f"https://site{number % 97}.example/{year}/{number:06d}"
    venue = _pick(chance, _VENUES) if kind in {Kind.PAPER, Kind.VIDEO} else None
    return Reference(
        id=f"w{number}",
        title=_title(chance),
        url=url,
        kind=kind,
        authors=tuple(_person(chance) for _ in range(chance.randint(0, 4))),
        venue=venue and f"{venue} {year}",
        year=year if chance.random() < 0.9 else None,
        abstract=_sentence(chance, 40) if chance.random() < 0.5 else None,
        remark=_sentence(chance, 8) if chance.random() < 0.2 else None,
        minutes=chance.choice((None, None, None, 5, 20, 45, 60)),
        forms=_forms(chance, kind, url),
        related=related,
    )


def _forms(chance: random.Random, kind: Kind, url: str) -> tuple[Form, ...]:
    if kind is not Kind.PAPER:
        return ()
    kinds = [FormKind.PDF] + ([FormKind.VIDEO] if chance.random() < 0.4 else [])
    return tuple(Form(kind=form, url=f"{url}.{form}") for form in kinds)


def _title(chance: random.Random) -> str:
    first, second = _pick(chance, _ADJECTIVES), _pick(chance, _NOUNS)
    return f"{first} {second} for {_pick(chance, _ADJECTIVES)} {_pick(chance, _PLACES)}"


def _person(chance: random.Random) -> str:
    return f"{_pick(chance, _GIVEN)} {_pick(chance, _FAMILY)}"


def _sentence(chance: random.Random, words: int) -> str:
    return f"{' '.join(_pick(chance, _WORDS) for _ in range(words)).capitalize()}."


def _pick(chance: random.Random, words: str) -> str:
    return chance.choice(words.split("|"))


def make_edits(entry: Entry, number: int) -> list[Edit]:
    """Make what a reader may have done with an entry: mostly read it, at times with more to say."""
    values: list[tuple[str, str | bool]] = [
        (STATUS, ("done", "done", "done", "started", "skipped")[number % 5])
    ]
    values += [(STAR, True)] * (number % 7 == 0)
    values += [(NOTE, f"Read it twice; section {number % 9} is the one.")] * (number % 10 == 0)
    values += [(f"{TAG}{word}", True) for word in ("work", "later") if number % len(word) == 0]
    day = f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    return [
        Edit(key=entry.key, slot=slot, value=value, on=day, seen=entry.seen, aliases=entry.aliases)
        for slot, value in values
    ]
