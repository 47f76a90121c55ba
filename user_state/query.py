"""A query: what the reader is looking for, and in which order it is shown."""

from dataclasses import dataclass

from .query_problem import QueryProblem
from .query_term import All, Expression, Sort

__all__ = ["Query", "QueryProblem", "Sort"]

# Reading, writing and comparing are loaded when first asked for: most starts search for nothing.


@dataclass(frozen=True, slots=True)
class Query:
    """What a text asks for; `Query.parse(str(query)) == query`.

    Without a `sort`, works stand in list order. With a `problem`, `expression` is what could be
    made of the text; who is about to change works should ask for a sound query first.
    """

    expression: Expression = All()  # noqa: RUF009 - a frozen value without fields, safe to share
    sort: Sort | None = None
    problem: QueryProblem | None = None

    @classmethod
    def parse(cls, text: str) -> "Query":
        """Read a text, whatever it is: a broken one has a `problem` and searches the words."""
        from .query_parser import parse  # noqa: PLC0415 - loaded when first asked for

        parsed = parse(text)
        return cls(parsed.expression, parsed.sort, parsed.problem)

    def __str__(self) -> str:
        """Write the query the canonical way; a broken one stays as it was typed."""
        from .query_text import expression_text  # noqa: PLC0415 - loaded when first asked for

        if self.problem is not None:
            return self.problem.text
        order = "" if self.sort is None else f"sort:{self.sort}"
        return " ".join(part for part in (expression_text(self.expression), order) if part)

    @property
    def is_empty(self) -> bool:
        """Whether every work matches because nothing is asked for; the order does not count."""
        return isinstance(self.expression, All)

    def narrows(self, other: "Query") -> bool:
        """Tell whether every hit of this query is surely a hit of the other one.

        Then searching this one among the former hits is enough. False where it cannot be told.
        """
        from .query_narrowing import implies  # noqa: PLC0415 - loaded when first asked for

        return implies(self.expression, other.expression)
