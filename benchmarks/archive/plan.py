"""What archive to make: how many documents, how wide, who does not answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

WHOLE = 12_000
"""From so many documents on, cascades reach the whole country."""

MOST = 1_200_000

FIRST = date(2021, 1, 4).toordinal()
LAST = date(2021, 6, 30).toordinal()
"""Days of the first order and of the last: the latest answers still come before any of the units
of July 2021 changed, which the first one did on 1 November."""

Shares = tuple[float, float, float]
"""Shares in [0, 1] of provinces, districts and communes."""

SILENT: Shares = (0.05, 0.1, 0.2)
LOST: Shares = (0.02, 0.03, 0.0)

_USUAL_GAP = 9.0
_ORDERS_AT_LEAST = 4
_WIDEST = 63
_BELOW = (63, 11.2, 15.0)
"""Provinces, districts of a province and communes of a district, on average."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What archive to make.

    A `silent` body answers nothing, so that nothing below it does either; the document of a `lost`
    one is missing from the archive, but those below cite it. `width` bounds the bodies below each
    body that get a chance to answer; without it, all do in a large archive, and in a small one so
    many that a few cascades fill it. Behind the `documents` come a letter and so many (`hot`)
    reports that all cite it.
    """

    documents: int
    seed: int = 1
    silent: Shares = SILENT
    lost: Shares = LOST
    width: int | None = None
    hot: int = 0

    @property
    def breadth(self) -> int:
        """The most bodies below one body that get a chance to answer."""
        if self.width is not None:
            return self.width
        if self.documents >= WHOLE:
            return _WIDEST
        fitting = (width for width in range(_WIDEST, 0, -1) if self._fits(width))
        return next(fitting, 1)

    @property
    def gap(self) -> float:
        """Days from one order to the next."""
        orders = 2 + self.documents / self._cascade_size()
        return min(_USUAL_GAP, (LAST - FIRST) / orders)

    def _fits(self, width: int) -> bool:
        whole = 2 + 2 * width + 2 * width**2 + width**3
        return _ORDERS_AT_LEAST * whole <= self.documents

    def _cascade_size(self) -> float:
        """About how many documents one order has below it at the least."""
        provinces, districts, communes = (
            min(self.breadth, below) * (1 - silent)
            for below, silent in zip(_BELOW, self.silent, strict=True)
        )
        here = [1 - share for share in self.lost]
        return 1 + provinces * (here[0] + districts * (here[1] + communes * here[2]))
