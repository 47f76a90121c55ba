"""Words of links: which say only what is at the other end, and which are titles."""

import re
from urllib.parse import urlsplit

from ...text import fold
from .line import Link
from .marker import unsigned

_WAYS = (
    "read|watch|see|view|download|get|full|the|a|an|original|official|conference|"
    "presentation|free|online|our|this|companion|research|lecture|talk|video|in|on|"
    "as|for|and|direct|my|more|another|alternate|alternative"
)
_FORMS = (
    "pdf|papers?|preprint|arxiv|ps|epub|mobi|djvu|e-?book|html|txt|text|video|videos|"
    "vid|talk|youtube|vimeo|"
    "recording|screencast|slides?|slide ?deck|deck|slideshare|speakerdeck|audio|"
    "podcast|mp3|transcript|code|"
    "source|source code|src|github|gitlab|git|repo|repository|implementation|demo|"
    "live demo|colab|notebook|project|"
    "project page|projectpage|website|web|webpage|site|homepage|home ?page|home|page|"
    "link|links?|url|here|doi|acm|"
    "ieee|springer|acm dl|web archive|archive|archived|mirror|poster|model|models|"
    "weights|dataset|data|huggingface|"
    "hugging face|hf|download|publication|abs|abstract|kaggle|pytorch|tensorflow|tf|"
    "jax|official code|"
    "论文|代码|视频|链接|项目|主页|原文|スライド|動画|資料|リンク|論文|код|видео|ссылка|статья|слайды|enlace|codigo|"
    "lien|folien|presentation|lecture|show notes|play|open|visit|go|goodreads|amazon|"
    "google books|scholar|media|"
    "additional material|book|豆瓣|supplementary|supplement|appendix|alternative|alternative "
    "link|alt|pdf version|oreilly|"
    "online|buy|rss|rss feed|itunes|pptx?|docx?|lire|leer|lesen|ler|leggi|читать|скачать|купить|acheter|"
    "comprar|kaufen|télécharger|descargar|herunterladen|下载|購入|阅读|在线阅读"
)
_RELATED = (
    "blog|blog ?post|post|article|review|summary|notes?|discussion|thread|tutorial|"
    "announcement|interview|comments|commentary|hn|reddit|tweet|news|wiki|wikipedia|"
    "docs?|documentation|博客|评论|解读"
)
_EDGES = " []()【】（）.:,;→»>↗*_`|–—-!\"'"
_FORM = re.compile(
    rf"(?:(?:{_WAYS}) )*(?:{_FORMS})(?: (?:version|link|here|page|file|only|"
    rf"presentation|recording|\d+|[ivx]+|{_FORMS}))*"
)
# In brackets of its own a link is never the title: `[Paper-CONF14]`, `[C Code]`.
_CALLED = re.compile(
    r"(?:paper|pdf|slides?|video|code|project)\b.{0,24}|.{1,16} (?:code|paper|slides|video)"
)
_ASIDE = re.compile(rf"(?:(?:{_WAYS}) )*(?:{_RELATED})(?: (?:post|here|link|article|\d+))*")
_NUMBER = re.compile(r"[#^(\[]*(?:\d{1,4}([.,/:]\d+)*)[\])]*\s*(?:/\s*\d+|%|stars?|★)?|★+☆*|\W*")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_LICENCE = re.compile(
    r"(?!mit[ -]?\d)(?:the )?(?:(?:modified |new |simplified )?(?:mit|isc|l?l?a?gpl|bsd|apache|mpl|"
    r"epl|zlib|boost|unlicense|artistic(?: license)?|wtfpl|"
    r"cc[ -]?by(?:-?\w\w)*|cc0|public domain|expat|gnu|eclipse|mozilla|copyright|ms-pl|gfdl)"
    r"(?:[ ,/_-]*(?:v(?:er(?:sion|\.)?)?\.? ?)?\d[\w.+-]*|"
    r"[ ,/_+-]+(?:software|public|general|lesser|affero|free|"
    r"documentation|like|style|clause|or|later|only|and|with|exceptions?|classpath|llvm|international|"
    r"unported|universal|mit|isc|bsd|apache|gpl|lgpl|mpl|cc|nc|sa|nd|by))*)"
    r"(?: ?licen[cs]ed?)?|.{0,20}licen[cs]e"
)
_BADGES = re.compile(
    r"shields\.io|badge|badgen|travis-ci|circleci|codecov|coveralls|awesome\.re|\.svg\?branch|"
    r"isitmaintained|star-history|opencollective|contrib\.rocks|hits\.|visitor|licensebuttons|"
    r"/l/by|/p/zero",
    re.IGNORECASE,
)


def names_form(link: Link) -> bool:
    """Tell whether a link's text only says what kind of thing it leads to, or nothing."""
    if link.image or link.bare or not link.text:
        return True
    words = _words(link)
    if link.text.startswith("[") and _CALLED.fullmatch(words):
        return True
    return bool(_FORM.fullmatch(words) or _NUMBER.fullmatch(words))


def names_aside(link: Link) -> bool:
    """Tell whether a link's text only says that others wrote of the work: blog, summary, review."""
    return bool(_ASIDE.fullmatch(_words(link)))


def names_site(link: Link) -> bool:
    """Tell whether a link's text is the name of the site that it leads to."""
    words = _words(link)
    if not _DOMAIN.fullmatch(words):
        return False
    try:
        host = urlsplit(link.url).hostname or ""
    except ValueError:
        return False
    return words.split("/")[0].removeprefix("www.") in host


def names_licence(link: Link) -> bool:
    """Tell whether a link leads to the licence of what stands before it."""
    words = _words(link)
    return len(words) < 40 and bool(_LICENCE.fullmatch(words))


def is_badge(link: Link) -> bool:
    """Tell whether a link shows a badge: the state of a build, a licence, a number of stars."""
    return bool(link.image) and bool(_BADGES.search(link.image) or "badge" in link.text.lower())


def _words(link: Link) -> str:
    text = link.text[:120]
    if not text.isascii():
        text = unsigned(text)  # 📝 and its like say nothing more
    return " ".join(fold(text).strip(_EDGES).split())
