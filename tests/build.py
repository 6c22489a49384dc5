"""Documents from short text, so that no stage's test needs a file kept beside it."""

from __future__ import annotations

from pathlib import Path

from planparse import parse_plan
from planparse.document import Document, Paragraph, Table
from planparse.readers import read_document
from planparse.schema import ActionPlan


def plan_of(tmp_path: Path, text: str, name: str = "plan.txt") -> ActionPlan:
    """The plan that the text parses to, as if published under `name`."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return parse_plan(path)


def document_of(tmp_path: Path, data: str | bytes, name: str = "plan.txt") -> Document:
    """The Document that the reader makes of the text or bytes."""
    path = tmp_path / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return read_document(path)


def table(*rows: str) -> str:
    """Tab-separated lines from rows written "a | b | c"."""
    return "".join("\t".join(cell.strip() for cell in row.split("|")) + "\n" for row in rows)


def web_page(body: str) -> str:
    """A page of the web that holds this."""
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>"


def html_rows(*rows: str) -> str:
    """The rows of a page's table from rows written "a | b | c"."""
    return "".join("<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) + "</tr>" for row in rows)


def tables_of(document: Document) -> list[list[list[str]]]:
    """The cell texts of each table, row by row."""
    return [
        [[cell.text for cell in row.cells] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def paragraphs_of(document: Document) -> list[str]:
    """The text of each paragraph in reading order."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def codes_of(plan: ActionPlan) -> set[str]:
    """The codes of the plan's diagnostics."""
    return {found.code for found in plan.diagnostics}


def texts_of(plan: ActionPlan) -> list[tuple[str | None, list[str | None]]]:
    """Each recommendation's text with those of its actions."""
    return [(r.text, [a.text for a in r.actions]) for r in plan.recommendations]
