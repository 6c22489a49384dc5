"""What stands between a section's heading and its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table, texts_of

HEAD = "Action | Lead | By when"
CHARTER, DAY = "Agree a charter | Jane Doe | May 2020", "Hold a day | Jane Doe | June 2020"


def sections(first: str, second: str, mark: str = "## ") -> str:
    """Two sections, "Hear parents" and "Cut waits", each with these lines under its heading."""
    return (
        f"# Action Plan\n\n{mark}Hear parents\n\n{first}\n\n"
        + table(HEAD, CHARTER)
        + f"\n{mark}Cut waits\n\n{second}\n\n"
        + table(HEAD, DAY)
    )


@pytest.mark.parametrize("mark", ["## ", ""], ids=["headings", "plain lines"])
@pytest.mark.parametrize("label", ["Executive sponsor", "Senior responsible owner", "Link member", "Budget"])
def test_a_label_under_the_heading_of_each_section_is_a_field_of_the_recommendation(
    tmp_path: Path, label: str, mark: str
) -> None:
    plan = plan_of(tmp_path, sections(f"{label}: Head of Care", f"{label}: Head of Access", mark), "plan.md")
    assert texts_of(plan) == [("Hear parents", ["Agree a charter"]), ("Cut waits", ["Hold a day"])]
    assert [r.extra for r in plan.recommendations] == [{label: "Head of Care"}, {label: "Head of Access"}]
    assert plan.coverage.unplaced == ()


def test_a_label_that_names_a_role_by_its_columns_words_fills_that_role(tmp_path: Path) -> None:
    lines = "Executive sponsor: Head of Care\n\nImpact: Families are heard"
    plan = plan_of(tmp_path, sections(lines, lines.replace("heard", "seen")), "plan.md")
    assert [r.outcomes for r in plan.recommendations] == [("Families are heard",), ("Families are seen",)]
    assert [list(r.extra) for r in plan.recommendations] == [["Executive sponsor"]] * 2


def test_a_label_over_one_section_only_is_no_field(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, sections("Note: rows are in no order", "Cabinet sponsor: Head of Access"), "plan.md")
    assert [r.extra for r in plan.recommendations] == [{}, {}]


def test_a_label_for_what_the_actions_answer_is_the_heading_itself(tmp_path: Path) -> None:
    text = "".join(f"Objective: {name}\n\n{table(HEAD, CHARTER, DAY)}\n" for name in ("Hear parents", "Cut waits"))
    plan = plan_of(tmp_path, f"# Action Plan\n\nFor 2020.\n\n{text}", "plan.md")
    assert [bool(r.extra) for r in plan.recommendations] == [False, False]
    assert len(plan.recommendations) == 2


def test_fields_of_a_theme_stay_in_the_notes(tmp_path: Path) -> None:
    head = "Recommendation | Action | Lead"
    text = "".join(
        f"## Theme {n}: Work\n\nSponsor: Head of {name}\n\n{table(head, f'Improve {name} | Train staff | Jane Doe')}\n"
        for n, name in enumerate(("care", "access"), 1)
    )
    plan = plan_of(tmp_path, f"# Action Plan\n\n{text}", "plan.md")
    assert {"Sponsor: Head of care", "Sponsor: Head of access"} <= set(plan.notes)
    assert [r.extra for r in plan.recommendations] == [{}, {}]
