"""The error family of the whole project: each error says what was wrong, where, and what to do.

The base stands here because `loaders` is the room that imports nothing of ours; `graph/errors.py`
adds the children that concern stores and questions. The command line maps `exit_code` to its exit
status and prints `str(error)` as the one line that a user sees.
"""

from __future__ import annotations

from typing import Any


class CascadeError(Exception):
    """Base of every error that this project raises on purpose.

    `problem` names what was wrong and where, `remedy` what the user can do about it.
    """

    exit_code = 1

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors travel between processes whole, whatever their constructor takes."""
        return _restored, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        return f"{self.problem}; {self.remedy}" if self.remedy else self.problem


class UnreadableSource(CascadeError):  # noqa: N818 - named for what it is about
    """A file or text that cannot be read as a document; `source` says which."""

    def __init__(self, source: str, reason: str, remedy: str = "") -> None:
        super().__init__(f"{source}: {reason}", remedy)
        self.source = source
        self.reason = reason


class BinaryData(UnreadableSource):
    """A source that holds bytes of no text."""


class ReaderFault(UnreadableSource):
    """A file on which a reader met an error that nobody foresaw; its trace is in the notes."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason, "please report it; the rest was read")


class VocabularyError(CascadeError):
    """A vocabulary file that breaks its own rules; `file` says which. A programming error."""

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(f"vocabulary file {file}: {problem}", "correct the file and run the tests")
        self.file = file


class SparkProblem(CascadeError):  # noqa: N818 - named for what it is about
    """What keeps Apache Spark from starting or from finishing: Java, a master, memory, a disk."""


def _restored(kind: type[CascadeError], args: tuple[str, ...], state: dict[str, Any]) -> Exception:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error
