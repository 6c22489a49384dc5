"""Lines outside tables -> paragraphs; the boxes of paragraphs and cells, to a tenth of a point."""

from __future__ import annotations

import math

import pytest

from planparse.readers.pdf.blocks import prose_of, rounded
from planparse.readers.pdf.lines import group_lines
from tests.readers.pdf.drawn_pages import drawn


@pytest.mark.parametrize("at", [0.0, 0.04, 0.0625, 0.25, 12.25, 12.75, 99.9375, 841.8898, -3.375, 1e6, 1e300, math.inf])
def test_a_box_is_rounded_to_a_tenth_and_halves_to_the_even_one(at: float) -> None:
    assert rounded((at, -at, at, -at)) == (round(at, 1), round(-at, 1), round(at, 1), round(-at, 1))


def test_what_is_no_number_stays_none() -> None:
    assert all(map(math.isnan, rounded((math.nan,) * 4)))


TEXT = """
The inspectorate carried out a review of services for children from 9 until the
day in May of that year and published its report in the month of September."""
CASES = {
    "a field over a text that runs over lines": ("Version: 0.4", [False, False]),
    "a line as long as the text, which may be its own": (
        "The report of the review that was held by the inspectorate:",
        [False, True],
    ),
}


@pytest.mark.parametrize(("line", "joined"), CASES.values(), ids=CASES)
def test_a_line_that_was_ended_early_is_no_part_of_the_text_below_it(line: str, joined: list[bool]) -> None:
    found = prose_of(1, group_lines(drawn(line + TEXT).words), 400.0)
    assert [each.joined for each in found] == joined


def test_short_lines_under_each_other_stay_together() -> None:
    found = prose_of(1, group_lines(drawn("Anyshire\nCounty Council\n" + TEXT).words), 400.0)
    assert [each.joined for each in found[:2]] == [False, True]


ENDED = """
The board owns this plan and meets every six weeks with the sponsor of each of
the priorities in the chair, and a report of each of its meetings goes to the
department.
"""


@pytest.mark.parametrize("line", ["The rating used in the plan is as follows:", "Anyshire Council, 2024"])
def test_a_text_that_ran_over_lines_and_ended_early_goes_on_in_no_line_below_it(line: str) -> None:
    found = prose_of(1, group_lines(drawn(ENDED + line).words), 440.0)
    assert [each.joined for each in found] == [False, False]
    assert found[1].text == line
