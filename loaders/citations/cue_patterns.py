"""The patterns that are built from the cue vocabulary, `vocabulary/cues.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.fold import fold, tone_spellings
from loaders.record import Relation
from loaders.vocabulary import toml


@dataclass(frozen=True, slots=True)
class Cues:
    """The vocabulary as patterns; a cue's group tells its relation and its rule."""

    any: re.Pattern[str]
    unmarked: re.Pattern[str]
    relation_of: dict[str, Relation]
    rule_of: dict[str, str]
    transparent: re.Pattern[str]
    chain: re.Pattern[str]
    unread: re.Pattern[str]
    predicated: re.Pattern[str]
    prospective: re.Pattern[str]
    attached: re.Pattern[str]
    passive: re.Pattern[str]
    passive_relation: dict[str, Relation]
    ceases: re.Pattern[str]
    ceases_by_other: re.Pattern[str]
    replaced: re.Pattern[str]
    amended: re.Pattern[str]


@cache
def cue_data() -> dict[str, Any]:
    """The cue vocabulary, `vocabulary/cues.toml`."""
    return toml("cues.toml")


@cache
def cue_patterns() -> Cues:
    """The patterns of the vocabulary."""
    data = cue_data()
    groups, unmarked, relation_of, rule_of = [], [], {}, {}
    for index, cue in enumerate(data["cue"]):
        group = f"c{index}"
        relation_of[group], rule_of[group] = cue["relation"], cue["id"]
        forms = sorted(
            {s for f in cue.get("forms", ()) for s in tone_spellings(f)}, key=lambda f: (-len(f), f)
        )
        patterns = ([cue["pattern"]] if "pattern" in cue else []) + [re.escape(f) for f in forms]
        if cue.get("unmarked"):
            unmarked.append(f"(?P<{group}>{'|'.join(map(fold, forms))})")
        groups.append((max(map(len, patterns)), f"(?P<{group}>{'|'.join(patterns)})"))
    # Longest forms first among the cues: "thực hiện theo" is no "thực hiện".
    ordered = [pattern for _, pattern in sorted(groups, key=lambda item: -item[0])]
    neutral, passive = data["neutral"]["patterns"], data["passive"]
    verbs = "|".join(passive["relations"])
    return Cues(
        any=re.compile("|".join([*neutral, *ordered])),
        unmarked=re.compile("|".join([*map(fold, neutral), *unmarked])),
        relation_of=relation_of,
        rule_of=rule_of,
        transparent=re.compile(
            rf"(?:[ ,]|(?:{'|'.join(data['transparent']['implements'])})(?!\w))*"
        ),
        chain=re.compile(
            rf"(?:[ ,]|(?:{'|'.join([*data['chain']['words'], *data['parts']['provisions']])})"
            r"(?!\w)(?: (?:\d{1,3}[a-zđ]?|[ivx]{1,5}|[a-zđ])(?!\w))?)*"
        ),
        unread=re.compile(data["unread"]["pattern"]),
        predicated=re.compile(data["predicated"]["pattern"]),
        prospective=re.compile("|".join(data["prospective"]["patterns"])),
        attached=re.compile(data["attached"]["pattern"]),
        passive=re.compile(
            f"(?:{'|'.join(passive['patterns'])})(?: các)?(?: luật số)? ?\\Z".replace(
                "VERB", f"({verbs})"
            )
        ),
        passive_relation=passive["relations"],
        ceases=re.compile(data["ceases"]["pattern"]),
        ceases_by_other=re.compile(data["ceases"]["by_other"]),
        replaced=re.compile(data["replaced"]["pattern"]),
        amended=re.compile(data["amended"]["pattern"]),
    )
