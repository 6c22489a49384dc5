"""CSV and TSV: the dividing mark and the encoding found, quoted line ends kept (planparse.readers.delimited)."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.document import Table
from planparse.errors import TooLarge
from planparse.readers import read_document
from tests.build import document_of, paragraphs_of, tables_of

CELLS = [["No", "Action", "Lead"], ["1", "Meet heads, governors", "JH; KP"], ["2", "Write up", "SM"]]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_mark_is_found_by_how_the_rows_agree(tmp_path: Path, mark: str) -> None:
    text = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in CELLS)
    assert tables_of(document_of(tmp_path, text, "plan.csv")) == [CELLS]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_reads_alike(tmp_path: Path, encoding: str) -> None:
    document = document_of(tmp_path, "No,Action,Cost\n1,Café – “draft”,£5\n2,x,y\n".encode(encoding), "plan.csv")
    assert tables_of(document)[0][1] == ["1", "Café – “draft”", "£5"]
    assert document.source.media_type == "text/csv"


def test_quoted_line_ends_part_lines_in_a_cell(tmp_path: Path) -> None:
    text = 'No,Action,Lead\r\n1,"Meet heads\r\n- write up ""it""","JH\nKP"\r\n2,Go,SM\r\n'
    assert tables_of(document_of(tmp_path, text, "plan.csv"))[0][1:] == [
        ["1", 'Meet heads\n- write up "it"', "JH\nKP"], ["2", "Go", "SM"],
    ]  # fmt: skip


def test_a_cell_knows_the_lines_it_stands_on(tmp_path: Path) -> None:
    document = document_of(tmp_path, 'No,Action,Lead\n1,"Meet\nheads",JH\n2,Go,SM\n', "plan.csv")
    (found,) = [b for b in document.blocks if isinstance(b, Table)]
    action = found.rows[1].cells[1]
    assert (action.ref.table, action.ref.row, action.ref.column, action.ref.line) == (1, 2, 2, 2)
    assert [ref.line for ref in action.more] == [3]
    assert found.rows[2].cells[1].ref.line == 4


def test_titles_and_blank_lines_stand_outside_the_table(tmp_path: Path) -> None:
    text = "Action Plan,,\n,,\nNo,Action,Lead\n1,Meet,JH\n,,\nNote: draft,,\n"
    document = document_of(tmp_path, text, "plan.csv")
    assert paragraphs_of(document) == ["Action Plan", "Note: draft"]
    assert tables_of(document) == [[["No", "Action", "Lead"], ["1", "Meet", "JH"]]]


def test_excels_own_word_for_the_mark_is_no_row(tmp_path: Path) -> None:
    text = "sep=;\nNo;Action, how;Lead\n1;Meet, write, go;JH\n2;x;y\n"
    assert tables_of(document_of(tmp_path, text, "plan.csv"))[0][0] == ["No", "Action, how", "Lead"]
    assert paragraphs_of(document_of(tmp_path, text, "plan.csv")) == []


def test_a_quote_that_nothing_closes_is_a_letter(tmp_path: Path) -> None:
    text = 'No,Action,Lead\n1,"Meet heads,JH\n' + "".join(f"{n},Go,SM\n" for n in range(2, 90))
    rows = tables_of(document_of(tmp_path, text, "plan.csv"))[0]
    assert len(rows) == 90
    assert rows[1] == ["1", '"Meet heads', "JH"]


def test_divided_cells_are_found_under_another_name(tmp_path: Path) -> None:
    text = 'No,Action,Lead\n1,"Meet\nheads",JH\n2,Go,SM\n3,Do,SM\n'
    assert tables_of(document_of(tmp_path, text, "plan.txt"))[0][1] == ["1", "Meet\nheads", "JH"]


@pytest.mark.parametrize("name", ["plan.txt", "plan.csv"])
def test_prose_with_commas_is_no_table(tmp_path: Path, name: str) -> None:
    text = 'The plan, as agreed, follows.\nIt says "meet heads"; then, in May, write, read and go.\n\nThe end.\n'
    assert tables_of(document_of(tmp_path, text, name)) == []


def test_a_page_of_html_is_read_as_html_whatever_its_name(tmp_path: Path) -> None:
    text = "<html><body><table><tr><td>No, or not</td><td>Action</td></tr></table></body></html>"
    assert tables_of(document_of(tmp_path, text, "plan.csv")) == [[["No, or not", "Action"]]]


BOUNDLESS = ["a,b,c\n" * 20_000, (",".join("ab" * 150) + "\n") * 2, '"' + "x" * 200_000 + '",b,c\n']


@pytest.mark.parametrize("text", BOUNDLESS, ids=["60,000 cells", "300 columns", "a cell without end"])
def test_beyond_all_bounds_is_a_clear_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(text)
    with pytest.raises(TooLarge):
        read_document(path)


@pytest.mark.parametrize(("suffix", "mark"), [("csv", ","), ("tsv", "\t")])
def test_a_file_of_one_cell_a_row_is_its_text(tmp_path: Path, suffix: str, mark: str) -> None:
    lines = [
        "Corporate Peer Challenge, 15 to 18 July 2019",
        f"Lead officer: J Heap{mark} Chief Executive",
        "Status: Begun",
    ]
    text = "\n".join(f'"{line}"' if mark in line else line for line in lines)
    assert paragraphs_of(document_of(tmp_path, text, f"plan.{suffix}")) == [" ".join(ln.split()) for ln in lines]


def test_words_behind_a_quote_are_the_writers_own(tmp_path: Path) -> None:
    text = '"Getting better" plan\nLead officer: J Heap\n'
    assert paragraphs_of(document_of(tmp_path, text, "plan.csv")) == text.splitlines()


@pytest.mark.parametrize("suffix", ["csv", "tsv"])
def test_the_commas_of_sentences_divide_no_cells(tmp_path: Path, suffix: str) -> None:
    lines = [
        "Areas for improvement", "Within three months:", "Review the out of hours team, so that it can respond",
        "Within six months:", "Improve the choice of placements, working with others", "Looked after children",
    ]  # fmt: skip
    document = document_of(tmp_path, "\n".join(lines), f"plan.{suffix}")
    assert (paragraphs_of(document), tables_of(document)) == (lines, [])


def test_a_space_behind_every_mark_is_no_sentence_where_all_rows_have_it(tmp_path: Path) -> None:
    document = document_of(tmp_path, "No, Action, Lead\n1, Meet heads, JH\n2, Go, SM\n", "plan.csv")
    assert tables_of(document) == [[["No", "Action", "Lead"], ["1", "Meet heads", "JH"], ["2", "Go", "SM"]]]


SHEET_TEXT = (
    'Action Plan\n\nNo\tAction\tLead\n1\t"• Meet heads\n• Meet governors"\tJH\n2\tWrite up\tSM\n\n'
    "JH\tJo Hill\nSM\tSam Moss\nKP\tKit Penn\n"
)


def test_a_text_that_excel_saved_is_a_sheet_whatever_the_width_of_its_tables(tmp_path: Path) -> None:
    plan, key = tables_of(document_of(tmp_path, SHEET_TEXT))
    assert plan[1] == ["1", "• Meet heads\n• Meet governors", "JH"]
    assert [row[:2] for row in key] == [["JH", "Jo Hill"], ["SM", "Sam Moss"], ["KP", "Kit Penn"]]


def test_quotes_inside_a_cell_are_the_writer_s_own(tmp_path: Path) -> None:
    text = 'No\tAction\n1\t"Hear me" boards\n2\tsay "yes\n3\tor no" to each\n'
    assert tables_of(document_of(tmp_path, text))[0][1] == ["1", '"Hear me" boards']


def test_tables_of_several_widths_between_lines_of_text_are_tables(tmp_path: Path) -> None:
    prose = "".join(f"Line {n} of the text\n\n" for n in range(3))
    narrow = "Term,Meaning\nMTFS,Medium Term Financial Strategy\nLGA,Local Government Association\n"
    wide = "No,Recommendation,Action,Lead\n1,Set a budget,Draft it,Ann Lee\n2,Keep to it,Check it,Ann Lee\n"
    text = f"{prose}{narrow}\n{prose}{wide}\nName,Position\nAnn Lee,Chair\nJoe Bell,Clerk\nSam Orr,Member\n"
    heads = [[cell for cell in rows[0] if cell] for rows in tables_of(document_of(tmp_path, text, "plan.csv"))]
    assert heads == [["Term", "Meaning"], ["No", "Recommendation", "Action", "Lead"], ["Name", "Position"]]


def test_lines_between_tables_of_a_sheet_without_blank_rows_part_them(tmp_path: Path) -> None:
    head, row = "Action,Lead,Due\n", "Meet heads,HR,May\n"
    text = f"Plan,,\nOne,,\n{head}{row}Two,,\nAim: safety,,\n{head}{row}Three,,\n{head}{row}"
    document = document_of(tmp_path, text, "plan.csv")
    assert paragraphs_of(document) == ["Plan", "One", "Two", "Aim: safety", "Three"]
    assert len(tables_of(document)) == 3


def test_one_lone_cell_over_each_repeated_header_is_a_band_in_the_table(tmp_path: Path) -> None:
    head, row = "Action,Lead,Due\n", "Meet heads,HR,May\n"
    document = document_of(tmp_path, f"Plan,,\nOne,,\n{head}{row}Two,,\n{head}{row}", "plan.csv")
    assert len(tables_of(document)) == 1
