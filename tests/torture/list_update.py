"""Updates of lists that live and change at random: no mark may ever get onto another work."""

from pathlib import Path
from random import Random

from list_history import ROUNDS, faults_of_a_history
from tally import Tally


def run(trials: int, seed: int, folder: Path) -> Tally:
    """Let as many lists live, each from a seed that a sentence names; `folder` stays empty."""
    wrong: list[str] = []
    for number in range(trials):
        origin = f"{seed}-{number}"
        wrong += [f"list {origin}: {one}" for one in faults_of_a_history(Random(origin))]  # noqa: S311  # no secret
    note = f"{trials * ROUNDS:,} updates"
    return Tally(fault="a list is edited", trials=trials, wrong=tuple(wrong), note=note)
