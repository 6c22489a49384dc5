"""A page as it is seen: the two ways to place a point agree, whichever way the page is turned."""

from __future__ import annotations

import pytest

from planparse.readers.pdf.turning import UPWARD, Turn


@pytest.mark.parametrize("quarters", range(4))
def test_many_points_are_seen_where_each_alone_is(quarters: int) -> None:
    turn = Turn(10.0, 20.0, 110.0, 220.0, quarters, 100.0, 200.0)
    a, b, c, d, e, f = turn.matrix
    for x, y in ((10.0, 20.0), (110.0, 220.0), (37.5, 81.25)):
        assert (a * x + c * y + e, b * x + d * y + f) == turn.point(x, y)


@pytest.mark.parametrize("quarters", range(4))
def test_what_lies_upward_is_seen_higher_on_the_page(quarters: int) -> None:
    turn = Turn(10.0, 20.0, 110.0, 220.0, quarters, 100.0, 200.0)
    right, up = UPWARD[quarters]
    (x0, low), (x1, high) = turn.point(50.0, 60.0), turn.point(50.0 + right, 60.0 + up)
    assert (x1, high) == (x0, low - 1)
