"""Pages that are pictures: rules found on them by any machine, words where the extra `ocr` is installed."""

from __future__ import annotations

import io
from typing import Any

import pytest

from planparse.document import Document, Table
from planparse.readers.pdf.model import PageContent
from planparse.readers.pdf.ocr import _Child, is_installed, rules_seen
from planparse.readers.pdf.read import read_pdf
from planparse.schema import Source
from tests.readers.pdf.sheets import bar, lattice, pdf, text

SOURCE = Source(name="plan.pdf", media_type="application/pdf", sha256="0" * 64, size_bytes=1)
PIXELS = 200 / 72


def seen(*drawn: str) -> Any:
    """The picture of a page, grey."""
    import pypdfium2

    picture: Any = pypdfium2.PdfDocument(pdf("".join(drawn)))[0].render(scale=PIXELS, grayscale=True).to_numpy()
    return picture[:, :, 0] if picture.ndim == 3 else picture


def scanned(*drawn: str) -> bytes:
    """A file whose one page is a picture of what is drawn."""
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(seen(*drawn)).convert("RGB").save(out, "PDF", resolution=200)
    return out.getvalue()


def near(rules: list[tuple[float, float, float, float]], wanted: list[tuple[float, float, float, float]]) -> bool:
    rounded = sorted(tuple(round(value / 3) for value in rule) for rule in rules)
    return rounded == sorted(tuple(round(value / 3) for value in rule) for rule in wanted)


def test_the_lines_of_a_table_are_seen_and_the_strokes_of_letters_are_not() -> None:
    picture = seen(lattice((51, 150, 300), (102, 132)), text(60, 120, "Illicit filling", 14))
    wanted = [(51, y, 300, y) for y in (102, 132)] + [(x, 102, x, 132) for x in (51, 150, 300)]
    assert near(rules_seen(picture), [(float(a), float(b), float(c), float(d)) for a, b, c, d in wanted])


@pytest.mark.parametrize(("thick", "rules"), [(2, 1), (20, 0)])
def test_a_thin_bar_is_a_rule_and_a_filled_area_is_none(thick: int, rules: int) -> None:
    found = rules_seen(seen(bar(50, 100, 350, 100 + thick)))
    assert sum(rule[1] == rule[3] for rule in found) == rules


def test_a_line_that_leans_a_little_is_one_rule() -> None:
    picture = seen("50 300 m 550 297 l S\n")
    assert len(rules_seen(picture)) == 1


def test_a_child_that_fails_leaves_the_page_as_it_is() -> None:
    page = PageContent(1, 600.0, 400.0, (), pictured=True)
    child = _Child(b"no PDF", None)
    try:
        assert child.read(page) is page
        assert child.read(page) is page
    finally:
        child.end()


@pytest.fixture(scope="module")
def document() -> Document:
    if not is_installed():
        pytest.skip("the extra ocr (rapidocr, onnxruntime) is not installed")
    return read_pdf(
        scanned(
            lattice((50, 250, 500), (100, 140, 180)),
            text(60, 125, "Recommendation", 14),
            text(260, 125, "Lead officer", 14),
            text(60, 165, "Audit the plans", 14),
            text(260, 165, "Head of Service", 14),
        ),
        SOURCE,
    )


def test_a_table_on_a_picture_is_read_cell_by_cell(document: Document) -> None:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    rows = [[cell.text.replace(" ", "") for cell in row.cells] for row in table.rows]  # it sees not every space
    assert rows == [["Recommendation", "Leadofficer"], ["Audittheplans", "HeadofService"]]


def test_a_page_read_from_a_picture_says_so(document: Document) -> None:
    assert [item.code for item in document.diagnostics] == ["read_by_ocr"]
