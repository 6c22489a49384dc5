"""The slow path: what pdfplumber tells of a page, made into the words that the rest of the reader works with."""

from __future__ import annotations

from io import BytesIO

import pytest

from planparse.readers.pdf.plumber import plumbed_pages
from tests.hostile.pdfs import objects, stream
from tests.readers.pdf.sheets import assembled, text

CMAP = b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfchar <61> <%s> endbfchar endcmap end"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 5 0 R>>"


def sign_of(letter: bytes) -> BytesIO:
    """A page with one sign, "a", which its font says is `letter` (UTF-16, as hexadecimal digits), and one word."""
    made = objects(text(50, 200, "a", font="F2") + text(150, 200, "plan"))
    page = made[10].replace(b"/F1 3 0 R", b"/F1 3 0 R/F2 4 0 R")
    return BytesIO(assembled(made | {4: FONT, 5: stream(CMAP % letter), 10: page}))


@pytest.mark.parametrize(("letter", "words"), [(b"", ["plan"]), (b"0020", ["plan"]), (b"0062", ["b", "plan"])])
def test_a_sign_that_its_font_gives_no_letter_is_no_word(letter: bytes, words: list[str]) -> None:
    (page,) = plumbed_pages(sign_of(letter))
    assert [word.text for word in page.words] == words
