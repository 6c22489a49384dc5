"""A document's blocks as a council would publish them elsewhere: a workbook, a file of divided cells, a web page."""

from __future__ import annotations

import csv
import html
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
from openpyxl.styles import Font

from planparse.document import Block, Cell, Paragraph, RowFragment, Table
from planparse.schema import CellRef
from tests.printing import Line, Printed

NOWHERE = CellRef()


def blocks_of(printed: Sequence[Line | Printed]) -> list[Block]:
    """Lines and tables as blocks; the lone cell of a row is merged over it."""
    out: list[Block] = []
    for block in printed:
        if isinstance(block, Line):
            lines = block.text.split("\n")
            out += [Paragraph(line, NOWHERE, joined=at > 0) for at, line in enumerate(lines)]
        else:
            out.append(Table(tuple(RowFragment(tuple(cells_of(row))) for row in block.rows)))
    return out


def cells_of(row: list[str]) -> Iterator[Cell]:
    if len(row) > 1 and row[0] and not any(row[1:]):
        yield Cell(row[0], 0, NOWHERE, col_span=len(row))
    else:
        yield from (Cell(text, column, NOWHERE) for column, text in enumerate(row))


def write_xlsx(blocks: Sequence[Block], path: Path, foot: str | None = None) -> None:
    """A workbook of one sheet: a line a row, a blank row between blocks, merged cells merged, headings bold."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number, cells, bold in sheet_rows(blocks):
        for cell in cells:
            if cell.text:
                filled = sheet.cell(number, cell.column + 1, cell.text)
                filled.data_type = "s"  # "=" and digits too are text here
                filled.font = Font(bold=bold)
            if cell.row_span * cell.col_span > 1:
                sheet.merge_cells(
                    None, number, cell.column + 1, number + cell.row_span - 1, cell.column + cell.col_span
                )
    if foot is not None:
        sheet.oddFooter.left.text = f"Page &P{foot}"
    book.save(path)


def write_csv(blocks: Sequence[Block], path: Path, mark: str, foot: str | None = None) -> None:
    """A file of divided cells. It knows no merged cells: what was merged over rows stands in each of them.

    It has no page feet: what stands there is its last line.
    """
    rows: dict[int, dict[int, str]] = {}
    for number, cells, _ in sheet_rows(blocks):
        for cell in cells:
            for below in range(cell.row_span):
                own = rows.setdefault(number + below, {})
                own[cell.column] = cell.text
                own.setdefault(cell.column + cell.col_span - 1, "")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=mark)
        for number in range(1, max(rows) + 1):
            own = rows.get(number, {})
            writer.writerow([own.get(column, "") for column in range(max(own, default=-1) + 1)])
        if foot is not None:
            writer.writerows([[], [f"Page 1{foot}"]])


def sheet_rows(blocks: Sequence[Block]) -> Iterator[tuple[int, Sequence[Cell], bool]]:
    """(row from 1, its cells, whether they are a heading); a row number is left out between blocks."""
    number = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            number += 1 if block.joined else 2
            yield number, [Cell(block.text, 0, NOWHERE)], block.heading is not None
            continue
        number += 1
        for row in block.rows:
            number += 1
            yield number, row.cells, False


def write_page(blocks: Sequence[Block], path: Path, foot: str | None = None) -> None:
    """A web page; lines that stand together are one paragraph with breaks."""
    out: list[str] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            out.append("<table>" + "".join(f"<tr>{''.join(map(cell_tag, row.cells))}</tr>" for row in block.rows))
            out.append("</table>")
            continue
        tag = "p" if block.heading is None else f"h{block.heading}"
        if block.joined and at and out[-1] == f"</{tag}>":
            out[-1:] = ["<br>", marked(block.text), f"</{tag}>"]
        else:
            out += [f"<{tag}>", marked(block.text), f"</{tag}>"]
    if foot is not None:
        out.append(f"<footer>Page 1{html.escape(foot)}</footer>")
    head = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Documents</title></head>'
    path.write_text(f"{head}<body>{''.join(out)}</body></html>", encoding="utf-8")


def cell_tag(cell: Cell) -> str:
    spans = f' rowspan="{cell.row_span}"' * (cell.row_span > 1) + f' colspan="{cell.col_span}"' * (cell.col_span > 1)
    return f"<td{spans}>{marked(cell.text)}</td>"


def marked(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
