"""A cascade as GraphML with the coordinates of the page, for Gephi, yEd, Cytoscape and NetworkX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import tostring

from graph.coverage import Coverage
from graph.model import Cascade, CascadeEdge
from loaders.garbage import without_collecting
from viz.cascade.arrangement import Arrangement, arrange
from viz.cascade.characters import allowed
from viz.cascade.parts import parts
from viz.cascade.picture import name
from viz.cascade.scene import ghost_id, is_held, silence, silent
from viz.cascade.standing import every_panel, standing

if TYPE_CHECKING:
    import networkx as nx

Facts = dict[str, Any]


@without_collecting
def cascade_graphml(cascade: Cascade, coverage: Coverage | None = None) -> str:
    """A GraphML document of `cascade`, the same for equal cascades. Write it as UTF-8.

    A node is a document under its key, or under `~0`, `~1`, … a body that was told to act and did
    not, with status "silent" where other documents of it are held and "unheld" where none is. It
    has `key`, `label`, `number`, `type`, `date`, `issuer`, `level`, `place`, `status`, `lag_days`,
    `province`, and its centre `x`, `y` in picture units while every panel of the page is open; y
    grows downwards, and the bodies for which one card stands all have its place. An edge runs from
    the document that acts to the one acted upon, with its `relation` and the `quote`, `rule`,
    `confidence` and `page` of the strongest proof; from a body without an answer to the document
    that told it the relation is "told". What is not known is left out.
    """
    from networkx.readwrite.graphml import GraphMLWriter  # noqa: PLC0415 - takes a while

    writer = GraphMLWriter(named_key_ids=True)
    writer.add_graph_element(_graph(cascade, coverage))
    # The library's own text would write every Vietnamese letter as a number.
    writer.indent(writer.xml)
    text = tostring(writer.xml, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _graph(cascade: Cascade, coverage: Coverage | None) -> nx.MultiDiGraph[str]:
    import networkx as nx  # noqa: PLC0415 - takes a while

    arranged = arrange(cascade, coverage)
    facts = _documents(cascade) | _bodies(coverage)
    provinces = _provinces(cascade, coverage, arranged)
    places = _places(arranged)
    ids = _ids([node.id for node in arranged.scene.nodes])
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id_, own in ids.items():
        x, y = places[id_]
        known = {"key": id_, **facts[id_], "province": provinces[id_], "x": x, "y": y}
        graph.add_node(own, **_typed(known))
    for tie in arranged.scene.ties:
        edge = cascade.edges[tie.number] if tie.number < len(cascade.edges) else None
        proof = _strongest(edge) if edge else {}
        known = _typed({"relation": tie.relation, **proof})
        graph.add_edge(ids[tie.source], ids[tie.target], f"e{tie.number}", **known)
    return graph


def _documents(cascade: Cascade) -> dict[str, Facts]:
    return {
        item.key: {
            "label": name(item.document),
            "number": item.document.number,
            "type": item.document.type,
            "date": item.document.date,
            "issuer": item.document.issuer,
            "level": item.document.level,
            "place": item.document.place,
            "status": item.document.status,
            "lag_days": item.lag_days,
        }
        for item in cascade.documents
    }


def _bodies(coverage: Coverage | None) -> dict[str, Facts]:
    return {
        ghost_id(number): {
            "label": body.name,
            "issuer": body.name,
            "level": body.level,
            "place": body.place,
            "status": silence(held=is_held(body)),
        }
        for number, body in enumerate(silent(coverage))
    }


def _provinces(
    cascade: Cascade, coverage: Coverage | None, arranged: Arrangement
) -> dict[str, str | None]:
    """The name of the part that each node is in, also where the picture is not folded."""
    found = (
        tuple(panel.part for panel in arranged.panels)
        if arranged.folded
        else parts(cascade, coverage, arranged.scene)
    )
    return {id_: part.name for part in found for id_ in part.ids}


def _places(arranged: Arrangement) -> dict[str, tuple[float, float]]:
    """The centre of every node; of those in a heap that of its card."""
    places = standing(arranged, every_panel(arranged)).at
    for panel in arranged.panels:
        for heap, ghosts in panel.heaps.items():
            places |= dict.fromkeys(ghosts, places[heap])
    return places


def _ids(ids: list[str]) -> dict[str, str]:
    """Each id as XML can hold it, and still a different one for each."""
    taken: set[str] = set()
    found = {}
    for id_ in ids:
        own = allowed(id_)
        while own in taken:
            own += "~"
        taken.add(own)
        found[id_] = own
    return found


def _strongest(edge: CascadeEdge) -> Facts:
    """Of the first of the surest proofs."""
    if not edge.evidence:
        return {}
    proof = max(edge.evidence, key=lambda proof: proof.confidence)
    surest = {"quote": proof.quote, "rule": proof.rule, "confidence": float(proof.confidence)}
    return {**surest, "page": proof.page}


def _typed(facts: Facts) -> Facts:
    """What is known, as XML can hold it."""
    return {
        key: allowed(value) if isinstance(value, str) else value
        for key, value in facts.items()
        if value is not None
    }
