"""Drafts and consolidations: texts of an act that are documents of their own."""

from __future__ import annotations

from graph.document import Document
from graph.organs import slug

CONSOLIDATED = "VBHN"
"""The type code of consolidations (Ordinance 01/2012/UBTVQH13): 14/VBHN-BTC."""


def kind_of(document: Document) -> tuple[bool, bool]:
    """Whether it is a draft, and whether it is a consolidation; an act is neither."""
    consolidated = (document.symbol or "").startswith(CONSOLIDATED)
    return document.status == "draft", consolidated


def theme_of(document: Document) -> str:
    """The folded subject, which all texts of one act share; empty without one."""
    return slug(document.subject or "")
