"""Until when a text wants something done: days, terms and regular times, with what they are for."""
