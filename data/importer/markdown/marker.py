"""Signs at the start of an entry: boxes that are ticked, emoji that tell kinds, numbers."""

import re

from ...kind import Kind
from .line import EMPHASIS, EMPHASIS_END, STYLES

_BOX = re.compile(rf"\s*[{STYLES}]?\[([ xX✓✔/~-]?)\](?=\s)\s*|\s*([☐⬜☑✅✔])\ufe0f?\s*")
_STATUS = {
    " ": "unread",
    "": "unread",
    "/": "started",
    "~": "started",
    "-": "skipped",
    "☐": "unread",
    "⬜": "unread",
}
_SIGN = re.compile(
    r"\s*(?::[a-z][a-z0-9_+-]{1,50}:|"
    r"[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    r"[\ufe0e\ufe0f\u200d\U0001f000-\U0001faff]*|[•·‣▪◦●►▸*+](?=\s)|&nbsp;|\u00a0)\s*"
)
_NUMBER = re.compile(r"\s*(?:\(?\d{1,3}[.)](?=\s)|\d{4}[.)](?=\s)|\[\d{1,3}\](?=\s))\s*")
_LAST_SIGNS = re.compile(
    r"(?:\s*(?::[a-z][a-z0-9_+-]{1,50}:|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?))+\s*$"
)
_MOST, _ENDED = 20, 400
_KINDS = {
    Kind.BOOK: (
        "book books closed_book green_book blue_book orange_book notebook 📖 📚 📕 📗 📘 📙 📓 "
        "📔 _book_"
    ),
    Kind.VIDEO: (
        "movie_camera video_camera tv film_strip film_projector clapper vhs cinema "
        "arrow_forward 🎥 📹 📺 🎬 📽 🎞 📼 ▶ 🎦"
    ),
    Kind.PAPER: "scroll page_with_curl 📜 📃 🔬",
    Kind.ARTICLE: "page_facing_up newspaper memo pencil 📄 📰 📝",
    Kind.COURSE: "mortar_board school 🎓 🏫",
    Kind.PODCAST: "headphones microphone studio_microphone 🎧 🎙 🎤 📻",
    Kind.CODE: "computer hammer toolbox floppy_disk 💻 🧰 👨‍💻 💾",
}
_BY_SIGN = {sign: kind for kind, signs in _KINDS.items() for sign in signs.split()}
_TYPE = re.compile(
    rf"\s*(?:{EMPHASIS}([^{STYLES}\ue000-\uf7ff]{{2,24}}){EMPHASIS_END}\s*[:–—-]?|"
    rf"[\[(]([a-zA-Z ]{{3,14}})[\])]\s*[:–—-]?|"
    r"([A-Z][a-z]{3,9})\s*[:–—]|([A-Z][a-z]{3,9}) -)\s+(?=\S)"
)
_NAMED = {
    word: kind
    for kind, words in {
        Kind.BOOK: "book ebook textbook",
        Kind.VIDEO: "video talk lecture film screencast",
        Kind.PAPER: "paper pdf thesis",
        Kind.ARTICLE: "article blog post essay tutorial blogpost",
        Kind.COURSE: "course mooc",
        Kind.PODCAST: "podcast audio",
        Kind.CODE: "code repo tool",
        Kind.DOCS: "docs documentation",
    }.items()
    for word in words.split()
}


def ticked(text: str) -> tuple[str, str]:
    """Give the status that a box at the start of a text tells ("" for no box), and the rest."""
    found = _BOX.match(text)
    if not found:
        return "", text
    box = found[1] if found[1] is not None else found[2]
    return _STATUS.get(box, "done"), text[found.end() :]


def signed(text: str) -> tuple[Kind | None, str]:
    """Give the kind that signs at the start of a text tell, and the text without them."""
    kind: Kind | None = None
    place = 0
    for _ in range(_MOST):
        if not (found := _SIGN.match(text, place) or _NUMBER.match(text, place)):
            break
        sign = found[0].strip().strip(":").rstrip("\ufe0f\ufe0e")
        kind = kind or _BY_SIGN.get(sign)
        place = found.end()
    text = text[place:]
    if found := _TYPE.match(text):
        named = named_kind(found[1] or found[2] or found[3] or found[4])
        if named is not None:
            return kind or named, text[found.end() :]
    return kind, text


def named_kind(word: str) -> Kind | None:
    """Give the kind that a word names, in the singular or plural."""
    word = word.strip().lower().replace(" ", "")
    return _NAMED.get(word) or _NAMED.get(word.removesuffix("s"))


def unsigned(text: str) -> str:
    """Take emoji and their names off the ends of a text, such as a heading."""
    place = 0
    while (found := _SIGN.match(text, place)) and found.end() < len(text):
        place = found.end()
    text = text[place:]
    # Of a text without end only the end is looked at.
    return text[:-_ENDED] + _LAST_SIGNS.sub("", text[-_ENDED:]) or text
