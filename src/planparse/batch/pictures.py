"""Pages without a text layer, counted before a document is read: OCR takes many times as long for one as text does."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as raw

from planparse.readers.pdf.pdfium import opened


def count_pictures(data: bytes, password: str | None = None) -> int:
    """The pages of a PDF on which no text stands; raises EncryptedDocument and Damaged as `opened` does."""
    document = opened(data, password)
    try:
        return sum(_is_picture(document, index) for index in range(raw.FPDF_GetPageCount(document)))
    finally:
        raw.FPDF_CloseDocument(document)


def _is_picture(document: Any, index: int) -> bool:
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        return False
    try:
        return not (_has_text_object(page) or _has_characters(page))
    finally:
        raw.FPDF_ClosePage(page)


def _has_text_object(page: Any) -> bool:
    """Whether text stands on the page itself: the first text object ends the search."""
    objects = (raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page)))
    return any(raw.FPDFPageObj_GetType(found) == raw.FPDF_PAGEOBJ_TEXT for found in objects)


def _has_characters(page: Any) -> bool:
    """Whether any text stands in what is drawn on the page: in forms too."""
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return False
    count = raw.FPDFText_CountChars(text)
    raw.FPDFText_ClosePage(text)
    return bool(count > 0)
