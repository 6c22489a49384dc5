"""Words, rules and fills of a page, as pdfium's raw calls give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.errors import EncryptedDocument, UnreadableDocument
from planparse.readers.pdf.engines import compared
from planparse.readers.pdf.model import PageContent
from planparse.readers.pdf.pdfium import cut_at, pages_of
from tests.readers.pdf.sheets import Page, bar, line, pdf, text

SAMPLES = Path(__file__).parents[3] / "samples"


def only(*pages: Page | str) -> PageContent:
    """The one page of a file."""
    (page,) = pages_of(pdf(*pages))
    return page


def test_a_word_stands_on_its_baseline_and_is_as_high_as_its_font() -> None:
    one, two = only(text(50, 100, "Lead officer", 12)).words
    assert (one.text, two.text) == ("Lead", "officer")
    assert one.x0 == pytest.approx(50, abs=1)
    assert one.size == pytest.approx(12)
    assert one.top < 100 < one.bottom
    assert one.x1 < two.x0


def test_all_words_of_a_line_are_as_high_whatever_their_letters() -> None:
    assert len({(word.top, word.bottom) for word in only(text(50, 100, "ace Apply on")).words}) == 1


def test_a_bold_font_is_known_by_its_name() -> None:
    words = only(text(50, 100, "Plain") + text(100, 100, "Bold", font="F2")).words
    assert [(word.text, word.bold) for word in words] == [("Plain", False), ("Bold", True)]


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [(90, "0 1 -1 0 300 50"), (180, "-1 0 0 -1 500 300"), (270, "0 -1 1 0 300 350")],
)
def test_a_turned_page_is_measured_as_it_is_seen(turn: int, matrix: str) -> None:
    page = only(Page(f"BT /F1 10 Tf {matrix} Tm (Lead officer) Tj ET\n", f"/Rotate {turn}"))
    assert (page.width, page.height) == ((400, 600) if turn != 180 else (600, 400))
    one, two = page.words
    assert (one.text, two.text) == ("Lead", "officer")
    assert one.x1 < two.x0
    assert one.top == pytest.approx(two.top)
    assert one.size == pytest.approx(10)


def test_a_cropped_page_is_measured_from_its_crop() -> None:
    (word,) = only(Page(text(50, 100, "Lead"), "/CropBox[40 0 600 380]")).words
    assert word.x0 == pytest.approx(10, abs=1)
    assert word.top < 80 < word.bottom


def test_text_set_upwards_is_one_word() -> None:
    words = only(Page("BT /F1 10 Tf 0 1 -1 0 60 100 Tm (Priority) Tj ET\n")).words
    assert [word.text for word in words] == ["Priority"]
    assert words[0].bottom - words[0].top > words[0].x1 - words[0].x0


@pytest.mark.parametrize(
    "drawing",
    [
        line(50, 100, 250, 100),
        bar(50, 99.5, 250, 100.5),
        "[3 2] 0 d\n" + line(50, 100, 250, 100),
        f"q 1 0 0 1 0 50 cm 50 {300 - 50} m 250 {300 - 50} l S Q\n",
    ],
    ids=["stroked", "thin box", "dashed", "moved"],
)
def test_a_straight_line_is_a_rule_however_it_is_drawn(drawing: str) -> None:
    (rule,) = only(drawing).rules
    assert rule.top == rule.bottom == pytest.approx(100, abs=0.6)
    assert [rule.x0, rule.x1] == pytest.approx([50, 250], abs=1)


def test_a_stroked_box_is_four_rules() -> None:
    rules = only("50 200 100 60 re S\n").rules
    assert sum(rule.top == rule.bottom for rule in rules) == 2
    assert sum(rule.x0 == rule.x1 for rule in rules) == 2


RING = "50 200 100 60 re 51 201 98 58 re f*\n"  # one box right inside the other


def test_the_border_filled_between_two_boxes_is_four_rules() -> None:
    page = only(RING)
    assert sum(rule.top == rule.bottom for rule in page.rules) == 2
    assert sum(rule.x0 == rule.x1 for rule in page.rules) == 2
    assert not page.fills


def test_a_border_that_a_page_end_leaves_open_is_three_rules() -> None:
    page = only("50 200 100 60 re 51 200 98 59 re f*\n")
    assert sorted((rule.x0 == rule.x1) for rule in page.rules) == [False, True, True]


def test_a_box_well_inside_another_is_no_border() -> None:
    page = only("50 200 100 60 re 60 210 80 40 re f*\n")
    assert not page.rules
    assert len(page.fills) == 2


@pytest.mark.parametrize("upright", [False, True])
def test_a_line_of_dots_is_pieces_of_a_rule_either_way(upright: bool) -> None:
    spots = [(100, 50 + 1.5 * at) if upright else (50 + 1.5 * at, 100) for at in range(20)]
    rules = only("".join(bar(x, y, x + 0.75, y + 0.75) for x, y in spots)).rules
    along = [rule for rule in rules if (rule.x0 == rule.x1) == upright]
    assert len(along) == 20


def test_what_is_drawn_in_a_form_is_placed_by_its_matrix() -> None:
    (rule,) = only(Page("q 1 0 0 1 10 0 cm /Fm0 Do Q\n", forms="0 0 m 100 0 l S\n", matrix="2 0 0 2 40 300")).rules
    assert [rule.x0, rule.top, rule.x1] == pytest.approx([50, 100, 250], abs=2)


def test_a_rule_is_as_long_as_its_clip_lets_it_be_seen() -> None:
    (rule,) = only("q 100 0 100 400 re W n\n" + line(50, 100, 500, 100) + "Q\n").rules
    assert (rule.x0, rule.x1) == (100, 200)


def test_slanted_lines_are_no_rules() -> None:
    page = only(line(50, 100, 150, 180))
    assert page.rules == ()
    assert page.sketched


def test_a_filled_box_keeps_its_colour() -> None:
    (fill,) = only(bar(50, 100, 150, 140, "1 0 0")).fills
    assert fill.rgb == (255, 0, 0)
    assert (fill.x0, fill.top, fill.x1, fill.bottom) == pytest.approx((50, 100, 150, 140))


def test_a_page_that_is_a_picture_says_so() -> None:
    image = "BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI"
    assert only(f"q 600 0 0 400 0 0 cm {image} Q\n").pictured
    assert not only("").pictured


def test_an_encrypted_file_is_read_with_its_password() -> None:
    (page,) = pages_of(pdf(text(50, 100, "Lead"), password="secret"), "secret")
    assert [word.text for word in page.words] == ["Lead"]


@pytest.mark.parametrize(("password", "said"), [(None, "--password"), ("wrong", "password is wrong")])
def test_a_missing_or_wrong_password_is_an_error_that_says_what_to_do(password: str | None, said: str) -> None:
    with pytest.raises(EncryptedDocument, match=said):
        list(pages_of(pdf(text(50, 100, "Lead"), password="secret"), password))


def test_bytes_that_are_no_pdf_are_an_error() -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        list(pages_of(b"%PDF-1.4\nnothing else"))


@pytest.mark.parametrize("name", sorted(path.parent.name for path in SAMPLES.glob("*/plan.pdf"))[:3])
def test_both_engines_read_the_same_letters_on_every_page(name: str) -> None:
    data = (SAMPLES / name / "plan.pdf").read_bytes()
    assert not [page.number for page in compared(pages_of(data), data) if page.damaged]


FIELD = (
    "/Annots[<</Type/Annot/Subtype/{kind}/FT/Tx/T(a)/F {flags}/Rect[100 300 300 320]"
    "/V{value}/Contents(Audit by JH){look}>>]"
)
SHOWN = "/AP<</N 12 0 R>>"


def words_in(*, kind: str = "Widget", flags: int = 4, look: str = "", value: str = "(Audit by JH)") -> list[str]:
    page = Page(
        text(50, 60, "Lead:"),
        FIELD.format(kind=kind, flags=flags, look=look, value=value),
        forms="BT /Helv 10 Tf 1 0 0 1 2 5 Tm (Audit by JH) Tj ET",
    )
    (content,) = pages_of(pdf(page))
    return [word.text for word in content.words]


@pytest.mark.parametrize("look", ["", SHOWN])
def test_what_is_filled_into_a_form_is_read_once(look: str) -> None:
    assert words_in(look=look) == ["Lead:", "Audit", "by", "JH"]


@pytest.mark.parametrize("look", ["", SHOWN])
def test_a_note_typed_over_the_page_is_read(look: str) -> None:
    assert words_in(kind="FreeText", look=look) == ["Lead:", "Audit", "by", "JH"]


@pytest.mark.parametrize("look", ["", SHOWN])
def test_a_hidden_field_is_not_read(look: str) -> None:
    assert words_in(flags=2, look=look) == ["Lead:"]


def test_a_field_without_an_appearance_is_set_where_it_stands() -> None:
    (content,) = pages_of(
        pdf(Page(text(50, 60, "Lead:"), FIELD.format(kind="Widget", flags=4, look="", value="(Audit)")))
    )
    box = content.words[1][1:5]
    assert (100 <= box[0] < box[2] <= 300, 80 <= box[1] < box[3] <= 100) == (True, True)


def test_what_a_button_is_set_to_is_no_text() -> None:
    assert words_in(value="/Off") == ["Lead:"]


@pytest.mark.parametrize("matrix", ["1 0 0 1 72 1" + "0" * 30, "0 0 0 0 72 700", ".000001 0 0 .000001 72 700"])
def test_text_set_nowhere_or_without_size_has_a_place_and_a_height(matrix: str) -> None:
    page = only(f"BT /F1 10 Tf {matrix} Tm (Meet heads) Tj ET " + text(50, 100, "Lead", 12))
    assert page.words[-1].text == "Lead"
    for word in page.words:
        assert word.bottom > word.top
        assert all(abs(at) < 1e7 for at in word[1:5])


@pytest.mark.parametrize(
    ("found", "cuts", "parts"),
    [
        ([(0, 4), (5, 9)], [7], [(0, 4), (5, 7), (7, 9)]),
        ([(0, 9)], [2, 4], [(0, 2), (2, 4), (4, 9)]),
        ([(0, 4), (4, 9)], [4], [(0, 4), (4, 9)]),
        ([(3, 5), (8, 9)], [1, 3, 5, 6, 9, 12], [(3, 5), (8, 9)]),
    ],
)
def test_words_are_cut_only_within(found: list[tuple[int, int]], cuts: list[int], parts: list[tuple[int, int]]) -> None:
    assert list(cut_at(found, cuts)) == parts
