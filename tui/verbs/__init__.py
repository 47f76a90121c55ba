"""The commands, one file for each group of verbs; none loads Textual or Rich."""
