"""Values as the importer of Neo4j reads them in CSV, and the columns of its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

Type = Literal["string", "long", "double", "boolean", "string[]"]

BETWEEN: Final = "\0"
"""What stands between the elements of a list: the one character that no text of a file has."""
_INSTEAD: Final = "\N{REPLACEMENT CHARACTER}"


class Field(NamedTuple):
    """A column of a file: the property, its type, and `more` for the importer."""

    name: str
    type: Type = "string"
    more: str = ""

    @property
    def header(self) -> str:
        """The column in the first line."""
        return self.more or f"{self.name}:{self.type}"


class Kind(NamedTuple):
    """The files of nodes of a label, or of relationships; `name` is that of their folder.

    `label` is empty where a column tells the type.
    """

    name: str
    label: str
    fields: tuple[Field, ...]
    is_node: bool = True

    @property
    def header(self) -> str:
        """The first line."""
        return ",".join(field.header for field in self.fields)

    def line(self, facts: Mapping[str, Any]) -> str:
        """The line of a node or relationship with these properties; None is none."""
        return ",".join(
            [
                "" if (value := facts.get(name)) is None else _WRITERS[type_](value)
                for name, type_, _ in self.fields
            ]
        )


def quoted(text: str) -> str:
    """A text; it may hold anything, and an empty one is not none (RFC 4180).

    >>> quoted('a "b" c')
    '"a ""b"" c"'
    """
    return '"' + text.replace('"', '""') + '"'


def _listed(texts: Sequence[str]) -> str:
    """A list of texts, which the importer takes for none where it is empty."""
    return quoted(BETWEEN.join(text.replace(BETWEEN, _INSTEAD) for text in texts))


def _truth(value: bool) -> str:
    return "true" if value else "false"


_WRITERS: Final[Mapping[Type, Callable[[Any], str]]] = {
    "string": quoted,
    "long": str,
    "double": repr,
    "boolean": _truth,
    "string[]": _listed,
}


def fields(names: Iterable[str], types: Mapping[str, Type]) -> tuple[Field, ...]:
    """Columns of these names; those without a type are texts."""
    return tuple(Field(name, types.get(name, "string")) for name in names)
