"""What a narrow column breaks over two lines without a space comes back without one (planparse.readers.pdf.joining)."""

from __future__ import annotations

import pytest

from planparse.readers.pdf.joining import run_on


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Accepted", "?"], "Accepted?"),
        (["the valuation of property", ", plant and equipment"], "the valuation of property, plant and equipment"),
        (["a share of", ".5 of it"], "a share of .5 of it"),
        (["01/09/", "2017"], "01/09/2017"),
        (["01/", "09/", "2017"], "01/09/2017"),
        (["Head of Service /", "2 others"], "Head of Service / 2 others"),
        (["Agreed", "(in part)"], "Agreed (in part)"),
    ],
)
def test_lines_run_on_as_they_were_written(lines: list[str], text: str) -> None:
    assert run_on(lines, [False] * (len(lines) - 1)) == text
