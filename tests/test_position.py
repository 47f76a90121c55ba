"""Promises of positions: one text for one place, and links that lead there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.data.key import is_web_link, key
from refshelf.data.kind import FormKind
from refshelf.tui.position_link import is_of_another, link_at, position_of_link, read_place
from refshelf.user_state.position import Position, Unit, said_position
from refshelf.user_state.timestamp import last_timestamp, stamped, timestamp, timestamps

POSITIONS = st.one_of(
    st.builds(Position, st.just(Unit.PAGE), st.integers(1, 999_999)),
    st.builds(Position, st.just(Unit.TIME), st.integers(0, 999 * 3600)),
    st.builds(Position, st.just(Unit.SHARE), st.integers(1, 100)),
)
TIMES = st.builds(Position, st.just(Unit.TIME), st.integers(0, 999 * 3600))
TALK = "https://www.youtube.com/watch?v=9AkgiEJ_dA4"


def page(number: int) -> Position:
    return Position(Unit.PAGE, number)


def time(seconds: int) -> Position:
    return Position(Unit.TIME, seconds)


@given(POSITIONS)
def test_the_text_of_a_position_reads_as_the_same_position(position: Position):
    assert Position.parse(str(position)) == position
    assert read_place(str(position)) == position
    assert Position.parse(position.said) == position


@given(st.text() | st.from_regex(r"[\dpms:% .h]{1,12}", fullmatch=True))
def test_any_text_is_a_position_with_a_lasting_text_or_none(text: str):
    position = Position.parse(text)

    assert position is None or Position.parse(str(position)) == position


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("7", page(7)),
        (" 007 ", page(7)),
        ("p. 7", page(7)),
        ("p7", page(7)),
        ("Page 7", page(7)),
        ("12:34", time(754)),
        ("0:05", time(5)),
        ("00:05", time(5)),
        ("75:00", time(4500)),
        ("1:02:03", time(3723)),
        ("12m34s", time(754)),
        ("1h2m3s", time(3723)),
        ("90s", time(90)),
        ("34 %", Position(Unit.SHARE, 34)),
        ("34%", Position(Unit.SHARE, 34)),
    ],
)
def test_a_place_is_read_as_people_write_it(text: str, position: Position):
    assert Position.parse(text) == position


@pytest.mark.parametrize(
    "text",
    [
        *("", "0", "seven", "1:2", "12:345", "12:60", "1:60:00", "1:02:03:04", "-1", "101%"),
        *("1234567", "\uff17", "h", "p.", "12:34 x", "\u0667"),
    ],
)
def test_what_is_no_place_is_none(text: str):
    assert Position.parse(text) is None


@pytest.mark.parametrize(("seconds", "text"), [(5, "0:05"), (754, "12:34"), (3723, "1:02:03")])
def test_a_time_has_one_text(seconds: int, text: str):
    assert str(time(seconds)) == text


def test_what_another_program_noted_is_said_as_it_is():
    assert said_position("chapter 3") == "chapter 3"
    assert said_position("7") == "page 7"


@pytest.mark.parametrize(
    "link",
    [
        f"{TALK}&t=754s",
        f"{TALK}&t=754",
        f"{TALK}&t=12m34s&list=PL1",
        "https://youtu.be/9AkgiEJ_dA4?t=754",
        "youtu.be/9AkgiEJ_dA4?t=754",
        "https://youtu.be/9AkgiEJ_dA4?si=abc&t=754",
        f"{TALK}#t=12m34s",
        "https://www.youtube.com/embed/9AkgiEJ_dA4?start=754",
        "https://vimeo.com/123#t=754s",
        "https://vimeo.com/123#t=12m34s",
        "https://example.org/talk.mp4#t=754.5,800",
        "https://example.org/talk.mp4#t=npt:12:34",
    ],
)
def test_a_link_copied_at_the_current_time_names_that_time(link: str):
    assert read_place(link) == time(754)


@pytest.mark.parametrize(
    "link", ["https://e.org/a.pdf#page=7", "https://e.org/a.pdf#page=7&zoom=100"]
)
def test_a_link_into_a_pdf_names_the_page(link: str):
    assert read_place(link) == page(7)


@pytest.mark.parametrize(
    "link",
    [
        TALK,
        f"{TALK}&t=",
        f"{TALK}&t=soon",
        "https://e.org/a.pdf#page=seven",
        "javascript://e.org/?t=754",
        "file:///etc/passwd?t=754",
        "http://[/?t=5",
        "7/8",
        f"https://e.org/?{'&' * 5000}t=5",
    ],
)
def test_a_link_that_names_no_place_gives_none(link: str):
    assert read_place(link) is None


@given(st.text(), st.sampled_from(["https://youtu.be/", "https://vimeo.com/", "https://[", ""]))
def test_any_pasted_text_is_a_place_or_none(text: str, start: str):
    read_place(start + text)


@pytest.mark.parametrize(
    ("kind", "url", "position", "link"),
    [
        (FormKind.VIDEO, TALK, time(754), f"{TALK}&t=754"),
        (FormKind.VIDEO, f"{TALK}&t=3&list=PL", time(754), f"{TALK}&list=PL&t=754"),
        (FormKind.VIDEO, "https://youtu.be/X1", time(5), "https://youtu.be/X1?t=5"),
        (FormKind.VIDEO, "https://youtu.be/X1#t=9", time(5), "https://youtu.be/X1?t=5"),
        (
            FormKind.VIDEO,
            "https://youtube.com/embed/X1",
            time(5),
            "https://youtube.com/embed/X1?start=5",
        ),
        (FormKind.VIDEO, "https://vimeo.com/12", time(5), "https://vimeo.com/12#t=5"),
        (FormKind.AUDIO, "https://e.org/a.mp3", time(5), "https://e.org/a.mp3#t=5"),
        (
            FormKind.PDF,
            "https://arxiv.org/pdf/1234.5678",
            page(7),
            "https://arxiv.org/pdf/1234.5678#page=7",
        ),
        (FormKind.PAGE, "https://e.org/a.PDF#x", page(7), "https://e.org/a.PDF#page=7"),
    ],
)
def test_a_form_that_can_opens_at_the_place(
    kind: FormKind, url: str, position: Position, link: str
):
    assert link_at(kind, url, position) == link


@pytest.mark.parametrize(
    ("kind", "url", "position"),
    [
        (FormKind.PAGE, "https://e.org/a", page(7)),
        (FormKind.PAGE, "https://e.org/a", time(7)),
        (FormKind.PDF, "https://e.org/a.pdf", time(7)),
        (FormKind.VIDEO, TALK, page(7)),
        (FormKind.VIDEO, "https://conf.example.org/talk", time(7)),
        (FormKind.VIDEO, TALK, Position(Unit.SHARE, 50)),
        (FormKind.PDF, "javascript:alert(1)//.pdf", page(7)),
    ],
)
def test_other_forms_open_plainly(kind: FormKind, url: str, position: Position):
    assert link_at(kind, url, position) == url


@given(
    st.sampled_from(FormKind),
    st.sampled_from(["", "v=X1", "a=%5B&v=X1&&b", "t=1&v=X1"]),
    st.sampled_from(["", "#t=4", "#x", "#page=9"]),
    st.sampled_from(
        ["www.youtube.com/watch", "youtu.be/X1", "vimeo.com/5", "e.org/a.pdf", "e.org"]
    ),
    POSITIONS,
)
def test_a_link_to_a_place_is_a_web_link_that_names_the_place_or_the_plain_one(
    kind: FormKind, query: str, fragment: str, host: str, position: Position
):
    url = f"https://{host}?{query}{fragment}"

    link = link_at(kind, url, position)

    assert is_web_link(link)
    assert link == url or position_of_link(link) == position


@given(TIMES)
def test_a_video_stays_the_same_work_at_every_time(position: Position):
    assert key(link_at(FormKind.VIDEO, TALK, position)) == key(TALK)


def test_a_link_of_another_video_is_told_apart():
    assert is_of_another("https://youtu.be/other?t=5", [TALK])
    assert not is_of_another("https://youtu.be/9AkgiEJ_dA4?t=5", ["https://e.org/x", TALK])
    assert not is_of_another("https://youtu.be/other?t=5", ["https://e.org/x"])
    assert not is_of_another("https://e.org/a.pdf#page=5", [TALK])
    assert not is_of_another("not:an/address", [TALK])


@pytest.mark.parametrize(
    "line",
    [
        *("[12:34]", "[12:34] why", "  [12:34] x", "- [12:34] x", "* [12:34]", "3. [12:34] x"),
        *("> [12:34] x", "- [ ] [12:34] x"),
    ],
)
def test_a_line_that_begins_with_a_time_is_a_timestamp(line: str):
    assert timestamp(line) == time(754)


@pytest.mark.parametrize(
    "line", ["", "at [12:34]", "[7] a source", "[see 4.3]", "12:34", "[12:99]"]
)
def test_other_lines_are_none(line: str):
    assert timestamp(line) is None


@given(st.text(), TIMES)
def test_a_stamped_note_keeps_its_text_and_ends_with_the_time(note: str, position: Position):
    found = stamped(note, position)

    assert found.startswith(note.rstrip())
    assert last_timestamp(found) == position


def test_the_last_of_several_times_counts():
    note = "A talk.\n[0:30] begins\n[12:34] the proof\nsee [1:00:00]"

    assert list(timestamps(note)) == [time(30), time(754)]
    assert last_timestamp(note) == time(754)
