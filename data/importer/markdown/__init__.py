"""Markdown lists: parsed, walked through block by block, each entry taken apart."""

from .reading import read

__all__ = ["read"]
