"""Plain text and Markdown: bytes to lines, lines to tables, as printed (planparse.readers)."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.document import Table
from tests.build import document_of, paragraphs_of, table, tables_of

PLAN = table("Recommendation | Action | Lead", "Improve audits | Meet café heads | Team Manager")
CELLS = [[["Recommendation", "Action", "Lead"], ["Improve audits", "Meet café heads", "Team Manager"]]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_reads_alike(tmp_path: Path, encoding: str) -> None:
    assert tables_of(document_of(tmp_path, PLAN.encode(encoding))) == CELLS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_reads_alike(tmp_path: Path, end: str) -> None:
    assert tables_of(document_of(tmp_path, PLAN.replace("\n", end))) == CELLS


def test_mixed_line_ends_part_lines(tmp_path: Path) -> None:
    assert paragraphs_of(document_of(tmp_path, "one\r\ntwo\rthree\nfour")) == ["one", "two", "three", "four"]


def test_cp1252_quotes_and_dashes_are_kept(tmp_path: Path) -> None:
    document = document_of(tmp_path, b"The council\x92s plan \x96 \x93draft\x94")
    assert paragraphs_of(document) == ["The council’s plan – “draft”"]


def test_form_feeds_give_pages(tmp_path: Path) -> None:
    document = document_of(tmp_path, "Cover\n\f" + PLAN)
    assert document.source.pages == 2
    assert [b.page for b in document.blocks if isinstance(b, Table)] == [2]
    assert document.breaks == (1,)


def test_text_without_page_marks_has_no_pages(tmp_path: Path) -> None:
    document = document_of(tmp_path, "Cover\n\n" + PLAN)
    assert document.source.pages is None
    assert document.breaks == ()


def test_the_end_of_the_last_line_is_no_page(tmp_path: Path) -> None:
    assert document_of(tmp_path, f"Cover\n\nPage 1\n\n{PLAN}\nPage 2\n").source.pages == 2


def test_printed_page_marks_give_pages(tmp_path: Path) -> None:
    document = document_of(tmp_path, f"Cover\n\nPage 1\n\n{PLAN}\nPage 2")
    assert document.source.pages == 2
    assert [b.page for b in document.blocks if isinstance(b, Table)] == [2]


def test_tags_never_reach_a_cell(tmp_path: Path) -> None:
    text = (
        "Action\tMeasures\nMeet heads<br>Write up\t<p>How</p> <ul> <li>Audits done.</li> <li>Plans made.</li> </ul>\n"
    )
    (_, row), *_ = tables_of(document_of(tmp_path, text))
    assert row == ["Meet heads\nWrite up", "How\n• Audits done.\n• Plans made."]


def test_less_than_a_figure_is_text(tmp_path: Path) -> None:
    text = "Action\tTarget\nReduce caseloads\t<50% of visits late and >90% seen\n"
    assert tables_of(document_of(tmp_path, text))[0][1] == ["Reduce caseloads", "<50% of visits late and >90% seen"]


def test_markdown_emphasis_never_reaches_a_cell(tmp_path: Path) -> None:
    assert tables_of(document_of(tmp_path, "**Action**\tLead\nMeet *all* heads\tHead\n"))[0] == [
        ["Action", "Lead"],
        ["Meet all heads", "Head"],
    ]


def test_pipe_table_loses_its_rule_and_frame(tmp_path: Path) -> None:
    text = "| Action | Lead |\n|:---|---:|\n| Meet heads | Head |\n"
    assert tables_of(document_of(tmp_path, text)) == [[["Action", "Lead"], ["Meet heads", "Head"]]]


def test_escaped_bar_is_text(tmp_path: Path) -> None:
    text = "| Action | Lead |\n|---|---|\n| Meet heads \\| governors | Head |\n"
    assert tables_of(document_of(tmp_path, text))[0][1] == ["Meet heads | governors", "Head"]


def test_blank_cells_keep_their_columns(tmp_path: Path) -> None:
    document = document_of(tmp_path, "No\tAction\tLead\n\tMeet heads\t\n")
    assert tables_of(document)[0][1] == ["", "Meet heads", ""]


def test_a_cell_knows_its_line_table_row_and_column(tmp_path: Path) -> None:
    document = document_of(tmp_path, "Cover\n\n" + PLAN)
    found = next(b for b in document.blocks if isinstance(b, Table))
    ref = found.rows[1].cells[2].ref
    assert (ref.line, ref.table, ref.row, ref.column) == (4, 1, 2, 3)


DRAWN = {
    "a rule under every row": (
        "+----+------+\n| No | Do   |\n+====+======+\n| 1  | Meet |\n|    | all  |\n+----+------+\n"
        "| 2  | Go   |\n+----+------+\n"
    ),
    "a rule under the header": (
        "+----+----------+\n| No | Do       |\n+----+----------+\n| 1  | Meet all |\n| 2  | Go       |\n"
        "+----+----------+\n"
    ),
    "wiki": '{| class="wikitable"\n! No !! Do\n|-\n| 1 || Meet all\n|-\n| 2\n| Go\n|}\n',
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_table_drawn_in_characters_has_its_cells(tmp_path: Path, name: str) -> None:
    assert tables_of(document_of(tmp_path, DRAWN[name])) == [[["No", "Do"], ["1", "Meet all"], ["2", "Go"]]]


def test_semicolons_divide_cells_and_quotes_hold_them(tmp_path: Path) -> None:
    text = 'No;Action;Lead\n1;"Meet; then write";JH\n2;Go;\n'
    expected = [["No", "Action", "Lead"], ["1", "Meet; then write", "JH"], ["2", "Go", ""]]
    assert tables_of(document_of(tmp_path, text)) == [expected]


def test_sentences_with_commas_and_semicolons_are_no_table(tmp_path: Path) -> None:
    text = "Met JH, SM, KP, and DC.\nThen went on, read, wrote, and left.\nNo; yes; maybe\nPerhaps, it may be; so.\n"
    assert tables_of(document_of(tmp_path, text)) == []


def test_words_beside_an_html_table_on_its_own_line_are_read(tmp_path: Path) -> None:
    row = "<tr><td>1</td><td>Meet heads</td></tr>"
    text = f"<h1>Action plan</h1><table>{row}{row}</table><h2>Annex</h2><p>More words.</p>\nLast line\n"
    read = document_of(tmp_path, text)
    assert paragraphs_of(read) == ["Action plan", "Annex", "More words.", "Last line"]
    assert len(tables_of(read)) == 1


def test_a_ditto_mark_in_a_markdown_table_opens_no_quotes(tmp_path: Path) -> None:
    text = (
        '| No | Action | Lead |\n|---|---|---|\n| 1 | Meet heads | JH |\n| 2 | Write to all | " |\n| 3 | Train | KL |\n'
    )
    assert tables_of(document_of(tmp_path, text))[0][2] == ["2", "Write to all", '"']
