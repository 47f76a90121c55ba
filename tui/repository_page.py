"""Pages of code hosts that show a file, and where the file itself is.

Nothing is asked here: the addresses follow from those of the pages. Known are GitHub and its gists,
GitLab, Codeberg and Bitbucket.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

READMES = ("README.md", "readme.md", "README.markdown", "Readme.md")
"""The names under which a folder's page shows a Markdown file, the usual one first."""

# Pages of GitHub itself, where other pages have the name of an owner.
_PAGES = (
    "about apps codespaces collections contact customer-stories enterprise events explore features "
    "issues login marketplace new notifications orgs organizations pricing pulls search security "
    "settings site sponsors stars team topics trending users"
)
_OF_GITHUB = frozenset(_PAGES.split())


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file's own address, and its page: what links in it are relative to ("" for the address)."""

    url: str
    page: str = ""


def raw_files(address: str) -> tuple[RawFile, ...]:
    """Give where the file that a page shows may be, the likeliest first; () for any other page."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
        is_odd = parts.scheme not in {"http", "https"} or parts.port not in {None, 80, 443}
    except ValueError:
        return ()
    rule = _RULES.get(host.removeprefix("www."))
    if rule is None or is_odd:
        return ()
    return rule([quote(part, "%!$&'()*+,;=:@-._~") for part in parts.path.split("/") if part])


def _github(path: list[str]) -> tuple[RawFile, ...]:
    if len(path) < 2 or path[0].lower() in _OF_GITHUB:
        return ()
    owner, name, what = path[0], path[1].removesuffix(".git"), path[2:3]
    raw = f"https://raw.githubusercontent.com/{owner}/{name}"
    pages = f"https://github.com/{owner}/{name}/blob"
    rest = path[3:]
    if not what:
        return _in_folder(raw, pages, ["HEAD"])
    if what == ["tree"] and rest:
        return _in_folder(raw, pages, rest)
    if what[0] in {"blob", "raw", "blame", "edit"} and len(rest) > 1:
        return (_file(raw, pages, rest),)
    if what == ["wiki"]:
        page = "/".join(rest or ["Home"])
        wiki = f"https://raw.githubusercontent.com/wiki/{owner}/{name}/{page}.md"
        return (RawFile(wiki, f"https://github.com/{owner}/{name}/wiki/{page}"),)
    return ()


def _github_raw(path: list[str]) -> tuple[RawFile, ...]:
    if len(path) < 4 or path[0] == "wiki":
        return ()
    owner, name, *rest = path
    raw = f"https://raw.githubusercontent.com/{owner}/{name}"
    named = rest[2:] if rest[:2] == ["refs", "heads"] else rest
    pages = f"https://github.com/{owner}/{name}/blob"
    return (RawFile("/".join([raw, *rest]), "/".join([pages, *named])),)


def _gist(path: list[str]) -> tuple[RawFile, ...]:
    if not path or not re.fullmatch(r"[0-9a-f]{20,40}", path[-1]) or len(path) > 2:
        return ()
    page = f"https://gist.github.com/{'/'.join(path)}"
    return (RawFile(f"{page}/raw", page),)


def _gitlab(path: list[str]) -> tuple[RawFile, ...]:
    # Groups nest, so that only “-” tells where the name of a project ends.
    at = path.index("-") if "-" in path else len(path)
    project, what, rest = path[:at], path[at + 1 : at + 2], path[at + 2 :]
    if len(project) < 2:
        return ()
    home = f"https://gitlab.com/{'/'.join(project).removesuffix('.git')}/-"
    if not what:
        return _in_folder(f"{home}/raw", f"{home}/blob", ["HEAD"])
    if what == ["tree"] and rest:
        return _in_folder(f"{home}/raw", f"{home}/blob", rest)
    if what[0] in {"blob", "raw", "blame", "edit"} and len(rest) > 1:
        return (_file(f"{home}/raw", f"{home}/blob", rest),)
    return ()


def _codeberg(path: list[str]) -> tuple[RawFile, ...]:
    if len(path) < 2 or path[0] in {"explore", "user", "api", "org"}:
        return ()
    owner, name, what, rest = path[0], path[1].removesuffix(".git"), path[2:3], path[3:]
    home = f"https://codeberg.org/{owner}/{name}"
    if not what:
        # Its raw addresses want the name of a branch; its interface takes the usual one.
        raw = f"https://codeberg.org/api/v1/repos/{owner}/{name}/raw"
        return tuple(RawFile(f"{raw}/{one}", f"{home}/src/branch/HEAD/{one}") for one in READMES)
    if what[0] not in {"src", "raw"} or rest[:1] not in (["branch"], ["tag"], ["commit"]):
        return ()
    return _file_or_folder(f"{home}/raw", f"{home}/src", rest, least=2)


def _bitbucket(path: list[str]) -> tuple[RawFile, ...]:
    if len(path) < 2:
        return ()
    what, rest = path[2:3], path[3:]
    home = f"https://bitbucket.org/{path[0]}/{path[1].removesuffix('.git')}"
    if not what or (what == ["src"] and not rest):
        return _in_folder(f"{home}/raw", f"{home}/src", ["HEAD"])
    if what[0] not in {"src", "raw"} or not rest:
        return ()
    return _file_or_folder(f"{home}/raw", f"{home}/src", rest, least=1)


def _file_or_folder(raw: str, pages: str, rest: list[str], *, least: int) -> tuple[RawFile, ...]:
    """Guess of an address that does not tell: a name with a dot is a file, else it may be both.

    The first `least` parts name a version, not a file.
    """
    if len(rest) <= least:
        return _in_folder(raw, pages, rest)
    if "." in rest[-1]:
        return (_file(raw, pages, rest),)
    return (*_in_folder(raw, pages, rest), _file(raw, pages, rest))


def _in_folder(raw: str, pages: str, rest: list[str]) -> tuple[RawFile, ...]:
    return tuple(_file(raw, pages, [*rest, name]) for name in READMES)


def _file(raw: str, pages: str, rest: list[str]) -> RawFile:
    return RawFile("/".join([raw, *rest]), "/".join([pages, *rest]))


_RULES = {
    "github.com": _github,
    "raw.githubusercontent.com": _github_raw,
    "gist.github.com": _gist,
    "gitlab.com": _gitlab,
    "codeberg.org": _codeberg,
    "bitbucket.org": _bitbucket,
}
