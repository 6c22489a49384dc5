"""What an OpenDocument style says: bold, hidden, struck out, colours, symbol fonts, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from planparse.readers.colours import hex_colour_word
from planparse.readers.odt.names import FO, LO, STYLE, SVG, TABLE, TEXT, number

_UNITS = {"cm": 567.0, "mm": 56.7, "in": 1440.0, "pt": 20.0}  # in twentieths of a point
_LENGTH = re.compile(r"([\d.]+)(cm|mm|in|pt)")
_DEEPEST = 60  # styles that inherit from each other
_PROPERTIES = ("paragraph", "text", "table-cell", "table-column", "table-row", "table")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says with all that it inherits; null where it leaves the matter open."""

    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    colour: str | None = None
    font: str | None = None
    raised: bool | None = None
    outline: int | None = None
    width: int = 0
    master: str | None = None


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: `template` is the printed mark with "%1%" for the number of level 1; "" prints nothing."""

    bullet: bool = False
    form: str = ""
    template: str = ""
    start: int = 1


PLAIN = Look()


@dataclass(slots=True)
class Styles:
    """The looks by family and name, the lists by name, the numbers of headings by level."""

    nodes: dict[tuple[str, str], Any] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    outline: dict[int, ListLevel] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    known: dict[tuple[str, str], Look] = field(default_factory=dict)

    def of(self, family: str, name: str | None) -> Look:
        """The look of a style; that of no style where the name is missing."""
        if not name:
            return PLAIN
        key = (family, name)
        if key not in self.known:
            self.known[key] = self._inherited(family, name)
        return self.known[key]

    def _inherited(self, family: str, name: str) -> Look:
        chain: list[Any] = []
        at: str | None = name
        while at and len(chain) < _DEEPEST and (node := self.nodes.get((family, at))) is not None:
            chain.append(node)
            at = node.get(STYLE + "parent-style-name")
        said: dict[str, Any] = {}
        for node in reversed(chain):
            said |= {key: value for key, value in look_of(node, self.fonts).items() if value is not None}
        return Look(**said)


def read_styles(roots: Iterable[Any]) -> Styles:
    """The styles of the roots of styles.xml and content.xml; the later one wins."""
    styles = Styles()
    for root in roots:
        for face in root.iter(STYLE + "font-face"):
            styles.fonts[face.get(STYLE + "name") or ""] = (face.get(SVG + "font-family") or "").strip("'\"")
        for node in root.iter(STYLE + "style"):
            styles.nodes[(node.get(STYLE + "family") or "", node.get(STYLE + "name") or "")] = node
        for node in root.iter(TEXT + "list-style"):
            styles.lists[node.get(STYLE + "name") or ""] = levels_of(node)
        for node in root.iter(TEXT + "outline-style"):
            styles.outline = levels_of(node)
    return styles


def look_of(node: Any, fonts: dict[str, str]) -> dict[str, Any]:
    """What one style itself says, by the fields of Look."""
    said: dict[str, Any] = {
        "outline": number(node.get(STYLE + "default-outline-level"), 0) or None,
        "master": node.get(STYLE + "master-page-name") or None,
    }
    for kind in _PROPERTIES:
        properties = node.find(f"{STYLE}{kind}-properties")
        if properties is None:
            continue
        if weight := properties.get(FO + "font-weight"):
            said["bold"] = weight == "bold" or (weight.isdigit() and int(weight) >= 600)
        if display := properties.get(TEXT + "display"):
            said["hidden"] = display == "none"
        if line := properties.get(STYLE + "text-line-through-style"):
            said["struck"] = line != "none"
        if colour := properties.get(FO + "background-color"):
            said["colour"] = hex_colour_word(colour.lstrip("#"))
        if position := properties.get(STYLE + "text-position"):
            said["raised"] = position.startswith("super")
        name = properties.get(STYLE + "font-name")
        if font := (fonts.get(name, name) if name else properties.get(FO + "font-family")):
            said["font"] = font.strip("'\"")
        if properties.get(TABLE + "display") == "false":
            said["hidden"] = True
        if width := properties.get(STYLE + "column-width"):
            said["width"] = twips(width)
    return said


def twips(length: str) -> int:
    """A length such as "2.54cm" in twentieths of a point, 0 for what is none."""
    found = _LENGTH.fullmatch(length.strip())
    return round(float(found.group(1)) * _UNITS[found.group(2)]) if found and found.group(1).count(".") < 2 else 0


def levels_of(node: Any) -> dict[int, ListLevel]:
    """The levels of a list style by number from 1."""
    out: dict[int, ListLevel] = {}
    for item in node:
        level = number(item.get(TEXT + "level"), 0)
        if not level:
            continue
        if item.tag in (TEXT + "list-level-style-bullet", TEXT + "list-level-style-image"):
            character = item.get(TEXT + "bullet-char", "•")
            out[level] = ListLevel(bullet=bool(character.strip()))
        else:
            out[level] = numbered(item, level)
    return out


def numbered(item: Any, level: int) -> ListLevel:
    """A level that counts."""
    form = item.get(STYLE + "num-format") or ""
    template = item.get(LO + "num-list-format")
    if template is None:
        shown = min(number(item.get(TEXT + "display-levels")), level)
        numbers = ".".join(f"%{n}%" for n in range(level - shown + 1, level + 1))
        template = (item.get(STYLE + "num-prefix") or "") + numbers + (item.get(STYLE + "num-suffix") or "")
    return ListLevel(form=form, template=template if form else "", start=number(item.get(TEXT + "start-value")))
