"""How measures spread, over time and from level to level."""
