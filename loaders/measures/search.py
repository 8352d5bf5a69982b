"""The measures that a text orders or only mentions.

One pass of an Aho-Corasick automaton finds the words; what stands around them and where they stand
decide. A directive orders from its first item on ("yêu cầu: 1. …", "Điều 1."), unless the sentence
reports ("Thực tế, nhiều nơi …", "đã …"), describes another document ("Công văn số 12/SYT-NV về
kiểm tra …") or quotes new wording of an amended act; before that, only a request does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from loaders.fold import squeeze
from loaders.measures.layout import WINDOW, first_listed, last_stop, section_end
from loaders.measures.vocabulary import LIMITED, Cues, Endings, Form, cues, forms_by_phrase
from loaders.phrases import Flat, Phrases
from loaders.record import Measure, Mode

_NEAR: Final = 28
"""How far in front of the words, in characters, "đã" still speaks of them."""

_SHORT_LINE: Final = 50
"""Lines below this length, in characters, end a paragraph; longer ones may be wrapped."""

_QUOTED: Final = 4000
"""The longest quoted wording of an amended provision, in characters."""

_NEW_WORDING = re.compile(r"[“\"]\s?(?:\d{1,3}[a-zđ]?[.)]|[a-zđ][.)]|điều\s\d|khoản\s\d)")
_NOT = re.compile(r"(?:[.;:)\n–+•-][ \t*]{0,3}|(?:yêu cầu|đề nghị)\s{1,3})không\s{1,3}$")
_PUNISHED = re.compile(
    r"[^.;:\n]{0,60}?\s(?:bị|sẽ|thì)\s{1,3}(?:xử|phạt|đình chỉ|không được|kỷ luật)"
)
_CLAUSE_OPENERS = frozenset('.;:-–+•~*_|)”"“/>#')


def find_measures(
    text: str,
    lowered: str,
    start: int,
    end: int,
    *,
    directive: bool = True,
    flat: Flat | None = None,
) -> tuple[Measure, ...]:
    """The measures named in `text[start:end]`, each once, by position.

    `lowered` is `fold.lower(text)`, of the same length. A measure's mode is "orders" if any place
    orders it, else "mentions"; its span is the wording at the first place of that mode, as
    half-open offsets into `text`. With `directive=False` (a report, a submission, a form, a
    newspaper article) nothing is ordered. `flat` is the flat text, if at hand.

    >>> text = "UBND xã yêu cầu:\\n1. Hộ dân đeo khẩu trang."
    >>> [(m.id, m.mode, m.quote) for m in find_measures(text, text.lower(), 0, len(text))]
    [('mask', 'orders', 'đeo khẩu trang')]
    """
    flat = Flat(text, lowered) if flat is None else flat
    return _Search(text, lowered, flat, (start, end), directive).measures()


@cache
def _phrases() -> tuple[Phrases, list[tuple[Form, ...]], frozenset[int]]:
    """The phrases of the vocabulary, the groups of forms of each, and which are suspensions."""
    forms = forms_by_phrase()
    groups = list(forms.values())
    suspensions = [i for i, group in enumerate(groups) if group[0].role == "suspension"]
    return Phrases(forms), groups, frozenset(suspensions)


def _ends(before: str, words: Endings) -> bool:
    """Whether one of `words` stands at the end of `before`."""
    ending = words.get(before[before.rfind(" ") + 1 :])
    return ending is not None and before.endswith(ending)


class _Search:
    """One text under examination; positions are offsets into it."""

    __slots__ = (
        "cues",
        "directive",
        "end",
        "flat",
        "has_quotes",
        "listed",
        "lowered",
        "narrates",
        "operative",
        "phrases",
        "report",
        "request",
        "seen",
        "start",
        "stop",
        "suspensions",
        "text",
    )

    def __init__(
        self, text: str, lowered: str, flat: Flat, region: tuple[int, int], directive: bool
    ) -> None:
        self.text, self.lowered, self.flat = text, lowered, flat.text
        self.phrases = flat
        self.start, self.end = start, end = region
        self.directive = directive
        self.has_quotes = "“" in lowered or '"' in lowered
        self.cues: Cues = cues()
        self.suspensions: list[int] = []  # where words stand that say a measure does not hold
        self.listed = first_listed(lowered, flat.text, region, self.cues) if directive else end
        self.operative = self.listed  # from where on the text orders
        self.request = start  # behind the last request so far
        self.narrates: dict[int, bool] = {}  # by where the sentence begins
        self.report = start  # where the last section that reports ends
        self.stop = self.seen = start  # the last sentence begun so far, and up to where

    def measures(self) -> tuple[Measure, ...]:
        """All measures, see `find_measures`."""
        orders: dict[str, tuple[int, int]] = {}
        mentions: dict[str, tuple[int, int]] = {}
        # The busiest loop of the reader: what rules most hits out stands in it, calls come last.
        lowered, text, directive = self.lowered, self.text, self.directive
        phrases, forms, suspensions = _phrases()
        hits = phrases.find(self.phrases, self.start, self.end)
        self.suspensions = [first for first, _, index in hits if index in suspensions]
        for first, stop, index in hits:
            for form in forms[index]:
                measure = form.measure
                if measure in orders:
                    continue
                may_order = directive and (first >= self.operative or self.request > first - WINDOW)
                if measure in mentions and not may_order:
                    continue
                if text[first] != lowered[first] and self._is_name(form, first):
                    continue
                if not form.is_free and not self._holds(form, first, stop):
                    continue
                if form.role != "measure":
                    self._note(form, first, stop)
                elif may_order and self._orders(form, first, stop):
                    orders[measure] = first, self._end(form, stop)
                elif measure not in mentions:
                    mentions[measure] = first, self._end(form, stop)
        spans: list[tuple[int, int, str, Mode]] = [
            (*span, id_, "orders") for id_, span in orders.items()
        ]
        spans += [(*span, id_, "mentions") for id_, span in mentions.items() if id_ not in orders]
        spans.sort()
        return tuple(Measure(id_, mode, text[a:b], a, b) for a, b, id_, mode in spans)

    def _holds(self, form: Form, first: int, stop: int) -> bool:
        """Whether the conditions of the form hold, so that the words mean what it says."""
        if form.ignore_after and form.ignore_after.match(self.lowered, stop):
            return False
        if form.needs_after and not self._is_followed(form, stop):
            return False
        if not form.ignore_before:
            return True
        before = self._before(first)
        return not _ends(before, form.ignore_before) or _ends(before, self.cues.actors)

    def _is_followed(self, form: Form, stop: int) -> bool:
        """Whether behind the phrase stands what the form needs."""
        assert form.needs_after is not None  # noqa: S101 - asked of such forms only
        near = self.lowered[stop : stop + form.reach]
        if not any(map(near.__contains__, form.needed)):  # most often none is there
            return False
        return form.needs_after.match(self.lowered, stop, self.end) is not None

    def _end(self, form: Form, stop: int) -> int:
        """Where the quoted words end: behind what the form needs to follow."""
        if form.needs_after is None:
            return stop
        needed = form.needs_after.match(self.lowered, stop, self.end)
        return needed.end() if needed else stop

    def _is_name(self, form: Form, first: int) -> bool:
        """Whether the capital letter at `first` marks a name ("Trung tâm Kiểm tra …")."""
        text = self.text
        if form.proper_name or not text[first + 1].islower():
            return False
        before = text[max(self.start, first - 8) : first]
        stripped = before.rstrip()
        if not stripped or stripped[-1] in _CLAUSE_OPENERS:
            return False
        lines = before.count("\n", len(stripped))
        if lines != 1:  # behind an empty line begins a paragraph, no name goes on
            return lines == 0
        line = first - len(before) + len(stripped)
        return line - text.rfind("\n", 0, line) > _SHORT_LINE

    def _note(self, form: Form, first: int, stop: int) -> None:
        """Remembers a request, or the section under a heading that reports."""
        if form.role == "request":
            self.request = stop
            if self.listed == self.end:  # without a list, orders begin with the first request
                self.operative = min(self.operative, first)
        elif form.role == "report":
            self.report = max(self.report, section_end(self.lowered, first, stop, self.end))

    def _before(self, first: int) -> str:
        """What stands directly in front of `first`, with single blanks, no quotation marks."""
        before = self.flat[max(0, first - 30) : first].rstrip()
        if "  " in before:
            before = f" {squeeze(before)}" if before[0] == " " else squeeze(before)
        if self.has_quotes:
            before = before.replace("“", " ").replace('"', " ")
        return before

    def _orders(self, form: Form, first: int, stop: int) -> bool:
        """Whether the place orders the measure; otherwise it only mentions it."""
        before = self._before(first)
        if _ends(before, form.mention_before) or self._is_suspended(form, stop):
            return False
        if before.endswith("không") and self._is_lifted(form, first, stop):
            return False
        sentence = self._sentence(first)
        begin = self.lowered.rfind(";", sentence, first) + 1 or sentence
        if self.request > begin:
            begin = self.request
        elif not self._is_operative(sentence, first):
            return False
        return not (
            (self.text[first].isupper() and self._is_heading(first))
            or (
                not self.cues.undoing.isdisjoint(before.split())
                and self._is_undone(form, begin, first)
            )
            or self._is_title(begin, first)
            or (self.has_quotes and self._is_new_wording(first))
        )

    def _sentence(self, first: int) -> int:
        """Where the sentence around `first` begins (`layout.sentence_start`).

        The places come in order, so that only what is new since the last one is looked through.
        """
        low = max(self.start, first - WINDOW)
        if first < self.seen:
            return last_stop(self.lowered, self.flat, low, first) or low
        # A stop may stand across the place seen last: its signs are up to three long.
        found = last_stop(self.lowered, self.flat, max(low, self.seen - 2), first)
        self.stop, self.seen = found or self.stop, first
        return max(self.stop, low)

    def _is_suspended(self, form: Form, stop: int) -> bool:
        """Whether what follows says that the measure does not hold for now."""
        if not self.suspensions:
            return False
        stop = self._end(form, stop)
        if not any(0 < at - stop <= LIMITED for at in self.suspensions):
            return False
        return self.cues.suspended.match(self.lowered, stop) is not None

    def _is_lifted(self, form: Form, first: int, stop: int) -> bool:
        """Whether "không" in front says that the measure does not hold: "; không xử phạt …".

        Only where the clause begins so and threatens nobody: "xử phạt người không đeo khẩu trang"
        and "không đeo khẩu trang thì phạt" want masks.
        """
        if form.forbids or _PUNISHED.match(self.lowered, stop):
            return False
        return _NOT.search(self.lowered, max(0, first - 20), first) is not None

    def _is_operative(self, sentence: int, first: int) -> bool:
        """Whether the place is where the text orders, and its sentence does not report."""
        if first < self.operative or first < self.report:
            return False
        if sentence not in self.narrates:
            self.narrates[sentence] = bool(self.cues.narrative.match(self.lowered, sentence))
        return not self.narrates[sentence]

    def _is_heading(self, first: int) -> bool:
        """Whether the line is in capitals but the text around is not."""
        floor = max(self.start, first - WINDOW)
        before, after = self.text[floor:first], self.text[first : min(first + WINDOW, self.end)]
        line = before[before.rfind("\n") + 1 :] + after.partition("\n")[0]
        return line.isupper() and not (before + after).isupper()

    def _is_undone(self, form: Form, begin: int, first: int) -> bool:
        """Whether it has happened or does not hold: "đã kiểm tra", "dỡ bỏ lệnh cách ly"."""
        near = max(begin - 1, first - _NEAR, 0)
        cues = self.cues
        cue = cues.past if form.harmful else cues.undone if form.forbids else cues.withheld
        return cue.search(self.flat, near, first) is not None

    def _is_title(self, begin: int, first: int) -> bool:
        """Whether the place is in the title of a cited document: "Công văn số 2/SYT-NV về …"."""
        if self.lowered.find("/", begin, first) < 0:
            return False
        title = self.cues.title.search(self.lowered, begin, first)
        return title is not None and not self.cues.title_end.search(
            self.lowered, title.end(), first
        )

    def _is_new_wording(self, first: int) -> bool:
        """Whether the place is inside the quoted new text of an amended provision."""
        floor = max(self.start, first - _QUOTED)
        opened = max(self.lowered.rfind("“", floor, first), self.lowered.rfind('"', floor, first))
        if opened < 0 or self.lowered.find("”", opened, first) >= 0:
            return False
        return _NEW_WORDING.match(self.lowered, opened) is not None
