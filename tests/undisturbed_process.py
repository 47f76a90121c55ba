"""Programs of their own that get real signals while they write; run as `undisturbed_process.py WHAT`.

Each prints what it reached, a line each.
"""

import contextlib
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path

from refshelf.user_state.lock import FolderLock
from refshelf.user_state.undisturbed import undisturbed


def say(text: str) -> None:
    """Print a line at once: the program may not live to flush it."""
    os.write(1, f"{text}\n".encode())


def signalled_in_a_block(name: str) -> None:
    """Get a signal in the block, which by default ends a program."""
    with undisturbed():
        os.kill(os.getpid(), getattr(signal, name))
        say("the block was finished")
    say("after the block")


def signalled_under_the_lock(name: str) -> None:
    """Get a signal while the lock is held twice, the inner time as a storage does."""
    with tempfile.TemporaryDirectory() as folder:
        lock = FolderLock(Path(folder) / "lock")
        with lock.held():
            with lock.held():
                os.kill(os.getpid(), getattr(signal, name))
            say("the block was finished")
        say("after the block")


def signalled_in_a_thread(name: str) -> None:
    """Get a signal that is for the thread that writes, and for no other."""

    def write() -> None:
        with undisturbed():
            signal.pthread_kill(threading.get_ident(), getattr(signal, name))
            say("the block was finished")
        say("after the block")

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()


def interrupted_beside_a_thread(name: str) -> None:
    """Get a signal in the main thread, which has a handler, while another thread writes."""
    entered, told = threading.Event(), threading.Event()

    def write() -> None:
        with undisturbed():
            entered.set()
            told.wait()
            say("the block was finished")

    def note(*_: object) -> None:
        say("the main thread was told")
        told.set()

    signal.signal(getattr(signal, name), note)
    thread = threading.Thread(target=write)
    thread.start()
    entered.wait()
    os.kill(os.getpid(), getattr(signal, name))
    thread.join()


def interrupted_at_the_edge(name: str) -> None:
    """Get a signal just before the block: its exception comes out of the call that holds it back."""
    real = signal.pthread_sigmask

    def set_mask(how: int, signals: "list[signal.Signals]") -> "set[signal.Signals]":
        found = real(how, signals)
        if how == signal.SIG_BLOCK and getattr(signal, name) in signals:
            raise KeyboardInterrupt
        return found

    signal.pthread_sigmask = set_mask
    with contextlib.suppress(KeyboardInterrupt), undisturbed():
        say("in the block")
    held_back = getattr(signal, name) in real(signal.SIG_BLOCK, [])
    say("held back" if held_back else "let through")


def main() -> None:
    """Run what is asked for."""
    what, name = sys.argv[1:]
    programs = (
        signalled_in_a_block,
        signalled_under_the_lock,
        signalled_in_a_thread,
        interrupted_beside_a_thread,
        interrupted_at_the_edge,
    )
    {program.__name__: program for program in programs}[what](name)


if __name__ == "__main__":
    main()
