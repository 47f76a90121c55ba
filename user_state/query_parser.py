"""Reading a query: alternatives of terms in parentheses, with recovery instead of errors.

The grammar: terms side by side must all match, `OR` joins alternatives and binds weaker, `-` before
a term or an opening parenthesis turns it round. A sign that fits nowhere is noted and left out.
"""

from dataclasses import dataclass

from .query_fault import Fault, shown
from .query_field import Field
from .query_lexer import Token, TokenKind, read_value, tokens
from .query_problem import QueryProblem
from .query_term import All, Expression, Sort, all_of, any_of, negated
from .query_value import Reading, field_term, phrase, sort_order, word

DEEPEST = 20
"""How deep parentheses may nest; values this deep can be compared and hashed by recursion."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text says; with a problem, the rest of it."""

    expression: Expression
    sort: Sort | None
    problem: QueryProblem | None


def parse(text: str) -> Parsed:
    """Read a query in time linear in its length; never raises."""
    parser = _Parser(text)
    for token in tokens(text):
        parser.take(token)
    return parser.finish()


class _Group:
    """What was read since an opening parenthesis, or since the start."""

    __slots__ = ("alternatives", "last_or", "position", "turned_round")

    def __init__(self, position: int, *, turned_round: bool = False) -> None:
        self.position = position
        self.turned_round = turned_round
        self.alternatives: list[list[Expression]] = [[]]
        self.last_or = position

    def expression(self) -> Expression:
        return any_of(all_of(terms) for terms in self.alternatives)


class _Parser:
    """The open groups, innermost last, and the first problem so far."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._groups = [_Group(0)]
        self._too_deep = 0
        self._minus: Token | None = None
        self._negated = False
        self._sort: Sort | None = None
        self._problem: QueryProblem | None = None

    def take(self, token: Token) -> None:
        """Read the next token."""
        if self._minus is not None and token.position != self._minus.end:
            self._drop_minus()
        match token.kind:
            case TokenKind.MINUS:
                self._minus, self._negated = token, not self._negated
            case TokenKind.OPENING:
                self._open(token)
            case TokenKind.CLOSING:
                self._close(token)
            case TokenKind.WORD if token.text == "OR" and self._minus is None:
                self._alternative(token)
            case _:
                self._term(token)

    def finish(self) -> Parsed:
        """Close what is still open."""
        self._drop_minus()
        while len(self._groups) > 1:
            self._note(self._groups[-1].position, Fault("A parenthesis is left open"))
            self._end_group()
        self._check_or(self._groups[0])
        return Parsed(self._groups[0].expression(), self._sort, self._problem)

    def _open(self, token: Token) -> None:
        if len(self._groups) > DEEPEST:
            self._too_deep += 1
            self._note(token.position, Fault(f"Parentheses nest deeper than {DEEPEST}"))
            self._take_negation()
            return
        self._groups.append(_Group(token.position, turned_round=self._take_negation()))

    def _close(self, token: Token) -> None:
        self._drop_minus()
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._groups) == 1:
            self._note(token.position, Fault("A parenthesis is closed that was never opened"))
        else:
            self._end_group()

    def _end_group(self) -> None:
        group = self._groups.pop()
        self._check_or(group)
        expression = group.expression()
        if isinstance(expression, All):
            self._note(group.position, Fault("The parentheses hold nothing to search for"))
        self._add(negated(expression) if group.turned_round else expression)

    def _alternative(self, token: Token) -> None:
        group = self._groups[-1]
        if not group.alternatives[-1]:
            self._note(token.position, Fault("OR has nothing before it"))
            return
        group.alternatives.append([])
        group.last_or = token.position

    def _check_or(self, group: _Group) -> None:
        if len(group.alternatives) > 1 and not group.alternatives[-1]:
            self._note(group.last_or, Fault("OR has nothing after it"))

    def _term(self, token: Token) -> None:
        turned_round = self._take_negation()
        if token.kind is TokenKind.FIELD:
            reading = self._field(token, turned_round)
        elif token.kind is TokenKind.PHRASE:
            reading = phrase(read_value(token.text))
        else:
            reading = Reading(word(token.text))
        if reading.fault is not None:
            self._note(token.position, reading.fault)
        self._add(negated(reading.expression) if turned_round else reading.expression)

    def _field(self, token: Token, turned_round: bool) -> Reading:
        name, _, rest = token.text.partition(":")
        which = Field(name.lower())
        value = read_value(rest)
        if which is not Field.SORT:
            return field_term(which, value)
        order = sort_order(value)
        if isinstance(order, Fault):
            return Reading(All(), order)
        if turned_round:
            return Reading(All(), Fault(f"{shown(token.text)} cannot be turned round"))
        self._sort = order
        return Reading(All())

    def _add(self, expression: Expression) -> None:
        if not isinstance(expression, All):
            self._groups[-1].alternatives[-1].append(expression)

    def _take_negation(self) -> bool:
        turned_round = self._negated
        self._minus, self._negated = None, False
        return turned_round

    def _drop_minus(self) -> None:
        if self._minus is not None:
            self._note(self._minus.position, Fault("- has nothing behind it to leave out"))
            self._take_negation()

    def _note(self, position: int, fault: Fault) -> None:
        if self._problem is None or position < self._problem.position:
            self._problem = fault.at(position, self._text)
