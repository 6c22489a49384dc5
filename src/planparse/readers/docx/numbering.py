"""The list numbers that Word computes and a reader sees: "1.", "5a", "2.3", "(iv)", "•"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planparse.readers.docx.names import VAL, W, first, int_of, number_of
from planparse.text import ITEM

LEVELS = 9
_SLOT = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LONGEST = 20_000  # a roman or lettered number beyond this is no number of a list
_NUM, _ABSTRACT = W + "num", W + "abstractNum"
_NUM_ID, _ABSTRACT_ID, _ILVL = W + "numId", W + "abstractNumId", W + "ilvl"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as defined; `restart` is the level (from 1) whose use restarts it, 0 for none."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    apart: bool = True
    restart: int | None = None
    legal: bool = False
    pictured: bool = False
    style: str | None = None


@dataclass(slots=True)
class Counted:
    """The running numbers of one list, null for a level not used since its last restart."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(frozen=True, slots=True)
class Listing:
    """One `w:num`: the list that it counts in, its levels, and where it starts anew."""

    abstract: str
    levels: tuple[Level, ...]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted: `mark` must be asked once a paragraph, in order."""

    listings: dict[str, Listing] = field(default_factory=dict)
    counted: dict[str, Counted] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def mark(self, list_id: str, level: int) -> str:
        """The mark that opens the next paragraph of the list, "• " for any bullet, "" for a level without one."""
        listing = self.listings.get(list_id)
        if listing is None or not 0 <= level < len(listing.levels):
            return ""
        shape = listing.levels[level]
        if shape.form == "bullet":
            return ITEM if shape.text.strip() or shape.pictured else ""
        values = self.counted.setdefault(listing.abstract, Counted()).values
        self._advance(list_id, listing, level, values)
        text = label(listing.levels, level, values)
        return text + " " if text and shape.apart else text

    def level_of_style(self, list_id: str, style_id: str | None) -> int:
        """The level that a paragraph style is linked to, 0 where it names none."""
        listing = self.listings.get(list_id)
        if listing is None or style_id is None:
            return 0
        return next((n for n, level in enumerate(listing.levels) if level.style == style_id), 0)

    def _advance(self, list_id: str, listing: Listing, level: int, values: list[int | None]) -> None:
        start = listing.starts.get(level)
        before = values[level]
        if start is not None and (list_id, level) not in self.begun:
            values[level] = start
        elif before is None:
            values[level] = listing.levels[level].start if start is None else start
        else:
            values[level] = before + 1
        self.begun.add((list_id, level))
        for higher in range(level):  # a level that was passed over counts as if one item of it stood there
            if values[higher] is None:
                values[higher] = listing.levels[higher].start
        for deeper in range(level + 1, min(LEVELS, len(listing.levels))):
            restart = listing.levels[deeper].restart
            if restart is None or level < restart:
                values[deeper] = None


def label(levels: tuple[Level, ...], level: int, values: list[int | None]) -> str:
    """The text of a level with the numbers of the levels that it names; a level not yet used shows its start."""

    def number(slot: re.Match[str]) -> str:
        at = int(slot.group(1)) - 1
        if at >= len(levels):
            return ""
        value = values[at]
        form = "decimal" if levels[level].legal and levels[at].form != "bullet" else levels[at].form
        return spell(levels[at].start if value is None else value, form)

    return " ".join(_SLOT.sub(number, levels[level].text).split())


def spell(value: int, form: str) -> str:
    """A number as the format prints it."""
    if form in ("none", "bullet"):
        return ""
    if form == "decimalZero":
        return f"{value:02d}"
    if form in ("lowerLetter", "upperLetter") and 0 < value < _LONGEST:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)  # Word counts z, aa, bb
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < value < _LONGEST:
        return roman(value).upper() if form == "upperRoman" else roman(value)
    if form == "ordinal":
        return f"{value}{ordinal_ending(value)}"
    return str(value)


def roman(value: int) -> str:
    """The number in small roman figures."""
    out = ""
    for worth, letters in _ROMAN:
        out += letters * (value // worth)
        value %= worth
    return out


def ordinal_ending(value: int) -> str:
    """ "st", "nd", "rd" or "th"."""
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def read_numbering(root: Any | None, linked: Mapping[str, str]) -> Numbering:
    """The lists of a `numbering.xml` root; `linked` leads from a list style to the list that it names."""
    if root is None:
        return Numbering()
    abstracts = {node.get(_ABSTRACT_ID): node for node in root.findall(_ABSTRACT)}
    owners = {num.get(_NUM_ID): value_of(num, _ABSTRACT_ID) for num in root.findall(_NUM)}
    listings: dict[str, Listing] = {}
    levels_of: dict[str, tuple[Level, ...]] = {}
    for num in root.findall(_NUM):
        abstract = value_of(num, _ABSTRACT_ID) or ""
        node = abstracts.get(abstract)
        style = value_of(node, W + "numStyleLink") if node is not None else None
        if style and (abstract := owners.get(linked.get(style, "")) or abstract):  # the list style's own definition
            node = abstracts.get(abstract)
        if abstract not in levels_of:
            levels_of[abstract] = levels(node)
        listings[num.get(_NUM_ID) or ""] = overridden(num, abstract, levels_of[abstract])
    return Numbering(listings)


def levels(abstract: Any | None) -> tuple[Level, ...]:
    """The levels of an abstract list, by number; one that is missing prints nothing."""
    out = [Level(form="none")] * LEVELS
    for node in abstract.findall(W + "lvl") if abstract is not None else ():
        at = int_of(node.get(_ILVL), LEVELS)
        if 0 <= at < LEVELS:
            out[at] = level_of(node)
    return tuple(out)


def level_of(node: Any) -> Level:
    """One `w:lvl`."""
    restart = node.find(W + "lvlRestart")
    return Level(
        start=number_of(node.find(W + "start"), 0),
        form=value_of(node, W + "numFmt") or "decimal",
        text=value_of(node, W + "lvlText") or "",
        apart=value_of(node, W + "suff") != "nothing",
        restart=None if restart is None else number_of(restart),
        legal=node.find(W + "isLgl") is not None,
        pictured=node.find(W + "lvlPicBulletId") is not None,
        style=value_of(node, W + "pStyle"),
    )


def overridden(num: Any, abstract: str, shapes: tuple[Level, ...]) -> Listing:
    """The listing of a `w:num`: its levels with those that it overrides, and its own starts."""
    own = list(shapes)
    starts: dict[int, int] = {}
    for override in num.findall(W + "lvlOverride"):
        at = int_of(override.get(_ILVL), LEVELS)
        if not 0 <= at < LEVELS:
            continue
        if (node := override.find(W + "lvl")) is not None:
            own[at] = level_of(node)
        if (start := override.find(W + "startOverride")) is not None:
            starts[at] = number_of(start, 1)
    return Listing(abstract, tuple(own), starts)


def value_of(node: Any, tag: str) -> str | None:
    """The `w:val` of a child, null where there is none."""
    found = first(node, tag)
    return None if found is None else found.get(VAL)
