"""Signs of life: how a reader in a process of its own tells that it still gets on."""

from __future__ import annotations

import signal
from typing import Final

PATIENCE: Final = 60
"""Seconds without a sign of life after which a process that reads a file is ended. A scanned page
takes about 1 s, a file of 1,000 pages of text 10 s."""

_running = False


def start() -> None:
    """From now on this process ends by itself when `beat` is not called for `PATIENCE` seconds.

    The alarm has its default action, which ends the process even in the middle of native code.
    Without alarms (Windows) there is no such limit.
    """
    global _running  # noqa: PLW0603 - one alarm a process
    _running = hasattr(signal, "setitimer")
    beat()


def stop() -> None:
    """Nothing is expected any more."""
    global _running  # noqa: PLW0603
    if _running:
        signal.setitimer(signal.ITIMER_REAL, 0)
    _running = False


def beat() -> None:
    """One page or part is done; without effect outside of such a process."""
    if _running:
        signal.setitimer(signal.ITIMER_REAL, PATIENCE)
