"""The inspection that the plan answers: its framework, its name as printed and its date (contract, rule 18)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from planparse.fields.framework_words import frameworks_of, phrases_in, says_framework
from planparse.fields.inspection_sentences import tells_days, told_inspection
from planparse.grammar.references import Framework, ReferenceGrammar
from planparse.schema import Inspection, Timescale
from planparse.text import any_of, ends_with, fold

Dates = Callable[[str], Sequence[tuple[int, int, Timescale]]]
SHORT = 9  # words that a heading line has at most
JOINED = 4  # heading lines that name one inspection at most
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_SOFT = " \t,;:–—-|"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One naming of an inspection: its text, framework, date and how much it says."""

    text: str
    framework: str | None
    date: Timescale | None
    score: int


def find_inspection(slices: Sequence[str], grammar: ReferenceGrammar, dates: Dates) -> Inspection | None:
    """The inspection that front-matter lines name, the fullest naming first; None where none does."""
    lines = [fold(text) for text in slices if fold(text)]
    found = [one for index in range(len(lines)) if (one := _candidate(lines, index, grammar, dates))]
    told = told_inspection(lines, grammar, dates)
    if not found:
        return told and Inspection(framework=framework_of(told.text, grammar), text=told.text, date=told.date)
    best = max(found, key=lambda candidate: candidate.score)
    date = best.date or _labelled_date(lines, grammar, dates) or _told_date(lines, grammar, dates)
    date = date or (told.date if told else None)
    year = _year(date)
    others = [one.framework for one in found if one.framework]
    framework = best.framework
    if framework is None and not _phrases(grammar.other_inspections).search(_folded(best.text)):
        framework = next(iter(others), None) or framework_of(" ".join(lines), grammar, year, together=True)
    if framework and (_is_of_others(framework, lines, grammar) or not _may_be(framework, best.text, grammar)):
        framework = None
    return Inspection(framework=framework, text=best.text, date=date)


def framework_of(text: str, grammar: ReferenceGrammar, year: int | None = None, together: bool = False) -> str | None:
    """The slug of the first framework whose phrase the text has, within its years where the year is known."""
    plain = _folded(text)
    if _phrases(grammar.other_inspections).search(plain):
        return None
    phrases = {named.phrase for named in phrases_in(plain, grammar)}
    told = frameworks_of(phrases, grammar, together or len(plain.split()) < 40) if phrases else ()
    named = (grammar.frameworks[n] for n in told)
    return next((framework.slug for framework in named if not _out_of_years(framework, year)), None)


def _is_of_others(slug: str, lines: Sequence[str], grammar: ReferenceGrammar) -> bool:
    """Whether only who inspected names the framework, and the lines say that it was what they inspect besides."""
    text = _folded(" ".join(lines))
    framework = next(one for one in grammar.frameworks if one.slug == slug)
    said = {named.phrase for named in phrases_in(text, grammar)}.intersection(framework.say)
    return said.issubset(grammar.inspectorates) and _phrases(framework.unless).search(text) is not None


def _may_be(slug: str, name: str, grammar: ReferenceGrammar) -> bool:
    """Whether an inspection's name says the framework, tells of one who inspects under it, or of none who inspects."""
    own = next(framework for framework in grammar.frameworks if framework.slug == slug)
    plain = _folded(name)
    if not own.by or any(named.phrase in own.say for named in phrases_in(plain, grammar)):
        return True
    bodies = tuple(body for framework in grammar.frameworks for body in framework.by)
    said = {found.group() for found in _phrases(bodies).finditer(plain)}
    return not said or not said.isdisjoint(own.by)


def _out_of_years(framework: Framework, year: int | None) -> bool:
    if year is None:
        return False
    return year < (framework.from_year or year) or year > (framework.to_year or year)


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")


@cache  # by the lists of a grammar
def _phrases(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words, longest first."""
    known = {_folded(word).replace(" & ", " and ") for word in words}
    found = any_of([*known, *(word.replace(" and ", " & ") for word in known)], space=" ")
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)")


def _candidate(lines: Sequence[str], index: int, grammar: ReferenceGrammar, dates: Dates) -> Candidate | None:
    text = _joined(lines, index, grammar, dates)
    plain = _folded(text)
    if len(plain) != len(text):  # casefold changed the length: positions would not hold
        plain = text.lower() if len(text.lower()) == len(text) else text
    word = _inspection_word(plain, grammar)
    inspectorate = _phrases(grammar.inspectorates).search(plain)
    printed = [found for found in dates(text) if not _is_other(plain, found, grammar)]
    framework = framework_of(text, grammar, _year(printed[0][2]) if len(printed) == 1 else None)
    other = _phrases(grammar.other_inspections).search(plain)
    named = sum(map(bool, (word, inspectorate, framework or other))) > 1
    short = len(plain.split()) <= 2 * SHORT
    headed = printed and _phrases(grammar.dated_words).search(plain)
    alone = _phrases(grammar.alone).search(plain) if framework else other
    if not (named or (short and (headed or alone))) or (not named and tells_days(text, grammar)):
        return None
    told = len(dates(text)) > len(printed) > 0  # "Published in July 2012 following inspection in May 2012"
    dated = bool(dates(text)) and not told  # "Cabinet response to the scrutiny review" is no date's label
    if (_phrases(grammar.other_dates).match(plain) and dated) or _label(plain, grammar):
        return None
    anchor = alone or word or inspectorate if not named else word or inspectorate
    assert anchor is not None
    start, end = _bounds(plain, anchor.span(), printed, grammar)
    name = text[start:end].strip(_SOFT)
    behind = printed and printed[0][0] >= end and not _phrases(grammar.name_ends).search(plain)
    if short and behind and not ends_with(plain[end : printed[0][0]].rstrip(_SOFT), grammar.answers):
        end = printed[0][1]  # "Corporate Peer Challenge – Follow-up – 4 March 2020" names nothing but the inspection
        name = text[start:end].strip(_SOFT)
    inside = [found for found in printed if start <= found[0] and found[1] <= end]
    date = inside[0][2] if inside and not _is_plan_year(plain, inside[0], grammar) else None
    score = (
        4 * bool(date) + 2 * bool(framework or other) + bool(word) + bool(inspectorate) - 3 * (len(name.split()) > 30)
    )
    return Candidate(_balanced(name), framework_of(text, grammar, _year(date)), date, score) if name else None


def _inspection_word(plain: str, grammar: ReferenceGrammar) -> re.Match[str] | None:
    """The first word for an inspection that isn't one of another time: "last inspected"."""
    words = _phrases(grammar.inspected_words).finditer(plain)
    return next((found for found in words if found.group() not in grammar.other_inspected), None)


def _joined(lines: Sequence[str], index: int, grammar: ReferenceGrammar, dates: Dates) -> str:
    """A heading line with those after it, where short lines lead to one that is wholly a date."""
    text = lines[index]
    if len(text.split()) > SHORT or dates(text) or _phrases(grammar.name_ends).search(_folded(text)):
        return text
    for last in range(index + 1, min(len(lines), index + JOINED)):
        line = lines[last]
        if len(line.split()) > SHORT or _phrases(grammar.other_dates).search(_folded(line)):
            return text
        found = dates(line)
        if found:
            whole = found[0][1] - found[0][0] >= len(line.strip(" .()")) - 1
            return " ".join(lines[index : last + 1]) if whole else text
        if _phrases(grammar.name_ends).search(_folded(line)):
            return text
    return text


def _is_other(plain: str, found: tuple[int, int, Timescale], grammar: ReferenceGrammar) -> bool:
    """Whether the words before a date make it an issue, publication or update date, or the year of a law."""
    before = plain[max(0, found[0] - 45) : found[0]]
    if found[2].precision == "year" and ends_with(before, grammar.laws):
        return True
    last = max((match.end() for match in _phrases(grammar.other_dates).finditer(before)), default=-1)
    return last > max((match.end() for match in _phrases(grammar.inspection_words).finditer(before)), default=-1)


def _is_plan_year(plain: str, found: tuple[int, int, Timescale], grammar: ReferenceGrammar) -> bool:
    """Whether a year is that of the auditors' plan, and not of what they looked at: "Follow-up of actions 2023/24"."""
    return found[2].precision == "year" and bool(_phrases(grammar.action_follow_ups).search(plain[: found[0]]))


def _label(plain: str, grammar: ReferenceGrammar) -> bool:
    """Whether a line is a label with its date, "Inspection dates: …", and no name."""
    opened = _phrases(grammar.label_openings).match(plain)
    closed = re.match(r"\w+ (\w+)\s*:", plain)
    return bool(opened or (closed and closed.group(1) in grammar.label_ends))


def _bounds(
    plain: str, anchor: tuple[int, int], printed: Sequence[tuple[int, int, Timescale]], grammar: ReferenceGrammar
) -> tuple[int, int]:
    """Where the inspection's name begins (after a lead-in) and ends (at its date, a dash or another part's words)."""
    leads = [m.end() for m in _phrases(grammar.lead_ins).finditer(plain, 0, anchor[0])]
    start = leads[-1] if leads else _first_word(plain, anchor[0], printed, grammar)
    after = [found for found in printed if found[0] >= anchor[0]]
    limit = next(_ends(plain, anchor[1], grammar), len(plain))
    if after and after[0][0] < limit:
        stop = after[0][1]
        return start, stop + (1 if plain[stop : stop + 1] in (")", "]") else 0)
    return start, limit


def _first_word(
    plain: str, anchor: int, printed: Sequence[tuple[int, int, Timescale]], grammar: ReferenceGrammar
) -> int:
    """The earliest inspectorate, inspection's name or date before the anchor, after the last dash or colon."""
    cut = max(plain.rfind(mark, 0, anchor) for mark in (" – ", " - ", ": ", " — ")) + 1
    if _phrases(grammar.inspectorates).fullmatch(plain[: max(cut, 0)].strip(" –—-:")):
        cut = 0  # "Ofsted: inspection of …"
    starts = [m.start() for m in _phrases(grammar.inspectorates).finditer(plain, cut, anchor)]
    said = (named for named in phrases_in(plain, grammar) if says_framework(named.phrase, grammar))
    starts += [named.start for named in said if cut <= named.start < anchor]
    starts += [found[0] for found in printed if cut <= found[0] < anchor]
    starts += [m.start() for m in _phrases(grammar.other_inspections).finditer(plain, cut) if m.start() < anchor]
    return min(starts, default=anchor if cut else 0 if len(plain.split()) <= 2 * SHORT else anchor)


def _ends(plain: str, start: int, grammar: ReferenceGrammar) -> Iterator[int]:
    stops = [m.start() for m in re.finditer(r" [–—-] |\. (?=\w)|; ", plain[start:])]
    stops += [m.start() for m in _phrases(grammar.name_ends).finditer(plain[start:])]
    yield from (start + stop for stop in sorted(stops))


def _balanced(name: str) -> str:
    return name.rstrip(")") if name.count(")") > name.count("(") else name.rstrip("( ")


def _labelled_date(lines: Sequence[str], grammar: ReferenceGrammar, dates: Dates) -> Timescale | None:
    """The date of a line that says it: "Inspection dates: 12 to 23 July 2010"."""
    for line in lines:
        plain = _folded(line)
        if (
            len(plain.split()) <= 2 * SHORT
            and _label(plain, grammar)
            and _phrases(grammar.inspection_words).search(plain)
        ):
            found = dates(line)
            if found:
                return found[0][2]
    return None


def _told_date(lines: Sequence[str], grammar: ReferenceGrammar, dates: Dates) -> Timescale | None:
    """The date of a sentence that says when who inspects was there: "Assessors were on site on 8 October 2024"."""
    for sentence in (part for line in lines for part in _SENTENCE_END.split(line)):
        plain = _folded(sentence)
        came = _phrases(grammar.visits).search(plain) and not _phrases(grammar.other_inspected).search(plain)
        if came and _phrases((*grammar.visitors, *grammar.inspectorates)).search(plain):
            printed = [found for found in dates(sentence) if not _is_other(plain, found, grammar)]
            if printed:
                return printed[0][2]
    return None


def _year(date: Timescale | None) -> int | None:
    day = date and (date.end or date.start)
    return day.year if day else None
