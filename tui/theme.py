"""The program's own colours, quiet, with one accent; Textual's other themes can be chosen too."""

from textual.theme import Theme

DARK = Theme(
    name="refshelf-dark",
    primary="#e3b063",
    secondary="#8fb6d9",
    accent="#e3b063",
    warning="#e0a050",
    error="#e07a70",
    success="#93c08a",
    foreground="#d9dbe0",
    background="#15171c",
    surface="#15171c",
    panel="#262a33",
    boost="#1c1f26",
    dark=True,
    variables={
        "faint": "#454b58",
        "dim": "#8a91a0",
        "cursor-row": "#272b35",
        "border": "#343944",
        "footer-key-foreground": "#e3b063",
        "input-selection-background": "#e3b063 30%",
    },
)

LIGHT = Theme(
    name="refshelf-light",
    primary="#9a5b00",
    secondary="#2f5f8a",
    accent="#9a5b00",
    warning="#8f5a00",
    error="#b3261e",
    success="#2f7d32",
    foreground="#23262d",
    background="#faf9f6",
    surface="#faf9f6",
    panel="#e9e6df",
    boost="#f2f0ea",
    dark=False,
    variables={
        "faint": "#c4c0b6",
        "dim": "#6a6f7a",
        "cursor-row": "#ece7da",
        "border": "#d5d1c7",
        "footer-key-foreground": "#9a5b00",
        "input-selection-background": "#9a5b00 25%",
    },
)

# What our own variables are in a theme that does not know them.
DARK_DEFAULTS = {
    "faint": "#6b6b6b",
    "dim": "#9c9c9c",
    "cursor-row": "#4a4a4a",
    "border": "#6b6b6b",
}
LIGHT_DEFAULTS = {
    "faint": "#a8a8a8",
    "dim": "#5f5f5f",
    "cursor-row": "#c6c6c6",
    "border": "#a8a8a8",
}
