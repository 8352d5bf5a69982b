"""The claims of a block that found its documents, grouped by the document they mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph import identity
from graph.claims import Claim, is_numbered
from graph.fit import fits, profile_of
from graph.organs import slug


@dataclass(slots=True)
class Cluster:
    """A document while its block is being resolved.

    `visitor` is its key where it belongs to another block. Only an `open` one may be meant by
    claims that say less: no draft, and no stub that waits between `candidates` itself.
    """

    claims: list[Claim]
    visitor: str | None = None
    candidates: list[Cluster] | None = None
    open: bool = True


def narrow_anchors(claims: Sequence[Claim]) -> tuple[list[Cluster], list[Claim]]:
    """The documents of a block whose claims agree in number, issuer and year, and the unplaced.

    That is one, unless bodies of one name have several superiors ("xã Tân Thành" of two
    districts): then each heading's superior has its own.
    """
    superiors = sorted({c.own.superior for c in claims if c.own and c.own.superior})
    if len(superiors) < 2:
        return [Cluster(list(claims))], []
    by_superior = [[c for c in claims if c.own and c.own.superior == s] for s in superiors]
    without = [[c] for c in claims if c.own and c.own.superior is None]
    clusters = [Cluster(same) for same in by_superior + without]
    return clusters, [c for c in claims if c.own is None]


def wide_anchors(
    block: str, claims: Sequence[Claim], visitors: Mapping[str, Sequence[Claim]]
) -> tuple[list[Cluster], list[Claim]]:
    """The visitors and the headings of a block, and the citations that are to be placed.

    A numbered heading that lacks issuer or year means the one cited visitor that it fits, if no
    other heading fits it too; any other heading is a document of its own.
    """
    clusters = [Cluster(list(said), visitor=key) for key, said in sorted(visitors.items())]
    texts: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for head in (claim for claim in claims if claim.own is not None):
        texts[_own_identity(head)].append(head)
    meant = _meant_visitors(clusters, texts) if is_numbered(block) else {}
    for text, heads in sorted(texts.items()):
        if text in meant:
            meant[text].claims += heads
        else:
            clusters.append(Cluster(heads, open=not _is_draft(heads[0])))
    return clusters, [claim for claim in claims if claim.own is None]


def _own_identity(head: Claim) -> tuple[str, ...]:
    """What tells a heading without full number from others of its block (type, issuer, month).

    Day and subject where both are known and no counter was left blank, else the text itself.
    """
    own = head.own
    assert own is not None  # noqa: S101 - the caller passes headings only
    subject = slug(own.subject) if own.subject else ""
    weak = head.number or own.symbol or _is_draft(head) or not subject
    if weak or not identity.is_complete(head.date):
        return own.status, own.content
    return own.status, head.date or "", subject


def _meant_visitors(
    visitors: Sequence[Cluster], texts: Mapping[tuple[str, ...], Sequence[Claim]]
) -> dict[tuple[str, ...], Cluster]:
    cited = [(v, profile_of(v.claims)) for v in visitors if all(c.own is None for c in v.claims)]
    fitting = {
        text: [v for v, profile in cited if fits(heads[0], profile, strict=False)]
        for text, heads in texts.items()
        if not _is_draft(heads[0])
    }
    wanted = Counter(id(v) for found in fitting.values() for v in found)
    return {
        text: found[0]
        for text, found in fitting.items()
        if len(found) == 1 and wanted[id(found[0])] == 1
    }


def _is_draft(claim: Claim) -> bool:
    return claim.own is not None and claim.own.status == "draft"
