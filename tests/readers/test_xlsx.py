"""Excel workbooks as they print: merged ranges, dates, formats, hidden parts, titles above tables (readers.xlsx)."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill

from planparse.document import Cell, Paragraph, Table
from planparse.errors import PlanparseError, TooLarge, UnreadableDocument
from planparse.readers import read_document
from planparse.readers.xlsx.numbers import printed_number
from tests.build import document_of, paragraphs_of, tables_of
from tests.readers.sheets import raw_workbook, workbook

HEADER = ["No", "Recommendation", "Action", "Lead"]
ROW = [1, "Improve audits", "Meet heads", "JH"]


def cells_of(tmp_path: Path, data: bytes) -> list[Cell]:
    document = document_of(tmp_path, data, "plan.xlsx")
    return [c for b in document.blocks if isinstance(b, Table) for row in b.rows for c in row.cells]


def test_a_sheet_is_a_table(tmp_path: Path) -> None:
    document = document_of(tmp_path, workbook(HEADER, ROW), "plan.xlsx")
    assert tables_of(document) == [[HEADER, ["1", "Improve audits", "Meet heads", "JH"]]]
    assert document.source.media_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_a_lone_sheet_needs_no_heading_and_several_stand_under_their_names(tmp_path: Path) -> None:
    def two(book: Any) -> None:
        book.active.title = "Safeguarding"
        book.create_sheet("Health").append(HEADER)
        book["Health"].append(ROW)
        book.create_sheet("Sheet3").append(["Key:", "Red"])
        book.create_sheet("Blank")

    document = document_of(tmp_path, workbook(HEADER, ROW, change=two), "plan.xlsx")
    headings = [(b.text, b.heading) for b in document.blocks if isinstance(b, Paragraph)]
    assert headings == [("Safeguarding", 1), ("Health", 1)]
    assert paragraphs_of(document_of(tmp_path, workbook(HEADER, ROW), "one.xlsx")) == []


def test_lines_above_the_header_are_paragraphs(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Improvement Plan"], ["Council:", "Anytown"], [], HEADER, ROW]
    document = document_of(tmp_path, workbook(*rows), "plan.xlsx")
    assert paragraphs_of(document) == ["Improvement Plan"]
    close = document_of(tmp_path, workbook(["Improvement Plan"], ["Council:", "Anytown"], HEADER, ROW), "plan.xlsx")
    assert paragraphs_of(close) == ["Improvement Plan", "Council: Anytown"]
    assert tables_of(close)[0][0] == HEADER


def test_blank_rows_part_tables_and_blank_columns_are_none(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[None, *HEADER], [None, *ROW], [], ["", *HEADER], ["", *ROW]]
    document = document_of(tmp_path, workbook(*rows), "plan.xlsx")
    assert [len(found) for found in tables_of(document)] == [2, 2]
    assert tables_of(document)[0][0] == HEADER


def test_a_cell_knows_its_row_and_column_in_the_sheet(tmp_path: Path) -> None:
    found = cells_of(tmp_path, workbook(["Plan"], [], [None, *HEADER], [None, *ROW]))
    ref = found[-1].ref
    assert (ref.page, ref.table, ref.row, ref.column) == (None, 1, 4, 5)
    assert found[-1].column == 3


def test_merged_ranges_are_spans(tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("A2:A4")
        book.active.merge_cells("B4:D4")

    rows: list[list[Any]] = [HEADER, ["Rec", "x", "a", "b"], ["", "y", "c", "d"], ["", "wide"], ["2", "z", "e", "f"]]
    found = cells_of(tmp_path, workbook(*rows, change=merge))
    spans = {c.text: (c.row_span, c.col_span) for c in found if (c.row_span, c.col_span) != (1, 1)}
    assert spans == {"Rec": (3, 1), "wide": (1, 3)}
    assert [c.text for c in found] == [*HEADER, "Rec", "x", "a", "b", "y", "c", "d", "wide", "2", "z", "e", "f"]


def test_line_ends_inside_a_cell_part_lines(tmp_path: Path) -> None:
    document = document_of(tmp_path, workbook(HEADER, [1, "x", "• One\n• Two", "JH\r\nKP"]), "plan.xlsx")
    assert tables_of(document)[0][1] == ["1", "x", "• One\n• Two", "JH\nKP"]


def test_dates_print_day_first(tmp_path: Path) -> None:
    def formats(book: Any) -> None:
        for column, code in enumerate(
            ["dd/mm/yyyy", "yyyy-mm-dd", "mm-dd-yy", "mmmm yyyy", "mmm-yy", "d mmmm yyyy"], 1
        ):
            book.active.cell(2, column, datetime.datetime(2012, 9, 14)).number_format = code

    found = cells_of(tmp_path, workbook(["a", "b", "c", "d", "e", "f"], change=formats))
    assert [c.text for c in found[6:]] == [
        "14/09/2012", "14/09/2012", "14/09/2012", "September 2012", "Sep-12", "14 September 2012",
    ]  # fmt: skip


NUMBERS = [
    (1.0, "General", "1"),
    (1.5, "General", "1.5"),
    (0.1 + 0.2, "General", "0.3"),
    (0.5, "0%", "50%"),
    (0.125, "0.0%", "12.5%"),
    (1234567.0, "#,##0", "1,234,567"),
    (1234.5, '"£"#,##0.00', "£1,234.50"),
    (1234.5, "[$£-809]#,##0.00", "£1,234.50"),
    (-3.0, "0", "-3"),
    (-3.0, "0;(0)", "(3)"),
    (0.0, '0;-0;"nil"', "nil"),
    (0.0, "0;-0;", "0"),
    (5.0, "000", "005"),
    (2.5, "0.##", "2.5"),
    (3.0, '0" days"', "3 days"),
    (7.0, "@", "7"),
    (12.0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "12"),
    (41166.0, "dd/mm/yyyy", "14/09/2012"),
    (41166.0, "m/d/yy", "14/09/2012"),
    (41166.0, "dddd d mmm", "Friday 14 Sep"),
    (41166.0, "[$-F800]dddd, mmmm dd, yyyy", "Friday, September 14, 2012"),
    (41166.0, "mm/yyyy", "09/2012"),
    (41166.0, "yyyy", "2012"),
    (41166.75, "dd/mm/yyyy hh:mm", "14/09/2012 18:00"),
    (0.75, "h:mm AM/PM", "6:00 pm"),
    (1.0, "dd/mm/yyyy", "01/01/1900"),
    (-1.0, "dd/mm/yyyy", "-1"),
    (9e9, "dd/mm/yyyy", "9000000000"),
]


@pytest.mark.parametrize(("value", "code", "printed"), NUMBERS)
def test_a_number_prints_as_its_format_says(value: float, code: str, printed: str) -> None:
    assert printed_number(value, code) == printed


def test_days_may_count_from_1904() -> None:
    assert printed_number(39704.0, "dd/mm/yyyy", from_1904=True) == "14/09/2012"


def test_fills_are_words_for_colours(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        colours = [
            Color(rgb="FFFF0000"),
            Color(rgb="FFFFC000"),
            Color(rgb="FF00B050"),
            Color(theme=4),
            Color(indexed=5),
        ]
        for column, colour in enumerate(colours, 1):
            sheet.cell(2, column).fill = PatternFill("solid", fgColor=colour)
        sheet.cell(2, 6).fill = PatternFill("solid", fgColor=Color(theme=0, tint=-0.25))

    found = cells_of(tmp_path, workbook(["a", "b", "c", "d", "e", "f"], [1, 2, 3, 4, 5, 6], change=fill))
    assert [c.shade for c in found[6:]] == ["red", "amber", "green", "blue", "yellow", ""]


def test_a_colour_without_words_keeps_its_cell(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.active["C2"].fill = PatternFill("solid", fgColor="FFFF0000")

    found = cells_of(tmp_path, workbook(["No", "Action", "RAG", "Lead"], [1, "Meet", None, "JH"], change=fill))
    assert [(c.text, c.shade) for c in found[4:]] == [("1", ""), ("Meet", ""), ("", "red"), ("JH", "")]


def test_colours_beside_the_words_that_explain_them_are_a_table(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        for row, colour in ((1, "FF00B050"), (2, "FFFF0000")):
            book.active.cell(row, 1).fill = PatternFill("solid", fgColor=colour)

    found = cells_of(tmp_path, workbook([None, "On track"], [None, "Not started"], change=fill))
    assert [(c.shade, c.text) for c in found] == [("green", ""), ("", "On track"), ("red", ""), ("", "Not started")]


def test_what_is_hidden_is_left_out_and_reported(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book.active.row_dimensions[3].hidden = True
        book.active.column_dimensions["B"].hidden = True
        book.create_sheet("Lists").append(["Red"])
        book["Lists"].sheet_state = "hidden"
        book.active["A1"].comment = Comment("Ask Jo", "Jo")

    document = document_of(tmp_path, workbook(HEADER, ROW, [2, "Hidden", "x", "y"], change=hide), "plan.xlsx")
    assert tables_of(document) == [[["No", "Action", "Lead"], ["1", "Meet heads", "JH"]]]
    assert [(d.code, d.message) for d in document.diagnostics] == [
        ("hidden_cells", "1 sheets, 1 rows and 1 columns are hidden and do not print"),
        ("comments_left_out", "1 comments at the margin were not read"),
    ]


def test_a_formula_prints_its_last_value(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><v>a</v></c>'
    row += '<c r="C1" t="b"><v>1</v></c>'
    row += (
        '<c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="inlineStr"><is><r><t>in </t></r><r><t>line</t></r></is></c></row>'
    )
    found = cells_of(tmp_path, raw_workbook(f"<sheetData>{row}</sheetData>"))
    assert [c.text for c in found] == ["2", "a", "TRUE", "#REF!", "in line"]


def test_a_formula_that_was_never_computed_is_named(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1"><f>B1</f></c><c r="B1" t="str"><f>""</f><v></v></c><c r="AA1"><v>7</v></c></row>'
    row += '<row r="2"><c r="A2"><v>1</v></c><c r="AA2" t="str"><f>A1&amp;"x"</f></c></row>'
    document = document_of(tmp_path, raw_workbook(f"<sheetData>{row}</sheetData>"), "plan.xlsx")
    assert [(d.code, d.message) for d in document.diagnostics] == [
        ("formula_without_value", "no value is kept for the formulas in A1, AA2; open the file and save it")
    ]


def test_cells_that_do_not_say_their_place_follow_each_other(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>"
    document = document_of(tmp_path, raw_workbook(f"<sheetData>{rows}</sheetData>"), "plan.xlsx")
    assert tables_of(document) == [[["1", "2"], ["3", "4"]]]


def test_bold_lines_head_what_follows(tmp_path: Path) -> None:
    def bold(book: Any) -> None:
        book.active["A1"].font = Font(bold=True)

    document = document_of(tmp_path, workbook(["Theme"], HEADER, ROW, change=bold), "plan.xlsx")
    assert [b.heading for b in document.blocks if isinstance(b, Paragraph)] == [6]


def test_page_heads_and_feet_run_along(tmp_path: Path) -> None:
    def foot(book: Any) -> None:
        book.active.oddFooter.left.text = "Action plan R&&A"
        book.active.oddFooter.right.text = "Page &P of &N"
        book.active.oddHeader.center.text = "Anytown Council"

    document = document_of(tmp_path, workbook(HEADER, ROW, change=foot), "plan.xlsx")
    lines = [(b.text, b.running) for b in document.blocks if isinstance(b, Paragraph)]
    assert lines == [("Anytown Council", True), ("Action plan R&A", True), ("Page of", True)]


ROWS = "<row><c><v>1</v></c><c><v>2</v></c></row>"
HOSTILE = [
    pytest.param(workbook(HEADER)[:900], UnreadableDocument, "cut or damaged", id="truncated"),
    pytest.param(raw_workbook("", xl__workbook="<x/>"), UnreadableDocument, "no Excel workbook", id="other XML"),
    pytest.param(
        raw_workbook("", xl__workbook='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        UnreadableDocument, "document type", id="entities",
    ),
    pytest.param(raw_workbook("<sheetData>" + " " * 60_000_000 + "</sheetData>"), TooLarge, "unpacks", id="zip bomb"),
    pytest.param(
        raw_workbook("<sheetData>" + ("<row>" + "<c><v>1</v></c>" * 100 + "</row>") * 10_000 + "</sheetData>"),
        TooLarge, "more cells", id="a million cells",
    ),
    pytest.param(
        raw_workbook("<sheetData>" + ("<row>" + "<c><v>1</v></c>" * 20 + "</row>") * 3000 + "</sheetData>"),
        TooLarge, "more than 50000 cells", id="60,000 cells",
    ),
    pytest.param(
        raw_workbook("<sheetData><row>" + "<c><v>1</v></c>" * 201 + "</row></sheetData>"), TooLarge, "columns",
        id="201 columns",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("data", "error", "says"), HOSTILE)
def test_hostile_workbook_is_a_clear_error(tmp_path: Path, data: bytes, error: type[PlanparseError], says: str) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(data)
    with pytest.raises(error, match=says) as raised:
        read_document(path)
    assert len(str(raised.value).splitlines()) == 1


def test_a_merge_over_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    rows += '<row r="1048576"><c r="XFD1048576"><v>3</v></c></row>'
    merges = '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>'
    found = cells_of(tmp_path, raw_workbook(f"<sheetData>{rows}</sheetData>{merges}"))
    assert [(c.text, c.row_span) for c in found if c.text] == [("1", 2), ("2", 1), ("3", 1)]


def test_the_suffix_decides_nothing(tmp_path: Path) -> None:
    assert tables_of(document_of(tmp_path, workbook(HEADER, ROW), "plan.docx"))[0][0] == HEADER
