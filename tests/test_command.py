"""Promises of the command table: each key means one thing, each command can be carried out."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from keys_table import keys_table, keys_table_in
from refshelf.data.catalog import Catalog, Category
from refshelf.data.compiled import CompiledCatalog, compile_catalog
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Form, Reference
from refshelf.tui.binding import bindings
from refshelf.tui.command import (
    COMMANDS,
    Command,
    Group,
    Owner,
    commands_of,
    key_name,
)
from refshelf.tui.help_text import ELSEWHERE
from refshelf.tui.keymap import no_key
from refshelf.tui.mark_deed import mark_deed
from refshelf.tui.palette import RefshelfCommands
from refshelf.tui.runner import find_runner
from refshelf.tui.screens.ask import AskScreen
from refshelf.tui.screens.choose import ListScreen
from refshelf.tui.screens.command_line import CommandLineScreen
from refshelf.tui.screens.filters import FilterScreen
from refshelf.tui.screens.help import HelpScreen
from refshelf.tui.screens.main import MainScreen
from refshelf.tui.screens.modal import Modal, Page
from refshelf.tui.screens.next import NextScreen
from refshelf.tui.screens.note import NoteArea, NoteScreen
from refshelf.tui.screens.notes import NotesScreen
from refshelf.tui.screens.output import OutputScreen
from refshelf.tui.screens.palette import Palette
from refshelf.tui.screens.place import PlaceScreen
from refshelf.tui.screens.proposal import ProposalScreen
from refshelf.tui.screens.read_note import NoteReadScreen
from refshelf.tui.screens.settle_notes import SettleNotesScreen
from refshelf.tui.screens.statistics import StatisticsScreen
from refshelf.tui.screens.tags import TagScreen
from refshelf.tui.widgets.details import Details
from refshelf.tui.widgets.row_list import RowList
from refshelf.tui.widgets.search_line import QueryInput
from refshelf.user_state.action import Deed
from refshelf.user_state.marks import Marks
from refshelf.user_state.shelf import Shelf
from screen_driver import Driver, drive
from state_making import NOON
from textual.binding import Binding
from textual.widgets import Input

README = Path(__file__).parents[1] / "README.md"
OWNERS = {
    Owner.LIST: RowList,
    Owner.SCREEN: MainScreen,
    Owner.ABOVE: Modal,
    Owner.PAGE: Page,
    Owner.LINE: AskScreen,
    Owner.NOTE: NoteScreen,
    Owner.CHOOSE: ListScreen,
    Owner.FILTERS: FilterScreen,
    Owner.HELP: HelpScreen,
    Owner.NEXT: NextScreen,
    Owner.NOTES: NotesScreen,
    Owner.OUTPUT: OutputScreen,
    Owner.PROPOSAL: ProposalScreen,
    Owner.READ_NOTE: NoteReadScreen,
    Owner.SETTLE: SettleNotesScreen,
    Owner.STATISTICS: StatisticsScreen,
}
LINES = (AskScreen, CommandLineScreen, PlaceScreen, TagScreen)
each = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)


def test_no_key_means_two_things() -> None:
    # All are priority bindings: what a screen takes never comes to a list on it.
    times = Counter((screen, key) for one in COMMANDS for screen in one.screens for key in one.keys)

    assert [place for place, count in times.items() if count > 1] == []


def test_ids_are_names_of_one_command_each() -> None:
    times = Counter(command.id for command in COMMANDS)

    assert [name for name, count in times.items() if count > 1] == []


def test_the_details_scroll_with_keys_that_nothing_above_them_takes() -> None:
    taken = {key for one in commands_of(Owner.SCREEN) for key in one.keys}
    own = {key for binding in Details.BINDINGS for key in binding.key.split(",")}

    assert own & taken == set()


@each
def test_a_command_says_in_one_sentence_what_it_does(command: Command) -> None:
    assert command.label
    assert command.help[0].isupper()
    assert command.help.endswith(".")
    assert ". " not in command.help


@each
def test_a_command_is_carried_out_by_its_owner(command: Command) -> None:
    methods = {
        owner: f"action_{command.action_of(owner).partition('(')[0]}" for owner in command.owners
    }

    for owner, method in methods.items():
        assert callable(getattr(OWNERS[owner], method, None))
    assert not command.runs or callable(find_runner(command.id))


@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one.marks], ids=lambda command: command.id
)
def test_a_marking_command_marks(command: Command) -> None:
    video = Form(kind=FormKind.VIDEO, url="https://example.org/video")
    paper = Reference(
        id="paper", title="P", url="https://example.org/p", kind=Kind.PAPER, forms=(video,)
    )
    catalog = Catalog(id="a", title="A", categories=(Category(name="C", references=(paper,)),))
    compiled = CompiledCatalog.from_bytes(compile_catalog(catalog))

    deed = mark_deed(command.id, [Shelf.of((compiled,), Marks({})).entry(0)], None, NOON)

    assert isinstance(deed, Deed)
    assert deed.what
    assert deed.edits


@each
def test_a_command_that_has_no_key_is_in_the_palette(command: Command) -> None:
    assert command.keys or command.in_palette


def test_the_palette_has_every_command_that_can_be_chosen_by_its_name(home: Path) -> None:
    wanted = {one.help for one in COMMANDS if one.in_palette}

    async def script(driver: Driver) -> None:
        hits = RefshelfCommands(driver.app.screen).discover()
        assert wanted <= {hit.help async for hit in hits}

    drive(home, script)


def test_only_what_moves_and_the_digits_of_filters_are_not_in_the_palette() -> None:
    absent = {one.id for one in commands_of(Owner.SCREEN) if not one.in_palette}
    absent -= {one.id for one in COMMANDS if one.group is Group.MOVE}

    assert absent == {"palette", *(f"filter-{number}" for number in range(1, 10))}


KEYS_ELSEWHERE = {
    "While you search": (QueryInput, MainScreen),
    "In any text": (NoteArea, Input),
    "On the command line": (CommandLineScreen,),
    "In the palette": (Palette, Input),
    "On this page": (HelpScreen,),
}


@pytest.mark.parametrize(("title", "lines"), ELSEWHERE, ids=[title for title, _ in ELSEWHERE])
def test_the_keys_that_the_help_has_for_other_screens_are_bound_there(
    title: str, lines: Sequence[tuple[str, str]]
) -> None:
    bound = {
        key_name(key.strip())
        for owner in KEYS_ELSEWHERE[title]
        for one in owner.__mro__
        for binding in vars(one).get("BINDINGS", ())
        for key in (binding.key if isinstance(binding, Binding) else binding[0]).split(",")
    }
    named = {key for keys, _ in lines for key in keys.replace("any letters", "").split()}

    assert named - bound == set()


@pytest.mark.parametrize("owner", Owner)
def test_every_key_of_an_owner_is_bound_with_id_and_sentence(owner: Owner) -> None:
    bound = {
        (key, binding.id, binding.tooltip)
        for binding in bindings(owner)
        for key in binding.key.split(",")
    }

    assert bound == {
        (key, one.id, one.help)
        for one in commands_of(owner)
        for key in one.keys or (no_key(one.id),)
    }


@pytest.mark.parametrize("owner", Owner)
def test_an_owner_has_the_bindings_of_its_commands(owner: Owner) -> None:
    for one in LINES if owner is Owner.LINE else (OWNERS[owner],):
        bound = {binding.id for binding in one.BINDINGS}
        assert {command.id for command in commands_of(owner)} <= bound


@each
def test_a_key_is_said_as_a_person_would(command: Command) -> None:
    assert not any("_" in key_name(key) for key in command.keys)


@pytest.mark.parametrize("group", Group)
def test_every_section_of_the_help_has_commands(group: Group) -> None:
    assert any(command.group is group for command in COMMANDS)


def test_the_table_of_keys_has_each_key_with_its_sentence() -> None:
    table = keys_table()

    missing = [one.id for one in COMMANDS if f"| {one.help} |" not in table]
    assert missing == []


def test_the_readme_has_the_keys_as_they_are() -> None:
    found = keys_table_in(README.read_text(encoding="utf-8"))
    if found is None:
        pytest.skip("README.md has no table of keys (<!-- keys --> … <!-- /keys -->)")

    # If this fails: put what `python tests/keys_table.py` prints between the marks.
    assert found == keys_table()
