"""Exports: one file per format, each a pure function from a sheet to text."""
