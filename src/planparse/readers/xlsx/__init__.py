"""Excel workbooks (.xlsx, .xlsm): every printed sheet a table, values as last computed; no macro or formula is run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planparse.diagnostics import diagnostic
from planparse.document import Document
from planparse.errors import Damaged
from planparse.readers.packages import Archive, Relation, relations_of
from planparse.readers.sheets import Hidden, Sheet, sheet_blocks
from planparse.readers.xlsx.cells import Unread, Workbook, cells_of, page_lines, string_of
from planparse.readers.xlsx.places import name_of
from planparse.readers.xlsx.styles import MAIN, fills_of, looks_of
from planparse.schema import Diagnostic, Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMED = 12  # cells that a message names, at most
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRING = MAIN + "si"


def read_xlsx(package: Archive, source: Source) -> Document:
    """A Document of a workbook: its visible sheets in order, each under its name where there are several.

    Raises Damaged for a damaged file, TooLarge beyond the limits. Pages are null; a cell's reference has
    its row and column in the sheet.
    """
    main = main_part(package)
    root = package.xml(main)
    if root is None or root.tag != MAIN + "workbook":
        raise Damaged("holds no Excel workbook where it says so; open it in Excel and save it anew")
    relations = relations_of(package, main)
    look = styles(package, relations)
    book = Workbook(strings_of(package, relations), looks_of(*look), fills_of(*look), counts_from_1904(root))
    hidden, unread = Hidden(), Unread()
    sheets: list[Sheet] = []
    comments = 0
    for name, part, shown in listed_sheets(root, relations):
        if not shown:
            hidden.sheets += 1
            continue
        sheet = package.xml(part)
        if sheet is not None:
            heads, feet = page_lines(sheet, "Header"), page_lines(sheet, "Footer")
            sheets.append(Sheet(name, cells_of(sheet, book, hidden, unread), heads, feet))
            comments += count_comments(package, part)
    if not sheets:
        raise Damaged("holds no sheet that prints; open it in Excel and save it anew")
    return Document(source, tuple(sheet_blocks(sheets)), diagnostics=tuple(findings(hidden, unread, comments)))


def is_workbook(package: Archive) -> bool:
    """Whether a package is an Excel workbook."""
    main = main_part(package)
    named = main.startswith("xl/") and main.casefold() in package.members
    return named or any(name.startswith("xl/workbook") for name in package.members)


def main_part(package: Archive) -> str:
    """The name of the workbook's own part."""
    leads = (r.target for r in relations_of(package, "").values() if r.kind == "officeDocument" and not r.external)
    return next(leads, "xl/workbook.xml")


def listed_sheets(root: Any, relations: dict[str, Relation]) -> Iterator[tuple[str, str, bool]]:
    """(name, part, whether it prints) of each sheet in order; charts and macro sheets have no cells."""
    for node in root.iterfind(f"{MAIN}sheets/{MAIN}sheet"):
        relation = relations.get(node.get(_RELATION) or "")
        if relation is not None and relation.kind == "worksheet" and not relation.external:
            yield node.get("name") or "", relation.target, node.get("state") in (None, "visible")


def strings_of(package: Archive, relations: dict[str, Relation]) -> list[str]:
    """The shared words of the workbook by number."""
    root = related(package, relations, "sharedStrings")
    return [] if root is None else [string_of(node) for node in root.iterchildren(_STRING)]


def styles(package: Archive, relations: dict[str, Relation]) -> tuple[Any | None, Any | None]:
    """The roots of the styles and of the theme."""
    return related(package, relations, "styles"), related(package, relations, "theme")


def related(package: Archive, relations: dict[str, Relation], kind: str) -> Any | None:
    """The root of the first part of a kind, null where the workbook has none."""
    part = next((r.target for r in relations.values() if r.kind == kind and not r.external), None)
    return None if part is None else package.xml(part)


def counts_from_1904(root: Any) -> bool:
    """Whether the workbook counts its days from 1904, as a Macintosh did."""
    properties = root.find(f"{MAIN}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")


def count_comments(package: Archive, part: str) -> int:
    """How many comments stand at the cells of a sheet."""
    parts = [r.target for r in relations_of(package, part).values() if r.kind == "comments" and not r.external]
    roots = [root for name in parts if (root := package.xml(name)) is not None]
    return sum(1 for root in roots for _ in root.iter(f"{MAIN}comment"))


def findings(hidden: Hidden, unread: Unread, comments: int) -> Iterator[Diagnostic]:
    """What the reader left out."""
    if hidden.sheets or hidden.rows or hidden.columns:
        yield diagnostic("hidden_cells", sheets=hidden.sheets, rows=hidden.rows, columns=hidden.columns)
    if unread.formulas:
        named = [name_of(place) for place in unread.formulas[:NAMED]]
        more = [f"{len(unread.formulas) - NAMED} more"] if len(unread.formulas) > NAMED else []
        yield diagnostic("formula_without_value", cells=", ".join([*named, *more]))
    if unread.rules:
        yield diagnostic("colours_by_rule", count=unread.rules)
    if comments:
        yield diagnostic("comments_left_out", count=comments)
