"""Strategies for what state files hold, and the bytes of such a file."""

from hypothesis import strategies as st
from refshelf.user_state.codec import Encoder, Tables
from refshelf.user_state.contents import About, Contents
from refshelf.user_state.device import Version
from refshelf.user_state.forgotten import as_rows, hash_of
from state_making import change_id

KEYS = ["k", "l", "m", "https://example.org/é"]
ids = st.integers(1, 9).map(change_id)
_changes = st.fixed_dictionaries(
    {
        "v": st.sampled_from(["", "one", "two", "<<<<<<< no mark", "漢"]),
        "on": st.sampled_from(["2026-01-01", "2026-01-02"]),
        "over": st.lists(ids, max_size=2),
        "undo": st.integers(0, 3),
    }
)
_slots = st.dictionaries(ids, _changes, min_size=1, max_size=3)
_document = st.dictionaries(
    st.sampled_from(["note", "status", "seen", "tag:x"]), _slots, min_size=1, max_size=2
)
documents = st.dictionaries(st.sampled_from(KEYS), _document, max_size=3)
forgotten = st.dictionaries(
    st.sampled_from(KEYS).map(hash_of), st.frozensets(ids, min_size=1, max_size=4), max_size=2
)
_versions = st.builds(Version, st.integers(0, 5), st.sampled_from(["n", "o"]))
_abouts = st.builds(
    About,
    schema=st.sampled_from([1, 2, 3]),
    reader=st.just("vera"),
    device=st.sampled_from(["laptop", "phone"]),
    writer=st.sampled_from(["aaaaaa", "bbbbbb"]),
    version=_versions,
    latest=st.just("") | ids,
)
contents = st.builds(Contents, documents, forgotten, _abouts)


def tables_of(held: Contents) -> Tables:
    """Lay out what a state file holds as its tables."""
    about = held.about
    fields: dict[str, object] = {
        "schema": about.schema,
        "reader": about.reader,
        "device": about.device,
        "writer": about.writer,
        "seq": about.version.seq,
        "nonce": about.version.nonce,
        "latest": about.latest,
    }
    tables: Tables = {"about": {"file": fields}, "marks": dict(held.documents)}
    if held.forgotten:
        tables["forgotten"] = dict(as_rows(held.forgotten))
    return tables


def bytes_of(held: Contents) -> bytes:
    """Give the bytes of a state file that holds this."""
    return Encoder().encode(tables_of(held))
