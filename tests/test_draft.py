"""Promises of drafts: what was typed survives a crash, and nothing broken is taken for a draft."""

import errno
import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from refshelf.user_state.draft import Draft, Drafts
from refshelf.user_state.fault import NotWritten, StateFault


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


def only_file(drafts: Drafts) -> Path:
    (path,) = drafts.folder.iterdir()
    return path


@pytest.mark.parametrize("text", ["", "two\nlines", "漢字 é \x1b[0m", "\ud800", "x" * 100_000])
def test_a_draft_is_found_by_another_run_as_it_was_typed(drafts: Drafts, text: str):
    draft = Draft("https://example.org/a/../b", "A “title”", text)

    drafts.keep(draft)

    assert Drafts(drafts.folder).find(draft.key) == draft


def test_keeping_again_replaces_only_that_draft(drafts: Drafts):
    drafts.keep(Draft("k", "B", "one"))
    drafts.keep(Draft("l", "A", "other"))
    drafts.keep(Draft("k", "B", "two"))

    assert drafts.all() == [Draft("l", "A", "other"), Draft("k", "B", "two")]


def test_a_dropped_draft_is_gone_and_dropping_again_does_nothing(drafts: Drafts):
    drafts.keep(Draft("k", "A", "text"))

    drafts.drop("k")
    drafts.drop("k")

    assert drafts.find("k") is None
    assert drafts.all() == []


def test_before_the_first_draft_there_are_none(drafts: Drafts):
    assert (drafts.find("k"), drafts.all()) == (None, [])


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"5", b'{"key": "k"}', b"\xff", b"[" * 99_999], ids=repr
)
def test_what_is_no_draft_is_not_shown_as_one(drafts: Drafts, data: bytes):
    drafts.keep(Draft("k", "A", "text"))
    only_file(drafts).write_bytes(data)

    assert (drafts.find("k"), drafts.all()) == (None, [])


def test_a_half_written_file_of_a_killed_run_is_not_shown(drafts: Drafts):
    drafts.keep(Draft("k", "A", "text"))
    path = only_file(drafts)
    path.with_name(f".new-1-{path.name}").write_bytes(path.read_bytes())

    assert len(drafts.all()) == 1


def test_a_draft_that_cannot_be_kept_is_said(tmp_path: Path):
    (tmp_path / "file").touch()

    with pytest.raises(NotWritten):
        Drafts(tmp_path / "file" / "drafts").keep(Draft("k", "A", "text"))


def test_drafts_that_cannot_be_listed_are_not_taken_for_dropped(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
):
    drafts.keep(Draft("k", "A", "text"))

    def fail(_: object) -> list[str]:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr(os, "listdir", fail)
        with pytest.raises(StateFault, match="cannot be read: Input/output error"):
            drafts.drop("k")

    assert drafts.find("k") == Draft("k", "A", "text")


def test_what_a_killed_program_left_of_a_draft_goes_with_the_next(drafts: Drafts):
    drafts.keep(Draft("k", "A", "text"))
    path = only_file(drafts)
    path.with_name(f".new-999999999-{path.stem.rpartition('-')[0]}-999999999.json").write_text("ha")

    drafts.keep(Draft("k", "A", "more"))

    assert only_file(drafts) == path


def test_a_draft_that_cannot_be_dropped_is_said(tmp_path: Path):
    drafts = Drafts(tmp_path)
    drafts.keep(Draft("k", "title", "text"))
    path = next(tmp_path.glob("*.json"))
    path.unlink()
    path.mkdir()

    with pytest.raises(NotWritten, match="cannot be removed"):
        drafts.drop("k")


@pytest.fixture
def window() -> Generator[int]:
    """Keep a process alive that looks like another window; give its number."""
    code = "import sys; sys.stdin.read()  # refshelf"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE) as process:
        yield process.pid


def test_a_living_windows_draft_is_neither_offered_to_another_nor_dropped_by_it(
    tmp_path: Path, window: int
):
    mine, others = Drafts(tmp_path), Drafts(tmp_path, pid=window)
    others.keep(Draft("k", "title", "theirs"))
    mine.keep(Draft("k", "title", "mine"))

    assert mine.find("k") == Draft("k", "title", "mine")
    assert [draft.text for draft in mine.all()] == ["mine"]
    mine.drop("k")
    assert others.find("k") == Draft("k", "title", "theirs")


def test_the_draft_of_a_run_that_ended_is_offered_and_dropped(tmp_path: Path):
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    Drafts(tmp_path, pid=ended.pid).keep(Draft("k", "title", "left"))
    mine = Drafts(tmp_path)

    assert mine.find("k") == Draft("k", "title", "left")
    mine.drop("k")
    assert mine.all() == []


def test_a_draft_that_vanishes_while_it_is_looked_for_is_none(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
):
    drafts.keep(Draft("k", "title", "still here"))
    path = only_file(drafts)
    gone = path.with_name(path.name.replace("-", "-0"))
    monkeypatch.setattr(os, "listdir", lambda _: [gone.name, path.name])

    assert drafts.find("k") == Draft("k", "title", "still here")
    assert [draft.text for draft in drafts.all()] == ["still here"]


def test_in_a_folder_that_cannot_be_listed_there_are_none(tmp_path: Path):
    (tmp_path / "drafts").symlink_to("drafts")
    drafts = Drafts(tmp_path / "drafts")

    assert (drafts.find("k"), drafts.all()) == (None, [])


def test_of_several_drafts_on_a_key_the_newest_is_found(tmp_path: Path):
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    mine, left = Drafts(tmp_path), Drafts(tmp_path, pid=ended.pid)
    mine.keep(Draft("k", "title", "mine"))
    left.keep(Draft("k", "title", "left"))
    (path,) = tmp_path.glob(f"*-{ended.pid}.json")

    os.utime(path, ns=(1, 2**62))
    newest = mine.find("k")
    os.utime(path, ns=(1, 1))

    assert newest == Draft("k", "title", "left")
    assert mine.find("k") == Draft("k", "title", "mine")


def test_where_a_system_does_not_tell_what_runs_a_living_number_counts_as_a_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        Drafts(tmp_path, pid=other.pid).keep(Draft("k", "title", "theirs"))
        before = Drafts(tmp_path).find("k")

        def refuse(_: Path) -> bytes:
            raise FileNotFoundError

        monkeypatch.setattr(Path, "read_bytes", refuse)
        found = Drafts(tmp_path).find("k")

    assert before == Draft("k", "title", "theirs")
    assert found is None


def test_a_number_that_no_process_can_have_counts_as_one_that_ended(tmp_path: Path):
    Drafts(tmp_path, pid=10**30).keep(Draft("k", "title", "left"))

    assert Drafts(tmp_path).find("k") == Draft("k", "title", "left")
