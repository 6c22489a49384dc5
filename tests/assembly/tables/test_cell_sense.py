"""What words over columns say is set right where the cells under them, or the columns beside them, say otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, table


def test_of_two_progress_columns_that_of_bare_status_words_is_the_status(tmp_path: Path) -> None:
    rows = table(
        "Recommendation | Action | Lead | Current position | Commentary",
        "Improve audits | Agree a tool | Team Manager | Completed | Agreed in May.",
        "Improve training | Book a course | Team Manager | Not started | ",
    )
    first, second = (r.actions[0] for r in plan_of(tmp_path, f"Action Plan\n\n{rows}").recommendations)
    assert (first.status, [p.text for p in first.progress]) == ("completed", ["Agreed in May."])
    assert (second.status, second.progress) == ("not_started", ())


def test_a_finding_is_the_recommendation_where_a_table_says_only_how_far_it_has_come(tmp_path: Path) -> None:
    rows = table(
        "Assessment | Issue and risk previously communicated | Update on actions taken to address the issue",
        "✓ | The bank account was not reconciled. | A second officer checks it.",
        "X | The register was not kept. | In progress.",
    )
    found = plan_of(tmp_path, f"Audit Findings: Action Plan\n\n{rows}").recommendations
    assert [(r.text, [action.status for action in r.actions]) for r in found] == [
        ("The bank account was not reconciled.", ["completed"]),
        ("The register was not kept.", ["in_progress"]),
    ]


def test_a_regulation_is_what_the_actions_answer_where_another_column_tells_how_it_was_not_met(tmp_path: Path) -> None:
    rows = table(
        "Regulation | How the regulation was not being met | Action | Who | When",
        "Regulation 12 | Records were not signed. | Check each record | Team Manager | May 2024",
        "Regulation 17 | Audits found no gaps. | Adopt an audit | Service Manager | June 2024",
    )
    found = plan_of(tmp_path, f"Action Plan\n\n{rows}").recommendations
    assert [(r.text, [f.text for f in r.findings]) for r in found] == [
        ("Regulation 12", ["Records were not signed."]),
        ("Regulation 17", ["Audits found no gaps."]),
    ]


def test_a_regulation_beside_a_recommendation_is_extra(tmp_path: Path) -> None:
    rows = table(
        "Regulation | Finding | Recommendation | Action | Who | When",
        "Reg 12 | Records were not signed. | Sign records | Check them | Team Manager | May 2024",
        "Reg 17 | Audits found no gaps. | Audit more | Adopt an audit | Service Manager | June 2024",
    )
    found = plan_of(tmp_path, f"Action Plan\n\n{rows}").recommendations
    assert [(r.text, r.extra) for r in found] == [
        ("Sign records", {"Regulation": "Reg 12"}),
        ("Audit more", {"Regulation": "Reg 17"}),
    ]


@pytest.mark.parametrize("header", ["Executive response", "Cabinet response", "Council response", "Cabinet decision"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Accepted", "Accepted in part"),
        ("Agreed, subject to funding in the budget", "Rejected"),
        ("Agreed in principle", "Accepted with amendments"),
    ],
)
def test_answers_that_only_accept_or_reject_are_no_action_whatever_is_over_them(
    tmp_path: Path, header: str, first: str, second: str
) -> None:
    rows = table(
        f"No | Recommendation | {header} | Lead officer | Target",
        f"1 | That a guide to transport be published | {first} | Transport Manager | May 2023",
        f"2 | That one point of contact be given | {second} | Head of Pupil Services | June 2023",
    )
    found = plan_of(tmp_path, f"Recommendation tracker\n\n{rows}").recommendations
    assert [[a.text for a in r.actions] for r in found] == [[None], [None]]
    assert [r.extra for r in found] == [{header: first}, {header: second}]


def test_an_answer_that_tells_what_is_done_is_the_action(tmp_path: Path) -> None:
    rows = table(
        "No | Recommendation | Executive response | Lead officer | Target",
        "1 | That a guide be published | Accepted, subject to funding. Officers will write it | JH | May 2023",
        "2 | That one point of contact be given | Agreed. A mailbox will be set up | Team Manager | June 2023",
    )
    found = plan_of(tmp_path, f"Recommendation tracker\n\n{rows}").recommendations
    assert [(a.text or "").split()[0] for r in found for a in r.actions] == ["Accepted,", "Agreed."]
