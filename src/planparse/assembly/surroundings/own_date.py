"""The plan's own date: in the title, a sentence, alone in a line, by the page number; and what dates' labels name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from planparse.assembly.model import TextLine
from planparse.assembly.shapes import is_partyish
from planparse.document import Slice
from planparse.fields.inspections import framework_of
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.schema import Inspection, Timescale
from planparse.text import any_of, fold, plain

SAID_WORDS = 16
LABEL_WORDS = 10  # of a date, at most
NEAR = 2  # words between a label and its date where more dates follow
STRETCHES = ("day", "month", "quarter", "season")
_ENDS = re.compile(r"(?<=[.;])\s+|[()]|,\s+(?=[a-z])")
_WHOSE = (" of", " of the")
_OF = re.compile(r"\s(?:of|on|against|for)\s")
_DASHES = re.compile(r"\s[–—-]\s")


class OwnDate(NamedTuple):
    """The date as printed, the place that stands for a label where none says what it is, the line that is all of it."""

    date: Slice
    place: str = ""
    line: TextLine | None = None


def own_date(
    lines: Sequence[TextLine], aside: Sequence[Slice], title: Slice, inspection: Inspection | None, grammar: Grammar
) -> OwnDate | None:
    """The plan's own date, or null; `aside` is the furniture, such as page footers."""
    for piece in aside:
        dates = [
            d for d in find_dates(piece.text, grammar.timescales) if d[2].kind == "date" and is_own(d[2], inspection)
        ]
        if dates:
            return OwnDate(Slice(dates[-1][2].text, piece.refs), "beside the page number")
    inspected = inspection.text if inspection else ""
    outside = title.text.replace(inspected, " ") if inspected else title.text
    dates = [d for d in find_dates(outside, grammar.timescales) if is_own(d[2], inspection, STRETCHES)]
    if dates and (inspected or len(dates) == 1):
        return OwnDate(Slice(dates[-1][2].text, title.refs), "in the title")
    reports = is_report(title.text, grammar)
    for line in lines:
        said = said_date(line.slice.text, grammar.furniture.issued, grammar)
        own = said is not None and dates_issue(said[0].partition(said[1].text)[0], grammar)
        if said is not None and own and not (same_days(said[1], inspection) or spans_years(said[1])):
            return OwnDate(Slice(said[1].text, line.slice.refs))
        met = meeting_date(line.slice.text, grammar) if reports else None
        if met is not None and is_own(met, inspection):
            return OwnDate(Slice(met.text, line.slice.refs), "beside the name of a meeting")
        text = fold(line.slice.text).strip("() ")
        found = find_dates(text, grammar.timescales)
        if found and found[0][:2] == (0, len(text)) and found[0][2].precision in ("day", "month"):
            return OwnDate(Slice(text, line.slice.refs), "alone on its line", line)
    return None


def is_report(title: str, grammar: Grammar) -> bool:
    """Whether a title names what is made for one day, "Monitoring report": that of the meeting it goes to.

    The words for it end the title, or say what follows it up: "Progress report on the plan", "Follow-up of audits". A
    plan or a response may be older than the meeting that took it.
    """
    key = fold(title).casefold().rstrip(" .:")
    found = _labels(grammar.furniture.issued).finditer(key)
    return any(each.end() == len(key) or _OF.match(key, each.end()) for each in found)


def meeting_date(text: str, grammar: Grammar) -> Timescale | None:
    """The date that closes a line that says no more than who took the plan: "Audit Committee, 4 May 2018"."""
    whole = fold(text).strip(" .()")
    found = find_dates(whole, grammar.timescales)
    if len(found) != 1 or found[0][1] < len(whole) or len(whole.split()) > SAID_WORDS:
        return None
    name = met_pattern(grammar.furniture.meeting_words).sub("", whole[: found[0][0]].strip(" ,:;–—-|"))
    return found[0][2] if is_partyish(name) and is_meeting(name.casefold(), grammar) else None


@lru_cache(maxsize=8)
def met_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches what stands between a body's name and the day that it met: "meeting held on"."""
    return re.compile(rf"(?:\s+(?:{any_of(words)}))*$", re.I)


def said_date(
    text: str, labels: tuple[str, ...], grammar: Grammar, between: int = SAID_WORDS
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


def _opening(sentence: str, labels: tuple[str, ...]) -> int:
    """The length of the longest label that the sentence begins with; 0 for none."""
    found = _labels(labels).match(sentence.casefold())
    return found.end() if found else 0


@cache
def _labels(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the labels of a grammar as whole words."""
    return re.compile(rf"(?<![^\W_])(?:{any_of(labels, space=' ')})(?![^\W_])")


def is_own(found: Timescale, inspection: Inspection | None, precise: Sequence[str] = STRETCHES[:2]) -> bool:
    """Whether a date may be the plan's own: as precise as that, by default to the month, and not the inspection's."""
    return found.precision in precise and not same_days(found, inspection)


def spans_years(date: Timescale) -> bool:
    """Whether a date is the year or years that something is for, "2014-15", and no day or month that tells when."""
    return date.kind == "period" and date.precision == "year"


def same_days(date: Timescale, inspection: Inspection | None) -> bool:
    """Whether a date is the inspection's, or one of its days."""
    when = inspection.date if inspection else None
    if when is None or not (when.start and when.end and date.start and date.end):
        return False
    return when.start <= date.start and date.end <= when.end


def dates_issue(words: str, grammar: Grammar) -> bool:
    """Whether the words before a date say that it is the plan's own, and not an inspection's, this one or another."""
    key = fold(words).casefold().strip(" :.,–-")
    if not _opening(key, grammar.furniture.issued) or _opening(key, grammar.furniture.inspected):
        return False
    if is_meeting(re.sub(r"\s(?:on|in)$", "", key), grammar):  # "reported to the Audit Committee on" is no audit
        return framework_of(key, grammar.references) is None
    inspects = _labels(grammar.references.inspection_words).search(key)
    return framework_of(key, grammar.references) is None and not inspects


def is_meeting(words: str, grammar: Grammar) -> bool:
    """Whether words in lower case end in the name of a body that meets: "planning committee"."""
    return any(found.end() == len(words) for found in _labels(grammar.furniture.meetings).finditer(words))


# ---- labels of dates ------------------------------------------------------------------------------


def label_kind(head: str, grammar: Grammar) -> str:
    """The kind of a known label of a date: "issued", "inspected", "review"; else ""."""
    key = fold(head).casefold().strip(":. ").removesuffix(" on")  # "Last updated on: 3 May 2024"
    if key in grammar.furniture.review or reviews_by(key, grammar) or names_review(key, grammar):
        return "review"
    if key in grammar.furniture.inspected or names_inspected(key, grammar):
        return "inspected"
    return "issued" if key in grammar.furniture.issued else ""


def reviews_by(key: str, grammar: Grammar) -> bool:
    """Whether a label in small letters says that a review comes, and whose: "next review by the board"."""
    found = around("", grammar.furniture.review, r" (?:by|of|at|with|to)\b").match(key)
    return found is not None and len(key.split()) <= LABEL_WORDS


def names_review(key: str, grammar: Grammar) -> bool:
    """Whether a label in small letters is a known one that says whose review it was, or will be, before its last word:
    "date of last trust board review".
    """
    if len(key.split()) > LABEL_WORDS:
        return False
    around_it = parted_labels(grammar.furniture.review, grammar.furniture.other_times)
    return any(key.startswith(head) and key.endswith(tail) for head, tail in around_it)


def names_inspected(key: str, grammar: Grammar) -> bool:
    """Whether a label in small letters is a known one that says whose inspection it was, "date of ofsted inspection",
    and no other time.
    """
    if len(key.split()) > LABEL_WORDS:
        return False
    around_it = parted_labels(grammar.furniture.inspected, _WHOSE)
    inside = next((key[len(head) :] for head, tail in around_it if key.startswith(head) and key.endswith(tail)), "")
    return bool(inside) and around(r"\b", grammar.furniture.other_times, r"\b").search(inside) is None


@cache
def parted_labels(labels: tuple[str, ...], ends: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each label before its last word, where that part ends in one of the words, and the last word."""
    parts = (label.rpartition(" ") for label in labels)
    return tuple((f"{head} ", f" {tail}") for head, _, tail in parts if head.endswith(ends))


def names_days(head: str, grammar: Grammar) -> bool:
    """Whether a label gives an inspection's days and says whose, "Audit Wales fieldwork", and no other time."""
    key = fold(head).casefold().strip(":. ")
    other = around("", grammar.furniture.other_times, r"\b").match(key)
    if other or len(key.split()) > LABEL_WORDS:
        return False
    return around(r"\w ", grammar.furniture.fieldwork, "$").search(key) is not None


@cache
def around(before: str, words: tuple[str, ...], after: str) -> re.Pattern[str]:
    """Any of a grammar's words between two patterns, compiled once."""
    return re.compile(f"{before}(?:{any_of(words, space=' ')}){after}")
