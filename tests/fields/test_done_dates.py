"""Of several dates beside "Completed" the one in its own clause is when it was done."""

from __future__ import annotations

import pytest

from planparse.fields.timescales import read_timescale
from planparse.grammar.load import load_grammar


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Completed by officers in August 2008 and approved by Council in September 2008.", "2008-08"),
        ("Complete - policy adopted May 2010, published on the website June 2010", "2010-05"),
        ("Due March 2010. Completed June 2010 and signed off by the Board in July 2010", "2010-06"),
        ("Completed. Agreed by Cabinet on 3 May 2010. Reviewed by the panel in June 2011", "2011-06"),  # told apart
        ("March 2010 – completed; review of it by June 2011", "2011-06"),
    ],
)
def test_what_else_was_done_by_a_later_date_leaves_the_date_of_completion(text: str, start: str) -> None:
    value, _ = read_timescale(text, load_grammar().timescales)
    assert value is not None
    assert value.kind == "done"
    assert str(value.start).startswith(start)
