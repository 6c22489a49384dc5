"""A PDF end to end: blocks in reading order, with pages, boxes, headings, shades and what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planparse import parse_plan
from planparse.cli import app
from planparse.document import Block, Document, Paragraph, Table
from planparse.errors import EncryptedDocument
from planparse.readers import read_document
from planparse.readers.pdf.read import read_pdf
from planparse.schema import Source
from tests.readers.pdf.sheets import Page, bar, lattice, pdf, text

SOURCE = Source(name="plan.pdf", media_type="application/pdf", sha256="0" * 64, size_bytes=1)
TABLE = (
    lattice((50, 150, 300), (100, 130, 160))
    + text(55, 120, "Action")
    + text(155, 120, "Lead")
    + text(55, 150, "Audit")
    + text(155, 150, "JH")
)


def read(*pages: Page | str) -> Document:
    return read_pdf(pdf(*pages), SOURCE)


def shown(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return " / ".join(" | ".join(cell.text for cell in row.cells) for row in block.rows)


def test_blocks_stand_in_reading_order() -> None:
    document = read(text(50, 300, "After it.") + TABLE + text(50, 60, "Before it."))
    assert [shown(block) for block in document.blocks] == ["Before it.", "Action | Lead / Audit | JH", "After it."]


def test_cells_cite_page_table_row_column_and_box() -> None:
    (table,) = read("", TABLE).blocks
    assert isinstance(table, Table)
    ref = table.rows[1].cells[0].ref
    assert (ref.page, ref.table, ref.row, ref.column) == (2, 1, 2, 1)
    assert ref.bbox == (50.0, 130.0, 150.0, 160.0)
    assert (table.open_top, table.open_bottom) == (False, False)


def test_a_page_begins_where_breaks_say() -> None:
    document = read(text(50, 60, "One."), TABLE, text(50, 60, "Three."))
    assert document.breaks == (1, 2)
    assert document.source.pages == 3


def test_larger_and_bold_lines_are_headings() -> None:
    body = "".join(
        text(50, 100 + 14 * i, "The council will act on each of the findings of the report") for i in range(4)
    )
    document = read(
        text(50, 40, "Action plan", 20) + text(50, 70, "Our aims", 14) + text(50, 85, "Bold", font="F2") + body
    )
    levels = [block.heading for block in document.blocks if isinstance(block, Paragraph)]
    assert levels[:3] == [1, 2, 6]
    assert set(levels[3:]) == {None}


def test_wrapped_lines_of_a_paragraph_are_one_and_items_of_a_list_several() -> None:
    wide = "the quick brown fox jumps over the lazy dog and runs on to the far edge of the page as prose does"
    lines = [text(50, 60 + 12 * i, wide) for i in range(4)] + [text(50, 108, "and ends here.")]
    items = [text(50, 140, "• one"), text(50, 152, "• two")]
    shown_blocks = [shown(block) for block in read("".join(lines + items)).blocks]
    assert shown_blocks == [" ".join([wide] * 4) + " and ends here.", "• one", "• two"]


def test_prose_in_two_columns_is_read_one_column_after_the_other() -> None:
    left = [text(50, 60 + 12 * i, f"left column line number {i} runs on until here") for i in range(6)]
    right = [text(310, 60 + 12 * i, f"right column line number {i} runs on until here") for i in range(6)]
    said = " ".join(shown(block) for block in read("".join(a + b for a, b in zip(left, right, strict=True))).blocks)
    assert said.index("left column line number 5") < said.index("right column line number 0")


@pytest.mark.parametrize(
    ("colour", "shade"), [("1 0 0", "red"), ("1 .75 0", "amber"), ("0 .7 .3", "green"), ("1 1 1", ""), (".8 .8 .8", "")]
)
def test_a_shaded_cell_says_its_colour(colour: str, shade: str) -> None:
    (table,) = read(bar(150, 130, 300, 160, colour) + TABLE).blocks
    assert isinstance(table, Table)
    assert [cell.shade for row in table.rows for cell in row.cells] == ["", "", "", shade]


def test_a_page_without_text_is_said_so() -> None:
    picture = "q 600 0 0 400 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n"
    document = read(text(50, 60, "One."), picture)
    assert [(found.code, found.provenance[0].page) for found in document.diagnostics if found.provenance] == [
        ("no_text_layer", 2)
    ]


def test_a_file_with_the_mark_of_a_pdf_is_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.dat"
    path.write_bytes(pdf(TABLE))
    document = read_document(path)
    assert document.source.media_type == "application/pdf"
    assert [shown(block) for block in document.blocks] == ["Action | Lead / Audit | JH"]


def test_an_encrypted_file_names_itself_and_the_option(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(TABLE, password="secret"))
    with pytest.raises(EncryptedDocument, match=r"plan\.pdf: is encrypted; give its password with --password"):
        read_document(path)
    assert len(read_document(path, "secret").blocks) == 1


def test_the_command_prints_page_box_and_cells(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(TABLE, password="secret"))
    result = CliRunner().invoke(app, ["tables", str(path), "--format", "json", "--password", "secret"])
    (table,) = json.loads(result.stdout)["tables"]
    assert (table["page"], table["bbox"]) == (1, [50.0, 100.0, 300.0, 160.0])
    assert table["rows"][1][1] == {
        "row": 1,
        "column": 1,
        "row_span": 1,
        "col_span": 1,
        "text": "JH",
        "bbox": [150.0, 130.0, 300.0, 160.0],
    }


def raised(x: float, top: float, mark: str, size: float = 6.0) -> str:
    return text(x, top - 4, mark, size)


@pytest.mark.parametrize(
    ("drawing", "said", "aside"),
    [
        (text(50, 60, "Audit plans") + raised(101, 60, "1"), "Audit plans", ["1"]),
        (text(50, 60, "Audit plans.") + raised(103.8, 60, "12"), "Audit plans.", ["12"]),
        (text(50, 60, "Audit plans") + raised(101, 60, "2") + text(104.5, 60, ", now"), "Audit plans, now", ["2"]),
        (text(50, 60, "By the 1") + raised(88.5, 60, "st") + text(95, 60, " May"), "By the 1st May", []),
        (text(50, 60, "Within 5 km") + raised(102.3, 60, "2"), "Within 5 km2", []),
        (text(50, 60, "Theme A1 of 3"), "Theme A1 of 3", []),
        (text(50, 60, "Audit plans") + text(101, 60, "1"), "Audit plans1", []),
    ],
)
def test_an_endnotes_mark_is_no_part_of_the_text_but_raised_letters_are(
    drawing: str, said: str, aside: list[str]
) -> None:
    document = read(drawing)
    assert [shown(block) for block in document.blocks] == [said]
    assert [mark.text for mark in document.aside] == aside


def test_coverage_counts_an_endnotes_mark_as_boilerplate(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(text(50, 60, "Audit plans") + raised(101, 60, "1")))
    coverage = parse_plan(path).coverage
    assert (coverage.words, coverage.boilerplate, coverage.unplaced) == (3, 1, ())
