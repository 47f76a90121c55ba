"""What goes wrong with files and terminals: one plain sentence, nothing lost, the program goes on."""

import os
import stat
import tempfile
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from refshelf.tui.session import Session, open_session
from refshelf.user_state.action import finish
from refshelf.user_state.status import Status
from screen_driver import Driver, drive
from state_making import NOON
from textual.events import Paste

NOBODY = 65534


def session_of(home: Path) -> Session:
    return open_session(environ={"REFSHELF_DATA_DIR": str(home), "REFSHELF_READER": "anna"})


def read_before(home: Path, reference_id: str) -> Path:
    """Mark a work as read in an earlier run; give the reader's own file."""
    session = session_of(home)
    shelf = session.shelf()
    deed = finish([shelf.entry(shelf.works.listings[0].find_id(reference_id))], NOON)
    session.store.apply(deed.what, deed.edits)
    return own_file(home)


def own_file(home: Path) -> Path:
    return next((home / "readers" / "anna").glob("*.json"))


def _make_newer(path: Path) -> None:
    path.write_text(path.read_text().replace('"schema":2', '"schema":3'))


def _make_link(path: Path) -> None:
    real = path.rename(path.with_name("real.txt"))
    path.symlink_to(real)


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


Spoil = Callable[[Path], object]
RECOVERED: dict[str, tuple[Spoil, str]] = {
    "missing": (lambda path: path.unlink(), "is gone"),
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
    "damaged": (lambda path: path.write_bytes(path.read_bytes()[:-40]), "is damaged"),
    "foreign": (lambda path: path.write_text("[1, 2, 3]"), "holds no marks"),
}
REFUSED: dict[str, tuple[Spoil, str]] = {
    "newer": (_make_newer, "newer refshelf"),
    "link": (_make_link, "symbolic link"),
    "folder": (_make_folder, "not a regular file"),
}


async def assert_usable(driver: Driver) -> None:
    """Show that keys still do what they are for, and that one can leave."""
    await driver.press("g", "j", "j")
    await driver.until(lambda: driver.entries.cursor == 2)
    await driver.pilot.press("q")
    assert driver.app._exit


@pytest.mark.parametrize(("spoil", "said"), RECOVERED.values(), ids=RECOVERED)
def test_where_the_own_file_is_spoilt_its_backups_go_on_and_a_sentence_says_so(
    home: Path, spoil: Spoil, said: str
) -> None:
    path = read_before(home, "dsql")
    spoil(path)
    found = path.read_bytes() if path.exists() else None

    async def script(driver: Driver) -> None:
        assert [said in toast for toast in driver.toasts()] == [True]
        assert said in " ".join(driver.text().replace("▌", " ").split())
        assert driver.shown("dsql").status is Status.DONE
        await driver.press("g", "j")
        await driver.press("space")
        assert driver.stored("core-components").status is Status.DONE
        assert driver.stored("dsql").status is Status.DONE
        await assert_usable(driver)

    drive(home, script)
    kept = [file.read_bytes() for file in path.parent.iterdir()]
    assert found is None or found in kept


@pytest.mark.parametrize(("spoil", "said"), REFUSED.values(), ids=REFUSED)
def test_where_the_own_file_is_refused_marks_are_shown_and_none_is_taken(
    home: Path, spoil: Spoil, said: str
) -> None:
    path = read_before(home, "dsql")
    spoil(path)
    mode, listed = path.lstat().st_mode, sorted(path.parent.iterdir())

    async def script(driver: Driver) -> None:
        assert [said in toast for toast in driver.toasts()] == [True]
        assert driver.shown("dsql").status is Status.DONE
        await driver.press("g", "j")
        await driver.press("space")
        assert driver.shown("core-components").status is Status.UNREAD
        assert said in driver.toasts()[-1]
        await assert_usable(driver)

    drive(home, script)
    assert (path.lstat().st_mode, sorted(path.parent.iterdir())) == (mode, listed)


@pytest.fixture
def nobodys_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Path]:
    """Give a home in which the program runs without rights, once it has been left to nobody."""
    if os.geteuid() != 0:
        yield home
        return

    async def mark_and_leave(driver: Driver) -> None:
        await driver.press("j", "space", "n", "escape")

    # What is imported late has to be imported while the interpreter's files may be read.
    drive(home / "elsewhere", mark_and_leave)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("STATE", "CACHE", "CONFIG"):
            monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
        yield folder / "data"
        os.seteuid(0)


def leave_to_nobody(home: Path) -> None:
    """Go on as a user without rights, to whom that home belongs."""
    if os.geteuid() != 0:
        return
    for path in [home.parent, *home.parent.rglob("*")]:
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)


def test_in_a_data_dir_that_is_read_only_marks_are_shown_and_a_key_says_why_not(
    nobodys_home: Path,
) -> None:
    path = read_before(nobodys_home, "dsql")
    folders = [path.parent, nobodys_home / "readers", nobodys_home]
    for folder in folders:
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    leave_to_nobody(nobodys_home)
    before = path.read_bytes()

    async def script(driver: Driver) -> None:
        assert driver.shown("dsql").status is Status.DONE
        await driver.press("g", "j")
        await driver.press("space")
        assert driver.shown("core-components").status is Status.UNREAD
        assert "may not be written to" in driver.toasts()[-1]
        await assert_usable(driver)

    drive(nobodys_home, script)
    assert path.read_bytes() == before
    for folder in folders:
        folder.chmod(stat.S_IRWXU)


def test_a_reader_who_may_write_nowhere_can_still_read_the_list(nobodys_home: Path) -> None:
    nobodys_home.mkdir()
    leave_to_nobody(nobodys_home)
    nobodys_home.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    nobodys_home.chmod(stat.S_IRUSR | stat.S_IXUSR)

    async def script(driver: Driver) -> None:
        await driver.press("g", "j")
        await driver.press("space")
        assert driver.shown("core-components").status is Status.UNREAD
        assert "Nothing is saved" in driver.toasts()[-1]
        await assert_usable(driver)

    drive(nobodys_home, script)


BROKEN = "refshelf: 1\nid: broken\ntitle: Broken\ncategories:\n  - name: [\n"


def test_a_broken_catalog_is_named_with_its_line_and_the_good_one_is_shown(home: Path) -> None:
    folder = home / "catalogs"
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text(BROKEN)

    async def script(driver: Driver) -> None:
        assert len([toast for toast in driver.toasts() if "broken.yaml:" in toast]) == 1
        assert "Core components" in driver.text()
        await driver.press("g", "j")
        await driver.press("space")
        assert driver.stored("core-components").status is Status.DONE
        await assert_usable(driver)

    drive(home, script)


def test_many_broken_catalogs_do_not_bury_the_screen_in_toasts(home: Path) -> None:
    folder = home / "catalogs"
    folder.mkdir(parents=True)
    for number in range(30):
        (folder / f"broken{number:02}.yaml").write_text(BROKEN)

    async def script(driver: Driver) -> None:
        assert "broken00.yaml:" in "".join(driver.toasts())
        assert "There are 28 more problems in catalogs." in driver.toasts()
        assert len(driver.toasts()) < 5
        await assert_usable(driver)

    drive(home, script)


def test_a_note_that_the_disk_refuses_is_there_when_one_writes_again(home: Path) -> None:
    marks = home / "readers" / "anna"

    async def script(driver: Driver) -> None:
        await driver.press("g", "j")
        await driver.press("n")
        driver.app.post_message(Paste("a thought"))
        await driver.pilot.pause()
        marks.parent.mkdir(parents=True, exist_ok=True)
        marks.write_text("in the way")
        await driver.press("escape")
        assert driver.shown("core-components").note == ""
        assert "cannot be read" in driver.toasts()[-1]
        marks.unlink()
        await driver.press("n")
        assert "a thought" in driver.text()
        await driver.press("escape")
        assert driver.stored("core-components").note == "a thought"
        assert not driver.session.drafts.all()
        await assert_usable(driver)

    drive(home, script)


@pytest.mark.parametrize("size", [(20, 5), (10, 3), (3, 2), (1, 1)])
def test_a_terminal_that_is_too_small_shows_what_it_can_and_marks_all_the_same(
    home: Path, size: tuple[int, int]
) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("g", "j", "space")
        assert driver.stored("core-components").status is Status.DONE
        for key in ("question_mark", "escape", "slash", "a", "escape", "O", "escape", "h", "l"):
            await driver.pilot.press(key)
        for key in ("enter", "escape", "tab", "tab", "n", "x", "escape"):
            await driver.pilot.press(key)
        await driver.settle()
        assert driver.stored("core-components").status is Status.DONE
        await driver.pilot.press("ctrl+q")
        assert driver.app._exit

    drive(home, script, size)


def test_a_terminal_that_becomes_too_small_and_large_again_shows_the_same(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("dat419")
        before = driver.text()
        for size in ((20, 5), (1, 1), (120, 40)):
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
        assert driver.current == "dat419"
        assert driver.text().splitlines()[0] == before.splitlines()[0]

    drive(home, script)
