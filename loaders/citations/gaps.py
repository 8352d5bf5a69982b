"""What the words between two citations say of how these hang together.

All functions take words as `words` gives them: lower case, single blanks, no page numbers.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from loaders.citations.breaks import may_break
from loaders.citations.clauses import BULLETS
from loaders.citations.cue_patterns import cue_data
from loaders.citations.mentions import Page
from loaders.fold import lower

# A page number on a line of its own is no word; neither are markup and runs of blanks.
_BREAKS = re.compile(
    r"\s{0,40}\n\s{0,40}(?:[Tt]rang\s)?[-–]?\s?\d{1,4}(?:/\d{1,4})?\s?[-–]?[ \t]{0,40}\n\s{0,40}"
    r"|[\s*_]+"
)
_SIBLING = re.compile(
    r"[ )]*(?:,|và|hoặc|cùng với|cùng|đến)?[ ,]*(?:và )?(?:\((?:\d{1,2}|[a-zđ])\) )?"
    r"(?:(?:các|một số|số) ?)*(?:văn bản ?)?[ :]*"
)
_JOINED = re.compile(
    r"(?:,|(?<!\w)(?:và|hoặc|cùng với|cũng như))(?: (?:các|một số))*(?: văn bản)?:? ?\Z"
)
_ENUMERATOR = (
    rf"[ |“\"]*(?:(?:[{BULLETS}]|\d{{1,2}}(?:\.\d{{1,2}})*[.)]|\d{{1,3}} ?\||[a-zđ][.)]"
    r"|[ivx]{1,4}[.)-]|\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)) ?)?"
)
_ITEM = re.compile(_ENUMERATOR + r"(?:(?:các|số|toàn bộ|một phần) ?:? ?)*")
_ARGUMENT = (
    r"(?:“[^”]{1,90}”|\"[^\"]{1,90}\"|\d{1,4}[a-zđ]?(?:\.\d{1,3})*|[ivxl]{1,6}|[a-zđ])(?!\w)"
)
_REACH = 240


def words(page: Page, start: int, end: int) -> str:
    """The text of `page` from `start` to `end` as one line of lower-case words."""
    passage = page.text[start:end]
    if may_break(passage):
        return lower(_BREAKS.sub(" ", passage))
    phrase = page.flat[start:end].replace("*", " ").replace("_", " ")
    if "  " not in phrase and phrase.isprintable():  # no other blanks than single ones
        return phrase
    return " ".join(f"|{phrase}|".split())[1:-1]  # the marks keep the blanks at its ends


@lru_cache(maxsize=4096)
def without_provisions(phrase: str) -> str:
    """`phrase` without the parts of a document that it ends with ("bãi bỏ khoản 2 điều 1 của").

    >>> without_provisions("bãi bỏ điều 4, khoản 2 và 3 điều 6 của ")
    'bãi bỏ '
    """
    provision = _vocabulary().provision
    while (last := provision.search(phrase, max(0, len(phrase) - _REACH))) is not None:
        phrase = phrase[: last.start()]
        provision = _vocabulary().earlier_provision
    return phrase


def same_list(gap: str) -> bool:
    """Whether the second citation continues the list of the first ("A và B", "A, các B")."""
    return _SIBLING.fullmatch(gap) is not None


def joins(gap: str) -> bool:
    """Whether a description ends in `gap` and the next of the list follows ("A về dịch và")."""
    return _JOINED.search(gap) is not None or _vocabulary().attached.search(gap) is not None


@lru_cache(maxsize=4096)
def is_list_item(phrase: str) -> bool:
    """Whether `phrase` in front of a citation is no more than a bullet, "các", or a part of it."""
    return _ITEM.fullmatch(phrase) is not None or _vocabulary().item.fullmatch(phrase) is not None


def is_object(phrase: str) -> bool:
    """Whether `phrase` is one more object of a verb before it ("và ý kiến chỉ đạo tại")."""
    return _vocabulary().object.fullmatch(phrase) is not None


def is_body_in(phrase: str) -> bool:
    """Whether `phrase` names no more than a body and where it spoke ("UBND tỉnh tại")."""
    return _vocabulary().body_in.fullmatch(phrase) is not None


def attachment_before(before: str) -> int | None:
    """Where the attachment begins that a verb behind `before` belongs to ("Kế hoạch thực hiện")."""
    match = _vocabulary().attachment.search(before)
    return match.start() if match else None


def describes(gap: str) -> bool:
    """Whether all of `gap` tells of the first citation what it says of the second.

    "A hướng dẫn thi hành B"; but "A về chợ và B" are two.
    """
    return is_description(gap) and not joins(gap)


def is_description(gap: str) -> bool:
    """Whether `gap` begins to describe the citation in front of it and ends no clause."""
    return _vocabulary().description.match(gap) is not None


def comes_with(gap: str) -> bool:
    """Whether `gap` says which decision an attachment came with ("… (ban hành kèm theo")."""
    return _vocabulary().with_decision.search(gap) is not None


def begins_clause(before: str) -> bool:
    """Whether a verb behind the words `before` is the first of its clause or item."""
    return _vocabulary().opening.fullmatch(before) is not None


def new_clause(gap: str) -> int | None:
    """Where a clause begins that follows the first citation at once (", thực hiện …"), or None."""
    match = _vocabulary().coordinate.match(gap)
    return match.end() if match else None


def main_clause(gap: str) -> int | None:
    """Where the last clause with a subject or purpose of its own begins, or None."""
    found = list(_vocabulary().speaker.finditer(gap))
    return found[-1].end() if found else None


def reason_behind(cue: str, gap: str) -> int | None:
    """Where the reason begins that the text gives behind the description of what it follows.

    "Tiếp theo A về phòng dịch, | để triển khai B"; None after other words than such a `cue`.
    """
    if cue not in cue_data()["clause"]["following"]:
        return None
    match = _vocabulary().reason.search(gap)
    return match.end() if match else None


def next_act(gap: str) -> int | None:
    """Where one more act begins behind a description ("… ban hành Quy chế và bãi bỏ"), or None."""
    match = _vocabulary().act.search(gap)
    return match.start(1) if match else None


def decides(kind: str | None) -> bool:
    """Whether documents of this type amend, replace and repeal without saying "this"."""
    return kind in _types("types")


def is_submission(kind: str | None) -> bool:
    """Whether documents of this type are put before a body, beside each other."""
    return kind in _types("submissions")


def announces(kind: str | None) -> bool:
    """Whether documents of this type repeal where a clause begins with the verb."""
    return kind in _types("announcing")


def rank(kind: str | None) -> int | None:
    """How far below the constitution a type of the law stands, None for other types."""
    ranks: list[list[str]] = cue_data()["deciding"]["ranks"]
    return next((depth for depth, types in enumerate(ranks) if kind in types), None)


def orders(kind: str | None) -> bool:
    """Whether documents of this type order anything; reports and proposals do not."""
    return kind not in _types("reporting")


@cache
def _types(key: str) -> frozenset[str]:
    return frozenset(cue_data()["deciding"][key])


class _Vocabulary:
    """The patterns that are built from the words of `cues.toml`."""

    def __init__(self, data: dict[str, Any]) -> None:
        clause, parts = data["clause"], data["parts"]
        kinds, texts = "|".join(parts["provisions"]), "|".join(parts["texts"])
        describing = "|".join(clause["describing"])
        provision = (
            rf"(?<!\w)(?:(?:các|những|một số|toàn bộ) )*(?:{kinds})(?: số)?(?: thứ)? {_ARGUMENT}"
            rf"(?:(?:, và | và |, | đến |-){_ARGUMENT})*"
        )
        # Only between two parts of one document a semicolon ends no member of the list.
        self.provision = re.compile(provision + r"(?: ?(?:,|và|của|thuộc))* ?\Z")
        self.earlier_provision = re.compile(provision + r"(?: ?(?:[,;]|và|của|thuộc))* ?\Z")
        self.item = re.compile(
            rf"{_ENUMERATOR}(?:(?:{kinds})(?: số)? {_ARGUMENT}(?:,| và| của)? )*"
            rf"(?:(?:các|những|một số|toàn bộ) )*(?:{texts})"
            r"(?! khác)(?: [^,;.:]{0,100})?"
        )
        self.attached = re.compile(rf"[”\"] và (?:các )?(?:{texts}) [^;]{{0,200}} kèm theo ?\Z")
        self.attachment = re.compile(
            rf"(?<!\w)(?:{'|'.join(parts['attachments'])})(?: [^,;.:()]{{0,80}})? \Z"
        )
        self.with_decision = re.compile(r"(?<!\w)kèm theo(?: [^,;:]{0,90} (?:tại|của))? ?\Z")
        self.object = re.compile(
            rf" ?(?:,|và)? ?(?:các |những )?(?:{'|'.join(clause['objects'])})"
            r"(?: ?của [^,;:]{2,60}?)?(?: (?:tại|trong)(?: các)?| ?\() ?"
        )
        self.body_in = re.compile(
            rf"(?:của )?(?:{'|'.join(clause['bodies'])})"
            rf"(?: (?!(?:{'|'.join(clause['deeds'])})(?!\w))\w+){{0,8}}? (?:tại|trong)(?: các)? ?"
        )
        self.opening = re.compile(_ENUMERATOR + rf"(?:[ ,]*(?:{'|'.join(clause['lead'])})[ ,]*)*")
        self.description = re.compile(
            rf",? (?:{describing}|{'|'.join(clause['acts'])})(?!\w)[^;:.]*\Z"
        )
        self.coordinate = re.compile(
            r"(?: (?:đã )?(?:nêu|nói) trên| trên(?: đây)?)?"
            rf"(?: của (?:(?! (?:{describing}) )[^,;:()]){{2,60}})?"
            rf"(?: \(?(?:{'|'.join(clause['same_matter'])})(?!\w))?[ )]*"
            rf"(?:,(?! ?(?:{describing})(?!\w)) ?|(?<= )và )(?:đồng thời )?"
        )
        paired = "".join(rf"(?<!\b{word})" for word in clause["paired"])
        self.reason = re.compile(
            rf"{paired}, ?(?=(?:{'|'.join(clause['reasons'])})(?!\w)[^,;]{{0,90}}\Z)"
        )
        self.act = re.compile(
            rf"(?:,| và)(?: đồng thời)? ((?:{'|'.join(clause['acts'])})(?!\w)[^,;]{{0,60}})\Z"
        )
        self.speaker = re.compile(
            rf", ?(?=(?:{'|'.join(clause['speakers'])})(?!\w))"
            rf"| (?=(?:{'|'.join(clause['purposes'])})(?!\w))"
        )


@cache
def _vocabulary() -> _Vocabulary:
    return _Vocabulary(cue_data())
