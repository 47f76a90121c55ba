"""Promises of HTML: tags and texts come out in order, of any text, without end of patience."""

import pytest
from refshelf.data.importer.html_token import tokens


def said(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.text) for one in tokens(text)]


def test_tags_texts_and_character_references_come_in_order():
    assert said("<P>a &amp; b</p><br>") == [("p", ""), ("", "a & b"), ("/p", ""), ("br", "")]


def test_attributes_are_read_with_and_without_quotes():
    (tag,) = tokens("""<A HREF="x?a=1&amp;b=2>" tags='t' N=1 bare>""")

    assert tag.attributes == {"href": "x?a=1&b=2>", "tags": "t", "n": "1", "bare": ""}


def test_comments_and_declarations_are_passed_over():
    assert said("<!-- <a> --><!DOCTYPE x><?xml?>t<![CDATA[<c>]]>") == [("", "t"), ("", "<c>")]


@pytest.mark.parametrize(
    "piece", ["<a '\"", "<!--", "<", "<a ", "&#" + "9" * 5000 + ";", "<![CDATA[", "<a b=\"'"]
)
def test_what_is_never_closed_ends(piece: str):
    assert list(tokens(piece * 2000)) is not None
