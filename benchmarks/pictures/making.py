"""How long Python takes to make a page, in a process that has made some and in a fresh one."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.pictures.cascades import Pictured
from viz import cascade_page


def made(pictured: Pictured) -> float:
    """Seconds until the page of a cascade is made, here and now."""
    began = time.perf_counter()
    cascade_page(*pictured)
    return time.perf_counter() - began


def made_first(pictured: Pictured) -> float:
    """The same in a process that has imported everything and made no page before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        return fresh.submit(made, pictured).result()
