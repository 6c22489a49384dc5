"""Every diagnostic that a plan can carry: a stable code with its level, title and message template.

`docs/diagnostics.md` has a row per code; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planparse.schema import CellRef, Diagnostic, Level


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the catalogue; `template` is filled with `str.format`."""

    level: Level
    title: str
    template: str


CATALOGUE: dict[str, Kind] = {
    "no_plan_found": Kind("warning", "No plan in the document", "no table or list of recommendations was recognised"),
    "unplaced_words": Kind("warning", "Words without a place", "{count} words of the source stand in no field"),
    "doubled_words": Kind("warning", "Words placed twice", "{field}: more words than its source has: {words}"),
    "foreign_words": Kind("warning", "Words not in the cited cells", "{field}: not in the cited cells: {words}"),
    "year_from_context": Kind("info", "Year taken from context", "{text!r}: no year printed, read as {year}"),
    "date_before_inspection": Kind("warning", "Due before the inspection", "{text!r} is before the inspection"),
    "impossible_date": Kind("warning", "A date that cannot be", "{text!r} is no date of the calendar"),
    "ocr_slip": Kind("warning", "Letters read as digits", "{text!r} read as {reading!r}"),
    "authority_implied": Kind("info", "Council implied", "{name} is implied by {text!r}, not named as the author"),
    "unknown_header": Kind("info", "A column without a role", "no role for the header {header!r}; kept in extra"),
    "role_by_content": Kind("info", "Role read from content", "column {column} {header!r} read as {role}: {why}"),
    "row_stitched": Kind("info", "Row made whole", "row continued over a break: {why}"),
    "row_realigned": Kind("info", "Row realigned", "{count} cells fitted to {columns} columns by their content"),
    "row_parted": Kind("info", "Fused row parted", "one printed row holds {count} logical rows: {why}"),
    "row_fused": Kind("warning", "Row left fused", "one printed row may hold {count} logical rows: {why}"),
    "header_inherited": Kind("info", "Header inherited", "a table without header words took those of the table before"),
    "split_by_learned_name": Kind(
        "info", "Parted by a known name", "{text!r} parted where {name!r} stands alone elsewhere"
    ),
    "no_text_layer": Kind(
        "warning", "A page without text", "page {page} is a picture; only planparse[ocr] reads those"
    ),
    "read_by_ocr": Kind("info", "A page read as a picture", "page {page} is a picture; its words were read by OCR"),
    "source_damaged": Kind("warning", "Damaged source", "the file is damaged ({what}); words of it may be lost"),
    "tracked_changes": Kind(
        "warning", "Changes not yet accepted", "{insertions} tracked insertions read, {deletions} deletions left out"
    ),
    "comments_left_out": Kind("info", "Comments left out", "{count} comments at the margin were not read"),
    "hidden_text": Kind("info", "Hidden text left out", "{count} passages are hidden and do not print"),
    "hidden_cells": Kind(
        "warning",
        "Hidden cells left out",
        "{sheets} sheets, {rows} rows and {columns} columns are hidden and do not print",
    ),
    "struck_text": Kind("info", "Struck-out text", "{count} passages are struck out; read as any text"),
    "unread_part": Kind(
        "warning", "A part not read", "{count} inserted files, diagrams, charts or sheets were not read"
    ),
    "text_layout": Kind("info", "Table rebuilt from lines", "{layout}: {count} rows rebuilt"),
}


def diagnostic(code: str, refs: Sequence[CellRef] = (), **values: object) -> Diagnostic:
    """A Diagnostic of the catalogue with its message filled in; KeyError for a code that is not in it."""
    kind = CATALOGUE[code]
    return Diagnostic(
        level=kind.level, code=code, message=kind.template.format(**values), provenance=tuple(refs) or None
    )
