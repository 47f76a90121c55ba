"""People: telling names from other words, in any script."""

import re

_JOINTS = re.compile(
    r"\s*(?:[,;、，]|/|\s[&+]\s|\s(?:and|und|et|y|и|e|og|och)\s(?!al\b))\s*(?:(?:and|&)\s)?"
)
_ET_AL = re.compile(r"[,\s]+(?:et\.?\s*al?\.?(?:\s*el\.?)?|and others|等)\s*$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,4}[^\W\d_]?|[A-Z]{1,2}")
_SUFFIX = re.compile(r"(?:Jr|Sr|Ph\.?\s?D|M\.?D|II|III|IV|Esq)\.?", re.IGNORECASE)
_HAN = re.compile(
    r"[\u4e00-\u9fff]{1,6}(?:[·・][\u4e00-\u9fff]{1,8})+|[\u4e00-\u9fff々]{2,5}|"
    r"[\u30a0-\u30ff・ー=＝]{2,16}|[\uac00-\ud7a3]{2,5}"
)
# Words that a name in these letters never has; a name is as short as most words are.
_HAN_WORDS = re.compile(
    r"[的了是在很与或这那]|包括|涵盖|关于|因为|为什么|有关|推荐|阅读|入门|入門|必读|必看|经典|免费|教程|视频|文章|中文|英文|翻译|翻訳|官方|公式|"
    r"介绍|紹介|学习|指南|系统|编程|开发|设计|数据|算法|网络|技术|问题|方法|一个|改訂|草稿|基礎|基础|讨论|概念|论文|博客"
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[\w'’`.\-])*")
_PARTICLE_WORDS = (
    "'t af al ben bin da de del della den der di dos du el ibn la le st. ten ter van von y zu"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_TITLES = re.compile(r"^(?:Dr|Prof|Mr|Mrs|Ms|Sir|Professor)\.?\s+", re.IGNORECASE)
_NEVER_NAMES = """
    a about academy algorithm algorithms all american an analysis and android api apis app
    applications approach apps architecture are article artificial as association at aws
    azure be best big blockchain blog book books business by can cloud code coding
    collection common community company computer computing conference course courses cpu
    data database databases deep design developer developers development digital distributed
    do docker documentation does domain download edition editor electronic engine
    engineering english essentials examples express facebook fast for foundation framework
    free from functional fundamentals game general getting git github google gpu group guide
    handbook high how html http i ibm if implementation in inc information institute
    intelligence interactive internet interview into introduction is it its java javascript
    journal kubernetes laboratory labs language languages large learn learning library
    license linux lisp list machine magazine management manual mathematics media microsoft
    mit mobile model models modern more mozilla my network networks neural new news no not
    notes of official on open operating or oracle our over overview paper papers part
    patterns performance platform practical practice press principles processing product
    program programmer programmers programming project projects public python quick react
    reference release report research resource resources review rust school science
    scientific scripts security series server service services simple site social society
    software solutions source spring sql standard stanford static structures study
    succinctly summary support survey syntax system systems talk team technical techniques
    technologies technology test testing that the theory this time to tool toolkit tools
    towards training tutorial tutorials ui under university user using version via video
    videos virtual visual we web website what when why wiki wikipedia windows with work
    world you your
"""
_COMPANIES = """
    airbnb alibaba baidu booking.com cloudflare cncf confluent datadog deepmind discord dropbox ebay
    elastic etsy figma gitlab hashicorp huawei instacart instagram intel jetbrains linkedin lyft meta
    mongodb netflix nokia nvidia openai paypal percona pinterest quora reddit redhat salesforce samsung
    sap shopify slack snowflake sony spotify square stripe tencent twitch twitter uber vmware whatsapp
    yahoo yandex yelp youtube zalando
"""
_NEVER = frozenset(_NEVER_NAMES.split()) | frozenset(_COMPANIES.split())
_ORGANISATIONS = frozenset(
    {"red hat", "stack overflow", "jane street", "two sigma", "hugging face"}
)
_CUT_INITIAL = re.compile(r"\.[^\W\d_]$")
_MOST = 30
_ANDS = frozenset({"and", "und", "et", "y", "и", "e", "og", "och"})
_FIRST_WORDS = re.compile(r"[\s(\"'“]*(@?[\w'’.\-]+)\W*([^\W\d]*)")
_NAME_ENDS = re.compile(
    r"\s[–—-]\s|[—–]|(?<!\b[^\W\d_])[.](?=\s|$)|[:;,(\[|，（。、\n\v]|[\ue000-\uf7ff]|$|"
    r"\s(?=[\u2605\u2b50\U0001f300-\U0001faff])|"
    r"\s(?=(?:at|from|of|on|in|for|is|with|to|about|via|presented|describes) )"
)


def people(text: str, *, loose: bool = False) -> tuple[str, ...]:
    """Give the people that a text names and nothing else; none where it says anything more.

    `loose` is for places that can only hold people, such as a column: a single word is a name.
    """
    text = text.strip(" \t\n.,;:()[]–—-_*").strip()
    if text.endswith("著"):
        text = re.sub(r"\s*(?:等|编|編|合|共)?著$", "", text)
    if not text or len(text) > 600:
        return ()
    others = _ET_AL.search(text)
    names = _split(text[: others.start()] if others else text)
    if not names or len(names) > _MOST:
        return ()
    lonely = loose or bool(others) or any(" " in name or "." in name for name in names)
    if not all(_is_name(name, alone=lonely) for name in names):
        return ()
    if (
        not loose
        and not others
        and sum(" " not in name and not _HAN.fullmatch(name) for name in names) * 2 > len(names)
    ):
        return ()
    names = [f"{name}." if _CUT_INITIAL.search(name) else name for name in names]
    if others:
        names[-1] += " et al."
    return tuple(dict.fromkeys(names))


def leading_people(text: str, *, loose: bool = False) -> tuple[tuple[str, ...], str]:
    """Give the people at the start of a text, and the rest of it."""
    best: tuple[tuple[str, ...], str] = ((), text)
    if not _may_begin(text, loose=loose):
        return best
    for found in _NAME_ENDS.finditer(text[:400]):
        if not (names := people(text[: found.start()], loose=loose)):
            if best[0] or found.start() > 120:
                break
            continue
        best = (names, text[found.start() :])
        if found[0][:1] not in {",", "、", "，"}:
            break
    return best


def _may_begin(text: str, *, loose: bool) -> bool:
    """Tell from its first words whether a text may begin with names, which most do not."""
    found = _FIRST_WORDS.match(text)
    if not found:
        return False
    first, second = found[1], found[2]
    if first.islower() and first not in _PARTICLES and first[0] != "@":
        return False
    return loose or not second.islower() or second in _PARTICLES or second in _ANDS


def _split(text: str) -> list[str]:
    parts = [part.strip() for part in _JOINTS.split(text) if part and part.strip()]
    if len(parts) > 1 and len(parts) % 2 == 0 and all(map(_INITIALS.fullmatch, parts[1::2])):
        return [
            f"{_dotted(first)} {last}" for last, first in zip(parts[::2], parts[1::2], strict=True)
        ]
    names: list[str] = []
    for part in parts:
        if names and _SUFFIX.fullmatch(part):
            names[-1] += f", {part}" if part.lower()[0] in "js" else f" {part}"
        else:
            names.append(_TITLES.sub("", part))
    return names


def _dotted(initial: str) -> str:
    return f"{initial}." if len(initial) == 1 else initial


def _is_name(text: str, *, alone: bool) -> bool:
    if _HAN.fullmatch(text):
        return not _HAN_WORDS.search(text)
    if text.startswith("@") and " " not in text:
        return True
    words = text.split()
    if text.lower() in _ORGANISATIONS:
        return False
    if not 1 <= len(words) <= 5 or (len(words) == 1 and not alone) or len(text) > 60:
        return False
    if not all(_is_name_word(word) for word in words):
        return False
    return words[0][0] not in "'’" and any(
        len(word.strip(".")) > 1 or not word.isascii() for word in words
    )


def _is_name_word(word: str) -> bool:
    word = word.strip('"“”')
    if word.lower() in _PARTICLES:
        return True
    if _INITIALS.fullmatch(word):
        return True
    if not word or not _NAME_WORD.fullmatch(word) or word.lower().strip(".") in _NEVER:
        return False
    if "." in word[1:] and not _INITIALS.fullmatch(word) and not word.endswith("."):
        return False
    return word[0].isupper() or not (word[0].isupper() or word[0].islower())
