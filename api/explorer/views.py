"""The pictures of a document that the server draws, to which its pages lead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """A picture: the key of its label, and its address below `/views/{key}`."""

    label: str
    path: tuple[str, ...] = ()


VIEWS = (
    View("view.cascade"),
    View("view.up", ("up",)),
    View("view.timeline", ("timeline",)),
    View("view.coverage", ("coverage",)),
    View("view.measures", ("measures",)),
    View("view.text", ("text",)),
)
"""In the order in which they are offered."""
