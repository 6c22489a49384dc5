"""A finding's paragraph is the number that opens it or that it refers to (contract, rule 10)."""

from __future__ import annotations

import pytest

from planparse.fields.findings import read_findings, references_below, references_in, words_between
from planparse.grammar.load import load_grammar

GRAMMAR = load_grammar().references
TIMES = load_grammar().timescales

REFERENCES: list[tuple[str, tuple[int, ...]]] = [
    ("(para 91)", (91,)),
    ("(para. 91)", (91,)),
    ("(paragraph 91)", (91,)),
    ("Paragraph 91", (91,)),
    ("PARA 12", (12,)),
    ("Para12", (12,)),
    ("Para no. 12", (12,)),
    ("paragraph number 12", (12,)),
    ("Para: 12", (12,)),
    ("paras 25 and 27", (25, 27)),
    ("paras 25 & 27", (25, 27)),
    ("paragraphs 25, 27 and 30", (25, 27, 30)),
    ("paragraphs 25, 27, and 30", (25, 27, 30)),
    ("paras 25; 27", (25, 27)),
    ("paras 12-14", (12, 13, 14)),
    ("Paras 12 & 14", (12, 14)),
    ("paras 12 – 14", (12, 13, 14)),
    ("paragraphs 12 to 14", (12, 13, 14)),
    ("paras 3, 5-7", (3, 5, 6, 7)),
    ("paragraph 3.2", (3,)),
    ("paragraphs 3.2 and 4.1", (3, 4)),
    ("§ 14", (14,)),
    ("¶ 14", (14,)),
    ("¶¶ 14 and 15", (14, 15)),
    ("see paragraph 8 of the report and paragraph 12", (8, 12)),
    ("Ref: para 102", (102,)),
    ("paragraph 8 or 9", (8, 9)),
    ("paragraph 12 and 50% of cases", (12,)),
    ("paragraph 12 and 3rd sector partners", (12,)),
    ("¶12", (12,)),
    ("pg/para 3.2", (3,)),
    ("paragraphs 25 and 27", (25, 27)),
    ("25 children", ()),
    ("25 of 30 cases", ()),
    ("page 12", ()),
    ("separate 12", ()),
    ("paralegal 3", ()),
    ("", ()),
]

FINDINGS: list[tuple[str, list[tuple[int | None, str]]]] = [
    ("25. Adult mental health services are weak.", [(25, "Adult mental health services are weak.")]),
    ("25 Adult mental health services are weak.", [(25, "Adult mental health services are weak.")]),
    ("(25) Adult mental health services are weak.", [(25, "Adult mental health services are weak.")]),
    ("25) Adult mental health services are weak.", [(25, "Adult mental health services are weak.")]),
    ("25: Adult mental health services are weak.", [(25, "Adult mental health services are weak.")]),
    ("106 Although some care plans are good, too many are late.",
        [(106, "Although some care plans are good, too many are late.")]),
    ("25. Services are weak. 27. Plans are late.", [(25, "Services are weak."), (27, "Plans are late.")]),
    ("25. Services are weak.\n27. Plans are late.", [(25, "Services are weak."), (27, "Plans are late.")]),
    ("Care plans are late.", [(None, "Care plans are late.")]),
    ("Care plans are late (para 91).", [(91, "Care plans are late (para 91).")]),
    ("Care plans are late (paras 91 and 92).", [(91, "Care plans are late (paras 91 and 92)."), (92, "")]),
    ("25. Adult mental health", [(25, "Adult mental health")]),
    ("106 Although some care plans", [(106, "Although some care plans")]),
    ("25. One is weak. 27. Two is weak.", [(25, "One is weak."), (27, "Two is weak.")]),
    ("A lack of capacity", [(None, "A lack of capacity")]),
    ("25, 27", [(25, ""), (27, "")]),
    ("Weak (para 91)", [(91, "Weak (para 91)")]),
    ("Tested in full. 30 June 2019 was the last day.", [(None, "Tested in full. 30 June 2019 was the last day.")]),
    ("Target date: 31 May 2019", [(None, "Target date: 31 May 2019")]),
    ("30 May be too few.", [(30, "May be too few.")]),
    ("91", [(91, "")]),
    ("91, 92", [(91, ""), (92, "")]),
    ("91 and 92", [(91, ""), (92, "")]),
    ("91-93", [(91, ""), (92, ""), (93, "")]),
    ("Para 91", [(91, "")]),
    ("Paras 91 & 92", [(91, ""), (92, "")]),
    ("• Care plans are late.\n• Visits are missed.", [(None, "Care plans are late."), (None, "Visits are missed.")]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), REFERENCES, ids=[text for text, _ in REFERENCES])
def test_a_reference_gives_its_paragraphs(text: str, numbers: tuple[int, ...]) -> None:
    assert references_in(text, GRAMMAR) == numbers


@pytest.mark.parametrize(("text", "findings"), FINDINGS, ids=[text for text, _ in FINDINGS])
def test_an_analysis_cell_gives_its_findings(text: str, findings: list[tuple[int | None, str]]) -> None:
    assert [(found.paragraph, found.text) for found in read_findings(text, GRAMMAR, TIMES)] == findings


@pytest.mark.parametrize(
    ("text", "words"),
    [("88 and 90", ("and",)), ("paras 12 to 14", ("paras", "to")), ("88, 90", ()), ("25. Care plans and reviews", ())],
)
def test_the_words_between_bare_numbers_are_told_apart(text: str, words: tuple[str, ...]) -> None:
    assert words_between(text, GRAMMAR) == words


@pytest.mark.parametrize("cell", ["4.12", "Para 4.2", "4.12, 4.15"])
def test_a_bare_number_with_a_point_stays_as_printed(cell: str) -> None:
    assert [(f.paragraph, f.text) for f in read_findings(cell, GRAMMAR, TIMES)] == [(None, cell)]


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("Hold supervision monthly.\nPara 14; Para 22", "Para 14; Para 22"),
        ("Hold supervision monthly. Paragraphs 14, 22 and 61", "Paragraphs 14, 22 and 61"),
        ("Hold supervision monthly\n(paras 14-16)", "(paras 14-16)"),
        ("Hold supervision monthly, as paragraph 14 asks", None),
        ("Hold supervision monthly (para 14).", None),
        ("Hold supervision monthly. See also paragraph 14", None),
        ("Hold supervision monthly.\n14", None),
        ("Hold supervision monthly.\nPara 4.12", None),  # what stands behind the point has no field
        ("Para 14", None),
    ],
)
def test_only_paragraphs_alone_behind_a_text_are_no_part_of_it(text: str, below: str | None) -> None:
    start = references_below(text, GRAMMAR)
    assert (None if start is None else text[start:]) == below
