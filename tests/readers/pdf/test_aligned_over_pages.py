"""A table without rules goes on over the pages in the columns of the page before (issue 3)."""

from __future__ import annotations

from planparse.readers.pdf.furniture import without_furniture
from tests.readers.pdf.drawn_pages import PLAN, aligned_grids, drawn, rows_of

SPENT = """
Item          Budget        Spent
Schools       £   120       £   130
Roads         £     4       £     5
Parks         £    14       £    15
"""
REST = """
                              changes in the letter
                              to carers
                              Write to all schools      Tom Brown     Done
3    Publish the outcome      Agree a text              Jane Smith    July 2012
"""
CUT = PLAN.rsplit("\n", 3)[0] + "\n                              Include how to request                  Monthly\n"


def test_the_next_page_goes_on_in_the_columns_of_the_page_before() -> None:
    first, second = aligned_grids([drawn(CUT), drawn(REST, 2)])
    assert rows_of(second)[:2] == [
        " |  | changes in the letter to carers |  | ",
        " |  | Write to all schools | Tom Brown | Done",
    ]
    assert (first.open_top, second.open_top) == (None, True)


def test_a_new_row_at_the_top_of_a_page_is_no_rest() -> None:
    rest = "3    Publish the outcome      Agree a text              Jane Smith    July 2012\n" * 2
    _, second = aligned_grids([drawn(PLAN), drawn(rest, 2)])
    assert second.open_top is False


def test_the_header_printed_again_is_a_row_and_the_rest_comes_below_it() -> None:
    header = "No   Recommendation           Action                    Lead          By when"
    _, second = aligned_grids([drawn(CUT), drawn(header + REST, 2)])
    assert rows_of(second)[:2] == [
        "No | Recommendation | Action | Lead | By when",
        " |  | changes in the letter to carers |  | ",
    ]
    assert second.open_top is True


def test_other_columns_on_the_next_page_are_another_table() -> None:
    _, second = aligned_grids([drawn(PLAN), drawn(SPENT, 2)])
    assert rows_of(second)[0] == "Item | Budget | Spent"
    assert second.open_top is None


def test_a_page_foot_seen_before_is_no_row() -> None:
    pages = [drawn(f"{PLAN}\nPage {number}\n", number)._replace(height=170.0) for number in (1, 2)]
    assert "Page" in " ".join(rows_of(aligned_grids(pages)[1]))
    _, grid = aligned_grids([*without_furniture(pages)])
    assert "Page" not in " ".join(rows_of(grid))
