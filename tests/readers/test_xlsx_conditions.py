"""Colours that a workbook's rules give its cells: followed where a rule compares, counted where it computes."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl.formatting.rule import CellIsRule, FormulaRule, IconSetRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle

from planparse import parse_plan
from planparse.document import Document, Table
from planparse.readers import read_document
from tests.build import document_of
from tests.printing import can_print
from tests.readers.sheets import raw_workbook, workbook

RED, AMBER, GREEN, WHITE = (PatternFill(bgColor=f"FF{code}") for code in ("FF0000", "FFC000", "00B050", "FFFFFF"))


def ruled(tmp_path: Path, values: list[Any], *rules: Any, area: str = "B2:B9") -> Document:
    """A sheet with a name in column A and a value beside it in column B, from row 2 on, whose rules colour `area`."""

    def add(book: Any) -> None:
        for rule in rules:
            book.active.conditional_formatting.add(area, rule)

    rows = [[f"Row {number}", value] for number, value in enumerate(values, 1)]
    return document_of(tmp_path, workbook(["Name", "RAG"], *rows, change=add), "plan.xlsx")


def shades(document: Document) -> list[str]:
    """The colours of column B below its header."""
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [row.cells[1].shade for row in table.rows[1:]]


def worded(kind: str, text: str, fill: PatternFill, operator: str | None = None) -> Rule:
    """A rule that looks for words in a cell."""
    return Rule(type=kind, operator=operator or kind, text=text, dxf=DifferentialStyle(fill=fill), formula=["TRUE"])


def is_(operator: str, fill: PatternFill, *formula: str, **more: Any) -> Any:
    return CellIsRule(operator=operator, formula=list(formula), fill=fill, **more)


def when(formula: str, fill: PatternFill) -> Any:
    return FormulaRule(formula=[formula], fill=fill)


RULES = [
    pytest.param(["Red", "red", "Reddish"], [is_("equal", RED, '"RED"')], ["red", "red", ""], id="equal words"),
    pytest.param(
        ["R", "G", "A"], [is_("equal", RED, '"R"'), is_("equal", GREEN, '"G"')], ["red", "green", ""], id="two"
    ),
    pytest.param([1, 2, 3], [is_("equal", RED, "1"), is_("equal", AMBER, "2")], ["red", "amber", ""], id="numbers"),
    pytest.param([1, 5, "5"], [is_("greaterThan", GREEN, "3")], ["", "green", "green"], id="words above all numbers"),
    pytest.param([0, 4, 9], [is_("between", AMBER, "8", "3")], ["", "amber", ""], id="between, either way round"),
    pytest.param([0, 4, 9], [is_("notBetween", RED, "3", "8")], ["red", "", "red"], id="outside"),
    pytest.param(["x", "y"], [is_("notEqual", RED, '"x"')], ["", "red"], id="unlike"),
    pytest.param(['5" pipe', "x"], [is_("equal", RED, '"5"" pipe"')], ["red", ""], id="quote in words"),
    pytest.param(["R", "G", "G"], [is_("equal", GREEN, "$B$4")], ["", "green", "green"], id="as the cell of a key"),
    pytest.param(
        ["Off track", "On track", "Done"],
        [worded("containsText", "on TRACK", GREEN), worded("beginsWith", "off", RED), worded("endsWith", "one", AMBER)],
        ["red", "green", "amber"],
        id="words within",
    ),
    pytest.param(
        ["On", "Off"],
        [worded("notContainsText", "on", RED, "notContains")],
        ["", "red"],
        id="words not within",
    ),
    pytest.param([15, 5.5, 6], [worded("endsWith", "5", RED)], ["red", "red", ""], id="words within a number"),
    pytest.param(["R", "G"], [when('$B2="R"', RED), when('=B2<>"R"', GREEN)], ["red", "green"], id="formula"),
    pytest.param(["x", "y"], [when('$A2="Row 2"', RED)], ["", "red"], id="formula over another column"),
    pytest.param(["x", "y"], [when('B1="x"', RED)], ["", "red"], id="formula over the row above"),
    pytest.param(["R"], [is_("equal", RED, '"R"'), is_("equal", GREEN, '"R"')], ["red"], id="the first rule wins"),
    pytest.param(
        ["R"], [is_("equal", WHITE, '"R"'), is_("equal", GREEN, '"R"')], [""], id="white covers what is below"
    ),
    pytest.param(
        ["R"],
        [CellIsRule(operator="equal", formula=['"R"'], font=Font(bold=True)), is_("equal", RED, '"R"')],
        ["red"],
        id="a rule that fills nothing covers nothing",
    ),
    pytest.param(
        ["R"],
        [CellIsRule(operator="equal", formula=['"R"'], stopIfTrue=True), is_("equal", RED, '"R"')],
        [""],
        id="a rule that stops the others",
    ),
]


@pytest.mark.parametrize(("values", "rules", "expected"), RULES)
def test_a_rule_that_compares_gives_its_colour(
    tmp_path: Path, values: list[Any], rules: list[Any], expected: list[str]
) -> None:
    document = ruled(tmp_path, values, *rules)
    assert shades(document) == expected
    assert document.diagnostics == ()


UNTOLD = [
    pytest.param([when("AND($B2<TODAY(),$A2<>1)", RED)], 1, id="a function"),
    pytest.param([is_("lessThan", RED, "TODAY()")], 1, id="compared with today"),
    pytest.param([Rule(type="duplicateValues", dxf=DifferentialStyle(fill=RED))], 1, id="duplicates"),
    pytest.param([IconSetRule("3TrafficLights1", "percent", [0, 33, 67])], 1, id="traffic lights"),
    pytest.param([when("LEN(B2)", WHITE)], 0, id="white anyway"),
    pytest.param([when("LEN(B2)", RED), is_("equal", GREEN, '"R"')], 1, id="what stands below may be covered"),
]


@pytest.mark.parametrize(("rules", "count"), UNTOLD)
def test_a_rule_that_computes_is_reported_and_never_guessed_at(tmp_path: Path, rules: list[Any], count: int) -> None:
    document = ruled(tmp_path, ["R", "G"], *rules)
    assert shades(document) == ["", ""]
    message = f"{count} rules that colour cells by what they hold could not be followed"
    assert [d.message for d in document.diagnostics if d.code == "colours_by_rule"] == [message][:count]


def test_rules_over_blank_cells_alone_are_not_reported(tmp_path: Path) -> None:
    assert ruled(tmp_path, ["R"], when("TODAY()>1", RED), area="F2:F9").diagnostics == ()


def test_what_is_no_number_or_no_reference_harms_nothing(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{v}</v></c></row>' for n, v in enumerate(("nan", "inf", "1e999", "x"), 1)
    )
    rules = ("nan", "A0", "$A$9999999", '"""', "1_0", "=", "A1=", "XFE1&lt;A1", "")
    nodes = "".join(
        f'<cfRule type="{kind}" operator="between" dxfId="7" priority="x"><formula>{rule}</formula>'
        f"<formula>1</formula></cfRule>"
        for kind in ("cellIs", "expression", "endsWith", "")
        for rule in rules
    )
    sheet = f'<sheetData>{rows}</sheetData><conditionalFormatting sqref="A1:A9 B:B 7">{nodes}</conditionalFormatting>'
    for fill in ("", ' stopIfTrue="1"'):
        data = raw_workbook(sheet.replace(' priority="x"', fill))
        assert document_of(tmp_path, data, "plan.xlsx").blocks


def test_many_rules_over_many_cells_cost_little_and_are_reported(tmp_path: Path) -> None:
    rules = [is_("equal", RED, f'"{number}"') for number in range(3000)]
    document = ruled(tmp_path, ["2"] * 1000, *rules, area="A1:XFD1048576")
    assert shades(document)[0] == "red"
    assert [d.code for d in document.diagnostics] == ["colours_by_rule"]


def test_a_status_shown_by_the_colour_of_a_rule_alone_is_kept(tmp_path: Path) -> None:
    def rag(book: Any) -> None:
        sheet = book.active
        for row in (2, 3):
            sheet.cell(row, 6).number_format = ";;;"  # prints nothing but its colour
        sheet.conditional_formatting.add("F2:F30", is_("equal", GREEN, "3"))
        sheet.conditional_formatting.add("F2:F30", is_("equal", RED, "1"))

    rows: list[list[Any]] = [
        ["No", "Recommendation", "Action", "Lead", "By when", "RAG"],
        [1, "Improve assessments", "Train every team manager", "Head of Service", "June 2014", 3],
        [2, "Hear children", "Set up a panel of young people", "Participation Officer", "July 2014", 1],
    ]
    (tmp_path / "plan.xlsx").write_bytes(workbook(*rows, change=rag))
    plan = parse_plan(tmp_path / "plan.xlsx")
    assert [a.extra for r in plan.recommendations for a in r.actions] == [{"RAG": "green"}, {"RAG": "red"}]


@pytest.mark.skipif(not can_print(), reason="LibreOffice is not installed: nothing to compare with")
def test_a_workbook_saved_by_libreoffice_gives_the_same_colours(tmp_path: Path) -> None:
    rules = [is_("equal", RED, '"R"'), worded("containsText", "track", GREEN), when('$A2="Row 3"', AMBER)]
    assert shades(ruled(tmp_path, ["R", "On track", "x", "y"], *rules)) == ["red", "green", "amber", ""]
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "again"), str(tmp_path / "plan.xlsx")]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    assert shades(read_document(tmp_path / "again" / "plan.xlsx")) == ["red", "green", "amber", ""]


@pytest.mark.skipif(not can_print(), reason="LibreOffice is not installed: it saves the sheet")
def test_the_rules_of_an_opendocument_sheet_are_reported(tmp_path: Path) -> None:
    bold = CellIsRule(operator="equal", formula=['"R"'], font=Font(bold=True))
    ruled(tmp_path, ["R", "G"], is_("equal", RED, '"R"'), when('$A2="Row 2"', GREEN), bold)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", "ods", "--outdir", str(tmp_path), str(tmp_path / "plan.xlsx")]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    (found,) = read_document(tmp_path / "plan.ods").diagnostics
    assert (found.code, found.message.split()[0]) == ("colours_by_rule", "2")
