"""Words of a cell -> its text: wrapped lines joined, line breaks that were meant kept (contract, rule 5)."""

from __future__ import annotations

import pytest

from planparse.readers.pdf.joining import cell_text
from planparse.readers.pdf.model import Box, Word

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
