"""The phrases of a text: which wordings of the grammar stand where, with the slots that they hold.

The wordings are a tree of their words and slots, walked along the text: ten times the wordings cost a place no more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from planparse.fields.date_forms import words
from planparse.fields.date_spans import Slot
from planparse.grammar.timescales import Phrase, TimescaleGrammar

# Each date of a text is written as one private-use character before phrases are looked for.
_FIRST = "\ue000"
_PRIVATE = re.compile("[\ue000-\ue0ff]")
_PLACE = re.compile(r"[a-z0-9]+|[^a-z0-9\s]")  # where a phrase may begin: never inside a word
_LETTER = re.compile("[a-z0-9]")
_DATE, _NUMBER, _UNIT = "{date}", "{number}", "{unit}"
_SPACE = re.compile(r"\s+")
_AROUND_DATE = re.compile(r"[\s:,–-]*(?:the\s+)?")
_BEFORE_UNIT = re.compile(r"[\s-]*")
_ALIKE = str.maketrans("–’", "-'")
_CLAUSE = ".,;:()[]–—-/&"


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text: where it starts, its date's index or null, its offset as ISO duration or null."""

    phrase: Phrase
    start: int
    slot: int | None = None
    offset: str | None = None


@dataclass(slots=True)
class _Node:
    """What may follow in a wording: words by how they begin, slots; `rank` where a wording ends here."""

    words: dict[str, dict[str, _Node]] = field(default_factory=dict)
    slots: dict[str, _Node] = field(default_factory=dict)
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class _Patterns:
    root: _Node
    phrases: tuple[Phrase, ...]  # by rank, those of the longest wordings first
    slots: dict[str, re.Pattern[str]]
    openings: frozenset[str]  # the words that a wording, or a number in letters, begins with
    amount: re.Pattern[str]
    numbers: dict[str, int]
    units: dict[str, tuple[str, int]]
    not_after: tuple[str, ...]


_NOTHING: dict[str, _Node] = {}


def without_private(text: str) -> str:
    """The text with the characters that stand for dates blanked, so that a text can't forge one."""
    return _PRIVATE.sub(" ", text)


def find_phrases(text: str, slots: Sequence[Slot], grammar: TimescaleGrammar) -> tuple[Found, ...]:
    """The phrases of `text` in order, none over another, the longest wording first."""
    patterns = _patterns(grammar)
    coded = _coded(text, slots)
    alike = coded.translate(_ALIKE)
    found = []
    end = 0
    for place in _PLACE.finditer(alike):
        word, start = place.group(), place.start()
        if start < end or not (word in patterns.openings or word[0].isdecimal() or word >= _FIRST):
            continue
        ways: list[tuple[int, int]] = []
        _walk(patterns.root, alike, start, "", patterns.slots, ways)
        if not ways:
            continue
        rank, end = min(ways)
        phrase, said = patterns.phrases[rank], coded[start:end]
        if _stands(phrase, coded, start, end, patterns.not_after):
            date = _PRIVATE.search(said)
            offset = phrase.offset or _offset(said, patterns)
            found.append(Found(phrase, start, ord(date.group()) - ord(_FIRST) if date else None, offset))
    return tuple(found)


def _walk(
    node: _Node, text: str, at: int, last: str, slots: Mapping[str, re.Pattern[str]], ways: list[tuple[int, int]]
) -> None:
    """Add the rank and end of every wording that goes on from `node` at a place; `last` is the token before."""
    if node.rank is not None and not (last[-1].isalnum() and _LETTER.match(text, at)):
        ways.append((node.rank, at))
    for slot, child in node.slots.items():
        opening = _gap(last, slot, text, at)
        found = slots[slot].match(text, opening) if opening is not None else None
        if found is not None:
            _walk(child, text, found.end(), slot, slots, ways)
    opening = _gap(last, "", text, at) if node.words else None
    place = _PLACE.match(text, opening) if opening is not None else None
    if opening is None or place is None:
        return
    for word, child in node.words.get(place.group(), _NOTHING).items():
        if text.startswith(word, opening):
            _walk(child, text, opening + len(word), word, slots, ways)


def _gap(last: str, slot: str, text: str, at: int) -> int | None:
    """Where the next token begins; null where nothing parts it from the one before."""
    if not last:
        return at
    pattern = _AROUND_DATE if _DATE in (last, slot) else _BEFORE_UNIT if slot == _UNIT else _SPACE
    found = pattern.match(text, at)
    return found.end() if found else None


def _coded(text: str, slots: Sequence[Slot]) -> str:
    out, at = [], 0
    for index, slot in enumerate(slots):
        out += [text[at : slot.start], chr(ord(_FIRST) + index)]
        at = slot.end
    return "".join([*out, text[at:]]).casefold()


def _stands(phrase: Phrase, coded: str, start: int, end: int, not_after: tuple[str, ...]) -> bool:
    before, after = coded[:start].rstrip(), coded[end:].strip()
    if phrase.whole:
        return not before and not after.strip(".")
    if phrase.alone:
        return (not before or before[-1] in _CLAUSE) and (not after or after[0] in _CLAUSE)
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
    root = _tree([wording for wording, _ in ordered])
    return _Patterns(
        root=root,
        phrases=tuple(phrase for _, phrase in ordered),
        slots={
            _DATE: _PRIVATE,
            # "3 - 6 months", "six (6) months": the last number before the unit counts.
            _NUMBER: re.compile(rf"(?:{number}\s*(?:-|–|to|or|/)\s*)?{number}(?:\s*\([0-9]{{1,3}}\))?"),
            _UNIT: re.compile(rf"(?:{words(units)})(?:\s*\(s\))?(?![a-z])"),
        },
        openings=frozenset(_PLACE.findall(wording)[0] for wording in (*root.words, *numbers)),
        amount=re.compile(rf"(?P<number>{number})(?:\s*\([0-9]{{1,3}}\))?[\s-]*(?P<unit>{words(units)})(?![a-z])"),
        numbers=numbers,
        units=units,
        not_after=grammar.not_after,
    )


def _tree(wordings: Sequence[str]) -> _Node:
    """The wordings as a tree of their tokens; the rank of one is its place in the sequence."""
    root = _Node()
    for rank, wording in enumerate(wordings):
        node = root
        for token in _tokens(wording):
            if token in (_DATE, _NUMBER, _UNIT):
                node = node.slots.setdefault(token, _Node())
            else:
                node = node.words.setdefault(_PLACE.findall(token)[0], {}).setdefault(token, _Node())
        node.rank = rank if node.rank is None else node.rank
    return root


def _tokens(wording: str) -> list[str]:
    """The words and slots of a wording; a dash beside a date is as good as the space that parts them."""
    tokens = wording.translate(_ALIKE).split()
    beside = [_DATE in (tokens[max(0, n - 1)], tokens[min(n + 1, len(tokens) - 1)]) for n in range(len(tokens))]
    return [token for token, by_date in zip(tokens, beside, strict=True) if not (by_date and token == "-")]
