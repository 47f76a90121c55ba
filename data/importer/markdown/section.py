"""Sections of a document: headings and what folds away, as the categories that they make."""

import re
from dataclasses import dataclass, field

from ...text import fold
from .line import Line
from .marker import unsigned

_APART = re.compile(
    r"(?:the )?(?:licen[cs]e|licensing|copyright|contribut(?:e|ing|ions?|ors)|how to "
    r"contribute|sponsors?|sponsoring|"
    r"our sponsors|backers|translations?|translations in progress|acknowledge?ments?|"
    r"credits?|thanks|special thanks|stargazers|"
    r"star history|stars|donate|donations?|support us|contact|contact info|"
    r"maintainers?|code of conduct|"
    r"changelog|footnotes|sharing|share this(?: list)?|"
    r"лицензия|许可|许可证|贡献|ライセンス|licencia|lizenz|licence)"
    r"(?: (?:guide|guidelines?|to this list|info|information|over time|this project|and credits))*"
)


@dataclass(slots=True)
class Section:
    """A heading with what stands under it; level 0 is the document, 7 a paragraph that heads a list.

    `prose` are its paragraphs that name no work; `works` counts those under it and its parts.
    """

    name: str
    level: int
    number: int = 0
    parent: "Section | None" = None
    line: Line = field(default_factory=Line)
    prose: list[tuple[Line, int]] = field(default_factory=list[tuple[Line, int]])
    own: int = 0
    works: int = 0
    is_fold: bool = False
    is_title: bool = False
    is_html: bool = False

    @property
    def is_apart(self) -> bool:
        """Whether it is about the list and not of it, such as its licence and its sponsors."""
        here: Section | None = self
        while here is not None:
            if here.level and not here.is_title and _APART.fullmatch(fold(here.name).strip(" :.!")):
                return True
            here = here.parent
        return False

    def path(self) -> tuple[str, ...]:
        """Give the category that it makes."""
        names: list[str] = []
        here: Section | None = self
        while here is not None:
            if here.level and not here.is_title and here.name and not _is_contents(here):
                is_same = bool(names) and fold(names[-1]) == fold(here.name)
                if is_same:
                    names.pop()
                names.append(here.name)
            here = here.parent
        return tuple(reversed(names))

    def count(self) -> None:
        """Count a work here and in all around it."""
        self.own += 1
        here: Section | None = self
        while here is not None:
            here.works += 1
            here = here.parent


class Outline:
    """The sections so far, and the one that is read."""

    def __init__(self) -> None:
        self.root = Section("", 0)
        self.all: list[Section] = []
        self.here = self.root

    def open(
        self, line: Line, level: int, number: int, *, is_fold: bool = False, is_html: bool = False
    ) -> Section:
        """Begin a section, within those of a lesser level."""
        parent = self.here
        while (
            parent.parent is not None
            and parent.level >= level
            and not (parent.is_fold and level < 7)
        ):
            parent = parent.parent
        if parent.is_fold and level < 7 and parent.level >= level:
            level = 8
        self.here = Section(
            heading(line), level, number, parent, line, is_fold=is_fold, is_html=is_html
        )
        self.all.append(self.here)
        return self.here

    def close_fold(self) -> None:
        """End what can be folded away; with none open, nothing ends."""
        section: Section | None = self.here
        while section is not None and not section.is_fold:
            section = section.parent
        if section is not None and section.parent is not None:
            self.here = section.parent

    def banner_end(self) -> int:
        """Give the line of the first heading in Markdown; 0 if there is none."""
        return next((one.number for one in self.all if 0 < one.level < 7 and not one.is_html), 0)

    def settle_title(self, titled: bool) -> Section | None:
        """Find the heading that is the title of the whole and no category, if one is."""
        heads = [one for one in self.all if 0 < one.level < 7 and one.name and not one.is_fold]
        if not heads:
            return None
        if heads[0].is_html and not heads[0].line.links and self.banner_end():
            heads[0].is_title = not any(one.level == 1 and not one.is_html for one in heads)
            if heads[0].is_title or sum(one.level == 1 for one in heads) > 2:
                heads[0].is_title = True
                return heads[0]
        tops = [
            one for one in heads if one.level == 1 and not one.is_apart and not _is_contents(one)
        ]
        least = min(one.level for one in heads)
        found: Section | None = None
        if len(tops) == 1:
            found = tops[0]
            if heads[0] is not found and not titled and found.number > heads[-1].number // 2 + 20:
                found = None
        elif (
            len(tops) > 1 and heads[0] is tops[0] and not 0 < tops[0].works < 0.9 * self.root.works
        ):
            found = tops[0]
        elif (
            not tops
            and heads[0].level == least
            and sum(one.level == least for one in heads) == 1
            and heads[0].works
        ):
            found = heads[0] if len(heads) > 1 else None
        if found is not None:
            found.is_title = True
        return found


def _is_contents(section: Section) -> bool:
    return bool(
        re.fullmatch(
            r"(?:table of )?contents?|toc|index|оглавление|содержание|目录|目次", fold(section.name)
        )
    )


def heading(line: Line) -> str:
    """Give the words of a heading, without badges and emoji."""
    for link in line.links:
        if link.image or re.fullmatch(
            r"\W*(?:toc|top|back to top|#|¶|link)\W*|\W+", link.text.lower()
        ):
            line = line._replace(
                links=tuple(
                    one._replace(text="")
                    if one.image
                    or (
                        len(one.text) < 14
                        and re.fullmatch(
                            r"\W*(?:toc|top|back to top|#|¶|link)\W*|\W+", one.text.lower()
                        )
                    )
                    else one
                    for one in line.links
                )
            )
            break
    name = unsigned(line.plain().strip())
    return name.strip().rstrip(":：").strip("-– ").strip() or line.plain().strip()
