"""Levels have one colour everywhere, and one that can be read."""

from __future__ import annotations

import re

import pytest

from viz.cascade.rows import LEVELS
from viz.frame.files import asset
from viz.frame.levels import LEVEL_COLOURS


def test_the_style_of_pages_has_the_same_colours() -> None:
    assert tuple(LEVEL_COLOURS) == LEVELS
    style = dict(re.findall(r"--(\w+): (#\w{6});", asset("frame/style.css")))
    assert {level: style[level] for level in LEVELS} == LEVEL_COLOURS


@pytest.mark.parametrize("level", LEVELS)
def test_a_colour_stands_out_from_white(level: str) -> None:
    """At least 4.5 to 1, the contrast of text (WCAG 2.2, 1.4.3)."""
    parts = [int(LEVEL_COLOURS[level][at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 4.5
