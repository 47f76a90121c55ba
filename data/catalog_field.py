"""The fields of a catalog file, in the order in which they are written."""

FORMAT_VERSION = 1
"""The version of the catalog format that is written, and the newest that is read."""

SOURCE_FIELDS = ("url", "format", "fetched")
FORM_FIELDS = ("kind", "url", "title")
RELATED_FIELDS = (
    *("id", "title", "url", "kind", "authors", "venue", "year", "session"),
    *("abstract", "remark", "minutes", "was", "forms"),
)
REFERENCE_FIELDS = (*RELATED_FIELDS, "related")
CATEGORY_FIELDS = ("name", "remark", "references", "categories")
CATALOG_FIELDS = ("refshelf", "id", "title", "description", "source", "categories")

SLUG = "[a-z0-9][a-z0-9-]{0,63}"
"""What an id looks like."""

RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
"""Names that some systems keep for devices: no catalog's id, since files are named after it."""

YEARS = (1000, 2100)
MINUTES = (1, 1_000_000)

CATEGORY_DEPTH = 12
"""How deep categories nest at most: a related one with a form in the innermost is within YAML's depth."""
