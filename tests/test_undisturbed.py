"""Promises of writing undisturbed: a signal that ends a program waits for the block; none is lost."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from refshelf.user_state.undisturbed import undisturbed

CHILD = Path(__file__).with_name("undisturbed_process.py")
SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"]


def run(what: str, name: str) -> tuple[list[str], int]:
    """Run a program and give the lines that it reached, and how it ended."""
    command = [sys.executable, str(CHILD), what, name]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return ended.stdout.splitlines(), ended.returncode


def held_back() -> set[int]:
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, ()))


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.parametrize("what", ["signalled_in_a_block", "signalled_under_the_lock"])
def test_a_signal_ends_the_program_only_once_the_block_is_done(what: str, name: str):
    said, code = run(what, name)

    assert said == ["the block was finished"]
    assert code == -getattr(signal, name)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_to_a_thread_that_writes_waits_as_well(name: str):
    said, code = run("signalled_in_a_thread", name)

    assert said == ["the block was finished"]
    assert code == -getattr(signal, name)


@pytest.mark.parametrize("name", SIGNALS)
def test_the_main_thread_is_told_at_once_while_another_writes(name: str):
    said, code = run("interrupted_beside_a_thread", name)

    assert said == ["the main thread was told", "the block was finished"]
    assert code == 0


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_just_before_the_block_does_not_leave_later_ones_held_back(name: str):
    said, _ = run("interrupted_at_the_edge", name)

    assert said == ["let through"]


def test_signals_that_were_held_back_before_stay_so():
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        with undisturbed():
            within = held_back()
        afterwards = held_back()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

    assert {signal.SIGINT, signal.SIGTERM, signal.SIGHUP} <= within
    assert afterwards == before | {signal.SIGTERM}


def test_a_block_that_fails_lets_signals_through_again():
    before = held_back()

    with pytest.raises(ZeroDivisionError), undisturbed():
        raise ZeroDivisionError

    assert held_back() == before


def test_where_signals_cannot_be_held_back_the_block_runs_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
):
    before = held_back()
    with monkeypatch.context() as patched:
        patched.delattr(signal, "pthread_sigmask")
        with undisturbed():
            reached = True

    assert reached
    assert held_back() == before
