"""Every example of `grammars/furniture.toml` is found by the rule that its list of words serves, or is not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from planparse.assembly.blocks.headings import is_theme, numbered_heading, only_counts, open_block
from planparse.assembly.blocks.label_fields import field_of
from planparse.assembly.blocks.own_report import is_section, names_recommendations
from planparse.assembly.blocks.told_areas import opens_areas
from planparse.assembly.model import Row, TextLine
from planparse.assembly.outline.over_tables import intends
from planparse.assembly.outline.printed_again import says_state
from planparse.assembly.outline.told_elsewhere import counts_round
from planparse.assembly.rows.entries import led_in
from planparse.assembly.rows.repair import mended, torn_pattern
from planparse.assembly.rows.sums import sum_pattern, sums_up
from planparse.assembly.shapes import asks_meeting, is_deed, is_open, says_found, starts_section, strip_continued
from planparse.assembly.surroundings.furniture import is_page_mark
from planparse.assembly.surroundings.glossary import heads_terms, read_glossary, spelled_out
from planparse.assembly.surroundings.own_date import is_meeting, label_kind, meeting_date, names_days
from planparse.assembly.surroundings.paragraphs import counts_paper, is_bare_title, is_letterhead
from planparse.assembly.surroundings.versions import version_pattern
from planparse.assembly.tables.headers import apart
from planparse.assembly.tables.listings import heads_list
from planparse.assembly.tables.not_plans import heads_listed, is_inspection, names_apart
from planparse.document import Paragraph, Slice
from planparse.grammar.furniture import FurnitureExample, FurnitureGrammar
from planparse.grammar.load import load_grammar
from planparse.schema import CellRef
from planparse.text import TEAR, any_of

GRAMMAR = load_grammar()
WORDS = GRAMMAR.furniture


def opens(text: str, label: str) -> bool:
    block = open_block(Slice(text), GRAMMAR)
    return block is not None and (block.label.text != "") is (label == "recommendation_labels")


def is_action(text: str) -> bool:
    field = field_of(Paragraph(text, CellRef()), GRAMMAR)
    return field is not None and field.role == "action" and field.number != ""


def heads_glossary(text: str) -> bool:
    return not read_glossary([TextLine(Slice("Glossary")), TextLine(Slice(text))], GRAMMAR).entries


def breaks(text: str) -> bool:
    torn = text.replace(" ", f"{TEAR} ")
    return " " not in mended(torn, frozenset(), torn_pattern(WORDS.plain_words), WORDS)


def keeps_hyphen(text: str) -> bool:
    return mended(text, frozenset({"postadoption", "coordinators"}), torn_pattern(WORDS.plain_words), WORDS) == text


def is_sum(text: str) -> bool:
    row = Row(tuple(Slice(cell) for cell in text.split(" | ")))
    return sums_up(row, GRAMMAR)


def opens_numbered(text: str) -> bool:
    block = open_block(Slice(text), GRAMMAR)
    return block is not None and block.number.text == "5"


FINDS: dict[str, Callable[[str], bool]] = {
    "titles": lambda text: is_bare_title(text, GRAMMAR),
    "heading_labels": lambda text: numbered_heading(text, GRAMMAR) is not None,
    "table_labels": lambda text: only_counts(text, GRAMMAR),
    "row_states": lambda text: says_state(TextLine(Slice(text)), GRAMMAR),
    "themes": lambda text: is_theme(text, GRAMMAR),
    "recommendation_labels": lambda text: opens(text, "recommendation_labels"),
    "recommendation_codes": lambda text: opens(text, "recommendation_codes"),
    "action_labels": is_action,
    "number_words": lambda text: opens(text, "recommendation_labels"),
    "ordinals": lambda text: opens(text, "recommendation_labels"),
    "continued": lambda text: strip_continued(text, GRAMMAR)[1] != "",
    "dittos": WORDS.is_ditto,
    "pointers": lambda text: WORDS.points_back(text),
    "version": lambda text: version_pattern(WORDS.version).search(text) is not None,
    "glossary": lambda text: starts_section(text, GRAMMAR),
    "glossary_columns": heads_glossary,
    "glossary_terms": lambda text: heads_terms(f"{text} | Meaning", GRAMMAR),
    "note_openings": lambda text: starts_section(text, GRAMMAR),
    "issued": lambda text: label_kind(text, GRAMMAR) == "issued",
    "inspected": lambda text: label_kind(text, GRAMMAR) == "inspected",
    "review": lambda text: label_kind(text, GRAMMAR) == "review",
    "fieldwork": lambda text: names_days(text.partition(":")[0], GRAMMAR),
    "other_times": lambda text: re.match(rf"(?:{any_of(WORDS.other_times)})\b", text, re.I) is not None,
    "sums": lambda text: sum_pattern(WORDS.sums).match(text) is not None,
    "intentions": lambda text: intends(text, GRAMMAR),
    "dangling": lambda text: is_open(text, GRAMMAR),
    "plain_words": lambda text: torn_pattern(WORDS.plain_words).search(text) is None,
    "imperatives": lambda text: is_deed(text, GRAMMAR),
    "headers_apart": lambda text: apart(text, GRAMMAR),
    "tables_apart": lambda text: names_apart(text, GRAMMAR),
    "listed": lambda text: heads_listed(text, GRAMMAR),
    "modals": lambda text: is_deed(text, GRAMMAR),
    "bodies": lambda text: is_letterhead(text, GRAMMAR),
    "body_openings": lambda text: is_letterhead(text, GRAMMAR),
    "body_kinds": lambda text: not is_letterhead(text, GRAMMAR),
    "recommendation_lists": lambda text: heads_list(text, GRAMMAR),
    "meetings": lambda text: is_meeting(text, GRAMMAR),
    "enclosures": lambda text: counts_paper(text, GRAMMAR),
    "table_parts": lambda text: names_apart(text, GRAMMAR),
    "page_words": lambda text: is_page_mark(text, GRAMMAR),
    "number_signs": opens_numbered,
    "meeting_words": lambda text: meeting_date(f"{text} 4 May 2018", GRAMMAR) is not None,
    "small_words": lambda text: is_letterhead(text, GRAMMAR) or spelled_out(text, GRAMMAR) is not None,
    "rounds": lambda text: counts_round(text, GRAMMAR),
    "determiners": lambda text: says_found(text, GRAMMAR),
    "visit_words": lambda text: is_inspection(text, GRAMMAR),
    "promises": lambda text: led_in(f"{text}\n• Hold a day", GRAMMAR).words != "",
    "no_figures": is_sum,
    "figure_units": is_sum,
    "hyphen_links": keeps_hyphen,
    "suffixes": breaks,
    "deciders": lambda text: asks_meeting(text, GRAMMAR),
    "asked": lambda text: asks_meeting(text, GRAMMAR),
    "notes": lambda text: asks_meeting(text, GRAMMAR),
    "resolves": lambda text: asks_meeting(text, GRAMMAR),
    "taken": lambda text: asks_meeting(text, GRAMMAR),
    "asking_heads": lambda text: names_recommendations(text, GRAMMAR),
    "told_of": lambda text: opens_areas(Paragraph(text, CellRef()), GRAMMAR),
    "told_how": lambda text: opens_areas(Paragraph(text, CellRef()), GRAMMAR),
    "report_sections": lambda text: is_section(text, GRAMMAR),
    "report_section_ends": lambda text: is_section(text, GRAMMAR),
}


@pytest.mark.parametrize("example", WORDS.examples, ids=lambda example: f"{example.words}: {example.text}")
def test_the_example_is_found_where_it_says_so(example: FurnitureExample) -> None:
    assert FINDS[example.words](example.text) is not example.not_so


def test_every_list_has_an_example() -> None:
    lists = set(FurnitureGrammar.model_fields) - {"examples"}
    assert lists == {example.words for example in WORDS.examples if not example.not_so} == set(FINDS)
