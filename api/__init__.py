"""The faces of the project for people and programs: the command `cascade`, and the REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.rest import Settings, create_app

__all__ = ["Settings", "create_app"]


def __getattr__(name: str) -> object:
    """The names of the server, loaded when they are asked for: most commands need none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import api.rest

    return getattr(api.rest, name)
