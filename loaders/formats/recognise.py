"""Optical character recognition: the words on the picture of a page."""
