"""Web pages as they are printed: a table under each heading, its header wrapped, lists with white below them.

Drawn as in `browser_pages`; a "/" at a cell's end is the white of a line that a page leaves below a list.
"""

from __future__ import annotations

import pytest

from planparse.readers.pdf.model import PageContent
from tests.readers.pdf.browser_pages import Row, printed, rows_of, words_at
from tests.readers.pdf.drawn_pages import aligned_grids

WIDE_HEAD: Row = ["What will we do?", "Who is responsible?", "By when?", "Measures/of success"]
TALL_HEAD: Row = ["What will we do?", "Who is/responsible?", "By/when?", "Measures of success"]
GUIDE: Row = [
    "Publish a guide/to our offer/and train staff",
    "Principal/Psychologist",
    "Autumn/2023",
    "• In use/• Read/",
]
LINE: Row = ["Open an advice/line", "Early Years/Lead", "Spring", "• 200 calls/in the first/year/• Advice/that helped/"]
FAIR: Row = ["Hold a fair", "Eskmoor/College", "March/2024", "• Families who/attend/"]
READ = "What will we do? | Who is responsible? | By when? | Measures of success"
GUIDE_READ = "Publish a guide to our offer and train staff | Principal Psychologist | Autumn 2023 | • In use • Read"
LINE_READ = "Open an advice line | Early Years Lead | Spring | • 200 calls in the first year • Advice that helped"
FAIR_READ = "Hold a fair | Eskmoor College | March 2024 | • Families who attend"


def under_headings(*tables: list[Row]) -> PageContent:
    """The tables on one page, each under a heading."""
    words = []
    top = 0.0
    for number, rows in enumerate(tables, 1):
        words += words_at(f"Priority {number}: what comes next", 40.0, top + 20, bold=True)
        table = printed(rows, gutter=12.0).words
        words += [word._replace(top=word.top + top, bottom=word.bottom + top) for word in table]
        top = max(word.bottom for word in words)
    return PageContent(1, 842.0, 595.0, tuple(words))


@pytest.mark.parametrize(
    "header", [WIDE_HEAD, TALL_HEAD], ids=["one line holds three of its cells", "no line holds three of its cells"]
)
def test_every_table_under_a_heading_is_one_of_its_own(header: Row) -> None:
    page = under_headings([header, GUIDE, LINE], [header, FAIR, GUIDE], [header, LINE, FAIR])
    assert [rows_of(grid) for grid in aligned_grids([page])] == [
        [READ, GUIDE_READ, LINE_READ],
        [READ, FAIR_READ, GUIDE_READ],
        [READ, LINE_READ, FAIR_READ],
    ]


def test_a_list_stands_in_the_middle_with_the_white_below_it() -> None:
    audit: Row = [
        "Carry out an audit/of twelve plans/each term",
        "Clinical/and Quality/Officers",
        "Termly/from 2024",
        "• Plans/graded good/",
    ]
    (grid,) = aligned_grids([printed([WIDE_HEAD, FAIR, audit])])
    assert rows_of(grid)[1:] == [
        FAIR_READ,
        "Carry out an audit of twelve plans each term | Clinical and Quality Officers | Termly from 2024"
        " | • Plans graded good",
    ]
