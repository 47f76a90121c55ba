"""A stage for the command line: the real program, with all of its folders in a temporary one."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

REFSHELF = str(Path(sys.executable).with_name("refshelf"))


class Stage:
    """A reader `ann` who was never here before; `run` is what she types."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "data"
        kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
        self.env = kept | {
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "REFSHELF_DATA_DIR": str(self.data),
            "REFSHELF_READER": "ann",
            "TZ": "UTC",
        }

    def run(self, *args: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        """Run the program to its end; the caller looks at the exit code."""
        return subprocess.run(
            [REFSHELF, *args],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=self.env | env,
            timeout=60,
            check=False,
        )

    def json(self, *args: str, **env: str) -> Any:
        """Run the program with `--json` and read what it printed."""
        done = self.run(*args, "--json", **env)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def entry(self, name: str) -> Any:
        """Give one entry as the program tells it."""
        return self.json("show", name)["entry"]

    def add_catalog(self, name: str, text: str) -> Path:
        """Put a catalog file into the data dir."""
        path = self.data / "catalogs" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


SECOND = """\
refshelf: 1
id: second
title: A second list
categories:
  - name: Papers
    references:
      - id: elhemali
        title: The same paper in another list
        url: http://usenix.org/conference/atc22/presentation/elhemali/
        kind: paper
      - id: fast19
        title: Another thing of that name
        url: https://example.org/fast19
      - id: wide
        title: 一个很宽的标题
        url: https://example.org/wide
      - id: old-book
        title: A book without a link
        kind: book
"""
