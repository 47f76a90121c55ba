"""The law of the status alone: it is the status of the whole mark, in less time."""

from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.change import Document
from refshelf.user_state.mark import fold, fold_status

_IDS = st.sampled_from(["a", "b", "c"])
_CHANGES = st.fixed_dictionaries(
    {
        "v": st.sampled_from(["done", "unread", "strange", None]),
        "over": st.lists(_IDS, max_size=2),
        "undo": st.integers(0, 2),
    }
)


@given(st.fixed_dictionaries({}, optional={"status": st.dictionaries(_IDS, _CHANGES)}))
def test_the_status_alone_is_that_of_the_whole_mark(document: Document):
    assert fold_status(document) == fold(document).status
