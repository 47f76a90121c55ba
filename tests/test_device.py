"""Promises of a device: what it remembers of itself, its undo stack, when it becomes a new one."""

import json
import platform
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refshelf.user_state.clock import WRITER_WIDTH
from refshelf.user_state.device import (
    MAX_STEPS,
    Device,
    DeviceFile,
    StepNote,
    Version,
    this_machine,
)
from refshelf.user_state.fault import Damaged, NotWritten, Refused

_steps = st.builds(StepNote, st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))
_stacks = st.lists(_steps, max_size=4).map(tuple)
_versions = st.builds(Version, st.integers(0, 2**40), st.text(max_size=8))
_signatures = st.tuples(st.integers(), st.integers(), st.integers())
_devices = st.builds(
    replace,
    st.builds(Device.new, machine=st.text(max_size=16)),
    last=_versions,
    intended=_versions,
    done=_stacks,
    undone=_stacks,
    former=st.tuples(_stacks, _stacks),
    absorbed=st.dictionaries(st.text(max_size=5), _signatures, max_size=3).map(
        lambda known: tuple(known.items())
    ),
    erased=st.dictionaries(st.text(max_size=5), st.integers(0, 99), max_size=3).map(
        lambda known: tuple(known.items())
    ),
)


def step(number: int) -> StepNote:
    return StepNote(str(number), f"step {number}", "w")


@pytest.fixture
def file(tmp_path: Path) -> DeviceFile:
    return DeviceFile(tmp_path / "device.json")


@settings(max_examples=40)
@given(_devices)
def test_a_device_reads_back_as_it_was_saved(
    tmp_path_factory: pytest.TempPathFactory, device: Device
):
    path = tmp_path_factory.getbasetemp() / "device.json"

    DeviceFile(path).save(device)

    assert DeviceFile(path).load() == device


def test_before_the_first_change_there_is_none(file: DeviceFile):
    assert file.load() is None


def test_a_device_saved_by_another_window_is_seen(file: DeviceFile):
    file.save(Device.new(machine="m"))
    other = Device.new(machine="m")

    DeviceFile(file.path).save(other)

    assert file.load() == other


_SOUND: dict[str, object] = {
    "device": "box-aaaaaa",
    "writer": "aaaaaa",
    "machine": "m",
    "last": [0, ""],
    "intended": [0, ""],
    "done": [],
    "undone": [],
    "former": [[], []],
    "absorbed": {},
}


def _without(name: str) -> bytes:
    return json.dumps({each: value for each, value in _SOUND.items() if each != name}).encode()


def _with(name: str, other: object) -> bytes:
    return json.dumps({**_SOUND, name: other}).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x00",
        b"[]",
        b"5",
        b"[" * 100_000,
        b'{"device": "../../x", "writer": "aaaaaa"}',
        b'{"device": "x", "writer": "short"}',
        _without("last"),
        _without("absorbed"),
        _without("former"),
        _without("machine"),
        _with("last", [float("inf"), "aaaa"]),
        _with("erased", {"phone": float("-inf")}),
        _with("erased", {"phone": float("nan")}),
    ],
    ids=lambda data: repr(data[-24:]),
)
def test_what_names_no_device_is_called_damaged(file: DeviceFile, data: bytes):
    file.path.write_bytes(data)

    with pytest.raises(Damaged, match="names no device"):
        file.load()


def test_a_link_in_place_of_the_file_is_refused(file: DeviceFile, tmp_path: Path):
    file.path.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(Refused):
        file.load()


def test_where_it_cannot_be_saved_that_is_said(tmp_path: Path):
    with pytest.raises(NotWritten):
        DeviceFile(tmp_path / "nowhere" / "device.json").save(Device.new(machine="m"))


@pytest.mark.parametrize(
    ("host", "start"),
    [
        ("Laptop.example.org", "laptop-"),
        ("--", "device-"),
        ("", "device-"),
        ("../../etc", "device-"),
        ("漢字", "device-"),
        ("a b_c", "a-b-c-"),
        ("x" * 60, "x" * 24 + "-"),
    ],
)
def test_a_device_is_named_for_its_host_in_letters_that_any_disk_takes(
    monkeypatch: pytest.MonkeyPatch, file: DeviceFile, host: str, start: str
):
    monkeypatch.setattr(platform, "node", lambda: host)

    device = Device.new(machine="m")
    file.save(device)

    assert device.name == start + device.writer
    assert len(device.writer) == WRITER_WIDTH
    assert file.load() == device


def test_two_devices_never_have_one_name():
    assert len({Device.new(machine="m").name for _ in range(100)}) == 100


def test_a_renewed_device_keeps_its_undo_stack_and_what_it_erased_and_nothing_else():
    device = replace(
        Device.new(machine="old"),
        last=Version(5, "x"),
        done=(step(1),),
        undone=(step(2),),
        absorbed=(("phone.json", (1, 2, 3)),),
        erased=(("h", 2),),
    )

    fresh = device.renewed(machine="new")

    assert (fresh.done, fresh.undone, fresh.machine) == (device.done, device.undone, "new")
    assert fresh.name != device.name
    assert fresh.writer != device.writer
    assert (fresh.last, fresh.absorbed, fresh.erased) == (Version(), (), (("h", 2),))


def test_a_new_step_ends_what_could_be_redone():
    device = Device.new(machine="m").with_step(step(1)).with_undone(step(1)).with_step(step(2))

    assert (device.done, device.undone) == ((step(2),), ())


def test_undoing_and_redoing_moves_a_step_between_the_stacks():
    device = Device.new(machine="m").with_step(step(1)).with_step(step(2))

    undone = device.with_undone(step(2))

    assert (undone.done, undone.undone) == ((step(1),), (step(2),))
    assert undone.with_redone(step(2)).done == device.done


def test_a_step_undone_in_two_parts_stands_on_the_stack_once():
    device = Device.new(machine="m").with_step(step(1))

    assert device.with_undone(step(1)).with_undone(step(1)).undone == (step(1),)


def test_the_stacks_keep_the_newest_two_hundred_steps():
    device = Device.new(machine="m")
    for number in range(MAX_STEPS + 5):
        device = device.with_step(step(number))
    for number in reversed(range(5, MAX_STEPS + 5)):
        device = device.with_undone(step(number))

    assert device.done == ()
    assert device.undone[0] == step(MAX_STEPS + 4)
    assert len(device.undone) == MAX_STEPS


def test_a_write_that_never_came_leaves_the_stacks_as_they_were():
    before = Device.new(machine="m").with_step(step(1)).with_step(step(2)).with_undone(step(2))
    after = before.with_step(step(3)).intending(Version(1, "a"), Version(2, "b"), before=before)

    back = after.unintended()

    assert (back.done, back.undone) == (before.done, before.undone)
    assert back.intended == back.last == Version(1, "a")


def test_forgetting_takes_the_words_of_steps_from_every_stack():
    steps = (step(1), step(2), step(3))
    device = replace(
        Device.new(machine="m"), done=steps, undone=steps[::-1], former=(steps, steps[::-1])
    )

    rest = device.forgetting({"1", "2"}, {"2", "3"})

    partly = StepNote("2", "a step, partly forgotten", "w")
    assert (rest.done, rest.undone) == ((partly, step(3)), (step(3), partly))
    assert rest.former == (rest.done, rest.undone)
    assert replace(rest, done=steps, undone=steps[::-1], former=device.former) == device


def test_versions_count_up_and_never_repeat():
    first = Version().next()

    assert (first.seq, first.next().seq) == (1, 2)
    assert Version().next().nonce != first.nonce


def test_the_machine_is_named_without_telling_which_it_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Path, "read_text", lambda _: "0123456789abcdef\n")

    assert this_machine() == this_machine()
    assert "0123456789abcdef" not in this_machine()
    assert len(this_machine()) == 16


def test_a_system_that_does_not_name_its_machine_gives_nothing(monkeypatch: pytest.MonkeyPatch):
    texts = iter(["\n", None])

    def read(_: Path) -> str:
        text = next(texts)
        if text is None:
            raise FileNotFoundError
        return text

    monkeypatch.setattr(Path, "read_text", read)

    assert this_machine() == ""
