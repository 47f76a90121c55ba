"""Keys as a person writes them, and as Textual names them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.tui.command import COMMANDS
from refshelf.tui.config_reader import read_config
from refshelf.tui.key_spelling import KEY_NAMES, read_key, show_key, write_keys
from textual.keys import _character_to_key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("/", "slash"),
        ("?", "question_mark"),
        ("+", "plus"),
        ("g", "g"),
        ("G", "G"),
        ("Esc", "escape"),
        ("F5", "f5"),
        ("page down", "pagedown"),
        ("Ctrl+D", "ctrl+d"),
        ("ctrl++", "ctrl+plus"),
        ("shift+a", "A"),
        ("shift+tab", "shift+tab"),
        ("slash", "slash"),
        ("é", "é"),
    ],
)
def test_keys_are_understood_as_they_are_written(written: str, key: str) -> None:
    assert read_key(written) == key


@pytest.mark.parametrize("written", ["", "foo", "ctrl+", "ctrl+ctrl+a", "hyper+a", "f25", "a b"])
def test_what_is_no_key_is_none(written: str) -> None:
    assert read_key(written) is None


@given(st.characters(exclude_categories=["C", "Z"]).filter(lambda sign: sign not in "←↑→↓"))
def test_a_sign_has_the_name_that_textual_gives_it(sign: str) -> None:
    assert read_key(sign) == _character_to_key(sign)


@given(st.text())
def test_any_text_is_a_key_or_none(text: str) -> None:
    key = read_key(text)

    assert key is None or show_key(key)


@pytest.mark.parametrize("key", [*KEY_NAMES, *(key for one in COMMANDS for key in one.keys)])
def test_a_key_that_is_shown_can_be_written_so(key: str) -> None:
    assert read_key(show_key(key)) == key


@given(st.lists(st.sampled_from([chr(code) for code in range(33, 127)]), unique=True, max_size=4))
def test_keys_that_we_write_are_read_back(signs: list[str]) -> None:
    keys = tuple(read_key(sign) or "" for sign in signs)

    read = read_config(f"keys: {{star: {write_keys(keys)}}}")

    assert read.settings.keys.get("star", ("s",)) == keys
