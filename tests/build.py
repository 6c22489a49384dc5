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


def page_plan(tmp_path: Path, *body: str, title: str = "Improvement Plan") -> ActionPlan:
    """The plan of a web page that holds this under its title."""
    return plan_of(tmp_path, web_page(f"<h1>{title}</h1>{''.join(body)}"), "plan.html")


def web_table(*rows: str) -> str:
    """A page's table from rows written "a | b | c"; "3^x" spans three rows, "3>x" three columns."""
    return f"<table>{html_rows(*rows)}</table>"


def html_rows(*rows: str) -> str:
    """The rows of a page's table, written as those of `web_table`."""
    return "".join(f"<tr>{''.join(map(_html_cell, row.split('|')))}</tr>" for row in rows)


def _html_cell(text: str) -> str:
    for mark, name in (("^", "rowspan"), (">", "colspan")):
        count, found, rest = text.strip().partition(mark)
        if found and count.isdigit():
            return f'<td {name}="{count}">{rest}</td>'
    return f"<td>{text.strip()}</td>"


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
