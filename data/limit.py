"""How large and how deep the files may be that are read."""

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read."""

MAX_DEPTH = 32
"""The deepest nesting of lists and mappings that is read."""
