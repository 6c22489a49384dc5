"""Word files for the tests: python-docx makes the package, raw XML the features that it has no words for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
from lxml import etree

from planparse.document import Cell, Document, Paragraph, Table
from planparse.readers.docx import read_docx
from planparse.schema import Source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
SOURCE = Source(name="plan.docx", media_type="x", sha256="0" * 64, size_bytes=0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = ("numbering", "styles", "footnotes", "endnotes", "comments", "settings", "header", "footer")


def word(body: str = "", section: str = "", **parts: str) -> bytes:
    """A Word file of raw body XML; `parts` are the insides of numbering.xml, styles.xml, header1.xml …"""
    leads = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
    )
    files = {
        "[Content_Types].xml": content_types(parts),
        "_rels/.rels": relations(f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": relations(leads),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>",
    }
    for name, inside in parts.items():
        tag = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789"), name)
        files[f"word/{name}.xml"] = f"<w:{tag} {NAMES}>{inside}</w:{tag}>"
    return zipped(files)


def content_types(parts: Mapping[str, str]) -> str:
    """The list of content types: LibreOffice opens no part that it doesn't name."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{main}.{name.rstrip("0123456789")}+xml"/>'
        for name in parts
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>{overrides}</Types>'
    )


def relations(inside: str) -> str:
    """A relationships part."""
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of the files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def replaced(data: bytes, **parts: str | bytes) -> bytes:
    """The package with other parts; "word__document" stands for word/document.xml."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        files: dict[str, str | bytes] = {name: old.read(name) for name in old.namelist()}
    files.update({name.replace("__", "/") + ".xml": content for name, content in parts.items()})
    return zipped(files)


def nested_tables(depth: int) -> str:
    """Tables in the cells of tables, so many deep."""
    return "<w:tbl><w:tr><w:tc>" * depth + p("deep") + "</w:tc></w:tr></w:tbl>" * depth


def made(make: Callable[[Any], None]) -> bytes:
    """A Word file that python-docx makes; `make` fills the empty document."""
    document = docx.Document()
    make(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def node(xml: str) -> Any:
    """An element of raw XML, to be put into what python-docx made."""
    return etree.fromstring(re.sub(r"^<([\w:]+)", rf"<\1 {NAMES}", xml))


def p(inside: str = "", properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    inner = inside if inside.startswith("<") or not inside else r(inside)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(inside: str = "", properties: str = "") -> str:
    """A cell; plain text becomes a paragraph."""
    inner = inside if inside.startswith("<") else p(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; plain texts become cells."""
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """A table; `widths` of its grid in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/>{f'<w:tblGrid>{grid}</w:tblGrid>' if grid else ''}{''.join(rows)}</w:tbl>"


def read(data: bytes) -> Document:
    """The Document of a Word file's bytes."""
    return read_docx(data, SOURCE)


def lines(data: bytes) -> list[str]:
    """The paragraphs of a Word file outside its tables."""
    return [block.text for block in read(data).blocks if isinstance(block, Paragraph)]


def grids(data: bytes) -> list[list[list[str]]]:
    """Its tables as rows of cells as spelled by `cell_of`."""
    return [
        [[cell_of(cell) for cell in row.cells] for row in block.rows]
        for block in read(data).blocks
        if isinstance(block, Table)
    ]


def cell_of(cell: Cell) -> str:
    """A cell as "column[x columns][v rows][#shade]:text"."""
    across = f"x{cell.col_span}" if cell.col_span > 1 else ""
    down = f"v{cell.row_span}" if cell.row_span > 1 else ""
    return f"{cell.column}{across}{down}{'#' + cell.shade if cell.shade else ''}:{cell.text}"


def codes(data: bytes) -> dict[str, str]:
    """The diagnostics of a Word file, code to message."""
    return {found.code: found.message for found in read(data).diagnostics}
