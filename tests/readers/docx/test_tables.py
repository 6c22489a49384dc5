"""Tables as printed: merged cells, nested tables, rows and cells in wrappers (contract, rules 3 and 4)."""

from __future__ import annotations

from typing import Any

import pytest

from planparse.document import Table
from tests.readers.docx.making import grids, lines, made, p, r, read, tbl, tc, tr, word

RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
ACROSS_2 = '<w:gridSpan w:val="2"/>'
SDT = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"

TABLES = [
    pytest.param(
        [tr("No", "Action"), tr("1", "Meet heads")], [["0:No", "1:Action"], ["0:1", "1:Meet heads"]], id="plain"
    ),
    pytest.param(
        [tr(tc("1", RESTART), "Meet heads"), tr(tc("", GOES_ON), "Hold workshop"), tr(tc("", GOES_ON), "Report")],
        [["0v3:1", "1:Meet heads"], ["1:Hold workshop"], ["1:Report"]],
        id="cell merged over rows",
    ),
    pytest.param(
        [tr(tc("1", RESTART), "a"), tr(tc("2", RESTART), "b"), tr(tc("", GOES_ON), "c")],
        [["0:1", "1:a"], ["0v2:2", "1:b"], ["1:c"]],
        id="a new merge begins right under another",
    ),
    pytest.param(
        [tr(tc("1", RESTART), "a"), tr(tc("left behind", GOES_ON), "b")],
        [["0v2:1\nleft behind", "1:a"], ["1:b"]],
        id="words in a covered cell are not lost",
    ),
    pytest.param(
        [tr(tc("loose", GOES_ON), "a")], [["0:loose", "1:a"]], id="a merge that goes on from nothing is a cell"
    ),
    pytest.param(
        [tr(tc("Safeguarding", ACROSS_2), "x"), tr("1", "Meet heads", "JH")],
        [["0x2:Safeguarding", "2:x"], ["0:1", "1:Meet heads", "2:JH"]],
        id="cell merged over columns",
    ),
    pytest.param(
        [tr("1", "Meet", "JH"), tr("Hold", "KP", properties='<w:gridBefore w:val="1"/>')],
        [["0:1", "1:Meet", "2:JH"], ["1:Hold", "2:KP"]],
        id="row that begins further right",
    ),
    pytest.param(
        [tr("1", "Meet", "JH"), tr("2", properties='<w:gridAfter w:val="2"/>')],
        [["0:1", "1:Meet", "2:JH"], ["0:2"]],
        id="row that ends further left",
    ),
    pytest.param(
        [tr(tc("Old", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "c"), tr("1", "2", "3")],
        [["0x2:Old", "2:c"], ["0:1", "1:2", "2:3"]],
        id="merged across the old way",
    ),
    pytest.param(
        [tr("1", SDT.format(tc("In a control")), "JH"), SDT.format(tr("2", "Row in a control", "KP"))],
        [["0:1", "1:In a control", "2:JH"], ["0:2", "1:Row in a control", "2:KP"]],
        id="cells and rows in content controls stay in their columns",
    ),
    pytest.param(
        [tr("1", "Meet"), tr("2", "Gone", properties="<w:del/>"), tr("3", "New", properties="<w:ins/>")],
        [["0:1", "1:Meet"], ["0:3", "1:New"]],
        id="deleted rows are out, inserted ones in",
    ),
    pytest.param([tr("1", tc("Gone", "<w:cellDel/>"), "JH")], [["0:1", "1:JH"]], id="deleted cells are out"),
    pytest.param(
        [tr("1", "Seen"), tr("2", "Not seen", properties="<w:hidden/>")], [["0:1", "1:Seen"]], id="hidden row"
    ),
    pytest.param(
        [tr("1", tc(p("Meet heads") + p("") + p("Then report")))],
        [["0:1", "1:Meet heads\nThen report"]],
        id="paragraphs of a cell are lines",
    ),
    pytest.param(
        [tr("1", tc("<w:p><w:r><w:t>JH</w:t><w:br/><w:t>KP</w:t><w:cr/><w:t>MG</w:t></w:r></w:p>"))],
        [["0:1", "1:JH\nKP\nMG"]],
        id="line breaks of a cell are lines",
    ),
    pytest.param(
        [tr("1", tc(p("Before") + tbl(tr("a", "b"), tr("c", "d")) + p("after")))],
        [["0:1", "1:Before\na\nb\nc\nd\nafter"]],
        id="a table in a cell beside others is lines of the cell",
    ),
]


@pytest.mark.parametrize(("rows", "expected"), TABLES)
def test_table_reads_as_printed(rows: list[str], expected: list[list[str]]) -> None:
    assert grids(word(tbl(*rows))) == [expected]


def test_grid_lines_that_part_nothing_are_no_columns() -> None:
    wide = '<w:gridSpan w:val="3"/>'
    rows = [tr(tc("No", wide), tc("Action", ACROSS_2)), tr(tc("1", wide), tc("Meet", ACROSS_2))]
    assert grids(word(tbl(*rows))) == [[["0:No", "1:Action"], ["0:1", "1:Meet"]]]


def test_a_dragged_border_makes_no_column() -> None:
    rows = [tr("No", tc("Action", ACROSS_2), "Lead"), tr(tc("1", ACROSS_2), "Meet", "JH")]
    sliver, real = (900, 60, 5000, 2000), (900, 1600, 5000, 2000)
    assert grids(word(tbl(*rows, widths=sliver))) == [[["0:No", "1:Action", "2:Lead"], ["0:1", "1:Meet", "2:JH"]]]
    assert grids(word(tbl(*rows, widths=real)))[0][1] == ["0x2:1", "2:Meet", "3:JH"]


def test_narrow_column_with_cells_of_its_own_stays() -> None:
    assert grids(word(tbl(tr("1", "✔", "Meet"), widths=(900, 150, 5000)))) == [[["0:1", "1:✔", "2:Meet"]]]


def test_a_lone_cell_is_text_in_a_box() -> None:
    data = word(tbl(tr(tc(p("Recommendation 1") + p("Keep records")))) + tbl(tr("Action", "Lead")))
    assert lines(data) == ["Recommendation 1", "Keep records"]
    assert grids(data) == [[["0:Action", "1:Lead"]]]


def test_table_in_a_row_of_one_cell_is_a_table_of_its_own() -> None:
    inner = tbl(tr("Action", "Lead"), tr("Meet", "JH"))
    outer = tbl(tr("No", "Text"), tr(tc(p("What we will do") + inner, ACROSS_2)), tr("2", "Next"))
    data = word(outer)
    assert grids(data) == [[["0:No", "1:Text"]], [["0:Action", "1:Lead"], ["0:Meet", "1:JH"]], [["0:2", "1:Next"]]]
    assert lines(data) == ["What we will do"]


def test_provenance_is_table_row_and_column_and_no_page() -> None:
    data = word(p("Title") + tbl(tr("a", "b")) + tbl(tr("c", "d"), tr("e", "f")))
    last = [block for block in read(data).blocks if isinstance(block, Table)][1].rows[1].cells[1]
    assert (last.ref.page, last.ref.table, last.ref.row, last.ref.column, last.ref.line) == (None, 2, 2, 2, None)


def test_every_paragraph_has_a_place_of_its_own() -> None:
    blocks = read(
        word(p("One") + tbl(tr("a", "b")) + "<w:p><w:r><w:t>Two</w:t><w:br/><w:t>Three</w:t></w:r></w:p>")
    ).blocks
    places = [block.ref for block in blocks if not isinstance(block, Table)]
    assert len(set(places)) == len(places) == 3


@pytest.mark.parametrize("style", ["Table Grid", "Normal Table", "Light Shading Accent 1"])
def test_table_style_changes_nothing(style: str) -> None:
    def make(document: Any) -> None:
        table = document.add_table(rows=3, cols=3, style=style)
        for row, texts in zip(
            table.rows, (("No", "Action", "Lead"), ("1", "Meet", "JH"), ("", "Report", "KP")), strict=True
        ):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))

    assert grids(made(make)) == [[["0:No", "1:Action", "2:Lead"], ["0v2:1", "1:Meet", "2:JH"], ["1:Report", "2:KP"]]]


def test_blank_table_is_none() -> None:
    assert read(word(tbl(tr("", ""), tr("", "")) + p("Text"))).blocks[0].text == "Text"  # type: ignore[union-attr]


SHADES = [
    ('<w:shd w:val="clear" w:color="auto" w:fill="FF0000"/>', "red"),
    ('<w:shd w:val="clear" w:color="auto" w:fill="C00000"/>', "red"),
    ('<w:shd w:val="clear" w:color="auto" w:fill="FFC000"/>', "amber"),
    ('<w:shd w:val="clear" w:color="auto" w:fill="ed7d31"/>', "amber"),
    ('<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>', "yellow"),
    ('<w:shd w:val="clear" w:color="auto" w:fill="92D050"/>', "green"),
    ('<w:shd w:val="clear" w:color="auto" w:fill="00B050"/>', "green"),
    ('<w:shd w:val="clear" w:color="auto" w:fill="0070C0"/>', "blue"),
    ('<w:shd w:val="solid" w:color="00B050" w:fill="FFFFFF"/>', "green"),
    ('<w:shd w:val="clear" w:color="auto" w:fill="auto"/>', ""),
    ('<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>', ""),
    ('<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>', ""),
    ('<w:shd w:val="clear" w:color="auto" w:fill="000000"/>', ""),
    ('<w:shd w:val="clear" w:fill="not a colour"/>', ""),
    ("", ""),
]


@pytest.mark.parametrize(("shade", "word_for_it"), SHADES)
@pytest.mark.parametrize("text", ["", "On track"])
def test_shade_of_a_cell_is_a_word(shade: str, word_for_it: str, text: str) -> None:
    mark = "#" + word_for_it if word_for_it else ""
    assert grids(word(tbl(tr("1", tc(text, shade))))) == [[["0:1", f"1{mark}:{text}"]]]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (p(r("On track", '<w:highlight w:val="green"/>')), "1#green:On track"),
        (p(r("On", '<w:highlight w:val="green"/>') + r(" hold", '<w:highlight w:val="red"/>')), "1:On hold"),
        (p(r("On", '<w:highlight w:val="green"/>') + r(" hold")), "1:On hold"),
        (p("Late", '<w:shd w:val="clear" w:fill="FF0000"/>'), "1#red:Late"),
        (p("Late", '<w:shd w:val="clear" w:fill="FF0000"/>') + p("or not"), "1:Late\nor not"),
    ],
)
def test_what_colours_all_words_colours_the_cell(cell: str, expected: str) -> None:
    assert grids(word(tbl(tr("1", tc(cell))))) == [[["0:1", expected]]]
