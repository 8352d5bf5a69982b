"""The recipes of docs/api.md: their code, and whether what is said fits what is shown.

`…` in a shown output stands for what is left out: in a line for a part of it, on a line of its own
for any lines, in JSON for further entries of a list or (as a name) further members of an object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from tests.api.running import ROOT

PAGE = ROOT / "docs" / "api.md"
ADDRESS = "http://127.0.0.1:8000"
"""Where the server is in all that is shown."""
BASH = ("bash", "-euo", "pipefail", "-c")
"""What runs the code for the shell."""
LEFT_OUT = "…"
Language = Literal["sh", "python"]

_FENCED = re.compile(r"^```(\w+)\n(.*?)^```$|^(#+ [^\n]*)$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of code, and what it is shown to say, if anything."""

    title: str
    language: str
    code: str
    form: str | None = None
    shown: str | None = None


def section(title: str) -> str:
    """What stands below a heading of the second level."""
    page = PAGE.read_text(encoding="utf-8")
    _, found, rest = page.partition(f"\n## {title}\n")
    assert found, f"{PAGE.name} has no section {title}"
    return rest.partition("\n## ")[0]


def steps(text: str) -> Iterator[Step]:
    """The pieces of code of a text in order; an output stands right below what says it."""
    title, waiting = "", None
    for language, content, heading in _FENCED.findall(text):
        if heading:
            title = heading.lstrip("# ")
        elif language in {"json", "text"}:
            assert waiting is not None, f"{title}: an output of nothing"
            yield Step(waiting.title, waiting.language, waiting.code, language, content)
            waiting = None
        else:
            if waiting is not None:
                yield waiting
            waiting = Step(title, language, content)
    if waiting is not None:
        yield waiting


def fits_text(shown: str, said: str) -> bool:
    """Whether the text that was said is the shown one, but for what is left out of it."""
    return re.fullmatch("".join(map(_pattern, shown.splitlines())), _ended(said)) is not None


def _pattern(line: str) -> str:
    if line == LEFT_OUT:
        return r"(?:.*\n)*"
    return ".*".join(map(re.escape, line.split(LEFT_OUT))) + r"\n"


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def misfits(shown: Any, told: Any, where: str = "$") -> Iterator[str]:
    """Where JSON that was told is not the shown one, but for what is left out of that."""
    match shown, told:
        case dict(), dict():
            more = shown.get(LEFT_OUT) == LEFT_OUT
            wanted = {name: value for name, value in shown.items() if name != LEFT_OUT}
            if not (wanted.keys() <= told.keys() if more else wanted.keys() == told.keys()):
                yield f"{where} has {', '.join(told)}"
            for name in wanted.keys() & told.keys():
                yield from misfits(wanted[name], told[name], f"{where}.{name}")
        case list(), list():
            more = bool(shown) and shown[-1] == LEFT_OUT
            first = shown[:-1] if more else shown
            if not (len(first) <= len(told) if more else len(first) == len(told)):
                yield f"{where} has {len(told)} entries"
            for number, (a, b) in enumerate(zip(first, told, strict=False)):
                yield from misfits(a, b, f"{where}[{number}]")
        case str(), str() if LEFT_OUT in shown:
            if not fits_text(shown, told):
                yield f"{where} is {told!r}"
        case _:
            if shown != told or type(shown) is not type(told):
                yield f"{where} is {told!r}"
