"""Pages that are pictures: rules found on them by any machine, words and colours where the extra `ocr` is installed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from planparse.document import Document, Table
from planparse.readers.pdf.model import PageContent
from planparse.readers.pdf.ocr import _Child, is_installed
from planparse.readers.pdf.ocr_child import ink_words, parted, plain, rule_of
from planparse.readers.pdf.ocr_drawn import SCALE, Bar, bars_of, coloured_areas, lean_of, without_bars
from planparse.readers.pdf.read import read_pdf
from planparse.schema import Source
from tests.readers.pdf.sheets import bar, lattice, pdf, text

SOURCE = Source(name="plan.pdf", media_type="application/pdf", sha256="0" * 64, size_bytes=1)
WITH_OCR = pytest.mark.skipif(not is_installed(), reason="the extra ocr (rapidocr, onnxruntime) is not installed")

Line = tuple[float, float, float, float]


def picture(*drawn: str, turned: float = 0.0) -> Any:
    """A page as a scanner sees it, anticlockwise by some degrees: Pillow's, in colour."""
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf("".join(drawn)))[0].render(scale=SCALE).to_pil().convert("RGB")
    return page.rotate(turned, resample=3, expand=turned == 90, fillcolor="white")


def grey(*drawn: str, turned: float = 0.0) -> Any:
    """The same, grey, rows by columns."""
    import numpy

    return numpy.asarray(picture(*drawn, turned=turned).convert("L"))


def scanned(*pages: Any) -> bytes:
    """A file of pictures."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    return out.getvalue()


def rules(*drawn: str) -> list[Line]:
    return [rule_of(bar) for bar in bars_of(grey(*drawn))]


def near(found: list[Line], wanted: list[Line]) -> bool:
    rounded = sorted(tuple(round(value / 3) for value in rule) for rule in found)
    return rounded == sorted(tuple(round(value / 3) for value in rule) for rule in wanted)


def test_the_lines_of_a_table_are_seen_and_the_strokes_of_letters_are_not() -> None:
    found = rules(lattice((51, 150, 300), (102, 132)), text(60, 120, "Illicit filling", 14))
    level: list[Line] = [(51.0, y, 300.0, y) for y in (102.0, 132.0)]
    assert near(found, level + [(x, 102.0, x, 132.0) for x in (51.0, 150.0, 300.0)])


@pytest.mark.parametrize(("thick", "count"), [(2, 1), (20, 0)])
def test_a_thin_bar_is_a_rule_and_a_filled_area_is_none(thick: int, count: int) -> None:
    found = rules(bar(50, 100, 350, 100 + thick))
    assert sum(rule[1] == rule[3] for rule in found) == count


def test_a_rule_on_a_dark_ground_is_a_rule() -> None:
    found = rules(bar(50, 100, 350, 160, "0.8 0.2 0.2"), bar(50, 130, 350, 131))
    assert near(found, [(50.0, 130.5, 350.0, 130.5)])


def test_a_line_that_leans_a_little_is_one_rule() -> None:
    assert len(rules("50 300 m 550 297 l S\n")) == 1


@pytest.mark.parametrize("turned", [0.0, 0.4, -1.5])
def test_a_page_s_lean_is_what_it_was_turned_by(turned: float) -> None:
    import math

    lines = "".join(text(50, y, "Ensure that every plan is audited each month", 12) for y in range(60, 360, 20))
    assert math.degrees(math.atan(lean_of(grey(lines, turned=turned)))) == pytest.approx(-turned, abs=0.06)


@pytest.mark.parametrize(("size", "words"), [(8, 5), (12, 5), (24, 5)])
def test_words_are_parted_by_the_gaps_in_the_ink(size: int, words: int) -> None:
    line = (round(50 * SCALE), round((100 - size) * SCALE), round(590 * SCALE), round((100 + 0.3 * size) * SCALE))
    assert len(ink_words(grey(text(52, 100, "Audit. The plans, fully illicit", size)), line)) == words


def test_light_words_on_a_dark_ground_are_parted_as_well() -> None:
    shown = grey(bar(40, 80, 400, 120, "0 0 0.4"), "1 1 1 rg " + text(52, 105, "Lead officer", 12))
    assert len(ink_words(shown, (round(45 * SCALE), round(94 * SCALE), round(200 * SCALE), round(109 * SCALE)))) == 2


def test_a_line_seen_across_a_rule_is_two() -> None:
    upright = Bar(100, 0, 102, 200, False)
    assert parted((50, 20, 300, 60), [upright, Bar(0, 10, 400, 12, True)]) == [(50, 20, 100, 60), (102, 20, 300, 60)]


@pytest.mark.parametrize(
    ("read", "text"), [("LÃC", "LAC"), ("IĆS", "ICS"), ("café", "café"), ("Tŷ Gŵyr", "Tŷ Gŵyr"), ("½ – £5", "½ – £5")]
)
def test_marks_on_letters_that_neither_english_nor_welsh_prints_are_specks(read: str, text: str) -> None:
    assert plain(read) == text


def test_what_is_read_is_the_picture_without_its_rules() -> None:
    shown = grey(lattice((51, 150), (102, 132)), text(60, 120, "Lead", 14))
    assert (without_bars(shown, bars_of(shown)) < 128).sum() == (grey(text(60, 120, "Lead", 14)) < 128).sum()


@WITH_OCR
def test_areas_of_one_colour_are_found_whatever_is_printed_on_them() -> None:
    import numpy

    cells = (
        bar(50, 100, 150, 140, "0 0.69 0.31")
        + bar(50, 141, 150, 180, "1 0.75 0")
        + bar(50, 181, 150, 220, "0.9 0.9 0.9")
    )
    found = coloured_areas(numpy.asarray(picture(cells, text(60, 125, "On track", 14), lattice((50, 150), (140, 180)))))
    boxes = sorted((round(top / SCALE), round(bottom / SCALE), shade) for _, top, _, bottom, shade in found)
    assert boxes == [(100, 140, (0, 176, 79)), (141, 180, (255, 191, 0))]


def test_a_child_that_fails_leaves_the_page_as_it_is() -> None:
    page = PageContent(1, 600.0, 400.0, (), pictured=True)
    child = _Child(b"no PDF", None)
    try:
        assert child.read(page) is page
        assert child.read(page) is page
    finally:
        child.end()


TABLE = (
    bar(375, 140, 500, 180, "1 0 0"),
    lattice((50, 250, 375, 500), (100, 140, 180)),
    text(60, 125, "Recommendation", 14),
    text(260, 125, "Lead officer", 14),
    text(385, 125, "RAG", 14),
    text(60, 165, "Audit the plans. Report", 14),
    text(260, 165, "Head of Service", 14),
)
ROWS = [["Recommendation", "Lead officer", "RAG"], ["Audit the plans. Report", "Head of Service", ""]]


@pytest.fixture(scope="module")
def document() -> Document:
    """The same table three times: as it should be, leaning, on its side."""
    return read_pdf(scanned(*(picture(*TABLE, turned=turned) for turned in (0.0, 1.5, 90.0))), SOURCE)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


@WITH_OCR
@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_table_on_a_picture_is_read_cell_by_cell_and_word_by_word(document: Document, page: int) -> None:
    (table,) = (table for table in tables(document) if table.page == page)
    assert [[cell.text for cell in row.cells] for row in table.rows] == ROWS


@WITH_OCR
def test_a_shaded_cell_on_a_picture_has_its_colour_s_word(document: Document) -> None:
    shades = [[cell.shade for cell in row.cells] for row in tables(document)[0].rows]
    assert shades == [["", "", ""], ["", "", "red"]]


@WITH_OCR
def test_a_page_read_from_a_picture_says_so(document: Document) -> None:
    assert [item.code for item in document.diagnostics] == ["read_by_ocr"] * 3


def test_the_engine_is_told_to_report_to_nobody_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_installed():
        pytest.skip("the extra ocr (rapidocr, onnxruntime) is not installed")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    read_pdf(scanned(picture(text(60, 125, "Recommendation", 14))), SOURCE)
    assert list(tmp_path.iterdir()) == []
