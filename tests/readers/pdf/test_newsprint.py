"""Pages of text in equal columns, and tables whose columns fall into halves and thirds as equal."""

from __future__ import annotations

import pytest

from planparse.readers.pdf.lines import group_lines
from planparse.readers.pdf.model import Word
from planparse.readers.pdf.newsprint import is_newsprint

TEXT = ("The council has", "asked for a new", "plan that sets", "out what will", "be done by the", "end of the year")


def page(inside: float) -> list[Word]:
    """Three texts side by side, each a line of its own height; every other line opens `inside` points further in."""
    words = []
    for number in range(30):
        for column, left in enumerate((40.0, 210.0, 380.0)):
            x0, top = left + inside * (number % 2), 50 + 12 * number + 6.0 * (column == 1)
            for text in TEXT[(number + column) % len(TEXT)].split():
                words.append(Word(text, x0, top, x0 + 5 * len(text), top + 10, 10.0))
                x0 += 5 * len(text) + 3
    return words


@pytest.mark.parametrize(("inside", "newsprint"), [(0.0, True), (10.0, True), (70.0, False)])
def test_text_that_often_opens_well_inside_its_column_is_a_table(inside: float, newsprint: bool) -> None:
    assert is_newsprint(group_lines(page(inside))) is newsprint
