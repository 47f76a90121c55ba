"""Torture the storage: let every fault strike ever so often, and tell what came of it.

Ends with 1 if anything was wrong with ours, or if plain TinyDB came through the same unharmed: then
the campaign does not bite.
"""

import argparse
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import SystemRandom

from campaign import CAMPAIGNS, Run
from tally import Tally, table

_SHOWN = 10  # sentences of a campaign
_PLAIN = "-plain"  # the same on plain TinyDB


@dataclass(slots=True)
class Report:
    """What all campaigns came to: ours, and the comparison with plain TinyDB."""

    ours: list[Tally] = field(default_factory=list[Tally])
    plain: list[Tally] = field(default_factory=list[Tally])

    @property
    def is_good(self) -> bool:
        """Whether nothing of ours was wrong, and each comparison found something."""
        return not any(tally.wrong for tally in self.ours) and all(t.wrong for t in self.plain)

    def text(self) -> str:
        """Give the tables, and the first sentences of what was wrong."""
        parts = [f"refshelf:\n{table(self.ours)}"] if self.ours else []
        if self.plain:
            parts.append(f"plain TinyDB, where something has to go wrong:\n{table(self.plain)}")
        parts += [_first_sentences(tally) for tally in self.ours if tally.wrong]
        parts += [
            f"{tally.fault}: plain TinyDB came through, so this campaign does not bite."
            for tally in self.plain
            if not tally.wrong
        ]
        return "\n\n".join(parts)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the campaigns that the arguments ask for, and print the tables."""
    given = _parser().parse_args(argv)
    seed = SystemRandom().randrange(10**6) if given.seed is None else given.seed
    folder = given.folder or Path(tempfile.mkdtemp(prefix="refshelf-torture-"))
    report = Report()
    for name in given.only or CAMPAIGNS:
        if CAMPAIGNS[name].is_here:
            _carry_out(name, given, seed, folder, report)
        else:
            _progress(f"{name}: is not here")
    sys.stdout.write(f"{report.text()}\n\nseed {seed}\n")
    _leave(folder, is_kept=given.folder is not None or not report.is_good)
    return 0 if report.is_good else 1


def _carry_out(
    name: str, given: argparse.Namespace, seed: int, folder: Path, report: Report
) -> None:
    """Let a campaign strike our storage, and plain TinyDB where it can."""
    campaign = CAMPAIGNS[name]
    if not given.plain:
        trials = given.trials or (campaign.check if given.small else campaign.torture)
        report.ours.append(_struck(name, campaign.runner(), trials, seed, folder))
    compare = None if given.ours else campaign.comparison()
    if compare is not None:
        tally = _struck(f"{name}{_PLAIN}", compare, campaign.compared, seed, folder)
        report.plain.append(tally)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    names = f"one of {', '.join(CAMPAIGNS)}; can be repeated"
    parser.add_argument("--only", action="append", choices=CAMPAIGNS, metavar="NAME", help=names)
    parser.add_argument("--small", action="store_true", help="as few trials as `make check` has")
    parser.add_argument("--trials", type=int, metavar="N", help="as many trials as you say")
    parser.add_argument("--seed", type=int, metavar="N", help="where chance begins; else any")
    parser.add_argument("--ours", action="store_true", help="without plain TinyDB")
    parser.add_argument("--plain", action="store_true", help="plain TinyDB only")
    parser.add_argument("--folder", type=Path, help="where to work; it is kept")
    return parser


def _struck(name: str, strike: Run, trials: int, seed: int, folder: Path) -> Tally:
    _progress(f"{name}: {trials:,} trials ...")
    began = time.monotonic()
    try:
        tally = strike(trials, seed, folder / name)
    except Exception:  # noqa: BLE001  # the other campaigns are to be heard of all the same
        broken = f"the campaign broke off: {traceback.format_exc()}"
        tally = Tally(fault=name, trials=trials, wrong=(broken,))
    _progress(f"{name}: {len(tally.wrong):,} wrong, {time.monotonic() - began:.1f} s, seed {seed}")
    if tally.wrong and not name.endswith(_PLAIN):
        # Said at once: a run of hours may be broken off before its table.
        _progress(_first_sentences(tally))
    return tally


def _progress(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def _first_sentences(tally: Tally) -> str:
    lines = [f"{tally.fault}:", *(f"  {sentence}" for sentence in tally.wrong[:_SHOWN])]
    if len(tally.wrong) > _SHOWN:
        lines.append(f"  … and {len(tally.wrong) - _SHOWN:,} more")
    return "\n".join(lines)


def _leave(folder: Path, *, is_kept: bool) -> None:
    if is_kept:
        _progress(f"The files are in {folder}")
    else:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
