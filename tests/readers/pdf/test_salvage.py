"""What is left of a PDF that has lost its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.document import Paragraph
from planparse.errors import UnreadableDocument
from planparse.readers.pdf.pdfium import pages_of
from planparse.readers.pdf.read import read_pdf
from planparse.readers.pdf.salvage import salvaged
from planparse.schema import Source
from tests.readers.pdf.sheets import packed_pages, pdf, text

SAMPLES = Path(__file__).parents[3] / "samples"
SOURCE = Source(name="plan.pdf", media_type="application/pdf", sha256="0" * 64, size_bytes=1)
WHOLE = pdf(text(50, 60, "First page."), text(50, 60, "Second page."))


def said(data: bytes) -> list[str]:
    document = read_pdf(data, SOURCE)
    assert "source_damaged" in [item.code for item in document.diagnostics]
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_pages_are_read_without_the_table_of_objects() -> None:
    assert said(WHOLE[: WHOLE.index(b"xref")]) == ["First page.", "Second page."]


def test_the_pages_before_the_cut_are_read() -> None:
    assert said(WHOLE[: WHOLE.index(b"13 0 obj")]) == ["First page."]


def test_pages_packed_into_streams_of_objects_are_found() -> None:
    data = (SAMPLES / "bexley-2024-send/plan.pdf").read_bytes()
    words = " ".join(said(data[:-300])).split()
    assert len(words) > 2_000


def test_a_packed_page_is_unpacked() -> None:
    made = salvaged(packed_pages())
    assert made is not None
    assert len(list(pages_of(made))) == 1


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n", b"not a PDF", WHOLE[:60], WHOLE.replace(b"/Root", b"/Encrypt 5 0 R/Root")]
)
def test_nothing_is_made_of_a_file_without_pages_or_a_locked_one(data: bytes) -> None:
    assert salvaged(data) is None


def test_a_file_without_pages_is_an_error() -> None:
    with pytest.raises(UnreadableDocument):
        read_pdf(WHOLE[:60], SOURCE)


def test_a_number_out_of_reason_costs_no_memory() -> None:
    made = salvaged(WHOLE.replace(b"11 0 obj", b"99999999 0 obj"))
    assert made is not None
    assert len(made) < 2 * len(WHOLE) + 2_000
