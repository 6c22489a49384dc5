"""Bullets that are drawn, as browsers do, are the marks of list items; other round shapes are what they were."""

from __future__ import annotations

from math import cos, pi, sin

import pytest

from planparse.readers.pdf.bullets import with_bullets
from planparse.readers.pdf.model import PageContent, Rule, Word
from planparse.readers.pdf.ruled import ruled_grids

LINES = ("Run a survey", "Hold an event", "Report to the board", "Meet the parents", "Train the staff", "Tell us")


def arc(x: float, y: float, wide: float = 4.0, turn: float = 1.0) -> list[tuple[float, float]]:
    """The points of a curve round a middle; a `turn` of less than 1 leaves it open."""
    return [(x + wide / 2 * cos(2 * pi * turn * n / 24), y + wide / 2 * sin(2 * pi * turn * n / 24)) for n in range(25)]


def page(discs: float, wide: float = 4.0, turn: float = 1.0) -> PageContent:
    """A ruled table of two cells, a list in the first; a curve stands so far left of each of its lines."""
    words, points = [Word("Lead", 310.0, 60.0, 330.0, 70.0, 10.0)], []
    for number, line in enumerate(LINES):
        points += arc(80 - discs, 65.0 + 14 * number, wide, turn)
        words.append(
            Word(line.replace(" ", "_"), 80.0, 60.0 + 14 * number, 80.0 + 5 * len(line), 70.0 + 14 * number, 10.0)
        )
    rules = [Rule(50, y, 500, y) for y in (50.0, 150.0)] + [Rule(x, 50, x, 150) for x in (50.0, 300.0, 500.0)]
    return PageContent(1, 595.0, 842.0, tuple(words), tuple(rules), sketched=tuple(points))


def test_a_disc_left_of_a_line_is_a_bullet_and_the_table_no_chart() -> None:
    read = with_bullets(page(10.0))
    (grid,) = ruled_grids(read)
    assert not read.sketched
    assert sum(word.text == "•" for word in grid.cells[0].words) == len(LINES)


@pytest.mark.parametrize(
    ("discs", "wide", "turn"),
    [(60.0, 4.0, 1.0), (-200.0, 4.0, 1.0), (12.0, 12.0, 1.0), (10.0, 4.0, 0.5)],
    ids=["far from the line", "right of it", "larger than a letter", "open"],
)
def test_other_curves_are_no_bullets(discs: float, wide: float, turn: float) -> None:
    assert with_bullets(page(discs, wide, turn)) == page(discs, wide, turn)
