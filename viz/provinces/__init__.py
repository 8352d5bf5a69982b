"""The provinces as a tile map."""
