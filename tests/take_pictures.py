"""Takes the pictures of the README: marks a few things in a home made for it, and exports SVG.

`python tests/take_pictures.py FOLDER` writes one SVG for each size; any browser makes a PNG of it.
"""

import os
import sys
import tempfile
from pathlib import Path

from screen_driver import Driver, drive

SIZES = ((120, 40), (80, 24), (40, 15))


async def _mark(driver: Driver) -> None:
    for reference_id, keys in (
        ("core-components", "r"),
        ("fast19", "rs"),
        ("atc22-brooker", "r"),
        ("dat321", "w"),
        ("dat304", "x"),
        ("patterns20-1", "i"),
        ("predictability", "rs"),
    ):
        await driver.go_to(reference_id)
        await driver.press(*keys)
    await driver.go_to("atc22")
    await driver.press("enter", "j", "j", "i", "s", "h", "n")
    await driver.type(
        "Admission control moved from the partition\nto a global token bucket. [see 4.3]"
    )
    await driver.press("escape")


def take(folder: Path) -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as home:
        for name in ("STATE", "CACHE", "CONFIG", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = f"{home}/{name.lower()}"
        data = Path(home) / "data" / "refshelf"
        drive(data, _mark)
        for width, height in SIZES:

            async def picture(driver: Driver, name: str = f"screen-{width}x{height}.svg") -> None:
                await driver.go_to("atc22")
                driver.app.clear_notifications()
                await driver.settle()
                (folder / name).write_text(driver.app.export_screenshot())

            drive(data, picture, (width, height))


if __name__ == "__main__":
    take(Path(sys.argv[1]))
