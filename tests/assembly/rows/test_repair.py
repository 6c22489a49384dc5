"""A word that a narrow column breaks is whole again (contract, rule 2)."""

from __future__ import annotations

import pytest

from planparse.assembly.rows.repair import mended, repaired, torn_pattern
from planparse.document import Paragraph
from planparse.grammar.load import load_grammar
from planparse.schema import CellRef
from planparse.text import TEAR


@pytest.mark.parametrize(
    ("cell", "whole"),
    [
        ("Offer independe\u200b nt advocacy", "Offer independent advocacy"),
        ("Participati\u200b on Officer", "Participation Officer"),
        ("two ward pharmaci\u200b sts", "two ward pharmacists"),
        ("patient represent\u200b atives", "patient representatives"),
        ("30/04/202\u200b 4", "30/04/2024"),
        ("jo.bell\u200b @trust\u200b .example", "jo.bell@trust.example"),
        ("the electronic\u200b system", "the electronic system"),
        ("reviewed\u200b by all", "reviewed by all"),
        ("an accommo\u200b dation offer", "an accommodation offer"),
        ("checked indepen\u200b dently", "checked independently"),
        ("a discharge\u200b map", "a discharge map"),
        ("the safeguarding\u200b training plan", "the safeguarding training plan"),
    ],
)
def test_a_word_wider_than_its_column_is_whole_again_where_the_break_shows(cell: str, whole: str) -> None:
    furniture = load_grammar().furniture
    assert mended(cell, frozenset(), torn_pattern(furniture.plain_words), furniture) == whole


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        (f"Review recommen{TEAR} dation", "Review recommendation"),
        ("Review recommen dation", "Review recommen dation"),
        (f"Agreed{TEAR} action", "Agreed action"),
    ],
)
def test_a_torn_header_word_is_confirmed_by_the_known_headers(printed: str, whole: str) -> None:
    grammar = load_grammar()
    endings, words = torn_pattern(grammar.furniture.plain_words), grammar.columns.words
    assert mended(printed, frozenset(), endings, grammar.furniture, words) == whole


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("the partnership’ s website", "the partnership’s website"),
        ("the council' s own audit.", "the council's own audit."),
        ("the carers’ strategy", "the carers’ strategy"),
        ("Form ‘A’ so far", "Form ‘A’ so far"),
    ],
)
def test_the_s_of_a_possessive_goes_back_to_its_word(printed: str, whole: str) -> None:
    furniture = load_grammar().furniture
    assert mended(printed, frozenset(), torn_pattern(furniture.plain_words), furniture) == whole


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        (("Reconcil{} iaxes are late", "the reconcili{} axes"), ("Reconciliaxes are late", "the reconciliaxes")),
        (("Reconcili{} axes are late", "the reconcili{} axes"), ("Reconcili axes are late", "the reconcili axes")),
        (("the broker{} maps stay", "the brokers{} maps stay"), ("the broker maps stay", "the brokers maps stay")),
    ],
    ids=["two places", "one place, which two words may part at", "other words"],
)
def test_lines_that_broke_a_word_at_two_places_confirm_each_other(
    printed: tuple[str, str], whole: tuple[str, str]
) -> None:
    blocks = tuple(Paragraph(text.format(TEAR), CellRef(page=1)) for text in printed)
    assert tuple(block.text for block in repaired(blocks, load_grammar()) if isinstance(block, Paragraph)) == whole
