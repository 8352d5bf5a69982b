"""How fast files of each format are read."""
