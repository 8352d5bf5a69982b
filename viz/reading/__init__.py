"""Documents with what was read in them marked in their texts."""
