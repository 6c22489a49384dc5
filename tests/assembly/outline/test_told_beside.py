"""What labels tell of a section, under its heading and below its rows: contract, rules 1, 4 and 14."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan, plan_of, table, texts_of, web_table

ROWS = (
    "<table><tr><th>Action</th><th>Lead</th><th>By when</th></tr>"
    "<tr><td>Publish a guide</td><td>Policy Officer</td><td>May 2024</td></tr></table>"
)
STATED = ROWS.replace("<th>Action", "<th>Recommendation</th><th>Action").replace("<td>Pub", "<td>Open up</td><td>Pub")


def page(tmp_path: Path, *sections: str) -> ActionPlan:
    body = "".join(sections)
    return page_plan(tmp_path, body, title="Access improvement plan")


def listed(label: str, *items: str) -> str:
    return label + "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def marked(label: str, style: str) -> str:
    return {"heading": f"<h3>{label}</h3>", "bold": f"<p><b>{label}</b></p>", "colon": f"<p>{label}:</p>"}[style]


def section(over: str, *, above: str = "", below: str = "", rows: str = ROWS) -> str:
    return f"<h2>{over}</h2>{above}{rows}{below}"


@pytest.mark.parametrize("style", ["heading", "bold", "colon"])
@pytest.mark.parametrize("count", [1, 2])
def test_lists_under_labels_above_and_below_the_rows_are_told_of_the_heading(
    tmp_path: Path, style: str, count: int
) -> None:
    aims, measures = marked("Desired outcomes", style), marked("Success measures", style)
    parts = [
        section(f"Priority {n}: Access {n}", above=listed(aims, f"Aim {n}"), below=listed(measures, "One", f"Two {n}"))
        for n in range(1, count + 1)
    ]
    plan = page(tmp_path, *parts, "<h2>Contact us</h2><p>Write to us.</p>")
    assert [(r.number, r.outcomes, r.measures) for r in plan.recommendations] == [
        (str(n), (f"Aim {n}",), ("One", f"Two {n}")) for n in range(1, count + 1)
    ]
    assert plan.notes == ("Contact us", "Write to us.")
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize("label", ["Lead officer", "Senior responsible officer", "Priority lead", "Executive sponsor"])
def test_who_leads_a_section_stands_on_it_under_the_label(tmp_path: Path, label: str) -> None:
    plan = page(tmp_path, section("Priority 1: Access", above=f"<p>People told us.</p><p>{label}: Jo Smith</p>"))
    assert [r.extra for r in plan.recommendations] == [{label: "Jo Smith"}]
    assert plan.notes == ("People told us.",)


def test_a_field_beside_another_is_one_too(tmp_path: Path) -> None:
    plan = page(tmp_path, section("Priority 1: Access", above="<p>Joint leads: Jo and Al</p><p>Our aim: Be open</p>"))
    assert [(r.extra, r.outcomes) for r in plan.recommendations] == [({"Joint leads": "Jo and Al"}, ("Be open",))]


def test_one_paragraph_may_hold_several_fields(tmp_path: Path) -> None:
    plan = page(tmp_path, section("Priority 1: Access", above="<p>Lead: Jo Smith<br>Our aim: Be open</p>"))
    assert [(r.extra, r.outcomes) for r in plan.recommendations] == [({"Lead": "Jo Smith"}, ("Be open",))]


def test_a_heading_that_comes_again_inside_sections_is_a_label_whatever_its_words(tmp_path: Path) -> None:
    said = "<h3>Our young people said</h3><p>Doors are {}.</p><h3>Actions</h3>"
    plan = page(tmp_path, *(section(f"Part of {w}", above=said.format(w)) for w in ("oak", "steel")))
    assert [(r.text, r.extra) for r in plan.recommendations] == [
        ("Part of oak", {"Our young people said": "Doors are oak."}),
        ("Part of steel", {"Our young people said": "Doors are steel."}),
    ]


def test_a_heading_that_says_a_plan_follows_is_no_section_under_a_priority(tmp_path: Path) -> None:
    names = ["Access", "Homes", "Work"]
    parts = [section(f"Priority {n}: {name}", above="<h3>Delivery plan</h3>") for n, name in enumerate(names, 1)]
    assert [r.text for r in page(tmp_path, *parts).recommendations] == names


def test_a_label_as_high_as_the_sections_that_closes_the_plan_is_said_of_it_all(tmp_path: Path) -> None:
    closing = listed("<h2>How we will measure success</h2>", "Survey each year")
    plan = page(tmp_path, section("Priority 1: Access"), section("Priority 2: Homes"), closing)
    assert [r.measures for r in plan.recommendations] == [(), ()]
    assert plan.notes == ("How we will measure success", "Survey each year")


def test_a_heading_inside_the_last_section_that_asks_nothing_is_a_note(tmp_path: Path) -> None:
    below = "<h3>Monitoring</h3><p>The board meets each month.</p>"
    plan = page(tmp_path, section("Priority 1: Access"), section("Priority 2: Homes", below=below))
    assert [r.measures for r in plan.recommendations] == [(), ()]
    assert plan.notes == ("Monitoring", "The board meets each month.")


def test_labels_of_a_theme_with_several_recommendations_are_notes_and_no_theme(tmp_path: Path) -> None:
    two = STATED.replace(
        "</table>", "<tr><td>Ask</td><td>Train staff</td><td>HR Manager</td><td>May 2024</td></tr></table>"
    )
    aims = listed("<h3>What we want to achieve</h3>", "Be open") + "<h3>Actions</h3>"
    plan = page(tmp_path, *(section(f"Theme {n}: Access {n}", above=aims, rows=two) for n in (1, 2)))
    assert [r.theme for r in plan.recommendations] == ["Theme 1: Access 1"] * 2 + ["Theme 2: Access 2"] * 2
    assert [r.outcomes for r in plan.recommendations] == [()] * 4
    assert "Be open" in plan.notes


def test_tables_of_one_recommendation_each_have_what_stands_below_them(tmp_path: Path) -> None:
    aims, after = listed("<h3>Outcomes</h3>", "Be open"), listed("<h3>Success measures</h3>", "More visits")
    rows = [STATED, STATED.replace("Open up", "Ask first")]
    parts = zip(("Access", "Homes"), rows, strict=True)
    plan = page(tmp_path, *(section(over, above=aims, below=after, rows=table) for over, table in parts))
    assert [(r.theme, r.outcomes, r.measures) for r in plan.recommendations] == [
        ("Access", ("Be open",), ("More visits",)),
        ("Homes", ("Be open",), ("More visits",)),
    ]


def test_a_recommendation_with_fields_over_a_table_of_actions_is_no_action_itself(tmp_path: Path) -> None:
    above = "<p>Lead officer: Jo Smith</p>" + listed("<p><b>Outcomes</b></p>", "Be open") + "<p><b>Actions</b></p>"
    plan = page(tmp_path, *(section(f"Recommendation {n}: Open {n}", above=above) for n in (1, 2)))
    assert texts_of(plan) == [("Open 1", ["Publish a guide"]), ("Open 2", ["Publish a guide"])]
    assert [(r.extra, r.outcomes) for r in plan.recommendations] == [({"Lead officer": "Jo Smith"}, ("Be open",))] * 2


def test_numbered_lines_below_rows_are_no_labels(tmp_path: Path) -> None:
    parts = [f"<h3>Recommendation {n}</h3><p>The Council should open door {n}.</p>{ROWS}" for n in (1, 2)]
    found = [(r.number, r.text) for r in page(tmp_path, *parts).recommendations]
    assert found == [("1", "The Council should open door 1."), ("2", "The Council should open door 2.")]


def test_boxes_between_a_heading_and_its_table_say_what_is_wanted(tmp_path: Path) -> None:
    plan = "Ref|What are we going to do?|Who is responsible?|When by?"
    found = page_plan(
        tmp_path,
        "<h2>Priority 1: Waiting times</h2>",
        web_table("Outcome we want", "Children are seen sooner."),
        web_table("How will we know?", "<ul><li>No child waits 18 weeks</li><li>Families say so</li></ul>"),
        web_table(plan, "1a|Recruit two doctors|Head of Commissioning|May 2024"),
        "<h2>Priority 2: Adulthood</h2>",
        web_table("Outcome we want", "Young people find work."),
        web_table(plan, "2a|Publish a guide|Head of Commissioning|June 2024"),
    ).recommendations
    assert [r.outcomes for r in found] == [("Children are seen sooner.",), ("Young people find work.",)]
    assert [r.measures for r in found] == [("No child waits 18 weeks", "Families say so"), ()]


def test_a_label_beside_what_it_names_is_a_box_too(tmp_path: Path) -> None:
    head = "Measures / actions|Lead officer|Timescale|Performance indicator"
    found = page_plan(
        tmp_path,
        "<h2>Objective 1: Open our buildings</h2>",
        web_table("Outcome|More people come"),
        web_table(head, "Audit all centres|Estates Officer|May 2024|Audits done"),
        "<h2>Objective 2: Employ more people</h2>",
        web_table("Outcome|Our staff are like the borough"),
        web_table(head, "Guarantee interviews|HR Manager|June 2024|Interviews held"),
    ).recommendations
    assert [(r.outcomes, len(r.actions)) for r in found] == [
        (("More people come",), 1),
        (("Our staff are like the borough",), 1),
    ]


def test_what_a_label_says_goes_on_over_the_printed_line(tmp_path: Path) -> None:
    found = "What the inspectors found: The service could not show that it had carried out the checks, and\n"
    parts = [
        f"Priority {n}: Access {n}\n\n{found}more than {n},000 were overdue.\n\n"
        + table("Action | Lead | By when", f"Publish guide {n} | Policy Officer | May 2024")
        for n in (1, 2)
    ]
    plan = plan_of(tmp_path, "Access improvement plan\n\n" + "\n".join(parts))
    said = "The service could not show that it had carried out the checks, and more than {},000 were overdue"
    assert [[f.text.rstrip(".") for f in r.findings] for r in plan.recommendations] == [
        [said.format(n)] for n in (1, 2)
    ]


@pytest.mark.parametrize("label", ["Objectives", "OBJECTIVES:"])
@pytest.mark.parametrize("heading", ["<h2>Priority {0} Access {0}</h2>", "<p>Priority {0} Access {0}</p>"])
def test_what_a_label_alone_says_that_actions_answer_stays_whole_among_the_notes(
    tmp_path: Path, label: str, heading: str
) -> None:
    said = ["To open every building.", "To keep it open."]
    over = "<p>Strategic lead: Jane Doe</p>" + "".join(f"<p>{line}</p>" for line in [label, *said])
    plan = page(tmp_path, *(f"{heading.format(n)}{over}{ROWS}" for n in (1, 2)))
    assert list(plan.notes) == [label, *said] * 2
    assert [(r.number, r.text) for r in plan.recommendations] == [("1", "Access 1"), ("2", "Access 2")]
    assert [r.extra for r in plan.recommendations] == [{"Strategic lead": "Jane Doe"}] * 2
