"""The printed forms of a date as one regular expression, built from the words of the grammar.

Nothing is read here: a form only says where a date stands and which parts it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from planparse.grammar.timescales import TimescaleGrammar
from planparse.text import any_of

FLAGS = re.IGNORECASE
_DIGIT = "[0-9OoIl]"
_PLACE = re.compile(r"[£$#]?[A-Za-z0-9]+")
_NUMBER = re.compile(r"[A-Za-z]*[0-9]|[OoIl]{1,2}\Z")  # in figures, or in letters that a scanner took for them
_YEAR4 = r"(?:19|20)\d\d(?!\d)"
# A scanner's letters for digits: a day has one digit at least, a year is of this century.
_DAY = r"(?:\d[0-9OoIl]?|[OoIl]\d)(?![0-9OoIl])"
_MISREAD = (("m", "rn"), ("l", "i"), ("l", "1"), ("o", "0"))
_YEAR_SLIP = r"2[0Oo][0-9OoIl]{2}(?![A-Za-z0-9])"


@dataclass(frozen=True, slots=True)
class Forms:
    """`scan` reads a date where one begins (its named group is the form's name), `openings` are the words it may
    begin with; `parts` has each form alone with its own groups, as a pattern that is compiled when it is first met;
    `month` has the number of a month's name, `slips` the name that a scanner misread.
    """

    scan: re.Pattern[str]
    openings: frozenset[str]
    parts: dict[str, str]
    joiner: re.Pattern[str]
    conjunction: re.Pattern[str]
    month: dict[str, int]
    slips: dict[str, str]


def dates_in(text: str, forms: Forms) -> Iterator[re.Match[str]]:
    """Where dates are printed, in order: `forms.scan` is tried only at words that a date may begin with."""
    end = 0
    for place in _PLACE.finditer(text):
        word = place.group()
        if place.start() >= end and (_NUMBER.match(word) or word.casefold() in forms.openings):
            found = forms.scan.match(text, place.start())
            if found:
                end = found.end()
                yield found


@cache
def part_pattern(pattern: str) -> re.Pattern[str]:
    """A form of `Forms.parts`, compiled when it is first met: a plan prints few of the forms."""
    return re.compile(pattern, FLAGS)


def words(choices: Iterable[str]) -> str:
    """A pattern for any of the wordings, longest first, white space in them of any length."""
    return any_of(choice.casefold() for choice in choices)


@lru_cache(maxsize=8)
def forms_of(grammar: TimescaleGrammar) -> Forms:
    """The forms of one grammar, built once."""
    table = _table(grammar)
    edges = grammar.edges
    vague = edges.early + edges.mid + edges.late + edges.part
    before = words(edges.last + edges.first + vague + edges.week_from + edges.week_to)
    which = words(edges.next + edges.this)
    the = rf"(?:(?:{words(grammar.articles)})\s+)?"
    weekday = words(grammar.weekdays)
    lead = (
        rf"(?:(?:(?<![\w])(?P<edge>{before})[\s–-]*{the})?(?:(?<![\w])(?P<which>{which})\s+)?"
        rf"(?:\b(?:{weekday})\b[\s,.]*{the})?)"
    )
    body = "|".join(f"(?P<{name}>{_anonymous(pattern)})" for name, pattern in table)
    flags = FLAGS
    return Forms(
        scan=re.compile(rf"(?<![A-Za-z0-9£$#]){lead}(?<![A-Za-z0-9£$#])(?<!\d[.])(?:{body})", flags),
        openings=_openings(grammar),
        parts=dict(table),
        joiner=re.compile(rf"\s*(?:{words(grammar.joiners)})\s*{the}", flags),
        conjunction=re.compile(rf"\s*(?:{words(grammar.conjunctions)})\s*{the}", flags),
        month=_month_names(grammar),
        slips={slip: name for name in grammar.months for slip in _slips(name)},
    )


def _month_names(grammar: TimescaleGrammar) -> dict[str, int]:
    """Every month's number by its names, those with a scanner's letters in them too."""
    printed = {word: n for n, names in enumerate(grammar.months.values(), 1) for word in names}
    return {slip: n for n, name in enumerate(grammar.months, 1) for slip in _slips(name)} | printed


def _slips(name: str) -> Iterator[str]:
    """A month's name as a scanner gives it, one kind of letter mistaken: "septernber", "apri1", "0ctober"."""
    return (name.replace(letter, other) for letter, other in _MISREAD if letter in name)


def _openings(grammar: TimescaleGrammar) -> frozenset[str]:
    edges = grammar.edges
    before = (edges.last, edges.first, edges.early, edges.mid, edges.late, edges.part, edges.week_from, edges.week_to)
    stretches = (
        entry.say for named in (grammar.quarter, grammar.season, grammar.feast, grammar.year) for entry in named
    )
    several = (*before, edges.next, edges.this, grammar.weekdays, _month_names(grammar), *stretches)
    return frozenset(_PLACE.findall(say.casefold())[0] for said in several for say in said)


def _year_of(grammar: TimescaleGrammar) -> str:
    """A year after a month; of two digits only where it doesn't go on as a day, a time or a count."""
    months, tail = words(_month_names(grammar)), words((*grammar.ordinals, *grammar.no_years))
    ends = rf"(?!\d|%|:\d|[./-]\d|\s?(?:{tail})(?!\w))"
    two = rf"(?:(?<=[a-z]-)\d\d{ends}|\d\d{ends}(?!\s+(?:{months})))"  # "Jul-19 Oct-19", but "Jul 19 October"
    return rf"(?:['’‘`´]\s?\d\d(?!\d)|{_YEAR4}|{_YEAR_SLIP}|{two})"


def _table(grammar: TimescaleGrammar) -> Sequence[tuple[str, str]]:
    """Every form with its pattern, in the order in which they are tried: days, stretches of a year, bare numbers."""
    months = words(_month_names(grammar))
    month = rf"(?P<month>{months})(?![a-z])\.?"
    of, the = rf"(?:{words(grammar.of_words)})", rf"(?:{words(grammar.articles)})"
    return (*_day_forms(grammar, month, of, the), *_stretch_forms(grammar, of, the), *_bare_forms(grammar, month))


def _day_forms(grammar: TimescaleGrammar, month: str, of: str, the: str) -> Sequence[tuple[str, str]]:
    printed_year = _year_of(grammar)
    ordinal = rf"(?:\s?(?:{words(grammar.ordinals)})(?!\w))"
    of_the = rf"(?:\s+(?:{words(grammar.day_words)}))?(?:\s+{of}\b)?(?:\s+{the}\b)?"
    joiner, half = words((*grammar.joiners, *grammar.conjunctions)), words(grammar.half)
    maybe = rf"{ordinal}?"
    # "Phase 2 - May 2014" counts phases; "2 - May - 2014" is a day
    counted = r"(?!(?<=(?<!\d)\d)\s+-\s+[a-z]+\.?\s*(?:['’\d]|$))"
    long_day = rf"(?P<day>{_DAY}){counted}{maybe}{of_the}[\s,./-]*{month},?(?:\s+{of})?[\s,./–-]*"
    return (
        ("iso", r"(?P<year>(?:19|20)\d\d)[-/](?P<mm>\d\d)[-/](?P<day>\d\d)(?!\d)"),
        ("spaced", rf"(?P<day>\d\d)\s(?P<mm>\d\d)\s(?P<year>{_YEAR4})"),
        (
            "numeric",
            rf"(?P<day>{_DIGIT}{{1,2}})\s?[./-]\s?(?P<mm>{_DIGIT}{{1,2}})\s?[./-]\s?"
            rf"(?P<year>{_DIGIT}{{4}}|['’‘]?{_DIGIT}{{2}})(?![A-Za-z0-9])",
        ),
        ("days", rf"(?P<from>\d\d?){maybe}\s*(?P<join>{joiner})\s*(?:{the}\s+)?{long_day}(?P<year>{printed_year})?"),
        ("long", rf"{long_day}(?P<year>{printed_year})"),
        ("american", rf"{month}\s+(?P<day>\d\d?)(?!\d){maybe}[\s,]+(?P<year>{_YEAR4})"),
        ("month_year", rf"{month},?(?:\s+(?:{half}))?(?:\s+{of})?[\s,/.–-]*(?P<year>{printed_year})"),
        ("day_month", rf"(?P<day>{_DAY}){counted}{maybe}{of_the}[\s,./-]*{month}"),
        ("month_day", rf"{month}\s+(?P<day>\d\d?(?={ordinal})|\d(?=\s*(?:[;,.)]|$)))(?:{ordinal})?"),
    )


def _stretch_forms(grammar: TimescaleGrammar, of: str, the: str) -> Sequence[tuple[str, str]]:
    quarter = words(w for q in grammar.quarter for w in q.say)
    season = words(w for s in grammar.season for w in s.say)
    feast = words(w for f in grammar.feast for w in f.say)
    year = words(w for y in grammar.year for w in y.say)
    term, year_end = words(grammar.term_words), words(grammar.year_ends)
    span = r"(?:(?P<y1>(?:19|20)\d\d)\s?[/–-]\s?(?P<y2>(?:19|20)\d\d|\d\d)(?![\d/]|[.-]\d))"
    after = rf"[\s,]*(?:{of}|/|-|–|\()?\s*(?:{the}\s+)?"
    return (
        (
            "quarter",
            rf"(?P<word>{quarter})(?![a-z0-9])(?:{after}(?:(?:{year})\s*)?(?:{span}|(?P<year>{_YEAR4}|['’]\d\d\b)"
            r"|(?P<s1>\d\d)/(?P<s2>\d\d)(?!\d|/)))?",
        ),
        ("year_quarter", rf"{span}\s*[,:–-]?\s*(?P<word>{quarter})(?![a-z0-9])"),
        (
            "season",
            rf"(?P<word>{season})(?![a-z]|(?<=\d)\d)(?:{after}(?:{span}|(?P<year>{_YEAR4}|['’]\d\d\b|\d\d\b))(?P<term>\s+(?:{term})\b)?)?",
        ),
        ("feast", rf"(?P<word>{feast})(?![a-z])(?:{after}(?P<year>{_YEAR4}))?"),
        (
            "named_year",
            rf"(?P<word>{year})(?![a-z])\s*(?:(?:{of}|{year_end})\s+)?"
            rf"(?:{span}|(?P<s1>\d\d)[/–-](?P<s2>\d\d)(?!\d|/)|(?P<year>{_YEAR4}|\d\d\b))",
        ),
        ("year_span", rf"{span}(?:\s*(?P<word>{year})(?![a-z]))?"),
    )


def _bare_forms(grammar: TimescaleGrammar, month: str) -> Sequence[tuple[str, str]]:
    year, year_end = words(w for y in grammar.year for w in y.say), words(grammar.year_ends)
    return (
        ("year_month", r"(?P<year>(?:19|20)\d\d)-(?P<mm>\d\d)(?![\d-])"),
        ("month_only", month),
        ("short", rf"(?P<mm>\d\d?)\s?/\s?(?P<year>{_YEAR4}|\d\d?)(?![\d/]|\.\d)(?!\s?%)"),
        ("dotted", rf"(?P<mm>\d\d?)[.-](?P<year>{_YEAR4})"),
        ("year_alone", rf"(?P<year>{_YEAR4})(?!\s?[/%]|[.,]\d)"),
        ("year_word", rf"(?P<word>{year})(?![a-z])(?:[ -](?:{year_end})\b)?"),
    )


def _anonymous(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
