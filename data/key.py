"""Keys: one canonical name for one resource on the web, whatever list it came from."""

import re
from functools import lru_cache

from .address import Address, BadUrl, encode, parse
from .site import site_key
from .text import clean

__all__ = ["BadUrl", "forget_keys", "is_web_link", "key", "known_key", "name_key"]

# Never an address of a work: they run, or hold, what a stranger wrote.
_UNSAFE = frozenset({"about", "blob", "data", "javascript", "vbscript"})
_LETTERS = re.ASCII | re.IGNORECASE
_NAMED = r"(youtube|arxiv|doi|mailto):(.+)"
_SCHEME = r"([a-z][a-z0-9+-]+):(\S+)"
_NAMED_HOMES = {
    "youtube": ("youtu.be", "/"),
    "arxiv": ("arxiv.org", "/abs/"),
    "doi": ("doi.org", "/"),
}
_REMEMBERED, _LONGEST = 1 << 10, 300
_BARE_DOI = r"10\.\d{4,9}/\S+"


def key(url: str) -> str:
    """Return the canonical name of the resource at an address.

    Web pages become `host/path?query#fragment`, videos on YouTube `youtube:ID`, preprints
    `arxiv:ID`, works with a DOI `doi:10.…`. Scheme, `www.`, default port, trailing slash, tracking
    parameters and the order of the others do not count. An address without a scheme is taken for
    one on the web. The key of a key is the key. Raises BadUrl for a text that is no address.
    """
    # Who takes a work in asks for its key more than once in a row.
    return _remembered(url) if len(url) <= _LONGEST else _key(url)


@lru_cache(1 << 15)
def known_key(url: str) -> str:
    """Return the key of an address as `key` does, and remember it while a list is worked on."""
    # Whoever reads, takes in or updates a list asks for the keys of all its works over and over.
    return _key(url)


def forget_keys() -> None:
    """Give back the memory of the keys of lists that were asked for so far: at most some 20 MB."""
    known_key.cache_clear()


def _key(url: str) -> str:
    text = _unwrapped(url)
    if named := re.fullmatch(_NAMED, text, _LETTERS):
        return _named_key(named[1].lower(), named[2].strip(), url)
    if re.fullmatch(_BARE_DOI, text, re.ASCII):
        return _named_key("doi", text, url)
    if address := parse(text):
        return site_key(address) or address.canonical()
    scheme = re.fullmatch(_SCHEME, text, _LETTERS)
    if scheme is None or scheme[1].lower() in _UNSAFE:
        raise BadUrl(url)
    return f"{scheme[1].lower()}:{encode(_with_small_host(scheme[2]))}"


_remembered = lru_cache(_REMEMBERED)(_key)


def name_key(catalog_id: str, reference_id: str) -> str:
    """Return the key of a reference that has no usable address: `catalog-id#id`."""
    return f"{catalog_id}#{reference_id}"


def is_web_link(url: str) -> bool:
    """Tell whether an address may be opened or shown as a link.

    It may if it is `http:` or `https:` with a valid host, or `mailto:` with an address, and if it
    holds no white space, control or invisible character and no backslash.
    """
    if not url.isprintable() or " " in url or "\\" in url or clean(url) != url:
        return False
    if re.match(r"mailto:", url, _LETTERS):
        return re.fullmatch(r"[^@?-][^@?]*@[^@?]+(\?.*)?", url[7:]) is not None
    if not re.match(r"https?://[^/?#]", url, _LETTERS):
        return False
    try:
        return parse(url) is not None
    except BadUrl:
        return False


def _unwrapped(url: str) -> str:
    text = clean(re.sub(r"[\t\r\n\f\v]+", "", url.strip())).removeprefix("<").removesuffix(">")
    while "&amp;" in text:
        text = text.replace("&amp;", "&")
    return text.strip()


def _with_small_host(rest: str) -> str:
    host = re.match(r"//[^/?#]+", rest)
    return host[0].lower() + rest[host.end() :] if host else rest


def _named_key(scheme: str, name: str, url: str) -> str:
    # What follows a `#` tells apart the references of one catalog that share an address.
    name, hash_sign, part = name.partition("#")
    if scheme == "mailto":
        found = _mail_key(name)
    else:
        host, folder = _NAMED_HOMES[scheme]
        found = site_key(Address(host, "", folder + name, (), ""))
    if found is None:
        raise BadUrl(url)
    return f"{found}#{encode(part)}" if hash_sign and part else found


def _mail_key(name: str) -> str | None:
    mailbox = name.partition("?")[0]
    local, at_sign, host = mailbox.rpartition("@")
    return f"mailto:{encode(mailbox).lower()}" if local and at_sign and host else None
