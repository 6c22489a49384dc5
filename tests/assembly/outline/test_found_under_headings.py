"""Findings under headings that say what the actions answer (contract, rule 14), and columns said of rejected ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table, texts_of

HEAD = "<tr><th>Finding and risk</th><th>Agreed action</th><th>Officer</th><th>Target date</th></tr>"


def over(heading: str) -> str:
    """A row that holds one heading over all columns."""
    return f'<tr><td colspan="4"><b>{heading}</b></td></tr>'


def row(finding: str, action: str) -> str:
    """A row of a finding and what is done about it."""
    return f"<tr><td>{finding}</td><td>{action}</td><td>Payroll Manager</td><td>May 2020</td></tr>"


def audit(*rows: str) -> str:
    """A page of one table with these rows under the header."""
    return f"<html><body><h1>Action Plan</h1><table border=1>{HEAD}{''.join(rows)}</table></body></html>"


def test_a_counted_heading_over_each_finding_is_what_its_actions_answer(tmp_path: Path) -> None:
    page = audit(
        over("1. Card records"),
        row("Twelve cards belonged to leavers.", "Send a list of leavers."),
        row("", "Cancel unused cards."),
        over("2. Evidence of spend"),
        row("Nine receipts were missing.", "Remind all holders."),
    )
    plan = plan_of(tmp_path, page, "plan.html")
    assert texts_of(plan) == [
        ("Card records", ["Send a list of leavers.", "Cancel unused cards."]),
        ("Evidence of spend", ["Remind all holders."]),
    ]
    assert [(r.number, r.theme) for r in plan.recommendations] == [("1", None), ("2", None)]
    assert [f.text for r in plan.recommendations for f in r.findings] == [
        "Twelve cards belonged to leavers.",
        "Nine receipts were missing.",
    ]


def test_a_finding_printed_again_in_each_row_stands_once_with_what_is_said_of_it(tmp_path: Path) -> None:
    head = "Finding | Priority | Agreed action | Officer"
    text = table(
        head,
        "1. Cards | | | ",
        "Leavers had cards. | High | Send a list. | Payroll Manager",
        "Leavers had cards. | High | Cancel the cards. | Payroll Manager",
        "2. Receipts | | | ",
        "Nine were missing. | Low | Remind holders. | Payroll Manager",
        "Nine were missing. | Low | Test a sample. | Payroll Manager",
    )
    plan = plan_of(tmp_path, text)
    assert [(r.text, len(r.findings), r.extra) for r in plan.recommendations] == [
        ("Cards", 1, {"Priority": "High"}),
        ("Receipts", 1, {"Priority": "Low"}),
    ]


def test_a_heading_over_several_findings_is_their_theme(tmp_path: Path) -> None:
    page = audit(
        over("1. Cards"),
        row("Twelve cards belonged to leavers.", "Send a list of leavers."),
        row("Nine receipts were missing.", "Remind all holders."),
        over("2. Payroll"),
        row("Timesheets were not signed.", "Sign timesheets."),
    )
    plan = plan_of(tmp_path, page, "plan.html")
    assert [r.text for r in plan.recommendations][:2] == [
        "Twelve cards belonged to leavers.",
        "Nine receipts were missing.",
    ]
    assert [r.theme for r in plan.recommendations] == ["1. Cards", "1. Cards", "2. Payroll"]


def test_a_heading_that_is_not_counted_is_the_findings_theme(tmp_path: Path) -> None:
    page = audit(
        over("Cards"),
        row("Twelve cards belonged to leavers.", "Send a list of leavers."),
        over("Payroll"),
        row("Timesheets were not signed.", "Sign timesheets."),
    )
    plan = plan_of(tmp_path, page, "plan.html")
    assert [r.theme for r in plan.recommendations] == ["Cards", "Payroll"]


def test_a_rejected_recommendation_has_no_action_and_keeps_what_is_said_of_it(tmp_path: Path) -> None:
    text = table(
        "Recommendation | Cabinet response | Proposed action | Resource implications | Responsible | Timescale",
        "1. Fund minibuses | Accepted. | Open a grants round | £150,000 | Transport Manager | May 2020",
        "2. Free travel before nine | Rejected. | | None | | ",
        "3. Report each year | Accepted. | Add it to the annual report | Officer time | Transport Manager | June 2020",
    )
    first, rejected, _ = plan_of(tmp_path, text).recommendations
    assert (first.extra, first.actions[0].extra) == (
        {"Cabinet response": "Accepted."},
        {"Resource implications": "£150,000"},
    )
    assert rejected.actions == ()
    assert rejected.extra == {"Cabinet response": "Rejected.", "Resource implications": "None"}


@pytest.mark.parametrize(
    ("word", "answered"), [("Priority", True), ("Objective", True), ("Theme", False), ("Section", False)]
)
@pytest.mark.parametrize("line", ["<h2>{}</h2>", "<p>{}</p>"])
def test_a_heading_numbered_with_a_word_for_what_actions_answer_is_that(
    tmp_path: Path, word: str, answered: bool, line: str
) -> None:
    tables = [
        line.format(f"{word} {number}: {name}") + f"<table border=1>{HEAD}{row(finding, action)}</table>"
        for number, name, finding, action in (
            (1, "People wait too long", "Forty people were waiting.", "Agree a policy."),
            (2, "Carers lack support", "Carers were not asked.", "Ask every carer."),
        )
    ]
    plan = plan_of(tmp_path, f"<html><body><h1>Action Plan</h1>{''.join(tables)}</body></html>", "plan.html")
    told = [(r.number, r.text, [f.text for f in r.findings]) for r in plan.recommendations]
    headed = [
        ("1", "People wait too long", ["Forty people were waiting."]),
        ("2", "Carers lack support", ["Carers were not asked."]),
    ]
    assert (told == headed) is answered
    if not answered:
        assert [r.text for r in plan.recommendations] == ["Forty people were waiting.", "Carers were not asked."]
