"""Sentences that tell when an inspection was: "the Rapid Review which was carried out on 10 May 2013"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from planparse.grammar.references import ReferenceGrammar
from planparse.schema import Timescale
from planparse.text import any_of, fold

Dates = Callable[[str], Sequence[tuple[int, int, Timescale]]]
NEAR = 6  # words between the deed and its date at most: "by the Joint Team in"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_NAME = re.compile(r"(?:[A-Z][\w’'/-]*\s+(?:(?:of|and|&)\s+(?=[A-Z]))?)+$")
_DEFINITE = re.compile(r"(?<!\w)[Tt]he\s+$")
_LAST_WORD = re.compile(r"[\w’'-]+\s+$")
_ARTICLE = re.compile(r"^(?:The|This|A|An|Our)\s+")


class ToldInspection(NamedTuple):
    """The words from an inspection's name to its date, and that."""

    text: str
    date: Timescale


def told_inspection(lines: Sequence[str], grammar: ReferenceGrammar, dates: Dates) -> ToldInspection | None:
    """The inspection that the first sentence tells the days of, by who inspects, by a name in capitals or as what the
    plan answers: "the inspection".
    """
    for sentence in (part for line in lines for part in _SENTENCE_END.split(fold(line))):
        if (by_body := _told_by_body(sentence, grammar, dates)) is not None:
            return by_body
        for deed in _deeds(grammar.inspection_words, grammar.carried_out).finditer(sentence):
            name = _NAME.search(sentence[: deed.start()])
            named = name is not None and _ARTICLE.sub("", name.group()) != ""
            before = sentence[: deed.start()]
            answers = _DEFINITE.search(before) or _answered(grammar.lead_ins).search(before)
            after = [found for found in dates(sentence) if found[0] >= deed.end()]
            if not (after and (named or answers)) or len(sentence[deed.end() : after[0][0]].split()) > NEAR:
                continue
            start = name.start() if name is not None else deed.start()
            return ToldInspection(_ARTICLE.sub("", sentence[start : after[0][1]]), after[0][2])
    return None


def _told_by_body(sentence: str, grammar: ReferenceGrammar, dates: Dates) -> ToldInspection | None:
    """The inspection of a body that inspects, with a date near by: "the Audit Commission inspected the service (June
    2002)", "the District Auditor's review of May 2004"; None for one of another time, and for other dates.
    """
    found = _by_bodies((*grammar.inspecting, *grammar.inspectorates), grammar.inspection_words).search(sentence)
    after = [date for date in dates(sentence) if date[0] >= found.end()] if found is not None else []
    if found is None or not after or len(sentence[found.end() : after[0][0]].split()) > NEAR:
        return None
    before = _LAST_WORD.search(sentence, 0, found.start())
    other = _other(grammar.other_times).search(sentence, before.start() if before else 0, after[0][0])
    if other or _other(grammar.other_inspected).search(sentence):
        return None
    name = _NAME.search(sentence[: found.start()])
    start = name.start() if name is not None else found.start()
    end = after[0][1] + sentence.startswith(")", after[0][1])
    return ToldInspection(_ARTICLE.sub("", sentence[start:end]), after[0][2])


def tells_days(text: str, grammar: ReferenceGrammar) -> bool:
    """Whether a text says of an inspection that it was, as a sentence does and no name: "The audit was carried out"."""
    return _deeds(grammar.inspection_words, grammar.carried_out).search(fold(text)) is not None


@cache
def _deeds(words: tuple[str, ...], carried_out: tuple[str, ...]) -> re.Pattern[str]:
    """An inspection's word and that it was: "review which was carried out"."""
    nouns, deeds = any_of(words, space=" "), any_of(carried_out, space=" ")
    return re.compile(rf"(?<!\w)(?:{nouns})(?:,? (?:which|that))? (?:{deeds})(?!\w)", re.I)


@cache
def _answered(lead_ins: tuple[str, ...]) -> re.Pattern[str]:
    """What stands before the name of an inspection that the plan answers, at a text's end."""
    return re.compile(rf"(?<!\w)(?:{any_of(lead_ins, space=' ')})\s+(?:[\w’']+\s+){{0,4}}?$", re.I)


@cache
def _by_bodies(bodies: tuple[str, ...], words: tuple[str, ...]) -> re.Pattern[str]:
    """Who inspects and the word for it, in either order: "Inspectorate (HMI) inspected", "a review by the Auditor"."""
    body, word = (any_of(said, space=" ") for said in (bodies, words))
    between = r"(?:\s*\([^()]*\))?(?:['’]s?)?\s+(?:[\w’'-]+\s+){0,3}?"
    before = r"\s+by\s+(?:[\w’'-]+\s+){0,5}?"
    return re.compile(rf"(?<!\w)(?:(?:{body}){between}(?:{word})|(?:{word}){before}(?:{body}))(?!\w)", re.I)


@cache
def _other(times: tuple[str, ...]) -> re.Pattern[str]:
    """A word for another inspection than the one that is told of."""
    return re.compile(rf"(?<!\w)(?:{any_of(times, space=' ')})(?!\w)", re.I)
