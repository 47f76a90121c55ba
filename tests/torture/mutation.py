"""Mutations of a module's source: one small mistake each, as somebody might make it.

Left alone are types, docstrings, decorators and the words of f-strings: no run depends on them.
"""

import ast
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_DROPPED = (ast.Expr, ast.Assign, ast.AugAssign, ast.Raise, ast.Continue, ast.Break, ast.Delete)
_TYPES = frozenset({"annotation", "returns", "decorator_list", "type_params", "bases"})


@dataclass(frozen=True, slots=True)
class Mutation:
    """A module with one mistake: where it is, the line as it was, what became of what, the source."""

    number: int
    line: str
    what: str
    source: str


def mutations(source: str) -> list[Mutation]:
    """Make every mutation of a module, each once."""
    tree, lines = ast.parse(source), source.splitlines()
    known, found = {ast.unparse(tree)}, list[Mutation]()
    for node, field, place, others in _sites(tree):
        before = _get(node, field, place)
        assert isinstance(before, ast.expr | ast.stmt)
        for other in others:
            _set(node, field, place, other)
            text = ast.unparse(tree)
            if text not in known:
                known.add(text)
                number = before.lineno
                what = _told(ast.unparse(before), ast.unparse(other))
                found.append(Mutation(number, lines[number - 1].strip(), what, text))
        _set(node, field, place, before)
    return found


_CONTEXT = 24


def _told(before: str, after: str) -> str:
    """Say what became of what, and of long expressions only the part that differs."""
    one, other = " ".join(before.split()), " ".join(after.split())
    if len(one) + len(other) > 100:
        start = max(_same(one, other) - _CONTEXT, 0)
        end = max(_same(one[:start:-1], other[:start:-1]) - _CONTEXT, 0)
        one, other = _cut(one, start, end), _cut(other, start, end)
    return f"{one} -> {other}"


def _same(one: str, other: str) -> int:
    """Count the letters with which both begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _cut(text: str, start: int, end: int) -> str:
    return f"{'...' * bool(start)}{text[start : len(text) - end]}{'...' * bool(end)}"


def _get(node: ast.AST, field: str, place: int | None) -> object:
    value: object = getattr(node, field)
    return value if place is None else value[place]  # pyright: ignore[reportIndexIssue]


def _set(node: ast.AST, field: str, place: int | None, value: ast.AST) -> None:
    if place is None:
        setattr(node, field, value)
    else:
        getattr(node, field)[place] = value


_Site = tuple[ast.AST, str, int | None, list[ast.AST]]


def _sites(node: ast.AST, *, in_function: bool = False) -> Iterator[_Site]:
    """Go through the places where something else could stand, with what could."""
    inside = in_function or isinstance(node, ast.FunctionDef | ast.Lambda)
    for field, value in ast.iter_fields(node):
        of_class = isinstance(node, ast.ClassDef) and field == "keywords"
        if field in _TYPES or of_class or _is_type(node):
            continue
        parts = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for place, part in parts:
            if not isinstance(part, ast.AST) or _is_type_of_cast(node, field, place):
                continue
            others = list(_others(part, node, field, in_function=inside))
            if others:
                yield node, field, place, others
            if not isinstance(part, ast.JoinedStr):
                yield from _sites(part, in_function=inside)


def _is_type(node: ast.AST) -> bool:
    is_alias = isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias"
    return is_alias or _is_docstring(node)


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _is_type_of_cast(node: ast.AST, field: str, place: int | None) -> bool:
    is_cast = isinstance(node, ast.Call) and ast.unparse(node.func) == "cast"
    return (is_cast and field == "args" and place == 0) or (
        isinstance(node, ast.Subscript) and field == "slice" and _names_type(node.value)
    )


def _names_type(node: ast.expr) -> bool:
    return ast.unparse(node) in {"dict", "list", "set", "frozenset", "tuple"}


def _others(node: ast.AST, parent: ast.AST, field: str, *, in_function: bool) -> Iterator[ast.AST]:
    for kind, make in _MADE:
        if isinstance(node, kind):
            yield from make(node)
    if field == "test" or (field == "ifs" and isinstance(parent, ast.comprehension)):
        yield ast.UnaryOp(ast.Not(), node)  # pyright: ignore[reportArgumentType]
    if in_function and isinstance(node, _DROPPED) and not _is_docstring(node):
        yield ast.Pass()


def _of_compare(node: ast.Compare) -> Iterator[ast.AST]:
    for other in _COMPARED[type(node.ops[0])]:
        yield ast.Compare(node.left, [other(), *node.ops[1:]], node.comparators)


def _of_bool(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    for value in node.values:
        rest = [other for other in node.values if other is not value]
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _of_not(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


def _of_computed(node: ast.BinOp) -> Iterator[ast.AST]:
    if type(node.op) in _COMPUTED:
        yield ast.BinOp(node.left, _COMPUTED[type(node.op)](), node.right)


def _of_constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield ast.Constant(node.value + 1)
    elif isinstance(node.value, str):
        yield ast.Constant(f"{node.value}~")


def _of_return(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None:
        yield ast.Return(ast.Constant(None))


def _of_choice(node: ast.IfExp) -> Iterator[ast.AST]:
    yield node.body
    yield node.orelse


def _of_parts(node: ast.Dict | ast.List | ast.Tuple) -> Iterator[ast.AST]:
    """Leave out each part that is unpacked into a dictionary, list or tuple."""
    if isinstance(node, ast.Dict):
        for place, key in enumerate(node.keys):
            if key is None:
                keys, values = node.keys[:], node.values[:]
                del keys[place], values[place]
                yield ast.Dict(keys, values)
    elif any(isinstance(part, ast.Starred) for part in node.elts):
        for part in node.elts:
            rest = [other for other in node.elts if other is not part]
            yield type(node)(rest, ast.Load())


_Make = Callable[..., Iterator[ast.AST]]
_MADE: Sequence[tuple[type[ast.AST] | tuple[type[ast.AST], ...], _Make]] = (
    (ast.Compare, _of_compare),
    (ast.BoolOp, _of_bool),
    (ast.UnaryOp, _of_not),
    (ast.BinOp, _of_computed),
    (ast.Constant, _of_constant),
    (ast.Return, _of_return),
    (ast.IfExp, _of_choice),
    ((ast.Dict, ast.List, ast.Tuple), _of_parts),
)
