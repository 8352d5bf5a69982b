"""How sure each rule of reading is: the names and confidences of `vocabulary/rules.toml`."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Literal

from loaders.errors import VocabularyError
from loaders.vocabulary import toml

Subject = Literal["issuer", "citation", "edge", "deadline"]
SUBJECTS: tuple[Subject, ...] = ("issuer", "citation", "edge", "deadline")
_FILE = "rules.toml"


def rules_of(subject: Subject) -> dict[str, dict[str, Any]]:
    """The rules for one kind of fact, by name; `*` in the name of an edge's rule is any other."""
    rules: dict[str, dict[str, Any]] = toml(_FILE)[subject]
    return rules


@cache
def issuer_confidence(rule: str) -> float:
    """How sure an issuer is that this rule told, in [0, 1]. Raises `VocabularyError`."""
    return _value("issuer", rule, "confidence")


@cache
def citation_confidence(rule: str) -> float:
    """How sure a citation is, type, date and issuer included, in [0, 1].

    Raises `VocabularyError`.
    """
    return _value("citation", rule, "confidence")


@cache
def citation_identity(rule: str) -> float:
    """How sure it is at all that the text cites this document: no edge to it is surer."""
    return _value("citation", rule, "identity")


@cache
def deadline_confidence(rule: str) -> float:
    """How sure a deadline is, its day and what it is for included, in [0, 1].

    Raises `VocabularyError`.
    """
    return _value("deadline", rule, "confidence")


@lru_cache(maxsize=256)
def edge_confidence(rule: str) -> float:
    """How sure an edge is that this rule asserts between two certain documents, in [0, 1].

    A composed rule is as sure as its weakest part, "nested-replace" as "nested-*" and "replace".
    Raises `VocabularyError`.
    """
    line = line_of(rule)
    confidence = _value("edge", line, "confidence")
    if line == rule:
        return confidence
    before, _, behind = line.partition("*")
    return min(confidence, edge_confidence(rule[len(before) : len(rule) - len(behind)]))


def line_of(rule: str) -> str:
    """The line of the table that an edge's rule stands in: its own, or that of its outer part.

    Raises `VocabularyError`.

    >>> line_of("carry-out"), line_of("nested-replace")
    ('carry-out', 'nested-*')
    """
    rules = rules_of("edge")
    if rule in rules:
        return rule
    for name in rules:
        before, star, behind = name.partition("*")
        if star and rule.startswith(before) and rule.endswith(behind):
            return name
    raise _unknown("edge", rule)


def _value(subject: Subject, rule: str, key: str) -> float:
    known = rules_of(subject).get(rule)
    if known is None:
        raise _unknown(subject, rule)
    return float(known[key])


def _unknown(subject: Subject, rule: str) -> VocabularyError:
    return VocabularyError(_FILE, f"no {subject} rule {rule!r}")
