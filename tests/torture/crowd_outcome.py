"""What has to be true after a crowd edited one reader's marks at once."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from crowd_worker import COMMANDED, EDITED, NOTICED, STARRED, TAKEN_BACK
from forked import faults
from reader_home import ReaderHome, changes_of, leftovers, strange_files
from refshelf.user_state.device import MAX_STEPS
from refshelf.user_state.store import Store

Changes = dict[tuple[str, str, str], dict[str, Any]]
_UNDONE = 12  # steps that are taken back in the end


def wrong_in(home: ReaderHome, said: list[list[Any]], *, undoes: bool) -> list[str]:
    """Compare what all were told with what the files hold, and say what does not fit."""
    store = home.store()
    changes = {place: change for place, change in changes_of(store).items() if place[1] != "seen"}
    wrong = faults(said)
    wrong += [f"a notice: {item[1]}" for item in said if item[0] == NOTICED]
    wrong += strange_files(home.place)
    wrong += _missing(changes, said)
    wrong += _surplus(changes, said)
    wrong += _undo_counts(changes, said)
    if not undoes:
        wrong += _broken_chains(changes)
    wrong += _unsound_stack(store, changes, undoes=undoes)
    return [*wrong, *store.notices, *leftovers(home.place)]


def _missing(changes: Changes, said: list[list[Any]]) -> list[str]:
    """Look for every acknowledged edit among the changes."""
    wrong: list[str] = []
    for _, key, slot, step, value in (item for item in said if item[0] == EDITED):
        change = changes.get((key, slot, step))
        if change is None:
            wrong.append(f"an acknowledged edit is missing: {slot} of {key}, {step}")
        elif not _fits(change["v"], value):
            wrong.append(f"{slot} of {key}, {step}, is {change['v']!r} instead of {value!r}")
    texts = {str(change["v"]) for change in changes.values()}
    told = [item[1] for item in said if item[0] == COMMANDED]
    return wrong + [
        f"what a command wrote is missing: {text}" for text in told if text not in texts
    ]


def _fits(found: object, told: object) -> bool:
    return found is told if isinstance(told, bool) else str(found).startswith(str(told))


def _surplus(changes: Changes, said: list[list[Any]]) -> list[str]:
    """See that there are no more and no fewer changes than were told."""
    kinds = Counter(item[0] for item in said)
    stars = sum(item[1] for item in said if item[0] == STARRED)
    expected = kinds[EDITED] + kinds[COMMANDED] + stars
    return [f"{len(changes)} changes instead of {expected}"] if len(changes) != expected else []


def _undo_counts(changes: Changes, said: list[list[Any]]) -> list[str]:
    """See that each change was undone and redone as often as somebody was told so."""
    told = Counter(item[1] for item in said if item[0] == TAKEN_BACK)
    return [
        f"{step} was undone {change.get('undo', 0)} times instead of {told[step]}"
        for (_, _, step), change in changes.items()
        if change.get("undo", 0) != told[step]
    ]


def _broken_chains(changes: Changes) -> list[str]:
    """See that each change replaced the one before it: no writer overlooked another."""
    wrong: list[str] = []
    slots: dict[tuple[str, str], list[str]] = {}
    for key, slot, step in sorted(changes, key=lambda place: place[2]):
        former = slots.setdefault((key, slot), [])
        if changes[key, slot, step].get("over") != former[-1:]:
            wrong.append(f"{slot} of {key}: {step} did not replace {former[-1:]}")
        former.append(step)
    return wrong


def _unsound_stack(store: Store, changes: Changes, *, undoes: bool) -> list[str]:
    """Look at the undo stack, and take back the last steps of it."""
    device = store.files.device()
    if device is None:
        return ["the device is unknown"]
    done = [step.id for step in device.done]
    wrong = [f"{step} is on the undo stack twice" for step in _twice([*done, *_ids(device.undone)])]
    in_order = sorted(step for _, _, step in changes)[-MAX_STEPS:]
    if not undoes and done != in_order:
        wrong.append("the undo stack is not the last steps in their order")
    for expected in reversed(done[-_UNDONE:]):
        step = store.undo().step
        if step is None or step.id != expected:
            return [*wrong, f"undo took back {step} instead of {expected}"]
    return wrong


def _ids(steps: Iterable[Any]) -> list[str]:
    return [step.id for step in steps]


def _twice(steps: list[str]) -> list[str]:
    return [step for step, number in Counter(steps).items() if number > 1]
