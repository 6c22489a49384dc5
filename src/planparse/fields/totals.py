"""The totals that a plan states of itself: "There are 38 actions", "Total number of recommendations: 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from planparse.fields.date_forms import words
from planparse.fields.statuses import is_status_text
from planparse.grammar.statuses import StatusGrammar
from planparse.grammar.totals import TotalsGrammar
from planparse.text import fold

ACTIONS, RECOMMENDATIONS, EITHER = "actions", "recommendations", "actions or recommendations"
LONGEST = 40  # words of a line that may state a total
_PARTS = re.compile(r"[.;!?()](?:\s+|$)|,\s+|\s[–—-]\s")


class Total(NamedTuple):
    """A printed total: of what (ACTIONS, RECOMMENDATIONS or EITHER), how many."""

    what: str
    number: int


class _Patterns(NamedTuple):
    whole: re.Pattern[str]
    said: re.Pattern[str]
    label: re.Pattern[str]
    counted: re.Pattern[str]


def stated_totals(text: str, grammar: TotalsGrammar) -> tuple[Total, ...]:
    """The totals that a line of text states; a number of things done, due or in another plan is no total.

    "2 Recommendations" is a numbered heading, "12 recommendations" a total.
    """
    if len(text.split()) > LONGEST or not any(char.isdigit() or char.isspace() for char in text):
        return ()
    said = re.sub(r"\b(nos?)\.", r"\1", fold(text).casefold())
    patterns = _patterns(grammar)
    line = said.strip(" .()[]*:–—-")
    parts = dict.fromkeys((line, *(part.strip() for part in _PARTS.split(said))))
    labels = [label for part in parts if (label := patterns.label.fullmatch(part))]
    if labels:
        return tuple(_labelled(label, grammar) for label in labels)
    heading = re.match(r"\W*\d+\s+[A-Z]", text)
    found = [None if heading else patterns.whole.fullmatch(line), *(patterns.said.fullmatch(part) for part in parts)]
    counted = next((match.group("counted") for match in found if match), "")
    return tuple(
        Total(_what(match.group("noun"), grammar), _value(match.group("number"), grammar))
        for match in patterns.counted.finditer(counted)
    )


def _labelled(label: re.Match[str], grammar: TotalsGrammar) -> Total:
    noun = next(label.group(name) for name in ("after", "before", "bare", "of") if label.group(name))
    return Total(_what(noun, grammar), _value(label.group("number"), grammar))


def tallied_total(rows: Sequence[str], grammar: TotalsGrammar, statuses: StatusGrammar) -> Total | None:
    """The total of a table that counts by status, from its rows with cells parted by " | "; null for other tables.

    Down ("Green | 12", …, "Total | 38") or across; that the other numbers add up to it proves it.
    """
    cells = [[fold(cell).casefold().strip(" .:") for cell in row.split("|")] for row in rows]
    named = next((_what(noun, grammar) for row in cells[:1] for noun in _nouns(grammar) if noun in " | ".join(row)), "")
    for labels, counts in (*_down(cells), *_across(cells)):
        total = labels[-1] in grammar.totals and len(counts) > 2 and sum(counts[:-1]) == counts[-1]
        if total and any(is_status_text(label, statuses) for label in labels[:-1]):
            return Total(named or EITHER, counts[-1])
    return None


def _down(cells: Sequence[Sequence[str]]) -> list[tuple[list[str], list[int]]]:
    rows = [(row[0], next((int(cell) for cell in row[1:] if cell.isdecimal()), None)) for row in cells]
    counted = [(label, count) for label, count in rows if label and count is not None]
    return [([label for label, _ in counted], [count for _, count in counted])] if counted else []


def _across(cells: Sequence[Sequence[str]]) -> list[tuple[list[str], list[int]]]:
    found = []
    for labels, row in pairwise(cells):
        counts = [int(cell) for cell in row if cell.isdecimal()]
        if 2 < len(counts) <= len(labels):
            found.append((list(labels[-len(counts) :]), counts))
    return found


def _value(number: str, grammar: TotalsGrammar) -> int:
    """38 of "38" or "thirty-eight"."""
    if number.isdecimal():
        return int(number)
    return sum(grammar.numbers[word] for word in re.split(r"[\s-]+", number))


def _nouns(grammar: TotalsGrammar) -> tuple[str, ...]:
    return (*grammar.recommendations, *grammar.actions)


def _what(noun: str, grammar: TotalsGrammar) -> str:
    return ACTIONS if noun in grammar.actions else RECOMMENDATIONS


@lru_cache(maxsize=8)
def _patterns(grammar: TotalsGrammar) -> _Patterns:
    tens = words(word for word, value in grammar.numbers.items() if value >= 20)
    units = words(word for word, value in grammar.numbers.items() if value < 10)
    number = rf"(?:\d{{1,3}}|(?:{tens})[\s-](?:{units})|{words(grammar.numbers)})"
    noun, places = f"(?:{words(_nouns(grammar))})", f"(?:{words(grammar.places)})"
    counted = rf"(?P<counted>{number} {noun}(?: and {number} {noun})*)"
    begins = rf"(?:{words(grammar.openings)}|(?:{words(grammar.subjects)}) (?:{words(grammar.verbs)}))"
    total, number_of, joined = f"(?:{words(grammar.totals)})", f"(?:{words(grammar.number_of)})", r"(?: ?[:=|–—-] ?| )"
    label = (
        rf"(?:{number_of} (?P<of>{noun})|(?P<before>{noun}) {total}|(?P<bare>{noun})(?= ?[:=|])|{total}(?=.* {noun}))"
        rf"{joined}(?P<number>{number})(?: (?P<after>{noun}))?"
    )
    return _Patterns(
        whole=re.compile(rf"{counted}(?: {places})*"),
        said=re.compile(rf"{begins} {counted}(?: {places})*"),
        label=re.compile(label),
        counted=re.compile(rf"(?P<number>{number}) (?P<noun>{noun})"),
    )
