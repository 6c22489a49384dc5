"""Headings over the rows of a new page that go on with what stands above: contract, rules 1 and 3."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table, texts_of

HEADER = "Ref | What we will do | Who | By when"
FIRST = "1.1 | Agree a protocol | Jane Doe | May 2022"
SECOND = "1.2 | Set aside ten homes | Tom Hill | June 2022"
OTHER = "2.1 | Appoint a coach | Jane Doe | July 2022"
BLANK = " | | | "
ONE, TWO = "Recommendation 1: Improve housing", "Recommendation 2: Help young people into work"


@pytest.mark.parametrize(
    "band",
    [
        "Recommendation 1 cont.",
        "Recommendation 1 (continued)",
        "RECOMMENDATION 1 – Contd",
        "Recommendation 1 (cont’d)",
        "Recommendation 1 cont…",
        "Recommendation 1 (cont.): Improve housing",
        "Recommendation 1: Improve housing (ctd)",
    ],
)
def test_a_band_that_says_it_goes_on_opens_no_recommendation_and_its_words_are_boilerplate(
    tmp_path: Path, band: str
) -> None:
    rows = table(HEADER, ONE + BLANK, FIRST, HEADER, band + BLANK, SECOND, TWO + BLANK, OTHER)
    plan = plan_of(tmp_path, f"Action Plan\n\n{rows}")
    assert texts_of(plan) == [
        ("Improve housing", ["Agree a protocol", "Set aside ten homes"]),
        ("Help young people into work", ["Appoint a coach"]),
    ]
    assert not plan.coverage.unplaced
    assert not any("ont" in note for note in plan.notes)


@pytest.mark.parametrize("heading", ["Theme 1 cont'd", "Theme 1 (continued): Homes", "Theme 1: Homes – continued"])
def test_a_heading_that_says_it_goes_on_begins_no_section(tmp_path: Path, heading: str) -> None:
    tables = (table(HEADER, FIRST), table(HEADER, SECOND), table(HEADER, OTHER))
    text = "# Action Plan\n\n## Theme 1: Homes\n\n{}\n## {}\n\n{}\n## Theme 2: Work\n\n{}"
    plan = plan_of(tmp_path, text.format(tables[0], heading, *tables[1:]), "plan.md")
    assert [len(r.actions) for r in plan.recommendations] == [2, 1]


def test_a_heading_goes_on_with_the_recommendation_that_a_row_above_numbers(tmp_path: Path) -> None:
    head = "No | Recommendation | Action | Lead | By when"
    one = "1 | Improve housing | Agree a protocol | Jane Doe | May 2022"
    more = " | | Set aside ten homes | Tom Hill | June 2022"
    two = "2 | Find work | Appoint a coach | Jane Doe | July 2022"
    rows = table(head, one, "Recommendation 1 (continued)" + BLANK + "|", more, two)
    assert texts_of(plan_of(tmp_path, f"Action Plan\n\n{rows}")) == [
        ("Improve housing", ["Agree a protocol", "Set aside ten homes"]),
        ("Find work", ["Appoint a coach"]),
    ]


@pytest.mark.parametrize("band", ["Recommendation 11 cont.", "Recommendation 3 cont.", "Recommendation 1 continues"])
def test_one_that_names_nothing_above_is_a_recommendation_of_its_own(tmp_path: Path, band: str) -> None:
    rows = table(HEADER, ONE + BLANK, FIRST, band + BLANK, SECOND)
    assert len(plan_of(tmp_path, f"Action Plan\n\n{rows}").recommendations) == 2
