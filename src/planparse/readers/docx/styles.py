"""What a Word style says of the paragraphs and runs that name it: heading level, list, bold, hidden.

python-docx reads the properties of a style; one is read when it is first named, with those that it is based on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from planparse.readers.docx.names import VAL, W, int_of
from planparse.readers.docx.package import parse
from planparse.readers.docx.trimming import without_table_styles

_MOST_BASES = 20_000  # styles of which each is based on the next: a longer chain is cut
DEEPEST = 6  # heading levels that a Document tells apart
_HEADING = re.compile(r"heading ([1-9])\b")
_STYLE, _ID, _TYPE, _DEFAULT, _OUTLINE = W + "style", W + "styleId", W + "type", W + "default", W + "outlineLvl"
_BODY_TEXT = 9  # the outline level of text that is no heading


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says; null where it leaves the matter open. `list_id` "0" takes a paragraph out of its list."""

    heading: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    capitals: bool | None = None
    contents: bool = False  # a line of a contents list


class Styles:
    """The looks by style id; `usual` is that of paragraphs that name no style. `nodes` are python-docx's styles."""

    def __init__(self, nodes: dict[str, Any], usual: str = "") -> None:
        self.nodes = nodes
        self.looks: dict[str, Look] = {}
        self.usual = self.named(usual) or Look()

    def of(self, style_id: str | None) -> Look:
        """The look of a paragraph's style; of the usual one where none is named or it is missing."""
        return self.named(style_id or "") or self.usual

    def named(self, style_id: str) -> Look | None:
        """The look of a style with what it inherits, null where it is missing; a ring of styles ends where it began."""
        if style_id in self.looks:
            return self.looks[style_id]
        chain: dict[str, None] = {}
        base_id = style_id
        while base_id in self.nodes and not (base_id in self.looks or base_id in chain or len(chain) == _MOST_BASES):
            chain[base_id] = None
            base_id = value_of(self.nodes[base_id].basedOn) or ""
        base = self.looks.get(base_id, Look())
        for own in reversed(chain):
            base = self.looks[own] = over(base, self.nodes[own])
        return self.looks.get(style_id)

    def lists(self) -> Iterator[tuple[str, Look]]:
        """The looks of the list styles by id."""
        for style_id, node in self.nodes.items():
            if node.get(_TYPE) == "numbering" and (look := self.named(style_id)) is not None:
                yield style_id, look


@lru_cache(maxsize=16)
def read_styles(data: bytes | None) -> Styles:
    """The styles of a `styles.xml`; plans of one council share them, so they are kept."""
    if data is None:
        return Styles({})
    from docx.oxml.parser import element_class_lookup  # heavy, and only Word files need it

    root = parse(without_table_styles(data), "styles", element_class_lookup)
    nodes = {node.get(_ID) or "": node for node in root.iterchildren(_STYLE)}
    usual = (i for i, n in nodes.items() if n.get(_TYPE) == "paragraph" and n.get(_DEFAULT) in ("1", "true"))
    return Styles(nodes, next(usual, ""))


def over(base: Look, node: Any) -> Look:
    """The look of a style node laid over that of its base; one whose values are no values of Word says nothing."""
    from docx.exceptions import PythonDocxError
    from docx.text.font import Font

    try:
        font, ppr, name = Font(node), node.pPr, (value_of(node.name) or "").casefold()
        numbering = None if ppr is None else ppr.numPr
        number, level = (None, None) if numbering is None else (numbering.numId, numbering.ilvl)
        return Look(
            heading=heading_of(name, ppr, base.heading),
            list_id=value_of(number) or base.list_id,
            list_level=base.list_level if level is None else level.val,
            bold=base.bold if font.bold is None else font.bold,
            hidden=base.hidden if font.hidden is None else font.hidden,
            struck=base.struck if font.strike is None else font.strike,
            capitals=base.capitals if font.all_caps is None else font.all_caps,
            contents=name.startswith(("toc ", "table of figures", "contents ")) or base.contents,
        )
    except (PythonDocxError, ValueError):
        return base


def heading_of(name: str, ppr: Any | None, inherited: int | None) -> int | None:
    """The heading level by outline level, else by the style's name, else inherited."""
    if ppr is not None and (outline := ppr.find(_OUTLINE)) is not None:
        return heading_level(int_of(outline.get(VAL), _BODY_TEXT))
    if found := _HEADING.match(name):
        return min(int(found.group(1)), DEEPEST)
    return {"title": 1, "subtitle": 2}.get(name, inherited)


def heading_level(outline: int) -> int | None:
    """The heading level of an outline level, which counts from 0."""
    return min(outline + 1, DEEPEST) if 0 <= outline < _BODY_TEXT else None


def value_of(node: Any | None) -> str | None:
    """The `w:val` of a node, null where there is none."""
    return None if node is None else node.get(VAL)
