"""Prints one simple plan in many layouts, to ask whether the page changes the answer (contract, rule 12)."""

from __future__ import annotations

import html
import itertools
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Form = Literal["tab", "pipe", "html", "rowspan", "bars", "slash", "paragraphs", "spaced", "airy"]
Row = dict[str, str]
FORMS: tuple[Form, ...] = ("tab", "pipe", "html", "rowspan", "bars", "slash", "paragraphs", "spaced", "airy")
WIDTHS = {"number": 8, "recommendation": 36, "action": 40, "lead": 26, "due": 24, "progress": 40}  # of spaced columns
MERGED = ("number", "recommendation")

WORDINGS: tuple[dict[str, str], ...] = (
    {
        "number": "No",
        "recommendation": "Recommendation",
        "action": "Action",
        "lead": "Lead",
        "due": "By When",
        "progress": "Progress",
    },
    {
        "number": "No.",
        "recommendation": "Area for Improvement",
        "action": "Action Required",
        "lead": "Lead Officer",
        "due": "Timescale",
        "progress": "Progress / Comments",
    },
    {
        "number": "Ref",
        "recommendation": "Ofsted recommendation",
        "action": "What we will do",
        "lead": "Responsible officer",
        "due": "Target date",
        "progress": "Progress update",
    },
    {
        "number": "REF.",
        "recommendation": "RECOMMENDATION",
        "action": "ACTIONS TO BE TAKEN",
        "lead": "WHO?",
        "due": "DEADLINE",
        "progress": "UPDATE",
    },
)


@dataclass(frozen=True)
class PlanTable:
    """A plan as lines of front matter and rows of role -> text; a blank recommendation repeats the one above."""

    title: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Layout:
    """How to print a PlanTable.

    `breaks` are the rows before which a page begins, with the header again; `cuts` are the rows that a page ends
    inside, and `share` how much of their cells' words stands before the end; `footer` numbers the pages.
    """

    form: Form = "tab"
    order: tuple[str, ...] = ()
    wording: Mapping[str, str] = field(default_factory=lambda: WORDINGS[0])
    breaks: frozenset[int] = frozenset()
    cuts: frozenset[int] = frozenset()
    share: float = 0.5
    footer: bool = False


def render(table: PlanTable, layout: Layout) -> str:
    """The plan as text; raises ValueError where the layout can't say it (see `can_render`)."""
    if not can_render(table, layout):
        raise ValueError(f"{layout.form} can't print these cells")
    columns = layout.order or table.columns
    header = [layout.wording[column] for column in columns]
    printed = []
    for number, page in enumerate(_pages(table, layout), 1):
        rows = [[row.get(column, "") for column in columns] for row in page]
        if layout.form in ("spaced", "airy"):
            body = _spaced(header, rows, [WIDTHS[c] for c in columns], layout.form == "airy")
        else:
            body = _form(layout.form, header, rows, [columns.index(c) for c in MERGED if c in columns])
        printed.append(body + (f"\n\nPage {number}" if layout.footer else ""))
    return "\n\n".join([*table.title, *printed]) + "\n"


def can_render(table: PlanTable, layout: Layout) -> bool:
    """Whether the form can hold every cell: no divider inside one, no blank where blanks leave no trace."""
    cells = [row.get(column, "") for row in table.rows for column in table.columns]
    if any("\n" in cell or "\t" in cell for cell in cells):
        return False
    if layout.form in ("pipe", "bars"):
        return not any("|" in cell for cell in cells)
    if layout.form in ("spaced", "airy"):
        return all(len(word) <= WIDTHS[c] for row in table.rows for c in table.columns for word in row[c].split(" "))
    if layout.form == "slash":
        return all(cell and " / " not in cell for cell in cells)
    return layout.form != "paragraphs" or all(cells)


def cut_row(row: Row, share: float) -> tuple[Row, Row] | None:
    """The row's two parts where a page ends inside its longer cells; None where no cell can be cut unmistakably.

    Only a text of eight words or more is cut, and only before a word that can't open a sentence: elsewhere a
    careful reader couldn't tell the rest of a row from a new row.
    """
    above, below = dict(row), dict.fromkeys(row, "")
    for column in ("recommendation", "action", "progress"):
        words = row.get(column, "").split(" ")
        places = [
            at for at in range(3, len(words) - 2) if words[at][:1].islower() and words[at - 1][-1:] not in ".:;!?"
        ]
        if len(words) >= 8 and places:
            at = min(places, key=lambda place: (abs(place - share * len(words)), place))
            above[column], below[column] = " ".join(words[:at]), " ".join(words[at:])
    return (above, below) if below.get("action") else None


def full_rows(table: PlanTable) -> PlanTable:
    """The first row of each recommendation, in the columns that all of these rows fill."""
    rows = tuple(row for row in table.rows if row.get("recommendation") and row.get("action"))
    columns = tuple(column for column in table.columns if all(row.get(column) for row in rows))
    return replace(table, columns=columns, rows=tuple({column: row[column] for column in columns} for row in rows))


def _pages(table: PlanTable, layout: Layout) -> Iterator[list[Row]]:
    page: list[Row] = []
    for index, row in enumerate(table.rows):
        if index in layout.breaks and page:
            yield page
            page = []
        parts = cut_row(row, layout.share) if index in layout.cuts else None
        if parts:
            yield [*page, parts[0]]
            page = [parts[1]]
        else:
            page.append(row)
    yield page


def _form(form: Form, header: list[str], rows: list[list[str]], merged: list[int]) -> str:
    if form == "pipe":
        lines = [header, ["---"] * len(header), *rows]
        return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
    if form in ("html", "rowspan"):
        return _html(header, rows, merged if form == "rowspan" else [])
    if form == "bars":
        return "\n".join(f"{cell} |" if cell else "|" for cells in [header, *rows] for cell in cells)
    if form == "paragraphs":
        # a cell that the page end didn't cut has nothing left to print
        return "\n\n".join(cell for cells in [header, *rows] for cell in cells if cell)
    divider = " / " if form == "slash" else "\t"
    return "\n".join(divider.join(cells) for cells in [header, *rows])


def _spaced(header: list[str], rows: list[list[str]], widths: list[int], airy: bool) -> str:
    printed = []
    for cells in [header, *rows]:
        wrapped = [
            textwrap.wrap(cell, width, break_on_hyphens=False) for cell, width in zip(cells, widths, strict=True)
        ]
        lines = itertools.zip_longest(*wrapped, fillvalue="")
        printed.append("\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines))
    return ("\n\n" if airy else "\n").join(printed)


def _html(header: list[str], rows: list[list[str]], merged: list[int]) -> str:
    out = ["<table>", "<tr>" + "".join(f"<th>{html.escape(cell)}</th>" for cell in header) + "</tr>"]
    for index, cells in enumerate(rows):
        printed = []
        for column, cell in enumerate(cells):
            span = _span(rows, index, merged) if column in merged else 1
            if span:
                attribute = f' rowspan="{span}"' if span > 1 else ""
                printed.append(f"<td{attribute}>{html.escape(cell)}</td>")
        out.append("<tr>" + "".join(printed) + "</tr>")
    return "\n".join([*out, "</table>"])


def _span(rows: list[list[str]], index: int, merged: list[int]) -> int:
    """How many rows the merged cells that begin in this row stand over; 0 where they began above."""

    def opens(at: int) -> bool:
        return at == 0 or any(rows[at][column] for column in merged)

    if not opens(index):
        return 0
    end = index + 1
    while end < len(rows) and not opens(end):
        end += 1
    return end - index
