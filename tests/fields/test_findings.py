"""A finding's paragraph is the number that opens it: contract, rule 10."""

from __future__ import annotations

import pytest

from planparse.fields.findings import read_findings, references_in
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar().references


@pytest.mark.parametrize(
    ("cell", "findings"),
    [
        ("25. Adult mental health", [(25, "Adult mental health")]),
        ("106 Although some care plans", [(106, "Although some care plans")]),
        ("25. One is weak. 27. Two is weak.", [(25, "One is weak."), (27, "Two is weak.")]),
        ("A lack of capacity", [(None, "A lack of capacity")]),
        ("25, 27", [(25, ""), (27, "")]),
        ("Weak (para 91)", [(91, "Weak (para 91)")]),
    ],
)
def test_the_opening_number_is_the_paragraph(cell: str, findings: list[tuple[int | None, str]]) -> None:
    assert [(found.paragraph, found.text) for found in read_findings(cell, GRAMMAR)] == findings


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("paragraphs 25 and 27", (25, 27)),
        ("paras 12-14", (12, 13, 14)),
        ("¶12", (12,)),
        ("pg/para 3.2", (3,)),
        ("25 children", ()),
    ],
)
def test_references_inside_a_sentence_are_read(text: str, numbers: tuple[int, ...]) -> None:
    assert references_in(text, GRAMMAR) == numbers
