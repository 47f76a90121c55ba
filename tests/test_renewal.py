"""Promises of renewal: a device becomes a new one for a reason only, and says which."""

from pathlib import Path

import pytest
from refshelf.user_state.contents import Contents
from refshelf.user_state.device import Device
from refshelf.user_state.own_file import OwnFile
from refshelf.user_state.renewal import strange, told
from refshelf.user_state.step import Changed
from state_making import change_id

PATH = Path("laptop.json")
COPIED = "This is another machine than last time (a copied home)."
SAME_NAME = "Another machine writes under this one's name."
GOES_ON = "This device goes on as laptop-2, with"


def marks(*made: str) -> Changed:
    return {made_id: {"note": {made_id: {"v": "text"}}} for made_id in made}


def own(*made: str, machine: str = "m", recovered: int = 0) -> OwnFile:
    device = Device(name="laptop", writer="aaaaaa", machine=machine)
    return OwnFile(PATH, device, Contents(marks(*made)), recovered=recovered)


def test_where_all_is_as_it_was_left_there_is_no_reason():
    assert strange(own(change_id(1)), {}, "m") == ""


def test_another_machine_is_a_reason():
    assert strange(own(), {}, "n") == COPIED


@pytest.mark.parametrize(("before", "now"), [("", "m"), ("m", ""), ("", "")])
def test_a_machine_without_a_name_is_no_reason(before: str, now: str):
    assert strange(own(machine=before), {}, now) == ""


def test_a_change_in_its_name_that_it_never_made_is_a_reason():
    incoming = marks(change_id(1), change_id(2))

    assert strange(own(change_id(1)), incoming, "m") == SAME_NAME


@pytest.mark.parametrize(
    "incoming",
    [
        marks(change_id(1)),
        marks(change_id(2, "bbbbbb")),
        marks(change_id(1), change_id(2, "bbbbbb")),
        marks("no id of a change, aaaaaa, at all"),
    ],
)
def test_its_own_changes_and_those_of_others_are_no_reason(incoming: Changed):
    assert strange(own(change_id(1), change_id(3)), incoming, "m") == ""


@pytest.mark.parametrize(
    ("recovered", "words"),
    [
        (0, "every mark."),
        (1, "the one mark that only backups held."),
        (2, "the 2 marks that only backups held."),
    ],
)
def test_it_is_told_what_the_device_goes_on_with(recovered: int, words: str):
    said = told(own(recovered=recovered), "A reason.", "It was kept.", "laptop-2")

    assert said == f"A reason. It was kept. {GOES_ON} {words}"


def test_where_nothing_was_set_aside_nothing_is_said_of_it():
    assert told(own(), COPIED, "", "laptop-2") == f"{COPIED} {GOES_ON} every mark."
