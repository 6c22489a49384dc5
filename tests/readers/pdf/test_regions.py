"""Lists inside the columns of tables without rules: set further in than their column, cut by page ends."""

from __future__ import annotations

import pytest

from planparse.readers.pdf.lines import group_lines
from planparse.readers.pdf.placing import Column
from planparse.readers.pdf.regions import continue_region, levels_of, region_under
from tests.readers.pdf.drawn_pages import drawn

PAGE = """
Action                    Evidence
Include how to request    •   Letters
changes in the letter         that were
                              sent out
Write to all schools      The text of it
Write a guide             •   Notes of
"""
INDENT = " " * 30
NEXT = """


Agree a text              Report of it
Report to the Board       Report of it
"""
LEVELS = levels_of(())


def columns() -> list[Column]:
    return [Column(40.0, 145.0, sure=True), Column(170.0, 240.0, sure=True)]


@pytest.mark.parametrize(
    ("top", "goes_on"),
    [(f"{INDENT[4:]}•   The record", True), (f"{INDENT}visits", True), (f"{INDENT}  Annex 2", False)],
    ids=["an item", "the rest of an item", "where no line began"],
)
def test_a_list_that_a_page_end_cuts_goes_on_in_its_column(top: str, goes_on: bool) -> None:
    page = group_lines(drawn(PAGE).words)
    before = region_under(page, 0, 1, columns(), LEVELS, set(range(len(page))))
    lines = group_lines(drawn(f"{top}\n{NEXT}", 2).words)
    region = continue_region(lines, before, LEVELS, set(range(len(lines))))
    assert region is not None
    assert (0 in region.used) is goes_on


def test_the_last_word_of_a_list_is_in_its_cell() -> None:
    lines = group_lines(drawn(f"{PAGE}{INDENT}visits\n").words)
    region = region_under(lines, 0, 1, columns(), LEVELS, set(range(len(lines))))
    assert region.used == set(range(len(lines)))
