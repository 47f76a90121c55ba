"""The verb `config`, and what a file with settings costs and breaks: nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from cli_stage import Stage
from refshelf.tui.config_file import load_config

WRONG = "theme: nrod\nglyphs: ascii\n"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def write(stage: Stage, text: str) -> Path:
    path = stage.home / "config" / "refshelf" / "config.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_it_says_where_the_file_is_and_what_is_set(stage: Stage) -> None:
    done = stage.run("config")

    assert f"{stage.home}/config/refshelf/config.yaml (none yet)" in done.stdout
    assert "glyphs    auto" in done.stdout


def test_a_mistake_is_an_exit_code_of_its_own_and_the_rest_applies(stage: Stage) -> None:
    path = write(stage, WRONG)

    done = stage.run("config", "--check")

    assert done.returncode == 3
    assert done.stdout == f"{path}:1: theme: `nrod` is unknown. Did you mean `nord`?\n"
    told = stage.json("config")
    assert (told["settings"]["glyphs"], len(told["problems"])) == ("ascii", 1)
    assert told["settings"]["keys"]["search"] == ["/"]


def test_a_sound_file_passes(stage: Stage) -> None:
    write(stage, "theme: nord\n")

    assert stage.run("config", "--check").returncode == 0


def test_a_program_that_is_missing_here_is_told(stage: Stage) -> None:
    write(stage, "openers: [{match: a.example, run: [no-such-program-here]}]\n")

    done = stage.run("config", "--check")

    assert done.returncode == 0
    assert "no-such-program-here is not installed here" in done.stderr


@pytest.mark.parametrize("words", [("--config",), ()])
def test_a_file_can_be_named(stage: Stage, words: tuple[str, ...]) -> None:
    path = stage.home / "mine.yaml"
    path.write_text("theme: nord\n")
    named = (*words, str(path)) if words else ()

    done = stage.run("config", *named, **({} if words else {"REFSHELF_CONFIG": str(path)}))

    assert "theme     nord" in done.stdout


def test_a_named_file_that_is_missing_is_told(stage: Stage) -> None:
    done = stage.run("config", "--config", "nowhere.yaml", "--check")

    assert done.returncode == 3
    assert "there is no such file" in done.stdout


def test_the_example_can_be_checked_at_once(stage: Stage) -> None:
    write(stage, stage.run("config", "--example").stdout)

    assert stage.run("config", "--check").returncode == 0


def test_commands_heed_no_broken_file(stage: Stage) -> None:
    write(stage, "\0{{{: [")

    assert stage.run("read", "atc22").returncode == 0


@pytest.mark.parametrize("kind", ["folder", "binary", "huge", "loop"])
def test_whatever_the_file_is_there_are_settings(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "config.yaml"
    if kind == "folder":
        path.mkdir()
    elif kind == "binary":
        path.write_bytes(b"\xff\xfe\x00")
    elif kind == "huge":
        path.write_bytes(b"#" * (2 << 20))
    else:
        path.symlink_to(path)

    read = load_config(path, path.with_name("cache"))

    assert len(read.problems) == 1
    assert str(path) in str(read.problems[0])


def test_without_a_file_nothing_is_loaded_for_it(tmp_path: Path) -> None:
    probe = (
        "import sys; from pathlib import Path; from refshelf.tui.config_file import load_config;"
        f"print(load_config(Path({str(tmp_path / 'none')!r}), Path('cache')).problems);"
        "print([n for n in sys.modules if 'yaml' in n or n.endswith(('config_reader', 'command'))])"
    )

    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert done.stdout.split("\n")[:2] == ["()", "[]"]
