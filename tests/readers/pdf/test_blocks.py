"""The boxes of paragraphs and cells, to a tenth of a point."""

from __future__ import annotations

import math

import pytest

from planparse.readers.pdf.blocks import rounded


@pytest.mark.parametrize("at", [0.0, 0.04, 0.0625, 0.25, 12.25, 12.75, 99.9375, 841.8898, -3.375, 1e6, 1e300, math.inf])
def test_a_box_is_rounded_to_a_tenth_and_halves_to_the_even_one(at: float) -> None:
    assert rounded((at, -at, at, -at)) == (round(at, 1), round(-at, 1), round(at, 1), round(-at, 1))


def test_what_is_no_number_stays_none() -> None:
    assert all(map(math.isnan, rounded((math.nan,) * 4)))
