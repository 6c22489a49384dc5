"""The printed forms of a date as one regular expression, built from the words of the grammar.

Nothing is read here: a form only says where a date stands and which parts it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planparse.grammar.timescales import TimescaleGrammar

_DIGIT = "[0-9OoIl]"
_YEAR4 = r"(?:19|20)\d\d(?!\d)"
# A two-digit number after a month is a year unless it goes on as a day, a time or a count.
_YEAR2 = r"\d\d(?!\d|\s+MONTH|[:%]|[./-]\d|\s?(?:st|nd|rd|th|am|pm|days?|weeks?|months?)\b)"
_YEAR_OF = rf"(?:['’‘`´]\s?\d\d(?!\d)|{_YEAR4}|{_YEAR2})"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b)?"
_OF = r"(?:\s+day)?(?:\s+of\b)?(?:\s+the\b)?"


@dataclass(frozen=True, slots=True)
class Forms:
    """`scan` finds a date (its named group is the form's name), `parts` has each form alone with its own groups."""

    scan: re.Pattern[str]
    parts: dict[str, re.Pattern[str]]
    joiner: re.Pattern[str]
    conjunction: re.Pattern[str]
    month: dict[str, int]


def words(choices: Iterable[str]) -> str:
    """A pattern for any of the wordings, longest first, white space in them of any length."""
    ordered = sorted({choice.casefold() for choice in choices}, key=lambda choice: (-len(choice), choice))
    return "|".join(r"\s+".join(re.escape(word) for word in choice.split()) for choice in ordered) or r"(?!)"


@lru_cache(maxsize=8)
def forms_of(grammar: TimescaleGrammar) -> Forms:
    """The forms of one grammar, built once."""
    table = _table(grammar)
    edges = grammar.edges
    before = words(edges.last + edges.first + edges.part + edges.week_from + edges.week_to)
    weekday = words(grammar.weekdays)
    lead = rf"(?:(?:(?<![\w])(?P<edge>{before})[\s–-]*(?:the\s+)?)?(?:\b(?:{weekday})\b[\s,.]*(?:the\s+)?)?)"
    body = "|".join(f"(?P<{name}>{_anonymous(pattern)})" for name, pattern in table)
    flags = re.IGNORECASE
    return Forms(
        scan=re.compile(rf"{lead}(?<![A-Za-z0-9£$#])(?:{body})", flags),
        parts={name: re.compile(pattern, flags) for name, pattern in table},
        joiner=re.compile(rf"\s*(?:{words(grammar.joiners)})\s*(?:the\s+)?", flags),
        conjunction=re.compile(r"\s*(?:and|&|,)\s*(?:the\s+)?", flags),
        month={word: n for n, names in enumerate(grammar.months.values(), 1) for word in names},
    )


def _table(grammar: TimescaleGrammar) -> Sequence[tuple[str, str]]:
    month = rf"(?P<month>{words(w for names in grammar.months.values() for w in names)})(?![a-z])\.?"
    printed_year = _YEAR_OF.replace("MONTH", f"(?:{words(w for names in grammar.months.values() for w in names)})")
    quarter = words(w for q in grammar.quarter for w in q.say)
    season = words(w for s in grammar.season for w in s.say)
    feast = words(w for f in grammar.feast for w in f.say)
    year = words(w for y in grammar.year for w in y.say)
    joiner = words((*grammar.joiners, "and", "&"))
    span = r"(?:(?P<y1>(?:19|20)\d\d)\s?[/–-]\s?(?P<y2>(?:19|20)\d\d|\d\d)(?![\d/]|[.-]\d))"
    long_day = rf"(?P<day>\d\d?)(?!\d){_ORDINAL}{_OF}[\s,./-]*{month},?(?:\s+of)?[\s,./–-]*"
    after = r"[\s,]*(?:of|in|/|-|–|\()?\s*(?:the\s+)?"
    return (
        ("iso", r"(?P<year>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<day>\d\d)(?!\d)"),
        (
            "numeric",
            rf"(?P<day>{_DIGIT}{{1,2}})\s?[./-]\s?(?P<mm>{_DIGIT}{{1,2}})\s?[./-]\s?"
            rf"(?P<year>{_DIGIT}{{4}}|['’‘]?{_DIGIT}{{2}})(?![A-Za-z0-9])",
        ),
        ("days", rf"(?P<from>\d\d?){_ORDINAL}\s*(?:{joiner})\s*(?:the\s+)?{long_day}(?P<year>{printed_year})?"),
        ("long", rf"{long_day}(?P<year>{printed_year})"),
        ("american", rf"{month}\s+(?P<day>\d\d?)(?!\d){_ORDINAL}[\s,]+(?P<year>{_YEAR4})"),
        ("month_year", rf"{month},?(?:\s+half[ -]term)?(?:\s+of)?[\s,/.–-]*(?P<year>{printed_year})"),
        ("day_month", rf"(?P<day>\d\d?)(?!\d){_ORDINAL}{_OF}[\s,./-]*{month}"),
        ("month_day", rf"{month}\s+(?P<day>\d\d?)(?:st|nd|rd|th)\b"),
        (
            "quarter",
            rf"(?P<word>{quarter})(?![a-z0-9])(?:{after}(?:(?:{year})\s*)?(?:{span}|(?P<year>{_YEAR4}|['’]\d\d\b)"
            r"|(?P<s1>\d\d)/(?P<s2>\d\d)(?!\d|/)))?",
        ),
        ("year_quarter", rf"{span}\s*[,:–-]?\s*(?P<word>{quarter})(?![a-z0-9])"),
        ("season", rf"(?P<word>{season})(?![a-z])(?:{after}(?:{span}|(?P<year>{_YEAR4}|['’]\d\d\b|\d\d\b)))?"),
        ("feast", rf"(?P<word>{feast})(?![a-z])(?:{after}(?P<year>{_YEAR4}))?"),
        (
            "named_year",
            rf"(?P<word>{year})(?![a-z])\s*(?:(?:of|ending|end)\s+)?"
            rf"(?:{span}|(?P<s1>\d\d)[/–-](?P<s2>\d\d)(?!\d|/)|(?P<year>{_YEAR4}|\d\d\b))",
        ),
        ("year_span", rf"{span}(?:\s*(?P<word>{year})(?![a-z]))?"),
        ("year_month", r"(?P<year>(?:19|20)\d\d)-(?P<mm>\d\d)(?![\d-])"),
        ("month_only", month),
        ("short", rf"(?P<mm>\d\d?)\s?/\s?(?P<year>{_YEAR4}|\d\d?)(?![\d/]|\.\d)(?!\s?%)"),
        ("dotted", rf"(?P<mm>\d\d?)[.-](?P<year>{_YEAR4})"),
        ("year_alone", rf"(?P<year>{_YEAR4})(?!\s?[/%]|[.,]\d)"),
        ("year_word", rf"(?P<word>{year})(?![a-z])(?:[ -]end\b)?"),
    )


def _anonymous(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
