"""Prints the table of keys for the README, as the command table has them now."""

import sys

from refshelf.tui.command import Command, Group, listed_commands
from refshelf.tui.keymap import USUAL_KEYS

BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def keys_table() -> str:
    """Make the table, in Markdown: a row for each command, by subject."""
    rows = ["| Key | What it does |", "| --- | --- |"]
    for group in Group:
        rows.append(f"| **{group}** | |")
        rows += [_row(command) for command in listed_commands() if command.group is group]
    return "\n".join(rows)


def keys_table_in(text: str) -> str | None:
    """Give the table that stands between its marks in a document; None without the marks."""
    _, begin, rest = text.partition(BEGIN)
    table, end, _ = rest.partition(END)
    return table.strip() if begin and end else None


def _row(command: Command) -> str:
    keys = " ".join(f"`{key}`" for key in USUAL_KEYS.shown(command))
    keys = keys or f"palette: {command.label}"
    return f"| {keys} | {command.help} |".replace("`|`", "`\\|`")


if __name__ == "__main__":
    sys.stdout.write(f"{keys_table()}\n")
