"""Promises of the storage under torture, with fewer blows than `make torture` has."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import run
from campaign import CAMPAIGNS, Campaign

TESTS = Path(__file__).parent
HERE = {name: one for name, one in CAMPAIGNS.items() if one.is_here and one.check}


def torture(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run campaigns in a process of their own: they fork, and so must have no threads."""
    command = [sys.executable, str(TESTS / "torture" / "run.py"), "--folder", str(folder), *words]
    environ = {**os.environ, "PYTHONPATH": str(TESTS)}
    return subprocess.run(command, capture_output=True, text=True, env=environ, check=False)


@pytest.mark.parametrize(
    ("name", "part"), [(name, part) for name, found in HERE.items() for part in range(found.parts)]
)
def test_nothing_is_lost_or_wrong_after(name: str, part: int, tmp_path: Path):
    trials = HERE[name].check // HERE[name].parts

    done = torture(
        tmp_path, "--only", name, "--trials", str(trials), "--seed", str(part + 1), "--ours"
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", HERE)
def test_plain_tinydb_does_not_come_through(name: str, tmp_path: Path):
    if HERE[name].comparison() is None:
        pytest.skip("plain TinyDB has nothing to compare with here")

    done = torture(tmp_path, "--only", name, "--seed", "1", "--plain")

    assert done.returncode == 0, done.stdout + done.stderr


# The runner, on campaigns made for it

WORKING = "from tally import Tally\ndef run(trials, seed, folder): return Tally(fault='x', trials=9"


@pytest.fixture
def campaigns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of the one campaign there is, whose module is to be written."""
    one = Campaign(module="made_for_this", check=3, torture=9, compared=5)
    monkeypatch.setattr(run, "CAMPAIGNS", {"made": one})
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "made_for_this", raising=False)
    return tmp_path


def test_a_run_in_which_nothing_was_wrong_ends_well(
    campaigns: Path, capsys: pytest.CaptureFixture[str]
):
    (campaigns / "made_for_this.py").write_text(f"{WORKING})\n")

    code = run.main(["--seed", "7"])

    assert code == 0
    assert capsys.readouterr().out.endswith("seed 7\n")


def test_one_wrong_thing_fails_the_run_and_is_said(
    campaigns: Path, capsys: pytest.CaptureFixture[str]
):
    (campaigns / "made_for_this.py").write_text(f"{WORKING}, wrong=('a note is gone',))\n")

    code = run.main(["--folder", str(campaigns / "work")])

    assert code == 1
    assert "a note is gone" in capsys.readouterr().out


def test_a_comparison_that_finds_nothing_fails_the_run(
    campaigns: Path, capsys: pytest.CaptureFixture[str]
):
    (campaigns / "made_for_this.py").write_text(f"{WORKING})\ncompare = run\n")

    code = run.main(["--folder", str(campaigns / "work")])

    assert code == 1
    assert "does not bite" in capsys.readouterr().out


def test_a_campaign_that_breaks_off_fails_the_run_with_its_seed(
    campaigns: Path, capsys: pytest.CaptureFixture[str]
):
    (campaigns / "made_for_this.py").write_text("def run(trials, seed, folder): return 1 / 0\n")

    code = run.main(["--seed", "7", "--folder", str(campaigns / "work")])

    out = capsys.readouterr().out
    assert code == 1
    assert "ZeroDivisionError" in out
    assert "seed 7" in out


def test_campaigns_get_the_trials_and_the_seed_that_were_asked_for(campaigns: Path):
    said = campaigns / "said"
    (campaigns / "made_for_this.py").write_text(
        "from pathlib import Path\nfrom tally import Tally\n"
        "def run(trials, seed, folder):\n"
        f"    Path({str(said)!r}).write_text(f'{{trials}} {{seed}}')\n"
        "    return Tally(fault='x', trials=trials)\n"
    )

    run.main(["--seed", "7", "--small"])

    assert said.read_text() == "3 7"
