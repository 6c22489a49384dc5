"""The cells of one sheet of a workbook as printed: shared words, formatted numbers, merged ranges, hidden rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from planparse.errors import TooLarge
from planparse.readers.markup import tidy
from planparse.readers.sheets import MAX_CELLS, Hidden, SheetCell
from planparse.readers.xlsx.conditions import LATER, RULE, painted
from planparse.readers.xlsx.numbers import printed_number
from planparse.readers.xlsx.places import Area, Place, areas_of, place_of
from planparse.readers.xlsx.styles import MAIN, Look, at, whole

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PARTS = re.compile(r"(?<!&)(?:&&)*&[LCR]")
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[A-Z&])')
_ROW, _CELL, _VALUE, _INLINE = MAIN + "row", MAIN + "c", MAIN + "v", MAIN + "is"
_LARGEST = 1e300  # no number of a plan; also none that is not finite
_TEXT, _RUN, _FORMULA = MAIN + "t", MAIN + "r", MAIN + "f"


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets of a workbook share."""

    strings: Sequence[str]
    looks: Sequence[Look]
    fills: Sequence[str | None] = ()  # the colour words that rules may give, null for one that fills nothing
    from_1904: bool = False


@dataclass(slots=True)
class Unread:
    """What a workbook shows only once it is computed: cells whose formula has no value, rules that colour cells."""

    formulas: list[Place] = field(default_factory=list)
    rules: int = 0


def cells_of(sheet: Any, book: Workbook, hidden: Hidden, unread: Unread) -> list[SheetCell]:
    """The printed cells of a sheet's root in reading order; those that a merge covers or that are hidden are left out.

    Rows and columns keep their place in the sheet. TooLarge for more cells than a plan can hold.
    """
    unseen = hidden_columns(sheet)
    paint = rule_colours(sheet, book, unread)
    areas = {(area.top, area.left): area for area in merged_areas(sheet)}
    covered = covering(areas.values())
    out: list[SheetCell] = []
    hidden_rows: set[int] = set()
    used: set[int] = set()
    for row, column, node, dark in placed_cells(sheet):
        look = at(book.looks, whole(node.get("s")), Look())
        text = tidy(text_of(node, book, look))
        if text:
            used.add(column)
        if dark:
            hidden_rows |= {row} if text else set()
            continue
        if column in unseen or is_covered(row, column, covered):
            continue
        if node.find(_FORMULA) is not None and node.find(_VALUE) is None:
            unread.formulas.append(Place(row, column))
        area = areas.get((row, column))
        shade = paint.get(Place(row, column), look.shade)
        if not text and not shade and area is None:
            continue
        down, across = (area.bottom - row + 1, area.right - column + 1) if area else (1, 1)
        out.append(SheetCell(text, row, column, down, across, shade, look.bold))
        if len(out) > MAX_CELLS:
            raise TooLarge(f"has more than {MAX_CELLS} cells; pass the plan alone")
    hidden.rows += len(hidden_rows)
    hidden.columns += len(unseen & used)
    return out


def rule_colours(sheet: Any, book: Workbook, unread: Unread) -> dict[Place, str]:
    """The colour words that the rules of a sheet give its cells."""
    if next(sheet.iter(RULE, LATER), None) is None:
        return {}
    values = {Place(row, column): value_of(node, book) for row, column, node, _ in placed_cells(sheet)}
    found, untold = painted(sheet, book.fills, values)
    unread.rules += untold
    return found


def value_of(node: Any, book: Workbook) -> str | float:
    """What a cell holds, to be compared: a number as such, anything else as its words."""
    text = text_of(node, book, Look())
    if (node.get("t") or "n") != "n":
        return text
    try:
        number = float(node.findtext(_VALUE) or "")
    except ValueError:
        return text
    return number if abs(number) < _LARGEST else text


def placed_cells(sheet: Any) -> Iterator[tuple[int, int, Any, bool]]:
    """(row, column, node, whether its row is hidden) of each cell; one that does not say its place follows the last."""
    row = -1
    for line in sheet.iter(_ROW):
        row = whole(line.get("r"), row + 2) - 1
        dark = line.get("hidden") in ("1", "true")
        column = -1
        for node in line.iterchildren(_CELL):
            place = place_of(node.get("r"))
            column = place[1] if place else column + 1
            yield row, column, node, dark


def text_of(node: Any, book: Workbook, look: Look) -> str:
    """What a cell prints; a formula prints the value that was last computed."""
    kind = node.get("t") or "n"
    if kind == "inlineStr":
        inline = node.find(_INLINE)
        return "" if inline is None else string_of(inline)
    value = node.findtext(_VALUE) or ""
    if kind == "s":
        return at(book.strings, whole(value.strip(), -1), "")
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value.strip(), value)
    if kind == "d":
        return re.sub(r"^(\d{4})-(\d\d)-(\d\d)(?:T00:00(?::00(?:\.0+)?)?)?$", r"\3/\2/\1", value.strip())
    if kind != "n":
        return unescaped(value)
    try:
        number = float(value)
    except ValueError:
        return value
    return printed_number(number, look.code, book.from_1904) if abs(number) < _LARGEST else value


def string_of(node: Any) -> str:
    """The words of a shared or inline string, run by run; how it is spoken is left out."""
    parts = [child if child.tag == _TEXT else child.find(_TEXT) for child in node if child.tag in (_TEXT, _RUN)]
    return unescaped("".join(part.text or "" for part in parts if part is not None))


def unescaped(text: str) -> str:
    """Text with the codes of characters that XML can't hold as characters, line ends as "\\n"."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
        text = "".join(c for c in text if c >= " " or c in "\t\n\r")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def merged_areas(sheet: Any) -> Iterator[Area]:
    """The merged ranges of a sheet."""
    for node in sheet.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell"):
        yield from areas_of(node.get("ref"))


def covering(areas: Any) -> dict[int, list[Area]]:
    """The ranges that reach into each column; a range over whole rows is kept once."""
    out: dict[int, list[Area]] = {}
    for area in areas:
        for column in range(area.left, min(area.right, area.left + 2000) + 1):
            out.setdefault(column, []).append(area)
    return out


def is_covered(row: int, column: int, covered: dict[int, list[Area]]) -> bool:
    """Whether a merge that begins elsewhere covers the cell."""
    return any(area.holds(row, column) and (row, column) != (area.top, area.left) for area in covered.get(column, ()))


def hidden_columns(sheet: Any) -> set[int]:
    """The hidden columns of a sheet, from 0."""
    out: set[int] = set()
    for node in sheet.iterfind(f"{MAIN}cols/{MAIN}col"):
        if node.get("hidden") in ("1", "true"):
            first, last = whole(node.get("min"), 1), whole(node.get("max"), 1)
            out.update(range(first - 1, min(last, 16_384)))
    return out


def page_lines(sheet: Any, place: str) -> tuple[str, ...]:
    """What stands at the "Header" or "Footer" of a sheet's pages, left, middle and right, without page numbers."""
    found: list[str] = []
    for node in sheet.iterfind(f"{MAIN}headerFooter/*"):
        if isinstance(node.tag, str) and node.tag.endswith(place):
            parts = _PARTS.split(node.text or "")
            found += [words for part in parts if (words := tidy(_CODES.sub(spelled_code, part)).replace("\n", " "))]
    return tuple(found)


def spelled_code(found: re.Match[str]) -> str:
    """What a code of a page head prints: fonts, colours and fields nothing."""
    return "&" if found.group() == "&&" else ""
