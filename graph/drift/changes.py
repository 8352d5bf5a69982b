"""What becomes of a measure from a document to one that carries it out."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from graph.drift.answer import CHANGES, Tally
from graph.drift.scope import NOTHING, Ints, Scope, Small

_KEPT, _TIGHTENED, _LOOSENED, _DROPPED, _ADDED = range(len(CHANGES))
NONE = -1
"""In place of a change where nothing is said, or nothing can be compared."""

_BECAME = np.array(
    [
        # what is below says: nothing, mentions, orders; what is above says:
        [NONE, _ADDED, _ADDED],  # nothing
        [_DROPPED, _KEPT, _TIGHTENED],  # mentions
        [_DROPPED, _LOOSENED, _KEPT],  # orders
    ],
    np.int8,
)


class Unseen(Struct, frozen=True):
    """Edges at which one end is known to name a measure, and which are no evidence all the same.

    `unread` have an end that is only cited, `drafts` one that is a draft.
    """

    unread: int
    drafts: int


def changes_of(scope: Scope, modes: Small) -> Small:
    """For each edge the index of its change in `CHANGES`, `NONE` where there is none to see."""
    changes: Small = _BECAME[modes[scope.targets], modes[scope.sources]]
    return np.where(scope.compared, changes, np.int8(NONE))


def tally(changes: Small) -> Tally:
    """The changes counted."""
    return tallies(changes, np.zeros(len(changes), np.int32), 1)[0]


def tallies(changes: Small, groups: Ints, count: int) -> list[Tally]:
    """The changes counted in each of `count` groups; `groups` tells that of every edge."""
    seen = changes != NONE
    cells = groups[seen].astype(np.int64) * len(CHANGES) + changes[seen]
    table = np.bincount(cells, minlength=count * len(CHANGES)).reshape(count, len(CHANGES))
    return [Tally(*row) for row in table.tolist()]


def unseen(scope: Scope, modes: Small) -> Unseen:
    """The edges of a measure that cannot be compared."""
    named = (modes[scope.sources] != NOTHING) | (modes[scope.targets] != NOTHING)
    left = named & ~scope.compared
    unread = int((left & scope.unread).sum())
    return Unseen(unread, int(left.sum()) - unread)


def brought_in(scope: Scope, modes: Small) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The documents that name a measure on their own account, and those that introduce it.

    The first carry out nothing in the scope. The others carry out documents that are all in force
    and none of which names the measure.
    """
    named = (modes != NOTHING) & scope.issued
    carrying, inherited = np.zeros_like(named), np.zeros_like(named)
    carrying[scope.sources] = True
    above = named[scope.targets] | ~scope.issued[scope.targets]  # may have named it
    inherited[scope.sources[above]] = True
    return named & ~carrying, named & carrying & ~inherited
