"""Lists on the screen: asked for, shown before they are taken in, undone; what changes is shown."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from refshelf.tui import list_taker
from refshelf.tui.screens.proposal import ProposalScreen
from refshelf.tui.screens.waiting import WaitingScreen
from refshelf.tui.settings import Settings
from refshelf.user_state.status import Status
from screen_driver import Driver, drive
from web_server import Web, serve

LIST = """\
# Papers we like

- [x] [Merge trees](https://example.org/lsm)
- [Paxos made simple](https://example.org/paxos) by Leslie Lamport
"""


async def choose(driver: Driver, command: str) -> None:
    """Choose a command in the palette by its name."""
    await driver.press("ctrl+p")
    await driver.type(command)
    await driver.app.workers.wait_for_complete()
    await driver.settle()
    await driver.press("enter")


async def wait(driver: Driver) -> None:
    """Wait until what was asked for is read."""
    await driver.app.workers.wait_for_complete()
    await driver.settle()


def titles(driver: Driver) -> list[str]:
    shelf = driver.entries.shelf
    assert shelf is not None
    return [catalog.title for catalog in shelf.catalogs]


async def begin_import(driver: Driver, path: Path) -> None:
    await choose(driver, "import")
    await driver.type(str(path))
    await driver.press("enter")
    await wait(driver)


def test_a_list_is_hidden_undone_and_shown_again_by_its_name(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("space")
        shown = titles(driver)
        await choose(driver, "hide this list")
        await wait(driver)
        assert titles(driver) == []
        assert "No list is shown." in driver.text()
        assert "No longer listed" not in driver.text()

        await driver.press("u")
        assert titles(driver) == shown
        await choose(driver, "hide this list")
        await wait(driver)
        assert titles(driver) == []
        await choose(driver, "show hidden lists")
        await wait(driver)
        assert titles(driver) == shown
        assert driver.shown("atc22").status is Status.DONE

    drive(home, script)


def test_nothing_hidden_is_nothing_to_show(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await choose(driver, "show hidden lists")
        assert driver.toasts()[-1] == "No list is hidden."

    drive(home, script)


def test_a_list_is_shown_first_and_taken_in_with_enter(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "papers.md"
    path.write_text(LIST)

    async def script(driver: Driver) -> None:
        await begin_import(driver, path)
        assert isinstance(driver.app.screen, ProposalScreen)
        assert "2 references in one category" in driver.text()
        assert not (home / "catalogs").exists()

        await driver.press("enter")
        assert "Papers we like" in titles(driver)
        assert any("Imported “Papers we like”" in toast for toast in driver.toasts())

        await driver.press("u")
        assert "Papers we like" not in titles(driver)
        await driver.press("ctrl+r")
        assert "Papers we like" in titles(driver)

    drive(home, script)


def test_with_esc_nothing_is_taken_in(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "papers.md"
    path.write_text(LIST)

    async def script(driver: Driver) -> None:
        await begin_import(driver, path)
        await driver.press("escape")
        assert titles(driver) == ["Amazon DynamoDB references"]
        assert not (home / "catalogs").exists()

    drive(home, script)


def test_a_name_that_leads_nowhere_is_said(home: Path, tmp_path: Path) -> None:
    async def script(driver: Driver) -> None:
        await begin_import(driver, tmp_path / "gone.md")
        assert any("There is no file" in toast for toast in driver.toasts())

    drive(home, script)


def test_a_title_with_markup_does_nothing_in_a_proposal(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "hostile.md"
    path.write_text("# [@click=app.quit]x[/] \x1b[31m\n\n- [[b]a[/nope]](https://example.org/a)\n")

    async def script(driver: Driver) -> None:
        await begin_import(driver, path)
        assert "[@click=app.quit]x[/]" in driver.text()
        await driver.press("enter")
        assert len(titles(driver)) == 2

    drive(home, script)


def test_an_update_asks_about_what_may_be_one_work(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "papers.md"
    path.write_text(LIST)

    async def script(driver: Driver) -> None:
        await begin_import(driver, path)
        await driver.press("enter")
        path.write_text(
            LIST.replace("Paxos made simple", "Paxos made very simple").replace("paxos)", "px)")
        )
        await choose(driver, "update this")
        await wait(driver)
        assert "Tick what is the same work" in driver.text()
        await driver.press("space", "enter")
        shelf = driver.entries.shelf
        assert shelf is not None
        works = [shelf.works.reference(work) for work in range(len(shelf.works))]
        (paxos,) = [work for work in works if "Paxos" in work.title]
        assert (paxos.id, paxos.url) == ("paxos-made-simple", "https://example.org/px")

    drive(home, script)


def test_a_list_that_comes_while_a_note_is_written_waits_its_turn(
    home: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_taker, "_PATIENCE", 60)
    address = give_late(web)

    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await choose(driver, "import")
        await driver.type(address)
        await driver.press("enter", "n")
        web.ended.set()
        await wait(driver)
        await driver.type("yes, y")
        await driver.press("escape")
        await driver.settle()

        assert driver.stored("atc22").note == "yes, y"
        assert isinstance(driver.app.screen, ProposalScreen)
        assert not (home / "catalogs").exists()

    drive(home, script)


def test_a_mistake_of_ours_while_a_list_is_read_is_said(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "papers.md"
    path.write_text(LIST)

    def fail(_: object, **__: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(list_taker, "read_as_lists", fail)

    async def script(driver: Driver) -> None:
        await begin_import(driver, path)
        assert any("mistake in refshelf: KeyError('oops')" in said for said in driver.toasts())

    drive(home, script)


QUIET = Settings(confirm=False)


def test_where_nothing_is_to_be_confirmed_a_list_is_taken_in_at_once(
    home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "papers.md"
    path.write_text(LIST)

    async def script(driver: Driver) -> None:
        await begin_import(driver, path)
        assert driver.app.screen is driver.app.screen_stack[0]
        assert "Papers we like" in titles(driver)
        assert "Imported “Papers we like” · u undoes it" in driver.toasts()

        path.write_text(f"{LIST}- [Raft](https://example.org/raft)\n")
        await choose(driver, "update this")
        await wait(driver)
        assert driver.app.screen is driver.app.screen_stack[0]
        assert any("+1 new" in toast and "u undoes it" in toast for toast in driver.toasts())

        await driver.press("u", "u")
        assert titles(driver) == ["Amazon DynamoDB references"]

    drive(home, script, settings=QUIET)


@pytest.mark.parametrize(
    "later",
    [
        LIST.replace("Paxos made simple", "Paxos made very simple").replace("paxos)", "px)"),
        "# Papers we like\n\n- [Raft](https://example.org/raft)\n",
    ],
    ids=["a pair that may be one work", "a list that lost all it had"],
)
def test_what_is_unsure_or_hard_to_believe_is_asked_even_where_nothing_is_to_be_confirmed(
    home: Path, tmp_path: Path, later: str
) -> None:
    path = tmp_path / "papers.md"
    many = "".join(f"- [Work {n}](https://example.org/{n})\n" for n in range(20))
    path.write_text(f"{LIST}{many}")

    async def script(driver: Driver) -> None:
        await begin_import(driver, path)
        path.write_text(later if "Raft" in later else f"{later}{many}")
        await choose(driver, "update this")
        await wait(driver)
        assert isinstance(driver.app.screen, ProposalScreen)

    drive(home, script, settings=QUIET)


def test_a_catalog_that_changes_beside_the_screen_is_shown(home: Path) -> None:
    text = "refshelf: 1\nid: mine\ntitle: Mine\ncategories:\n  - name: A\n    references:\n"

    async def script(driver: Driver) -> None:
        (home / "catalogs").mkdir(parents=True)
        file = home / "catalogs" / "mine.yaml"
        file.write_text(f"{text}      - {{id: a, title: One}}\n")
        driver.app._scribe.look()
        await driver.settle()
        assert "Mine" in titles(driver)
        file.unlink()
        driver.app._scribe.look()
        await driver.settle()
        assert titles(driver) == ["Amazon DynamoDB references"]

    drive(home, script)


@pytest.fixture
def web() -> Iterator[Web]:
    yield from serve()


def give_late(web: Web) -> str:
    """Give a list that comes only once the web has ended."""

    def answer() -> Iterator[bytes]:
        web.ended.wait(20)
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + LIST.encode()

    web.answers["/slow.md"] = answer
    return f"{web.origin}/slow.md"


async def begin_long_import(driver: Driver, address: str) -> None:
    """Import what does not come yet, until it is said that it takes long."""
    await choose(driver, "import")
    await driver.type(address)
    await driver.press("enter")
    async with asyncio.timeout(20):
        while not isinstance(driver.app.screen, WaitingScreen):
            await driver.pilot.pause()
    await driver.settle()


def test_what_takes_long_is_said_and_esc_stops_it(
    home: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_taker, "_PATIENCE", 0.01)
    address = give_late(web)

    async def script(driver: Driver) -> None:
        await begin_long_import(driver, address)
        assert re.search(rf"Reading {re.escape(address)} for \d+ s", driver.text())

        await driver.press("escape")
        web.ended.set()
        await wait(driver)

        assert driver.app.screen is driver.app.screen_stack[0]
        assert "Nothing was taken in." in driver.toasts()

    drive(home, script)


def test_what_took_long_is_shown_when_it_came(
    home: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_taker, "_PATIENCE", 0.01)
    address = give_late(web)

    async def script(driver: Driver) -> None:
        await begin_long_import(driver, address)
        web.ended.set()
        await wait(driver)

        assert isinstance(driver.app.screen, ProposalScreen)
        await driver.press("enter")
        assert "Papers we like" in titles(driver)

    drive(home, script)


def test_two_lists_of_one_name_read_before_either_is_taken_in_do_not_overwrite_each_other(
    home: Path, tmp_path: Path
) -> None:
    async def script(driver: Driver) -> None:
        lists = driver.app.screen_stack[0]._window.lists
        offers: list[list_taker.Offer] = []
        for name, text in (("one", LIST), ("two", LIST.replace("example.org", "example.com"))):
            path = tmp_path / f"{name}.md"
            path.write_text(text)
            offers += list_taker._offer_import(driver.session.anew(), str(path))
        lists._take(offers[0], frozenset())
        await driver.settle()
        lists._take(offers[1], frozenset())
        await driver.settle()
        assert "import this one again" in driver.toasts()[-1]
        [file] = (home / "catalogs").glob("*.yaml")
        assert "example.org" in file.read_text()

    drive(home, script)


def test_what_comes_is_named_by_its_categories_before_it_is_taken_in(
    home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "two.md"
    path.write_text(
        "# Two\n\n## Old\n\n- [One](https://example.org/1)\n- [Two](https://example.org/2)\n\n"
        "## New\n\n- [Three](https://example.org/3)\n"
    )

    async def script(driver: Driver) -> None:
        await begin_import(driver, path)
        await wait(driver)
        assert "3 references in 2 categories" in driver.text()
        assert "Old: 2" in driver.text()
        assert "New: 1" in driver.text()

    drive(home, script)


async def type_line(driver: Driver, text: str) -> None:
    """Type a command behind `:`, and wait until it was carried out."""
    await driver.press("colon")
    await driver.type(text)
    await driver.press("enter")
    await wait(driver)


def test_a_typed_import_is_shown_first_as_well(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "papers.md"
    path.write_text(LIST)

    async def script(driver: Driver) -> None:
        await type_line(driver, f"import {path} --name Mine")
        assert isinstance(driver.app.screen, ProposalScreen)
        assert not (home / "catalogs").exists()
        await driver.press("enter")
        assert "Mine" in titles(driver)

        path.write_text(f"{LIST}- [A third](https://example.org/third)\n")
        await type_line(driver, "update mine")
        assert isinstance(driver.app.screen, ProposalScreen)
        assert "1 new" in driver.text()

    drive(home, script)


def test_a_typed_import_that_says_yes_is_taken_in_at_once(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "papers.md"
    path.write_text(LIST)

    async def script(driver: Driver) -> None:
        await type_line(driver, f"import {path} --yes")
        await driver.settle()
        assert not isinstance(driver.app.screen, ProposalScreen)
        assert (home / "catalogs").exists()

    drive(home, script)


def test_a_list_that_comes_while_one_searches_waits_and_says_so(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "papers.md"
    path.write_text(LIST)

    async def script(driver: Driver) -> None:
        await driver.press("slash")
        driver.app.screen_stack[0].window.lists.take_in(str(path))
        await wait(driver)
        assert "“Papers we like” waits until you are done here." in driver.toasts()
        await driver.type("yes")
        assert driver.board.search_line.text == "yes"

        await driver.press("enter")
        await driver.settle()
        assert isinstance(driver.app.screen, ProposalScreen)
        assert "Papers we like" not in titles(driver)

    drive(home, script)
