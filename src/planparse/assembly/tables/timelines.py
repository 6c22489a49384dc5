"""Finds the columns of a delivery timetable: the months or quarters side by side, in which an action is marked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

from planparse.assembly.shapes import is_dateish
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import any_of, fold, opens_with

_TOLD = frozenset({"progress", "measure", "outcome"})
LONGEST_TIME = 30  # letters: "September to December 2024"
LEAST_LETTERS = 4  # "A | M | J" may be three people
YEARS = 3  # that a timetable of months may touch
LEAST_STEPS = 2
LEAST_TIMES = 3  # a start, an end and a review date may stand side by side too, but under words
_MARKS = re.compile(r"[:–—(),]")
_WORDS = re.compile(r"[a-z]+")


def timeline(headers: Sequence[str], grammar: Grammar) -> frozenset[int]:
    """The places of the header texts that are nothing but times, three or more of them side by side and no two alike.

    Months by their first letters, "A | M | J | J", are alike, but four or more in the order of the year are times.

    Such columns say when an action is worked on by a mark in them, or how far it is to be by then under "Milestone:
    Autumn term 2019" and its like, of which two are enough: no role is theirs, and their words say nothing of whether
    the row is a header. A table's own row seldom has three dates in a row, and then none of a plan's words.
    """
    lettered = lettered_months(headers, grammar)
    if not any(header and is_time(header, grammar) for header in headers[LEAST_STEPS - 1 :: LEAST_STEPS]):
        return lettered  # of as many side by side one would be among these
    found: set[int] = set()
    run: list[int] = []
    for at, header in enumerate([*headers, ""]):
        if header and (is_time(header, grammar) or is_time_beside(header, headers[at + 1 : at + 2], grammar)):
            run.append(at)
            continue
        least = LEAST_STEPS if all(time_of_step(headers[n], grammar) for n in run) else LEAST_TIMES
        if len({fold(headers[n]).casefold() for n in run}) == len(run) >= least:
            found.update(run)
        run = []
    return lettered.union(found)


def lettered_months(headers: Sequence[str], grammar: Grammar) -> frozenset[int]:
    """The places of the headers that are the first letters of months, four or more in the order of the year."""
    if sum(len(header) == 1 for header in headers) < LEAST_LETTERS:
        return frozenset()
    year = "".join(next(iter(names))[0].casefold() for names in grammar.timescales.months.values())
    found: set[int] = set()
    start = 0
    while start <= len(headers) - LEAST_LETTERS:
        end = start
        while end < len(headers) and len(headers[end]) == 1 and letters_of(headers[start : end + 1]) in year * YEARS:
            end += 1
        if end - start >= LEAST_LETTERS:
            found.update(range(start, end))
        start = max(end, start + 1)
    return frozenset(found)


def letters_of(headers: Sequence[str]) -> str:
    """Headers of a letter each as one word."""
    return "".join(headers).casefold()


def is_time_beside(header: str, following: Sequence[str], grammar: Grammar) -> bool:
    """Whether a word stands for a time before one that is one: "Immediate" before "3 months"."""
    return any(text and is_time(text, grammar) for text in following) and is_dateish(header, grammar)


def is_time(header: str, grammar: Grammar) -> bool:
    """Whether a header is a date, a year, a quarter, a span of months or a month's name alone: "Apr 24", "Jul-Sep".

    "Q1 (April to June)" says one time twice. So is the time of a step, "Milestone: Autumn term 2019", "Q1 milestone",
    and its place among the others: "Milestone 1".
    """
    figured = any(map(str.isdigit, header))
    if not figured and grammar.timescales.month_names.isdisjoint(_WORDS.findall(header.casefold())):
        return False  # nearly every header
    if is_counted_step(header, grammar):
        return True
    header = time_of_step(header, grammar) or header
    if len(header) > LONGEST_TIME:
        return False
    if counted := counting(grammar.timescales.counted_words).match(header):
        return is_time(header[counted.end() :].rstrip(") "), grammar)
    if any(letter.isdigit() for letter in header):
        return is_dateish(header, grammar) and grammar.columns.match(header)[0] is None
    words = set(_WORDS.findall(header.casefold())).difference(grammar.timescales.joiners)
    return bool(words) and words <= grammar.timescales.month_names


def under_groups(groups: Sequence[str], words: Sequence[str], grammar: Grammar) -> frozenset[int]:
    """The places of the header words that are nothing but times, as all beside them under the same group are: "June
    2020" and "June 2021" under "Progress" say what stands in their cells with that word alone.
    """
    runs = itertools.groupby(range(len(groups)), key=lambda at: groups[at])
    timed = ([*run] for group, run in runs if group and says_of_times(group, grammar))
    return frozenset(
        at for run in timed if len(run) > 1 and all(is_time(words[at], grammar) for at in run) for at in run
    )


def says_of_times(group: str, grammar: Grammar) -> bool:
    """Whether words over times say what is told of each: a step, how far it is; no more of when."""
    return bool(opens_with(group.casefold(), grammar.columns.beside_action)) or grammar.columns.match(group)[0] in _TOLD


def time_of_step(header: str, grammar: Grammar) -> str:
    """What follows the word for a step that opens a header, "Autumn term 2019" or a number, or what stands before one
    that ends it: "Q1" of "Q1 milestone"; "" where neither does.
    """
    words = _MARKS.sub(" ", header).split()
    if step := opens_with(" ".join(words).casefold(), grammar.columns.beside_action):
        return " ".join(words[len(step.split()) :])
    return " ".join(words[:-1]) if words and words[-1].casefold() in grammar.timescales.milestone_words else ""


def is_counted_step(header: str, grammar: Grammar) -> bool:
    """Whether a header is one of an action's steps by its place or quarter: "Milestone 1", "Q1 milestone"."""
    step, _, number = header.rpartition(" ")
    if number.isdigit() and step.casefold() in grammar.timescales.milestone_words:
        return True
    time = time_of_step(header, grammar)
    return bool(time) and counting(grammar.timescales.counted_words, whole=True).fullmatch(time) is not None


@lru_cache(maxsize=8)
def counting(words: tuple[str, ...], whole: bool = False) -> re.Pattern[str]:
    """Matches "Q1: " before the months of the quarter, or "Q1" where it is the `whole`."""
    behind = "" if whole else r"\s*[:(–—-]?\s*(?=[a-z])"
    return re.compile(rf"(?:{any_of(words)})\s?\d{behind}", re.I)


def printed_again(above: Sequence[Slice], below: Sequence[Slice]) -> int:
    """The number of cells that the row below says again: a sheet prints merged cells in each of their rows."""
    return sum(1 for cell, under in zip(above, below, strict=True) if cell and cell.text == under.text)
