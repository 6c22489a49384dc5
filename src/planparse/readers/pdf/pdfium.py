"""The engine: pdfium's own calls, few of them per word, turned into the words, rules and fills of each page.

Every call through ctypes costs as much as reading ten characters, so the text of a page comes in one call and
boxes are asked for the first and the last character of a word only.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from planparse.errors import Damaged, EncryptedDocument, TooLarge
from planparse.readers.pdf.drawing import drawn_on
from planparse.readers.pdf.forms import flattened, has_fields, typed_words
from planparse.readers.pdf.gibberish import is_mute
from planparse.readers.pdf.model import AFAR, SPECK, Box, PageContent, Word, made, placed
from planparse.readers.pdf.pointers import argument, call, quickly
from planparse.readers.pdf.turning import UPWARD, Turn, turn_of

_count_chars = call(raw.FPDFText_CountChars)
_get_text = call(raw.FPDFText_GetText)
_get_unicode = call(raw.FPDFText_GetUnicode)
_loose_box = quickly(raw.FPDFText_GetLooseCharBox)
_text_object = quickly(raw.FPDFText_GetTextObject)
_char_matrix = quickly(raw.FPDFText_GetMatrix)
_font_size = quickly(raw.FPDFText_GetFontSize)
_font_of = quickly(raw.FPDFTextObj_GetFont)
_font_name = call(raw.FPDFFont_GetBaseFontName)
_load_text = call(raw.FPDFText_LoadPage)
_close_text = call(raw.FPDFText_ClosePage)
_load_page = call(raw.FPDF_LoadPage)
_close_page = call(raw.FPDF_ClosePage)

_one_box = struct.Struct("4f").unpack_from
_two_ends = struct.Struct("f8xff4x2f").unpack_from  # of one box: left, bottom; of the next: left, right, bottom
_end_of_matrix = struct.Struct("8x4f").unpack_from
_hypot = math.hypot

_WORD = re.compile(
    r"[^\s\ufffe\x00-\x1f\u200b]+[\ufffe\x02]?"
)  # pdfium gives U+FFFE or U+0002 for a hyphen at a line's end
_HYPHENS = ("\ufffe", "\x02")
_BOLD = re.compile(r"bold|black|heavy|demi", re.I)
_ASCENT = 0.78  # of the em square above the baseline; the fonts of offices have 0.73 to 0.93
_MAX_PAGES = 5_000
# what may be the mark of an endnote, if it is raised: figures and stars after a word; those of "km2" are none; what a
# mark begins with comes first, as the search for one of a few characters is fast
_MARK = re.compile(
    r"[0-9*†‡§](?:(?<=[^\W\d_][^\W\d_].)|(?<=[^\W\d_][.,;:?!)’”'\"].)|(?<=[^\W\d_][^\s\d] .))"
    r"(?<!\b[kcdm]m.)[\d*]{0,2}(?!\w)"
)
_SMALLER = 0.85  # of the size of the word it stands at
_RAISED = 0.12  # of that size, at least


def pages_of(data: bytes, password: str | None = None) -> Iterator[PageContent]:
    """The pages in order, each closed before the next is opened, so that memory stays flat.

    Raises EncryptedDocument where the password is missing or wrong, Damaged where pdfium can't open it,
    TooLarge beyond the limit of pages.
    """
    document = opened(data, password)
    try:
        count = raw.FPDF_GetPageCount(document)
        if count > _MAX_PAGES:
            raise TooLarge(f"has {count} pages, over {_MAX_PAGES}; split it")
        for index in range(count):
            yield page_content(document, index)
    finally:
        raw.FPDF_CloseDocument(document)


def opened(data: bytes, password: str | None = None) -> Any:
    """A pdfium document handle over `data`, which must live as long as the handle."""
    key = password.encode() if password else None
    document = raw.FPDF_LoadMemDocument64(data, len(data), key)
    if document:
        return document
    code = raw.FPDF_GetLastError()
    if code == raw.FPDF_ERR_PASSWORD:
        how = "the password is wrong" if password else "give its password with --password"
        raise EncryptedDocument(f"is encrypted; {how}")
    if code == raw.FPDF_ERR_SECURITY:
        raise EncryptedDocument("is encrypted in a way that pdfium does not know; save it without protection")
    raise Damaged("is damaged or no PDF; open and save it anew")


def opens(data: bytes, password: str | None = None) -> bool:
    """Whether pdfium finds any page; true for an encrypted file whose password is missing or wrong."""
    try:
        return page_count(data, password) > 0
    except EncryptedDocument:
        return True
    except Damaged:
        return False


def page_count(data: bytes, password: str | None = None) -> int:
    """How many pages pdfium finds; raises EncryptedDocument and Damaged as `opened` does."""
    document = opened(data, password)
    count = raw.FPDF_GetPageCount(document)
    raw.FPDF_CloseDocument(document)
    return int(count)


def page_content(document: Any, index: int) -> PageContent:
    """One page; a page that pdfium can't load is empty and damaged."""
    page = _load_page(document, index)
    if not page:
        return PageContent(index + 1, 0.0, 0.0, (), damaged=True)
    typed: list[Word] = []
    try:
        turn = turn_of(page)
        if has_fields(page):
            typed = typed_words(page, turn)
            page = renewed(document, page, index) if flattened(page) else page
        drawn = drawn_on(page, turn)
        found, mute = words_on(page, turn)
        words = (*found, *typed)
    finally:
        _close_page(page)
    pictured = not words and drawn.pictured
    return PageContent(
        index + 1, turn.width, turn.height, words, drawn.rules, drawn.fills, mute, pictured, drawn.sketched
    )


def renewed(document: Any, page: int, index: int) -> int:
    """The page loaded again; what it was before where it can't be."""
    again = _load_page(document, index)
    if not again:
        return page
    _close_page(page)
    return int(again)


def words_on(page: int, turn: Turn) -> tuple[tuple[Word, ...], bool]:
    """The words of a page in the order of its content, and whether more stand there that are no letters."""
    text_page = _load_text(page)
    if not text_page:
        return (), False
    try:
        text = text_of(text_page)
        return tuple(_Reader(text_page, turn).words(text)), is_mute(text)
    finally:
        _close_text(text_page)


def text_of(text_page: int) -> str:
    """The page's characters, one code point per pdfium character, so that places in it are pdfium's indexes."""
    count = _count_chars(text_page)
    if count <= 0:
        return ""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    units = _get_text(text_page, 0, count, buffer) - 1
    text = buffer.raw[: 2 * units].decode("utf-16-le", "surrogatepass")
    if units == count == len(text):
        return text
    return "".join(chr(_get_unicode(text_page, i) or 0x20) for i in range(count))


class _Run(NamedTuple):
    """What holds for all characters of one text object: its weight, and where upright text stands.

    `top` and `bottom` are those of the font's em square on its baseline: pdfium's own boxes are as high as the
    letters where a font doesn't say its height, so that a line's words would seem to dance.
    """

    bold: bool
    upright: bool
    top: float
    bottom: float
    size: float


_run = made(_Run)


class _Reader:
    """The words of one text page; holds the buffers that pdfium fills."""

    def __init__(self, text_page: int, turn: Turn) -> None:
        self.text_page = argument(text_page)
        self.turn = turn
        self.floats = (ctypes.c_float * 8)()  # two boxes (left, top, right, bottom), or a matrix
        self.ref = ctypes.byref(self.floats)
        self.next_ref = ctypes.byref(self.floats, ctypes.sizeof(raw.FS_RECTF))
        self.runs: dict[int | None, _Run] = {}  # by text object
        self.fonts: dict[int | None, bool] = {}
        self.up = UPWARD[turn.quarters]
        self.down = turn.matrix[1::2]  # b, d, f: how far down the page a point is seen, bx + dy + f

    def words(self, text: str) -> list[Word]:
        """The words of `text`, the page's characters.

        The loop that takes most of the reader's time: what it calls is held in locals, and the boxes of its first
        and last characters are asked for here.
        """
        page, floats, one, other, runs = self.text_page, self.floats, self.ref, self.next_ref, self.runs
        loose_box, text_object, two_ends, new = _loose_box, _text_object, _two_ends, tuple.__new__
        left, unturned = self.turn.left, self.turn.upright
        out: list[Word] = []
        marks = self.marks(text)
        found = spans(text, marks)
        text = text.translate(_TO_HYPHEN) if any(hyphen in text for hyphen in _HYPHENS) else text
        before = -1  # the text object of the word before
        for first, end in found:
            handle = text_object(page, first)
            if handle != before:
                before = handle
                bold, upright, top, bottom, size = runs.get(handle) or self.run(handle, first)
            if unturned:
                loose_box(page, first, one)
                loose_box(page, end - 1, other)
                x0, low, last, x1, drop = two_ends(floats)
                x0, last, x1, drop = x0 - left, last - left, x1 - left, low - drop
            else:
                x0, last, x1, drop = self.turned_ends(first, end - 1)
            if upright and x0 <= last and x1 - x0 <= size * 1.2 * (end - first) and -size < 2 * drop < size:
                out.append(new(Word, (text[first:end], x0, top, x1, bottom, size, bold, first in marks)))
            else:
                out += self.parted(text, first, end, bold)
        return out

    def marks(self, text: str) -> dict[int, int]:
        """Where the marks of endnotes begin and end: of a smaller font, raised, at the end of a word."""
        found = {}
        for mark in _MARK.finditer(text):
            first, end = mark.span()
            before = first - 1 - (text[first - 1] == " ")
            own, base = _text_object(self.text_page, first), _text_object(self.text_page, before)
            if own != base:
                small = self.runs.get(own) or self.run(own, first)
                large = self.runs.get(base) or self.run(base, before)
                rise = large.top + _ASCENT * large.size - small.top - _ASCENT * small.size
                if small.upright and small.size < _SMALLER * large.size and _RAISED * large.size < rise < large.size:
                    found[first] = end
        return found

    def turned_ends(self, first: int, last: int) -> tuple[float, float, float, float]:
        """Where a word begins, where its last character does, where it ends, and how far that has left the line.

        For a page that is seen turned.
        """
        one, other = self.box(first), self.box(last)
        return one[0], other[0], other[2], other[3] - one[3]

    def run(self, handle: int | None, index: int) -> _Run:
        """The run that the character at `index` belongs to, of the text object `handle`; kept for its other words."""
        page = self.text_page
        font = _font_of(argument(handle)) if handle else None
        bold = self.fonts.get(font)
        if bold is None:
            bold = self.fonts[font] = font is not None and is_bold(font)
        found = None
        if _char_matrix(page, index, self.ref):
            across, up, x, y = _end_of_matrix(self.floats)
            tall = _hypot(across, up)
            size = _font_size(page, index) * tall
            b, d, f = self.down
            base = b * x + d * y + f  # upright text stands on the line through its first character's origin
            ux, uy = self.up
            if SPECK < size < AFAR and across * ux + up * uy > 0.9 * tall and -AFAR < base < AFAR:
                found = _run((bold, True, base - _ASCENT * size, base + (1 - _ASCENT) * size, size))
        self.runs[handle] = found = found or _run((bold, False, 0.0, 0.0, 0.0))
        return found

    def box(self, index: int) -> Box:
        """pdfium's box of one character as the page is seen."""
        _loose_box(self.text_page, index, self.ref)
        left, top, right, bottom = _one_box(self.floats)
        return self.turn.box(left, bottom, right, top)

    def parted(self, text: str, first: int, end: int, bold: bool) -> Iterator[Word]:
        """A run that jumps (text of two cells drawn without a space between, or set upwards), cut where it does."""
        boxes = [self.box(i) for i in range(first, end)]
        start = 0
        for i in range(1, len(boxes) + 1):
            if i == len(boxes) or jumps(boxes[i - 1], boxes[i]):
                said = text[first + start : first + i]
                x0, top, x1, bottom = placed(around(boxes[start:i]))
                run = self.run(_text_object(self.text_page, first + start), first + start)
                if run.upright:
                    top, bottom = run.top, run.bottom
                yield Word(said, x0, top, x1, bottom, bottom - top, bold)
                start = i


def is_bold(font: int) -> bool:
    """Whether a font is a bold one by its name."""
    buffer = ctypes.create_string_buffer(128)
    _font_name(font, buffer, 128)
    return bool(_BOLD.search(buffer.value.decode("latin-1")))


def spans(text: str, marks: Mapping[int, int]) -> Iterable[tuple[int, int]]:
    """Where each word of `text` begins and ends, `marks` (first, end) as words of their own."""
    found = map(re.Match.span, _WORD.finditer(text))
    return cut_at(found, sorted({*marks, *marks.values()})) if marks else found


def cut_at(found: Iterable[tuple[int, int]], cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The spans, cut at the places that lie within them; both in order."""
    ahead = iter((*cuts, sys.maxsize))
    cut = next(ahead)
    for first, end in found:
        while cut < end:
            if first < cut:
                yield first, cut
                first = cut
            cut = next(ahead)
        yield first, end


def around(boxes: Sequence[Box]) -> Box:
    """The box around boxes."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


_TO_HYPHEN = str.maketrans(dict.fromkeys(_HYPHENS, "-"))


def jumps(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether the next character doesn't stand beside the one before, either way that text can run."""
    high, wide = one[3] - one[1], one[2] - one[0]
    size = max(high, wide, 1.0)
    level = min(one[3], other[3]) - max(one[1], other[1]) > 0.2 * min(high, other[3] - other[1])
    upward = min(one[2], other[2]) - max(one[0], other[0]) > 0.2 * min(wide, other[2] - other[0])
    across = level and -size < other[0] - one[2] < size
    along = upward and (-size < other[1] - one[3] < size or -size < one[1] - other[3] < size)
    return not (across or along)
