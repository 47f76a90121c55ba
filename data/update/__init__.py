"""Updates of an imported list: what its source changed, joined with what a reader edited."""
