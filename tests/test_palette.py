"""The palette: commands, lists, categories and saved filters, by their names."""

from pathlib import Path

from refshelf.data.catalog import Catalog, Category
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.reference import Reference
from refshelf.tui.settings import SavedFilter, Settings
from screen_driver import Driver, drive
from textual.content import Content

ODD = "[bold]Odd[/] [@click=app.quit]"


def add_list(home: Path) -> None:
    reference = Reference(id="r", title="R", url="https://example.org/r")
    catalog = Catalog(
        id="odd", title=ODD, categories=(Category(name=ODD, references=(reference,)),)
    )
    (home / "catalogs").mkdir(parents=True)
    (home / "catalogs" / "odd.yaml").write_text(write_catalog(catalog))


async def choose(driver: Driver, text: str) -> None:
    await driver.press("ctrl+p")
    await driver.type(text)
    await driver.app.workers.wait_for_complete()
    await driver.settle()
    await driver.press("enter")


def test_a_category_is_gone_to(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await choose(driver, "category: publications")
        assert driver.board.view.name == "Publications"

    drive(home, script)


def test_a_saved_filter_is_searched_for(home: Path) -> None:
    settings = Settings(filters=(SavedFilter("Mine", "kind:video"),))

    async def script(driver: Driver) -> None:
        await choose(driver, "filter: mine")
        assert str(driver.board.view.query) == "kind:video"

    drive(home, script, settings=settings)


def test_names_of_strangers_are_shown_to_the_letter(home: Path) -> None:
    add_list(home)

    async def script(driver: Driver) -> None:
        provider = next(iter(driver.app.COMMANDS))(driver.app.screen)
        shown = [hit.prompt async for hit in provider.search("odd")]
        assert all(isinstance(one, Content) for one in shown)
        assert {one.plain for one in shown} >= {f"List: {ODD}", f"Category: {ODD}  ({ODD})"}
        await choose(driver, "list: [bold")
        assert driver.board.view.list_name == ODD

    drive(home, script)


def test_commands_stand_there_with_their_keys_as_they_are_now(home: Path) -> None:
    async def script(driver: Driver) -> None:
        provider = next(iter(driver.app.COMMANDS))(driver.app.screen)
        shown = [hit.prompt.plain async for hit in provider.discover()]
        assert "star  (f7)" in shown

    drive(home, script, settings=Settings(keys={"star": ("f7",)}))


def test_a_list_is_found_again_though_others_came_before_it_meanwhile(home: Path) -> None:
    async def script(driver: Driver) -> None:
        provider = next(iter(driver.app.COMMANDS))(driver.app.screen)
        found = [hit async for hit in provider.search("list amazon")]
        add_list(home)
        text = (home / "catalogs" / "odd.yaml").read_text()
        (home / "catalogs" / "aaa.yaml").write_text(text.replace("id: odd", "id: aaa"))
        driver.app._scribe.look()
        await driver.settle()
        assert len(driver.board.view.shelf.catalogs) == 3

        found[0].command()
        assert driver.board.view.list_name == "Amazon DynamoDB references"

    drive(home, script)
