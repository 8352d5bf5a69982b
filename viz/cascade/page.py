"""The page around the picture of a cascade: one file, safe as `viz.frame.offline`."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from graph.model import Cascade
from viz.cascade.picture import name, picture
from viz.frame.files import asset
from viz.frame.labels import measure_names
from viz.frame.offline import inert, render

_SCRIPTS = ("state.js", "cards.js", "draw.js", "panel.js", "list.js", "page.js")
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


def cascade_page(cascade: Cascade) -> str:
    """One HTML page that shows `cascade`; equal cascades give equal text. Write it as UTF-8."""
    return render(
        "cascade",
        scripts=[_library(), *(asset(f"cascade/{file}") for file in _SCRIPTS)],
        styles=[],
        data=_data(cascade),
        title=inert(_title(cascade)),
    )


def _data(cascade: Cascade) -> dict[str, Any]:
    used = {use.id for item in cascade.documents for use in item.measures}
    return {
        **cascade.to_dict(),
        "picture": picture(cascade),
        "measures": measure_names(used),
    }


def _title(cascade: Cascade) -> str:
    root = next(item.document for item in cascade.documents if item.key == cascade.root)
    return " · ".join(filter(None, (name(root), root.issuer, root.number and root.date)))


@cache
def _library() -> str:
    """The vis-network that pyvis brings, without the address of a source map that nobody has.

    Read as text, so that line ends are the ones that browsers hash.
    """
    spec = find_spec("pyvis")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pyvis")
    text = Path(spec.submodule_search_locations[0], _VIS).read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL=")[0]
