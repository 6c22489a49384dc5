"""Rows inside tables that say fields of the section below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table, texts_of

HEAD = "<tr><th>No.</th><th>Action</th><th>Owner</th><th>Deadline</th></tr>"


def part(title: str, fields: tuple[str, str], number: str, action: str) -> str:
    """The rows of one section: its title, its two fields, the header and an action."""
    first, second = fields
    return (
        f'<tr><td colspan="4">{title}</td></tr><tr><td colspan="2">{first}</td><td colspan="2">{second}</td></tr>{HEAD}'
        f"<tr><td>{number}</td><td>{action}</td><td>Training Manager</td><td>May 2020</td></tr>"
    )


FIRST = part("Priority 1: Train staff", ("Sponsor: Head of Care", "Outcome: Staff are able"), "1.1", "Hold a day")
SECOND = part("Priority 2: Cut waits", ("Sponsor: Head of Access", "Outcome: No one waits"), "2.1", "Hire staff")


@pytest.mark.parametrize("between", ["</table><p></p><table border=1>", ""], ids=["two tables", "one table"])
def test_fields_over_the_header_of_each_section_are_its_recommendations(tmp_path: Path, between: str) -> None:
    page = f"<html><body><h1>Improvement Plan</h1><table border=1>{FIRST}{between}{SECOND}</table></body></html>"
    plan = plan_of(tmp_path, page, "plan.html")
    assert texts_of(plan) == [("Train staff", ["Hold a day"]), ("Cut waits", ["Hire staff"])]
    assert [(r.number, r.extra, r.outcomes) for r in plan.recommendations] == [
        ("1", {"Sponsor": "Head of Care"}, ("Staff are able",)),
        ("2", {"Sponsor": "Head of Access"}, ("No one waits",)),
    ]
    assert plan.coverage.unplaced == ()


def test_cells_that_all_open_with_a_label_under_every_header_are_no_fields(tmp_path: Path) -> None:
    text = table(
        "Recommendation | Action | Lead",
        "Staff: train them | Training: hold a day | Care: Jane Doe",
        "Staff: keep them | Training: raise pay | Care: Jane Doe",
    )
    plan = plan_of(tmp_path, text)
    assert [r.text for r in plan.recommendations] == ["Staff: train them", "Staff: keep them"]


def test_a_row_of_fields_over_one_section_only_stays_where_it_is(tmp_path: Path) -> None:
    page = f"<html><body><h1>Improvement Plan</h1><table border=1>{FIRST}</table></body></html>"
    plan = plan_of(tmp_path, page, "plan.html")
    assert [a.text for r in plan.recommendations for a in r.actions] == ["Hold a day"]
    assert "Sponsor: Head of Care | Outcome: Staff are able" in plan.notes


def test_one_cell_over_all_columns_may_say_several_fields(tmp_path: Path) -> None:
    def one(title: str, fields: str, action: str) -> str:
        rows = "".join(f'<tr><td colspan="4">{cell}</td></tr>' for cell in (title, fields))
        return f"{rows}{HEAD}<tr><td></td><td>{action}</td><td>Training Manager</td><td>May 2020</td></tr>"

    first = one("Recommendation 1: Train staff", "Sponsor: Head of Care &nbsp; Outcome: Staff are able", "Hold a day")
    second = one("Recommendation 2: Cut waits", "Sponsor: Head of Access &nbsp; Outcome: No one waits", "Hire staff")
    page = f"<html><body><h1>Improvement Plan</h1><table border=1>{first}{second}</table></body></html>"
    plan = plan_of(tmp_path, page, "plan.html")
    assert texts_of(plan) == [("Train staff", ["Hold a day"]), ("Cut waits", ["Hire staff"])]
    assert [(r.extra, r.outcomes) for r in plan.recommendations] == [
        ({"Sponsor": "Head of Care"}, ("Staff are able",)),
        ({"Sponsor": "Head of Access"}, ("No one waits",)),
    ]
    assert plan.coverage.unplaced == ()
