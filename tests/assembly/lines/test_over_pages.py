"""A list item that a page's end cut goes on at the top of the next page."""

from __future__ import annotations

import pytest

from planparse.assembly.lines.over_pages import with_items_whole
from planparse.document import Paragraph
from planparse.grammar.load import load_grammar
from planparse.schema import CellRef


def line(text: str, page: int, left: float) -> Paragraph:
    return Paragraph(text, CellRef(page=page, bbox=(left, 30.0, 300.0, 42.0)))


@pytest.mark.parametrize(
    ("item", "rest", "left", "whole"),
    [
        ("• Agree one form (Head of SEND,", "July 2024)", 92.0, True),
        ("• Agree one form for", "All schools", 92.0, True),
        ("• Agree one form for schools", "and for colleges", 92.0, True),
        ("• Agree one form for schools.", "and for colleges", 92.0, False),
        ("• Agree one form for schools", "How we will measure it", 92.0, False),
        ("• Agree one form (Head of SEND,", "July 2024)", 78.0, False),
        ("• Agree one form (Head of SEND,", "• July 2024)", 92.0, False),
    ],
)
def test_a_line_under_an_items_text_completes_it_over_a_page_end(
    item: str, rest: str, left: float, whole: bool
) -> None:
    blocks = with_items_whole([line(item, 1, 78.0), line(rest, 2, left)], load_grammar())
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert texts == ([f"{item} {rest}"] if whole else [item, rest])


def test_lines_of_one_page_are_left_as_they_are() -> None:
    lines = [line("• Agree one form for", 1, 78.0), line("all schools", 1, 92.0)]
    assert with_items_whole(lines, load_grammar()) == lines
