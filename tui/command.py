"""The commands of the screen, each declared once: keys, palette, footer, help and docs derive from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .key_spelling import show_key


class Group(StrEnum):
    """The sections of the help."""

    MARK = "Mark"
    OPEN = "Open and note"
    MOVE = "Move"
    FIND = "Find"
    PROGRAM = "Program"


class Owner(StrEnum):
    """What carries a command out: any list that has a cursor, or the screen."""

    LIST = "list"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command: `keys` as Textual names them, `label` one or two words, `help` one sentence.

    `footer` is its place in the footer, counted from 1, for those that stand there. With `marks` it
    marks the entry that has the cursor (`mark_deed.py` says how). `runs` names the function in `doing/`
    that carries it out, as `module:function`; without it that is an action of the owner. Those with
    `while_typing` lead out of the search line, so that their keys are no letters there. Several of one
    kind stand as one in help and docs: the first, with `until`, the id of the last.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    owner: Owner = Owner.SCREEN
    footer: int | None = None
    in_palette: bool = True
    marks: bool = False
    runs: str = ""
    while_typing: bool = False
    until: str = ""

    @property
    def action(self) -> str:
        """The action that carries it out, as Textual writes it."""
        if self.marks:
            return f"mark('{self.id}')"
        return f"run('{self.id}')" if self.runs else self.id.replace("-", "_")


COMMANDS: tuple[Command, ...] = (
    Command(
        id="toggle-done",
        keys=("space",),
        label="done",
        help="Mark as done, or put it back to what it was before.",
        group=Group.MARK,
        marks=True,
        footer=1,
    ),
    Command(
        id="read",
        keys=("r",),
        label="read",
        help="Mark as read: the form you had started, else the work itself.",
        group=Group.MARK,
        marks=True,
    ),
    Command(
        id="watched",
        keys=("w",),
        label="watched",
        help="Mark the video as watched.",
        group=Group.MARK,
        marks=True,
        footer=2,
    ),
    Command(
        id="start",
        keys=("i",),
        label="started",
        help="Mark as in progress.",
        group=Group.MARK,
        marks=True,
    ),
    Command(
        id="skip",
        keys=("x",),
        label="skip",
        help="Skip it: it no longer counts as something to do.",
        group=Group.MARK,
        marks=True,
    ),
    Command(
        id="unread",
        keys=("U",),
        label="unread",
        help="Mark as unread again.",
        group=Group.MARK,
        marks=True,
    ),
    Command(
        id="star",
        keys=("s",),
        label="star",
        help="Give it a star, or take the star away.",
        group=Group.MARK,
        marks=True,
        footer=6,
    ),
    Command(
        id="select",
        keys=("v",),
        label="select",
        help="Select the work, or no longer; marking keys then mean all that are selected.",
        group=Group.MARK,
        runs="selecting:select",
    ),
    Command(
        id="select-all",
        keys=("V",),
        label="select all",
        help="Select all that is shown; once all are selected, none.",
        group=Group.MARK,
        runs="selecting:select_all",
    ),
    Command(
        id="tags",
        keys=("t",),
        label="tags",
        help="Give tags and take them away.",
        group=Group.MARK,
        runs="tagging:edit_tags",
    ),
    Command(
        id="undo",
        keys=("u", "ctrl+z"),
        label="undo",
        help="Take back the last thing you did, one step at a time, even from days ago.",
        group=Group.MARK,
        footer=7,
    ),
    Command(
        id="redo",
        keys=("ctrl+r", "ctrl+y"),
        label="redo",
        help="Do again what was undone last.",
        group=Group.MARK,
    ),
    Command(
        id="open",
        keys=("o",),
        label="open",
        help="Open the best form in the browser; that marks it started, never done.",
        group=Group.OPEN,
        footer=3,
        runs="opening:open_",
    ),
    Command(
        id="choose-form",
        keys=("O",),
        label="open …",
        help="Choose which form to open: page, pdf, video.",
        group=Group.OPEN,
        runs="opening:choose_form",
    ),
    Command(
        id="details",
        keys=("enter",),
        label="details",
        help="Show the details; on a work with several forms, unfold them first.",
        group=Group.OPEN,
        runs="moving:details",
        while_typing=True,
    ),
    Command(
        id="note",
        keys=("n",),
        label="note",
        help="Write a note here; it is saved when you leave, and kept while you type.",
        group=Group.OPEN,
        footer=4,
        runs="noting:write_here",
    ),
    Command(
        id="note-editor",
        keys=("e",),
        label="note in $EDITOR",
        help="Write the note in your own editor.",
        group=Group.OPEN,
        runs="noting:write_in_editor",
    ),
    Command(
        id="read-note",
        keys=("R",),
        label="read the note",
        help="Show the note as it reads; enter on a timestamp opens the talk there.",
        group=Group.OPEN,
        runs="noting:read_note",
    ),
    Command(
        id="all-notes",
        keys=("N",),
        label="all notes",
        help="Show all notes of what is shown, to search, read, write and export them.",
        group=Group.OPEN,
        runs="notes:show_notes",
    ),
    Command(
        id="settle-notes",
        keys=(),
        label="settle two notes",
        help="Make one note of those that two devices left: keep both, one of them, or edit.",
        group=Group.OPEN,
        runs="noting:settle",
    ),
    Command(
        id="position",
        keys=("p",),
        label="where I stopped",
        help="Note the page or time where you stopped, or paste a link to it; opening goes on there.",
        group=Group.OPEN,
        runs="placing:ask_position",
    ),
    Command(
        id="timestamp",
        keys=("T",),
        label="timestamp",
        help="Add a time of the talk to the note, typed or as a pasted link, and write on behind it.",
        group=Group.OPEN,
        runs="placing:add_timestamp",
    ),
    Command(
        id="copy-link",
        keys=("y",),
        label="copy link",
        help="Copy the link to the clipboard, also over ssh and in tmux.",
        group=Group.OPEN,
        runs="copying:copy_link",
    ),
    Command(
        id="copy-citation",
        keys=("Y",),
        label="copy citation",
        help="Copy a line that cites it: people, title, venue, year, link.",
        group=Group.OPEN,
        runs="copying:copy_citation",
    ),
    Command(
        id="search",
        keys=("slash",),
        label="search",
        help="Search as you type: words, is:unread, kind:video, by:terry, year:2019.",
        group=Group.FIND,
        footer=5,
        runs="finding:search",
    ),
    Command(
        id="clear",
        keys=("escape",),
        label="clear",
        help="Drop the selection, else clear the search.",
        group=Group.FIND,
        runs="finding:clear",
        while_typing=True,
    ),
    Command(
        id="next-unread",
        keys=("right_square_bracket",),
        label="next unread",
        help="Go to the next unread work.",
        group=Group.FIND,
        runs="moving:next_unread",
    ),
    Command(
        id="previous-unread",
        keys=("left_square_bracket",),
        label="previous unread",
        help="Go to the previous unread work.",
        group=Group.FIND,
        runs="moving:previous_unread",
    ),
    Command(
        id="filters",
        keys=("f",),
        label="filters",
        help="Choose a saved filter, save what you search for, or drop one.",
        group=Group.FIND,
        runs="filtering:choose",
    ),
    *(
        Command(
            id=f"filter-{number}",
            keys=(str(number),),
            label=f"filter {number}",
            help="Show what a saved filter finds, by its number; once more shows all.",
            group=Group.FIND,
            in_palette=False,
            runs=f"filtering:show_{number}",
            until="filter-9" if number == 1 else "",
        )
        for number in range(1, 10)
    ),
    Command(
        id="show-all",
        keys=("0",),
        label="show all",
        help="Show all again: no search, nothing hidden.",
        group=Group.FIND,
        runs="filtering:show_all",
    ),
    Command(
        id="sort",
        keys=("S",),
        label="sort",
        help="Choose the order: the list's own, title, year, status, what was touched last.",
        group=Group.FIND,
        runs="finding:sort",
    ),
    Command(
        id="hide-done",
        keys=("H",),
        label="hide done",
        help="Hide what is done or skipped, or show it again.",
        group=Group.FIND,
        runs="finding:hide_done",
    ),
    Command(
        id="next-list",
        keys=("right_curly_bracket",),
        label="next list",
        help="Show the next list.",
        group=Group.FIND,
        runs="moving:next_list",
    ),
    Command(
        id="previous-list",
        keys=("left_curly_bracket",),
        label="previous list",
        help="Show the previous list.",
        group=Group.FIND,
        runs="moving:previous_list",
    ),
    Command(
        id="down",
        keys=("j", "down"),
        label="down",
        help="Move down.",
        group=Group.MOVE,
        owner=Owner.LIST,
        in_palette=False,
    ),
    Command(
        id="up",
        keys=("k", "up"),
        label="up",
        help="Move up.",
        group=Group.MOVE,
        owner=Owner.LIST,
        in_palette=False,
    ),
    Command(
        id="top",
        keys=("g", "home"),
        label="top",
        help="Go to the top.",
        group=Group.MOVE,
        owner=Owner.LIST,
        in_palette=False,
    ),
    Command(
        id="bottom",
        keys=("G", "end"),
        label="bottom",
        help="Go to the end.",
        group=Group.MOVE,
        owner=Owner.LIST,
        in_palette=False,
    ),
    Command(
        id="half-down",
        keys=("ctrl+d",),
        label="half a page down",
        help="Move down half a page.",
        group=Group.MOVE,
        owner=Owner.LIST,
        in_palette=False,
    ),
    Command(
        id="half-up",
        keys=("ctrl+u",),
        label="half a page up",
        help="Move up half a page.",
        group=Group.MOVE,
        owner=Owner.LIST,
        in_palette=False,
    ),
    Command(
        id="page-down",
        keys=("pagedown",),
        label="page down",
        help="Move down a page.",
        group=Group.MOVE,
        owner=Owner.LIST,
        in_palette=False,
    ),
    Command(
        id="page-up",
        keys=("pageup",),
        label="page up",
        help="Move up a page.",
        group=Group.MOVE,
        owner=Owner.LIST,
        in_palette=False,
    ),
    Command(
        id="left",
        keys=("h", "left"),
        label="fold, left",
        help="Fold what is unfolded here, else go to the pane on the left.",
        group=Group.MOVE,
        in_palette=False,
        runs="moving:left",
    ),
    Command(
        id="right",
        keys=("l", "right"),
        label="unfold, right",
        help="Unfold what is folded here, else go to the pane on the right.",
        group=Group.MOVE,
        in_palette=False,
        runs="moving:right",
    ),
    Command(
        id="next-pane",
        keys=("tab",),
        label="next pane",
        help="Go to the next pane.",
        group=Group.MOVE,
        in_palette=False,
        runs="moving:next_pane",
    ),
    Command(
        id="previous-pane",
        keys=("shift+tab",),
        label="previous pane",
        help="Go to the previous pane.",
        group=Group.MOVE,
        in_palette=False,
        runs="moving:previous_pane",
    ),
    Command(
        id="next",
        keys=("greater_than_sign",),
        label="what next",
        help="See what to read now and why, also in the minutes that you have.",
        group=Group.FIND,
        runs="next:show",
    ),
    Command(
        id="statistics",
        keys=("number_sign",),
        label="statistics",
        help="See what you did in which week, what is in progress, and how much is left.",
        group=Group.PROGRAM,
        runs="statistics:show",
    ),
    Command(
        id="help",
        keys=("question_mark", "f1"),
        label="help",
        help="Show all keys.",
        group=Group.PROGRAM,
        footer=8,
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

WHILE_TYPING = frozenset(command.id for command in COMMANDS if command.while_typing)
"""The commands whose keys lead out of a text that is being typed."""


def commands_of(owner: Owner) -> Iterable[Command]:
    """List the commands that an owner carries out."""
    return (command for command in COMMANDS if command.owner is owner)


def listed_commands() -> list[Command]:
    """List the commands as help and docs have them: of several of one kind the first."""
    listed: list[Command] = []
    until = ""
    for command in COMMANDS:
        if not until:
            listed.append(command)
        until = "" if command.id == until else until or command.until
    return listed


def footer_commands() -> list[Command]:
    """List the commands that stand in the footer, in their order there."""
    return sorted(
        (command for command in COMMANDS if command.footer is not None),
        key=lambda command: command.footer or 0,
    )


def key_name(key: str) -> str:
    """Say a key as a person would: `/`, `esc`, `ctrl+d`."""
    return show_key(key)
