"""Lines that repeat over and over: blanked in other people's lists, and told; kept in our own."""

from refshelf.data.importer.assembly import Making
from refshelf.data.importer.echo import without_echo
from refshelf.data.importer.importing import import_bytes
from refshelf.data.importer.item import Origin


def test_what_repeats_is_blanked_and_told_with_its_line() -> None:
    lines = ["# A list", *["- [x](https://example.org/x)"] * 500, "- [y](https://example.org/y)"]

    text, left = without_echo("\n".join(lines))

    assert text.count("\n") == len(lines) - 1
    assert text.count("example.org/x") == 201
    assert text.endswith("- [y](https://example.org/y)")
    assert [(one.what, one.line) for one in left] == [("- [x](https://example.org/x)", 203)]
    assert "299 lines" in left[0].why


def test_a_few_lines_in_turn_are_an_echo_too() -> None:
    text, left = without_echo("a\nb\n" * 1_000)

    assert text.count("a") == 201
    assert len(left) == 1


def test_blank_lines_are_nothing_to_tell_of() -> None:
    assert without_echo("x" + "\n" * 1_000)[1] == ()


def test_lines_that_differ_stay() -> None:
    text = "\n".join(f"- {number}" for number in range(1_000))

    assert without_echo(text) == (text, ())


def test_the_report_of_an_import_names_an_echo() -> None:
    data = b"# A list\n" + b"- [x](https://example.org/x)\n" * 300
    found = import_bytes(data, Origin(name="a.md"), Making(format="markdown"))

    assert any("over and over" in one.why for one in found.report.left)
