"""Promises of what is installed: it is all there, claims one name, and runs anywhere."""

import json
import os
import site
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = ("data", "tui", "user_state")


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(project: dict, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as `pip` does, of a copy: nothing is left behind in the checkout."""
    _need_setuptools(project)
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "source"
    for name in (*SOURCES, "pyproject.toml", "README.md", "LICENSE"):
        _copy(ROOT / name, copy / name)
    _run(
        sys.executable,
        *("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"),
        *("--wheel-dir", folder, copy),
        cwd=folder,
    )
    (built,) = folder.glob("*.whl")
    return built


def _need_setuptools(project: dict) -> None:
    """Skip where the setuptools that pyproject.toml asks for is not here."""
    (needed,) = (name for name in project["build-system"]["requires"] if "setuptools" in name)
    try:
        here = version("setuptools")
    except PackageNotFoundError:
        here = "0"
    if int(here.partition(".")[0]) < int(needed.partition(">=")[2]):
        pytest.skip(f"building needs {needed}, and here is {here}")


def _copy(source: Path, target: Path) -> None:
    files = [source] if source.is_file() else [path for path in source.rglob("*") if path.is_file()]
    for path in files:
        if "__pycache__" not in path.parts:
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())


def _run(*command: object, cwd: Path, **environ: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_list_of_packages_names_every_folder_that_is_one(project: dict) -> None:
    folders = [
        path.parent.relative_to(ROOT)
        for name in SOURCES
        for path in (ROOT / name).rglob("__init__.py")
    ]

    found = sorted(f"refshelf.{'.'.join(folder.parts)}" for folder in folders)

    assert found == project["tool"]["setuptools"]["packages"]


@pytest.mark.parametrize("name", SOURCES)
def test_every_folder_with_code_is_a_package(name: str) -> None:
    folders = {path.parent for path in (ROOT / name).rglob("*.py")}

    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_the_wheel_has_every_file_of_the_three_folders(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    sources = {
        f"refshelf/{path.relative_to(ROOT).as_posix()}"
        for name in SOURCES
        for path in (ROOT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert sources - names == set()
    assert {
        "refshelf/tui/app.tcss",
        "refshelf/tui/above.tcss",
        "refshelf/data/catalogs/dynamodb.yaml",
        "refshelf/data/catalogs/catalog.schema.json",
        "refshelf/data/py.typed",
    } <= names


def test_the_wheel_claims_the_name_refshelf_and_no_other(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"refshelf"}


def test_the_wheel_runs_in_an_environment_of_its_own(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    _run(
        sys.executable,
        *("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel),
        cwd=tmp_path,
    )
    _share_dependencies(environment)

    listed = json.loads(
        _run(
            *(environment / "bin" / "refshelf", "list", "--json"),
            cwd=tmp_path,
            HOME=str(tmp_path),
            PYTHONPATH="",
            REFSHELF_DATA_DIR=str(tmp_path / "data"),
        )
    )

    assert len(listed["entries"]) == 20
    assert str(environment) in _run(
        python, "-c", "import refshelf.tui as it; print(it.__file__)", cwd=tmp_path, PYTHONPATH=""
    )


def _share_dependencies(environment: Path) -> None:
    """Let an environment use what is installed here, all but refshelf itself."""
    shared = environment / "dependencies"
    shared.mkdir()
    for path in Path(site.getsitepackages()[0]).iterdir():
        if "refshelf" not in path.name and path.suffix != ".pth":
            (shared / path.name).symlink_to(path)
    (packages,) = (environment / "lib").glob("python*/site-packages")
    (packages / "dependencies.pth").write_text(f"{shared}\n")
