"""The words for time, as `grammars/timescales.toml` has them: months, seasons, joiners and phrases with slots."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from planparse.grammar.base import GrammarModel
from planparse.schema import Precision, Qualifier, TimescaleKind

SLOTS = ("{date}", "{number}", "{unit}")


class TimescaleExample(GrammarModel):
    """One text with the reading that it must have; keys left out are not compared, "" stands for null."""

    text: str = Field(min_length=1)
    kind: TimescaleKind | None = None
    start: date | Literal[""] | None = None
    end: date | Literal[""] | None = None
    precision: Precision | Literal[""] | None = None
    qualifier: Qualifier | Literal[""] | None = None
    recurrence: str | None = None
    offset: str | None = None
    nearest: date | None = None


class Phrase(GrammarModel):
    """One way of putting a time: `say` has its wordings, `{date}`, `{number}` and `{unit}` stand for what is read.

    `whole`: only where it is the whole cell. `opens`: only where it opens the cell or a clause. `alone`: only where it
    is a whole clause. `weak`: gives way to a date beside it. `aside`: its date is mentioned, not meant. `in_force`: its
    date replaces the others. `anchored`: counted from something other than the inspection.
    """

    say: tuple[str, ...] = Field(min_length=1)
    kind: TimescaleKind
    qualifier: Qualifier | None = None
    recurrence: str | None = Field(default=None, pattern=r"^P\d+[YMWD]$")
    offset: str | None = Field(default=None, pattern=r"^P\d+[YMWD]$")
    whole: bool = False
    opens: bool = False
    alone: bool = False
    weak: bool = False
    aside: bool = False
    in_force: bool = False
    anchored: bool = False
    examples: tuple[TimescaleExample, ...] = ()

    @model_validator(mode="after")
    def _wordings_are_sound(self) -> Self:
        for wording in self.say:
            if wording != wording.strip().casefold() or not wording:
                raise ValueError(f"{wording!r} is empty, padded or not in lower case")
            if wording.count("{") != sum(wording.count(slot) for slot in SLOTS) or wording.count("{date}") > 1:
                raise ValueError(f"{wording!r} has a slot that is none of {', '.join(SLOTS)}, or two dates")
        if self.aside and not all("{date}" in wording for wording in self.say):
            raise ValueError("a phrase with aside = true needs {date} in each wording")
        return self


class Months(GrammarModel):
    """The words of a stretch of the year: `first` and `last` are months, the span may pass the year's end."""

    say: tuple[str, ...] = Field(min_length=1)
    first: int = Field(ge=1, le=12)
    last: int = Field(ge=1, le=12)


class Feast(GrammarModel):
    """A day with a name; `month` and `day`, or `easter` with the days after Easter Sunday."""

    say: tuple[str, ...] = Field(min_length=1)
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    easter: int | None = None

    @model_validator(mode="after")
    def _has_one_day(self) -> Self:
        if (self.easter is None) != (self.month is not None and self.day is not None):
            raise ValueError("a feast has month and day, or easter")
        if self.month and self.day:
            date(2000, self.month, self.day)
        return self


class Number(GrammarModel):
    """A number's words."""

    say: tuple[str, ...] = Field(min_length=1)
    value: int = Field(ge=1)


class Unit(GrammarModel):
    """A unit's words with its ISO 8601 letter; `times` for units that ISO has no letter for (a term)."""

    say: tuple[str, ...] = Field(min_length=1)
    letter: Literal["Y", "M", "W", "D"]
    times: int = Field(default=1, ge=1)


class Edges(GrammarModel):
    """Words before a date that move it: its last day, its first day, a third of its year, the week that it begins or
    ends; `part` words move nothing. `next` and `this` say which year's it is where none is printed.
    """

    last: tuple[str, ...]
    first: tuple[str, ...]
    early: tuple[str, ...] = ()
    mid: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    part: tuple[str, ...]
    week_from: tuple[str, ...]
    week_to: tuple[str, ...]
    next: tuple[str, ...] = ()
    this: tuple[str, ...] = ()


class TimescaleGrammar(GrammarModel):
    """Everything that planparse knows of the words for time. Hashed by identity, so that readers can cache on it.

    `ordinals` follow a day's number, `of_words` and `articles` stand inside a date, `conjunctions` between two, `half`
    after a month, `day_words` after a day, `year_ends` after a year's word, `term_words` after a season's year; a
    number before `no_years` is no year ("July 30 days"). `milestone_words` stand in the header of a column that holds
    milestones.
    """

    formats: tuple[str, ...] = Field(min_length=1)
    months: dict[str, tuple[str, ...]]
    not_after: tuple[str, ...] = ()
    shy_months: tuple[str, ...] = ()
    weekdays: tuple[str, ...]
    joiners: tuple[str, ...]
    ordinals: tuple[str, ...] = Field(min_length=1)
    of_words: tuple[str, ...] = Field(min_length=1)
    articles: tuple[str, ...] = Field(min_length=1)
    conjunctions: tuple[str, ...] = Field(min_length=1)
    half: tuple[str, ...] = ()
    day_words: tuple[str, ...] = ()
    milestone_words: tuple[str, ...] = ()
    year_ends: tuple[str, ...] = ()
    term_words: tuple[str, ...] = ()
    no_years: tuple[str, ...] = ()
    between: tuple[str, ...]
    season: tuple[Months, ...]
    quarter: tuple[Months, ...]
    year: tuple[Months, ...]
    feast: tuple[Feast, ...]
    number: tuple[Number, ...]
    unit: tuple[Unit, ...]
    edges: Edges
    phrase: tuple[Phrase, ...]

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    @cached_property
    def month_names(self) -> frozenset[str]:
        """Every name of a month, short ones too, in small letters."""
        return frozenset(name.casefold() for names in self.months.values() for name in names)

    @cached_property
    def counted_words(self) -> tuple[str, ...]:
        """The words before the number of a quarter or a year, in small letters: "q", "quarter", "year"."""
        quarters = (re.fullmatch(r"([^\d\s]+)\s?\d", say) for quarter in self.quarter for say in quarter.say)
        years = (say for unit in self.unit if unit.letter == "Y" for say in unit.say)
        return tuple(dict.fromkeys([*(found.group(1) for found in quarters if found), *years]))

    @cached_property
    def nothing(self) -> frozenset[str]:
        """What a cell of dates says alone where there is none: "N/A", "nil"."""
        empty = (phrase for phrase in self.phrase if phrase.whole and phrase.kind == "unresolved")
        return frozenset(say for phrase in empty for say in phrase.say)

    @model_validator(mode="after")
    def _is_unambiguous(self) -> Self:
        if len(self.months) != 12:
            raise ValueError("months needs twelve entries, January to December in order")
        seen: set[str] = set()
        for wording in (w for phrase in self.phrase for w in phrase.say):
            if wording in seen:
                raise ValueError(f"{wording!r} stands in two phrases")
            seen.add(wording)
        return self
