"""Pages whose sections head each part: "Aim", "Actions", "How we will measure success", over lists or tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan, plan_of, texts_of


def page(tmp_path: Path, body: str) -> ActionPlan:
    return page_plan(tmp_path, body, title="Allotments strategy")


def items(*texts: str) -> str:
    return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"


SITES = f"<h2>Better sites</h2><h3>Actions</h3>{items('Mend the gates', 'Let the empty plots')}"
WATER = f"<h2>Less water</h2><h3>Actions</h3>{items('Fit water butts')}"
PLAN = [("Better sites", ["Mend the gates", "Let the empty plots"]), ("Less water", ["Fit water butts"])]


def test_lists_under_headings_that_say_actions_answer_the_headings_over_them(tmp_path: Path) -> None:
    assert texts_of(page(tmp_path, SITES + WATER)) == PLAN


@pytest.mark.parametrize("heading", ["What we will do", "Next steps", "Key actions", "Our actions"])
def test_any_words_for_actions_head_them(tmp_path: Path, heading: str) -> None:
    assert texts_of(page(tmp_path, (SITES + WATER).replace("Actions", heading))) == PLAN


def test_a_lead_in_that_ends_in_a_colon_says_that_actions_follow(tmp_path: Path) -> None:
    body = (SITES + WATER).replace("<h3>Actions</h3>", "<p>We will:</p>")
    assert texts_of(page(tmp_path, body)) == PLAN


def test_one_list_of_actions_is_no_plan(tmp_path: Path) -> None:
    plan = page(tmp_path, SITES)
    assert plan.recommendations == ()
    assert "Mend the gates" in plan.notes


def test_headings_that_say_when_date_the_lists_under_them(tmp_path: Path) -> None:
    body = (
        "<h2>Priority 2: Plots for all</h2><h3>Milestones</h3>"
        f"<h4>By May 2021</h4>{items('Survey done', 'Gates mended')}<h4>By June 2022</h4>{items('All plots let')}"
    )
    plan = page(tmp_path, body)
    found = [(a.text, a.due and a.due.text) for r in plan.recommendations for a in r.actions]
    assert found == [("Survey done", "By May 2021"), ("Gates mended", "By May 2021"), ("All plots let", "By June 2022")]
    assert [(r.number, r.text) for r in plan.recommendations] == [("2", "Plots for all")]


def test_what_other_headings_of_a_section_tell_is_told_of_its_heading(tmp_path: Path) -> None:
    aims = ("<h3>Aim</h3><p>No plot stands empty.</p>", "<h3>Aim</h3><p>Use half as much.</p>")
    after = f"<h3>How we will measure success</h3>{items('All let', 'No leaks')}"
    body = SITES.replace("<h3>", aims[0] + "<h3>", 1) + after + WATER.replace("<h3>", aims[1] + "<h3>", 1)
    plan = page(tmp_path, body)
    assert texts_of(plan) == PLAN
    assert [r.outcomes for r in plan.recommendations] == [("No plot stands empty.",), ("Use half as much.",)]
    assert [r.measures for r in plan.recommendations] == [("All let", "No leaks"), ()]
    assert plan.coverage.unplaced == ()


def test_a_text_under_a_heading_that_asks_why_is_a_finding(tmp_path: Path) -> None:
    asked = (SITES + WATER).replace("<h3>", "<h3>Why are we doing this?</h3><p>Plots stand empty.</p><h3>")
    plan = page(tmp_path, asked)
    assert texts_of(plan) == PLAN
    assert [[f.text for f in r.findings] for r in plan.recommendations] == [["Plots stand empty."]] * 2


HEAD, ROW = "<td>What we will do</td><td>Who</td>", "<td>Fit water butts</td><td>Sites Manager</td>"
TABLE = f"<table><tr>{HEAD}</tr><tr>{ROW}</tr></table>"


def test_beside_sections_with_tables_a_list_under_their_heading_is_actions(tmp_path: Path) -> None:
    told = f"<h3>Outcomes</h3>{items('Fewer leaks', 'Lower bills')}"
    body = SITES + f"<h2>Less water</h2>{told}<h3>Actions</h3>{TABLE}"
    plan = page(tmp_path, body)
    assert texts_of(plan) == PLAN
    assert [r.outcomes for r in plan.recommendations] == [(), ("Fewer leaks", "Lower bills")]


def test_beside_a_table_a_list_under_another_heading_is_none(tmp_path: Path) -> None:
    plan = page(tmp_path, SITES.replace("Actions", "Next steps") + f"<h2>Less water</h2>{TABLE}")
    assert "Mend the gates" in plan.notes


def test_fields_under_the_headings_of_sections_may_stand_over_prose_and_lists(tmp_path: Path) -> None:
    body = "".join(
        f"<h2>{name}</h2><p>Everybody likes it.</p><p><b>Lead:</b> {lead}</p>"
        f"<h3>Outcomes</h3>{items('One', 'Two')}<h3>Actions</h3>{TABLE}"
        for name, lead in (("Better sites", "Parks Manager"), ("Less water", "Water Officer"))
    )
    plan = page(tmp_path, body)
    assert [(r.text, r.extra) for r in plan.recommendations] == [
        ("Better sites", {"Lead": "Parks Manager"}),
        ("Less water", {"Lead": "Water Officer"}),
    ]


def test_in_text_the_lines_that_come_again_are_such_headings(tmp_path: Path) -> None:
    text = "\n\n".join(
        [
            "Allotments strategy",
            "Priority 1: Better sites",
            "Actions",
            "• Mend the gates",
            "• Let the empty plots",
            "How we will measure success",
            "• All plots let",
            "Priority 2: Less water",
            "Actions",
            "• Fit water butts",
            "How we will measure success",
            "• No leaks",
        ]
    )
    plan = plan_of(tmp_path, text)
    assert texts_of(plan) == PLAN
    assert [r.measures for r in plan.recommendations] == [("All plots let",), ("No leaks",)]


@pytest.mark.parametrize("label", ["Update June 2023:", "June 2023:", "Update:"])
def test_an_item_that_an_update_or_a_date_opens_is_the_progress_of_the_one_over_it(tmp_path: Path, label: str) -> None:
    mended = items("Mend the gates", f"{label} Six mended.", "Let the empty plots")
    plan = page(tmp_path, f"<h2>Better sites</h2><h3>Actions</h3>{mended}" + WATER)
    assert texts_of(plan) == PLAN
    assert [[p.text for p in a.progress] for a in plan.recommendations[0].actions] == [["Six mended."], []]


def test_a_list_by_date_is_of_actions(tmp_path: Path) -> None:
    dated = items("June 2023: Mend the gates", "July 2023: Let the empty plots")
    plan = page(tmp_path, f"<h2>Better sites</h2><h3>Actions</h3>{dated}" + WATER)
    assert [len(r.actions) for r in plan.recommendations] == [2, 1]


FOCUS = [("Better sites", ["Review the gates", "Offer the empty plots"]), ("Less water", ["Install water butts"])]


@pytest.mark.parametrize("heading", ["Actions", "What we will do", "Improvement focus", "What we will focus on"])
@pytest.mark.parametrize("lead", ["", "We want to:", "The partnership has agreed to:"])
def test_a_line_may_lead_from_the_heading_to_its_list(tmp_path: Path, heading: str, lead: str) -> None:
    over = f"<h3>{heading}</h3>" + (f"<p>{lead}</p>" if lead else "")
    plan = page(tmp_path, "".join(f"<h2>{title}</h2>{over}{items(*listed)}" for title, listed in FOCUS))
    assert (texts_of(plan), plan.notes, plan.coverage.unplaced) == (FOCUS, (), ())


def test_a_list_of_subjects_under_what_is_no_word_for_actions_is_no_plan(tmp_path: Path) -> None:
    body = f"<h3>Improvement focus</h3>{items('The gates', 'Plots that nobody has')}"
    plan = page(tmp_path, f"<h2>Better sites</h2>{body}<h2>Less water</h2>{body}")
    assert plan.recommendations == ()


def test_items_that_one_above_them_includes_are_of_it(tmp_path: Path) -> None:
    listed = items("Review the site, including:", "all of its gates", "the fence", "Offer the empty plots")
    plan = page(tmp_path, f"<h2>Better sites</h2><h3>Actions</h3>{listed}{WATER}")
    whole = ["Review the site, including: all of its gates the fence", "Offer the empty plots"]
    assert texts_of(plan) == [("Better sites", whole), PLAN[1]]


def test_items_that_ask_themselves_are_actions_below_a_colon_too(tmp_path: Path) -> None:
    listed = items("Review the site and:", "publish the findings", "offer the empty plots")
    plan = page(tmp_path, f"<h2>Better sites</h2><h3>Actions</h3>{listed}{WATER}")
    assert texts_of(plan)[0] == (
        "Better sites",
        ["Review the site and:", "publish the findings", "offer the empty plots"],
    )
