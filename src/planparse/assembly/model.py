"""The frozen types that assembly's stages hand on to one another, in the order of the journey."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from planparse.document import BLANK, Block, Slice
from planparse.schema import CellRef, Diagnostic, Inspection
from planparse.text import fold


class ColumnRole(StrEnum):
    """What a column holds (design: ColumnRole); a column without one goes to `extra` as printed."""

    NUMBER = "number"
    RECOMMENDATION = "recommendation"
    FINDING = "finding"
    OUTCOME = "outcome"
    MEASURE = "measure"
    ACTION = "action"
    LEAD = "lead"
    DELEGATE = "delegate"
    PARTNER = "partner"
    DUE = "due"
    PRIORITY = "priority"
    STATUS = "status"
    PROGRESS = "progress"
    EVIDENCE = "evidence"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class Body:
    """The document without its furniture: the blocks that remain and the words set aside.

    `running` are the lines among the blocks that stand on every page: they may tell the title, and are no notes.
    """

    blocks: tuple[Block, ...]
    boilerplate: tuple[Slice, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    running: tuple[Slice, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header as printed ("" when blank), the role it got and why; `part` is a mark such as "5a",
    `group` the words that stand over it and its neighbours: "Position at May 2024" over "RAG" and "Progress".

    `count`: what counts it, "1." of "1. Recommendation", which its header is without until all roles are known;
    `refs`: where the header stands. Columns of one header are alike wherever it is printed.
    """

    header: str
    role: ColumnRole | None
    why: str
    part: str | None = None
    group: str = ""
    count: str = field(default="", compare=False)
    refs: tuple[CellRef, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row under a header: one slice per column; `opens_table` when a table or page begins with it.

    `over`: what the page before says by column in cells that are merged over this row too; none where there are none.
    """

    cells: tuple[Slice, ...]
    opens_table: bool = False
    heading: bool = False
    over: tuple[Slice, ...] = ()


@dataclass(frozen=True, slots=True)
class RoledTable:
    """Rows under one header, with the roles of their columns. `number` counts the source's tables from 1."""

    number: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TextLine:
    """Text outside the plan's rows: a paragraph, or a row that is no row of a plan."""

    slice: Slice
    heading: int | None = None
    in_table: bool = False
    joined: bool = False
    under_rows: bool = False  # a table's rows stand right above it
    label: str = ""  # what a cell of its own says of the text, which it opens
    cells: tuple[Slice, ...] = field(default=(), compare=False)  # the row, column by column, where it is one


Item = TextLine | RoledTable


@dataclass(frozen=True, slots=True)
class LogicalRow:
    """One row of the plan, whole again; `joined` says, fragment by fragment, why it was stitched."""

    columns: tuple[Column, ...]
    cells: tuple[Slice, ...]
    joined: tuple[str, ...] = ()

    def cell(self, role: ColumnRole) -> Slice:
        """The first filled cell of a role, else a blank one."""
        return cell_of(self.cells, self.columns, role)


Entry = TextLine | LogicalRow | Row  # of a document in its order: text, a row of the plan, another row


def cell_of(cells: Sequence[Slice], columns: Sequence[Column], role: ColumnRole) -> Slice:
    """The first filled cell of a role, else a blank one."""
    return next((cell for c, cell in zip(columns, cells, strict=True) if c.role is role and cell), BLANK)


def text_of(entry: Entry) -> str:
    """The words of a line, "" for rows."""
    return fold(entry.slice.text) if isinstance(entry, TextLine) else ""


def heading_of(entry: Entry) -> Slice:
    """A line, or the one filled cell of a heading's row; blank for a row of the plan."""
    if isinstance(entry, TextLine):
        return entry.slice
    return BLANK if isinstance(entry, LogicalRow) else next((cell for cell in entry.cells if cell), BLANK)


def as_line(cells: Iterable[Slice]) -> TextLine:
    """A row that is none of the plan as body text, its filled cells joined by " | " (contract, rule 15)."""
    filled = [cell for cell in cells if cell]
    text = " | ".join(fold(cell.text) for cell in filled)
    return TextLine(Slice(text, tuple(ref for cell in filled for ref in cell.refs)), in_table=True)


@dataclass(frozen=True, slots=True)
class OutlinedAction:
    """One action's cells by role; `extra` by header."""

    cells: tuple[tuple[Column, Slice], ...]


@dataclass(frozen=True, slots=True)
class OutlinedRecommendation:
    """One recommendation with what stands on it once, and its actions in order."""

    number: Slice = BLANK
    text: Slice = BLANK
    theme: Slice = BLANK
    priority: Slice = BLANK
    findings: tuple[Slice, ...] = ()
    outcomes: tuple[Slice, ...] = ()
    measures: tuple[Slice, ...] = ()
    extra: tuple[tuple[str, Slice], ...] = ()
    actions: tuple[OutlinedAction, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands around the plan's tables, each as the slice that it was read from."""

    title: Slice = BLANK
    inspection: Inspection | None = None
    issued: Slice = BLANK
    issued_place: str = ""  # what tells that it is the plan's own date, where no label does
    version: Slice = BLANK
    reviews: tuple[tuple[Slice, Slice], ...] = ()
    glossary: tuple[tuple[Slice, Slice], ...] = ()
    notes: tuple[Slice, ...] = ()
    running: tuple[Slice, ...] = ()  # the lines that each page repeats, as they first stand


@dataclass(frozen=True, slots=True)
class Outline:
    """The plan's skeleton: front matter, recommendations with their rows, and the words that are boilerplate."""

    front: FrontMatter
    recommendations: tuple[OutlinedRecommendation, ...]
    boilerplate: tuple[Slice, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())
