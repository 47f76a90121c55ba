"""The built-in catalogs, YAML, and the JSON Schema of their format."""
