"""The names of OpenDocument XML (ISO/IEC 26300)."""

from __future__ import annotations

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_BASE}office:1.0}}"
TEXT = f"{{{_BASE}text:1.0}}"
TABLE = f"{{{_BASE}table:1.0}}"
DRAW = f"{{{_BASE}drawing:1.0}}"
STYLE = f"{{{_BASE}style:1.0}}"
FO = f"{{{_BASE}xsl-fo-compatible:1.0}}"
SVG = f"{{{_BASE}svg-compatible:1.0}}"
LO = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

P, H, LIST, SECTION = TEXT + "p", TEXT + "h", TEXT + "list", TEXT + "section"
TBL, ROW, CELL, COVERED = TABLE + "table", TABLE + "table-row", TABLE + "table-cell", TABLE + "covered-table-cell"
STYLE_NAME = TEXT + "style-name"


def number(text: str | None, other: int = 1) -> int:
    """An attribute as a whole number, `other` for one that is none."""
    return int(text) if text is not None and text.isascii() and text.isdigit() else other
