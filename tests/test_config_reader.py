"""Promises of config.yaml: what is sound applies, each mistake is told with its line and cure."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.data.kind import FormKind
from refshelf.tui.command import COMMANDS
from refshelf.tui.config_reader import FIELDS, read_config
from refshelf.tui.config_text import example
from refshelf.tui.key_choice import choose_keys
from refshelf.tui.preset import PRESETS
from refshelf.tui.settings import FILTERS, USUAL, GlyphChoice, Opener, SavedFilter
from refshelf.tui.theme_name import OWN_THEMES, THEMES
from textual.theme import BUILTIN_THEMES

WORDS = [
    *FIELDS,
    *(one.id for one in COMMANDS),
    "match",
    "run",
    "kind",
    "name",
    "query",
    "pdf",
    "{url}",
]
SHAPES = st.recursive(
    st.sampled_from([*WORDS, "x", "ctrl+i", "true", "is:unread", "is:nope ("])
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner),
    max_leaves=12,
)


def uncommented(text: str) -> str:
    """Give the example with every setting in force: prose has a blank and a word after its `#`."""
    lines = text.splitlines()
    prose = [line.startswith("# ") and not line.startswith("#  ") for line in lines]
    return "\n".join(
        "" if is_prose else line[1:] for line, is_prose in zip(lines, prose, strict=True)
    )


def told(text: str) -> list[str]:
    return [str(problem) for problem in read_config(text, file="config.yaml").problems]


def test_nothing_set_means_the_usual() -> None:
    assert read_config("") == read_config("# only a comment\n") == read_config("---\n")
    assert read_config("").settings == USUAL
    assert told("") == []


def test_every_setting_is_read() -> None:
    read = read_config(
        """
theme: nord
glyphs: ascii
density: 1
confirm: nothing
keys: {star: [f5, "*"], skip: []}
openers:
  - {match: "youtube.com/*", run: [mpv, "--x y", "{url}"]}
  - {kind: pdf, run: [less], terminal: true}
filters: [{name: Talks, query: "kind:video"}]
"""
    )

    assert read.problems == ()
    settings = read.settings
    assert (settings.theme, settings.glyphs) == ("nord", GlyphChoice.ASCII)
    assert (settings.density, settings.confirm) == (1, False)
    assert dict(settings.keys) == {"star": ("f5", "asterisk"), "skip": ()}
    assert settings.openers == (
        Opener("youtube.com/*", ("mpv", "--x y", "{url}")),
        Opener("*", ("less",), FormKind.PDF, terminal=True),
    )
    assert settings.filters == (SavedFilter("Talks", "kind:video"),)


def test_who_wants_no_filters_has_none_and_who_says_nothing_has_the_usual() -> None:
    assert read_config("filters: []").settings.filters == ()
    assert read_config("theme: nord").settings.filters == FILTERS


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("\nthem: nord", "config.yaml:2: them: there is no setting `them`. Did you mean `theme`?"),
        ("theme: nrod", "config.yaml:1: theme: `nrod` is unknown. Did you mean `nord`?"),
        (
            "glyphs: no",
            "config.yaml:1: glyphs: `no` is unknown. Write one of auto, unicode, ascii.",
        ),
        ("density: 3", "config.yaml:1: density: `3` is unknown. Write one of 1, 2."),
        (
            "preset: newsbot",
            "config.yaml:1: preset: `newsbot` is unknown. Did you mean `newsboat`?",
        ),
        (
            "keys:\n  satr: x1",
            "config.yaml:2: keys, satr: there is no command `satr`. Did you mean `star`?",
        ),
        (
            "keys:\n\n  star: spcae",
            "config.yaml:3: keys, star: `spcae` is no key. Did you mean `space`?",
        ),
        (
            "keys:\n  star: ctrl+i",
            (
                "config.yaml:2: keys, star: terminals send `ctrl+i` as tab."
                " Choose another key, or write `tab`."
            ),
        ),
        (
            "keys: x",
            "config.yaml:1: keys: must have fields. Write a command and its key on each line: `star: f5`.",  # noqa: E501  # as said
        ),
        (
            "openers:\n  - match: x\n    run: mpv --fs",
            (
                "config.yaml:3: openers 1, run: needs a program. Write the program and its arguments"
                ' as a list: `run: [mpv, --fs, "{url}"]`.'
            ),
        ),
        (
            "openers:\n  - run: [mpv]",
            "config.yaml:2: openers 1: it says not for which links it is. Add `match:` or `kind:`.",
        ),
        (
            "openers:\n  - {kind: pfd, run: [mpv]}",
            "config.yaml:2: openers 1, kind: `pfd` is unknown. Did you mean `pdf`?",
        ),
        (
            "filters:\n  - {name: A, query: 'is:unraed'}",
            (
                "config.yaml:2: filters 1, query: `is:unraed` is no sound query."
                ' is: does not know "unraed" (character 1). Did you mean unread?'
            ),
        ),
        ("- a", "config.yaml:1: no settings. Write settings, one a line: `theme: nord`."),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_nearest_name(text: str, wanted: str) -> None:
    assert told(text) == [wanted]


def test_beside_a_mistake_everything_sound_applies() -> None:
    read = read_config("theme: nrod\nglyphs: ascii\nkeys: {star: [s, spcae, f6], nope: x}\n")

    assert len(read.problems) == 3
    assert (read.settings.theme, read.settings.glyphs) == (None, GlyphChoice.ASCII)
    assert dict(read.settings.keys) == {"star": ("s", "f6")}


def test_a_key_taken_from_another_command_is_told_with_the_way_to_say_that_it_is_meant() -> None:
    assert told("keys:\n  star: x") == [
        (
            "config.yaml:2: keys, star: `x` was the key of `skip`, which has none now."
            " Add `skip: []` if that is meant."
        ),
    ]
    assert told("keys:\n  star: x\n  skip: []") == []


def test_there_is_always_a_key_that_quits() -> None:
    read = read_config("keys:\n  quit: Q\n  star: ctrl+q", file="config.yaml")

    assert read.settings.keys["quit"] == ("Q", "ctrl+q")
    assert [problem.line for problem in read.problems] == [3]
    assert read_config("keys: {quit: []}").settings.keys["quit"] == ("ctrl+q",)


def test_there_is_always_a_key_that_leads_back() -> None:
    assert read_config("keys: {leave: [], take: []}").settings == USUAL
    assert read_config("keys: {leave: f10}").settings.keys["leave"] == ("f10",)


@pytest.mark.parametrize("key", ["c", "/", "space", "C"])
def test_what_leads_out_of_a_search_is_no_key_that_types(key: str) -> None:
    assert len(told(f"keys: {{clear: '{key}'}}")) == 1
    assert read_config(f"keys: {{clear: '{key}'}}").settings.keys == {}


def test_of_two_commands_with_one_key_the_first_has_it_and_the_other_its_usual_one() -> None:
    read = read_config("keys:\n  star: f5\n  skip: f5", file="config.yaml")

    assert [str(problem) for problem in read.problems] == [
        "config.yaml:3: keys, skip: `f5` is the key of `star` already. Choose another."
    ]
    assert dict(read.settings.keys) == {"star": ("f5",)}


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_has_commands_that_exist_and_no_key_twice(name: str) -> None:
    assert set(PRESETS[name]) <= {one.id for one in COMMANDS}
    assert choose_keys({}, PRESETS[name]).clashes == ()


def test_own_keys_win_over_a_preset() -> None:
    settings = read_config("preset: newsboat\nkeys: {next-unread: f7}").settings

    assert settings.keys["next-unread"] == ("f7",)
    assert settings.keys["toggle-done"] == ("N",)


def test_the_example_changes_nothing_as_it_is() -> None:
    assert read_config(example()).settings == USUAL
    assert told(example()) == []


def test_the_example_is_sound_with_every_setting_in_force() -> None:
    text = uncommented(example()).replace("preset: newsboat", "")
    read = read_config(text)

    assert read.problems == ()
    assert read.settings.theme == OWN_THEMES[0]
    assert read.settings.filters == FILTERS
    assert len(read.settings.openers) == 3
    assert dict(read.settings.keys) == {}  # they are the usual ones


def test_the_example_has_every_setting_and_every_command() -> None:
    text = example()

    assert [name for name in FIELDS if f"\n#{name}:" not in text] == []
    assert [one.id for one in COMMANDS if f"\n#  {one.id}: " not in text] == []


def test_the_themes_are_ours_and_those_of_textual() -> None:
    assert set(THEMES) == {*OWN_THEMES, *BUILTIN_THEMES}


@given(st.text())
def test_any_text_gives_settings(text: str) -> None:
    read = read_config(text)

    assert read.settings.density in {1, 2}


@given(SHAPES)
def test_any_shape_gives_settings(shape: object) -> None:
    read = read_config(json.dumps(shape), file="config.yaml")

    assert all(problem.file == "config.yaml" for problem in read.problems)
    given = read.settings.keys
    held = [
        (screen, key)
        for one in COMMANDS
        for screen in one.screens
        for key in given.get(one.id, one.keys)
    ]
    assert len(held) == len(set(held))
