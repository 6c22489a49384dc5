"""A PDF's objects are read strictly: what isn't PDF's writing is torn."""

from __future__ import annotations

import pytest

from planparse.readers.pdf.objects import Plain, Reference, Torn, bodies_in, last_body, parsed


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (b"<</Type/Page/Count 3>>", {b"Type": b"Page", b"Count": 3.0}),
        (b"<< /Kids [ 10 0 R 13 0 R ] >>", {b"Kids": [Reference(10), Reference(13)]}),
        (b"<</MediaBox[0 0 595.3 842]>>", {b"MediaBox": Plain(b"0 0 595.3 842")}),
        (b"[/Indexed 5 0 R 255 8 0 R]", [b"Indexed", 5, 255.0, 8]),
        (b"<</Title(Plan \\) (a) (b (c)))/Size 4>>", {b"Title": None, b"Size": 4.0}),
        (b"<</ID[<00ff><00 FF>]/Open true/None null>>", {b"ID": [None, None], b"Open": None, b"None": None}),
        (b"<</A 1% a remark >>\n/B 2>>", {b"A": 1.0, b"B": 2.0}),
        (b"<</Font<</F#31 5 0 R>>>>", {b"Font": {b"F1": 5}}),
        (b"<</W .5/X -.002/Y --3/Z 4.>>", {b"W": 0.5, b"X": -0.002, b"Y": 0.0, b"Z": 4.0}),
        (b"<</Count " + b"1" * 500 + b">>", {b"Count": float("1" * 20)}),
        (b"<</Length 12>>\nendstream\n", {b"Length": 12.0}),
        (b"[]", Plain(b"")),
        (b" 12 0 R\n", Reference(12)),
    ],
)
def test_values_are_read_as_they_are_written(written: bytes, value: object) -> None:
    assert parsed(written) == value


@pytest.mark.parametrize(
    "written",
    [
        b"<</Type/Page",  # cut
        b"<</Type/Page>",
        b"<</Kids[1 0 R>>]",  # ended by another's bracket
        b"<</Type>>",  # a key without value
        b"<<1 2>>",
        b"<</Count x3>>",
        b"<</Widths[500 5p0 400]>>",
        b"<</Font \x08<</F1 3 0 R>>>>",  # a flipped bit of a space
        b"<</Parent 2 0 R\xafResources<<>>>>",
        b"<</Differences[1/ae +ccedilla]>>",
        b"<</Title(never closed>>",
        b"<</Title(never (closed)>>",
        b"<</Type/Page>><</Type/Page>>",
        b"<</Type" + bytes(20) + b"/Page>>",
        b"",
    ],
)
def test_what_is_no_value_is_torn(written: bytes) -> None:
    with pytest.raises(Torn):
        parsed(written)


def test_very_many_brackets_in_texts_cost_no_depth() -> None:
    written = b"<</Nums[" + b"((a))" * 5_000 + b"]/Deep(" + b"(" * 5_000 + b")" * 5_000 + b")>>"
    assert parsed(written) == {b"Nums": [None] * 5_000, b"Deep": None}


def test_objects_are_told_by_their_numbers() -> None:
    item = b"%PDF-1.4\n1 0 obj\n<</A 1>>\n2 0 obj <</B 2>> "  # the first lacks its end
    assert [(number, parsed(body)) for number, body in bodies_in(item)] == [(1, {b"A": 1.0}), (2, {b"B": 2.0})]
    assert bodies_in(b"xref\n0 1\n0000000000 65535 f \ntrailer") == []


@pytest.mark.parametrize(
    "item",
    [
        b"1 0 obj\n<</A 1>>\n2 0 obj <</B 2>> ",
        b"endstream\nendobj\n12 0 obj\n<</Length 3>>\n",
        b"3 0 obj <</Name/obj /Like(obj)/Objects 4>>",
        b"xref\n0 1\ntrailer",
        b"objects of no number, and obj",
    ],
)
def test_the_last_object_is_found_without_the_others(item: bytes) -> None:
    assert last_body(item) == (bodies_in(item) or [(0, item)])[-1]
