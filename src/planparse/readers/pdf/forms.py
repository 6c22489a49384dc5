"""Filled-in form fields and free-text notes: pdfium's text has only the page's own content, not what is laid over it.

Their appearances are made part of the page, in memory; a field whose file leaves its drawing to the viewer has no
appearance, and its value is set where the field stands.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

from planparse.readers.pdf.model import Word
from planparse.readers.pdf.pointers import call
from planparse.readers.pdf.turning import Turn

_count = call(raw.FPDFPage_GetAnnotCount)
_get = call(raw.FPDFPage_GetAnnot)
_close = call(raw.FPDFPage_CloseAnnot)
_kind = call(raw.FPDFAnnot_GetSubtype)
_flags = call(raw.FPDFAnnot_GetFlags)
_rect = call(raw.FPDFAnnot_GetRect)
_appearance = call(raw.FPDFAnnot_GetAP)
_type = call(raw.FPDFAnnot_GetValueType)
_string = call(raw.FPDFAnnot_GetStringValue)
_flatten = call(raw.FPDFPage_Flatten)

_TEXT = {raw.FPDF_ANNOT_WIDGET: b"V", raw.FPDF_ANNOT_FREETEXT: b"Contents"}
_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_LARGEST = 11.0  # points: a viewer's type size in a field that is higher
_ADVANCE = 0.5  # of the type size: a letter's width, on average
_MAX_FIELDS = 5_000


def has_fields(page: int) -> bool:
    """Whether form fields or free-text notes lie over a loaded page."""
    return any(_kind(note) in _TEXT for note in laid_over(page))


def flattened(page: int) -> bool:
    """Makes what is laid over the page part of its content; true where the page must be loaded anew to show it."""
    return bool(_flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)


def typed_words(page: int, turn: Turn) -> list[Word]:
    """The texts of what has no appearance, where a viewer would draw them; to be asked for before `flattened`."""
    out: list[Word] = []
    for note in laid_over(page):
        key = _TEXT.get(_kind(note))
        if key and not _flags(note) & _HIDDEN and _appearance(note, 0, None, 0) <= 2:
            rect = raw.FS_RECTF()
            value = string_of(note, key)
            if value.strip() and _rect(note, ctypes.byref(rect)):
                out += set_in(value, turn.box(rect.left, rect.bottom, rect.right, rect.top))
    return out


def laid_over(page: int) -> Iterator[Any]:
    """The handles of what is laid over a page, each closed before the next."""
    for index in range(min(_count(page), _MAX_FIELDS)):
        note = _get(page, index)
        if note:
            try:
                yield note
            finally:
                _close(note)


def string_of(note: int, key: bytes) -> str:
    """A text in an annotation's dictionary, "" where it has none: what a button is set to is a name, and no text."""
    name = ctypes.create_string_buffer(key)
    if _type(note, name) != raw.FPDF_OBJECT_STRING:
        return ""
    size = _string(note, name, None, 0)
    buffer = ctypes.create_string_buffer(size + 2)
    _string(note, name, buffer, size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")


def set_in(value: str, box: tuple[float, float, float, float]) -> Iterator[Word]:
    """The words of a value, set from the top left of its field's box, broken at its right edge."""
    left, top, right, bottom = box
    lines = value.splitlines()
    size = min(_LARGEST, max(1.0, (bottom - top) / max(len(lines), 1)))
    for line in lines:
        x = left + 1
        for word in line.split():
            wide = _ADVANCE * size * len(word)
            if x > left + 1 and x + wide > right:
                x, top = left + 1, top + size
            yield Word(word, x, top, x + wide, top + size, size)
            x += wide + _ADVANCE * size
        top += size
