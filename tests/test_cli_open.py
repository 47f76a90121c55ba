"""Opening from the command line: only web links, never through a shell, never done by it."""

import json
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


def settings(stage: Stage, *openers: str) -> None:
    path = stage.home / "config" / "refshelf" / "config.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("openers:\n" + "".join(f"  - {one}\n" for one in openers))


HOSTILE_URLS = (
    "https://example.org/$(touch${IFS}pwned)",
    "https://example.org/;touch%20pwned;",
    "https://example.org/`id`?a=b&c=d|e>f",
    "https://example.org/'\"{at}{url}--help",
)


def test_an_opener_gets_a_hostile_link_as_one_argument(stage: Stage) -> None:
    references = "".join(
        f"      - {{id: h{number}, title: H, url: {json.dumps(url)}}}\n"
        for number, url in enumerate(HOSTILE_URLS)
    )
    text = ODD.partition("      - ")[0] + references
    stage.add_catalog("odd", text)
    command = browser(stage, 'for one in "$@"; do echo "$one" >> "$0.log"; done')
    settings(stage, f'{{match: example.org, run: ["{command}", "--from={{at}}", "{{url}}"]}}')

    done = stage.run("open", *(f"odd/h{number}" for number in range(len(HOSTILE_URLS))))

    assert done.returncode == 0, done.stderr
    assert opened(stage) == [word for url in HOSTILE_URLS for word in ("--from=1", url)]
    assert not list(stage.home.rglob("pwned"))


def test_an_opener_goes_where_one_stopped(stage: Stage) -> None:
    settings(stage, f'{{kind: video, run: ["{browser(stage)}", "--start={{at}}"]}}')
    stage.run("start", "atc22", "--form", "video", "--at", "12:34")

    stage.run("open", "atc22")

    assert opened(stage) == ["--start=754 https://www.youtube.com/watch?v=9AkgiEJ_dA4"]


@pytest.mark.parametrize("program", ["no-such-program", "false"])
def test_an_opener_that_fails_starts_nothing_and_the_link_is_shown(
    stage: Stage, program: str
) -> None:
    settings(stage, f"{{kind: pdf, run: [{program}]}}")

    done = stage.run("open", "atc22")

    assert done.returncode == 1
    assert f"{program} " in done.stderr
    assert "https://www.usenix.org/system/files/atc22-elhemali.pdf" in done.stderr
    assert stage.entry("atc22")["status"] == "unread"


def test_an_opener_for_the_terminal_has_it_until_it_ends(stage: Stage) -> None:
    settings(stage, "{kind: pdf, run: [echo, reading], terminal: true}")

    done = stage.run("open", "atc22")

    assert done.stdout == "reading https://www.usenix.org/system/files/atc22-elhemali.pdf\n"
