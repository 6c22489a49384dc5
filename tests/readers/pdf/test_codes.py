"""A font that lacks the signs of its text stands in another's place."""

from __future__ import annotations

import pytest

from planparse.readers.pdf.codes import first_texts, lacks_signs, with_widths

LOWER = frozenset(range(97, 123))


def test_a_font_knows_the_codes_that_have_a_width() -> None:
    assert with_widths(65, b"722 0 667 0.0 500.5") == {65, 67, 69}


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (b"BT /F1 10 Tf (one) Tj [(tw)-3(o)] TJ /F2 9 Tf (other) Tj ET", b"onetwo"),
        (b"/F2 9 Tf (other) Tj /F1 10 Tf (one) Tj ET Q BT (outer) Tj", b"one"),
        (b"/F1 10 Tf (a\\(b\\)\\n\\101\\7) Tj", b"a(b)\nA\x07"),
        (b"/F1 10 Tf [<6f6e> -2 <65>] TJ", b"one"),
        (b"/F1 10 Tf (a) Tj /Span <</ActualText(\xfe\xff\x01\x02)>> BDC (b) Tj", b"a"),
        (b"/F1 10 Tf (a) Tj /F2 9 Tf (b) Tj /F1 10 Tf (c) Tj", b"ac"),
        (b"/F10 10 Tf (other) Tj", b""),
    ],
)
def test_the_first_texts_of_a_font_are_those_until_the_next(content: bytes, shown: bytes) -> None:
    assert b"".join(first_texts(content, b"F1")) == shown


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        (b"ward", False),
        (b"new ward\xa0\xad", False),  # spaces need no width
        (b"Old Ward", False),  # two capitals may be a producer's slip
        (b"OLD WARD", True),
    ],
)
def test_text_in_signs_that_the_font_lacks_is_another_fonts(text: bytes, lacks: bool) -> None:
    assert lacks_signs(b"/F1 10 Tf (" + text + b") Tj", b"F1", LOWER) == lacks
