"""A first SQLite store of an archive, filled at once."""
