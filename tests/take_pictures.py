"""Takes the pictures of the README: marks a few things in a home made for it, and exports SVG.

`python tests/take_pictures.py FOLDER` writes one SVG for each; any browser makes a PNG of it, and
`rsvg-convert` too, which has the font named below.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from refshelf.user_state.action import finish
from screen_driver import Driver, drive

PICTURES = {
    "screen-120x40": ((120, 40), ()),
    "screen-80x24": ((80, 24), ()),
    "screen-40x15": ((40, 15), ()),
    "statistics": ((100, 32), ("number_sign",)),
    "notes": ((100, 20), ("N", "j")),
}
_PORTABLE = (
    ("<text ", '<text xml:space="preserve" '),
    ("font-family: Fira Code, monospace", "font-family: DejaVu Sans Mono, monospace"),
    ("font-size: 20px", "font-size: 20.264px"),  # its cells are then as wide as those of the frame
)
LONG_AGO = {
    "core-components": 310,
    "fast19": 150,
    "atc22-brooker": 149,
    "predictability": 96,
    "dat404": 61,
    "dat333": 60,
    "dsql": 12,
}
NOTES = {
    "atc22": "Admission control moved from the partition\nto a global token bucket. [see 4.3]",
    "fast19": "# Timestamp ordering\nOptimistic, *no locks*: a read-only transaction reads twice.",
    "dat321": "[12:34] adaptive capacity: what happens to a hot partition",
}


async def _mark(driver: Driver) -> None:
    now = driver.session.now()
    for name, days in LONG_AGO.items():
        day = datetime.fromtimestamp(now - days * 86400, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        deed = finish([driver.shown(name)], day)
        driver.session.store.apply(deed.what, deed.edits)
    await driver.settle()
    for reference_id, keys in (
        ("fast19", "s"),
        ("dat321", "w"),
        ("dat304", "x"),
        ("patterns20-1", "i"),
        ("predictability", "s"),
    ):
        await driver.go_to(reference_id)
        await driver.press(*keys)
    await driver.go_to("atc22")
    await driver.press("enter", "j", "j", "i", "s", "h")
    for reference_id, text in NOTES.items():
        await driver.go_to(reference_id)
        await driver.press("n")
        await driver.type(text)
        await driver.press("escape")


def _portable(picture: str) -> str:
    """Let a picture look the same in programs that fit no text to a length and drop blanks."""
    for text, other in _PORTABLE:
        picture = picture.replace(text, other)
    return picture


def take(folder: Path) -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as home:
        for name in ("STATE", "CACHE", "CONFIG", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = f"{home}/{name.lower()}"
        data = Path(home) / "data" / "refshelf"
        drive(data, _mark)
        for name, (size, keys) in PICTURES.items():

            async def picture(
                driver: Driver, name: str = name, keys: tuple[str, ...] = keys
            ) -> None:
                await driver.go_to("atc22")
                await driver.press(*keys)
                driver.app.clear_notifications()
                await driver.settle()
                (folder / f"{name}.svg").write_text(_portable(driver.app.export_screenshot()))

            drive(data, picture, size)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
