"""The commands for the program itself."""

from .declared import Command, Group, Owner

PROGRAM = (
    Command(
        id="statistics",
        keys=("number_sign",),
        label="statistics",
        help="See what you did in which week, what is in progress, and how much is left.",
        group=Group.PROGRAM,
        opens=Owner.STATISTICS,
        runs="statistics:show",
    ),
    Command(
        id="help",
        keys=("question_mark", "f1"),
        label="help",
        help="Show all keys.",
        group=Group.PROGRAM,
        opens=Owner.HELP,
        runs="program:show_help",
    ),
    Command(
        id="palette",
        keys=("ctrl+p",),
        label="palette",
        help="Choose a command by its name.",
        group=Group.PROGRAM,
        in_palette=False,
        runs="program:show_palette",
    ),
    Command(
        id="command-line",
        keys=("colon",),
        label="command line",
        help="Type a command as in the shell: tag +theory, read --on 2024-01-01, stats, export -o x.md.",
        group=Group.PROGRAM,
        runs="program:command_line",
    ),
    Command(
        id="import-list",
        keys=(),
        label="import a list",
        help="Take in a reading list from a file or an address.",
        group=Group.PROGRAM,
        runs="listing:import_list",
    ),
    Command(
        id="update-list",
        keys=(),
        label="update this list",
        help="Read the source of the list that is shown again; on all lists, of each.",
        group=Group.PROGRAM,
        runs="listing:update_list",
    ),
    Command(
        id="hide-list",
        keys=(),
        label="hide this list",
        help="Hide a list that comes with refshelf; your marks stay, and undo shows it again.",
        group=Group.PROGRAM,
        runs="listing:hide_list",
    ),
    Command(
        id="show-lists",
        keys=(),
        label="show hidden lists",
        help="Show the lists again that you hid.",
        group=Group.PROGRAM,
        runs="listing:show_lists",
    ),
    Command(
        id="change-theme",
        keys=(),
        label="change theme",
        help="Choose other colours, dark or light.",
        group=Group.PROGRAM,
        runs="program:change_theme",
    ),
    Command(
        id="quit",
        keys=("q", "ctrl+q"),
        label="quit",
        help="Quit; everything is saved.",
        group=Group.PROGRAM,
    ),
)
"""In the order of help and docs."""
