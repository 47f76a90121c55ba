"""YAML, read from the C parser's events into a light tree that knows its lines, and written."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from .limit import MAX_BYTES, MAX_DEPTH
from .problem import Problem
from .text import clean
from .yaml_writer import Inline, dump_yaml

if TYPE_CHECKING:
    import yaml

__all__ = [
    "Inline", "Listing", "Mapping", "Node", "Refused", "Scalar", "YamlRead",
    "dump_yaml", "load_yaml",
]  # fmt: skip

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(NamedTuple):
    """A value as it was typed; None for a plain `null`, `~` or nothing."""

    text: str | None
    line: int


class Listing(NamedTuple):
    """A list."""

    items: list["Node"]
    line: int


class Mapping(NamedTuple):
    """Fields with their values; `lines` tells where each field's name stands."""

    fields: dict[str, "Node"]
    lines: dict[str, int]
    line: int


class Refused(NamedTuple):
    """A value that was refused and reported already."""

    line: int


Node = Scalar | Listing | Mapping | Refused


class YamlRead(NamedTuple):
    """What a YAML text says: its tree, None if it has none, and what is wrong with it."""

    root: Node | None
    problems: tuple[Problem, ...]


def load_yaml(text: str, *, file: str | None = None) -> YamlRead:
    """Read one YAML document, with scalars as typed.

    Aliases, tags, merge keys and repeated fields are refused, each with a problem, and so are
    anchors, whose values stay. Broken syntax, more than 64 MiB or 32 levels leave no tree at all.
    """
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "replace")) > MAX_BYTES:
        cure = "Split it into several files."
        return YamlRead(None, (Problem(message="larger than 64 MiB", file=file, cure=cure),))
    # Raw control characters would stop the parser, and none is wanted in any value.
    tree = _Tree(file)
    tree.read(_events(clean(text, lines=True)))
    return YamlRead(tree.root, tuple(tree.problems))


def _events(text: str) -> Iterator["yaml.Event"]:
    import yaml  # noqa: PLC0415  # 35 ms that a start from the cache does not need

    # The C parser is missing where PyYAML was built without libyaml.
    loader = cast("Any", getattr(yaml, "CSafeLoader", yaml.SafeLoader))(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()


class _Tree:
    """Builds the tree from events, with a stack of its own: no text can exhaust Python's."""

    def __init__(self, file: str | None) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._file = file
        self._open: list[Listing | Mapping] = []
        self._fields: list[tuple[str, int] | None] = []
        self._documents = 0

    def read(self, events: Iterator["yaml.Event"]) -> None:
        import yaml  # noqa: PLC0415  # as above

        kinds: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._add_scalar,
            yaml.MappingStartEvent: self._start_mapping,
            yaml.SequenceStartEvent: self._start_listing,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._refuse_alias,
        }
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    self._documents += 1
                    if self._documents > 1:
                        self._report(event, "a second document in the file", "Remove the `---`.")
                        return
                take = kinds.get(type(event))
                if take is not None:
                    take(event)
        except yaml.YAMLError as error:
            self._stop(*_syntax(error))
        except _TooDeep as error:
            self._stop(f"nested more than {MAX_DEPTH} levels deep", error.line, "Make it flatter.")

    def _add_scalar(self, event: Any) -> None:
        line = event.start_mark.line + 1
        plain = not event.style
        if self._wants_field():
            self._name_field(event, line, plain=plain)
        elif self._is_sound(event):
            text = None if plain and event.value in _NULLS else event.value
            self._put(Scalar(text, line))
        else:
            self._put(Refused(line))

    def _name_field(self, event: Any, line: int, *, plain: bool) -> None:
        name = cast("str", event.value)
        parent = cast("Mapping", self._open[-1])
        self._fields[-1] = ("", 0)  # where the value goes if the name is refused
        if not self._is_sound(event):
            return
        if plain and name == "<<":
            self._report(event, "a merge key (`<<`)", "Write the fields out.")
        elif plain and name in _NULLS:
            self._report(event, "a field without a name", "Name it.")
        elif name in parent.fields:
            first = parent.lines[name]
            self._report(event, f"`{clean(name)}` stands twice, first in line {first}", "Keep one.")
        else:
            self._fields[-1] = (name, line)

    def _start_mapping(self, event: Any) -> None:
        self._start(event, Mapping({}, {}, event.start_mark.line + 1))

    def _start_listing(self, event: Any) -> None:
        self._start(event, Listing([], event.start_mark.line + 1))

    def _start(self, event: Any, node: Listing | Mapping) -> None:
        if len(self._open) == MAX_DEPTH:
            raise _TooDeep(node.line)
        if self._wants_field():
            self._report(event, "a field whose name is a list or mapping", "Write a plain name.")
            self._fields[-1] = ("", 0)
            self._open.append(node)
            self._fields.append(None)
            return
        self._put(node if self._is_sound(event) else Refused(node.line))
        self._open.append(node)
        self._fields.append(None)

    def _end(self, _: Any) -> None:
        self._open.pop()
        self._fields.pop()

    def _refuse_alias(self, event: Any) -> None:
        self._report(event, f"an alias (`*{clean(event.anchor)}`)", "Write the value out.")
        if self._wants_field():
            self._fields[-1] = ("", 0)
        else:
            self._put(Refused(event.start_mark.line + 1))

    def _wants_field(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], Mapping) and self._fields[-1] is None

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Listing):
            parent.items.append(node)
            return
        name, line = cast("tuple[str, int]", self._fields[-1])
        self._fields[-1] = None
        if line:
            parent.fields[name] = node
            parent.lines[name] = line

    def _is_sound(self, event: Any) -> bool:
        if event.anchor is not None:
            self._report(event, f"an anchor (`&{clean(event.anchor)}`)", "Remove it.")
        if event.tag is not None:
            self._report(event, f"a tag (`{clean(event.tag)}`)", "Remove it; quote the value.")
        return event.tag is None

    def _report(self, event: Any, message: str, cure: str) -> None:
        line = event.start_mark.line + 1
        self.problems.append(Problem(message=message, file=self._file, line=line, cure=cure))

    def _stop(self, message: str, line: int | None, cure: str | None = None) -> None:
        self.root = None
        self.problems.append(Problem(message=message, file=self._file, line=line, cure=cure))


class _TooDeep(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _syntax(error: "yaml.YAMLError") -> tuple[str, int | None, str]:
    mark = getattr(error, "problem_mark", None)
    told = clean(str(getattr(error, "problem", None) or error))
    line = None if mark is None else cast("int", mark.line) + 1
    return (
        f"no valid YAML: {told}",
        line,
        "Look at this line and the one before: quotes, indentation.",
    )
