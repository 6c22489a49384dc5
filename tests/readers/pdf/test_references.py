"""What draws a page is what it must be: a reference swapped for another sound object is told."""

from __future__ import annotations

import pytest

from planparse.readers.pdf.objects import Reference
from planparse.readers.pdf.references import Walk

BODIES = {
    1: b"<</Type/Catalog/Pages 2 0 R>>",
    2: b"<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/Resources 5 0 R>>",
    3: b"<</Type/Page/Parent 2 0 R/Contents 10 0 R>>",
    4: b"<</Type/Page/Parent 2 0 R/Contents[11 0 R 12 0 R]/Resources<</Font<</F2 6 0 R>>>>>>",
    5: b"<</Font 7 0 R/XObject<</Im0 13 0 R>>>>",
    6: b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 8 0 R/Widths 9 0 R/ToUnicode 14 0 R>>",
    7: b"<</F1 6 0 R/F3 16 0 R>>",
    8: b"<</Type/FontDescriptor/FontName/A/FontFile2 15 0 R>>",
    9: b"[500 400 300]",
    10: b"<</Length 1>> endstream",
    11: b"<</Length 1>> endstream",
    12: b"<</Length 1>> endstream",
    13: b"<</Type/XObject/Subtype/Image/Width 2/Height 2>> endstream",
    14: b"<</Length 1>> endstream",
    15: b"<</Length1 900>> endstream",
    16: b"<</Type/Font/Subtype/Type1/BaseFont/B/FontDescriptor 17 0 R/Encoding 18 0 R>>",
    17: b"<</Type/FontDescriptor/FontName/B>>",
    18: b"<</Type/Encoding/Differences[1/a]>>",
    19: b"<</Title(Contents)/Parent 20 0 R>>",  # of an outline: no page is drawn by it
    20: b"<</Type/Metadata/Subtype/XML>> endstream",
    21: b"<</Length 768>> endstream",  # a palette
    22: b"[/Indexed/DeviceRGB 255 21 0 R]",
    23: b"<</N 3/Alternate/DeviceRGB>> endstream",
}
CONTENTS: dict[int, bytes | None] = {
    10: b"BT /F1 10 Tf (one) Tj ET /Im0 Do",
    11: b"BT /F2 10 Tf",
    12: b"(two) Tj ET",
    13: None,
    14: b"/CIDInit begincmap",
    15: bytes(range(256)),
    20: b"<x/>",
    21: bytes(range(256)),
    23: bytes(range(256)),
}


def walk(**changes: tuple[bytes, bytes]) -> Walk:
    """A walk over the file with objects changed: o10=(what stands there, what instead)."""
    bodies = dict(BODIES)
    for name, (before, after) in changes.items():
        assert before in bodies[int(name[1:])]
        bodies[int(name[1:])] = bodies[int(name[1:])].replace(before, after)
    made = Walk(bodies, CONTENTS)
    made.from_catalog(Reference(1))
    return made


def wrong(made: Walk) -> tuple[set[tuple[str, int]], set[int], set[int]]:
    """What a walk found astray, torn and missing."""
    return made.stray, made.torn, made.missing


def test_a_sound_file_leads_everywhere_right() -> None:
    made = walk()
    assert wrong(made) == (set(), set(), set())
    assert made.pages == 2
    assert made.reached == set(range(1, 19))  # neither outlines nor colours


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [
        (1, b"/Pages 2 0 R", b"/Pages 5 0 R"),
        (1, b"/Pages 2 0 R", b"/Pages 3 0 R"),  # a page in the place of their tree
        (2, b"/Kids[3 0 R 4 0 R]", b"/Kids[3 0 R 3 0 R]"),
        (2, b"/Kids[3 0 R 4 0 R]", b"/Kids[3 0 R]"),
        (2, b"/Kids[3 0 R 4 0 R]", b"/Kids[3 0 R 6 0 R]"),
        (2, b"/Count 2", b"/Count 1"),
        (2, b"/Resources 5 0 R", b"/Resources 7 0 R"),
        (2, b"/Resources 5 0 R", b"/Resources 19 0 R"),
        (3, b"/Contents 10 0 R", b"/Contents 15 0 R"),
        (3, b"/Contents 10 0 R", b"/Contents 13 0 R"),
        (3, b"/Contents 10 0 R", b"/Contents 14 0 R"),
        (3, b"/Contents 10 0 R", b"/Contents 20 0 R"),
        (3, b"/Contents 10 0 R", b"/Contents 21 0 R"),
        (3, b"/Contents 10 0 R", b"/Contents 23 0 R"),
        (3, b"/Contents 10 0 R", b"/Contents 6 0 R"),
        (3, b"/Contents 10 0 R", b"/Contents 11 0 R"),  # another page's, whose fonts this page hasn't
        (4, b"[11 0 R 12 0 R]", b"[12 0 R 11 0 R]"),  # a text that ends before it begins
        (5, b"/Font 7 0 R", b"/Font 6 0 R"),
        (5, b"/Font 7 0 R", b"/Font 22 0 R"),
        (5, b"/Im0 13 0 R", b"/Im0 16 0 R"),
        (6, b"/Subtype/TrueType", b"/Subtype/Type0"),  # a font of fonts that has none
        (6, b"/FontDescriptor 8 0 R", b"/FontDescriptor 18 0 R"),
        (6, b"/Widths 9 0 R", b"/Widths 8 0 R"),
        (6, b"/Widths 9 0 R", b"/Widths 22 0 R"),
        (6, b"/Widths 9 0 R", b"/FirstChar 1/Widths 9 0 R"),  # of a font with three signs, and none of "one"
        (6, b"/ToUnicode 14 0 R", b"/ToUnicode 10 0 R"),
        (7, b"/F1 6 0 R", b"/F1 5 0 R"),
        (7, b"/F1 ", b"/F4 "),
        (8, b"/FontFile2 15 0 R", b"/FontFile2 13 0 R"),
        (16, b"/Encoding 18 0 R", b"/Encoding 17 0 R"),
    ],
)
def test_a_reference_to_another_kind_of_object_is_astray(number: int, before: bytes, after: bytes) -> None:
    assert walk(**{f"o{number}": (before, after)}).stray


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [
        (1, b"/Pages", b"/Paces"),
        (2, b"/Kids", b"/Kidw"),
        (2, b"/Resources", b"/resources"),
        (3, b"/Contents", b"/Co.tents"),
        (5, b"/XObject", b"/XObjmct"),
        (6, b"/FontDescriptor", b"/FootDescriptor"),
        (6, b"/ToUnicode", b"/ToUnicnde"),
        (6, b"/TrueType/", b"/TrueDype/"),
        (6, b"/Widths", b"/FirtChar 1/Widths"),  # two signs off: "FirstChar" is just not there
        (8, b"/FontFile2", b"/FontFilg2"),
        (13, b"/Subtype/Image", b"/Subtype/Imagg"),
        (16, b"/Encoding", b"/Enboding"),
        (18, b"/Differences", b"/Differencer"),
    ],
)
def test_a_key_one_sign_off_one_that_draws_is_astray(number: int, before: bytes, after: bytes) -> None:
    assert bool(walk(**{f"o{number}": (before, after)}).stray) == (b"/FirtChar" not in after)


def test_a_key_like_another_is_sound_where_the_other_is_there_too() -> None:
    assert not walk(o3=(b"/Contents 10 0 R", b"/Contents 10 0 R/contents(of part one)")).stray
    assert not walk(o8=(b"/FontFile2 15 0 R", b"/FontFile3 15 0 R")).stray  # another kind of font


def test_a_page_with_fonts_of_its_own_has_content() -> None:
    assert {role for role, _ in walk(o4=(b"/Contents[11 0 R 12 0 R]", b"")).stray} == {"content"}
    assert not walk(o4=(b"/Contents[11 0 R 12 0 R]/Resources<</Font<</F2 6 0 R>>>>", b"/Resources<</Font<<>>>>")).stray


def test_a_page_that_draws_with_names_has_resources() -> None:
    assert ("name", 10) in walk(o2=(b"/Resources 5 0 R", b"")).stray


def test_fonts_with_each_others_descriptors_are_astray() -> None:
    assert walk(o6=(b"Descriptor 8", b"Descriptor 17"), o16=(b"Descriptor 17", b"Descriptor 8")).stray
    assert not walk(o8=(b"/FontName/A", b"/FontName/A,Regular")).stray


def test_fonts_with_each_others_widths_are_astray() -> None:
    first, second = b"/FirstChar 97/LastChar 99/Widths 9 0 R", b"/FirstChar 97/LastChar 98/Widths[500 400]"
    sound = {"o6": (b"/Widths 9 0 R", first), "o16": (b"/Encoding", second + b"/Encoding")}
    assert ("widths", 0) not in walk(**sound).stray
    swapped = {
        "o6": (b"/Widths 9 0 R", first.replace(b"9 0 R", b"[500 400]")),
        "o16": (b"/Encoding", second + b"/Encoding"),
    }
    swapped["o16"] = (b"/Encoding", second.replace(b"[500 400]", b"[500 400 300]") + b"/Encoding")
    assert ("widths", 0) in walk(**swapped).stray
    assert ("widths", 0) not in walk(o6=swapped["o6"]).stray  # some producers write one width too few


def test_a_font_that_bears_another_fonts_name_stands_in_its_place() -> None:
    swapped = walk(o6=(b"/BaseFont/A", b"/BaseFont/A/Name/F3"), o16=(b"/BaseFont/B", b"/BaseFont/B/Name/F1"))
    assert {role for role, _ in swapped.stray} == {"font"}
    half = walk(o6=(b"/BaseFont/A", b"/BaseFont/A/Name/F1"), o7=(b"/F3 16", b"/F3 6"))
    assert {role for role, _ in half.stray} == {"font"}  # the font of the name F1 twice
    named = walk(o6=(b"/BaseFont/A", b"/BaseFont/A/Name/Helv"), o16=(b"/BaseFont/B", b"/BaseFont/B/Name/F3"))
    assert not named.stray  # some producers name fonts otherwise than pages do
    renamed = walk(o6=(b"/BaseFont/A", b"/BaseFont/A/Name/F1"), o16=(b"/BaseFont/B", b"/BaseFont/B/Name/F1"))
    assert not renamed.stray  # two files made one, each with a font of the name F1


def test_a_font_within_a_font_is_none_that_a_page_can_name() -> None:
    whole = b"<</Type/Font/Subtype/Type0/BaseFont/C/Encoding/Identity-H/DescendantFonts[31 0 R]>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/C/FontDescriptor 8 0 R>>"
    fonts = b"<</F1 6 0 R/F3 16 0 R/F5 30 0 R>>"
    assert not made({7: fonts, 30: whole, 31: inner}).stray
    assert made({7: fonts, 30: whole.replace(b"31 0 R", b"16 0 R"), 31: inner}).stray
    assert made({7: fonts.replace(b"30 0 R", b"31 0 R"), 30: whole, 31: inner}).stray
    assert made({7: fonts.replace(b"30 0 R", b"[31 0 R]"), 30: whole, 31: inner}).stray  # the list of them


def made(objects: dict[int, bytes]) -> Walk:
    """A walk over the file with objects put in."""
    found = Walk(BODIES | objects, CONTENTS)
    found.from_catalog(Reference(1))
    return found


def test_torn_and_missing_objects_count_where_a_page_is_drawn_by_them() -> None:
    assert walk(o7=(b"/F3", b"p/F3")).torn == {7}
    assert walk(o3=(b"/Contents 10", b"/Contents 99")).missing == {99}
    assert not walk(o19=(b"20 0 R", b"99 0 R")).missing


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [
        (3, b"/Contents 10 0 R", b""),  # a blank page
        (6, b"/ToUnicode 14 0 R", b"/ToUnicode/Identity-H"),
        (16, b"/Encoding 18 0 R", b"/Encoding/WinAnsiEncoding"),
        (5, b"/Font 7 0 R", b"/Font<</F#31 6 0 R>>"),
        (5, b"/XObject<<", b"/ProcSet[/PDF]/Pattern 98 0 R/XObject<<"),
        (2, b"/Count 2", b""),
    ],
)
def test_other_producers_ways_are_sound(number: int, before: bytes, after: bytes) -> None:
    made = walk(**{f"o{number}": (before, after)})
    assert wrong(made) == (set(), set(), set())


def test_a_tree_that_leads_back_to_itself_ends() -> None:
    made = walk(o2=(b"/Kids[3 0 R 4 0 R]", b"/Kids[3 0 R 2 0 R]"))
    assert made.stray
