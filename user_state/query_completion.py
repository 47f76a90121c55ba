"""What a query that is being typed may go on with."""

from .query_field import Field, values_of


def completions(text: str, cursor: int) -> tuple[str, ...]:
    """Give the ways to finish the word left of the cursor: field names, or the values of its field.

    Each starts with that word exactly as it was typed (what stands after the last white space), so
    that the query goes on as `text[:cursor] + completion[len(word):]`. Nothing is offered inside of
    quotes, in the middle of a word, and before anything was typed.
    """
    if not 0 <= cursor <= len(text) or text[cursor : cursor + 1].strip().strip(")"):
        return ()
    before = text[:cursor]
    if before.count('"') % 2:
        return ()
    typed = "" if before[-1:].isspace() else "".join(before.split()[-1:])
    term = typed.lstrip("-(").lower()
    if not term:
        return ()
    name, colon, value = term.partition(":")
    if not colon:
        return _finished(typed, name, [f"{field}:" for field in Field])
    if name not in frozenset(Field):
        return ()
    *named, last = value.split(",")
    valid = [each for each in values_of(Field(name)) if each not in named]
    return _finished(typed, last, valid)


def _finished(typed: str, begun: str, names: list[str]) -> tuple[str, ...]:
    return tuple(
        typed + name[len(begun) :] for name in names if name.startswith(begun) and name != begun
    )
