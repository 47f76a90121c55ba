"""The widgets of the app: each gets values, none knows the store."""
