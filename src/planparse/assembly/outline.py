"""Themes, recommendations and the actions under them: from whole rows and lines to the plan's skeleton."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.front_matter import read_front_matter
from planparse.assembly.headings import (
    NUMBERED_HEADING,
    BlockOpening,
    is_theme,
    label_of,
    open_block,
    theme_in_text,
    timeframe_of,
)
from planparse.assembly.listed import Draft, Listed, leading_number, listed_recommendations, with_listed_priority
from planparse.assembly.model import (
    Column,
    ColumnRole,
    LogicalRow,
    Outline,
    OutlinedAction,
    OutlinedRecommendation,
    Row,
    TextLine,
)
from planparse.assembly.paragraphs import stands_alone
from planparse.assembly.stitching import cell_of
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import fold, is_item, plain, unmark

R = ColumnRole
Entry = TextLine | LogicalRow | Row
_TICK = re.compile(r"^[PüÞ✓✔]\s+(?=[A-Z])")  # Wingdings ticks come out of a PDF as these letters
_PART = re.compile(r"\s*\((?:\d{1,3}[a-z]?|[a-z])\)\s*(\??)\s*$")


class Outliner:
    """Walks the entries once; the current theme, recommendation and text bucket are its only memory."""

    def __init__(self, entries: Sequence[Entry], grammar: Grammar) -> None:
        self.grammar = grammar
        self.entries = entries
        self.drafts: list[Draft] = []
        self.notes: list[TextLine] = []
        self.boilerplate: list[Slice] = []
        self.listed: list[Listed] = []
        self.theme = Slice("")
        self.heading = Slice("")
        self.headings: list[tuple[int, Slice]] = []  # with the number of notes before it
        self.block: Draft | None = None
        self.bucket: ColumnRole | None = None
        self.timeframe: TextLine | None = None
        self.list_theme: TextLine | None = None
        self.over_rows = lines_over_rows(entries, grammar)
        self.rows_follow = rows_ahead(entries, grammar)
        # one heading of the first level is the document's own
        self.titled = sum(1 for entry in entries if isinstance(entry, TextLine) and entry.heading == 1) == 1
        for index, entry in enumerate(entries):
            if isinstance(entry, TextLine):
                self.add_line(entry, index)
            elif isinstance(entry, Row):
                self.add_heading_row(entry)
            else:
                self.add_row(entry)
        self.keep_unused_headings()

    # ---- lines outside rows ---------------------------------------------------------------------

    def add_line(self, line: TextLine, index: int) -> None:
        """Give a line its place: a block's opening, a label, an item, a theme, or a note."""
        parts = line.slice.text.split("\n")
        if len(parts) > 1 and (line.in_table or self.block is not None):
            for part in self.paragraphs(parts):
                self.add_line(replace(line, slice=Slice(part, line.slice.refs)), index)
            return
        opening = open_block(line.slice, self.grammar)
        if opening is not None and self.rows_follow[index]:
            self.open_block(opening)
            return
        if self.block is not None and not self.block.rows and self.add_to_block(line):
            return
        if self.rows_follow[index] and self.heads_rows(line, index):
            self.close_block()
            self.head(line.slice)
            return
        self.close_block()
        self.note(line)

    def heads_rows(self, line: TextLine, index: int) -> bool:
        """Whether a line is the section heading of the rows below it."""
        if stands_alone(line, self.grammar) and not NUMBERED_HEADING.match(line.slice.text):
            return False
        if line.heading == 1 and self.titled:
            return False
        return is_theme(line.slice.text, self.grammar, line.heading) or (
            index in self.over_rows and len(self.over_rows) > 1
        )

    def head(self, heading: Slice) -> None:
        """Begin a section."""
        self.theme = self.heading = heading
        self.headings.append((len(self.notes), heading))

    def keep_unused_headings(self) -> None:
        """The headings that nothing followed are notes, where they stand."""
        used = {ref for d in self.drafts for s in (d.theme, d.text, d.number) for ref in s.refs}
        for at, heading in reversed(self.headings):
            if not used & set(heading.refs):
                self.notes.insert(at, TextLine(heading, joined=False))

    def paragraphs(self, parts: list[str]) -> list[str]:
        """The lines of a cell, those that a label or list mark doesn't open joined to the line before."""
        out: list[str] = []
        for part in parts:
            opens = is_item(part) or label_of(part, self.grammar) is not None
            after_label = bool(out) and label_of(out[-1], self.grammar) is not None
            if out and not opens and not after_label and not is_item(out[-1]):
                out[-1] = f"{out[-1]} {part}"
            else:
                out.append(part)
        return out

    def open_block(self, opening: BlockOpening) -> None:
        """Begin a recommendation that stands above its table."""
        self.block = Draft(number=opening.number, text=opening.text, theme=self.theme, priority=opening.priority)
        self.boilerplate.append(opening.label)
        self.drafts.append(self.block)
        self.bucket = None

    def close_block(self) -> None:
        """Rows that come now no longer belong to the block above."""
        self.block = None
        self.bucket = None

    def add_to_block(self, line: TextLine) -> bool:
        """Add a line to the open block: a label turns to its role, other lines are text or items of it."""
        assert self.block is not None
        label = label_of(line.slice.text, self.grammar)
        if label is not None:
            self.bucket = R(label.role)
            self.boilerplate.append(Slice(label.words, line.slice.refs))
            if label.rest:
                self.into_bucket(Slice(label.rest, line.slice.refs))
            return True
        self.into_bucket(line.slice)
        return True

    def into_bucket(self, text: Slice) -> None:
        """Put text of the open block where the last label said."""
        assert self.block is not None
        target = {R.OUTCOME: self.block.outcomes, R.MEASURE: self.block.measures, R.FINDING: self.block.findings}.get(
            self.bucket or R.RECOMMENDATION
        )
        if target is not None:
            target.append(Slice(unmark(text.text) if is_item(text.text) else text.text, text.refs))
        else:
            old = self.block.text
            self.block.text = Slice(f"{old.text} {plain(text.text)}".strip(), old.refs + text.refs)

    def note(self, line: TextLine) -> None:
        """Keep a line as body text, and remember what it may say of the recommendations."""
        self.notes.append(line)
        text = line.slice.text
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

    def add_heading_row(self, row: Row) -> None:
        """A section heading inside the table."""
        cell = next(cell for cell in row.cells if cell)
        opening = open_block(cell, self.grammar)
        if opening is not None:
            self.open_block(opening)
            return
        self.close_block()
        self.head(Slice(plain(cell.text), cell.refs))

    def add_row(self, row: LogicalRow) -> None:
        """An action of the current recommendation, or the first of the next one."""
        recommendation = cell_of(row.cells, row.columns, R.RECOMMENDATION)
        has_column = any(c.role is R.RECOMMENDATION for c in row.columns)
        if has_column:
            self.add_recommendation(row, recommendation)
        elif self.block is None and (not self.drafts or self.heading):
            self.open_under_heading()
        self.drafts[-1].rows.append(self.action_cells(row, has_column))

    def open_under_heading(self) -> None:
        """Begin the recommendation whose text is the heading over its actions, or null (contract, rule 14)."""
        number, text = Slice(""), self.heading
        if numbered := NUMBERED_HEADING.match(text.text):
            self.boilerplate.append(Slice(numbered.group(1), text.refs))
            number = Slice(numbered.group(2), text.refs)
            text = Slice(text.text[numbered.end() :], text.refs)
        self.drafts.append(Draft(number=number, text=text))
        self.heading = self.theme = Slice("")

    def add_recommendation(self, row: LogicalRow, cell: Slice) -> None:
        """Open the recommendation that a row begins; a blank or repeated cell goes on with the last one."""
        number = self.recommendation_number(row, cell)
        last = self.drafts[-1] if self.drafts else None
        self.heading = Slice("")
        if last is not None and not number and not cell:
            return
        text = cell
        if tick := _TICK.match(text.text):
            self.boilerplate.append(Slice(tick.group(), cell.refs))
            text = Slice(text.text[tick.end() :], cell.refs)
        theme, text = theme_in_text(text, self.grammar)
        if theme:
            self.theme = theme
        if not number:
            number, text = leading_number(text, digits_only=True)
        if last is not None and last.rows and repeats(text, number, last):
            self.boilerplate += [s for s in (text, number) if s]
            return
        self.drafts.append(Draft(number=number, text=text, theme=self.theme))

    def recommendation_number(self, row: LogicalRow, cell: Slice) -> Slice:
        """The row's number where it is the recommendation's: one beside a filled recommendation cell."""
        numbers = [(c, s) for c, s in zip(row.columns, row.cells, strict=True) if c.role is R.NUMBER]
        named = [s for c, s in numbers if "action" not in c.header.casefold()]
        if len(numbers) > 1:
            return named[0] if named else Slice("")
        return named[0] if named and (cell or not self.drafts) else Slice("")

    def action_cells(self, row: LogicalRow, has_column: bool) -> list[tuple[Column, Slice]]:
        """The row's cells that stand on the action, recommendation-level ones moved to the recommendation."""
        draft = self.drafts[-1]
        draft.bare = not any(c.role is R.ACTION for c in row.columns)
        first = not draft.rows
        own: list[tuple[Column, Slice]] = []
        for column, cell in zip(row.columns, row.cells, strict=True):
            if not cell or column.role is R.RECOMMENDATION:
                continue
            if (
                column.role is R.NUMBER
                and has_column
                and cell.text == draft.number.text
                and cell.refs == draft.number.refs
            ):
                continue
            if column.role is R.FINDING:
                draft.findings.append(cell)
            elif column.role is R.PRIORITY and (first or not draft.priority):
                draft.priority = cell
            else:
                own.append((column, cell))
        for column in row.columns:
            if column.role is R.ACTION and column.part:
                own.append((Column(_PART.sub(r"\1", column.header), None, "part mark"), Slice(column.part)))
        return own


def repeats(text: Slice, number: Slice, last: Draft) -> bool:
    """Whether a recommendation cell only repeats the one before."""
    same_number = not number or fold(number.text).rstrip(".") == fold(last.number.text).rstrip(".")
    return bool(text) and fold(text.text) == fold(last.text.text) and same_number


def lines_over_rows(entries: Sequence[Entry], grammar: Grammar) -> frozenset[int]:
    """Indexes of the short plain lines that stand directly over rows, as headings do; one alone is only a subtitle."""
    found = set()
    for index, (line, below) in enumerate(itertools.pairwise(entries)):
        if not isinstance(line, TextLine) or isinstance(below, TextLine) or line.in_table or line.joined:
            continue
        text = fold(line.slice.text)
        if (
            len(text.split()) <= 12
            and text[:1].isupper()
            and not text.endswith(".")
            and not stands_alone(line, grammar)
        ):
            found.add(index)
    return frozenset(found)


def rows_ahead(entries: Sequence[Entry], grammar: Grammar) -> list[bool]:
    """For each entry whether rows come after it before the next line that could own them."""
    ahead: list[bool] = []
    follow = False
    for entry in reversed(entries):
        ahead.append(follow)
        follow = not isinstance(entry, TextLine) or (follow and open_block(entry.slice, grammar) is None)
    return ahead[::-1]


def outline_plan(entries: Sequence[Entry], aside: Sequence[Slice], grammar: Grammar) -> Outline:
    """The plan's skeleton from whole rows and lines; `aside` is the furniture, whose dates may date the plan."""
    walked = Outliner(entries, grammar)
    notes, drafts = walked.notes, walked.drafts
    if not drafts:
        drafts, notes = listed_recommendations(walked.listed, walked.notes, walked.boilerplate, grammar)
    else:
        drafts = [with_listed_priority(draft, walked.listed) for draft in drafts]
        raise_columns(drafts)
    themes = list(dict.fromkeys(fold(draft.theme.text) for draft in drafts if draft.theme))
    front, left = read_front_matter(notes, aside, grammar, themes, planned=bool(drafts))
    return Outline(
        front=front,
        recommendations=tuple(finished(draft) for draft in drafts),
        boilerplate=(*walked.boilerplate, *left),
    )


def raise_columns(drafts: Sequence[Draft]) -> None:
    """Move to the recommendation what a column without a role says once of each: beside its first action, always.

    Only a plan where a recommendation has several actions can tell the two apart.
    """
    if not any(len(draft.rows) > 1 for draft in drafts):
        return
    headers = dict.fromkeys(c.header for d in drafts for row in d.rows for c, s in row if c.role is None and s.refs)
    for header in headers:
        at = [[any(c.header == header and c.role is None for c, _ in row) for row in d.rows] for d in drafts if d.rows]
        if all(marks[0] and not any(marks[1:]) for marks in at):
            for draft in drafts:
                draft.extra += [
                    (header, s) for row in draft.rows[:1] for c, s in row if c.role is None and c.header == header
                ]
                draft.rows = [
                    [(c, s) for c, s in row if c.role is not None or c.header != header] for row in draft.rows
                ]


def finished(draft: Draft) -> OutlinedRecommendation:
    """The draft as a frozen recommendation; an outcome column filled once per recommendation stands on it."""
    outcomes = list(draft.outcomes)
    rows = draft.rows
    if sum(1 for row in rows for c, _ in row if c.role is R.OUTCOME) == 1 and any(
        c.role is R.OUTCOME for c, _ in rows[0]
    ):
        outcomes += [s for c, s in rows[0] if c.role is R.OUTCOME]
        rows = [[(c, s) for c, s in row if c.role is not R.OUTCOME] for row in rows]
    extra = list(draft.extra)
    if draft.bare:  # what no role claims is said of the recommendation, as there is no action
        extra += [(c.header, s) for row in rows for c, s in row if c.role is None]
        rows = [own for row in rows if (own := [(c, s) for c, s in row if c.role is not None])]
    return OutlinedRecommendation(
        number=draft.number,
        text=draft.text,
        theme=draft.theme,
        priority=draft.priority,
        findings=tuple(draft.findings),
        outcomes=tuple(outcomes),
        measures=tuple(draft.measures),
        extra=tuple(extra),
        actions=tuple(OutlinedAction(tuple(row)) for row in rows),
    )
