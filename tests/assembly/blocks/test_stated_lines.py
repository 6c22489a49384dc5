"""Actions below one label, counted, marked or on lines of their own, and what labels below all of them tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan, plan_of

OTHER = "<p><b>Recommendation 2:</b> Improve plans</p><p><b>Actions:</b></p><ol><li>Rewrite the template</li></ol>"
TOLD = "<p><b>Lead:</b> Head of Law</p><p><b>By when:</b> May 2016</p>"


def said(plan: ActionPlan) -> list[tuple[str | None, str | None, list[str], str]]:
    return [
        (a.number, a.text, [lead.text for lead in a.leads], a.due.text if a.due else "")
        for a in plan.recommendations[0].actions
    ]


def test_a_counted_list_under_a_label_is_an_action_each_and_what_is_told_below_it_is_said_of_all(
    tmp_path: Path,
) -> None:
    texts = ("Hold a day", "Train all managers", "Audit ten files")
    items = "".join(f"<li>{text}</li>" for text in texts)
    first = f"<p><b>Recommendation 1:</b> Do better</p><p><b>Actions:</b></p><ol>{items}</ol>{TOLD}"
    plan = page_plan(tmp_path, first, OTHER + TOLD)
    assert said(plan) == [(str(n + 1), text, ["Head of Law"], "May 2016") for n, text in enumerate(texts)]


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_the_time_in_brackets_that_each_item_ends_with_is_its_own(tmp_path: Path, tag: str) -> None:
    items = "<li>Hold a day (May 2016)</li><li>Train all managers (by June 2016)</li>"
    blocks = [
        f"<h2>Area {n}: {name}</h2><p><b>What we will do:</b></p><{tag}>{items}</{tag}>"
        "<p><b>Who is responsible:</b> Head of Law</p><p><b>How we will know:</b> Fewer errors</p>"
        for n, name in ((1, "Oversight"), (2, "Plans"))
    ]
    plan = page_plan(tmp_path, *blocks)
    found = [(text, leads, due) for _, text, leads, due in said(plan)]
    assert found == [
        ("Hold a day", ["Head of Law"], "May 2016"),
        ("Train all managers", ["Head of Law"], "by June 2016"),
    ]
    assert [r.measures for r in plan.recommendations] == [("Fewer errors",), ("Fewer errors",)]


def test_a_bare_year_in_brackets_is_what_an_item_cites(tmp_path: Path) -> None:
    items = "<ul><li>Follow the guidance (2011)</li><li>Adopt the standard (2013)</li></ul>"
    first = f"<p><b>Recommendation 1:</b> Do better</p><p><b>Actions:</b></p>{items}{TOLD}"
    plan = page_plan(tmp_path, first, OTHER + TOLD)
    assert [text for _, text, _, _ in said(plan)] == ["Follow the guidance (2011) Adopt the standard (2013)"]


def text_plan(tmp_path: Path, actions: str) -> ActionPlan:
    told = "Lead: Head of Law\nBy when: June 2016\n"
    second = f"Recommendation 2: Improve plans\n\nActions:\nRewrite the template.\n\n{told}"
    return plan_of(
        tmp_path, f"Action Plan\n\nRecommendation 1: Do better\n\nActions:\n{actions}\n\n{told}\n{second}", "p.txt"
    )


def test_sentences_that_each_begin_a_line_below_a_label_are_an_action_each(tmp_path: Path) -> None:
    plan = text_plan(
        tmp_path, "Launch a framework for all teams in\nthe service.\nTrain all managers.\nAudit ten files."
    )
    assert [text for _, text, _, _ in said(plan)] == [
        "Launch a framework for all teams in the service.",
        "Train all managers.",
        "Audit ten files.",
    ]
    assert {tuple(leads) for _, _, leads, _ in said(plan)} == {("Head of Law",)}


@pytest.mark.parametrize(
    "text",
    [
        "Launch a framework. Train all\nmanagers.\nAudit ten files.",
        "Launch a framework.\nThe old one is too long.",
        "Launch a framework for all\nManagers in the service.",
    ],
    ids=["a paragraph", "a remark", "one sentence"],
)
def test_other_lines_below_a_label_are_one_text(tmp_path: Path, text: str) -> None:
    assert len(text_plan(tmp_path, text).recommendations[0].actions) == 1
