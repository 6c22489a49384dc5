"""Takes out of a part's XML, before it is parsed, what no reader of the print reads: most of it says how to draw."""

from __future__ import annotations

import re

_DRAWING = (
    "tcW|sz|szCs|lang|spacing|jc|ind|color|vAlign|noWrap|kern|widowControl|keepNext|keepLines|proofErr|bookmarkStart"
    "|bookmarkEnd|lastRenderedPageBreak|contextualSpacing|autoSpaceDE|autoSpaceDN|adjustRightInd|cnfStyle|bCs|i|iCs|u"
)
_EMPTY_TAGS = re.compile(rf"<w:(?:{_DRAWING})(?: [^<>]*)?/>".encode())
_STYLE_END = b"</w:style>"
_OPENING = 200  # bytes that hold the opening tag of a style


def without_drawing(data: bytes) -> bytes:
    """The XML of a document without the empty tags that only say how to draw: half of the nodes of many files."""
    if b"<![CDATA[" in data:  # there a tag would be text
        return data
    return _EMPTY_TAGS.sub(b"", data)


def without_table_styles(data: bytes) -> bytes:
    """The XML of styles without those of tables: nothing is read from them, and they may be nine tenths of it."""
    head, *styles = data.split(_STYLE_END)
    kept = (style for style in styles if b'w:type="table"' not in style[:_OPENING])
    return _STYLE_END.join((head, *kept))
