"""The phrases of a text: which wordings of the grammar stand where, with the slots that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from planparse.fields.date_forms import words
from planparse.fields.date_spans import Slot
from planparse.grammar.timescales import Phrase, TimescaleGrammar

# Each date of a text is written as one private-use character before phrases are looked for.
_FIRST = 0xE000
_DATE = "[\ue000-\ue0ff]"
_PRIVATE = re.compile(_DATE)
_PLACE = re.compile(r"[a-z0-9]+|[^a-z0-9\s]")  # where a phrase may begin: never inside a word
_NUMBER, _SLOT = "{number}", "{date}"
_SECOND = re.compile(r"\s+([a-z]+)")
_CLAUSE = ".,;:()[]–—-/&"

Wordings = tuple[tuple[int, str], ...]  # with their ranks, the longest first
_NONE: Wordings = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text: where it starts, its date's index or null, its offset as ISO duration or null."""

    phrase: Phrase
    start: int
    slot: int | None = None
    offset: str | None = None


@dataclass(frozen=True, slots=True)
class _Patterns:
    opening: dict[str, dict[str, Wordings]]  # by the two words that open a phrase: few wordings are tried at a place
    phrases: tuple[Phrase, ...]
    amount: re.Pattern[str]
    numbers: dict[str, int]
    units: dict[str, tuple[str, int]]
    not_after: tuple[str, ...]


def without_private(text: str) -> str:
    """The text with the characters that stand for dates blanked, so that a text can't forge one."""
    return _PRIVATE.sub(" ", text)


def find_phrases(text: str, slots: Sequence[Slot], grammar: TimescaleGrammar) -> tuple[Found, ...]:
    """The phrases of `text` in order, none over another, the longest wording first."""
    patterns = _patterns(grammar)
    coded = _coded(text, slots)
    found = []
    end = 0
    for place in _PLACE.finditer(coded):
        match = _opened(patterns, place, coded) if place.start() >= end else None
        if match is None:
            continue
        end = match.end()
        phrase = patterns.phrases[int((match.lastgroup or "p0")[1:])]
        if _stands(phrase, coded, match.start(), match.end(), patterns.not_after):
            date = _PRIVATE.search(match.group())
            offset = phrase.offset or _offset(match.group(), patterns)
            found.append(Found(phrase, match.start(), ord(date.group()) - _FIRST if date else None, offset))
    return tuple(found)


def _opened(patterns: _Patterns, place: re.Match[str], coded: str) -> re.Match[str] | None:
    word = place.group()
    opening = patterns.opening.get(_NUMBER if word[0].isdecimal() else _SLOT if _PRIVATE.match(word) else word)
    if opening is None:
        return None
    second = _SECOND.match(coded, place.end())
    wordings = opening.get(second.group(1), _NONE) if second else _NONE
    if any_second := opening.get("", _NONE):
        wordings = tuple(sorted((*wordings, *any_second))) if wordings else any_second
    return _compiled(wordings).match(coded, place.start()) if wordings else None


@cache
def _compiled(wordings: Wordings) -> re.Pattern[str]:
    """Compiled when its words are first met: a plan uses few of the wordings."""
    return re.compile("|".join(branch for _, branch in wordings))


def _coded(text: str, slots: Sequence[Slot]) -> str:
    out, at = [], 0
    for index, slot in enumerate(slots):
        out += [text[at : slot.start], chr(_FIRST + index)]
        at = slot.end
    return "".join([*out, text[at:]]).casefold()


def _stands(phrase: Phrase, coded: str, start: int, end: int, not_after: tuple[str, ...]) -> bool:
    before, after = coded[:start].rstrip(), coded[end:].strip()
    if phrase.whole:
        return not before and not after.strip(".")
    if not phrase.opens:
        return True
    if not before or before[-1] in _CLAUSE or _PRIVATE.match(before[-1]):
        return True
    closes = not after or after[0] in ".,;()–—"
    return closes and before.split()[-1] not in not_after


def _offset(matched: str, patterns: _Patterns) -> str | None:
    amount = patterns.amount.search(matched)
    if amount is None:
        return None
    number = re.sub(r"\s+", " ", amount.group("number"))
    letter, times = patterns.units[re.sub(r"\s+", " ", amount.group("unit"))]
    count = int(number) if number.isdecimal() else patterns.numbers[number]
    return f"P{count * times}{letter}"


@lru_cache(maxsize=8)
def _patterns(grammar: TimescaleGrammar) -> _Patterns:
    numbers = {word.casefold(): n.value for n in grammar.number for word in n.say}
    units: dict[str, tuple[str, int]] = {word.casefold(): (u.letter, u.times) for u in grammar.unit for word in u.say}
    number = rf"(?:[0-9]{{1,3}}|{words(numbers)})"
    ordered = sorted(
        ((wording, phrase) for phrase in grammar.phrase for wording in phrase.say),
        key=lambda pair: (-len(pair[0]), pair[0]),
    )
    slots = {
        "{date}": _DATE,
        # "3 - 6 months", "six (6) months": the last number before the unit counts.
        "{number}": rf"(?:{number}\s*(?:-|–|to|or|/)\s*)?{number}(?:\s*\([0-9]{{1,3}}\))?",
        "{unit}": rf"(?:{words(units)})(?:\s*\(s\))?(?![a-z])",
    }
    branches = [f"(?P<p{n}>{_wording(wording, slots)})" for n, (wording, _) in enumerate(ordered)]
    opening: dict[str, dict[str, Wordings]] = {}
    for rank, (branch, (wording, _)) in enumerate(zip(branches, ordered, strict=True)):  # the longest first
        for word in _first_words(wording, numbers):
            seconds = opening.setdefault(word, {})
            second = _second_word(wording)
            seconds[second] = (*seconds.get(second, _NONE), (rank, branch))
    return _Patterns(
        opening=opening,
        phrases=tuple(phrase for _, phrase in ordered),
        amount=re.compile(rf"(?P<number>{number})(?:\s*\([0-9]{{1,3}}\))?[\s-]*(?P<unit>{words(units)})(?![a-z])"),
        numbers=numbers,
        units=units,
        not_after=grammar.not_after,
    )


def _first_words(wording: str, numbers: Iterable[str]) -> tuple[str, ...]:
    """What may stand where the wording begins: a word, a date, or a number in digits or words."""
    if wording.startswith("{number}"):
        return (_NUMBER, *dict.fromkeys(_PLACE.findall(number)[0] for number in numbers))
    first = _PLACE.findall(wording.casefold())[0]
    return (_SLOT if wording.startswith("{date}") else _NUMBER if first.isdecimal() else first,)


def _second_word(wording: str) -> str:
    """The word that must stand second; "" where the first isn't a plain word or the second may be anything."""
    found = re.match(r"[a-z0-9]+\s+([a-z]+)", wording.casefold())
    return found.group(1) if found else ""


def _wording(wording: str, slots: dict[str, str]) -> str:
    out, previous = "", ""
    for token in wording.split():
        if previous:
            beside_date = "{date}" in (token, previous)
            out += r"[\s:,–-]*(?:the\s+)?" if beside_date else r"[\s-]*" if token == "{unit}" else r"\s+"
        out += slots.get(token) or re.escape(token).replace("\\-", "[-–]").replace("'", "['’]")
        previous = token
    opening = r"(?<![a-z0-9])" if wording[0].isalnum() or wording.startswith(("{number}", "{unit}")) else ""
    closing = r"(?![a-z0-9])" if wording[-1].isalnum() else ""
    return opening + out + closing
