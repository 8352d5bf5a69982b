"""Files of Word 2, 6 and 95, read by the program antiword."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from loaders.errors import UnreadableSource

SECONDS: Final = 30
"""How long the program may take; it reads a thousand pages in less than one."""

MEMORY: Final = 512 * 1024 * 1024
"""How many bytes of memory the program may have."""

MAX_OUTPUT: Final = 64 * 1024 * 1024
"""How many bytes it may write."""

_PROGRAM: Final = "antiword"


def older_text(data: bytes, source: str) -> str:
    """The text, a paragraph a line, cells in rows with "|" between them.

    Raises `UnreadableSource` where the program is missing, fails, or takes too long.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        raise UnreadableSource(
            source,
            "is of a Word older than 1997, which the program antiword reads",
            "install it: apt-get install antiword",
        )
    with tempfile.TemporaryDirectory() as folder:
        given, written = Path(folder, "given.doc"), Path(folder, "text")
        given.write_bytes(data)
        try:
            with written.open("wb") as output:
                ended = subprocess.run(  # noqa: S603 - no shell, a file of ours
                    [program, "-w", "0", "-m", "UTF-8.txt", str(given)],
                    stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL,
                    timeout=SECONDS, check=False, cwd=folder, preexec_fn=_limit,
                    env={"HOME": folder, "PATH": os.defpath, "LC_ALL": "C.UTF-8"},
                )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise _not_read(source, f"in {SECONDS} seconds") from error
        if ended.returncode:
            raise _not_read(source, "")
        return written.read_text("utf-8", "replace")


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_OUTPUT, MAX_OUTPUT))


def _not_read(source: str, when: str) -> UnreadableSource:
    reason = f"cannot be read as a Word file {when}".rstrip()
    return UnreadableSource(source, reason, "save it as .docx and load that")
