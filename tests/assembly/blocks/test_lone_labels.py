"""Labels that stand alone on their lines, each over its value, as definition lists and accordions print them."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan, plan_of

RECORDS = (
    ("Clarify the roles", "Hold a strategy day", "Head of Service", "March 2024", "Leader to chair"),
    ("Listen to tenants", "Set up a panel", "Chief Executive", "May 2024", "None needed"),
    ("Cut the backlog", "Appoint two officers", "Director", "June 2024", "None needed"),
)
LABELS = ("Action", "Lead", "By when", "Political input")
LIST = "<dl>" + "".join(f"<dt>{label}</dt><dd>{{}}</dd>" for label in LABELS) + "</dl>"
BREAKS = "".join(f"<p><strong>{label}</strong><br>{{}}</p>" for label in LABELS)
LINES = "".join(f"{label}\n{{}}\n" for label in LABELS)


def assert_read(plan: ActionPlan) -> None:
    found = [
        (r.text, a.text, [lead.text for lead in a.leads], a.due and a.due.text, a.extra)
        for r in plan.recommendations
        for a in r.actions
    ]
    assert found == [(r, action, [lead], due, {LABELS[-1]: said}) for r, action, lead, due, said in RECORDS]
    assert plan.notes == ()
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize("card", [LIST, BREAKS])
def test_posts_and_what_an_unknown_label_says_are_values_on_a_page(tmp_path: Path, card: str) -> None:
    cards = (f"<h2>Recommendation {n}: {r[0]}</h2>{card.format(*r[1:])}" for n, r in enumerate(RECORDS, start=1))
    assert_read(page_plan(tmp_path, *cards))


def test_posts_and_what_an_unknown_label_says_are_values_in_text(tmp_path: Path) -> None:
    cards = (f"Recommendation {n}\n{r[0]}\n\n{LINES.format(*r[1:])}\n" for n, r in enumerate(RECORDS, start=1))
    assert_read(plan_of(tmp_path, "Peer challenge action plan\n\n" + "".join(cards)))


def test_a_counted_priority_in_plain_text_is_a_heading_and_no_field(tmp_path: Path) -> None:
    card = "Priority {}: {}\n\n{}\nand report on it in {}.\nLead: {}\nBy when: {}\n\n"
    cards = (card.format(n, each[0], each[1], each[3], each[2], each[3]) for n, each in enumerate(RECORDS, start=1))
    plan = plan_of(tmp_path, "Improvement plan\n\n" + "".join(cards))
    found = [(r.number, r.text, [a.text for a in r.actions]) for r in plan.recommendations]
    assert found == [
        (str(n), each[0], [f"{each[1]} and report on it in {each[3]}."]) for n, each in enumerate(RECORDS, start=1)
    ]
