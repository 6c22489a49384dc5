"""OpenDocument texts and sheets as they print: covered cells, tracked changes, lists, notes, boxes (readers.odt)."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.document import Cell, Document, Paragraph, Table
from planparse.errors import EncryptedDocument, PlanparseError, TooLarge, UnreadableDocument, UnsupportedFormat
from planparse.readers import read_document
from tests.build import document_of, paragraphs_of, tables_of
from tests.readers.sheets import cell, open_text, table, zipped

TWICE = "table:number-columns-repeated='2'"


def read(tmp_path: Path, data: bytes) -> Document:
    return document_of(tmp_path, data, "plan.odt")


def cells_of(document: Document) -> list[Cell]:
    return [c for b in document.blocks if isinstance(b, Table) for row in b.rows for c in row.cells]


TEXTS = [
    ("Meet<text:s/><text:s text:c='3'/>heads", "Meet heads"),
    ("Meet<text:tab/>heads", "Meet heads"),
    ("JH<text:line-break/>KP", "JH\nKP"),
    ("Meet\n  heads", "Meet heads"),
    ("<text:span>Meet</text:span> <text:a xlink:href='http://x.invalid/'>heads</text:a>", "Meet heads"),
    ("Meet<office:annotation><text:p>Ask Jo</text:p></office:annotation> heads", "Meet heads"),
    ("Page <text:page-number>3</text:page-number>", "Page"),
    ("<text:bookmark-start text:name='a'/>Meet heads<text:bookmark-end text:name='a'/>", "Meet heads"),
    ("Meet<text:soft-page-break/> heads", "Meet heads"),
    ("<text:span text:style-name='W'>\uf0fc</text:span> done", "✔ done"),
    ("<text:ruby><text:ruby-base>Meet</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>", "Meet"),
    ("<text:span text:style-name='Gone'>secret</text:span>Meet", "Meet"),
]
STYLES = (
    '<style:style style:name="W" style:family="text"><style:text-properties fo:font-family="Wingdings"/></style:style>'
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Strike" style:family="text"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="Red" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#ff0000"/></style:style>'
)


@pytest.mark.parametrize(("inside", "printed"), TEXTS)
def test_a_paragraph_reads_as_it_prints(tmp_path: Path, inside: str, printed: str) -> None:
    document = read(tmp_path, open_text(table(cell(f"<text:p>{inside}</text:p>") + cell("x")), STYLES))
    assert cells_of(document)[0].text == printed


def test_headings_keep_their_level_and_bold_lines_head(tmp_path: Path) -> None:
    body = '<text:h text:outline-level="2">Theme</text:h><text:p>Body</text:p>'
    body += '<text:p><text:span text:style-name="Bold">Under it</text:span></text:p>'
    document = read(tmp_path, open_text(body, STYLES))
    assert [(b.text, b.heading) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("Theme", 2), ("Body", None), ("Under it", 6),
    ]  # fmt: skip


def test_covered_cells_are_spans(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    first = cell("Theme", "table:number-columns-spanned='3'") + covered * 2
    second = cell("Head", "table:number-rows-spanned='2'") + cell("a") + cell("b")
    found = cells_of(read(tmp_path, open_text(table(first, second, covered + cell("c") + cell("d")))))
    assert [(c.text, c.column, c.row_span, c.col_span) for c in found] == [
        ("Theme", 0, 1, 3), ("Head", 0, 2, 1), ("a", 1, 1, 1), ("b", 2, 1, 1), ("c", 1, 1, 1), ("d", 2, 1, 1),
    ]  # fmt: skip


def test_repeated_cells_and_rows_are_written_out(tmp_path: Path) -> None:
    inside = (
        "<table:table><table:table-header-rows><table:table-row>"
        f"{cell('a')}{cell('b', TWICE)}</table:table-row></table:table-header-rows>"
        f'<table:table-row table:number-rows-repeated="2">{cell("c")}{cell("d")}{cell("e")}'
        "</table:table-row></table:table>"
    )
    assert tables_of(read(tmp_path, open_text(inside))) == [[["a", "b", "b"], ["c", "d", "e"], ["c", "d", "e"]]]


def test_columns_that_part_nothing_are_closed(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    row = cell("a", "table:number-columns-spanned='2'") + covered + cell("b")
    found = cells_of(read(tmp_path, open_text(table(row, row))))
    assert [(c.text, c.column, c.col_span) for c in found[:2]] == [("a", 0, 1), ("b", 1, 1)]


LISTS = (
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/>'
    "</text:list-style>"
)


def listed(style: str, *items: str, more: str = "") -> str:
    """A list of items; plain text becomes a paragraph."""
    inside = "".join(
        f"<text:list-item>{item if item.startswith('<') else f'<text:p>{item}</text:p>'}</text:list-item>"
        for item in items
    )
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


LISTINGS = [
    (listed("N", "One", "Two"), ["1. One", "2. Two"]),
    (listed("B", "One", "Two"), ["• One", "• Two"]),
    (listed("N", "One", "<text:p>Two</text:p>" + listed("N", "In", "Next")), ["1. One", "2. Two", "a) In", "b) Next"]),
    (listed("N", "One") + "<text:p>x</text:p>" + listed("N", "Two"), ["1. One", "x", "1. Two"]),
    (listed("N", "One") + listed("N", "Two", more='text:continue-numbering="true"'), ["1. One", "2. Two"]),
    (
        listed("N", "One", more='xml:id="l1"') + listed("B", "x") + listed("N", "Two", more='text:continue-list="l1"'),
        ["1. One", "• x", "2. Two"],
    ),
    (listed("N", "<text:p>One</text:p><text:p>more</text:p>", "Two"), ["1. One", "more", "2. Two"]),
    (listed("N", listed("N", listed("N", "Deep"))), ["1.a.1 Deep"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "printed"), LISTINGS)
def test_list_items_open_with_the_mark_that_a_reader_sees(tmp_path: Path, body: str, printed: list[str]) -> None:
    assert paragraphs_of(read(tmp_path, open_text(body, LISTS))) == printed


def test_headings_are_numbered_by_the_outline(tmp_path: Path) -> None:
    outline = (
        '<office:styles><text:outline-style style:name="O"><text:outline-level-style text:level="1" '
        'style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style></office:styles>"
    )
    body = "".join(
        f'<text:h text:outline-level="{level}">{text}</text:h>'
        for level, text in [(1, "A"), (2, "B"), (2, "C"), (1, "D")]
    )
    assert paragraphs_of(read(tmp_path, open_text(body, styles=outline))) == ["1 A", "1.1 B", "1.2 C", "2 D"]


def test_deletions_are_out_and_insertions_in(tmp_path: Path) -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>old</text:p></text:deletion>'
        '</text:changed-region><text:changed-region text:id="c2"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
    )
    body = '<text:p>Meet <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>new'
    body += '<text:change-end text:change-id="c2"/> heads</text:p>'
    document = read(tmp_path, open_text(body, changes=changes))
    assert paragraphs_of(document) == ["Meet new heads"]
    assert [d.message for d in document.diagnostics] == ["1 tracked insertions read, 1 deletions left out"]


def test_notes_stand_at_the_end_and_boxes_where_they_are_anchored(tmp_path: Path) -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p></text:note-body>"
    )
    box = "<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>"
    document = read(tmp_path, open_text(f"<text:p>{box}Body{note}</text:note></text:p><text:p>Last</text:p>"))
    assert paragraphs_of(document) == ["In a box", "Body", "Last", "A note"]


def test_page_heads_and_feet_run_along(tmp_path: Path) -> None:
    page = (
        '<office:master-styles><style:master-page style:name="Standard"><style:header><text:p>Anytown</text:p>'
        "</style:header><style:footer><text:p>Version 2</text:p></style:footer></style:master-page>"
        '<style:master-page style:name="Unused"><style:header><text:p>Never</text:p></style:header></style:master-page>'
        "</office:master-styles>"
    )
    document = read(tmp_path, open_text("<text:p>Body</text:p>", styles=page))
    assert [(b.text, b.running) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("Anytown", True), ("Body", False), ("Version 2", True),
    ]  # fmt: skip


def test_what_is_left_out_is_reported(tmp_path: Path) -> None:
    body = '<text:p><text:span text:style-name="Gone">x</text:span>'
    body += '<text:span text:style-name="Strike">y</text:span></text:p>'
    body += "<text:p>z<office:annotation><text:p>Ask Jo</text:p></office:annotation></text:p>"
    document = read(tmp_path, open_text(body, STYLES))
    assert paragraphs_of(document) == ["y", "z"]
    assert {d.code for d in document.diagnostics} == {"hidden_text", "struck_text", "comments_left_out"}


def test_a_table_inside_a_cell_is_lines_and_a_cell_around_tables_is_none(tmp_path: Path) -> None:
    inner = table(cell("a") + cell("b"), cell("c") + cell("d"))
    document = read(tmp_path, open_text(table(cell(f"<text:p>x</text:p>{inner}") + cell("y"), cell("1") + cell("2"))))
    assert tables_of(document) == [[["x\na\nb\nc\nd", "y"], ["1", "2"]]]
    assert tables_of(read(tmp_path, open_text(table(cell(inner))))) == [[["a", "b"], ["c", "d"]]]


def test_cells_have_the_word_for_their_colour(tmp_path: Path) -> None:
    row = cell("late", 'table:style-name="Red"') + cell("x")
    assert [c.shade for c in cells_of(read(tmp_path, open_text(table(row, row), STYLES)))][:2] == ["red", ""]


def test_a_sheet_reads_as_shown(tmp_path: Path) -> None:
    blank = '<table:table-cell table:number-columns-repeated="16381"/>'
    header = cell("No") + cell("Action") + cell("By when") + blank
    row = cell("1", 'office:value-type="float" office:value="1"') + cell("Meet heads") + cell("14/09/12") + blank
    hidden = f'<table:table-row table:visibility="collapse">{cell("2")}{cell("Hidden")}</table:table-row>'
    end = '<table:table-row table:number-rows-repeated="1048000">'
    end += '<table:table-cell table:number-columns-repeated="16384"/>'
    body = table(header, row).replace("</table:table>", f"{hidden}{end}</table:table-row></table:table>")
    document = document_of(tmp_path, open_text(body, kind="spreadsheet"), "plan.ods")
    assert tables_of(document) == [[["No", "Action", "By when"], ["1", "Meet heads", "14/09/12"]]]
    assert [d.code for d in document.diagnostics] == ["hidden_cells"]


ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
MIMETYPE = "application/vnd.oasis.opendocument.text"
GRID = "<table:table-row table:number-rows-repeated='1000000'>{}</table:table-row>"
HOSTILE = [
    pytest.param(zipped({"mimetype": MIMETYPE}), UnreadableDocument, "no OpenDocument text", id="no content"),
    pytest.param(zipped({"mimetype": MIMETYPE, "content.xml": ENTITY}), UnreadableDocument, "type", id="entity"),
    pytest.param(open_text("<text:p>x</text:p>")[:200], UnreadableDocument, "cut or damaged", id="truncated"),
    pytest.param(
        zipped({"mimetype": MIMETYPE, "META-INF/manifest.xml": "<x><manifest:encryption-data/></x>"}),
        EncryptedDocument, "password", id="encrypted",
    ),
    pytest.param(zipped({"mimetype": MIMETYPE[:-4] + "graphics"}), UnsupportedFormat, "another kind", id="a drawing"),
    pytest.param(
        open_text("<table:table>" + GRID.format(cell("a", "table:number-columns-repeated='100'")) + "</table:table>"),
        TooLarge, "cells", id="repeated rows",
    ),
    pytest.param(
        open_text("<table:table>" + GRID.format(cell("a", "table:number-columns-repeated='16000'")) + "</table:table>"),
        TooLarge, "columns", id="repeated cells",
    ),
    pytest.param(
        open_text("<table:table><table:table-row><table:table-cell>" * 70 + "<text:p>x</text:p>"
                  + "</table:table-cell></table:table-row></table:table>" * 70),
        TooLarge, "nests", id="nested 70 deep",
    ),
    pytest.param(
        open_text(table(*["<table:table-cell/>" * 100] * 10_000)), TooLarge, "cells", id="a million blank cells"
    ),
    pytest.param(open_text("<text:section>" * 9000 + "</text:section>" * 9000), UnreadableDocument, "depth", id="deep"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "error", "says"), HOSTILE)
def test_hostile_file_is_a_clear_error(tmp_path: Path, data: bytes, error: type[PlanparseError], says: str) -> None:
    path = tmp_path / "plan.odt"
    path.write_bytes(data)
    with pytest.raises(error, match=says) as raised:
        read_document(path)
    assert len(str(raised.value).splitlines()) == 1
