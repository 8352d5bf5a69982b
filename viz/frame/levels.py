"""The colours of the levels, the same in every page, drawing and figure.

Pages have them as `--central` and so on, in `assets/style.css`.
"""

from __future__ import annotations

LEVEL_COLOURS = {
    "central": "#882255",
    "province": "#332288",
    "district": "#117733",
    "commune": "#8a6100",
    "unknown": "#5f6675",
}
"""By level from the top down; told apart by all colour-blind eyes, and readable on white."""
