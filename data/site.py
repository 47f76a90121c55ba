"""Sites where one resource has many addresses: videos, preprints, DOIs, repositories."""

import re
from dataclasses import replace
from urllib.parse import quote, unquote

from .address import Address

_YOUTUBE = frozenset({"youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com"})
_ARXIV = frozenset({"arxiv.org", "export.arxiv.org", "browse.arxiv.org"})
_DOI = frozenset({"doi.org", "dx.doi.org"})
_CODE_HOSTS = frozenset({"github.com", "gitlab.com", "codeberg.org", "bitbucket.org"})
_VIDEO_PATH = r"/(?:shorts|embed|live|v|e)/([\w-]+)"
_NO_VIDEO = frozenset({"videoseries", "live_stream"})
_ARXIV_PATH = r"/(?:abs|pdf|html)/(?:(\d{4}\.\d{4,5})|([a-z-]+)(?:\.[a-z]{2})?(/\d{7}))(?:v\d+)?"


def site_key(address: Address) -> str | None:
    """Return the key by which a known site's resource goes; None where the address is its name."""
    host = address.host
    if host == "youtu.be" or host in _YOUTUBE:
        return _youtube_key(address)
    if host in _ARXIV:
        return _arxiv_key(address)
    if host in _DOI:
        return _doi_key(address)
    if host in _CODE_HOSTS:
        return _repository_key(address)
    return None


def _youtube_key(address: Address) -> str | None:
    if address.port:
        return None
    if address.host == "youtu.be":
        found = re.fullmatch(r"/([\w-]+)", address.path, re.ASCII)
        return f"youtube:{found[1]}" if found else None
    found = re.fullmatch(_VIDEO_PATH, address.path, re.ASCII)
    video = found[1] if found and found[1] not in _NO_VIDEO else ""
    if address.path in {"/watch", "/watch_popup"}:
        values = (part.partition("=") for part in address.query)
        video = next((value for name, _, value in values if name == "v" and value), "")
    if re.fullmatch(r"[\w-]+", video, re.ASCII):
        return f"youtube:{video}"
    return replace(address, host="youtube.com").canonical()


def _arxiv_key(address: Address) -> str | None:
    path = address.path.lower().removesuffix(".pdf")
    found = re.fullmatch(_ARXIV_PATH, path, re.ASCII)
    if found is None or address.port:
        return None
    return f"arxiv:{found[1] or found[2] + found[3]}"


def _doi_key(address: Address) -> str | None:
    name = unquote(address.path[1:]).lower().rstrip("/")
    if address.port or not re.fullmatch(r"(?s)10\.\d{4,9}(?:\.\d+)*/.+", name, re.ASCII):
        return None
    preprint = re.fullmatch(r"10\.48550/arxiv\.(.+)", name)
    if preprint:
        as_preprint = Address("arxiv.org", "", f"/abs/{preprint[1]}", (), "")
        return _arxiv_key(as_preprint) or f"doi:{quote(name, safe=_DOI_SAFE)}"
    return f"doi:{quote(name, safe=_DOI_SAFE)}"


_DOI_SAFE = "/:;()!$&'*+,=@~"


def _repository_key(address: Address) -> str | None:
    parts = address.path.split("/")[1:]
    if len(parts) < 2:
        return None
    if len(parts) == 2 or address.host == "gitlab.com":
        parts[-1] = _without_git(parts[-1])
    # Owners and names of repositories are told apart without their case, files in them with it.
    parts[:2] = [part.lower() for part in parts[:2]]
    readme = len(parts) == 2 and address.fragment in {"readme", "readme-ov-file"}
    path = "".join(f"/{part}" for part in parts)
    return replace(address, path=path, fragment="" if readme else address.fragment).canonical()


def _without_git(name: str) -> str:
    while name.endswith(".git") and name != ".git":
        name = name.removesuffix(".git")
    return name
