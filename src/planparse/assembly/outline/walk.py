"""The walk over whole rows and lines that drafts the recommendations, themes over and actions under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.blocks.headings import (
    BlockOpening,
    alike,
    label_of,
    names_actions,
    own_field,
    theme_cell,
    theme_in_text,
    theme_named,
    timeframe_of,
    whole_lines,
)
from planparse.assembly.blocks.listed import (
    Draft,
    Listed,
    cell_number,
    heading_parts,
    is_aside,
    leading_number,
    part_marks,
    repeats,
    unticked,
)
from planparse.assembly.model import Column, ColumnRole, Entry, LogicalRow, Row, TextLine
from planparse.assembly.outline.lead_ins import goes_on, lead_in
from planparse.assembly.outline.over_rows import heading_rows
from planparse.assembly.outline.over_tables import said_over
from planparse.assembly.outline.raising import prints_again
from planparse.assembly.outline.standing import DEEPEST, standing_of
from planparse.assembly.outline.told_beside import Told, told_beside
from planparse.assembly.rows.numbering import number_actions, recommendation_number
from planparse.assembly.shapes import SAID
from planparse.document import BLANK, Slice
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item, plain, unmark

R = ColumnRole
_BLOCK_TEXTS = frozenset({R.RECOMMENDATION, R.ACTION}) | SAID


class Outliner:
    """Walks the entries once; the current theme, recommendation and text bucket are its only memory."""

    def __init__(self, entries: Sequence[Entry], grammar: Grammar) -> None:
        self.grammar = grammar
        self.drafts: list[Draft] = []
        self.notes: list[TextLine] = []
        self.boilerplate: list[Slice] = []
        self.listed: list[Listed] = []
        self.theme = Slice("")
        self.heading = Slice("")
        self.number_again = Slice("")  # of the recommendation, where its row repeats it
        self.last_heading = ""
        self.level: int | None = None  # of the heading over what comes
        self.above: list[tuple[int, Slice]] = []  # the headings that are open, the highest first, with their levels
        self.under_heading: list[tuple[int, Told]] = []  # with the number of notes before each
        self.headings: list[tuple[int, TextLine]] = []  # with the number of notes before it
        self.block: Draft | None = None
        self.bucket: ColumnRole | None = None
        self.timeframe: TextLine | None = None
        self.lead_in = Slice("")  # the timescale of a sentence that recommendations end
        self.list_theme: TextLine | None = None
        entries, told = told_beside(entries, grammar)
        self.standing = standing_of(entries, grammar)
        self.said_over = said_over(entries, self.standing.labels, grammar)
        self.said: list[TextLine] = []  # of the recommendation that the next row states
        self.action_numbers = number_actions([entry for entry in entries if isinstance(entry, LogicalRow)], grammar)
        over_parts = heading_rows(entries)
        for index, entry in enumerate(entries):
            self.add_told(told.get(index, ()))
            if isinstance(entry, TextLine):
                self.add_line(entry, index)
            elif isinstance(entry, Row):
                self.add_heading_row(entry, index)
            elif index in over_parts:
                self.add_numbered_heading(entry)
            else:
                self.add_row(entry)
        self.add_told(told.get(len(entries), ()))
        self.keep_unused_headings()

    # ---- lines outside rows ---------------------------------------------------------------------

    def add_line(self, line: TextLine, index: int) -> None:
        """Give a line its place: a block's opening, a label, an item, a theme, or a note."""
        if index in self.said_over:
            self.said.append(line)
            return
        parts = line.slice.text.split("\n")
        if len(parts) > 1 and (line.in_table or self.block is not None):
            for part in whole_lines(parts, self.grammar):
                self.add_line(replace(line, slice=Slice(part, line.slice.refs)), index)
            return
        if self.standing.may_open(index) and (opening := self.standing.opening(line.slice, index)):
            self.open_block(opening, alone=index in self.standing.unanswered)
            self.drafts[-1].headed = line.heading is not None
            return
        if self.block is not None and not self.block.rows and index not in self.standing.parts:
            self.add_to_block(line)
            return
        named = bool(self.heading) and names_actions(line, self.grammar)
        closed = named and self.closes_section(line)
        if named and not closed:  # "Actions" under the heading of a section
            self.boilerplate.append(line.slice)
        elif not closed and self.standing.may_head(index) and self.standing.heads_rows(line, index):
            self.close_block()
            self.head(line.slice, line.heading, self.standing.depth(line, index))
        else:
            self.close_block()
            self.leave_section(line)
            self.note(line)

    def head(self, heading: Slice, level: int | None = None, depth: int = DEEPEST) -> None:
        """Begin a section; `level` is what its heading prints, `depth` how deep it stands among the headings above."""
        self.keep_under_heading()
        _, self.heading = theme_named(heading, self.grammar)
        self.theme = self.heading
        self.level = level
        over = [at for at in self.above if at[0] < depth and not alike(at[1].text, heading.text, self.grammar)]
        self.above = [*over, (depth, heading)]
        self.headings.append((len(self.notes), TextLine(heading, level)))

    def closes_section(self, line: TextLine) -> bool:
        """Whether "Agreed actions" is no label under a section's heading but a heading beside it: as high, the only one
        of its words, where the other, "Background", has text of its own.
        """
        if line.heading is None or self.level is None or line.heading > self.level:
            return False
        return len(self.notes) > self.headings[-1][0] and self.standing.is_only(line)

    def leave_section(self, line: TextLine) -> None:
        """A heading that is no section's, such as "Action plan", ends the section over it that is no higher."""
        if line.heading is not None:
            self.above = [outer for outer in self.above if outer[0] < line.heading]
        if line.heading is not None and self.level is not None and line.heading <= self.level:
            self.keep_under_heading()
            self.theme = self.heading = Slice("")
            self.level = None

    def add_told(self, beside: Sequence[Told]) -> None:
        """Give what a label tells to the recommendation that the heading over it is, or leave it among the notes."""
        for told in beside:
            if self.block is not None and not self.block.rows and not told.below:
                self.keep_told(told)
            elif told.below and self.drafts and self.drafts[-1].text:
                self.tell([told])
            elif self.heading and not told.below:
                self.under_heading.append((len(self.notes), told))
            else:
                for line in told.lines:
                    self.note(line)

    def keep_told(self, told: Told) -> None:
        """Add what a label tells to the open block."""
        assert self.block is not None
        self.boilerplate += [told.label] if told.label else []
        self.block.keep(told.role, told.label.text, told.values)

    def keep_under_heading(self) -> None:
        """The labelled lines under a heading that is no recommendation are notes, where they stand."""
        for at, told in reversed(self.under_heading):
            self.notes[at:at] = told.lines
        self.under_heading = []

    def keep_unused_headings(self) -> None:
        """The headings that nothing followed are notes, where they stand."""
        self.keep_under_heading()
        used = {ref for d in self.drafts for s in (d.theme, d.text, d.number) for ref in s.refs}
        for at, heading in reversed(self.headings):
            label, _ = theme_named(heading.slice, self.grammar)
            if not used & set(heading.slice.refs):
                self.notes.insert(at, heading)
            elif label:
                self.boilerplate.append(label)

    def open_block(self, opening: BlockOpening, *, alone: bool = False) -> None:
        """Begin a recommendation that stands above its table, or `alone`."""
        draft = Draft(number=opening.number, text=opening.text, theme=self.theme, priority=opening.priority)
        self.boilerplate += [opening.label] if opening.label else []
        self.begin(draft)
        self.block = None if alone else draft
        self.bucket = None

    def begin(self, draft: Draft) -> None:
        """Begin a recommendation, with the timescale of the sentence above that it ends."""
        self.drafts.append(draft)
        if not goes_on(draft.text):
            self.lead_in = Slice("")
        draft.priority = draft.priority or self.lead_in

    def close_block(self) -> None:
        """Rows that come now no longer belong to the block above."""
        self.block = None
        self.bucket = None

    def add_to_block(self, line: TextLine) -> None:
        """Add a line to the open block: a label turns to its role, other lines are text or items of it, or asides."""
        assert self.block is not None
        label = label_of(line.slice.text, self.grammar)
        if label is not None:
            self.bucket = label.role
            self.boilerplate.append(Slice(label.words, line.slice.refs))
            if label.rest:
                self.into_bucket(Slice(label.rest, line.slice.refs))
        elif self.bucket is None and is_aside(line.slice, self.block, self.grammar):
            self.note(line)
        elif not self.own_label(line.slice):
            self.into_bucket(line.slice)

    def own_label(self, line: Slice) -> bool:
        """Keep "Lead: Head of Service" of the open block as the recommendation's extra; False for any other line."""
        assert self.block is not None
        role, label, value = own_field(line.text, self.grammar, self.standing.labels)
        sure = role in SAID or header_key(label) in self.standing.labels
        told = self.block.told(R(role)) if role and sure else None
        if not label or (told is None and role in _BLOCK_TEXTS):
            return False
        self.boilerplate.append(Slice(label, line.refs))
        if told is None:
            self.block.extra.append((label, Slice(value, line.refs)))
        else:
            told.append(Slice(value, line.refs))
        return True

    def into_bucket(self, text: Slice) -> None:
        """Put text of the open block where the last label said."""
        assert self.block is not None
        target = self.block.told(self.bucket or R.RECOMMENDATION)
        if target is not None:
            target.append(Slice(unmark(text.text) if is_item(text.text) else text.text, text.refs))
        else:
            old = self.block.text
            self.block.text = Slice(f"{old.text} {plain(text.text)}".strip(), old.refs + text.refs)

    def note(self, line: TextLine) -> None:
        """Keep a line as body text, and remember what it may say of the recommendations."""
        self.notes.append(line)
        text = line.slice.text
        self.lead_in = lead_in(line.slice, self.grammar)
        if timeframe_of(text, self.grammar) is not None:
            self.timeframe = line
        elif is_item(text) or leading_number(line.slice, digits_only=True)[0]:
            self.listed.append(Listed(line, self.timeframe, self.list_theme))
        elif line.joined and self.listed and self.listed[-1].line is self.notes[-2]:
            last = self.listed[-1].line.slice
            whole = replace(self.notes[-2], slice=Slice(f"{last.text} {text}", last.refs + line.slice.refs))
            self.notes[-2:] = [whole]
            self.listed[-1] = replace(self.listed[-1], line=whole)
        else:
            self.timeframe = None
            self.list_theme = line

    # ---- rows -----------------------------------------------------------------------------------

    def add_heading_row(self, row: Row, index: int) -> None:
        """A section heading inside the table."""
        cell = next(cell for cell in row.cells if cell)
        if opening := self.standing.opening(cell, index):
            self.open_block(opening)
        else:
            self.close_block()
            self.head(Slice(plain(cell.text), cell.refs))

    def add_numbered_heading(self, row: LogicalRow) -> None:
        """Begin the recommendation that a row with a number and a text states over the actions numbered under it."""
        number, text = (row.cell(role) for role in (R.NUMBER, R.ACTION))
        self.open_block(BlockOpening(Slice(""), number, text, Slice("")))
        self.heading = Slice("")

    def add_row(self, row: LogicalRow) -> None:
        """An action of the current recommendation, or the first of the next one."""
        recommendation = row.cell(R.RECOMMENDATION)
        has_column = any(c.role is R.RECOMMENDATION for c in row.columns)
        if has_column:
            self.theme = theme_cell(row, self.grammar, self.theme)
            self.keep_under_heading()
            self.add_recommendation(row, recommendation)
            self.add_said()
        elif self.block is None and not self.open_theme(row) and (not self.drafts or self.heading):
            self.open_under_heading()
        self.drafts[-1].rows.append(self.action_cells(row, has_column))

    def open_theme(self, row: LogicalRow) -> bool:
        """Begin the recommendation without a text that holds the actions of a theme, where a column names that and no
        heading stands over it (contract, rule 14); False where none does.
        """
        last = self.drafts[-1] if self.drafts and not self.drafts[-1].text else None
        theme = theme_cell(row, self.grammar, last.theme if last else BLANK)
        if self.heading or not theme:
            return False
        if last is None or fold(theme.text) != fold(last.theme.text):
            self.begin(Draft(theme=theme))
        return True

    def open_under_heading(self) -> None:
        """Begin the recommendation whose text is the heading over its actions, or null (contract, rule 14)."""
        if self.drafts and fold(self.heading.text) == self.last_heading:  # a title row that each page repeats
            self.boilerplate.append(self.heading)
            self.heading = self.theme = Slice("")
            return
        self.last_heading = fold(self.heading.text)
        label, number, text = heading_parts(self.heading, self.grammar)
        self.boilerplate += [label] if label else []
        outer = self.above[-2][1] if text and len(self.above) > 1 else Slice("")
        self.begin(Draft(number=number, text=text, theme=outer))
        self.heading = self.theme = Slice("")
        lines, self.under_heading = self.under_heading, []
        self.tell([line for _, line in lines])

    def add_said(self) -> None:
        """Give the outcomes over a table to the recommendation that its first row states."""
        if self.said:
            said, self.said = self.said, []
            parts = [(line, part) for line in said for part in whole_lines(line.slice.text.split("\n"), self.grammar)]
            self.tell([replace(line, slice=Slice(part, line.slice.refs)) for line, part in parts])

    def tell(self, lines: Sequence[TextLine | Told]) -> None:
        """Add labelled lines to the last recommendation, as to an open block."""
        self.block, self.bucket = self.drafts[-1], None
        for line in lines:
            if isinstance(line, Told):
                self.keep_told(line)
            else:
                self.add_to_block(line)
        self.close_block()

    def add_recommendation(self, row: LogicalRow, cell: Slice) -> None:
        """Open the recommendation that a row begins; a blank or repeated cell goes on with the last one."""
        number = recommendation_number(row, cell, self.action_numbers, self.grammar, first=not self.drafts)
        last = self.drafts[-1] if self.drafts else None
        self.heading = self.number_again = Slice("")
        if last is not None and not number and not cell:
            return
        if last is not None and self.grammar.furniture.is_ditto(cell.text):
            self.boilerplate += [s for s in (cell, number) if s]
            return
        tick, text = unticked(cell)
        self.boilerplate += [tick] if tick else []
        theme, text = theme_in_text(text, self.grammar)
        if theme:
            self.theme = theme
        if not number:
            number, text, label = cell_number(text, self.grammar)
            self.boilerplate += [label] if label else []
        if last is not None and last.rows and repeats(text, number, last):
            self.boilerplate += [s for s in (text, number) if s]
            self.number_again = number
            last.repeated += 1
            return
        self.begin(Draft(number=number, text=text, theme=self.theme))

    def action_cells(self, row: LogicalRow, has_column: bool) -> list[tuple[Column, Slice]]:
        """The row's cells that stand on the action, recommendation-level ones moved to the recommendation."""
        draft = self.drafts[-1]
        draft.bare = not any(c.role is R.ACTION for c in row.columns)
        draft.beside = has_column
        first = not draft.rows
        own: list[tuple[Column, Slice]] = []
        for column, cell in zip(row.columns, row.cells, strict=True):
            if not cell or column.role is R.RECOMMENDATION:
                continue
            if cell == theme_cell(row, self.grammar) and (has_column or fold(cell.text) == fold(draft.theme.text)):
                self.boilerplate += [cell] if cell != draft.theme else []  # printed again in every row
                continue
            if column.role is R.NUMBER and has_column and cell in (draft.number, self.number_again):
                continue
            if column.role is R.NUMBER and has_column and not first and draft.is_number(cell):
                self.boilerplate.append(cell)  # printed again beside its merged text
                continue
            if column.role is R.FINDING:
                again = any(fold(cell.text) == fold(found.text) for found in draft.findings)
                draft.repeated += again and not has_column  # where a heading is the recommendation, it says that again
                (self.boilerplate if again and prints_again(draft) else draft.findings).append(cell)
            elif column.role is R.PRIORITY and (first or not draft.priority):
                draft.priority = cell
            elif column.role is R.PRIORITY and fold(cell.text) == fold(draft.priority.text):
                self.boilerplate += [cell] if cell != draft.priority else []  # printed again, or merged over the rows
            else:
                own.append((column, cell))
        return [*own, *part_marks(row.columns)]
