"""Masters: what names one, and whether a far one answers, before Spark tries for minutes."""

from __future__ import annotations

import re
import socket
import struct
import time
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from loaders.errors import SparkProblem

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_CONNECTING: Final = 5.0
"""Seconds that a master may take to accept a connection, and to say anything."""
_QUESTION: Final = struct.pack(">qbqi", 21, 0, 0, 0)
"""Asks for a piece of a stream that there is not, as Spark's processes speak: 21 bytes, the kind,
the stream, the piece. Any Spark refuses it at once; for who says nothing it would wait a minute."""
_PAUSE: Final = 0.2
_ON_DEMAND: Final = "spark.dynamicAllocation.enabled"
_LOCAL: Final = re.compile(r"local(\[(\*|[1-9]\d*)(\s*,\s*[1-9]\d*)?\])?")
_CLUSTER_HERE: Final = re.compile(r"local-cluster\[\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\]")
_PORTS: Final = {"https": 443, "http": 80}


def is_here(master: str) -> bool:
    """Whether the master runs everything on this machine."""
    return bool(_LOCAL.fullmatch(master) or _CLUSTER_HERE.fullmatch(master))


def check_master(master: str) -> None:
    """Raises `SparkProblem` for what is no master, and for one that does not answer."""
    if is_here(master) or master == "yarn":
        return
    addresses = _addresses(master)
    question = _QUESTION if master.startswith("spark://") else b""
    troubles = [trouble for address in addresses if (trouble := trouble_with(*address, question))]
    if len(troubles) == len(addresses):
        remedy = "start it, or check its address and the network between"
        raise SparkProblem(f"the master {master} does not answer ({troubles[0]})", remedy)


def wait_for_executors(spark: SparkSession, seconds: float) -> None:
    """Wait until a far master has given at least one executor.

    Raises `SparkProblem` when there is none after so many seconds, or the master has gone. Nothing
    is awaited where executors come on demand only (`spark.dynamicAllocation.enabled`).
    """
    context = spark.sparkContext
    master = str(context.master)
    if is_here(master) or context.getConf().get(_ON_DEMAND) == "true":
        return
    end = time.monotonic() + seconds
    scala = context._jsc.sc()  # what Python's own interface has no name for
    while not scala.isStopped():
        if scala.getExecutorMemoryStatus().size() > 1:  # the first is the driver
            return
        if time.monotonic() > end:
            problem = f"the master {master} gave no executor within {seconds:.0f} s"
            remedy = "look whether it has workers with free cores and memory, or ask for less"
            raise SparkProblem(problem, remedy)
        time.sleep(_PAUSE)
    raise SparkProblem(f"the master {master} accepted no application", "look at its log")


def _addresses(master: str) -> list[tuple[str, int]]:
    """Hosts and ports of a far master; several of `spark://` stand for each other."""
    scheme, _, rest = master.partition("://")
    try:
        if scheme == "spark":
            return [_host_and_port(f"//{address}", None) for address in rest.split(",")]
        if scheme == "k8s":
            url = rest if "://" in rest else f"https://{rest}"
            return [_host_and_port(url, _PORTS.get(urlsplit(url).scheme))]
    except ValueError:
        pass
    remedy = "name local[*], local[4], spark://HOST:7077, k8s://https://HOST:6443 or yarn"
    raise SparkProblem(f"{master!r} names no master of Spark", remedy)


def _host_and_port(url: str, usual: int | None) -> tuple[str, int]:
    parts = urlsplit(url)
    port = parts.port or usual
    if not parts.hostname or port is None:
        raise ValueError
    return parts.hostname, port


def trouble_with(host: str, port: int, question: bytes = b"") -> str:
    """Why the address accepts no connection, or says nothing to a question, "" where it does."""
    try:
        with socket.create_connection((host, port), _CONNECTING) as connection:
            if question:
                connection.sendall(question)
                connection.recv(1)
    except ConnectionResetError:  # an answer, too
        return ""
    except OSError as error:
        return error.strerror or str(error)
    return ""
