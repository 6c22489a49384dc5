"""Workbooks and OpenDocument files for the tests: openpyxl makes the workbook, raw XML what it has no words for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPEN = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip
OPEN += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'


def workbook(*rows: list[Any], change: Callable[[Any], None] | None = None) -> bytes:
    """A workbook of one sheet; `change` gets the openpyxl workbook before it is saved."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def raw_workbook(sheet: str, **parts: str) -> bytes:
    """A workbook whose one sheet is raw XML; `parts` replaces other parts ("xl__workbook")."""
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    )
    files = {
        "_rels/.rels": relation + f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": relation
        + f'Type="{OFFICE}/worksheet" Target="worksheets/a.xml"/></Relationships>',
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Plan" r:id="r1"/></sheets></workbook>'
        ),
        "xl/worksheets/a.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }
    return zipped(files | {f"{name.replace('__', '/')}.xml": part for name, part in parts.items()})


def open_text(
    body: str, automatic: str = "", styles: str | None = None, kind: str = "text", changes: str = ""
) -> bytes:
    """An OpenDocument file of raw body XML with its automatic styles; `styles` is the inside of styles.xml."""
    files = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": (
            f"<office:document-content {OPEN}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:{kind}>{changes}{body}</office:{kind}></office:body></office:document-content>"
        ),
    }
    if styles is not None:
        files["styles.xml"] = f"<office:document-styles {OPEN}>{styles}</office:document-styles>"
    return zipped(files)


def zipped(files: Mapping[str, str]) -> bytes:
    """A zip of the files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def table(*rows: str) -> str:
    """An OpenDocument table of rows of cells."""
    inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f'<table:table table:name="T">{inside}</table:table>'


def cell(text: str, attributes: str = "") -> str:
    """An OpenDocument cell; plain text becomes a paragraph."""
    inside = text if text.startswith("<") or not text else f"<text:p>{text}</text:p>"
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"
