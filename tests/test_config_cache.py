"""Promises of the cache of settings: it gives what the file gives, or it is as good as absent."""

import subprocess
import sys
from pathlib import Path

import pytest
from refshelf.tui.config_cache import ConfigCache
from refshelf.tui.config_file import load_config
from refshelf.tui.config_reader import read_config

EVERYTHING = """\
theme: nord
glyphs: ascii
density: 1
confirm: nothing
keys: {star: [f5, "*"], skip: []}
openers:
  - {match: "youtube.com/*", run: [mpv, "{url}"]}
  - {kind: pdf, run: [less], terminal: true}
filters: [{name: "Ta\\u202elks", query: "kind:video"}]
thme: nord
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.yaml"
    path.write_text(EVERYTHING, encoding="utf-8")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "config"


def test_what_is_kept_is_what_the_file_gives_with_its_problems(config: Path, cache: Path) -> None:
    wanted = read_config(EVERYTHING, file=str(config))
    assert len(wanted.problems) == 1

    assert load_config(config, cache) == wanted
    assert load_config(config, cache) == wanted


def test_the_second_start_reads_no_yaml(config: Path, cache: Path) -> None:
    load_config(config, cache)
    code = (
        "import sys; from pathlib import Path; from refshelf.tui.config_file import load_config;"
        f"print(load_config(Path({str(config)!r}), Path({str(cache)!r})).settings.theme);"
        "print('yaml' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["nord", "False"]


def test_a_file_that_was_changed_is_read_anew(config: Path, cache: Path) -> None:
    load_config(config, cache)
    config.write_text("theme: dracula\n", encoding="utf-8")

    assert load_config(config, cache).settings.theme == "dracula"


def test_two_files_are_kept_apart(config: Path, cache: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("theme: dracula\n", encoding="utf-8")

    for _ in range(2):
        assert load_config(config, cache).settings.theme == "nord"
        assert load_config(other, cache).settings.theme == "dracula"


def test_other_rules_make_what_was_kept_void(
    config: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_config(config, cache)
    found = config.stat()
    identity = (found.st_size, found.st_mtime_ns, found.st_ino)
    assert ConfigCache(cache).find(config, identity) is not None
    monkeypatch.setattr("refshelf.tui.config_cache.COMMANDS", ())

    assert ConfigCache(cache).find(config, identity) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"nord", b"nort"),
        lambda data: b"\xff\n" + data,
        lambda data: b"[" * 100_000 + data,
    ],
    ids=["empty", "half", "one letter", "no text", "deep"],
)
def test_what_was_kept_and_is_damaged_is_read_anew(
    config: Path, cache: Path, damage: object
) -> None:
    assert callable(damage)
    load_config(config, cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(damage(kept.read_bytes()))

    assert load_config(config, cache).settings.theme == "nord"
    assert b'"nord"' in kept.read_bytes()


def test_a_cache_that_cannot_be_written_stops_nothing(config: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("a file")

    assert load_config(config, in_the_way).settings.theme == "nord"


def test_without_a_file_nothing_is_kept(cache: Path, tmp_path: Path) -> None:
    assert load_config(tmp_path / "none.yaml", cache).problems == ()
    assert not cache.exists()
