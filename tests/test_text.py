"""Foreign text comes out inert, and searches see through case, accents and typography."""

import sys
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from refshelf.data.text import clean, fold

ANY_TEXT = st.text(alphabet=st.characters())


@given(ANY_TEXT)
@example("a \u200b b")
@example("\r\x00\n")
def test_cleaning_twice_changes_nothing_more(text: str):
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
@example("\r\x00\n")
def test_cleaning_lines_twice_changes_nothing_more(text: str):
    once = clean(text, lines=True)
    assert clean(once, lines=True) == once


@given(ANY_TEXT)
def test_a_clean_text_is_one_line_with_single_spaces(text: str):
    assert clean(text) == " ".join(clean(text).split())


@given(ANY_TEXT)
def test_printable_text_of_single_spaces_stays_as_it_is(text: str):
    printable = " ".join("".join(filter(str.isprintable, text)).split())
    assert clean(printable) == printable


def test_no_control_or_surrogate_character_survives():
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    left = {category(char) for char in clean(everything)}
    assert not left & {"Cc", "Cs", "Zl", "Zp"}


def test_no_control_character_but_tab_and_newline_survives_in_lines():
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    left = {char for char in clean(everything, lines=True) if category(char) in {"Cc", "Zl", "Zp"}}
    assert left == {"\t", "\n"}


@pytest.mark.parametrize(
    ("hostile", "inert"),
    [
        ("a\x1b]52;c;cm0=\x1b\\b", "a]52;c;cm0=\\b"),
        ("a\u009b31mb", "a31mb"),
        ("abc\u202etxt.exe", "abctxt.exe"),
        ("a\u2066b\u2069", "ab"),
        ("a\u200e\u200f\u061cb", "ab"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("half\ud83d", "half"),
        ("odd\ufffe\U0010ffff\ufdd0", "odd"),
        ("nul\0", "nul"),
    ],
)
def test_what_steers_hides_or_is_no_character_goes(hostile: str, inert: str):
    assert clean(hostile) == inert


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u2764\ufe0f",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u8fbb\U000e0100",
        "naïve café",
    ],
)
def test_what_shapes_emoji_and_scripts_stays(text: str):
    assert clean(text) == text


def test_all_white_space_becomes_one_space():
    assert clean("\t a\u00a0\u3000b\r\n\x85\u2028c ") == "a b c"


def test_every_line_end_becomes_a_newline_and_the_rest_stays():
    assert clean(" a\r\nb\rc\u2028d\te ", lines=True) == " a\nb\nc\nd\te "


@given(ANY_TEXT)
@example("\u1e9e\u0130\u0345\u03d4")
def test_folding_twice_changes_nothing_more(text: str):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_ascii_folds_to_lower_case(text: str):
    assert fold(text) == text.lower()


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Jørgen Čapek", "jorgen capek"),
        ("Straße", "STRASSE"),
        ("DynamoDB\u2019s \u201cbest\u201d \u2013 feature", 'dynamodb\'s "best" - feature'),
        ("e\u0301tude", "Étude"),
        ("ΑΣ", "ας"),
        ("\ufb01ne", "fine"),
    ],
)
def test_variants_of_a_word_fold_to_the_same(written: str, searched: str):
    assert fold(written) == fold(searched)


def test_folding_keeps_the_letters_of_other_scripts():
    assert fold("データ 한국어 हिन्दी") == "データ 한국어 हिन्दी"
