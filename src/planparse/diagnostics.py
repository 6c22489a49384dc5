"""Every diagnostic that a plan can carry: a stable code with its level, title and message template.

`docs/diagnostics.md` has a row per code; a test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planparse.schema import CellRef, Diagnostic, Level


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the catalogue; `template` is filled with `str.format`.

    `guess`: what was read goes beyond the printed words, so that a person may want to look.
    """

    level: Level
    title: str
    template: str
    guess: bool = False


def _guess(title: str, template: str, level: Level = "info") -> Kind:
    return Kind(level, title, template, guess=True)


CATALOGUE: dict[str, Kind] = {
    "no_plan_found": Kind("warning", "No plan in the document", "no table or list of recommendations was recognised"),
    "unplaced_words": Kind("warning", "Words without a place", "{count} words of the source stand in no field"),
    "doubled_words": Kind("warning", "Words placed twice", "{field}: more words than its source has: {words}"),
    "foreign_words": Kind("warning", "Words not in the cited cells", "{field}: not in the cited cells: {words}"),
    "year_from_context": _guess("Year taken from context", "{text!r}: no year printed, read as {year}"),
    "date_before_inspection": Kind("warning", "Due before the inspection", "{text!r} is before the inspection"),
    "impossible_date": Kind("warning", "A date that cannot be", "{text!r} is no date of the calendar"),
    "ocr_slip": _guess("Letters read as digits", "{text!r} read as {reading!r}", "warning"),
    "month_first": _guess("Read month first", "{text!r} is no date day first: read as {reading!r}", "warning"),
    "authority_implied": _guess("Council implied", "{name} is implied by {text!r}, not named as the author"),
    "unknown_header": Kind(
        "info", "A column without a role", "no role for the header {header!r} ({why}); kept in extra"
    ),
    "role_by_content": _guess("Role read from content", "column {column} {header!r} read as {role}: {why}"),
    "row_stitched": _guess("Row made whole", "row continued over a break: {why}"),
    "row_realigned": _guess("Row realigned", "{count} cells fitted to {columns} columns by their content"),
    "row_parted": _guess("Fused row parted", "one printed row holds {count} logical rows: {why}"),
    "row_fused": Kind("warning", "Row left fused", "one printed row may hold {count} logical rows: {why}"),
    "header_inherited": _guess("Header inherited", "a table without header words took those of the table before"),
    "split_by_learned_name": _guess("Parted by a known name", "{text!r} parted where {name!r} stands alone elsewhere"),
    "issued_by_place": _guess("The plan's date by its place", "{text!r} {place} is taken for the plan's own date"),
    "header_read": _guess("Header read by part of its words", "header {header!r} read as {role}: {why}"),
    "carried_down": _guess("Recommendation carried down", "a blank cell goes on with {text!r}"),
    "cell_merged": _guess("Cell of a merged block", "{text!r} stands once for the rows that its cell spans"),
    "same_as_above": _guess("Ditto", "{text!r} points to {earlier!r}"),
    "told_elsewhere": _guess("Told in another table", "{text!r} names a row of another table and tells more of it"),
    "reference_unclear": Kind(
        "warning", "Reference unclear", "{text!r} may name any of {count} rows of other tables; left where it stands"
    ),
    "nothing_above": Kind("warning", "Ditto to nothing", "{text!r} points above, where nothing stands"),
    "counted_from_inspection": _guess("Counted from the inspection", "{text!r} counted from the inspection: {end}"),
    "date_chosen": _guess("One of several dates", "of the dates in {text!r}, {chosen!r} is taken"),
    "date_overruled": _guess("Date overruled", "{text!r} is in force; {earlier!r} is kept in extra"),
    "dated_by_header": _guess("Dated by the column", "entries without a date take {text!r} from the column's header"),
    "status_by_key": _guess("Status by the document's key", "{text!r} means {status} in the document's own key"),
    "shade_as_word": _guess("Colour read as a word", "a cell without words is coloured {colour}"),
    "initials_learned": _guess("Initials told by others", "{text!r} is read as a person's initials, as others are"),
    "known_by_glossary": _guess("Known by the glossary", "{text!r} is read as {rest} by the document's glossary"),
    "party_completed": _guess("Completed from beside", "{text!r} takes {rest!r} from the words beside it"),
    "kind_by_shape": _guess(
        "Party by its letters", "{text!r} is read as {rest} by its capitals: no word of it is known"
    ),
    "word_mended": _guess("Broken word mended", "{printed!r} read as {reading!r}"),
    "priority_listed": _guess("Timescale listed elsewhere", "{text!r} is listed under {priority!r}"),
    "heading_as_recommendation": _guess("Heading as recommendation", "no column says it: actions answer {text!r}"),
    "column_raised": _guess(
        "Column of the recommendation", "{header!r} is said of the recommendation, not its actions"
    ),
    "count_differs": Kind("warning", "Printed total differs", "{printed!r} is printed, {count} {what} were read"),
    "no_text_layer": Kind(
        "warning", "A page without text", "page {page} is a picture; only planparse[ocr] reads those"
    ),
    "read_by_ocr": _guess("A page read as a picture", "page {page} is a picture; its words were read by OCR"),
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
    "formula_without_value": Kind(
        "warning", "A formula never computed", "no value is kept for the formulas in {cells}; open the file and save it"
    ),
    "colours_by_rule": Kind(
        "warning", "Colours not read", "{count} rules that colour cells by what they hold could not be followed"
    ),
    "struck_text": Kind("info", "Struck-out text", "{count} passages are struck out; read as any text"),
    "unread_part": Kind(
        "warning", "A part not read", "{count} inserted files, diagrams, charts or sheets were not read"
    ),
    "text_layout": _guess("Table rebuilt from lines", "{layout}: {count} rows rebuilt"),
}


def diagnostic(code: str, refs: Sequence[CellRef] = (), **values: object) -> Diagnostic:
    """A Diagnostic of the catalogue with its message filled in; KeyError for a code that is not in it."""
    kind = CATALOGUE[code]
    return Diagnostic(
        level=kind.level, code=code, message=kind.template.format(**values), provenance=tuple(refs) or None
    )


def count_guesses(found: Iterable[Diagnostic]) -> dict[str, int]:
    """How often each kind of guess was made, by code in the order of the catalogue; kinds never made are left out."""
    counts = Counter(d.code for d in found)
    return {code: counts[code] for code, kind in CATALOGUE.items() if kind.guess and counts[code]}
