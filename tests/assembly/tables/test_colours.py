"""A RAG cell that holds a colour and no word says that word (contract, rule 8), in a real Word file."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from planparse import parse_plan
from planparse.schema import Action

HEADER = ["No", "Recommendation", "Action", "Lead", "By when", "RAG"]
ROWS = [
    ["1", "Improve assessments", "Train every team manager", "Head of Service", "June 2014", ""],
    ["2", "Hear children", "Set up a panel of young people", "Participation Officer", "July 2014", ""],
    ["3", "Reduce caseloads", "Recruit six social workers", "HR Manager", "May 2014", "Completed"],
]
GREEN, AMBER, BLUE = "00B050", "FFC000", "DBE5F1"


def actions(tmp_path: Path, shades: dict[tuple[int, int], str], key: str = "") -> list[Action]:
    word = docx.Document()
    word.add_heading("Safeguarding action plan", 1)
    made = word.add_table(rows=0, cols=len(HEADER))
    for r, texts in enumerate([HEADER, *ROWS]):
        for c, (cell, text) in enumerate(zip(made.add_row().cells, texts, strict=True)):
            cell.text = text
            if (r, c) in shades:
                fill = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{shades[r, c]}"/>'
                cell._tc.get_or_add_tcPr().append(parse_xml(fill))
    if key:
        word.add_paragraph(key)
    word.save(str(tmp_path / "plan.docx"))
    plan = parse_plan(tmp_path / "plan.docx")
    assert plan.coverage.unplaced == ()
    assert not {d.code for d in plan.diagnostics} & {"foreign_words", "doubled_words"}
    return [action for r in plan.recommendations for action in r.actions]


def test_a_colour_alone_is_kept_under_its_header(tmp_path: Path) -> None:
    read = actions(tmp_path, {(1, 5): GREEN, (2, 5): AMBER})
    assert [action.extra for action in read] == [{"RAG": "green"}, {"RAG": "amber"}, {}]
    assert [action.status for action in read] == [None, None, "completed"]


def test_the_documents_key_gives_a_colour_its_meaning(tmp_path: Path) -> None:
    read = actions(tmp_path, {(1, 5): GREEN, (2, 5): AMBER}, "Key: Green = completed, Amber = in progress")
    assert [action.status for action in read] == ["completed", "in_progress", "completed"]


def test_a_row_or_header_coloured_throughout_says_nothing(tmp_path: Path) -> None:
    whole = {(r, c): BLUE for r in (0, 2) for c in range(len(HEADER))}
    assert [action.extra for action in actions(tmp_path, whole)] == [{}, {}, {}]
