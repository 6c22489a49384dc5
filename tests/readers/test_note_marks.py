"""The raised mark of a note is left out alike, whatever file it is typed in."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as new_document

from planparse.readers import read_document
from tests.build import paragraphs_of

RUNS = [
    (("The guidance", "2", " is out"), "The guidance is out"),
    (("The guidance.", "12", ""), "The guidance."),
    (("By the 1", "st", " May"), "By the 1st May"),
    (("Within 5 km", "2", ""), "Within 5 km2"),
    (("", "2", " Approved in May"), "2 Approved in May"),
]


@pytest.mark.parametrize(("runs", "printed"), RUNS)
def test_a_raised_figure_behind_a_word_is_no_text_of_a_word_file(
    tmp_path: Path, runs: tuple[str, str, str], printed: str
) -> None:
    document = new_document()
    paragraph = document.add_paragraph(runs[0])
    paragraph.add_run(runs[1]).font.superscript = True
    paragraph.add_run(runs[2])
    path = tmp_path / "plan.docx"
    document.save(str(path))
    assert paragraphs_of(read_document(path)) == [printed]
