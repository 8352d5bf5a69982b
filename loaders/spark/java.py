"""The Java that Spark will find, and whether it is one that can run it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

from loaders.errors import SparkProblem

OLDEST: Final = 17
"""The first Java that runs Spark 4."""
_INSTALL: Final = f"install Java {OLDEST} or newer, or set JAVA_HOME to one"
_SECONDS: Final = 30.0
_VERSION: Final = re.compile(r'version "(?:1\.)?(\d+)')


def check_java() -> None:
    """Raises `SparkProblem` where Spark would find no Java, or one that is too old."""
    java = _found()
    said = _version_told_by(java)
    version = _VERSION.search(said)
    if version is None:
        raise SparkProblem(f"{java} does not tell its version ({said[:80]!r})", _INSTALL)
    if int(version[1]) < OLDEST:
        raise SparkProblem(f"{java} is Java {version[1]}; Spark needs {OLDEST} or newer", _INSTALL)


def _found() -> str:
    """The program that Spark's own script starts: JAVA_HOME comes before the path."""
    if home := os.environ.get("JAVA_HOME"):
        java = Path(home, "bin", "java")
        if not os.access(java, os.X_OK):
            raise SparkProblem(f"JAVA_HOME is {home}, where there is no bin/java", _INSTALL)
        return str(java)
    found = shutil.which("java")
    if found is None:
        raise SparkProblem("there is no Java on this machine, which Spark needs", _INSTALL)
    return found


def _version_told_by(java: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the Java that Spark would start
            [java, "-version"], capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SparkProblem(f"{java} cannot be started ({error})", _INSTALL) from error
    return (done.stderr + done.stdout).decode(errors="replace").strip()
