"""Cleaning what was found in a list: every text, and what a catalog file could not hold."""

from dataclasses import replace

from ..catalog_field import CATEGORY_DEPTH, MINUTES, YEARS
from ..key import BadUrl, known_key
from ..text import clean
from .item import UNTOUCHED, FormItem, Item, Path, State
from .link import with_scheme


def cleaned(item: Item) -> Item:
    """Clean every text of an item, and drop what a catalog file could not hold."""
    return replace(
        item,
        title=clean(item.title) or clean(item.url or "") or "Untitled",
        url=_address(item.url),
        path=cleaned_path(item.path),
        authors=_distinct([clean(name) for name in item.authors]),
        venue=cleaned_text(item.venue),
        year=item.year if item.year and YEARS[0] <= item.year <= YEARS[1] else None,
        session=cleaned_text(item.session),
        abstract=cleaned_text(item.abstract, lines=True),
        remark=cleaned_text(item.remark, lines=True),
        minutes=_minutes(item.minutes),
        forms=tuple(form for form in map(_cleaned_form, item.forms) if form.url),
        related=tuple(map(cleaned, item.related)),
        state=_cleaned_state(item.state),
    )


def sound(item: Item) -> Item:
    """Clean every text of an item of one of our own exports; what is clean stays just as it is."""
    return replace(
        cleaned(item),
        url=_sound_address(item.url),
        authors=_texts(item.authors),
        was=_texts(item.was),
        forms=tuple(form for form in map(_sound_form, item.forms) if form.url),
        related=tuple(map(sound, item.related)),
        state=_sound_state(item.state),
    )


def _sound_form(form: FormItem) -> FormItem:
    url = _sound_address(form.url) or ""
    return replace(_cleaned_form(form), url=url, state=_sound_state(form.state))


def _sound_state(state: State) -> State:
    if state == UNTOUCHED:
        return UNTOUCHED
    return replace(
        _cleaned_state(state),
        on=clean(state.on),
        history=tuple((clean(status), clean(on)) for status, on in state.history),
        note=clean(state.note, lines=True),
    )


def _texts(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in map(clean, texts) if text)


def _cleaned_form(form: FormItem) -> FormItem:
    state = _cleaned_state(form.state)
    return replace(form, url=_address(form.url) or "", title=cleaned_text(form.title), state=state)


def _cleaned_state(state: State) -> State:
    if state == UNTOUCHED:
        return UNTOUCHED
    tags = _distinct([_tag(name) for name in state.tags])
    return replace(
        state,
        note=clean(state.note, lines=True).strip("\n"),
        tags=tags,
        position=clean(state.position),
        minutes=_minutes(state.minutes),
    )


def _tag(text: str) -> str:
    return "-".join(clean(text).casefold().replace(",", " ").split()).lstrip("#+-")


def cleaned_text(text: str | None, *, lines: bool = False) -> str | None:
    """Clean a text; None where nothing is left of it."""
    return (clean(text, lines=lines).strip() or None) if text else None


def _minutes(minutes: int | None) -> int | None:
    return minutes if minutes and MINUTES[0] <= minutes <= MINUTES[1] else None


def _address(url: str | None) -> str | None:
    """Give an address without what hides in it; None for a text that cannot be one."""
    return _sound_address(clean(url or "").replace(" ", "%20"))


def _sound_address(url: str | None) -> str | None:
    text = clean(url or "")
    if not text:
        return None
    try:
        known_key(text)
    except BadUrl:
        return None
    return with_scheme(text)


def _distinct(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def cleaned_path(path: Path) -> Path:
    """Clean the names of categories; those deeper than a file may have them become one."""
    names = tuple(name for name in (clean(part) for part in path) if name)
    if len(names) <= CATEGORY_DEPTH:
        return names
    inner = " › ".join(names[CATEGORY_DEPTH - 1 :])  # noqa: RUF001  # a pointing sign is meant
    return (*names[: CATEGORY_DEPTH - 1], inner)
