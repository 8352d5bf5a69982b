"""The errors of stores and questions; the family and its exit codes are in `loaders.errors`."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.errors import CascadeError

_NEAREST = 5


class StoreError(CascadeError):
    """A store that cannot be opened, read or written; `url` says which."""

    def __init__(self, url: str, problem: str, remedy: str) -> None:
        """`problem` and `remedy` are told with the URL in front."""
        super().__init__(f"store {url}: {problem}", remedy)
        self.url = url


class UnknownDocument(CascadeError):  # noqa: N818
    """No document has this key or number; `nearest` are the numbers that come closest."""

    def __init__(self, reference: str, nearest: Sequence[str] = ()) -> None:
        """`reference` is what was asked for."""
        remedy = (
            f"the nearest are {', '.join(nearest)}" if nearest else "the store holds none like it"
        )
        super().__init__(f"no document {reference}", remedy)
        self.reference = reference
        self.nearest = tuple(nearest)


class NotYetKnown(UnknownDocument):
    """A document that was not known as of the day a question is asked for."""

    def __init__(self, reference: str, as_of: str, date: str | None) -> None:
        """`date` is that of a document which is dated later; None where only later ones cite it."""
        why = f"it is dated {date}" if date else "only later documents cite it"
        CascadeError.__init__(
            self, f"{reference} is not known as of {as_of}: {why}", "leave out --as-of to see it"
        )
        self.reference = reference
        self.nearest = ()


class AmbiguousDocument(CascadeError):  # noqa: N818
    """A number or alias that fits several documents; `candidates` are (key, description) pairs."""

    exit_code = 2

    def __init__(self, reference: str, candidates: Sequence[tuple[str, str]]) -> None:
        """`candidates` are pairs of key and a few words."""
        listed = "; ".join(f"{key} ({what})" if what else key for key, what in candidates)
        super().__init__(f"{reference} fits {len(candidates)} documents: {listed}", "give a key")
        self.reference = reference
        self.candidates = tuple(candidates)


class UnknownCitation(CascadeError):  # noqa: N818
    """A document cites nothing that is called so; `cited` are the names of what it cites."""

    def __init__(self, reference: str, cited: Sequence[str]) -> None:
        """`reference` is what was asked for."""
        remedy = f"it cites {', '.join(cited)}" if cited else "it cites nothing"
        super().__init__(f"no citation is called {reference}", remedy)
        self.reference = reference
        self.cited = tuple(cited)


class UnknownMeasure(CascadeError):  # noqa: N818
    """The vocabulary has no measure of this id; `nearest` are the ids that come closest."""

    def __init__(self, measure: str, nearest: Sequence[str] = ()) -> None:
        """`measure` is what was asked for."""
        remedy = (
            f"the nearest are {', '.join(nearest)}"
            if nearest
            else "`cascade measure` lists all of them"
        )
        super().__init__(f"no measure {measure}", remedy)
        self.measure = measure
        self.nearest = tuple(nearest)


class UnknownOrganisation(CascadeError):  # noqa: N818
    """No organisation with this key issued a document; `nearest` are keys that it may mean."""

    def __init__(self, key: str, nearest: Sequence[str] = ()) -> None:
        """`key` is what was asked for."""
        super().__init__(f"no organisation {key} issued a document", _nearest(nearest))
        self.key = key
        self.nearest = tuple(nearest[:_NEAREST])


class UnknownPlace(CascadeError):  # noqa: N818
    """No unit of the tables has this key; `nearest` are keys that have its words."""

    def __init__(self, key: str, nearest: Sequence[str] = ()) -> None:
        """`key` is what was asked for."""
        super().__init__(f"no place {key}", _nearest(nearest))
        self.key = key
        self.nearest = tuple(nearest[:_NEAREST])


class NoPath(CascadeError):  # noqa: N818
    """Two documents that no chain of the relation connects in the asked direction."""

    def __init__(self, start: str, end: str, relation: str, remedy: str) -> None:
        """`start` is above, `end` below, as asked."""
        super().__init__(f"no chain of {relation} leads from {end} up to {start}", remedy)
        self.start = start
        self.end = end


class UsageProblem(CascadeError):  # noqa: N818
    """A question that cannot be asked so: an unknown relation, a malformed date."""

    exit_code = 2


class NoText(UsageProblem):
    """A question about the words of a document of which no text is held."""

    def __init__(self, name: str) -> None:
        """`name` is the document's number or key."""
        super().__init__(
            f"{name} is known from citations only and has no text", "load the document itself"
        )
        self.name = name


class NoRoom(CascadeError):  # noqa: N818
    """The folder for temporary files takes no more; `folder` says which."""

    def __init__(self, folder: str, reason: str) -> None:
        """`reason` is what the system said."""
        super().__init__(
            f"no room for sorting in {folder}: {reason}",
            "free some or name another folder with TMPDIR",
        )
        self.folder = folder


def _nearest(keys: Sequence[str]) -> str:
    told = ", ".join(keys[:_NEAREST])
    return f"the nearest are {told}" if told else "search the list by its words"
