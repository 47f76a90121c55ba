"""A config.yaml to begin with: every setting, every command with its keys, all of it commented out."""

from collections.abc import Iterator

from .command import COMMANDS, Group
from .key_spelling import write_keys
from .preset import PRESETS
from .settings import FILTERS
from .theme_name import OWN_THEMES, THEMES

_WIDTH = 92


def example() -> str:
    """Write the text: it changes nothing as it is, and says how each setting is written."""
    return "\n".join([*_general(), *_openers(), *_filters(), *_keys(), ""])


def _general() -> Iterator[str]:
    yield "# Settings of refshelf. Remove the `#` before a line to change it; `refshelf config --check`"
    yield "# tells what is wrong. What the program itself remembers is never written here."
    yield ""
    yield "# Colours: our own, or any of Textual's:"
    yield from _wrapped(THEMES)
    yield f"#theme: {OWN_THEMES[0]}"
    yield ""
    yield "# Signs: auto (as the terminal's encoding allows), unicode or ascii."
    yield "#glyphs: auto"
    yield ""
    yield "# Lines that a work takes in the list: 1 or 2."
    yield "#density: 2"
    yield ""
    yield "# What is asked before a list is taken in: changes (you see them first), or nothing,"
    yield "# but for what is unsure or hard to believe."
    yield "#confirm: changes"


def _openers() -> Iterator[str]:
    yield from (
        "",
        "# Programs that open links; the first that fits does it, else your browser. `match` is a host,",
        "# or an address without its scheme in which * stands for anything; `kind` is a form: page, pdf,",
        "# video, slides, audio, code. `run` is a list of arguments and never goes through a shell:",
        "# {url} is the link (put at the end if it is left out), {at} where you stopped: seconds, or a",
        "# page. With `terminal: true` the program has the terminal to itself until it ends.",
        "#openers:",
        "#  - match: youtube.com/*",
        '#    run: [mpv, "--start={at}", "{url}"]',
        "#  - kind: pdf",
        '#    run: [zathura, "--page={at}", "{url}"]',
        "#  - match: example.org",
        '#    run: [w3m, "{url}"]',
        "#    terminal: true",
    )


def _filters() -> Iterator[str]:
    yield ""
    yield "# Queries with a name; the first nine have the digits. These are the usual ones."
    yield "#filters:"
    for saved in FILTERS:
        yield f'#  - {{name: {saved.name}, query: "{saved.query}"}}'


def _keys() -> Iterator[str]:
    yield ""
    yield f"# Keys as users of another program know them: {', '.join(PRESETS)}. Your own come first."
    yield f"#preset: {next(iter(PRESETS))}"
    yield ""
    yield "# A key, a list of keys, or [] for none, for each command. These are the usual ones."
    yield "#keys:"
    for group in Group:
        yield f"# {group}:"
        for command in COMMANDS:
            if command.group is group:
                yield f"#  {command.id}: {write_keys(command.keys)}  # {command.help}"


def _wrapped(names: tuple[str, ...]) -> Iterator[str]:
    from textwrap import wrap  # noqa: PLC0415  # for this text only

    return (f"# {line}" for line in wrap(", ".join(names), _WIDTH))
