"""The opening rows of a table, alone at a page's foot, belong to the table on the next page (contract, rule 3)."""

from __future__ import annotations

import pytest

from planparse.assembly.tables.openings import with_openings_joined
from planparse.document import Table
from tests.assembly.tables.test_page_ends import printed, texts

HEAD = ("Action to take", "Lead agency", "Target date")
BANDED = printed(1, ("1.1 Stock is not counted",), ("Finding", "No count was made"), ("Priority", "High"), width=2)


def card(page: int, number: int, *rest: tuple[str, ...]) -> Table:
    return printed(page, (f"Recommendation {number}", "Share concerns", ""), ("Scope", "Local", ""), *rest)


ROW = ("Write a pathway", "Council", "May 2023")


def test_the_first_rows_of_a_card_go_over_the_page_end_as_another_card_shows() -> None:
    blocks = [card(1, 1, HEAD, ROW), card(1, 2), printed(2, HEAD, ROW)]
    assert texts(with_openings_joined(blocks)) == texts([card(1, 1, HEAD, ROW), card(1, 2, HEAD, ROW)])


def test_a_band_alone_at_a_page_end_opens_the_table_under_it() -> None:
    band, rest = printed(1, ("3.2 Bins are lost",), width=2), printed(2, ("Finding", "Nobody looks"), width=2)
    (_, whole) = with_openings_joined([BANDED, band, rest])
    assert texts([whole]) == [[["3.2 Bins are lost"], ["Finding", "Nobody looks"]]]


@pytest.mark.parametrize(
    "blocks",
    [
        [card(1, 2), printed(2, HEAD, ROW)],
        [card(1, 1, HEAD, ROW), card(2, 2), printed(2, HEAD, ROW)],
        [card(1, 1, HEAD, ROW), card(1, 2, HEAD), printed(2, HEAD, ROW)],
        [printed(1, ("One",), ("Two",), ("Three",)), printed(2, ("Four",), ("Five",))],
    ],
    ids=["no other table shows it", "the same page", "another header follows", "bands alone say nothing"],
)
def test_two_tables_stay_two_where_no_other_opens_as_they_do(blocks: list[Table]) -> None:
    assert texts(with_openings_joined(blocks)) == texts([*blocks])
