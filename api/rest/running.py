"""A server that runs: its socket, its settings, its processes."""

from __future__ import annotations

import os
import socket
import tempfile

import uvicorn
from pydantic import ValidationError
from uvicorn.supervisors import Multiprocess

from api.rest import telemetry
from api.rest.settings import Settings
from loaders.errors import CascadeError

_WAITING = 2048
"""Connections that may wait to be accepted."""


class CannotServe(CascadeError):  # noqa: N818 - named for what it is about
    """The server cannot start as it was told to."""


class WrongSetting(CannotServe):
    """A setting of the environment makes no sense."""

    exit_code = 2


def run(store: str, host: str, port: int, workers: int) -> None:
    """Serve the store at this address until a signal ends it.

    Raises `WrongSetting` for what the environment says and makes no sense, and `CannotServe`.
    """
    os.environ["CASCADE_STORE"] = store  # for the processes that are started
    settings = _settings()
    telemetry.check(settings)
    with _listening(host, port) as listening, tempfile.TemporaryDirectory() as folder:
        if workers > 1:  # so that /metrics counts for all processes together
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        config = uvicorn.Config(
            "api.rest.app:create_app",
            factory=True,
            workers=workers,
            access_log=False,
            log_level="warning" if settings.log_level == "info" else settings.log_level,
            server_header=False,
            http="h11",  # whose headers have an end, which the faster one's have not
            timeout_graceful_shutdown=5,
        )
        print(f"serving at {_address(listening)}; its API is told at /docs", flush=True)
        if workers > 1:
            Multiprocess(config, sockets=[listening]).run()
        else:
            uvicorn.Server(config).run(sockets=[listening])


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        raise WrongSetting(*_said(error)) from None


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens at the address. Raises `CannotServe`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol by name: asyncio sends at once (TCP_NODELAY) only where it is told.
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(_WAITING)  # now, so that who reads the address may connect
    except OSError as error:
        found.close()
        problem = f"cannot listen at {host}:{port} ({error.strerror or error})"
        raise CannotServe(problem, "choose another --port or --host") from error
    found.set_inheritable(True)
    return found


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _said(error: ValidationError) -> tuple[str, str]:
    first = error.errors()[0]
    name = f"CASCADE_{'_'.join(map(str, first['loc'][:1])).upper()}"
    return f"{name}: {first['msg'].removeprefix('Value error, ')}", "set it anew and start again"
