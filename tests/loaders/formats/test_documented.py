"""docs/files.md tells the formats and limits that there are."""

from __future__ import annotations

import re
from pathlib import Path

from loaders.archives.member import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED
from loaders.archives.unfold import MAX_DEPTH
from loaders.files import MAX_FILE
from loaders.formats.apart import MEMORY
from loaders.formats.pulse import PATIENCE
from loaders.formats.table import CONTAINERS, FORMATS
from loaders.text import MAX_CHARACTERS
from loaders.web import LONGEST

PAGE = (Path(__file__).parents[3] / "docs/files.md").read_text(encoding="utf-8")


def _rows(heading: str) -> dict[str, str]:
    """The first two columns of the table with this heading."""
    table = PAGE.partition(f"\n| {heading} |")[2].partition("\n\n")[0]
    return dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|", table, re.MULTILINE))


def test_every_format_is_documented_with_its_endings() -> None:
    told = {kind.name: " ".join(kind.endings) for kind in (*FORMATS, *CONTAINERS)}
    assert _rows("Format | Endings") == told


def test_every_limit_is_documented() -> None:
    assert _rows("Limit | Value") == {
        "one file": f"{MAX_FILE / 1e6:.0f} MB",
        "one text": f"{MAX_CHARACTERS:,} characters",
        "members of an archive": f"{MAX_MEMBERS:,}",
        "an archive unpacks to": (
            f"{MAX_RATIO} times its size, {MAX_UNPACKED / 1e6:,.0f} MB at most"
        ),
        "archives in archives": f"{MAX_DEPTH} deep",
        "memory of the process that reads a file": f"{MEMORY >> 20:,} MB",
        "time without a page read": f"{PATIENCE} s",
        "time for one file from the web": f"{LONGEST:.0f} s",
    }
