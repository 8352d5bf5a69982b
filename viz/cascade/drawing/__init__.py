"""The parts of the picture as SVG: what the scripts in `viz/cascade/assets` draw on a canvas."""
