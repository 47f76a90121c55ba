"""Promises of CSV: every row is read, and a broken one costs only itself."""

from hypothesis import given
from hypothesis import strategies as st
from refshelf.data.importer.csv_table import header, read_table
from refshelf.data.importer.item import Left
from refshelf.data.importer.loss import Losses


def rows(text: str) -> tuple[list[dict[str, object]], tuple[Left, ...]]:
    losses = Losses()
    found = [dict(record.fields) for record in read_table(text, losses)]
    return found, losses.left()


def test_a_quoted_field_holds_signs_line_ends_and_doubled_marks():
    found, left = rows('title,url\r\n"a, ""b""\nc",u1\r\nd,u2\r\n')

    assert found == [{"title": 'a, "b"\nc', "url": "u1"}, {"title": "d", "url": "u2"}]
    assert left == ()


def test_rows_know_their_lines():
    losses = Losses()

    lines = [one.line for one in read_table('\nt,u\n"a\nb",1\n\nc,2', losses)]

    assert lines == [3, 6]


def test_a_mark_that_is_never_closed_costs_its_line_alone():
    found, left = rows('title,url\na,1\n"b,2\nc,3\n"d",4\n')

    assert [one["url"] for one in found] == ["1", "2", "3", "4"]
    assert left == ()


def test_a_torn_row_is_named_with_its_line():
    found, left = rows('title,url\na,1\n"b\nc,3\n')

    assert [one["url"] for one in found] == ["1", "3"]
    assert [(one.line, one.what) for one in left] == [(3, '"b')]


def test_a_row_with_too_many_fields_is_named():
    found, left = rows("title,url\none, two,1\nb,2\n")

    assert [one["url"] for one in found] == ["2"]
    assert (left[0].line, left[0].what) == (2, "one, two, 1")


def test_semicolons_and_tabs_stand_between_fields_too():
    assert header("Title;Url\n") == ("title", "url")
    assert rows("Title\tUrl\na, b\tc\n")[0] == [{"title": "a, b", "url": "c"}]


def test_a_nul_and_a_field_of_a_megabyte_are_only_text():
    found, left = rows(f'title,url\n"a\0{"x" * 1_000_000}",1\n')

    assert len(str(found[0]["title"])) == 1_000_002
    assert left == ()


@given(st.text(alphabet='a,"\n\r; \t\0', max_size=60))
def test_no_text_makes_it_fail(text: str):
    found, left = rows(f"title,url\n{text}")

    assert all(set(one) <= {"title", "url"} for one in found)
    assert isinstance(left, tuple)


def test_a_row_over_and_over_is_read_often_enough_and_counted():
    found, left = rows("title,url\n" + '"a",u\n' * 1_000 + "b,v\n")

    assert (len(found), found[-1]) == (202, {"title": "b", "url": "v"})
    assert [(one.what, one.why) for one in left] == [
        ("799 records", "the same as the row above it, over and over")
    ]
