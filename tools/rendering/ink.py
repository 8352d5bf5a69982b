"""What is done by hand on paper: the red round stamp and the signature, as a drawing (SVG)."""

from __future__ import annotations

from html import escape
from math import cos, pi, sin
from random import Random
from typing import Final

_STAR: Final = " ".join(
    f"{radius * sin(turn * pi / 5):.2f},{-radius * cos(turn * pi / 5):.2f}"
    for turn in range(10)
    for radius in ((5.5, 2.2)[turn % 2],)
)


def ink(body: str, seed: int) -> str:
    """A stamp with the name of the body around it, and a signature that `seed` decides.

    Lengths are millimetres. The stamp covers a third of the signature on its left, as Decree
    30/2020/NĐ-CP, Article 33, has it.
    """
    random = Random(seed)  # noqa: S311 - no secret
    turn = random.uniform(-12, 12)
    return (
        '<svg viewBox="-18 -18 60 36" xmlns="http://www.w3.org/2000/svg">'
        f'<g fill="none" stroke="#d42020" opacity="0.65" transform="rotate({turn:.1f})">'
        '<circle r="17" stroke-width="0.9"/><circle r="15.9" stroke-width="0.3"/>'
        '<circle r="11" stroke-width="0.3"/>'
        f'<polygon points="{_STAR}" fill="#d42020"/>'
        '<path id="round" d="M-12.4,0 a12.4,12.4 0 1 1 24.8,0 a12.4,12.4 0 1 1 -24.8,0"/>'
        '<text font-size="3" font-weight="bold" fill="#d42020" stroke="none">'
        f'<textPath href="#round" startOffset="2">{escape(body)}</textPath></text></g>'
        f'<path d="{_scribble(random)}" fill="none" stroke="#1b2a8c" stroke-width="0.55" '
        'stroke-linecap="round"/></svg>'
    )


def _scribble(random: Random) -> str:
    """Loops from left to right, and a stroke back below them."""
    left, height = 2.0, random.uniform(4, 9)
    path = [f"M{left:.1f},{height:.1f}"]
    for _ in range(random.randint(4, 7)):
        reach = random.uniform(3, 6)
        up, down = -random.uniform(4, 11), random.uniform(0, 6)
        path.append(
            f"C{left + reach:.1f},{up:.1f} {left:.1f},{up:.1f} {left + reach:.1f},{down:.1f}"
        )
        left += reach
    path.append(f"Q{left + 8:.1f},{-random.uniform(0, 6):.1f} 4,{random.uniform(7, 11):.1f}")
    return " ".join(path)
