"""What a survey says, and what the store and its questions say, in the same plain words."""

from __future__ import annotations

from typing import Any

from graph import Store, Survey, UnknownDocument, down
from graph.authority import organisation_key
from graph.link import fault_of
from graph.node import Node
from graph.survey import LEVELS, MODES, STATUSES
from loaders.record import RELATIONS

Facts = dict[str, Any]


def documents_surveyed(survey: Survey) -> dict[str, Facts]:
    """Every document of a survey, by key."""
    return {survey.key(row): _surveyed(survey, row) for row in range(survey.count)}


def _surveyed(survey: Survey, row: int) -> Facts:
    body = int(survey.bodies[row])
    modes = [MODES[mode] for mode in survey.modes[survey.uses.span(row)]]
    sent = [survey.addressed[place] for place in survey.addresses(row)]
    return {
        "date": int(survey.dates[row]),
        "status": STATUSES[survey.statuses[row]],
        "issuer": survey.issuers[body] if body >= 0 else None,
        "organisation": survey.body_keys[body] if body >= 0 else None,
        "level": LEVELS[survey.levels[row]],
        "measures": list(zip([survey.measures[m] for m in survey.uses(row)], modes, strict=True)),
        "addresses": [(one.name, one.group, one.role, one.is_addressee) for one in sent],
    }


def documents_stored(store: Store) -> dict[str, Facts]:
    """The same of every node of a store."""
    return {node.document.key: _stored(node) for node in store.every_node()}


def _stored(node: Node) -> Facts:
    document, issuer, said = node.document, node.issuer, node.said
    return {
        "date": int((document.date or "").replace("-", "").ljust(8, "0")),
        "status": document.status,
        "issuer": issuer,
        "organisation": organisation_key(issuer) if issuer else None,
        "level": document.level,
        "measures": [(measure.id, measure.mode) for measure in said.measures],
        "addresses": [
            *[(one.name, one.group, one.role, True) for one in said.addressees],
            *[(one.name, one.group, one.role, False) for one in said.recipients],
        ],
    }


def links_surveyed(survey: Survey) -> list[tuple[str, str, str]]:
    """Every link of a survey: source, relation, target."""
    return [
        (survey.key(source), relation, survey.key(target))
        for relation in sorted(RELATIONS)
        for source, target in zip(*survey.edges(relation), strict=True)
    ]


def links_stored(store: Store) -> list[tuple[str, str, str]]:
    """The links of a store that hold, in the same order."""
    held = {
        (link.source, link.relation, link.target)
        for link in store.every_link()
        if fault_of(link) is None
    }
    return sorted(held, key=lambda link: (link[1], link[0], link[2]))


def below_surveyed(survey: Survey, key: str, as_of: str | None) -> dict[str, int]:
    """The hops of everything below a document, by key."""
    row = survey.row(key)
    assert row is not None
    mask, steps = (survey.not_later(as_of), survey.asserted(as_of)) if as_of else (None, None)
    rows, depths = survey.reached(row, mask, steps)
    return {survey.key(r): int(hops) for r, hops in zip(rows, depths, strict=True)}


def below_stored(store: Store, key: str, as_of: str | None) -> dict[str, int] | None:
    """The same from the question; None for a document that is not known as of the day."""
    try:
        return {item.key: item.depth for item in down(store, key, as_of=as_of).documents}
    except UnknownDocument:
        return None
