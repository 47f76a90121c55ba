"""The smallest Textual app that shows a text and answers a key: what ours is measured against."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """Shows one text, and another one after any key."""

    def compose(self) -> ComposeResult:
        """Show the text."""
        yield Static("hello")

    def on_key(self, _: events.Key) -> None:
        """Show the other text."""
        self.query_one(Static).update("answered")


if __name__ == "__main__":
    Hello().run()
