"""Read config.yaml: what is sound becomes settings, the rest is reported; nothing stops the start."""

from collections.abc import Collection, Iterator, Mapping

from ..data.catalog_value import Entry, Report
from ..data.kind import FormKind
from ..data.problem import Problem
from ..data.text import clean
from ..data.yaml_file import Listing, Node, Refused, Scalar, load_yaml
from ..data.yaml_file import Mapping as Fields
from .command import COMMANDS, WHILE_TYPING
from .key_choice import Clash, Keys, choose_keys
from .key_spelling import KEY_NAMES, SAME_KEYS, read_key, show_key, types_text, write_keys
from .preset import PRESETS
from .settings import USUAL, ConfigRead, GlyphChoice, Opener, SavedFilter, Settings
from .theme_name import THEMES

FIELDS = ("theme", "glyphs", "density", "confirm", "preset", "keys", "openers", "filters")
GLYPHS = tuple(choice.value for choice in GlyphChoice)
DENSITIES = ("1", "2")
CONFIRMS = ("changes", "nothing")
_OPENER_FIELDS = ("match", "kind", "run", "terminal")
_FILTER_FIELDS = ("name", "query")
_KINDS = tuple(kind.value for kind in FormKind)


def read_config(text: str, *, file: str | None = None) -> ConfigRead:
    """Read the text of a config.yaml; `file` is its name in the problems. Raises nothing."""
    read = load_yaml(text, file=file)
    report = Report(file)
    report.problems.extend(read.problems)
    settings = USUAL
    if isinstance(read.root, Fields):
        settings = _Reader(Entry(report, read.root, None)).read()
    elif read.root is not None and not (isinstance(read.root, Scalar) and read.root.text is None):
        cure = "Write settings, one a line: `theme: nord`."
        report.problems.append(Problem(message="no settings", file=file, line=1, cure=cure))
    problems = sorted(report.problems, key=lambda problem: problem.line or 0)
    return ConfigRead(settings, tuple(problems))


class _Reader:
    """Reads one file's settings, field by field."""

    def __init__(self, root: Entry) -> None:
        self._root = root

    def read(self) -> Settings:
        usual = USUAL
        root = self._root
        _check_fields(root, FIELDS)
        preset = _one_of(root, "preset", tuple(PRESETS))
        return Settings(
            theme=_one_of(root, "theme", THEMES),
            glyphs=GlyphChoice(_one_of(root, "glyphs", GLYPHS) or usual.glyphs),
            density=int(_one_of(root, "density", DENSITIES) or usual.density),
            openers=tuple(self._openers()),
            keys=self._keys({} if preset is None else PRESETS[preset]),
            filters=tuple(self._filters()) if root.has("filters") else usual.filters,
            confirm=_one_of(root, "confirm", CONFIRMS) != "nothing",
        )

    # Keys

    def _keys(self, preset: Mapping[str, Keys]) -> Mapping[str, Keys]:
        node = self._root.mapping.fields.get("keys")
        if isinstance(node, Fields):
            entry = Entry(self._root.report, node, "keys")
        else:
            if self._root.has("keys") and not isinstance(node, Refused):
                cure = "Write a command and its key on each line: `star: f5`."
                self._root.tell("must have fields", "keys", cure)
            entry = Entry(self._root.report, Fields({}, {}, 0), "keys")
        known = tuple(command.id for command in COMMANDS)
        _check_fields(entry, known, "command")
        given = ((id_, _keys_of(entry, id_)) for id_ in entry.mapping.fields if id_ in known)
        own = {id_: keys for id_, keys in given if keys is not None}
        choice = choose_keys(own, preset)
        for clash in choice.clashes:
            _tell_clash(entry, clash)
        return choice.keys

    # Openers

    def _openers(self) -> Iterator[Opener]:
        for entry in _entries(self._root, "openers", "match"):
            _check_fields(entry, _OPENER_FIELDS)
            command = _arguments(entry)
            kind = _one_of(entry, "kind", _KINDS)
            is_terminal = _one_of(entry, "terminal", ("true", "false")) == "true"
            is_sound = kind is not None or not entry.has("kind")
            if not (entry.has("match") or entry.has("kind")):
                entry.tell("it says not for which links it is", cure="Add `match:` or `kind:`.")
            elif command and is_sound:
                form = None if kind is None else FormKind(kind)
                yield Opener(entry.text("match") or "*", command, form, is_terminal)

    # Filters

    def _filters(self) -> Iterator[SavedFilter]:
        from ..user_state.query import Query  # noqa: PLC0415  # only who saves filters needs it

        for entry in _entries(self._root, "filters", "name"):
            _check_fields(entry, _FILTER_FIELDS)
            name, query = entry.text("name"), entry.text("query")
            for field, value in (("name", name), ("query", query)):
                if value is None:
                    entry.tell(
                        "a filter needs it", field, "Write `{name: Talks, query: kind:video}`."
                    )
            if name is None or query is None:
                continue
            problem = Query.parse(query).problem
            if problem is not None:
                entry.tell(f"`{query}` is no sound query", "query", str(problem))
            else:
                yield SavedFilter(name, query)


def _check_fields(entry: Entry, known: Collection[str], noun: str = "setting") -> None:
    for name in entry.mapping.fields:
        if name not in known:
            cure = _nearest(name, known) or f"Known are {_listed(known)}."
            entry.tell(f"there is no {noun} `{clean(name)}`", name, cure)


def _nearest(name: str, known: Collection[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  # only wrong files need it

    near = get_close_matches(name[:100].lower(), known, 1)
    return f"Did you mean `{near[0]}`?" if near else ""


_LISTED = 12


def _listed(names: Collection[str]) -> str:
    shown = list(names)[:_LISTED]
    rest = "; `refshelf config --example` has them all" if len(names) > _LISTED else ""
    return ", ".join(shown) + rest


def _one_of(entry: Entry, field: str, known: tuple[str, ...]) -> str | None:
    """Return a field's value out of known ones; of a wrong one the nearest is named."""
    text = entry.text(field)
    if text is None or text in known:
        return text
    cure = _nearest(text, known) or f"Write one of {_listed(known)}."
    entry.tell(f"`{text}` is unknown", field, cure)
    return None


def _entries(parent: Entry, field: str, naming: str) -> Iterator[Entry]:
    for number, node in enumerate(parent.items(field), 1):
        if isinstance(node, Fields):
            yield Entry(parent.report, node, f"{field} {number}")
        elif not isinstance(node, Refused):
            message = f"number {number} in line {node.line} has no fields"
            parent.tell(message, field, f"Begin it with `- {naming}: …`.")


def _arguments(entry: Entry) -> tuple[str, ...]:
    """Return the program and its arguments, as they were typed; nothing if they are not sound."""
    node = entry.mapping.fields.get("run")
    if isinstance(node, Listing):
        texts = [one.text for one in node.items if isinstance(one, Scalar)]
        if texts and len(texts) == len(node.items) and texts[0]:
            return tuple(text or "" for text in texts)
    if not isinstance(node, Refused):
        words = (node.text or "").split() if isinstance(node, Scalar) else []
        example = ", ".join(clean(word) for word in [*(words or ["mpv"]), '"{url}"'])
        cure = f"Write the program and its arguments as a list: `run: [{example}]`."
        entry.tell("needs a program", "run", cure)
    return ()


def _keys_of(entry: Entry, command: str) -> Keys | None:
    """Return the keys that a command is given; None if nothing sound is said of them."""
    node = entry.mapping.fields[command]
    nodes: list[Node] = node.items if isinstance(node, Listing) else [node]
    found: list[str] = []
    for one in nodes:
        key = _key(entry, command, one)
        if key is not None:
            found.append(key)
    if not found and nodes:
        return None
    return tuple(dict.fromkeys(found))


def _key(entry: Entry, command: str, node: Node) -> str | None:
    if isinstance(node, Refused):
        return None
    if not isinstance(node, Scalar) or node.text is None:
        entry.tell("must be a key or a list of keys", command, "Write `s`, `[s, f5]`, or `[]`.")
        return None
    key = read_key(node.text)
    if key is None:
        cure = _nearest(node.text, KEY_NAMES) or "Write `x`, `X`, `ctrl+x`, `f5` or `space`."
        entry.tell(f"`{clean(node.text)}` is no key", command, cure)
    elif key in SAME_KEYS:
        cure = f"Choose another key, or write `{SAME_KEYS[key]}`."
        entry.tell(f"terminals send `{show_key(key)}` as {SAME_KEYS[key]}", command, cure)
        return None
    elif key == "ctrl+c":
        entry.tell("`ctrl+c` copies, and tells how to quit", command, "Choose another key.")
        return None
    elif command in WHILE_TYPING and types_text(key):
        cure = "Choose a key that types nothing, such as `f6` or `ctrl+f`."
        entry.tell(f"`{show_key(key)}` would be missing in searches", command, cure)
        return None
    return key


def _tell_clash(entry: Entry, clash: Clash) -> None:
    key = show_key(clash.key)
    if clash.is_loser_own:
        message, field = f"`{key}` is the key of `{clash.winner}` already", clash.loser
        cure = "Choose another."
    else:
        left = " ".join(map(show_key, clash.left))
        rest = f"which keeps {left}" if left else "which has none now"
        message, field = f"`{key}` was the key of `{clash.loser}`, {rest}", clash.winner
        cure = f"Add `{clash.loser}: {write_keys(clash.left)}` if that is meant."
    entry.tell(message, field, cure)
