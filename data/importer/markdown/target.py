"""Where links lead: relative ones resolved, and those within the page made plain words."""

import re
from urllib.parse import urljoin, urlsplit

from .line import LINKS, Line, Link

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}:")
_WEB = re.compile(r"(?:https?|ftp):", re.IGNORECASE)
_HOST = re.compile(
    r"(?:www\.[\w-]+\.\w{2,}|(?:[\w-]+\.)+(?:com|org|net|io|edu|dev))(?:[/?#]|$)", re.IGNORECASE
)


def with_targets(line: Line, base: str) -> Line:
    """Resolve the links of a line against an address; links to places of the page become words."""
    if not line.links:
        return line
    links = tuple(link._replace(url=target(link.url, base)) for link in line.links)
    if all(link.url != "#" for link in links):
        return Line(line.text, links)
    found = Line(line.text, links)
    text = LINKS.sub(lambda sign: _shown(found.link(sign[0]), sign[0]), line.text)
    return Line(text, links)


def _shown(link: Link, sign: str) -> str:
    return link.text if link.url == "#" else sign


def target(url: str, base: str) -> str:
    """Resolve an address; "#" is a place of the page itself, "" what cannot be known."""
    url = "".join(url.split("\n")).strip().replace(" ", "%20")
    if url.startswith("#") or not url or (base and url.startswith(f"{base}#")):
        return "#"
    if url.startswith("//"):
        return f"https:{url}"
    if _SCHEME.match(url):
        return url if _WEB.match(url) or url.lower().startswith("mailto:") else ""
    if _HOST.match(url):
        return f"https://{url}"
    try:
        return urljoin(base, url) if base and urlsplit(base).scheme else ""
    except ValueError:
        return ""
