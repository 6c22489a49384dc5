"""List numbers are computed as Word prints them: formats, levels, restarts, links to styles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from planparse.readers.docx.numbering import spell
from tests.readers.docx.making import grids, lines, made, p, tbl, tc, tr, word


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    shape = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{shape}</w:lvl>'


def numbering(*levels: str, nums: Sequence[str] = ('<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',)) -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{"".join(nums)}'


def item(at: int = 0, text: str = "x", num: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>')


NUM_2 = '<w:num w:numId="2"><w:abstractNumId w:val="0"/>{}</w:num>'
NUM_1 = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
RESTART_AT_5 = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
OUTLINE = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerRoman", "(%3)"))


MARKS: list[tuple[Sequence[str], list[int], list[str]]] = [
    ([level(0, "decimal", "%1.")], [0, 0, 0], ["1.", "2.", "3."]),
    ([level(0, "decimal", "%1)", start=4)], [0, 0], ["4)", "5)"]),
    ([level(0, "decimalZero", "%1")], [0, 0], ["01", "02"]),
    ([level(0, "lowerLetter", "%1)")], [0, 0], ["a)", "b)"]),
    ([level(0, "upperLetter", "(%1)")], [0, 0], ["(A)", "(B)"]),
    ([level(0, "lowerRoman", "%1.")], [0, 0, 0, 0], ["i.", "ii.", "iii.", "iv."]),
    ([level(0, "upperRoman", "%1")], [0, 0], ["I", "II"]),
    ([level(0, "ordinal", "%1")], [0, 0, 0, 0], ["1st", "2nd", "3rd", "4th"]),
    ([level(0, "decimal", "Recommendation %1:")], [0, 0], ["Recommendation 1:", "Recommendation 2:"]),
    ([level(0, "decimal", "R%1", '<w:suff w:val="space"/>')], [0], ["R1"]),
    ([level(0, "bullet", "\uf0b7")], [0, 0], ["•", "•"]),
    ([level(0, "bullet", "o")], [0], ["•"]),
    (OUTLINE, [0, 1, 1, 2, 2, 0, 1, 2], ["1.", "1.1", "1.2", "(i)", "(ii)", "2.", "2.1", "(i)"]),
    (OUTLINE, [1, 1, 0, 1], ["1.1", "1.2", "2.", "2.1"]),
    ([level(0, "decimal", "%1"), level(1, "lowerLetter", "%1%2")], [0, 1, 1, 0, 1], ["1", "1a", "1b", "2", "2a"]),
    (
        [level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")],
        [0, 0, 1],
        ["I", "II", "2.1"],
    ),
    (
        [level(0, "decimal", "%1"), level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')],
        [0, 1, 0, 1],
        ["1", "1", "2", "2"],
    ),
    (
        [
            level(0, "decimal", "%1"),
            level(1, "decimal", "%2"),
            level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>'),
        ],
        [0, 1, 2, 1, 2, 0, 2],
        ["1", "1", "1", "2", "2", "2", "1"],
    ),
]


@pytest.mark.parametrize(("levels", "items", "marks"), MARKS)
def test_marks_of_a_list(levels: Sequence[str], items: list[int], marks: list[str]) -> None:
    data = word("".join(item(at) for at in items), numbering=numbering(*levels))
    assert lines(data) == [f"{mark} x" for mark in marks]


@pytest.mark.parametrize(
    ("form", "text"),
    [("none", ""), ("bullet", ""), ("bullet", " "), ("decimal", "")],
    ids=["none", "b", "blank", "empty"],
)
def test_level_without_a_mark_prints_none(form: str, text: str) -> None:
    assert lines(word(item(), numbering=numbering(level(0, form, text)))) == ["x"]


@pytest.mark.parametrize(
    ("override", "marks"),
    [("", ["1.", "2.", "3.", "4."]), (RESTART_AT_5, ["1.", "2.", "5.", "6."])],
    ids=["two lists of one definition count on", "an override starts anew, once"],
)
def test_lists_of_one_definition(override: str, marks: list[str]) -> None:
    defined = numbering(level(0, "decimal", "%1."), nums=(NUM_1, NUM_2.format(override)))
    data = word(item() + item() + item(num=2) + item(num=2), numbering=defined)
    assert [line.split()[0] for line in lines(data)] == marks


def test_override_may_bring_its_own_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    defined = numbering(level(0, "decimal", "%1."), nums=(NUM_1, NUM_2.format(own)))
    assert lines(word(item(num=2), numbering=defined)) == ["A) x"]


IN_LIST = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
STYLES = (
    f'<w:style w:type="paragraph" w:styleId="Num"><w:name w:val="Num"/>{IN_LIST.format(1)}</w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Num"/></w:style>'
    f'<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>{IN_LIST.format(3)}</w:style>'
)


def test_style_puts_a_paragraph_into_a_list_at_the_level_that_names_it() -> None:
    linked = numbering(
        level(0, "decimal", "%1.", '<w:pStyle w:val="Num"/>'), level(1, "decimal", "%1.%2", '<w:pStyle w:val="Sub"/>')
    )
    body = p("x", '<w:pStyle w:val="Num"/>') + p("x", '<w:pStyle w:val="Sub"/>') + p("x", '<w:pStyle w:val="Num"/>')
    assert lines(word(body, numbering=linked, styles=STYLES)) == ["1. x", "1.1 x", "2. x"]


def test_paragraph_may_leave_the_list_of_its_style() -> None:
    body = p("x", '<w:pStyle w:val="Num"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(word(body, numbering=numbering(level(0, "decimal", "%1.")), styles=STYLES)) == ["x"]


def test_list_style_leads_to_its_definition() -> None:
    defined = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{level(0, "decimal", "%1)")}</w:abstractNum>'
        f'{NUM_1}<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert lines(word(item() + item(num=3), numbering=defined, styles=STYLES)) == ["1) x", "2) x"]


def test_list_that_is_not_defined_prints_no_mark() -> None:
    assert lines(word(item(num=99) + item(at=12) + item(), numbering=numbering(level(0, "decimal", "%1.")))) == [
        "x",
        "x",
        "1. x",
    ]
    assert lines(word(item())) == ["x"]


def test_first_column_numbered_by_word() -> None:
    rows = [tr(tc(item(text="")), tc("Meet heads")), tr(tc(item(text="")), tc("Report"))]
    data = word(tbl(tr("No", "Action"), *rows), numbering=numbering(level(0, "decimal", "%1.")))
    assert grids(data) == [[["0:No", "1:Action"], ["0:1.", "1:Meet heads"], ["0:2.", "1:Report"]]]


def test_blank_item_counts_and_prints_nothing_beside_text() -> None:
    defined = numbering(level(0, "decimal", "%1."))
    assert lines(word(item() + item(text="") + item(), numbering=defined)) == ["1. x", "3. x"]
    assert grids(word(tbl(tr("a", tc(item() + item(text="")))), numbering=defined)) == [[["0:a", "1:1. x"]]]


def test_deleted_item_counts_for_nothing() -> None:
    gone = p(
        '<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>',
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="2"/></w:rPr>',
    )
    assert lines(word(item() + gone + item(), numbering=numbering(level(0, "decimal", "%1.")))) == ["1. x", "2. x"]


def test_typed_mark_is_not_doubled() -> None:
    assert lines(word(item(text="\uf0b7 x"), numbering=numbering(level(0, "bullet", "\uf0b7")))) == ["• x"]


def test_lists_of_python_docx() -> None:
    def make(document: Any) -> None:
        for style in ("List Bullet", "List Number", "List Number", "List Bullet 2"):
            document.add_paragraph("x", style=style)

    assert lines(made(make)) == ["• x", "1. x", "2. x", "• x"]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (0, "lowerLetter", "0"),
        (1999, "lowerRoman", "mcmxcix"),
        (10**9, "lowerRoman", "1000000000"),
        (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"),
        (7, "chicago", "7"),
    ],
)
def test_numbers_are_spelled_as_word_does(value: int, form: str, shown: str) -> None:
    assert spell(value, form) == shown
