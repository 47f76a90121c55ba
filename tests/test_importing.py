"""Promises of an import: any bytes become a catalog with marks, or a refusal in words."""

import io
import zipfile

import pytest
from refshelf.data.catalog_reader import read_catalog
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.importer.assembly import Making
from refshelf.data.importer.fault import Unreadable
from refshelf.data.importer.imported import Imported
from refshelf.data.importer.importing import import_bytes
from refshelf.data.importer.item import Origin
from refshelf.data.kind import FormKind
from refshelf.data.limit import MAX_BYTES

POCKET = "title,url,time_added,tags,status\nA,https://x.org/a,1,,archive\n"


def imported(data: bytes, name: str = "mine.csv", format_name: str = "") -> Imported:
    return import_bytes(data, Origin(name=name), Making(format=""), format_name)


def zipped(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return made.getvalue()


def test_a_file_becomes_a_catalog_and_marks_named_after_it():
    found = imported(POCKET.encode())

    assert (found.catalog.title, found.report.format) == ("mine", "pocket")
    assert [(mark.id, mark.state.status) for mark in found.marks] == [("a", "done")]


def test_the_parts_of_an_archive_become_one_catalog():
    data = zipped(part1_csv=POCKET, part2_csv=POCKET.replace("A,", "B,").replace("/a", "/b"))

    found = imported(data, "pocket.zip")

    assert [one.title for one in found.catalog.references()] == ["A", "B"]


def test_a_part_that_is_no_list_is_told_and_the_others_stay():
    found = imported(zipped(a_txt="just words", b_csv=POCKET), "pocket.zip")

    assert found.report.left[0].what == "a.txt"
    assert found.report.references == 1


def test_an_archive_that_unpacks_to_too_much_is_refused():
    data = zipped(bomb_csv="title,url\n" + " " * (MAX_BYTES + 1))

    with pytest.raises(Unreadable, match="64 MiB"):
        imported(data, "bomb.zip")


@pytest.mark.parametrize("data", [b"PK\x03\x04 no archive", b"", b"  \n", b"\xef\xbb\xbf"])
def test_what_holds_nothing_is_refused(data: bytes):
    with pytest.raises(Unreadable):
        imported(data, "x.zip")


def test_what_is_too_large_is_refused():
    with pytest.raises(Unreadable, match="64 MiB"):
        imported(b" " * (MAX_BYTES + 1))


def test_letters_of_an_older_encoding_are_read_and_that_is_said():
    found = imported(POCKET.replace("A,", "Café été,").encode("cp1252"))

    assert [one.title for one in found.catalog.references()] == ["Café été"]
    assert "Windows-1252" in found.report.left[0].why


def test_an_encoding_that_the_text_declares_is_believed():
    text = (
        '<?xml version="1.0" encoding="iso-8859-2"?>'
        '<opml><body><outline text="Łódź" url="https://x.org"/></body></opml>'
    )

    found = imported(text.encode("iso-8859-2"), "x.opml")

    assert [one.title for one in found.catalog.references()] == ["Łódź"]


def test_one_bad_byte_leaves_the_other_letters():
    found = imported(POCKET.replace("A,", "Łódź,").encode() + b"\xe9,https://x.org/e,,,unread")

    assert [one.title for one in found.catalog.references()] == ["Łódź", "é"]


def test_a_table_without_rows_is_refused_by_what_it_was_read_as():
    with pytest.raises(Unreadable, match="no reference in it, read as Pocket's CSV"):
        imported(b"title,url,time_added,tags,status\n")


def test_a_format_can_be_given():
    found = imported(b"url, title\nhttps://x.org A\n", "x.csv", "urls")

    assert found.report.format == "urls"


def test_a_catalog_is_taken_as_it_is_with_another_name_if_wanted():
    text = (
        b"refshelf: 1\nid: one\ntitle: One\n"
        b"categories:\n- name: C\n  references:\n  - {id: a, title: A}\n"
    )

    found = import_bytes(text, Origin(name="one.yaml"), Making(format="", id="two", title="Two"))

    assert (found.catalog.id, found.catalog.title, found.report.references) == ("two", "Two", 1)
    assert [one.id for one in found.catalog.references()] == ["a"]


def test_a_file_of_nothing_but_broken_records_is_given_up_in_words():
    data = b"url,title\n" + b"".join(b"x y %d://,\n" % number for number in range(9_000))

    with pytest.raises(Unreadable, match="none of its first 5,000 records is a reference"):
        import_bytes(data, Origin(name="a.csv"), Making(format=""))


def test_an_address_without_its_beginning_in_a_checklist_makes_no_broken_file():
    text = "<!-- refshelf checklist 1 {} -->\n# T\n\n- [ ] [x](a.example/x.md)\n"

    found = imported(text.encode(), "a.md")

    assert [one.url for one in found.catalog.references()] == ["https://a.example/x.md"]
    assert read_catalog(write_catalog(found.catalog)).problems == ()


def test_slides_that_are_a_pdf_are_slides():
    text = "# L\n\n- [On queues](https://a.example/q) [slides](https://a.example/q.pdf)\n"

    [one] = imported(text.encode(), "a.md").catalog.references()

    assert [form.kind for form in one.forms] == [FormKind.SLIDES]
