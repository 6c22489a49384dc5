"""Columns of references to something outside the plan, which number none of its recommendations."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import page_plan, web_table


@pytest.mark.parametrize("header", ["QG ref", "KLOE ref", "Policy ref"])
def test_codes_beside_recommendations_that_print_other_numbers_number_nothing(tmp_path: Path, header: str) -> None:
    rows = web_table(
        f"Recommendation|Action|{header}|Lead|By when",
        "1. Review the risk register each month|Name an owner for every risk|4C|Chief Nurse|May 2014",
        "2. Share what is learned from incidents|Send out a bulletin|1A|Medical Director|June 2014",
    )
    found = page_plan(tmp_path, rows).recommendations
    assert [r.number for r in found] == ["1", "2"]
    assert [r.extra | r.actions[0].extra for r in found] == [{header: "4C"}, {header: "1A"}]


def test_a_code_that_comes_again_beside_another_recommendation_is_no_number(tmp_path: Path) -> None:
    rows = web_table(
        "Recommendation|Action|CQC ref|Lead|By when",
        "Review the risk register each month|Name an owner for every risk|R12|Chief Nurse|May 2014",
        "Share what is learned from incidents|Send out a bulletin|R17|Medical Director|June 2014",
        "Recruit to every vacant post|Hold a recruitment fair|R12|Chief Nurse|July 2014",
    )
    assert [r.number for r in page_plan(tmp_path, rows).recommendations] == [None, None, None]


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        ("Rec ref", ("R1", "R2")),  # the recommendation's, by its name
        ("Audit ref", ("A1", "A2")),  # nothing speaks against it
        ("Ref", ("1.1", "2.1")),
    ],
)
def test_other_references_number_what_they_stand_beside(tmp_path: Path, header: str, codes: tuple[str, str]) -> None:
    rows = web_table(
        f"{header}|Recommendation|Action|Lead|By when",
        f"{codes[0]}|Review the risk register each month|Name an owner for every risk|Chief Nurse|May 2014",
        f"{codes[1]}|Share what is learned from incidents|Send out a bulletin|Medical Director|June 2014",
    )
    assert [r.number for r in page_plan(tmp_path, rows).recommendations] == list(codes)


@pytest.mark.parametrize("header", ["Line", "Row", "No."])
def test_a_count_of_rows_beside_texts_that_print_their_own_numbers_numbers_nothing(tmp_path: Path, header: str) -> None:
    rows = web_table(
        f"{header}|Recommendation|Action|By when",
        "1|1) Work with partners|a) Set up a group|May 2009",
        "2||b) Hold a forum|June 2009",
        "3|2) Publish standards|a) Agree them with tenants|July 2009",
    )
    found = page_plan(tmp_path, rows).recommendations
    actions = [action for r in found for action in r.actions]
    assert [r.number for r in found] == ["1", "2"]
    assert [(a.number, a.extra) for a in actions] == [("a", {header: "1"}), ("b", {header: "2"}), ("a", {header: "3"})]


def test_a_number_beside_a_text_with_a_mark_numbers_the_recommendation_where_nothing_else_does(tmp_path: Path) -> None:
    rows = web_table(
        "No.|Recommendation|Action|By when",
        "1|Work with partners|a) Set up a group|May 2009",
        "2|Publish standards|a) Agree them with tenants|July 2009",
    )
    assert [r.number for r in page_plan(tmp_path, rows).recommendations] == ["1", "2"]
