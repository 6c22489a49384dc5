"""Cells that are forms: "Finding: …", "Recommendation: …", "Lead officer: …" line by line in one cell, row after row.

The labels at the heads of their lines, the same in each row, are the columns, whatever stands over the cell: the
table gets one for each. So are those of a row without columns of its own right under each row of the plan.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from planparse.assembly.blocks.label_fields import CERTAIN, LABEL
from planparse.assembly.blocks.parted_fields import cuts_in
from planparse.assembly.shapes import STATED
from planparse.assembly.tables.field_rows import filled, width_of
from planparse.assembly.tables.form_pages import with_forms_whole
from planparse.document import Block, Cell, Paragraph, RowFragment, Slice, Table
from planparse.fields.timescales import find_dates
from planparse.grammar.columns import header_key
from planparse.grammar.load import Grammar
from planparse.schema import CellRef
from planparse.text import any_of, fold, is_item

SERIES = 2  # cells that the same labels stand in, and fields of one cell
LABEL_WORDS = 6
LEAST_ROLES = 3  # of a form: two labels may be those of a text
HEADER_WORDS = 10
Place = tuple[int, int]  # how many columns a table has, and which of them


class Head(NamedTuple):
    """A label as printed and where it opens, what tells it from others, and whether it is a known column's."""

    at: int
    label: str
    key: str
    known: bool


class Said(NamedTuple):
    """One field of a cell: the label as printed and what tells it from others, both "" before the first; its text."""

    label: str
    key: str
    text: str


class Forms(NamedTuple):
    """The fields of a column's cells by the `id` of each; its labels as first printed by their keys, in order."""

    cells: dict[int, list[Said]]
    labels: dict[str, str]


def with_forms_parted(blocks: Sequence[Block], grammar: Grammar) -> tuple[list[Block], list[Slice]]:
    """The blocks, each column of forms as one for each of their labels; and the words that these take the place of.

    An action that owners and dates only end is no form: those are parted in rows/cell_fields.py.
    """
    blocks = with_forms_whole(blocks, grammar)
    lifted = [with_rows_lifted(block, grammar) if isinstance(block, Table) else block for block in blocks]
    tables = [table for table in lifted if isinstance(table, Table)]
    if not any(map(may_hold_forms, tables)):
        return list(blocks), []  # as nearly all
    places: dict[Place, list[Cell]] = defaultdict(list)
    for table in tables:
        width = width_of(table)
        for cell in (cell for row in table.rows for cell in filled(row) if cell.col_span == 1):
            places[width, cell.column].append(cell)
    headers = headers_of(tables, grammar)
    found = {place: forms for place, cells in places.items() if (forms := forms_in(place, cells, headers, grammar))}
    out: list[Block] = []
    aside: list[Slice] = []
    above: dict[Place, RowFragment] = {}
    for block, whole in zip(blocks, lifted, strict=True):
        at = next((p for p in found if isinstance(whole, Table) and holds(whole, p, found[p])), None)
        if at is None or not isinstance(whole, Table):
            out.append(block)
            continue
        out.append(parted(whole, at, found[at], above))
        aside += words_aside(whole, at, found[at])
    if not aside:
        return out, []
    parted_again, more = with_forms_parted(out, grammar)  # another column of the same table may hold forms too
    return parted_again, [*aside, *more]


def words_aside(table: Table, place: Place, forms: Forms) -> Iterator[Slice]:
    """The labels as printed, and the words over the forms that these replace."""
    head = next(header_rows(table, forms), None)
    for row in table.rows:
        for cell in row.cells:
            yield from (Slice(said.label, (cell.ref,)) for said in forms.cells.get(id(cell), ()) if said.key)
            if head is not None and cell.column == place[1] and texts_of(row) == texts_of(head):
                yield Slice(cell.text, (cell.ref,))


def may_hold_forms(table: Table) -> bool:
    """Whether some cell of a table has colons enough, or lines enough for labels over their values."""
    cells = (cell.text for row in table.rows for cell in row.cells)
    return any(text.count(":") >= SERIES or text.count("\n") > 2 * SERIES for text in cells)


def with_rows_lifted(table: Table, grammar: Grammar) -> Table:
    """The table, each row of labelled cells under one of the plan as one more cell of that; itself where it has none.

    It rests on where they stand: what heads the rows below it opens a table, or at least does not end one.
    """
    width = width_of(table)
    beneath = [at for at, row in enumerate(table.rows) if is_beneath(row, width, grammar)]
    if len(beneath) < SERIES or beneath[-1] != len(table.rows) - 1 or beneath[0] < SERIES:
        return table
    rows: list[RowFragment] = []
    for at, row in enumerate(table.rows):
        if at not in beneath:
            rows.append(row)
            continue
        *before, last = rows[-1].cells
        more = filled(row)
        if at - 1 in beneath:
            more = [last, *more]
        else:
            before.append(last)
        refs = tuple(ref for cell in more for ref in (cell.ref, *cell.more))
        text = "\n".join(cell.text for cell in more)
        rows[-1] = RowFragment((*before, Cell(text, width, refs[0], more=refs[1:])))
    return replace(table, rows=tuple(rows))


def is_beneath(row: RowFragment, width: int, grammar: Grammar) -> bool:
    """Whether a row has fewer cells than its table has columns, and each opens with a label that is a column's.

    Plain text has the one cell of such a row before blank ones.
    """
    cells = filled(row)
    merged = len(row.cells) < width <= sum(cell.col_span for cell in row.cells)
    if not cells or not (merged or (len(cells) == 1 < width and not cells[0].column)):
        return False
    return all(":" in cell.text and is_known(cell.text.partition(":")[0], grammar) for cell in cells)


def headers_of(tables: Iterable[Table], grammar: Grammar) -> dict[Place, set[str | None]]:
    """The roles that the words over a column name, by its place."""
    out: dict[Place, set[str | None]] = defaultdict(set)
    for table in tables:
        for row in table.rows[:SERIES]:
            for cell in filled(row):
                role, certainty, _ = grammar.columns.match(fold(cell.text))
                if certainty >= CERTAIN and len(cell.text.split()) <= HEADER_WORDS:
                    out[width_of(table), cell.column].add(role)
    return out


def forms_in(
    place: Place, cells: Sequence[Cell], headers: dict[Place, set[str | None]], grammar: Grammar
) -> Forms | None:
    """The fields of a column whose cells are forms; None for any other.

    Half of its cells are, and two at least; their labels name what each row states and more roles, none of them that of
    another column: beside that the label is part of what is said.
    """
    heads = kept_heads(cells, grammar)
    fields = {id(c): fields_of(c.text, heads[id(c)]) for c in cells if len(heads[id(c)]) >= SERIES}
    often = Counter(key for told in fields.values() for key in {said.key for said in told if said.key})
    labels: dict[str, str] = {}
    for said in (said for told in fields.values() for said in told if said.key):
        labels.setdefault(said.key, said.label)
    roles = {grammar.columns.match_label(label)[0] for label in labels.values()} - {None}
    others = {role for (width, at), named in headers.items() if width == place[0] and at != place[1] for role in named}
    again = sum(1 for times in often.values() if times >= SERIES)
    if min(len(fields), again) < SERIES or 2 * len(fields) < len(cells) or not roles.isdisjoint(others):
        return None
    states = {*map(str, STATED)} & {*roles, *others}
    return Forms(fields, labels) if states and len(roles) >= LEAST_ROLES else None


def kept_heads(cells: Sequence[Cell], grammar: Grammar) -> dict[int, list[Head]]:
    """The labels of each cell of a column: known ones, and those that half of the cells with any have as well."""
    heads = {id(cell): heads_in(cell.text, grammar) for cell in cells}
    printed = tuple(sorted({head.label for said in heads.values() for head in said}))
    heads = {id(c): with_more_inside(heads[id(c)], c.text, printed, grammar) if heads[id(c)] else [] for c in cells}
    often = Counter(key for said in heads.values() for key in {head.key for head in said})
    least = max(SERIES, (sum(1 for said in heads.values() if said) + 1) // 2)
    return {own: [head for head in said if head.known or often[head.key] >= least] for own, said in heads.items()}


def heads_in(text: str, grammar: Grammar) -> list[Head]:
    """The labels that open a text's lines, and those inside a line that is a series of known ones."""
    out: dict[int, Head] = {}
    start = 0
    for line in text.split("\n"):
        at = start + len(line) - len(line.lstrip())
        if label := label_of(line.strip(), grammar):
            out[at] = head_of(at, label, grammar)
        start += len(line) + 1
    for cut in cuts_in(Paragraph(text, CellRef()), grammar):
        if not cut.label:
            out.setdefault(cut.at, head_of(cut.at, fold(text[cut.at :].partition(":")[0]), grammar))
    return [out[at] for at in sorted(out)]


def with_more_inside(heads: Sequence[Head], text: str, printed: tuple[str, ...], grammar: Grammar) -> list[Head]:
    """The labels of a text's lines and, as printed at the head of others, those inside its lines: a PDF's full line
    doesn't say that the next is another.
    """
    out = {head.at: head for head in heads}
    for found in inside_pattern(printed).finditer(text):
        out.setdefault(found.start(1), head_of(found.start(1), fold(found.group(1)), grammar))
    return [out[at] for at in sorted(out)]


@lru_cache(maxsize=8)
def inside_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Matches one of these labels behind a space, with its colon; a line may end in the midst of it."""
    return re.compile(rf"(?<=\s)({any_of(labels)})\s*:(?=\s)")


def label_of(line: str, grammar: Grammar) -> str:
    """What opens a line before its colon, or stands alone on it and is a column's very words; else ""."""
    if is_item(line):
        return ""
    found = LABEL.match(line)
    if not found:
        return fold(line) if header_key(line) in grammar.columns.phrases.roles else ""
    label = fold(found.group(1))
    short = len(label.split()) <= LABEL_WORDS and not find_dates(label, grammar.timescales)
    return label if short else ""


def head_of(at: int, label: str, grammar: Grammar) -> Head:
    """A label that opens a field; "Lead officers" is "Lead officer"."""
    return Head(at, label, header_key(label).removesuffix("s"), is_known(label, grammar))


def is_known(label: str, grammar: Grammar) -> bool:
    """Whether a label is a known column's."""
    return grammar.columns.match_label(fold(label))[1] >= CERTAIN


def fields_of(text: str, heads: Sequence[Head]) -> list[Said]:
    """The fields of a text that these labels open, with what stands before the first."""
    before = text[: heads[0].at].strip()
    ends = [*(head.at for head in heads[1:]), len(text)]
    said = [Said(h.label, h.key, value_of(text[h.at : end], h.label)) for h, end in zip(heads, ends, strict=True)]
    return [*([Said("", "", before)] if before else []), *said]


def value_of(text: str, label: str) -> str:
    """A field's text without its label, before its colon or alone on a line."""
    before, _, behind = text.partition(":")
    return behind.strip() if fold(before) == label else text.partition("\n")[2].strip()


def holds(table: Table, place: Place, forms: Forms) -> bool:
    """Whether a table has such forms in that column."""
    own = (cell for row in table.rows for cell in row.cells if cell.column == place[1])
    return width_of(table) == place[0] and any(id(cell) in forms.cells for cell in own)


def parted(table: Table, place: Place, forms: Forms, above: dict[Place, RowFragment]) -> Table:
    """The table with a column for each label; under the header of a table `above` where it has none of its own."""
    at = place[1]
    own = any(not said.key for fields in forms.cells.values() for said in fields)
    keys = ["", *forms.labels] if own else [*forms.labels]
    head = next(header_rows(table, forms), None)
    rows: list[RowFragment] = []
    for row in table.rows:
        if head is not None and texts_of(row) == texts_of(head):
            above[place] = headed(row, at, keys, forms)
            rows.append(above[place])
        else:
            rows += body_rows(row, at, keys, forms)
    if head is None:
        first = next(cell for row in table.rows for cell in row.cells if id(cell) in forms.cells)
        blank = RowFragment((Cell("", at, first.ref),))
        rows = [above.get(place) or headed(blank, at, keys, forms), *rows]
    lone = head is None or (head is table.rows[0] and sum(texts_of(row) == texts_of(head) for row in table.rows) == 1)
    return replace(table, rows=tuple(rows), headed=table.headed or lone)


def header_rows(table: Table, forms: Forms) -> Iterator[RowFragment]:
    """The rows over a table's first form that are a header, several cells of few words, from the lowest up."""
    own = [any(id(cell) in forms.cells for cell in row.cells) for row in table.rows]
    for row in reversed(table.rows[: own.index(True)]):
        cells = filled(row)
        if len(cells) >= SERIES and all(len(cell.text.split()) <= HEADER_WORDS for cell in cells):
            yield row


def texts_of(row: RowFragment) -> list[str]:
    """A row's texts."""
    return [fold(cell.text) for cell in row.cells]


def headed(row: RowFragment, at: int, keys: Sequence[str], forms: Forms) -> RowFragment:
    """A header's row with the labels in the place of what stands over the forms, if anything does."""
    over = next((cell for cell in row.cells if cell.column == at), None)
    place = over or row.cells[0]
    labels = [
        replace(place, text=forms.labels[key] if key else over.text if over else "", column=at + n, col_span=1)
        for n, key in enumerate(keys)
    ]
    return RowFragment((*around(row, at, len(keys), labels),))


def body_rows(row: RowFragment, at: int, keys: Sequence[str], forms: Forms) -> list[RowFragment]:
    """A row with each field in the column of its label; where the form states several things, a row for each."""
    form = next((cell for cell in row.cells if id(cell) in forms.cells), None)
    if form is None:
        return [RowFragment((*around(row, at, len(keys), None),))]
    several = records(forms.cells[id(form)])
    out: list[RowFragment] = []
    for n, told in enumerate(several):
        cells = [replace(form, text=told[key], column=at + c) for c, key in enumerate(keys) if key in told]
        whole = around(row, at, len(keys), cells, len(several)) if not n else iter(cells)
        out.append(RowFragment((*whole,)))
    return out


def around(row: RowFragment, at: int, count: int, instead: Sequence[Cell] | None, rows: int = 1) -> Iterator[Cell]:
    """A row's cells with `instead` in the place of the one of a column that becomes `count`; null leaves it there."""
    put = instead is None
    for cell in row.cells:
        if cell.column >= at and not put:
            put = True
            yield from instead or ()
        if cell.column == at and instead is not None:
            continue
        wide = cell.col_span + count - 1 if cell.column <= at < cell.column + cell.col_span else cell.col_span
        column = cell.column + count - 1 if cell.column > at else cell.column
        yield replace(cell, column=column, col_span=wide, row_span=max(cell.row_span, rows))
    if not put:
        yield from instead or ()


def records(said: Sequence[Said]) -> list[dict[str, str]]:
    """The fields by their keys, more of them from each label on that comes again first: the second action's."""
    count = Counter(field.key for field in said)
    opener = next((field.key for field in said if count[field.key] > 1), None)
    out: list[dict[str, str]] = [{}]
    for field in said:
        if field.key == opener and opener in out[-1]:
            out.append({})
        before = out[-1].get(field.key)
        out[-1][field.key] = f"{before}\n{field.text}" if before else field.text
    return out
