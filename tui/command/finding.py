"""The commands for finding works: search, filters, orders, lists."""

from .declared import Command, Group, Owner

FINDING = (
    Command(
        id="search",
        keys=("slash",),
        label="search",
        help="Search as you type: words, is:unread, kind:video, by:terry, year:2019.",
        group=Group.FIND,
        also=(Owner.HELP, Owner.NOTES),
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
        opens=Owner.FILTERS,
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
        id="next",
        keys=("greater_than_sign",),
        label="what next",
        help="See what to read now and why, also in the minutes that you have.",
        group=Group.FIND,
        opens=Owner.NEXT,
        runs="next:show",
    ),
)
"""In the order of help and docs."""
