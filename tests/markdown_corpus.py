"""The corpus of real lists beside the repository, and the links that a parser alone sees in one."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from refshelf.data.importer.item import Item, Reading

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
LISTS = sorted((CORPUS / "lists").glob("*.md"))
_WEB = re.compile(r"https?://", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_HREF = re.compile(r"<a\s[^>]*?href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


def links_of(text: str) -> set[str]:
    """Give all web addresses that a list links to: by Markdown, by HTML, or standing bare."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.normalizeLink = lambda url: url
    found: set[str] = set()
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    for token in parser.parse(text):
        if token.type == "html_block":
            found.update(html.unescape(url) for url in _HREF.findall(token.content))
        in_link = 0
        for child in token.children or ():
            in_link += child.nesting if child.type in {"link_open", "link_close"} else 0
            if child.type == "link_open":
                found.add(str(child.attrs["href"]))
            elif child.type == "html_inline":
                found.update(html.unescape(url) for url in _HREF.findall(child.content))
            elif child.type == "text" and not in_link:
                found.update(url.rstrip(".,:;!?'\"*_~)]") for url in _BARE.findall(child.content))
    return {url for url in found if _WEB.match(url)}


def told_by(reading: Reading) -> set[str]:
    """Give all addresses that a reading has: of its items, in its texts, and those it left."""
    urls: set[str] = {one.what for one in reading.left}
    texts = [reading.description or "", *reading.remarks.values()]
    for item in _all(reading.items):
        urls.add(item.url or "")
        urls.update(form.url for form in item.forms)
        texts += [item.remark or "", item.abstract or ""]
    for text in texts:
        for url in _BARE.findall(text):
            urls.update(_without_sentence(url))
    return urls


def _without_sentence(url: str) -> Iterator[str]:
    """Give an address as it stands in a text, and without the sentence that follows its bracket."""
    yield url
    for end, sign in enumerate(url):
        if sign == ")" and url.count("(", 0, end) <= url.count(")", 0, end):
            yield url[:end]
    while url and url[-1] in ").,:;!?'\"]”»":
        url = url[:-1]
        yield url


def counted(path: Path) -> int | None:
    """Give how many different addresses two parsers count in a list; None where they disagree."""
    told = json.loads((CORPUS / "truth.json").read_text(encoding="utf-8"))
    names = {"dynamodb-references": "seed"}
    wanted = names.get(path.stem, path.stem)
    [found] = [one for one in told["files"] if one["name"] == wanted]
    return found["agreed"].get("distinct_urls")


def _all(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _all(item.related)
