"""Sets of keys that readers of other programs know."""

from collections.abc import Mapping

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    # As newsboat's own table of keys has them: N toggles read, n and p go to what is unread, J and K to
    # the next feed, l shows or hides what was read, g sorts, o opens, u shows the links, E edits.
    "newsboat": {
        "toggle-done": ("N",),
        "page-down": ("pagedown", "space"),
        "next-unread": ("n", "right_square_bracket"),
        "previous-unread": ("p", "left_square_bracket"),
        "choose-form": ("u", "O"),
        "undo": ("ctrl+z",),
        "note": ("e",),
        "note-editor": ("E",),
        "star": ("b", "s"),
        "clear": ("escape", "ctrl+f"),
        "top": ("home", "circumflex_accent"),
        "bottom": ("end", "dollar_sign"),
        "left": ("left", "h"),
        "right": ("right",),
        "hide-done": ("l", "H"),
        "position": ("P",),
        "sort": ("g", "S"),
        "next-list": ("J", "right_curly_bracket"),
        "previous-list": ("K", "left_curly_bracket"),
    },
}
"""By the preset's name, the keys of the commands that have other ones there."""
