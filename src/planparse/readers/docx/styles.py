"""What a Word style says of the paragraphs and runs that name it: heading level, list, bold, hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from planparse.readers.docx.names import PPR, RPR, VAL, W, first, is_on, number_of
from planparse.readers.docx.package import parse
from planparse.readers.docx.trimming import without_table_styles

DEEPEST = 6  # heading levels that a Document tells apart
_HEADING = re.compile(r"heading ([1-9])\b")
_STYLE, _NAME, _BASED = W + "style", W + "name", W + "basedOn"
_OUTLINE, _NUM_PR, _NUM_ID, _ILVL = W + "outlineLvl", W + "numPr", W + "numId", W + "ilvl"
_BOLD, _HIDDEN, _STRIKE, _CAPITALS = W + "b", W + "vanish", W + "strike", W + "caps"
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


@dataclass(frozen=True, slots=True)
class Styles:
    """The looks by style id, with what they inherit; `usual` is that of paragraphs that name no style."""

    looks: dict[str, Look]
    usual: Look = Look()

    def of(self, style_id: str | None) -> Look:
        """The look of a style; of the usual one where none is named or it is missing."""
        return self.looks.get(style_id, self.usual) if style_id else self.usual


@lru_cache(maxsize=16)
def read_styles(data: bytes | None) -> Styles:
    """The styles of a `styles.xml`; plans of one council share them, so they are kept."""
    if data is None:
        return Styles({})
    nodes = {
        node.get(W + "styleId") or "": node for node in parse(without_table_styles(data), "styles").iterchildren(_STYLE)
    }
    looks: dict[str, Look] = {}
    for style_id in nodes:
        inherit(style_id, nodes, looks)
    usual = next(
        (i for i, node in nodes.items() if node.get(W + "default") in ("1", "true") and is_paragraph_style(node)), ""
    )
    return Styles(looks, looks.get(usual, Look()))


def inherit(style_id: str, nodes: dict[str, Any], looks: dict[str, Look]) -> None:
    """Put the looks of a style and of those that it is based on into `looks`; a ring of styles ends where it began."""
    chain: dict[str, None] = {}
    while style_id in nodes and style_id not in looks and style_id not in chain:
        chain[style_id] = None
        style_id = value_of(nodes[style_id], _BASED) or ""
    base = looks.get(style_id, Look())
    for own in reversed(chain):
        base = looks[own] = over(base, nodes[own])


def over(base: Look, node: Any) -> Look:
    """The look of a style node laid over that of its base."""
    ppr, rpr = first(node, PPR), first(node, RPR)
    numbering = child(ppr, _NUM_PR)
    name = (value_of(node, _NAME) or "").casefold()
    return Look(
        heading=heading_of(name, ppr, base.heading),
        list_id=(value_of(numbering, _NUM_ID) if numbering is not None else None) or base.list_id,
        list_level=number_of(level) if (level := child(numbering, _ILVL)) is not None else base.list_level,
        bold=flag_of(rpr, _BOLD, base.bold),
        hidden=flag_of(rpr, _HIDDEN, base.hidden),
        struck=flag_of(rpr, _STRIKE, base.struck),
        capitals=flag_of(rpr, _CAPITALS, base.capitals),
        contents=name.startswith(("toc ", "table of figures", "contents ")) or base.contents,
    )


def heading_of(name: str, ppr: Any | None, inherited: int | None) -> int | None:
    """The heading level by outline level, else by the style's name, else inherited."""
    if (outline := child(ppr, _OUTLINE)) is not None:
        return heading_level(number_of(outline, _BODY_TEXT))
    if found := _HEADING.match(name):
        return min(int(found.group(1)), DEEPEST)
    return {"title": 1, "subtitle": 2}.get(name, inherited)


def heading_level(outline: int) -> int | None:
    """The heading level of an outline level, which counts from 0."""
    return min(outline + 1, DEEPEST) if 0 <= outline < _BODY_TEXT else None


def is_paragraph_style(node: Any) -> bool:
    """Whether the style is one of paragraphs."""
    return bool(node.get(W + "type") == "paragraph")


def flag_of(rpr: Any | None, tag: str, inherited: bool | None) -> bool | None:
    """An on/off property of the style, else the inherited one."""
    flag = child(rpr, tag)
    return inherited if flag is None else is_on(flag)


def child(node: Any | None, tag: str) -> Any | None:
    """The first child with that tag, null also where there is no node."""
    return None if node is None else first(node, tag)


def value_of(node: Any, tag: str) -> str | None:
    """The `w:val` of a child, null where there is none."""
    found = first(node, tag)
    return None if found is None else found.get(VAL)
