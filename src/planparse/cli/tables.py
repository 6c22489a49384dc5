"""`planparse tables`: what the reader saw, before any assembly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planparse.cli.guard import put
from planparse.document import Cell, Document, Table
from planparse.errors import UsageError
from planparse.readers import read_document


def run(file: Path, form: str, password: str | None = None) -> None:
    """Print the tables of a document as JSON or as text; UsageError for another format."""
    if form not in ("json", "text"):
        raise UsageError(f"--format {form}: is neither json nor text")
    document = read_document(file, password)
    if form == "json":
        put(json.dumps(as_json(document), ensure_ascii=False, indent=2) + "\n")
    else:
        put("".join(line + "\n" for line in as_text(document)))


def as_json(document: Document) -> dict[str, Any]:
    """{"tables": [{"page", "bbox", "rows": [[cell]]}]}, a cell with its text, its spans and its bbox or line."""
    return {
        "tables": [
            {
                "page": table.page,
                "bbox": _around(table),
                "rows": [[_cell(cell, number) for cell in row.cells] for number, row in enumerate(table.rows)],
            }
            for table in _tables(document)
        ]
    }


def as_text(document: Document) -> Iterator[str]:
    """One line per cell, under its table and row; rows and columns count from 0, as in the JSON."""
    for number, table in enumerate(_tables(document), 1):
        yield f"table {number}" + (f", page {table.page}" if table.page is not None else "")
        for at, row in enumerate(table.rows):
            for cell in row.cells:
                spans = f" ({cell.row_span} x {cell.col_span})" if (cell.row_span, cell.col_span) != (1, 1) else ""
                yield f"  [{at},{cell.column}]{spans} {' / '.join(cell.text.splitlines())}".rstrip()
        yield ""


def _cell(cell: Cell, row: int) -> dict[str, Any]:
    out: dict[str, Any] = {
        "row": row,
        "column": cell.column,
        "row_span": cell.row_span,
        "col_span": cell.col_span,
        "text": cell.text,
    }
    if cell.ref.bbox is not None:
        out["bbox"] = list(cell.ref.bbox)
    else:
        out["line"] = cell.ref.line
    return out


def _around(table: Table) -> list[float] | None:
    boxes = [cell.ref.bbox for row in table.rows for cell in row.cells if cell.ref.bbox]
    if not boxes:
        return None
    left, top, right, bottom = zip(*boxes, strict=True)
    return [min(left), min(top), max(right), max(bottom)]


def _tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]
