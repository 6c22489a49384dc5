"""Lines over labelled lines or over a recommendation's block: what they say is told by what stands under them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.build import html_rows, plan_of, table, texts_of, web_page

HEADER = "Recommendation | Action | Lead | By when"
ROW = "Improve audits | Agree a tool | Team Manager | July 2025"
LONG = (
    "The Board should refresh its guidance on self-neglect so that it sets out clearly when a meeting of all agencies "
    "must be held, and who is responsible for calling it."
)
SHORT = "Agencies should assure the Board that staff understand the Act."
OTHER = "Housing providers should be invited to every meeting about a tenant who is thought to be at risk of harm."
LABELS = "Action: {}\n\nLead: {}\n\nTimescale: {}\n"
DONE = (("Revise the guidance", "Board Manager", "May 2022"), ("Audit ten cases", "Jane Doe", "June 2022"))
FLOW = (("Change the form", "Tom Hill", "July 2022"),)


def listed(lines: Sequence[tuple[str, Sequence[tuple[str, str, str]]]]) -> str:
    """Each line over its labelled actions, blank lines between."""
    return "\n".join(f"{line}\n\n" + "\n".join(LABELS.format(*act) for act in acts) for line, acts in lines)


def as_csv(text: str) -> str:
    """The text as a sheet saved as CSV has it."""
    out = io.StringIO()
    rows = csv.writer(out)
    for line in text.split("\n"):
        rows.writerow(line.split("\t") if line else [])
    return out.getvalue()


@pytest.mark.parametrize("marks", [("1. ", "2. ", "3. "), ("", "", "")], ids=["counted", "uncounted"])
def test_lines_over_labelled_lines_are_recommendations_however_long(tmp_path: Path, marks: Sequence[str]) -> None:
    texts = [mark + text for mark, text in zip(marks, (LONG, SHORT, OTHER), strict=True)]
    text = "# Review: Action Plan\n\n" + listed([(texts[0], DONE[:1]), (texts[1], DONE[1:]), (texts[2], FLOW)])
    plan = plan_of(tmp_path, text, "plan.md")
    assert texts_of(plan) == [
        (LONG, ["Revise the guidance"]),
        (SHORT, ["Audit ten cases"]),
        (OTHER, ["Change the form"]),
    ]
    assert [r.number for r in plan.recommendations] == [mark.strip(". ") or None for mark in marks]


@pytest.mark.parametrize("name", ["plan.md", "plan.csv", "plan.txt"])
def test_the_headings_over_them_are_themes_also_where_a_sheet_marks_none(tmp_path: Path, name: str) -> None:
    mark = "## " if name.endswith("md") else ""
    text = f"{mark[1:]}Review: Action Plan\n\n{mark}Self-neglect\n\n"
    text += listed([(f"1. {LONG}", DONE[:1]), (f"2. {SHORT}", DONE[1:])])
    text += f"\n{mark}Working together\n\n" + listed([(f"3. {OTHER}", FLOW)])
    plan = plan_of(tmp_path, as_csv(text) if name.endswith("csv") else text, name)
    assert [(r.number, r.theme) for r in plan.recommendations] == [
        ("1", "Self-neglect"),
        ("2", "Self-neglect"),
        ("3", "Working together"),
    ]
    assert [r.text for r in plan.recommendations] == [LONG, SHORT, OTHER]


def test_a_sentence_over_each_headed_section_of_labels_stays_a_note(tmp_path: Path) -> None:
    parts = [
        ("Card records", "Cards were found without a name."),
        ("Evidence of spend", "Three receipts were missing."),
    ]
    text = "# Audit: Action Plan\n\n"
    for (heading, finding), act in zip(parts, DONE, strict=True):
        text += f"## {heading}\n\n" + listed([(finding, [act])]) + "\n"
    plan = plan_of(tmp_path, text, "plan.md")
    assert [r.text for r in plan.recommendations] == ["Card records", "Evidence of spend"]
    assert plan.notes == ("Cards were found without a name.", "Three receipts were missing.")


ROWS = table("Action required | Lead officer | Timescale", "Draft a policy | Jane Doe | June 2013")


@pytest.mark.parametrize("name", ["plan.md", "plan.csv", "plan.txt"])
def test_lines_over_the_headings_of_recommendations_are_themes(tmp_path: Path, name: str) -> None:
    text = "Serious Case Review Action Plan\n\nPart A: The overview report\n\n"
    for number in (1, 2, 3):
        text += "Part B: The agencies' own reviews\n\n" if number == 3 else ""
        text += f"Recommendation {number}: The Board should check that policy {number} is known.\n\n{ROWS}\n"
    plan = plan_of(tmp_path, as_csv(text) if name.endswith("csv") else text, name)
    themes = ["Part A: The overview report"] * 2 + ["Part B: The agencies' own reviews"]
    assert [r.theme for r in plan.recommendations] == themes
    assert plan.notes == ()


def test_one_line_over_the_first_recommendation_is_no_theme(tmp_path: Path) -> None:
    text = "Serious Case Review Action Plan\n\nRecommendations\n\n"
    text += "".join(f"Recommendation {n}: Check policy {n} each year.\n\n{ROWS}\n" for n in (1, 2))
    assert [r.theme for r in plan_of(tmp_path, text).recommendations] == [None, None]


ACTS = "Action | Lead | By when"
CHARTER, DAY, HUBS = (
    "Agree a charter | Jane Doe | May 2020",
    "Hold a day | Tom Hill | June 2020",
    "Open hubs | HR | 2021",
)


def sheet_of(*blocks: str, blank: str = "\n") -> str:
    """Lines and tables as a sheet saved as CSV has them, `blank` between them."""
    return as_csv(
        f"Anytown Council\n{blank}Early Help Delivery Plan\n{blank}" + blank.join(f"{b.strip()}\n" for b in blocks)
    )


@pytest.mark.parametrize("blank", ["\n", ""], ids=["blank rows", "no blank rows"])
def test_lines_over_the_lines_that_actions_answer_are_themes_in_a_sheet(tmp_path: Path, blank: str) -> None:
    text = sheet_of(
        "Families get help early", "They tell their story once", table(ACTS, CHARTER, DAY),
        "They find help near home", table(ACTS, HUBS),
        "Partners work as one", "They share what they know", table(ACTS, DAY, HUBS),
        blank=blank,
    )  # fmt: skip
    plan = plan_of(tmp_path, text, "plan.csv")
    assert [(r.theme, r.text) for r in plan.recommendations] == [
        ("Families get help early", "They tell their story once"),
        ("Families get help early", "They find help near home"),
        ("Partners work as one", "They share what they know"),
    ]
    assert plan.notes == ("Anytown Council",)


def test_a_subtitle_over_the_first_line_is_no_theme(tmp_path: Path) -> None:
    text = sheet_of("What we plan for families", "Hear parents", table(ACTS, CHARTER), "Cut waits", table(ACTS, DAY))
    plan = plan_of(tmp_path, text, "plan.csv")
    assert [r.theme for r in plan.recommendations] == [None, None]
    assert "What we plan for families" in plan.notes


def test_a_line_right_under_a_numbered_heading_is_what_the_actions_answer(tmp_path: Path) -> None:
    parts = (("Priority 1: Violence", "Fewer people are hurt"), ("Priority 2: Streets", "People feel safe"))
    text = "Delivery Plan\n\n" + "\n".join(f"{over}\n{line}\n\n{table(ACTS, DAY)}" for over, line in parts)
    plan = plan_of(tmp_path, text)
    assert [(r.theme, r.text) for r in plan.recommendations] == list(parts)


@pytest.mark.parametrize(
    "lines",
    [
        ("Empty homes (final report: March 2021)", "School costs (final report: May 2021)"),
        ("Housing repairs (Ombudsman report: May 2022)", "Adult debt (internal audit report issued January 2023)"),
        ("Ofsted focused visit, May 2022", "Internal audit of payroll 2021/22"),
    ],
)
def test_the_sources_of_recommendations_over_their_tables_are_themes(tmp_path: Path, lines: tuple[str, str]) -> None:
    head = "No | Recommendation | Owner | Due"
    rows = "1 | Publish a policy | Head of Repairs | July 2022", "1 | Write to all debtors | Tom Hill | April 2023"
    text = as_csv(
        "Tracker\n\n" + "\n".join(f"{line}\n{table(head, row)}" for line, row in zip(lines, rows, strict=True))
    )
    plan = plan_of(tmp_path, text, "plan.csv")
    assert tuple(r.theme for r in plan.recommendations) == lines
    assert plan.title == "Tracker"


def test_an_inspection_over_the_first_table_alone_is_the_plans(tmp_path: Path) -> None:
    head = "Recommendation | Action | Owner"
    text = f"Improvement Plan\n\nOfsted ILACS inspection, May 2022\n\n{table(head, 'Look | Train | HR')}\n"
    plan = plan_of(tmp_path, as_csv(f"{text}Fostering\n\n{table(head, 'Visit | Recruit | HR')}"), "plan.csv")
    assert plan.recommendations[0].theme is None
    assert plan.inspection is not None


def section(name: str, rows: str, level: int = 2) -> str:
    return f"<h{level}>{name}</h{level}><table>{rows}</table>"


def test_headings_that_part_the_plan_are_themes_even_where_they_name_a_plan(tmp_path: Path) -> None:
    html = (
        "<h1>Our plans</h1>"
        + section("Equality action plan", html_rows(HEADER, ROW))
        + section("Climate action plan", html_rows(HEADER, ROW.replace("audits", "buses")))
    )
    plan = plan_of(tmp_path, web_page(html), "plan.html")
    assert plan.title == "Our plans"
    assert [r.theme for r in plan.recommendations] == ["Equality action plan", "Climate action plan"]


def test_a_title_row_under_a_section_keeps_the_section_as_theme(tmp_path: Path) -> None:
    def rows(one: str, two: str) -> str:
        return html_rows("Action | Lead | By when") + "".join(
            f"<tr><td colspan=3>{name}</td></tr>" + html_rows(f"Do the {name} work | Team Manager | July 2025")
            for name in (one, two)
        )

    html = "<h1>Our plans</h1>" + section("Climate", rows("Buildings", "Travel")) + section("Race", rows("Pay", "Jobs"))
    found = plan_of(tmp_path, web_page(html), "plan.html").recommendations
    assert [(r.text, r.theme) for r in found] == [
        ("Buildings", "Climate"),
        ("Travel", "Climate"),
        ("Pay", "Race"),
        ("Jobs", "Race"),
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [("Equality action plan", "Climate action plan"), ("A. Action plan", "B. Follow up of earlier recommendations")],
)
def test_plain_lines_that_are_alike_part_the_plan_as_headings_do(tmp_path: Path, one: str, two: str) -> None:
    other = ROW.replace("audits", "buses")
    text = f"Our plans\n\n{one}\n\n{table(HEADER, ROW)}\n{two}\n\nA few words first.\n\n{table(HEADER, other)}"
    plan = plan_of(tmp_path, text)
    assert [recommendation.theme for recommendation in plan.recommendations] == [one, two]


def test_a_numbered_line_over_what_opens_a_recommendation_is_its_theme_however_long(tmp_path: Path) -> None:
    long = "Priority 1: Increase the number of families who use the centre, above all those who live furthest from it"
    header, other = "Action | Lead | By when", "Write a form | Tom Hill | July 2025"
    text = "\n".join(
        f"{theme}\n\nObjective {n}: {aim}\n\n{table(header, row)}"
        for n, theme, aim, row in (
            (1, long, "Raise the number on the register", "Visit all homes | Jane Doe | May 2025"),
            (2, "Priority 2: Show the difference made", "Use data well", other),
        )
    )
    plan = plan_of(tmp_path, f"Our improvement plan\n\nThe board will look at it every term.\n\n{text}")
    assert [r.theme for r in plan.recommendations] == [long, "Priority 2: Show the difference made"]


FIRST = "Recommendation 1: That a manager be appointed.\n\n{said}Action: Recruit.\nLead: Head of Place\nBy when: May"
LATER = "Recommendation {n}: That {what}.\n\nAction: Write a guide.\nLead: Finance Manager\nBy when: June 2023"


@pytest.mark.parametrize("said", ["", "The Cabinet agrees that one post should lead the service.\n\n"])
def test_the_first_heading_heads_what_it_stands_over_as_those_over_rows_do(tmp_path: Path, said: str) -> None:
    rents, signs = LATER.format(n=2, what="rents be reviewed"), LATER.format(n=3, what="signs be put up")
    parts = ("Review of Markets: Action Plan", "Managing", FIRST.format(said=said), rents, "Promotion", signs)
    plan = plan_of(tmp_path, "\n\n".join(parts))
    assert [r.theme for r in plan.recommendations] == ["Managing", "Managing", "Promotion"]


def test_one_line_over_a_recommendation_is_no_theme_where_no_other_heads_any(tmp_path: Path) -> None:
    first = FIRST.format(said="The Cabinet agrees.\n\n")
    parts = ("Review of Markets: Action Plan", "Response of the Cabinet", first, LATER.format(n=2, what="rents fall"))
    assert [r.theme for r in plan_of(tmp_path, "\n\n".join(parts)).recommendations] == [None, None]
