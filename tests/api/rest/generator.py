"""The generator of typed clients, in an environment of its own: it does not go with ours."""

from __future__ import annotations

import contextlib
import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

from platformdirs import user_cache_path

from tests.api.running import ROOT

LOCK = ROOT / "requirements-client.lock"


class NoGenerator(Exception):  # noqa: N818 - named for what it is about
    """It could not be installed; says why in one line."""


def generator() -> Path:
    """The Python that has it, and with it all that a generated client needs.

    The environment is made the first time and kept as long as the lock stays the same. Raises
    `NoGenerator`.
    """
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()[:16]
    folder = user_cache_path("directive-cascade", appauthor=False) / "client" / wanted
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as name:
            new = Path(name) / wanted
            _must(sys.executable, "-m", "venv", str(new))
            pip = (str(new / "bin" / "python"), "-m", "pip", "--disable-pip-version-check")
            _must(*pip, "install", "--quiet", "--require-hashes", "-r", str(LOCK))
            with contextlib.suppress(OSError):  # another process was faster
                new.rename(folder)
    return folder / "bin" / "python"


def _must(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        raise NoGenerator(f"{LOCK.name} cannot be installed: {said[-1][:300]}")
