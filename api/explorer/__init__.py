"""The explorer: the pages of the server for people, in English and Vietnamese.

Every page is one state of the store, works without JavaScript, and has beside each number the REST
call that gives it.
"""

from pathlib import Path

from fastapi import APIRouter
from starlette.staticfiles import StaticFiles

from api.explorer.problems import as_page, is_page
from api.explorer.routes import (
    bodies,
    cascade,
    compare,
    coverage,
    document,
    elsewhere,
    measures,
    quality,
    search,
    start,
    studies,
    upload,
)

__all__ = ["as_page", "assets", "is_page", "parts", "router"]

parts = (
    *(start, search, document, cascade, coverage, studies, measures, bodies, quality),
    *(compare, upload, elsewhere),
)
"""The modules of the pages, each with its `router`."""
router = APIRouter(include_in_schema=False)
"""All pages."""
for part in parts:
    router.include_router(part.router)
assets = StaticFiles(directory=Path(__file__).with_name("assets"))
"""The style and the script of the pages."""
