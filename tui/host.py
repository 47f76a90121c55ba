"""The app that a widget runs in, with a type: Textual leaves open what its apps return."""

from typing import cast

from textual.app import App
from textual.dom import DOMNode


def host(node: DOMNode) -> App[object]:
    """Give the app, for what only Textual's own App can do: screens, toasts, the clipboard."""
    return cast("App[object]", node.app)  # pyright: ignore[reportUnknownMemberType] see above
