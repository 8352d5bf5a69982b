"""One server over the sample corpus for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.api.mcp.assistant import Assistant, assisting


@pytest.fixture(scope="module")
def assistant(sample_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant with a server over the sample corpus."""
    with assisting(sample_store, tmp_path_factory.mktemp("assistant")) as found:
        yield found
