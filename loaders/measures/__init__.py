"""The measures that a text orders or only mentions."""
