"""The Word files of the real plans hold the tables that were there before the pages: nothing lost, nothing added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pdfplumber
import pytest

from planparse.document import Paragraph
from planparse.readers import read_document
from tests.printing import PLANS, SAMPLES, Line, Printed, can_print, print_pdfs, whole_blocks, write_docx


@pytest.mark.parametrize("name", PLANS)
def test_whole_tables_lack_only_repeated_headers_and_page_marks(name: str) -> None:
    blocks = whole_blocks(name)
    printed = _words(_texts(blocks))
    source = _words(_source_texts(name))
    headers = _words(cell for block in blocks if isinstance(block, Printed) for cell in block.rows[0])
    assert not printed - source
    assert {word for word in source - printed if not word.replace(".", "").isdigit()} <= {*headers, "Page"}


@pytest.mark.skipif(not can_print(), reason="LibreOffice is not installed: nothing to print with")
@pytest.mark.parametrize("ruled", [True, False])
def test_a_plan_prints_with_its_header_and_foot_on_each_page(tmp_path: Path, ruled: bool) -> None:
    path = tmp_path / "plan.docx"
    write_docx(whole_blocks("oxfordshire-2011"), path, ruled, " 6.5.2011")
    with pdfplumber.open(print_pdfs([path])[0]) as document:
        pages = [page.extract_text() or "" for page in document.pages]
        rules = sum(len(page.lines) + len(page.rects) for page in document.pages)
    assert len(pages) > 3
    assert all("Evidence of" in page for page in pages[:3])
    assert "Page 2 6.5.2011" in pages[1]
    assert (rules > 0) == ruled


def _source_texts(name: str) -> list[str]:
    out: list[str] = []
    for block in read_document(SAMPLES / name / "plan.txt").blocks:
        if isinstance(block, Paragraph):
            out.append(block.text)
        else:
            out += [cell.text for row in block.rows for cell in row.cells]
    return out


def _texts(blocks: Iterable[Line | Printed]) -> list[str]:
    out: list[str] = []
    for block in blocks:
        out += [cell for row in block.rows for cell in row] if isinstance(block, Printed) else [block.text]
    return out


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in text.split())
