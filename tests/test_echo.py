"""Promises of echoes: what no author repeats so often is not read so often, and all else stays."""

from refshelf.data.importer.echo import without_echo


def test_a_line_that_repeats_over_and_over_is_kept_some_times_and_lines_keep_their_numbers():
    text = "# A\n" + "- [ ] x\n" * 5_000 + "- last\n"

    found = without_echo(text)

    assert found.count("- [ ] x") == 201
    assert found.splitlines()[5_001] == "- last"


def test_a_few_lines_that_repeat_together_are_an_echo_too():
    found = without_echo("one\n\ntwo\n" * 3_000 + "- last\n")

    assert found.count("two") == 201
    assert found.endswith("- last\n")


def test_lines_that_often_come_back_among_others_stay():
    text = "".join(f"<tr>\n<td>{number}</td>\n</tr>\n" for number in range(2_000))

    assert without_echo(text) == text


def test_long_lists_of_different_lines_stay():
    text = "".join(f"- {number}\n" for number in range(5_000))

    assert without_echo(text) == text
