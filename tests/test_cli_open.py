"""Opening from the command line: only web links, never through a shell, never done by it."""

from pathlib import Path

import pytest
from cli_stage import Stage
from refshelf.tui.browser import has_browser, open_link

ODD = """\
refshelf: 1
id: odd
title: Odd links
categories:
  - name: All
    references:
      - {id: file, title: A file, url: "file:///etc/passwd"}
      - {id: none, title: No link at all}
"""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def browser(stage: Stage, script: str = 'echo "$@" >> "$0.log"') -> str:
    path = stage.home / "browser"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def opened(stage: Stage) -> list[str]:
    return (stage.home / "browser.log").read_text().splitlines()


def test_opening_starts_a_work_and_never_finishes_it(stage: Stage) -> None:
    done = stage.run("open", "atc22", BROWSER=browser(stage))

    assert (done.returncode, done.stdout) == (0, "")
    assert opened(stage) == ["https://www.usenix.org/system/files/atc22-elhemali.pdf"]
    assert stage.entry("atc22")["status"] == "started"


def test_opening_what_is_done_leaves_it_done(stage: Stage) -> None:
    stage.run("read", "atc22")

    stage.run("open", "atc22", BROWSER=browser(stage))

    assert stage.entry("atc22")["status"] == "done"


@pytest.mark.parametrize(
    ("at", "link"),
    [
        ("7", "https://www.usenix.org/system/files/atc22-elhemali.pdf#page=7"),
        ("12:34", "https://www.youtube.com/watch?v=9AkgiEJ_dA4&t=754"),
    ],
)
def test_a_form_that_can_opens_where_the_reader_stopped(stage: Stage, at: str, link: str) -> None:
    command = browser(stage)
    stage.run("start", "atc22", "--at", at)

    stage.run("open", "atc22", BROWSER=command)
    stage.run("open", "atc22", "--form", "page", BROWSER=command)

    page = "https://www.usenix.org/conference/atc22/presentation/elhemali"
    assert opened(stage) == [link, page]
    assert stage.run("open", "atc22", "--dry-run").stdout.strip() == link


def test_a_form_can_be_chosen_and_a_started_one_is_gone_on_with(stage: Stage) -> None:
    command = browser(stage)
    stage.run("open", "atc22", "--form", "video", BROWSER=command)

    stage.run("open", "atc22", BROWSER=command)

    assert opened(stage) == ["https://www.youtube.com/watch?v=9AkgiEJ_dA4"] * 2


def test_without_a_browser_the_link_is_printed(stage: Stage) -> None:
    done = stage.run("open", "atc22")

    assert done.stdout == "https://www.usenix.org/system/files/atc22-elhemali.pdf\n"
    assert "no browser" in done.stderr
    assert stage.entry("atc22")["status"] == "started"


def test_a_browser_that_fails_starts_nothing(stage: Stage) -> None:
    done = stage.run("open", "atc22", BROWSER=browser(stage, "exit 1"))

    assert done.returncode == 1
    assert stage.entry("atc22")["status"] == "unread"


def test_odd_links_are_not_opened(stage: Stage) -> None:
    stage.add_catalog("odd", ODD)

    done = stage.run("open", "odd/file", "odd/none", BROWSER=browser(stage))

    assert done.returncode == 1
    assert not (stage.home / "browser.log").exists()


def test_many_links_are_opened_only_when_that_is_meant(stage: Stage) -> None:
    command = browser(stage)

    unsure = stage.run("open", "--where", "kind:video", BROWSER=command)
    assert (unsure.returncode, (stage.home / "browser.log").exists()) == (1, False)

    stage.run("open", "--where", "kind:video", "--yes", BROWSER=command)
    assert len(opened(stage)) == 12


def test_linux_without_a_display_has_no_browser() -> None:
    assert not has_browser({}, "linux")
    assert has_browser({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_browser({}, "darwin")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "--help", "https://"])
def test_only_web_links_are_opened(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")

    assert not open_link(url)
