"""Cards: a label in bold and its value on each row, without a header or rules."""

from __future__ import annotations

import re

import pytest

from planparse.readers.pdf.aligned import AlignedTables
from planparse.readers.pdf.model import PageContent, Word
from tests.readers.pdf.drawn_pages import HIGH, SIZE, WIDE, rows_of

CARD = """
*Action*              1.1
*What we will do*     Ask every practice to keep a register of the
                    carers that it knows
*Who will lead*       Public health consultant
*By when*             March 2024
"""


def page(text: str, number: int = 1) -> PageContent:
    """The page that the text draws, in bold between stars; a star takes no room, a blank line half a line's height."""
    words: list[Word] = []
    top = 50.0
    for line in text.strip("\n").split("\n"):
        at, bold = 0, False
        for found in re.finditer(r"\*|[^\s*]+|\s+", line):
            if found.group() == "*":
                bold = not bold
                continue
            if found.group().strip():
                x0 = 40 + at * WIDE
                words.append(Word(found.group(), x0, top, x0 + len(found.group()) * WIDE, top + SIZE, SIZE, bold))
            at += len(found.group())
        top += HIGH if line.strip() else HIGH / 2
    return PageContent(number, 842.0, 595.0, tuple(words))


def tables(*texts: str) -> list[list[str]]:
    """The rows of every table, of as many pages as there are texts."""
    found = AlignedTables()
    return [rows_of(grid) for number, text in enumerate(texts, 1) for grid in found.on_page(page(text, number))]


FIRST = [
    "Action | 1.1",
    "What we will do | Ask every practice to keep a register of the carers that it knows",
    "Who will lead | Public health consultant",
    "By when | March 2024",
]


def test_labels_in_bold_beside_values_that_begin_at_one_place_are_a_table() -> None:
    assert tables(CARD) == [FIRST]


def test_the_next_card_begins_where_the_first_label_comes_again() -> None:
    again = CARD.replace("1.1", "1.2").strip("\n")
    assert tables(f"{CARD}{again}") == [FIRST, ["Action | 1.2", *FIRST[1:]]]


def test_the_next_card_may_have_its_values_further_in() -> None:
    further = "\n".join(re.sub(r"^(\*.*\*\s+)", r"\1    ", line) for line in CARD.strip("\n").split("\n"))
    further = further.replace("                    carers that", "                        carers that")
    assert tables(f"{CARD}{further}") == [FIRST, FIRST]


def test_a_list_in_a_value_is_set_further_in() -> None:
    listed = CARD.replace("Public health consultant", "  • Library service\n                      • Housing options")
    assert tables(listed)[0][2] == "Who will lead | • Library service • Housing options"


def test_a_second_label_with_its_own_value_has_columns_of_its_own() -> None:
    form = """
*Finding*           We tested a sample of 25 customers and found that nine had
                  no agreement
*Recommendation*    A signed agreement should be obtained from every customer
*Priority*          High              Previously raised     No
*Officer*           Billing Manager   Date agreed           March 2020
"""
    assert tables(form) == [
        [
            "Finding | We tested a sample of 25 customers and found that nine had no agreement | |",
            "Recommendation | A signed agreement should be obtained from every customer | |",
            "Priority | High | Previously raised | No",
            "Officer | Billing Manager | Date agreed | March 2020",
        ]
    ]


def test_a_card_goes_on_over_the_page() -> None:
    rest = "*Who will help*       Library service\n*Money needed*        None\n*Action*              1.2\n"
    lower = f"                    in each locality\n{rest}"
    (first, second, third) = tables(CARD, lower)
    assert first == FIRST
    assert second == [" | in each locality", "Who will help | Library service", "Money needed | None"]
    assert third == ["Action | 1.2"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("*Owner:* Chief Officer\n*Complete by:* May 2024\n*Progress:* In hand\n", id="labels in the text"),
        pytest.param("*100,000*    80\n*per*        60\n*cases*      40\n*year*       20\n", id="an axis"),
        pytest.param("Owner       Chief Officer\nLead        The Board\nBudget      None\n", id="nothing in bold"),
    ],
)
def test_what_only_looks_like_labels_is_no_card(text: str) -> None:
    assert tables(text) == []


def test_a_header_at_the_foot_of_a_page_has_its_rows_on_the_next() -> None:
    head = "Some text that stands over the table on this page\n\n*What      Who             How             When*\n"
    rows = "Agree     Jane Smith      Amend it        July 2012\nWrite     Tom Brown       Send it         May 2012\n"
    assert tables(head, rows) == [
        ["What | Who | How | When"],
        ["Agree | Jane Smith | Amend it | July 2012", "Write | Tom Brown | Send it | May 2012"],
    ]
