"""The library loads every catalog there is, fast from its cache, and tells of every file it cannot."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from refshelf.data import library as library_module
from refshelf.data.cache import Cache
from refshelf.data.library import Library, Loaded, built_in_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "catalogs"
    made.mkdir()
    return made


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "catalogs"


@pytest.fixture
def library(folder: Path, cache: Path) -> Library:
    return Library(built_in=None, catalogs=folder, cache=cache)


def text(id_: str = "list", title: str = "A list", body: str = "") -> str:
    return (
        f"refshelf: 1\nid: {id_}\ntitle: {title}\ncategories:\n  - name: Part\n    references:\n"
        f"      - {{id: one, title: One, url: 'https://x.org/one'}}\n{body}"
    )


def titles(loaded: Loaded) -> list[str]:
    return [catalog.title for catalog in loaded.catalogs]


def messages(loaded: Loaded) -> list[str]:
    return [problem.message for problem in loaded.problems]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Tell which files were compiled, by listening where the library does it."""
    seen: list[Path] = []
    compile_ = library_module.Library._compile

    def listen(self: Library, path: Path, *rest: object) -> object:
        seen.append(path)
        return compile_(self, path, *rest)

    monkeypatch.setattr(library_module.Library, "_compile", listen)
    return seen


def test_built_in_catalogs_come_first_then_files_by_title(folder: Path, cache: Path):
    (folder / "1.yaml").write_text(text("z", "Zebra"))
    (folder / "2.yml").write_text(text("b", "änemone"))
    (folder / "3.yaml").write_text(text("a", "Bee"))
    loaded = Library(built_in=built_in_folder(), catalogs=folder, cache=cache).load()
    assert titles(loaded) == ["Amazon DynamoDB references", "änemone", "Bee", "Zebra"]
    assert loaded.problems == ()


def test_a_folder_that_is_not_there_holds_no_catalogs(tmp_path: Path):
    loaded = Library(built_in=None, catalogs=tmp_path / "no", cache=tmp_path / "cache").load()
    assert loaded == Loaded((), ())


def test_hidden_and_other_files_are_left_alone(folder: Path, library: Library):
    (folder / ".hidden.yaml").write_text("[")
    (folder / "list.yaml.bak").write_text("[")
    (folder / "notes.md").write_text("[")
    assert library.load() == Loaded((), ())


def test_an_unchanged_file_is_not_parsed_again(folder: Path, library: Library, parsed: list[Path]):
    (folder / "a.yaml").write_text(text())
    first = library.load()
    again = library.load()
    assert parsed == [folder / "a.yaml"]
    assert [one.stamp for one in again.catalogs] == [one.stamp for one in first.catalogs]
    assert again.catalogs[0].reference(0) == first.catalogs[0].reference(0)


def test_problems_are_told_from_the_cache_too(folder: Path, library: Library, parsed: list[Path]):
    (folder / "a.yaml").write_text(text(body="      - {id: two}\n"))
    (folder / "b.yaml").write_text("refshelf: 9\n")
    first = library.load()
    again = library.load()
    assert len(parsed) == 2
    assert again.problems == first.problems
    assert messages(again) == ["is missing", "written for a newer refshelf (format 9)"]


def test_a_changed_file_is_parsed_again(folder: Path, library: Library):
    (folder / "a.yaml").write_text(text(title="Before"))
    library.load()
    (folder / "a.yaml").write_text(text(title="After"))
    assert titles(library.load()) == ["After"]


def test_a_file_changed_within_its_size_is_parsed_again(folder: Path, library: Library):
    path = folder / "a.yaml"
    path.write_text(text(title="Before"))
    library.load()
    path.write_text(text(title="Behind"))
    os.utime(path, ns=(1, 1))
    assert titles(library.load()) == ["Behind"]


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 5000, b"\xff" * 5000])
def test_a_damaged_cache_is_rebuilt(folder: Path, cache: Path, library: Library, damage: bytes):
    (folder / "a.yaml").write_text(text())
    library.load()
    (kept,) = cache.iterdir()
    kept.write_bytes(damage)
    assert titles(library.load()) == ["A list"]
    assert kept.stat().st_size > len(b"refshelf")
    assert library._cache.find(folder / "a.yaml", _identity(folder / "a.yaml")) is not None


def test_any_damaged_byte_of_a_cache_file_is_noticed(folder: Path, cache: Path, library: Library):
    (folder / "a.yaml").write_text(text())
    library.load()
    (kept,) = cache.iterdir()
    sound = kept.read_bytes()
    survived = []
    for place in range(len(sound)):
        kept.write_bytes(sound[:place] + bytes([sound[place] ^ 0x10]) + sound[place + 1 :])
        if library._cache.find(folder / "a.yaml", _identity(folder / "a.yaml")) is not None:
            survived.append(place)
    assert survived == []


def test_a_large_cache_file_is_read_and_checked_too(folder: Path, cache: Path, library: Library):
    many = "".join(
        f"      - {{id: r{n}, title: Reference {n}, abstract: {'words ' * 60}}}\n"
        for n in range(800)
    )
    (folder / "a.yaml").write_text(text(body=many))
    cold = library.load().catalogs[0]
    (kept,) = cache.iterdir()
    warm = library.load().catalogs[0]
    assert kept.stat().st_size > 256 * 1024
    assert [warm.reference(i) for i in range(len(warm))] == [
        cold.reference(i) for i in range(len(cold))
    ]
    sound = kept.read_bytes()
    kept.write_bytes(sound[:-9] + b"?" + sound[-8:])
    assert library._cache.find(folder / "a.yaml", _identity(folder / "a.yaml")) is None


def test_catalogs_load_without_a_cache_that_can_be_written(folder: Path, tmp_path: Path):
    (tmp_path / "cache").write_text("in the way")
    (folder / "a.yaml").write_text(text())
    loaded = Library(built_in=None, catalogs=folder, cache=tmp_path / "cache").load()
    assert (titles(loaded), loaded.problems) == (["A list"], ())


def test_cache_files_are_the_readers_alone(folder: Path, cache: Path, library: Library):
    (folder / "a.yaml").write_text(text())
    library.load()
    (kept,) = cache.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700


def test_a_cache_of_another_format_is_not_used(
    folder: Path, library: Library, parsed: list[Path], monkeypatch: pytest.MonkeyPatch
):
    (folder / "a.yaml").write_text(text())
    library.load()
    monkeypatch.setattr("refshelf.data.packing.FORMAT", 999)
    library.load()
    assert len(parsed) == 2


def test_the_second_catalog_with_an_id_is_told_and_left_out(folder: Path, library: Library):
    (folder / "a.yaml").write_text(text(title="First"))
    (folder / "b.yaml").write_text(text(title="Second"))
    loaded = library.load()
    (problem,) = loaded.problems
    assert titles(loaded) == ["First"]
    assert problem.file == str(folder / "b.yaml")
    assert str(folder / "a.yaml") in problem.message


def test_a_file_cannot_take_a_built_in_catalogs_place(folder: Path, cache: Path):
    (folder / "a.yaml").write_text(text("dynamodb", "Mine"))
    loaded = Library(built_in=built_in_folder(), catalogs=folder, cache=cache).load()
    assert titles(loaded) == ["Amazon DynamoDB references"]
    assert len(loaded.problems) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe\x00t", "no UTF-8 text (byte 0)"),
        (b"refshelf: 1\0", "no text"),
        (b"", "no catalog"),
    ],
)
def test_a_file_that_is_no_text_is_told(
    folder: Path, library: Library, content: bytes, message: str
):
    (folder / "a.yaml").write_bytes(content)
    loaded = library.load()
    assert (loaded.catalogs, messages(loaded)) == ((), [message])
    assert loaded.problems[0].file == str(folder / "a.yaml")


def test_a_huge_file_is_told_and_not_read(folder: Path, library: Library):
    with (folder / "a.yaml").open("wb") as file:
        file.truncate(5 * 1024**3)
    assert messages(library.load()) == ["larger than 64 MiB"]


def test_a_loop_of_links_is_told(folder: Path, library: Library):
    (folder / "a.yaml").symlink_to(folder / "b.yaml")
    (folder / "b.yaml").symlink_to(folder / "a.yaml")
    assert [message[:15] for message in messages(library.load())] == ["cannot be read "] * 2


def test_a_link_to_a_catalog_is_followed(folder: Path, library: Library, tmp_path: Path):
    (tmp_path / "elsewhere.yaml").write_text(text())
    (folder / "a.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert titles(library.load()) == ["A list"]


def test_a_named_pipe_or_folder_does_not_hang_the_start(folder: Path, library: Library):
    os.mkfifo(folder / "a.yaml")
    (folder / "b.yaml").mkdir()
    assert messages(library.load()) == ["no regular file"] * 2


def test_a_catalog_whose_every_reference_is_broken_still_loads_and_tells(
    folder: Path, library: Library
):
    (folder / "a.yaml").write_text(text().replace("id: one, ", ""))
    loaded = library.load()
    assert ([len(catalog) for catalog in loaded.catalogs], messages(loaded)) == (
        [0],
        ["is missing"],
    )


def test_a_byte_order_mark_is_no_error(folder: Path, library: Library):
    (folder / "a.yaml").write_bytes(b"\xef\xbb\xbf" + text().encode())
    assert titles(library.load()) == ["A list"]


def test_a_warm_start_never_imports_yaml(folder: Path, cache: Path, library: Library):
    (folder / "a.yaml").write_text(text())
    library.load()
    program = (
        "import sys; from pathlib import Path; from refshelf.data.library import Library\n"
        "folders = {'catalogs': Path(sys.argv[1]), 'cache': Path(sys.argv[2])}\n"
        "catalog, = Library(built_in=None, **folders).load().catalogs\n"
        "catalog.reference(0), catalog.texts(), catalog.lookup('x.org/one')\n"
        "print([name for name in ('yaml', '_yaml', 'hashlib') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, folder, cache], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_two_files_never_share_a_place_in_the_cache_wrongly(cache: Path, folder: Path):
    one = Cache(cache)
    one.keep(folder / "a.yaml", (1, 2, 3), None, ())
    assert one.find(folder / "a.yaml", (1, 2, 3)) is not None
    one._place(folder / "a.yaml").rename(one._place(folder / "b.yaml"))
    assert one.find(folder / "b.yaml", (1, 2, 3)) is None


def _identity(path: Path) -> tuple[int, ...]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns, status.st_ino
