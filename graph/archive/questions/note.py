"""What a folder of answers says of itself."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from graph.archive.folder import Folder
from graph.archive.manifest import Given
from graph.errors import UsageProblem

NAME = "answers.json"


class Note(Struct, frozen=True):
    """Of which build the answers are, what was asked, and the rows of each table.

    While `complete` is false the tables are those of a run that is under way, or was broken off.
    """

    input: Given
    as_of: str | None
    steps: int | None
    rows: dict[str, int] = {}
    complete: bool = False

    def put(self, folder: Folder) -> None:
        """Write it into the folder of the answers."""
        text = msgspec.json.format(msgspec.json.encode(self), indent=2).decode()
        folder.write(NAME, text + "\n")


def check_free(answers: Folder) -> None:
    """Raises `UsageProblem` where a folder holds something else than answers."""
    if not answers.has(NAME) and not answers.is_empty():
        problem = f"{answers.address} holds something else than answers"
        raise UsageProblem(problem, "name another folder, or delete this one first")
