"""The program among others: exit codes, pipes, interrupts, locks, files of a newer version."""

import json
import os
import signal
import subprocess
import threading
from pathlib import Path

import pytest
from cli_stage import REFSHELF, Stage
from filelock import FileLock


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def own_file(stage: Stage) -> Path:
    return Path(stage.run("path", "marks").stdout.strip())


@pytest.mark.parametrize("verb", ["list", "show", "stats", "log", "path"])
def test_a_closed_pipe_is_no_error(stage: Stage, verb: str) -> None:
    words = [REFSHELF, verb, *(["atc22"] if verb == "show" else [])]
    read_end, write_end = os.pipe()
    os.close(read_end)
    stage.run("read", "atc22")

    done = subprocess.run(
        words, stdout=write_end, stderr=subprocess.PIPE, env=stage.env, check=False
    )

    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_closed_standard_output_is_no_error(stage: Stage) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{REFSHELF} list >&-"], capture_output=True, env=stage.env, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_device_is_told_in_a_sentence(stage: Stage) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [REFSHELF, "list"], stdout=full, stderr=subprocess.PIPE, env=stage.env, check=False
        )

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"No space left" in done.stderr


def test_an_interrupt_ends_with_130_and_without_a_word(stage: Stage) -> None:
    waiting = subprocess.Popen(
        [REFSHELF, "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=stage.env | {"PYTHONVERBOSE": "1"},
    )
    assert waiting.stderr is not None
    limit = threading.Timer(30, waiting.kill)
    limit.start()
    # The verb is imported last, and then waits for names.
    for line in waiting.stderr:
        if b"import 'refshelf.tui.verbs.status'" in line:
            break
    waiting.send_signal(signal.SIGINT)
    _, rest = waiting.communicate(timeout=30)
    limit.cancel()

    assert waiting.returncode == 130
    assert b"Traceback" not in rest


def test_a_locked_folder_ends_with_4(stage: Stage) -> None:
    stage.run("read", "atc22")
    lock = next((stage.home / "state").rglob("lock"))

    with FileLock(lock):
        done = stage.run("read", "fast19")

    assert done.returncode == 4
    assert done.stderr.startswith("refshelf: Another refshelf")


def test_a_file_of_a_newer_version_is_shown_and_not_changed(stage: Stage) -> None:
    stage.run("read", "atc22")
    file = own_file(stage)
    tables = json.loads(file.read_text())
    tables["about"]["file"]["schema"] = 99
    file.write_text(json.dumps(tables))
    before = file.read_bytes()

    shown = stage.run("list", "--where", "is:done")
    marked = stage.run("read", "fast19")

    assert (shown.returncode, marked.returncode) == (0, 4)
    assert shown.stderr.count("newer refshelf") == 1
    assert file.read_bytes() == before


def test_a_damaged_file_is_told_and_the_marks_are_shown_from_backups(stage: Stage) -> None:
    stage.run("read", "atc22")
    own_file(stage).write_text("{")

    done = stage.run("list", "--where", "is:done")

    assert done.returncode == 0
    assert "atc22" in done.stdout
    assert "damaged" in done.stderr


def test_a_data_dir_that_cannot_be_made_is_a_failure_in_a_sentence(stage: Stage) -> None:
    stage.home.joinpath("file").write_text("")

    done = stage.run("read", "atc22", "--data-dir", str(stage.home / "file" / "data"))

    assert done.returncode == 1
    assert done.stderr.startswith("refshelf: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words", [("--nosuch",), ("list", "--nosuch"), ("nosuch",), ("completion", "tcsh"), ("show",)]
)
def test_wrong_usage_ends_with_2_and_a_sentence(stage: Stage, words: tuple[str, ...]) -> None:
    done = stage.run(*words)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("refshelf: ")


def test_the_version_is_shown(stage: Stage) -> None:
    assert stage.run("--version").stdout.startswith("refshelf ")
