"""The errors of archives; the family and its exit codes are in `loaders.errors`."""

from __future__ import annotations

from loaders.errors import CascadeError


class ArchiveError(CascadeError):
    """A step of an archive that cannot be done, or that failed."""


class BrokenTables(ArchiveError):  # noqa: N818
    """Tables that cannot be read or do not belong together; `folder` says which."""

    def __init__(self, folder: str, problem: str, remedy: str) -> None:
        """`problem` and `remedy` are told with the folder in front."""
        super().__init__(f"archive {folder}: {problem}", remedy)
        self.folder = folder
