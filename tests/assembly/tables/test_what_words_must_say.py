"""What cells alone give no column: a role that plans seldom have, or one that the header's own words only divide."""

from __future__ import annotations

import pytest

from planparse.assembly.model import Column, ColumnRole
from planparse.assembly.tables.cell_sense import heard
from planparse.assembly.tables.contents import may_be
from planparse.grammar.load import load_grammar

R = ColumnRole
GRAMMAR = load_grammar()
DAYS = ["12/07/2021", "03/09/2021", "15/10/2021"]


@pytest.mark.parametrize(
    ("header", "role", "cells", "expected"),
    [
        ("Final report issued", R.PRIORITY, DAYS, False),
        ("Ofsted's timescale", R.PRIORITY, DAYS, True),
        ("Final report issued", R.COMPLETED, DAYS, False),
        ("Date of closing", R.COMPLETED, DAYS, True),
        ("Current data", R.NUMBER, ["1.9 times more likely", "1.3", "16.2% of staff"], False),
        ("Data item", R.NUMBER, ["1", "2", "3"], True),
    ],
)
def test_a_weighed_role_that_plans_seldom_have_needs_words_that_speak_for_it(
    header: str, role: ColumnRole, cells: list[str], expected: bool
) -> None:
    assert may_be(header, role, cells, GRAMMAR) is expected


@pytest.mark.parametrize(
    ("header", "cells", "role"),
    [
        ('"Must do" / "Should do"', ["Must do", "Should do", "Must do"], None),
        ("Must do / should do", ["Train all staff in supervision", "Should do"], R.RECOMMENDATION),
        ("Recommendation", ["Recommendation", "Recommendation"], R.RECOMMENDATION),
    ],
)
def test_cells_that_only_choose_among_the_headers_words_recommend_nothing(
    header: str, cells: list[str], role: ColumnRole | None
) -> None:
    assert heard(0, [Column(header, R.RECOMMENDATION, "")], cells, GRAMMAR).role is role
