"""A font that lacks the signs of its text stands in another's place."""

from __future__ import annotations

import pytest

from planparse.readers.pdf.codes import Signs, first_texts, lacks_signs, with_letters, with_widths

LOWER = Signs(frozenset(range(97, 123)))


def test_a_font_knows_the_codes_that_have_a_width() -> None:
    assert with_widths(65, b"722 0 667 0.0 500.5").codes == {65, 67, 69}


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


MAP = b"""/CIDInit /ProcSet findresource begin
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0026> <0043> <00 2B><00660069> endbfchar
2 beginbfrange <0030> <0032> <0061>
<0040><0041>[<0041> <0042>] endbfrange"""


def test_a_font_of_two_bytes_knows_the_codes_that_its_map_gives_letters_for() -> None:
    assert with_letters(MAP) == Signs(frozenset((0x26, 0x2B, 0x30, 0x31, 0x32, 0x40, 0x41)), 2)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"begincmap endcmap",
        b"beginbfrange <0000> <FFFFFFFF> <0000> endbfrange",
        b"/Other usecmap beginbfchar <0026> <0043> endbfchar",  # goes on in another map
    ],
)
def test_a_map_of_nothing_or_of_more_than_there_is_says_nothing(content: bytes) -> None:
    assert with_letters(content) is None


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        (b"[<0026002B> 3 <0030>] TJ", False),
        (b"(\\000\\046\\000\\053) Tj", False),
        (b"<002600FF00FE> Tj", False),  # two signs without letters: a producer's slip
        (b"(Recommendation) Tj", True),  # of a font of one byte
        (b"<0061006200630064> Tj", True),  # of another font of two
    ],
)
def test_text_in_codes_that_a_font_of_two_bytes_has_no_letters_for_is_another_fonts(text: bytes, lacks: bool) -> None:
    known = with_letters(MAP)
    assert known is not None
    assert lacks_signs(b"/F1 10 Tf " + text, b"F1", known) == lacks


def test_text_of_two_bytes_is_strange_to_a_font_of_one() -> None:
    assert lacks_signs(b"/F1 10 Tf <00030026002B> Tj", b"F1", LOWER)
