"""Makes rows whole: over page breaks, "5. Cont", text pushed into the next row, two rows fused (contract, rule 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planparse.assembly.model import Column, ColumnRole, Item, LogicalRow, RoledTable, Row, TextLine, as_line, cell_of
from planparse.assembly.rows.entries import steps_go_on
from planparse.assembly.rows.evidence import habits_of, is_rest
from planparse.assembly.rows.parallel_lists import part_stacked
from planparse.assembly.rows.parting import TEXTS, boundary, cells_by_column, consecutive, halves, part_fused
from planparse.assembly.rows.sums import sums_up
from planparse.assembly.shapes import (
    DATES,
    OVER_ROWS,
    PARTIES,
    ends_text,
    is_dateish,
    is_open,
    is_partyish,
    starts_low,
    strip_continued,
)
from planparse.diagnostics import diagnostic
from planparse.document import Slice
from planparse.fields.statuses import is_status_text
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import fold, is_item, unmark

R = ColumnRole
BROKEN = 2  # cells in mid-sentence that show that a page's end broke a row, whatever else it says


class Stitcher:
    """Walks the rows once, keeping the row before; `out` holds text lines, headings (Row) and logical rows."""

    def __init__(self, items: Sequence[Item], grammar: Grammar) -> None:
        self.grammar = grammar
        self.out: list[TextLine | LogicalRow | Row] = []
        self.boilerplate: list[Slice] = []
        self.diagnostics: list[Diagnostic] = []
        self.shared: set[CellRef] = set()  # the places of what is said of several rows
        self.habits = habits_of(items)
        self.known = cells_by_column([(t.columns, row) for t in items if isinstance(t, RoledTable) for row in t.rows])
        for index, item in enumerate(items):
            if isinstance(item, TextLine):
                self.out.append(item)
            else:
                after = items[index + 1] if index + 1 < len(items) else None
                self.add_table(item, after if isinstance(after, RoledTable) else None)
        self.out = [part for entry in self.out for part in self.with_actions_parted(entry)]

    def add_table(self, table: RoledTable, after: RoledTable | None) -> None:
        """Append a table's rows, each made whole with the row before it."""
        under = False  # the cells that are merged over the page end
        for row in self.parted(table):
            before = self.out[-1] if self.out else None
            if sums_up(row, self.grammar):
                self.out.append(as_line(row.cells))
                continue
            if row.heading and not self.heading_continues(row, before):
                self.out.append(row)
                continue
            columns = table.columns
            row = self.without_continued(row, columns)
            if not isinstance(before, LogicalRow) or len(before.cells) != len(row.cells):
                self.out.append(LogicalRow(columns, row.cells))
                continue
            before, row = self.with_merged_rest(before, row, columns)
            if not any(row.cells):
                continue
            why = self.continues(before, row, columns)
            if why:
                self.diagnostics.append(diagnostic("row_stitched", refs_of(row), why=why))
                self.out[-1] = joined(before, self.without_repeats(before, row), why)
            else:
                before, row = self.pushed_back(before, row, columns)
                self.out[-1] = before
            if row.opens_table:
                under = bool(why) or opens_nothing(row, columns)
            if any(row.cells) and not why:
                self.out.append(LogicalRow(columns, self.with_cells_over(row, columns) if under else row.cells))
        if after is not None and after.columns == table.columns:
            self.part_last(after.rows[0])

    def parted(self, table: RoledTable) -> Iterator[Row]:
        """The table's rows, those parted that hold several."""
        for row in table.rows:
            rows = part_fused(row, table.columns, self.known, self.grammar)
            numbers = consecutive(cell_of(row.cells, table.columns, R.NUMBER).text)
            if len(numbers) > 1:
                why = f"its number cell holds {' '.join(numbers)!r}"
                code = "row_parted" if len(rows) > 1 else "row_fused"
                self.diagnostics.append(diagnostic(code, refs_of(row), count=len(numbers), why=why))
            yield from rows

    def with_actions_parted(self, entry: TextLine | LogicalRow | Row) -> Sequence[TextLine | LogicalRow | Row]:
        """The entry, or the actions that it stacks where it is a row."""
        if not isinstance(entry, LogicalRow):
            return [entry]
        rows, marks, shared = part_stacked(entry, self.known, self.grammar)
        self.boilerplate += marks
        self.shared |= {ref for cell in shared for ref in cell.refs}
        if len(rows) > 1:
            why = "what stands beside its actions is said of each"
            self.diagnostics.append(diagnostic("row_parted", refs_of(entry), count=len(rows), why=why))
        return rows

    def without_continued(self, row: Row, columns: tuple[Column, ...]) -> Row:
        """A row whose "5. Cont" cell is blank, as a blank cell repeats the recommendation."""
        for index, column in enumerate(columns):
            if column.role is R.NUMBER and row.cells[index]:
                _, word = strip_continued(row.cells[index].text, self.grammar)
                if word:
                    self.boilerplate.append(row.cells[index])
                    cells = list(row.cells)
                    cells[index] = Slice("")
                    return replace(row, cells=tuple(cells))
        return row

    def heading_continues(self, row: Row, before: object) -> bool:
        """Whether a lone first cell at a page's start is the rest of the last recommendation, not a heading."""
        return (
            row.opens_table
            and isinstance(before, LogicalRow)
            and bool(before.cells[0])
            and (starts_low(row.cells[0].text) or is_open(before.cells[0].text, self.grammar))
        )

    def without_repeats(self, before: LogicalRow, row: Row) -> tuple[Slice, ...]:
        """The cells of the rest of a row, without those that only say again what the first part does: its colour."""
        said = [fold(cell.text).casefold() for cell in before.cells]
        again = [bool(c) and fold(c.text).casefold() == text for c, text in zip(row.cells, said, strict=True)]
        self.boilerplate += [cell for cell, repeats in zip(row.cells, again, strict=True) if repeats]
        return tuple(Slice("") if repeats else cell for cell, repeats in zip(row.cells, again, strict=True))

    def with_merged_rest(self, before: LogicalRow, row: Row, columns: tuple[Column, ...]) -> tuple[LogicalRow, Row]:
        """Both rows, the rest of a recommendation that is merged over rows, cut by a page end, back in the cell above.

        "… following the" stands beside the first of its actions, "Procurement Act." on the next page beside the last.
        """
        rest = cell_of(row.cells, columns, R.RECOMMENDATION)
        if not row.opens_table or not rest or cell_of(before.cells, columns, R.RECOMMENDATION):
            return before, row
        at = row.cells.index(rest)
        above = next((n for n in range(len(self.out) - 1, -1, -1) if self.holds(n, at, columns)), None)
        if above is None or cell_of(row.cells, columns, R.NUMBER):
            return before, row
        holder = self.out[above]
        assert isinstance(holder, LogicalRow)
        if not self.goes_on(holder.cells[at], rest):
            return before, row
        whole = [Slice("")] * len(columns)
        whole[at] = rest
        why = "the recommendation goes on"
        self.diagnostics.append(diagnostic("row_stitched", rest.refs[:1], why=why))
        self.out[above] = joined(holder, whole, why)
        return before, replace(row, cells=tuple(Slice("") if n == at else cell for n, cell in enumerate(row.cells)))

    def holds(self, index: int, at: int, columns: tuple[Column, ...]) -> bool:
        """Whether an entry is a row under the same header with its recommendation."""
        entry = self.out[index]
        return isinstance(entry, LogicalRow) and entry.columns == columns and bool(entry.cells[at])

    def with_cells_over(self, row: Row, columns: tuple[Column, ...]) -> tuple[Slice, ...]:
        """The cells of a row, the blank ones with what is merged over it on the page before."""
        cells = list(row.cells)
        if len(row.over) != len(cells):  # a table that lost columns
            return row.cells
        for at, (column, over) in enumerate(zip(columns, row.over, strict=True)):
            if over and not cells[at] and column.role in OVER_ROWS:
                cells[at] = over
                self.diagnostics.append(diagnostic("cell_merged", over.refs, text=fold(over.text)))
        return tuple(cells)

    # ---- is the row the rest of the row before? ------------------------------------------------

    def continues(self, before: LogicalRow, row: Row, columns: tuple[Column, ...]) -> str:
        """Why the row goes on with the row before, or "" where it is a row of its own."""
        have = {c.role for c, cell in zip(columns, row.cells, strict=True) if cell and c.role}
        if R.NUMBER in have:
            return ""
        main = R.ACTION if any(c.role is R.ACTION for c in columns) else R.RECOMMENDATION
        rec_goes_on = self.goes_on(
            cell_of(before.cells, columns, R.RECOMMENDATION), cell_of(row.cells, columns, R.RECOMMENDATION)
        )
        if main not in have:
            if main is R.ACTION and R.RECOMMENDATION in have and not rec_goes_on:
                return ""
            if main is R.RECOMMENDATION and self.answers_too(before, row, columns):
                return ""
            return f"no {main} of its own"
        if not row.opens_table:
            return ""
        if why := self.main_goes_on(before, row, columns, main, rec_goes_on):
            return why
        return "its cells go on" if is_rest(before, row, columns, self.habits, self.grammar) else ""

    def main_goes_on(
        self, before: LogicalRow, row: Row, columns: tuple[Column, ...], main: ColumnRole, rec_goes_on: bool
    ) -> str:
        """Why a page's first row goes on by its recommendation or action alone, or ""."""
        own = self.owns_cells(before, row, columns)
        if main is R.RECOMMENDATION:
            rest = rec_goes_on and (not own or self.going_on(before, row) >= BROKEN)
            return "the recommendation goes on" if rest else ""
        if cell_of(row.cells, columns, R.RECOMMENDATION) and not rec_goes_on:
            return ""
        here, there = cell_of(row.cells, columns, main), cell_of(before.cells, columns, main)
        if steps_go_on(there.text, here.text):
            return "its steps go on"
        goes_on = self.goes_on(there, here)
        if rec_goes_on and (goes_on or not own):
            return "recommendation and action go on" if goes_on else ""
        if goes_on and not (own and (boundary(here.text, self.grammar) or not starts_low(here.text))):
            return "the action goes on in mid-sentence"
        return ""

    def going_on(self, before: LogicalRow, row: Row) -> int:
        """How many cells go on in mid-sentence with those above them."""
        pairs = zip(before.cells, row.cells, strict=True)
        return sum(starts_low(here.text) and self.goes_on(there, here) for there, here in pairs)

    def goes_on(self, before: Slice, after: Slice) -> bool:
        """Whether two cells are one text that a break cut."""
        if not before or not after:
            return False
        if is_item(after.text) and list_goes_on(before.text, after.text):
            return True
        if ends_text(before.text) and not is_open(before.text, self.grammar):
            return False
        return starts_low(after.text) or is_open(before.text, self.grammar)

    def owns_cells(self, before: LogicalRow, row: Row, columns: tuple[Column, ...]) -> bool:
        """Whether the row has a lead or date of its own, besides those of the row before."""
        for index, column in enumerate(columns):
            cell, there = row.cells[index], before.cells[index]
            if not cell or not there or is_open(there.text, self.grammar):
                continue
            if column.role in DATES and is_dateish(cell.text, self.grammar) and is_dateish(there.text, self.grammar):
                return True
            if column.role is R.LEAD and is_partyish(cell.text) and len(fold(cell.text).split()) > 1:
                return not starts_low(cell.text)  # "Designated Nurse" / "for LAC" is one lead
        return False

    def answers_too(self, before: LogicalRow, row: Row, columns: tuple[Column, ...]) -> bool:
        """Whether a row is one more answer to the recommendation above: another who leads, with a date or state too.

        Plans without a column of actions print a row for each agency beside one recommendation.
        """
        filled = [
            (column.role, cell.text)
            for column, cell, there in zip(columns, row.cells, before.cells, strict=True)
            if cell and there and not is_open(there.text, self.grammar)
        ]
        led = any(role is R.LEAD and is_partyish(text) and not starts_low(text) for role, text in filled)
        told = any(
            (role in DATES and is_dateish(text, self.grammar))
            or (role is R.STATUS and is_status_text(text, self.grammar.statuses))
            for role, text in filled
        )
        return led and told and not row.opens_table

    # ---- text that belongs to the row before --------------------------------------------------

    def pushed_back(self, before: LogicalRow, row: Row, columns: tuple[Column, ...]) -> tuple[LogicalRow, Row]:
        """Both rows, with text that a break pushed into the new row's cells back where it belongs."""
        mine, theirs = list(row.cells), list(before.cells)
        for index, column in enumerate(columns):
            here, there = mine[index], theirs[index]
            if not here or not there or column.role in (R.NUMBER, None) or column.role in DATES:
                continue
            cut = self.cut_of(there, here, column, row, columns)
            if cut:
                head, tail = here.text[:cut].strip(), here.text[cut:].strip()
                theirs[index] = Slice(f"{there.text} {head}", there.refs + here.refs)
                mine[index] = Slice(tail, here.refs if tail else ())
                self.diagnostics.append(
                    diagnostic("row_stitched", here.refs, why=f"{column.header!r}: {head!r} goes back")
                )
        return replace(before, cells=tuple(theirs)), replace(row, cells=tuple(mine))

    def cut_of(self, there: Slice, here: Slice, column: Column, row: Row, columns: tuple[Column, ...]) -> int:
        """How many characters of a cell belong to the cell above it."""
        opened = is_open(there.text, self.grammar)
        if column.role in PARTIES:
            return len(here.text) if opened and row.opens_table else 0
        if ends_text(there.text) and not opened:
            return 0
        low = starts_low(here.text) and self.habits.begins_with_capitals(column.header) and len(there.text.split()) >= 3
        if not (low or (opened and row.opens_table)):
            return 0
        if column.role not in TEXTS and not row.opens_table:
            return 0
        own = any(cell for c, cell in zip(columns, row.cells, strict=True) if c.role in (R.NUMBER, R.RECOMMENDATION))
        cut = boundary(here.text, self.grammar, sentences_only=own)
        if cut:
            return cut
        if column.role in (R.ACTION, R.PROGRESS):  # a row with cells of its own keeps its action
            return 0
        numbered = bool(cell_of(row.cells, columns, R.NUMBER))
        return len(here.text) if row.opens_table and not numbered else 0

    # ---- two rows in one ----------------------------------------------------------------------

    def part_last(self, following: Row) -> None:
        """Part the last row where it holds the head of a row that the next page goes on with."""
        last = self.out[-1]
        if not isinstance(last, LogicalRow):
            return
        due, recommendation = (last.cell(role) for role in (R.DUE, R.RECOMMENDATION))
        parted = halves(last, recommendation, due, self.grammar)
        if parted and self.goes_on(recommendation, cell_of(following.cells, last.columns, R.RECOMMENDATION)):
            why = f"two dates {due.text!r}"
            self.diagnostics.append(diagnostic("row_parted", recommendation.refs, count=2, why=why))
            self.out[-1:] = parted


def opens_nothing(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row begins no recommendation: it has none, nor a number."""
    return not any(cell_of(row.cells, columns, role) for role in (R.NUMBER, R.RECOMMENDATION))


def list_goes_on(before: str, after: str) -> bool:
    """Whether an item belongs to the list above it: announced by a colon, or after an item under other words."""
    lines = before.strip().split("\n")
    if lines[-1].endswith((":", ";", ",")):
        return True
    if not is_item(lines[-1]):
        return False
    return not is_item(lines[0]) or (not ends_text(lines[-1]) and starts_low(unmark(after)))


def joined(before: LogicalRow, cells: Sequence[Slice], why: str) -> LogicalRow:
    """A row with the rest of it, cell by cell; dates stay a line each, which may be those of several milestones."""
    halves = zip(before.columns, before.cells, cells, strict=True)
    whole = tuple(
        Slice(f"{a.text}\n{b.text}" if a and c.role in DATES else with_rest(a.text, b.text), a.refs + b.refs)
        if b
        else a
        for c, a, b in halves
    )
    return replace(before, cells=whole, joined=(*before.joined, why))


def with_rest(text: str, rest: str) -> str:
    """A text with what goes on with it; a list item keeps its own line."""
    if re.match(r"s(?!\S)", rest) and text[-1:].isalpha():  # no word of English is a lone "s"
        return text + rest
    return f"{text}\n{rest}".strip() if is_item(rest) else f"{text} {rest}".strip()


def refs_of(row: Row | LogicalRow) -> tuple:  # type: ignore[type-arg]
    """Where a row begins."""
    return next((cell.refs[:1] for cell in row.cells if cell), ())
