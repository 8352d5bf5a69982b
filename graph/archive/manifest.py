"""What a build says of itself: of which input, by which versions, how far it has come."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from graph.archive.tables import VERSION
from loaders.edition import edition

NAME = "manifest.json"


class Given(Struct, frozen=True):
    """What was to be read: the paths as given, and what tells whether they have changed."""

    paths: tuple[str, ...]
    files: int
    bytes: int
    fingerprint: str


class Maker(Struct, frozen=True):
    """What makes the tables: another maker may make others of the same input."""

    tables: int
    reader: str
    keep_unknown: bool

    @classmethod
    def of_today(cls, *, keep_unknown: bool) -> Maker:
        """This version of the program."""
        return cls(VERSION, edition(), keep_unknown)


class Manifest(Struct, frozen=True):
    """The input, the maker, and the number of rows of each table of each finished step.

    `versions` are those of the program and of what it ran on; a build goes on under others.
    """

    input: Given
    maker: Maker
    versions: dict[str, str]
    steps: dict[str, dict[str, int]] = {}
    complete: bool = False

    @property
    def rows(self) -> dict[str, int]:
        """The number of rows of each table so far."""
        return {table: many for rows in self.steps.values() for table, many in rows.items()}

    def encoded(self) -> str:
        """The manifest as JSON that people can read."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode() + "\n"

    def to_dict(self) -> dict[str, Any]:
        """The manifest as JSON-ready mapping."""
        found: dict[str, Any] = msgspec.to_builtins(self)
        return found


def decoded(text: str) -> Manifest | None:
    """The manifest in a text, None where it is none."""
    try:
        return msgspec.json.decode(text, type=Manifest)
    except msgspec.DecodeError:
        return None
