"""`cascade serve`: the REST API."""

from __future__ import annotations

from typing import Annotated

import typer

from api.options import DebugOption, StoreOption


def serve(
    host: Annotated[
        str,
        typer.Option(
            "--host",
            help="The address to listen at; others than this machine's own "
            "let everybody read what is in the store.",
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="0 takes a free one.")
    ] = 8000,
    workers: Annotated[
        int, typer.Option("--workers", min=1, max=64, help="So many processes answer.")
    ] = 1,
    store: StoreOption = "",
    debug: DebugOption = False,
) -> None:
    """Serve the REST API; settings such as CASCADE_API_KEYS come from the environment."""
    from api.rest.running import run

    run(store, host, port, workers)
