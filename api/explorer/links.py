"""The addresses of pages and of the REST calls behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from api.explorer.views import View

Value = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as seen from one page: `path` with its `query`, behind the proxy's prefix `root`.

    `kept` is what every page hands on to the next one: the language that was chosen.
    """

    root: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)
    as_of: str | None = None

    @property
    def start(self) -> str:
        """The first page."""
        return self._address("/", self.kept)

    def page(self, *parts: str, **parameters: Value) -> str:
        """A page of the explorer: `page("documents", key)`. What is None or False is left out."""
        day = {"as_of": self.as_of} if self.as_of else {}
        return self._address(_path("explorer", *parts), {**_told(parameters), **day, **self.kept})

    def api(self, *parts: str, **parameters: Value) -> str:
        """The REST call that gives what a page shows: `api("documents", key, "coverage")`."""
        day = {"as_of": self.as_of} if self.as_of else {}
        return self._address(_path(*parts), {**_told(parameters), **day})

    def here(self, **changes: Value) -> str:
        """This page with some of its parameters changed, or left out for None."""
        names = {name.rstrip("_") for name in changes}
        left = {name: value for name, value in self.query if name not in names}
        return self._address(self.path, {**left, **_told(changes)})

    def view(self, view: View, key: str) -> str:
        """A picture of a document."""
        day = {"as_of": self.as_of} if self.as_of else {}
        return self._address(_path("views", key, *view.path), day)

    def has(self, name: str) -> bool:
        """Whether the page was asked for with this parameter."""
        return any(name == known for known, _ in self.query)

    def asset(self, name: str) -> str:
        """A file of the explorer."""
        return self._address(_path("assets", "explorer", name), {})

    def _address(self, path: str, parameters: Mapping[str, str]) -> str:
        query = urlencode(parameters)
        return f"{self.root}{path}" + (f"?{query}" if query else "")


def _path(*parts: str) -> str:
    return "".join(f"/{quote(part, safe='')}" for part in parts)


def _told(parameters: Mapping[str, Value]) -> dict[str, str]:
    """Names may end in `_` where the plain one is a word of Python (`from_`)."""
    return {
        name.rstrip("_"): "true" if value is True else str(value)
        for name, value in parameters.items()
        if value is not None and value is not False and value != ""
    }
