"""Times side by side under one merged header cell: "Milestones" over "By Dec 2019" and "By April 2020"."""

from __future__ import annotations

from pathlib import Path

from planparse.schema import ActionPlan
from tests.build import page_plan


def plan_under(tmp_path: Path, group: str, *times: str) -> ActionPlan:
    over = "".join(f"<th rowspan=2>{text}</th>" for text in ("Ref", "Action", "Lead"))
    head = f"<tr>{over}<th colspan=2>{group}</th></tr><tr>{''.join(f'<th>{time}</th>' for time in times)}</tr>"
    row = (
        "<tr><td>{0}.1</td><td>Agree a strategy</td><td>Head of Law</td><td>Draft agreed</td><td>Panel meets</td></tr>"
    )
    return page_plan(
        tmp_path, *(f"<h2>Priority {n}: Plans</h2><table border=1>{head}{row.format(n)}</table>" for n in (1, 2))
    )


def test_a_group_over_times_names_each_of_its_columns_in_each_table(tmp_path: Path) -> None:
    plan = plan_under(tmp_path, "Milestones", "By Dec 2019", "By April 2020")
    said = {"Milestones By Dec 2019": "Draft agreed", "Milestones By April 2020": "Panel meets"}
    assert [a.extra for r in plan.recommendations for a in r.actions] == [said, said]


def test_progress_over_dates_is_an_entry_of_each_date(tmp_path: Path) -> None:
    plan = plan_under(tmp_path, "Progress", "June 2020", "June 2021")
    entries = [
        (entry.date.text if entry.date else "", entry.text) for entry in plan.recommendations[0].actions[0].progress
    ]
    assert entries == [("June 2020", "Draft agreed"), ("June 2021", "Panel meets")]
