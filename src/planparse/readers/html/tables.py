"""HTML tables as printed: merged cells where they begin, lines and items inside cells, colours as words."""

from __future__ import annotations

import re
from typing import Any

from planparse.document import Cell, RowFragment, Table
from planparse.errors import TooLarge
from planparse.readers.colours import colour_word, hex_colour_word
from planparse.readers.html.flow import Flow, Line
from planparse.schema import CellRef

MAX_SPAN = 200
MAX_COLUMNS = 1000
MAX_CELLS = 50_000  # 300 full pages hold 15,000
_BLOCKS = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "details", "dl")
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", re.I)
_NAMES = {
    "red": "red", "darkred": "red", "crimson": "red", "firebrick": "red", "tomato": "red", "orange": "amber",
    "darkorange": "amber", "gold": "yellow", "yellow": "yellow", "green": "green", "lime": "green",
    "limegreen": "green", "lightgreen": "green", "darkgreen": "green", "blue": "blue", "navy": "blue",
    "lightblue": "blue", "skyblue": "blue", "purple": "purple", "violet": "purple",
}  # fmt: skip


def table_of(node: Any, page: int | None, line: int | None, number: int) -> Table:
    """A Table with its spans; a cell covered from above or the left is not repeated. TooLarge beyond all bounds."""
    rows: list[RowFragment] = []
    taken: dict[int, int] = {}  # column -> rows still covered from above
    found = own_rows(node)
    total = 0
    for at, row in enumerate(found):
        cells: list[Cell] = []
        column = 0
        covered = {c for c, left in taken.items() if left > 0}
        taken = {c: left - 1 for c, left in taken.items() if left > 1}
        for item in own_cells(row):
            while column in covered:
                column += 1
            across, down = span(item, "colspan"), min(span(item, "rowspan", len(found)), len(found) - at)
            ref = CellRef(page=page, table=number, row=len(rows) + 1, column=column + 1, line=line)
            cells.append(Cell(cell_text(item), column, ref, down, across, shade=shade_of(item)))
            if down > 1:
                taken.update({column + k: down - 1 for k in range(across)})
            column += across
            if column > MAX_COLUMNS:
                raise TooLarge(f"has a row of more than {MAX_COLUMNS} columns; it is no plan")
        total += len(cells)
        if total > MAX_CELLS:
            raise TooLarge(f"has more than {MAX_CELLS} cells; pass the plan alone")
        rows.append(RowFragment(tuple(cells)))
    return Table(tuple(rows), page)


def own_rows(node: Any) -> list[Any]:
    """The rows of a table, those of tables nested in it left to their cells."""
    rows: list[Any] = []
    for child in node:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows += [row for row in child if row.tag == "tr"]
    return rows


def own_cells(row: Any) -> list[Any]:
    """The cells of a row."""
    return [item for item in row if item.tag in ("td", "th")]


def is_layout(node: Any) -> bool:
    """Whether a table only lays out the page: told so, a lone cell round blocks, or few cells round real tables."""
    if node.get("role") in ("presentation", "none"):
        return next(node.iterdescendants("table"), None) is not None
    rows = [len(own_cells(row)) for row in own_rows(node)]
    if rows == [1]:  # round a list of recommendations it is a table
        return next(node.iterdescendants(*_BLOCKS), None) is not None
    inner = [table for table in node.iterdescendants("table") if len(own_rows(table)) > 1]
    return bool(inner) and not (len([n for n in rows if n >= 3]) >= 3)


def cell_text(item: Any) -> str:
    """A cell as marked text; what stands in tables inside it is lines."""
    if not len(item) and not (item.text or "").strip():
        return ""
    lines: list[Line] = []
    flow = Flow(lines.append)
    flow.walk(item)
    flow.flush()
    return "\n".join(line.text for line in lines)


def span(item: Any, name: str, rest: int = 1) -> int:
    """A span attribute as a number from 1 to MAX_SPAN; 0 spans the `rest`."""
    value = (item.get(name) or "1").strip()
    if not (value.isascii() and value.isdigit()):
        return 1
    return min(int(value[:6]) or rest, MAX_SPAN)


def shade_of(item: Any) -> str:
    """The word for the colour behind a cell, its own or its row's; "" for none."""
    for node in (item, item.getparent()):
        found = _BACKGROUND.search(node.get("style") or "") if node is not None else None
        colour = found.group(1).strip() if found else (node.get("bgcolor") or "" if node is not None else "")
        if colour:
            return spelled_colour(colour)
    return ""


def spelled_colour(colour: str) -> str:
    """The word for "#ff0000", "#f00", "rgb(255, 0, 0)" or "red"."""
    if rgb := _RGB.match(colour):
        red, green, blue = (min(int(part), 255) for part in rgb.groups())
        return colour_word((red, green, blue))
    name = colour.split()[0].lower()
    code = name.lstrip("#")
    if len(code) == 3:
        code = "".join(part * 2 for part in code)
    return _NAMES.get(name) or hex_colour_word(code)
