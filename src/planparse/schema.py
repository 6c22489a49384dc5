"""The output contract (docs/contract.md) as frozen pydantic models whose validators state its laws.

Keys are emitted in the order of the fields here. Dates are ISO 8601; spans are inclusive at both ends.
"""

from __future__ import annotations

import calendar
from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION: Literal["1.0"] = "1.0"

TimescaleKind = Literal["date", "period", "immediate", "ongoing", "recurring", "relative", "done", "unresolved"]
Precision = Literal["day", "month", "quarter", "season", "year"]
Qualifier = Literal["by", "from", "on", "during", "end"]
PartyKind = Literal["person", "role", "organisation", "group"]
Status = Literal["completed", "in_progress", "not_started", "delayed"]
Level = Literal["info", "warning", "error"]


class Model(BaseModel):
    """Base of every part of the plan: immutable, and no key that the contract doesn't name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CellRef(Model):
    """Where a piece of text stands in the source.

    `page`, `table`, `row`, `column` count from 1 (null when unknown or outside a table), `line` is a
    line of a text source or a paragraph of an office file that stands outside tables, `bbox` is
    [x0, top, x1, bottom] in points from the page's top left corner.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    bbox: tuple[float, float, float, float] | None = None

    def __hash__(self) -> int:  # a place is looked up once a word: spelled out, it costs half
        return hash((self.page, self.table, self.row, self.column, self.line, self.bbox))


Provenance = dict[str, tuple[CellRef, ...]]


class Source(Model):
    """The document the plan was read from; `name` is the file name only."""

    name: str
    media_type: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size_bytes: int = Field(ge=0)
    pages: int | None = None


def edtf_of(start: date | None, end: date | None, precision: str | None) -> str | None:
    """Spell a span of days in EDTF (ISO 8601-2), as coarsely as its precision and its ends allow.

    Source: contract, Timescale.edtf: "2011-07", "2012-09-14", "../2012-09-14", "2013-04/..", "2012-06/2012-08".
    """
    if start is None and end is None:
        return None

    def first(day: date) -> str:
        whole_month = precision not in (None, "day") and day.day == 1
        if precision == "year" and whole_month and day.month == 1:
            return f"{day.year:04d}"
        return f"{day.year:04d}-{day.month:02d}" if whole_month else day.isoformat()

    def last(day: date) -> str:
        whole_month = precision not in (None, "day") and day == month_end(day)
        if precision == "year" and whole_month and day.month == 12:
            return f"{day.year:04d}"
        return f"{day.year:04d}-{day.month:02d}" if whole_month else day.isoformat()

    if start is None:
        assert end is not None
        return f"../{last(end)}"
    if end is None:
        return f"{first(start)}/.."
    if start == end:
        return start.isoformat()
    left, right = first(start), last(end)
    if len(left) != len(right):  # one end is no whole unit: both are spelled alike
        left, right = (
            (start.isoformat(), end.isoformat())
            if 10 in (len(left), len(right))
            else (f"{start:%Y-%m}", f"{end:%Y-%m}")
        )
    return left if left == right else f"{left}/{right}"


def month_end(day: date) -> date:
    """The last day of the month that `day` falls in."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Timescale(Model):
    """When something is due, was done or recurs: contract, rule 6. Build it with `timescale`."""

    text: str
    kind: TimescaleKind
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    edtf: str | None = None
    qualifier: Qualifier | None = None
    recurrence: str | None = Field(default=None, pattern=r"^P(\d+[YMWD])+$")
    offset: str | None = Field(default=None, pattern=r"^P(\d+[YMWD])+$")

    @model_validator(mode="after")
    def _span_is_consistent(self) -> Self:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"start {self.start} is after end {self.end}")
        if (self.start or self.end) and self.precision is None:
            raise ValueError("a dated timescale has a precision")
        if self.edtf != edtf_of(self.start, self.end, self.precision):
            raise ValueError(f"edtf {self.edtf} does not agree with {self.start}..{self.end} ({self.precision})")
        return self


def timescale(
    text: str,
    kind: TimescaleKind,
    start: date | None = None,
    end: date | None = None,
    precision: Precision | None = None,
    qualifier: Qualifier | None = None,
    recurrence: str | None = None,
    offset: str | None = None,
) -> Timescale:
    """A Timescale whose `edtf` is computed from the span."""
    return Timescale(
        text=text,
        kind=kind,
        start=start,
        end=end,
        precision=precision,
        edtf=edtf_of(start, end, precision),
        qualifier=qualifier,
        recurrence=recurrence,
        offset=offset,
    )


class Party(Model):
    """One person, role, organisation or group: contract, rule 9."""

    text: str
    kind: PartyKind
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    initials: tuple[str, ...] = ()


class Finding(Model):
    """What the inspection report said, with its paragraph where printed: contract, rule 10."""

    paragraph: int | None = None
    text: str


class Progress(Model):
    """One entry of a progress log: contract, rule 7."""

    date: Timescale | None = None
    text: str


class Authority(Model):
    """The council whose plan this is, as the register of UK authorities has it: contract, rule 16."""

    name: str
    gss_code: str | None = None
    kind: str | None = None


class Inspection(Model):
    """The inspection that the plan answers: contract, rule 18."""

    framework: str | None = None
    text: str
    date: Timescale | None = None


class Review(Model):
    """A dated label of the front matter, such as "Date of next review"."""

    label: str
    date: Timescale


class GlossaryEntry(Model):
    """An abbreviation that the document explains."""

    term: str
    definition: str


class Diagnostic(Model):
    """An oddity of the document, by a stable code of docs/diagnostics.md."""

    level: Level
    code: str
    message: str
    provenance: tuple[CellRef, ...] | None = None


class Coverage(Model):
    """How many words the source has and where they went: contract, rule 1."""

    words: int = Field(ge=0)
    placed: int = Field(ge=0)
    boilerplate: int = Field(ge=0)
    unplaced: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _every_word_is_counted_once(self) -> Self:
        if self.words != self.placed + self.boilerplate + len(self.unplaced):
            raise ValueError("words = placed + boilerplate + unplaced does not hold")
        return self


class Action(Model):
    """One logical row of the plan: contract, rules 3 to 9."""

    id: str = Field(pattern=r"^\d+\.\d+$")
    number: str | None = None
    text: str | None = None
    leads: tuple[Party, ...] = ()
    delegates: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    due: Timescale | None = None
    status: Status | None = None
    progress: tuple[Progress, ...] = ()
    completed: Timescale | None = None
    outcomes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    extra: dict[str, str] = {}
    provenance: Provenance = {}


class Recommendation(Model):
    """What the inspection asked for, and the actions that answer it: contract, rules 4, 13 and 14."""

    id: str = Field(pattern=r"^\d+$")
    number: str | None = None
    text: str | None = None
    theme: str | None = None
    priority: Timescale | None = None
    findings: tuple[Finding, ...] = ()
    outcomes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    extra: dict[str, str] = {}
    provenance: Provenance = {}

    @model_validator(mode="after")
    def _action_ids_are_in_order(self) -> Self:
        expected = [f"{self.id}.{n}" for n in range(1, len(self.actions) + 1)]
        if [action.id for action in self.actions] != expected:
            raise ValueError(f"the actions of recommendation {self.id} are not numbered {expected}")
        return self


class ActionPlan(Model):
    """A published action plan as data: the whole of what planparse emits."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    source: Source
    title: str | None = None
    authority: Authority | None = None
    inspection: Inspection | None = None
    issued: Timescale | None = None
    version: str | None = None
    reviews: tuple[Review, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    notes: tuple[str, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    coverage: Coverage

    @model_validator(mode="after")
    def _recommendation_ids_are_in_order(self) -> Self:
        expected = [str(n) for n in range(1, len(self.recommendations) + 1)]
        if [r.id for r in self.recommendations] != expected:
            raise ValueError("recommendation ids are not 1, 2, … in order")
        return self

    def to_json(self, indent: int | None = 2) -> str:
        """The plan as JSON text in UTF-8 characters, keys in contract order, ending in a newline."""
        return self.model_dump_json(indent=indent) + "\n"
