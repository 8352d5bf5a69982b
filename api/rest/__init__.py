"""The server: a REST API over the graph, for other programs."""

from api.rest.app import create_app
from api.rest.settings import Settings

__all__ = ["Settings", "create_app"]
