"""Words of a cell -> its text: wrapped lines joined, line breaks that were meant kept (contract, rule 5)."""

from __future__ import annotations

import pytest

from planparse.readers.pdf.joining import cell_text, meant_lines
from planparse.readers.pdf.lines import group_lines
from planparse.readers.pdf.model import Box, Word
from planparse.text import TEAR

BOX: Box = (50, 100, 155, 300)  # room for twenty characters of five points, and five points of padding


def printed(*lines: str, pitch: float = 12.0, left: float = 55.0) -> tuple[Word, ...]:
    """The lines as words, each character five points wide."""
    out = []
    for number, line in enumerate(lines):
        top = 105 + pitch * number
        at = 0
        for text in line.split(" "):
            if text:
                out.append(Word(text, left + 5 * at, top, left + 5 * (at + len(text)), top + 10, 10.0))
            at += len(text) + 1
    return tuple(out)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ((), ""),
        (("Lead officer",), "Lead officer"),
        (("Leaders across the", "partnership should"), "Leaders across the partnership should"),
        (("Ann Lee", "Bob Day"), "Ann Lee\nBob Day"),
        (("• improve support", "• reduce delay"), "• improve support\n• reduce delay"),
        (("\uf0b7 improve the support", "given to families"), "• improve the support given to families"),
        (
            ("1. Meet with all of", "the heads soon", "2. Audit files"),
            "1. Meet with all of the heads soon\n2. Audit files",
        ),
        (("Ask each of the Co-", "ordinators to report"), "Ask each of the Co- ordinators to report"),
    ],
)
def test_lines_are_joined_unless_the_next_word_had_room(lines: tuple[str, ...], text: str) -> None:
    assert cell_text(printed(*lines), BOX) == text


def test_a_gap_between_lines_is_a_break() -> None:
    close = printed("Leaders across the", "partnership should")
    apart = tuple(word._replace(top=word.top + 30, bottom=word.bottom + 30) for word in printed("improve everything"))
    assert cell_text((*close, *apart), BOX) == "Leaders across the partnership should\nimprove everything"


def test_a_raised_mark_touches_its_word() -> None:
    (plan,) = printed("plan")
    mark = Word("1", plan.x1, plan.top - 1, plan.x1 + 3, plan.top + 5, 6.0)
    assert cell_text((plan, mark), BOX) == "plan1"


def test_words_drawn_out_of_order_are_read_from_left_to_right() -> None:
    assert cell_text(printed("Lead officer name")[::-1], BOX) == "Lead officer name"


SHORT = (
    "Published in June",
    "Date of plan: May",
    "The plan is reviewed at each meeting",
    "Green: done; red: not begun",
)
LONG = ("The plan is reviewed at each of the", "meetings of the board and by each", "partnership that changes the plan")


@pytest.mark.parametrize(
    ("lines", "pitch", "count"),
    [(SHORT, 24.0, 4), (SHORT, 12.0, 3), (LONG, 24.0, 1)],
    ids=["a blank line between short ones", "close together", "double spacing"],
)
def test_short_lines_with_a_blank_line_between_are_paragraphs(lines: tuple[str, ...], pitch: float, count: int) -> None:
    meant = list(meant_lines(group_lines(printed(*lines, pitch=pitch)), right=250.0))
    assert len(meant) == count


def test_a_list_mark_of_another_size_than_its_text_breaks_no_line() -> None:
    mark = Word("\uf0b7", 55, 103, 60, 117, 14.0)
    text = printed("Designated", "Doctor and", "all nurses", left=65.0)
    assert cell_text((mark, *text), (50, 100, 125, 300)) == "• Designated Doctor and all nurses"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("• Consult the staff", "• Finish 400 reviews", "– by 31 December"), "– by 31 December"),
        (("Finish all 4 reviews", "– by 31 December"), "– by 31 December"),
        (("• Consult:", "– the staff", "– the schools"), "\n• the staff\n• the schools"),
        (("– Consult all staff.", "– Finish 400 reviews", "– Report"), "\n• Finish 400 reviews\n• Report"),
        (("Finish the reviews:", "– by 31 December"), "\n• by 31 December"),
    ],
)
def test_a_dash_that_the_line_above_had_no_room_for_marks_no_item_among_bullets(
    lines: tuple[str, ...], text: str
) -> None:
    read = cell_text(printed(*lines), BOX)
    assert read.endswith(text if text[0] == "\n" else f" {text}")


DEFINED = "Report by ethnicity, care status and special needs to"


@pytest.mark.parametrize(
    ("term", "right", "count"),
    [("Who leads", 55.0, 2), ("the board", 55.0, 1), ("Who leads", 83.0, 1)],
    ids=["a term", "in small letters", "level"],
)
def test_a_short_line_set_out_to_the_left_is_a_term_below_what_defines_another(
    term: str, right: float, count: int
) -> None:
    above = printed(DEFINED, left=83.0)
    below = tuple(word._replace(top=117.0, bottom=127.0) for word in printed(term, left=right))
    assert len(list(meant_lines(group_lines((*above, *below)), right=350.0))) == count


@pytest.mark.parametrize(("left", "count"), [(200.0, 2), (150.0, 1)], ids=["at the margin", "over its middle"])
def test_a_line_that_begins_behind_the_middle_of_the_long_one_below_is_apart_from_it(left: float, count: int) -> None:
    above = printed("APPENDIX B OF THE REPORT", left=left)
    title = printed("ANNUAL AUDIT LETTER AND ITS WHOLE PLAN OF ACTION", left=55.0)
    below = tuple(word._replace(top=117.0, bottom=127.0) for word in title)
    assert len(list(meant_lines(group_lines((*above, *below)), right=left + 125))) == count


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        # "Train" had room, "Report" had none: an item each
        (("Review plans", "Train all the staff", "Report it"), "Review plans\nTrain all the staff\nReport it"),
        # a line goes on in small letters
        (
            ("Review plans", "Train all the staff", "in each of the homes"),
            "Review plans\nTrain all the staff in each of the homes",
        ),
        # names open with capitals anywhere
        (("Ann Lee", "Director of Housing", "Services"), "Ann Lee\nDirector of Housing Services"),
        # "to" asks for more
        (("Review plans", "Report each month to", "Cabinet"), "Review plans\nReport each month to Cabinet"),
    ],
)
def test_lines_that_all_open_with_capitals_are_items_where_one_ended_early(lines: tuple[str, ...], text: str) -> None:
    assert cell_text(printed(*lines), BOX) == text


@pytest.mark.parametrize(
    ("torn", "text"),
    [
        (("complai", "nts"), f"complai{TEAR} nts"),
        (("RECOMMEND", "ATIONS"), f"RECOMMEND{TEAR} ATIONS"),
        (("Senior", "Manager"), "Senior Manager"),
    ],
)
def test_a_word_that_leaves_no_room_for_a_wide_letter_may_be_torn(torn: tuple[str, str], text: str) -> None:
    room = (50.0, 100.0, 60.0 + 5 * len(torn[0]) + 6.0, 300.0)  # six points more than the word, in a font of ten
    assert cell_text(printed(*torn), room) == text


@pytest.mark.parametrize(("pitch", "lines"), [(14.0, 1), (25.0, 1), (420.0, 2)])
def test_a_line_far_below_another_is_no_more_of_its_text(pitch: float, lines: int) -> None:
    found = group_lines(printed("Questions to the service", "Plan of the council", pitch=pitch, left=50))
    assert len(list(meant_lines(found, right=170))) == lines
