"""Tables of a survey: lists of numbers by row, and texts that are decoded when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, overload

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers: TypeAlias = npt.NDArray[np.integer[Any]]
    Mask: TypeAlias = npt.NDArray[np.bool_]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of numbers for every row: that of row r is `items[starts[r]:starts[r + 1]]`.

    `starts` has one number more than there are rows.
    """

    starts: Numbers
    items: Numbers

    def __call__(self, row: int) -> Numbers:
        """The list of one row."""
        return self.items[self.span(row)]

    def span(self, row: int) -> slice:
        """Where the list of a row stands in `items` and in whatever is aligned with it."""
        return slice(int(self.starts[row]), int(self.starts[row + 1]))

    def lengths(self) -> Numbers:
        """How long the list of every row is."""
        return self.starts[1:] - self.starts[:-1]

    def owners(self) -> Numbers:
        """The row of each of the `items`."""
        from graph.survey.walk import owners  # noqa: PLC0415 - NumPy takes time to load

        return owners(self)

    def gathered(self, rows: Numbers) -> Numbers:
        """The places in `items` of the lists of all these rows, one list after the other."""
        from graph.survey.walk import gathered  # noqa: PLC0415 - NumPy takes time to load

        return gathered(self, rows)


@dataclass(frozen=True, slots=True, eq=False)
class Texts(Sequence[T], Generic[T]):
    """Values kept as UTF-8, one behind the other; each is decoded whenever it is asked for."""

    starts: Numbers
    text: Numbers
    decode: Callable[[bytes], T]

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> list[T]: ...

    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        at = range(len(self))[place]  # negative ones too, and IndexError beyond the ends
        return self.decode(self.data(at))

    def data(self, place: int) -> bytes:
        """The value at `place` as it is kept."""
        return self.text[int(self.starts[place]) : int(self.starts[place + 1])].tobytes()

    def place(self, data: bytes) -> int | None:
        """Where a value is, as it is kept; None if it is none. Only for tables that are sorted."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.data(middle) < data:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self.data(low) == data else None
