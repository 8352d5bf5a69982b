"""Which documents a text names, and what it says of each: numbers, dates, mentions, relations."""
