"""The errors of archives; the family and its exit codes are in `loaders.errors`."""

from __future__ import annotations

from loaders.errors import CascadeError


class ArchiveError(CascadeError):
    """A step of an archive that cannot be done, or that failed."""
