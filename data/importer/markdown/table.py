"""Tables: which column is title, people, year, and which links are forms of a row's work."""

import re
from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from ...text import fold
from ..guess import guess_form
from ..item import FormItem, Item, Path
from .block import Block, Part
from .bracket import minutes_in
from .entry import read_entry
from .line import LINKS, Line
from .people import people
from .word import names_form, names_site

if TYPE_CHECKING:
    from .walk import Walk


class Column(Enum):
    """What a column holds."""

    TITLE = auto()
    PEOPLE = auto()
    YEAR = auto()
    VENUE = auto()
    LINK = auto()
    NOTE = auto()
    LENGTH = auto()
    NUMBER = auto()


_HEADS = (
    (Column.PEOPLE, (
        r"(?:book )?authors?|by|speakers?(?:\(s)?|presenters?|instructors?|"
        r"writers?|hosts?|guests?|lecturers?|"
        r"creators?|author\(s\)|作者|著者|автор(?:ы)?|autor(?:es|en)?|auteurs?"
    )),
    (Column.YEAR, (
        r"years?(?: published| of publication)?|published|date|publication date|年|年份|发表年份|"
        r"发布日期|год|ano|año|jahr|annee"
    )),
    (Column.VENUE, (
        r"venue|conference|journal|publisher|published in|published at|where|event|会议|期刊|"
        r"издательство"
    )),
    (Column.LENGTH, r"length|duration|run ?time|time|minutes?|dauer|duree|duracion|时长|時間"),
    (Column.NUMBER, r"#|no\.?|nr\.?|№|num|number|s/n|序号|编号"),
    (Column.LINK, (
        r"links?|urls?|pdf|video|slides|code|github|source|repo(?:sitory)?|website|"
        r"notebook|read|watch|download|链接|代码|ссылка|reference\(s\)"
    )),
    (Column.TITLE, (
        r"(?:\w+ )?(?:title|name|book|paper|article|course|talk|resource|project|tool|"
        r"work)(?:s|\(s\))?|what|问题|书名|标题|名称|论文|题目|タイトル|名前|書名|название|книга|titulo|titel|"
        r"titre|nombre"
    )),
)  # fmt: skip
_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)(?!\d)")


def read_table(block: Block, walk: "Walk", path: Path) -> None:
    """Read the rows of a table that name works."""
    rows = [
        [walk.targets(cell.line) for cell in row.blocks]
        for row in block.blocks
        if row.part is Part.ROW
    ]
    numbers = [row.number for row in block.blocks if row.part is Part.ROW]
    if not rows:
        return
    head: list[str] = []
    first = block.blocks[0]
    is_head = bool(first.blocks) and all(cell.level for cell in first.blocks)
    if is_head and not any(line.found() for line in rows[0]):
        head = [line.plain() for line in rows[0]]
        rows, numbers = rows[1:], numbers[1:]
    table = _Table(head, rows)
    for cells, number in zip(rows, numbers, strict=True):
        for item in table.works(cells, number, walk):
            walk.add(item, path)


class _Table:
    def __init__(self, head: list[str], rows: list[list[Line]]) -> None:
        self._head = head
        self._columns = [_column(name) for name in head]
        if Column.TITLE not in self._columns:
            self._columns = [self._found(place) for place in range(max(map(len, rows), default=0))]
        self._has_people = Column.PEOPLE in self._columns

    def _found(self, place: int) -> Column:
        known = self._columns[place] if place < len(self._columns) else None
        return known or Column.NOTE

    def works(self, cells: list[Line], number: int, walk: "Walk") -> list[Item]:
        linked = [
            cell for cell in cells if any(link.url and link.url != "#" for link in cell.found())
        ]
        place = self._title(cells)
        if place is None or not (linked or self._has_people):
            return []
        if (
            not self._has_title()
            and len(linked) > 1
            and all(_is_title(cell) for cell in linked)
            and len(linked) == sum(bool(cell.text.strip()) for cell in cells)
        ):
            return [item for cell in linked for item in read_entry(cell, number, walk.left)]
        found = read_entry(cells[place], number, walk.left)
        item = found[0]
        for other, cell in enumerate(cells):
            if other != place and cell.text.strip(" -–—"):
                item = self._with(item, other, cell)
        for more in found[1:]:
            item = replace(item, related=(*item.related, more))
        return [item] if item.title else []

    def _has_title(self) -> bool:
        return Column.TITLE in self._columns

    def _title(self, cells: list[Line]) -> int | None:
        """Find the cell with the title: its column's, a bold text or a titled link."""
        for place, column in enumerate(self._columns):
            if (
                column is Column.TITLE
                and place < len(cells)
                and re.search(r"\w", cells[place].plain())
            ):
                return place
        open_ = [
            n
            for n, cell in enumerate(cells)
            if re.search(r"\w", cell.plain()) and self._at(n) in {Column.NOTE, Column.LINK}
        ]
        for place in open_:
            if "\uf8e0" in cells[place].text:
                return place
        for place in open_:
            if any(
                not names_form(link) and not names_site(link) and not link.image
                for link in cells[place].found()
            ):
                return place
        texts = [n for n in open_ if not cells[n].found()] or open_
        return texts[0] if texts else None

    def _at(self, place: int) -> Column:
        return (self._columns[place] if place < len(self._columns) else None) or Column.NOTE

    def _with(self, item: Item, place: int, cell: Line) -> Item:
        column, name = self._at(place), self._head[place] if place < len(self._head) else ""
        words = cell.plain()
        if column is Column.PEOPLE and not item.authors:
            names = people(words, loose=True) or tuple(
                part.strip() for part in re.split(r",|;| and | & ", words) if part.strip()
            )
            links = [link for link in cell.found() if link.url]
            remark = " ".join(f"{link.text} ({link.url})" for link in links)
            return replace(item, authors=names, remark=_joined(item.remark, remark))
        if column is Column.YEAR and (found := _YEAR.search(words)):
            return replace(item, year=item.year or int(found[1]))
        if column is Column.VENUE and not item.venue and not cell.found():
            found = _YEAR.search(words)
            return replace(item, venue=words, year=item.year or (int(found[1]) if found else None))
        if column is Column.LENGTH and (minutes := minutes_in(words)):
            return replace(item, minutes=item.minutes or minutes)
        is_empty = column is Column.NUMBER and not cell.found() and not re.search(r"[^\W\d]", words)
        return (
            item
            if is_empty or words in {"N/A", "n/a", "?"}
            else self._noted(item, cell, name, column)
        )

    def _noted(self, item: Item, cell: Line, name: str, column: Column) -> Item:
        words = " ".join(LINKS.sub("", cell.text).split()).strip(" []()|,/")
        links = [link for link in cell.found() if link.url]
        forms = [link for link in links if names_form(link) or names_site(link)]
        # A number that is a link, such as a rating, is told besides: it may be the only address.
        told = [link.text for link in forms if re.fullmatch(r"[\d.,/ ★☆%]+", link.text)]
        is_all = len(forms) == len(links) or (forms and column is Column.LINK)
        if links and is_all and not re.search(r"\w{3}", words):
            for link in forms:
                item = _formed(item, link.url, f"{link.text} {name}", link.text)
            # What is no form of the work, say where it is talked about, is told.
            others = [f"{link.text} ({link.url})" for link in links if link not in forms]
            text = " ".join([*told, *others])
        elif links and not item.url and len(links) == 1 and not words:
            return replace(item, url=links[0].url)
        else:
            text = cell.told()
        if not text:
            return item
        return replace(item, remark=_joined(item.remark, f"{name}: {text}" if name else text))


def _formed(item: Item, url: str, words: str, text: str) -> Item:
    if not item.url:
        return replace(item, url=url)
    kind = guess_form(url, words)
    return replace(
        item,
        forms=(
            *item.forms,
            FormItem(kind=kind, url=url, title=text if re.search(r"\w", text) else None),
        ),
    )


def _is_title(cell: Line) -> bool:
    return any(not names_form(link) for link in cell.found())


def _column(name: str) -> Column | None:
    words = fold(name).strip(" *_:()")
    for column, pattern in _HEADS:
        if re.fullmatch(pattern, words):
            return column
    return None


def _joined(one: str | None, other: str) -> str | None:
    return f"{one}\n{other}" if one and other else (other or one)
