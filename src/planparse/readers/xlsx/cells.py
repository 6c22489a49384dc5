"""The cells of one sheet of a workbook as printed: shared words, formatted numbers, merged ranges, hidden rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from planparse.errors import TooLarge
from planparse.readers.markup import tidy
from planparse.readers.sheets import MAX_CELLS, Hidden, SheetCell
from planparse.readers.xlsx.numbers import printed_number
from planparse.readers.xlsx.styles import MAIN, Look, at, whole

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PARTS = re.compile(r"(?<!&)(?:&&)*&[LCR]")
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[A-Z&])')
_ROW, _CELL, _VALUE, _INLINE = MAIN + "row", MAIN + "c", MAIN + "v", MAIN + "is"
_TEXT, _RUN = MAIN + "t", MAIN + "r"


class Area(NamedTuple):
    """A merged range, rows and columns from 0, both ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets of a workbook share."""

    strings: Sequence[str]
    looks: Sequence[Look]
    from_1904: bool = False


def cells_of(sheet: Any, book: Workbook, hidden: Hidden) -> list[SheetCell]:
    """The printed cells of a sheet's root in reading order; those that a merge covers or that are hidden are left out.

    Rows and columns keep their place in the sheet. TooLarge for more cells than a plan can hold.
    """
    unseen = hidden_columns(sheet)
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
        area = areas.get((row, column))
        if not text and not look.shade and area is None:
            continue
        down, across = (area.bottom - row + 1, area.right - column + 1) if area else (1, 1)
        out.append(SheetCell(text, row, column, down, across, look.shade, look.bold))
        if len(out) > MAX_CELLS:
            raise TooLarge(f"has more than {MAX_CELLS} cells; pass the plan alone")
    hidden.rows += len(hidden_rows)
    hidden.columns += len(unseen & used)
    return out


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


def place_of(reference: str | None) -> tuple[int, int] | None:
    """Row and column from 0 of "C14"; null for what is no reference."""
    found = _PLACE.fullmatch(reference or "")
    if found is None:
        return None
    column = 0
    for letter in found.group(1):
        column = column * 26 + ord(letter) - 64
    return int(found.group(2)) - 1, column - 1


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
    return printed_number(number, look.code, book.from_1904) if abs(number) < 1e300 else value


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
        first, _, last = (node.get("ref") or "").partition(":")
        start, end = place_of(first), place_of(last)
        if start and end and start <= end:
            yield Area(start[0], start[1], end[0], end[1])


def covering(areas: Any) -> dict[int, list[Area]]:
    """The ranges that reach into each column; a range over whole rows is kept once."""
    out: dict[int, list[Area]] = {}
    for area in areas:
        for column in range(area.left, min(area.right, area.left + 2000) + 1):
            out.setdefault(column, []).append(area)
    return out


def is_covered(row: int, column: int, covered: dict[int, list[Area]]) -> bool:
    """Whether a merge that begins elsewhere covers the cell."""
    return any(
        area.top <= row <= area.bottom and (row, column) != (area.top, area.left) for area in covered.get(column, ())
    )


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
