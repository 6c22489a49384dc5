"""The tag names of WordprocessingML, spelled out once: comparing whole strings is the fastest walk."""

from __future__ import annotations

from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

VAL: Final = W + "val"
BODY: Final = W + "body"
P: Final = W + "p"
PPR: Final = W + "pPr"
R: Final = W + "r"
RPR: Final = W + "rPr"
T: Final = W + "t"
TBL: Final = W + "tbl"
TR: Final = W + "tr"
TC: Final = W + "tc"
TC_PR: Final = W + "tcPr"
SDT: Final = W + "sdt"
SDT_CONTENT: Final = W + "sdtContent"
SDT_PR: Final = W + "sdtPr"
INS: Final = W + "ins"
DEL: Final = W + "del"
MOVE_FROM: Final = W + "moveFrom"
MOVE_TO: Final = W + "moveTo"
SECT_PR: Final = W + "sectPr"
TEXT_BOX: Final = W + "txbxContent"
ALTERNATE: Final = MC + "AlternateContent"
CHOICE: Final = MC + "Choice"
FALLBACK: Final = MC + "Fallback"


def first(node: Any, tag: str) -> Any | None:
    """The first child with that tag, null where there is none; much faster than `find`."""
    return next(node.iterchildren(tag), None)


def opening(node: Any, tag: str) -> Any | None:
    """The first child of all if it has that tag: where properties stand, by the schema's order."""
    if len(node):
        child = node[0]
        if child.tag == tag:
            return child
    return None


def is_on(flag: Any) -> bool:
    """Whether an on/off property (`w:b`, `w:vanish`) that stands there is on: it says so unless its value denies it."""
    return flag is not None and flag.get(VAL, "1") not in ("0", "false", "off", "none")


def number_of(element: Any, default: int = 0) -> int:
    """The `w:val` of an element as a whole number; the default where there is none."""
    return int_of(element.get(VAL) if element is not None else None, default)


def int_of(text: str | None, default: int = 0) -> int:
    """A whole number as Word writes it; the default for what is none."""
    try:
        return int(text) if text and len(text) < 12 else default
    except ValueError:
        return default
