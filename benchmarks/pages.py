"""How long the server takes for each page of the explorer.

    python -m benchmarks.pages --store sqlite:///archive.db [--runs 7]

Asks a server in this process for each page about the largest order of the store, and prints the
median time of its runs and the size of the page. Nothing is sent over a network.
"""

from __future__ import annotations

import argparse
import time
from statistics import median

from starlette.testclient import TestClient

import graph
from api.rest import Settings, create_app

_PARTS = ("", "/text", "/down", "/up", "/coverage", "/lag", "/measures", "/reuse", "/explanation",
          "/members", "/relations/implemented_by")  # fmt: skip
_OTHERS = ("documents", "documents?q=tinh", "documents?level=province", "orders", "measures",
           "organisations", "places", "wanted", "gaps", "check", "compare", "upload")  # fmt: skip


def pages(store: str) -> list[str]:
    """The addresses of the pages that are measured."""
    with graph.open_store(store, must_exist=True) as opened:
        largest = max(graph.overview(opened).orders, key=lambda order: order.documents)
        most = max(graph.measures(opened), key=lambda measure: measure.orders)
    here = f"/explorer/documents/{largest.order.key}"
    others = [f"/explorer/{name}" for name in (*_OTHERS, f"measures/{most.measure}")]
    return ["/", *others, *(here + part for part in _PARTS)]


def main() -> None:
    """Print a line for each page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--store", required=True)
    parser.add_argument("--runs", type=int, default=7)
    told = parser.parse_args()
    app = create_app(Settings(store=told.store, log_level="error"))
    with TestClient(app) as client:
        for address in pages(told.store):
            times = []
            for _ in range(told.runs):
                begun = time.perf_counter()
                answer = client.get(address)
                times.append(time.perf_counter() - begun)
            size = len(answer.content) / 1000
            print(f"{median(times) * 1000:7.0f} ms {size:7.0f} kB  {address}")


if __name__ == "__main__":
    main()
