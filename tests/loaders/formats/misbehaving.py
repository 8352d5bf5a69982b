"""Readers that do what hostile files make real ones do."""

from __future__ import annotations

import os
import signal
import time

from loaders.errors import UnreadableSource
from loaders.formats import pulse

_read: list[bytes] = []


def read(data: bytes, source: str) -> list[str]:
    """What the bytes ask for."""
    _read.append(data)
    match data:
        case b"hang":
            time.sleep(600)
        case b"slow, but alive":
            for _ in range(4):
                time.sleep(0.5)
                pulse.beat()
        case b"crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"memory":
            bytes(3 << 30)
        case b"depth":
            return read(data, source)
        case b"refused":
            raise UnreadableSource(source, "is encrypted", "save it without a password")
        case b"fault":
            raise KeyError(source)
        case b"noise":
            os.write(1, b"a native library says something")
        case b"crash after others" if len(_read) > 1:
            os.kill(os.getpid(), signal.SIGSEGV)
    return [data.decode(), str(os.getpid())]
