"""The plan's own date: beside the page number, in the title, in a sentence's own words, or alone in a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.assembly.model import TextLine
from planparse.document import Slice
from planparse.fields.inspections import framework_of
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.schema import Inspection, Timescale
from planparse.text import fold, plain

SAID_WORDS = 16
NEAR = 2  # words between a label and its date where more dates follow
STRETCHES = ("day", "month", "quarter", "season")
_ENDS = re.compile(r"(?<=[.;])\s+|[()]|,\s+(?=[a-z])")
_DASHES = re.compile(r"\s[–—-]\s")


def own_date(
    lines: Sequence[TextLine], aside: Sequence[Slice], title: Slice, inspection: Inspection | None, grammar: Grammar
) -> tuple[Slice, TextLine | None] | None:
    """The date as printed, with the line that says nothing else; `aside` is the furniture, such as page footers."""
    for piece in aside:
        dates = [
            d for d in find_dates(piece.text, grammar.timescales) if d[2].kind == "date" and is_own(d[2], inspection)
        ]
        if dates:
            return Slice(dates[-1][2].text, piece.refs), None
    inspected = inspection.text if inspection else ""
    outside = title.text.replace(inspected, " ") if inspected else title.text
    dates = [d for d in find_dates(outside, grammar.timescales) if is_own(d[2], inspection, STRETCHES)]
    if dates and (inspected or len(dates) == 1):
        return Slice(dates[-1][2].text, title.refs), None
    for line in lines:
        said = said_date(line.slice.text, grammar.furniture.issued, grammar)
        own = said is not None and dates_issue(said[0].partition(said[1].text)[0], grammar)
        if said is not None and own and not same_days(said[1], inspection):
            return Slice(said[1].text, line.slice.refs), None
        text = fold(line.slice.text).strip("() ")
        found = find_dates(text, grammar.timescales)
        if found and found[0][:2] == (0, len(text)) and found[0][2].precision in ("day", "month"):
            return Slice(text, line.slice.refs), line
    return None


def said_date(
    text: str, labels: Sequence[str], grammar: Grammar, between: int = SAID_WORDS
) -> tuple[str, Timescale] | None:
    """The first short sentence, or part in brackets, that begins with one of the labels, and its date.

    At most `between` words may stand between the two: "Inspected on 4 May 2019".
    """
    for part in (*_ENDS.split(plain(text)), *_DASHES.split(plain(text))):
        sentence = part.strip(" .")
        opening = _opening(sentence, labels) if len(sentence.split()) <= SAID_WORDS else 0
        found = find_dates(sentence, grammar.timescales) if opening else ()
        gap = len(sentence[opening : found[0][0]].split()) if found else 0
        if found and found[0][0] > 0 and gap <= (between if len(found) == 1 else NEAR):
            return sentence, found[0][2]
    return None


def _opening(sentence: str, labels: Sequence[str]) -> int:
    """The length of the longest label that the sentence begins with; 0 for none."""
    said = sentence.casefold()
    lengths = [len(label) for label in labels if said.startswith(label) and not said[len(label) :][:1].isalnum()]
    return max(lengths, default=0)


def is_own(found: Timescale, inspection: Inspection | None, precise: Sequence[str] = STRETCHES[:2]) -> bool:
    """Whether a date may be the plan's own: as precise as that, by default to the month, and not the inspection's."""
    return found.precision in precise and not same_days(found, inspection)


def same_days(date: Timescale, inspection: Inspection | None) -> bool:
    """Whether a date is the inspection's, or one of its days."""
    when = inspection.date if inspection else None
    if when is None or not (when.start and when.end and date.start and date.end):
        return False
    return when.start <= date.start and date.end <= when.end


def dates_issue(words: str, grammar: Grammar) -> bool:
    """Whether the words before a date say that it is the plan's own, and not an inspection's, this one or another."""
    key = fold(words).casefold().strip(" :.–-")
    if not any(re.match(rf"{re.escape(label)}\b", key) for label in grammar.furniture.issued):
        return False
    if any(re.match(rf"{re.escape(label)}\b", key) for label in grammar.furniture.inspected):
        return False
    return framework_of(key, grammar.references) is None and not any(
        re.search(rf"\b{re.escape(word)}\b", key) for word in grammar.references.inspection_words
    )
