"""The surface: the full-screen app and the commands beside it."""
