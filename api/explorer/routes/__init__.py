"""The pages, a module each for what they are about."""
