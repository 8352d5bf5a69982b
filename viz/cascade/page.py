"""The page around the picture of a cascade: one file, safe as `viz.frame.offline`."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from graph.coverage import Coverage
from graph.model import Cascade
from loaders.garbage import without_collecting
from viz.cascade.arrangement import arrange
from viz.cascade.facts import facts, proofs
from viz.cascade.picture import name, picture
from viz.frame.files import asset
from viz.frame.offline import inert, render

_SCRIPTS = (
    "state.js", "proofs.js", "shelves.js", "fragment.js", "ink.js", "cards.js", "tiles.js",
    "lines.js", "draw.js", "panel.js", "filters.js", "legend.js", "list.js", "save.js", "keys.js",
    "page.js",
)  # fmt: skip
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


@without_collecting
def cascade_page(cascade: Cascade, coverage: Coverage | None = None) -> str:
    """One HTML page that shows `cascade`; equal cascades give equal text. Write it as UTF-8.

    With the `coverage` of its root the page also shows the bodies that were told to act and did
    not. A picture of more than 400 nodes opens folded, a tile for each province.
    """
    arranged = arrange(cascade, coverage)
    return render(
        "cascade",
        scripts=[_library(), *(asset(f"cascade/{file}") for file in _SCRIPTS)],
        styles=[asset("cascade/cascade.css")],
        data={**facts(cascade, coverage), "picture": picture(cascade, arranged)},
        later={"proofs": proofs(cascade)},
        title=inert(_title(cascade)),
        folded=arranged.folded,
    )


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
