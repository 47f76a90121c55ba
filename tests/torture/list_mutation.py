"""Mutations of a list's bytes: what downloads, editors, carriers and people who mean harm make of it."""

import random

from file_mutation import Mutation, cut, flip_bits, leave_conflict, repeat_lines, splice

_SIGNS = (
    *(b"\0", b"\0\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xed\xa0\x80", b"\xff", b"\x1a"),
    *(b"\x1b[2J", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xee\x80\x80", b"\xf3\xa0\x81\x81"),
    *(b"\r", b"\r\n", b"\n\r", b"\v", b"\f", b"\t", b"\\", b'"', b"'", b",", b";", b"|", b"&", b"&#0;"),
    *(b"[", b"]", b"](", b"[x] ", b"(", b")", b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>"),
    *(b"`", b"```\n", b"~~~\n", b"---\n", b"***", b"__", b"\n# ", b"\n- ", b"\n> ", b"\n1. ", b"|-|\n"),
    *(b"<details>", b"</details>", b"<ul><li>", b"<table><tr><td>", b"<a href=", b"</a>", b"<script>"),
    *(b"{", b"}", b"{{", b"@article{", b"TY  - JOUR\n", b"ER  - \n", b"null", b"[]", b"{}", b"NaN"),
    *(b"http://", b"https://[", b"https://%", b"javascript:", b"mailto:", b"arxiv:", b"://", b"%00"),
    *(b"9" * 30, b"-1", b"1e999", b"#", b"0000-00-00", b"Jan", b"\\ud800", b"\\u0000"),
)  # fmt: skip
_REPEATED = (
    *(b"[", b"](", b"[a](", b"![", b"*", b"_", b"**a ", b"`", b"<", b"<a ", b"<!--", b"&", b"(", b")"),
    *(b"> ", b"- ", b"  ", b"\t", b"1. ", b"# ", b"|", b"| a ", b":book: ", b"\\", b'"', b'""', b", "),
    *(b"[x] ", b"- [ ] x\n", b"> - ", b"http://a.b/", b"{", b'{"a":', b"[[", b"}", b"<li>", b"<dl><dt>"),
    *(b"<details>", b"<outline>", b"et al. ", b" by A", b"A. B, ", b"(2019) ", b"a. ", "\u300c".encode()),
    *(b"\n", b"\r", b"\0", b" ", b"x", b"x ", b"\xff", "é".encode(), "日".encode(), b"#a,", b"@a{b,"),
)  # fmt: skip


def insert_sign(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Find signs that mean something to one format or another where they do not belong."""
    for _turn in range(chance.choice((1, 2, 8))):
        place = chance.randrange(len(data) + 1)
        data = data[:place] + chance.choice(_SIGNS) + data[place:]
    return data


def repeat_piece(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Find a piece of the list, or a sign, over and over."""
    start = chance.randrange(len(data) + 1)
    own = data[start : start + chance.choice((1, 3, 20, 80))]
    piece = own if chance.random() < 0.5 else chance.choice(_REPEATED)
    times = min(chance.choice((3, 30, 300, 1_000)), 3_000 // max(len(piece), 1))
    return data[:start] + piece * times + data[start:]


def nest(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Find lines set deeper and deeper, or all within ever so many brackets."""
    depth = chance.choice((3, 40, 120))
    if chance.random() < 0.4:
        first, last = chance.choice(_AROUND)
        return first * depth + data + last * depth
    sign = chance.choice((b"  ", b"\t", b"> ", b"- ", b"    ", b"1. "))
    lines = data.splitlines(keepends=True)
    start = chance.randrange(len(lines) + 1)
    deep = [sign * min(place, depth) + line for place, line in enumerate(lines[start : start + 60])]
    return b"".join([*lines[:start], *deep, *lines[start + 60 :]])


_AROUND = (
    *((b"<ul><li>", b"</li></ul>"), (b"<table><tr><td>", b"</td></tr></table>")),
    *((b"<details><summary>a</summary>", b"</details>"), (b"<blockquote>", b"</blockquote>")),
    *((b"<DL><p><DT><H3>a</H3>", b"</DL>"), (b'<outline text="a">', b"</outline>")),
    *((b"[", b"]"), (b'{"children":[', b"]}"), (b'{"a":', b"}"), (b"{", b"}"), (b"[a ", b"](b)")),
)


def join_lines(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Find many lines as one."""
    lines = data.splitlines()
    start = chance.randrange(len(lines) + 1)
    end = start + chance.choice((2, 20, len(lines)))
    rest = b"\n".join(lines[end:])
    return b"\n".join(
        [*lines[:start], chance.choice((b" ", b"", b"\t")).join(lines[start:end]), rest]
    )


def mix_line_ends(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Find lines that end in every way there is."""
    ends = (b"\n", b"\r\n", b"\r", b"\n\n", b"\n", b" \n", b"  \n")
    return b"".join(line + chance.choice(ends) for line in data.splitlines())


def recode(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Find the text in another encoding, with the mark of one or without, or as nothing at all."""
    text = data.decode("utf-8", "replace")
    coding = chance.choice(
        ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-8-sig", "cp437")
    )
    return chance.choice((b"", b"", b"", b"\xef\xbb\xbf")) + text.encode(coding, "replace")


MUTATIONS: dict[Mutation, int] = {
    flip_bits: 4,
    cut: 3,
    splice: 4,
    repeat_lines: 2,
    leave_conflict: 1,
    insert_sign: 6,
    repeat_piece: 4,
    nest: 2,
    join_lines: 2,
    mix_line_ends: 1,
    recode: 1,
}


def mutated_list(data: bytes, other: bytes, chance: random.Random) -> tuple[bytes, str]:
    """Mutate a list a few times; tell how."""
    times = chance.choice((1, 1, 2, 3, 5))
    kinds = chance.choices(list(MUTATIONS), weights=list(MUTATIONS.values()), k=times)
    for kind in kinds:
        data = kind(data, other, chance)
    return data, ", ".join(kind.__name__ for kind in kinds)


def grown(data: bytes, size: int, chance: random.Random) -> bytes:
    """Repeat a piece of a list until it is of a size: what takes too long is seen only in the large."""
    if chance.random() < 0.3:
        return data[:300] + chance.choice(_REPEATED) * (size // 4)
    length = chance.choice((5, 30, 100, 400))
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + length] or b"a"
    if chance.random() < 0.3:
        piece = piece.replace(b"\n", b" ")
    head = data[:start] if chance.random() < 0.5 else data[:300]
    return head + piece * (size // len(piece))
