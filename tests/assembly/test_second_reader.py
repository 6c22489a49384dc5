"""Rules that plans in layouts unlike the samples taught: what a header asks, numbered title rows, sections, keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.rows.repair import mended, torn_pattern
from planparse.grammar.load import load_grammar
from tests.build import plan_of, table


@pytest.mark.parametrize(
    ("header", "cell", "status"),
    [
        ("Complete?", "Yes", "completed"),
        ("Completed (Y/N)", "Y", "completed"),
        ("Implemented?", "yes", "completed"),
        ("Complete?", "No", None),
        ("Status", "Yes", None),
    ],
)
def test_yes_under_a_header_that_asks_for_a_status_gives_it(
    tmp_path: Path, header: str, cell: str, status: str | None
) -> None:
    rows = table(
        f"Recommendation | Action | Lead | By when | {header}",
        f"Improve audits | Agree a tool | Team Manager | July 2025 | {cell}",
        "Improve training | Book a course | Team Manager | May 2025 | ",
    )
    action = plan_of(tmp_path, f"Ofsted Action Plan\n\n{rows}").recommendations[0].actions[0]
    assert action.status == status


def test_numbered_title_rows_are_the_recommendations_of_the_rows_below(tmp_path: Path) -> None:
    html = (
        "<h1>Improvement action plan</h1><table><tr><th>Action planned</th><th>Lead</th><th>By when</th></tr>"
        "<tr><td colspan=3>1. Wards must be clean</td></tr>"
        "<tr><td>Buy mops</td><td>Head of Estates</td><td>May 2023</td></tr>"
        "<tr><td colspan=3>2. Meals must be hot</td></tr>"
        "<tr><td>Mend ovens</td><td>Head of Estates</td><td>June 2023</td></tr>"
        "</table>"
    )
    found = plan_of(tmp_path, page(html), "plan.html").recommendations
    assert [(r.number, r.text, len(r.actions)) for r in found] == [
        ("1", "Wards must be clean", 1),
        ("2", "Meals must be hot", 1),
    ]


def page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>"


def section(name: str, rows: str, level: int = 2) -> str:
    return f"<h{level}>{name}</h{level}><table>{rows}</table>"


def cells(*rows: str) -> str:
    return "".join("<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) + "</tr>" for row in rows)


HEADER = "Recommendation | Action | Lead | By when"
ROW = "Improve audits | Agree a tool | Team Manager | July 2025"


def test_headings_that_part_the_plan_are_themes_even_where_they_name_a_plan(tmp_path: Path) -> None:
    html = (
        "<h1>Our plans</h1>"
        + section("Equality action plan", cells(HEADER, ROW))
        + section("Climate action plan", cells(HEADER, ROW.replace("audits", "buses")))
    )
    plan = plan_of(tmp_path, page(html), "plan.html")
    assert plan.title == "Our plans"
    assert [r.theme for r in plan.recommendations] == ["Equality action plan", "Climate action plan"]


def test_a_title_row_under_a_section_keeps_the_section_as_theme(tmp_path: Path) -> None:
    def rows(one: str, two: str) -> str:
        return cells("Action | Lead | By when") + "".join(
            f"<tr><td colspan=3>{name}</td></tr>" + cells(f"Do the {name} work | Team Manager | July 2025")
            for name in (one, two)
        )

    html = "<h1>Our plans</h1>" + section("Climate", rows("Buildings", "Travel")) + section("Race", rows("Pay", "Jobs"))
    found = plan_of(tmp_path, page(html), "plan.html").recommendations
    assert [(r.text, r.theme) for r in found] == [
        ("Buildings", "Climate"),
        ("Travel", "Climate"),
        ("Pay", "Race"),
        ("Jobs", "Race"),
    ]


def test_a_glossary_whose_entries_have_a_mark_ends_before_a_line_without(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        "Ofsted Action Plan\n\nKey to initials\n\nRE – Rhian Elias\n\nDJ – Dafydd Jarvis\n\nContinued overleaf\n\n"
        + table(HEADER, ROW, ROW.replace("audits", "checks")),
    )
    assert [entry.term for entry in plan.glossary] == ["RE", "DJ"]
    assert "Continued overleaf" in plan.notes


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("Cabinet, 13th March 2019", None),
        ("Agreed by the Planning Committee on 3 March 2022", "2022-03-03"),
        ("Progress was reported to the Audit Committee on 28 June 2022", "2022-06-28"),
        ("Inspection of the Safeguarding Board, 4 May 2019", None),
        ("The next Improvement Board will follow up each of the recommendations in full by 4 May 2019", None),
    ],
)
def test_a_sentence_that_says_what_a_meeting_did_with_the_plan_dates_it(
    tmp_path: Path, line: str, issued: str | None
) -> None:
    plan = plan_of(tmp_path, f"Improvement Action Plan\n\n{line}\n\n{table(HEADER, ROW)}")
    assert (plan.issued.edtf if plan.issued else None) == issued
    assert issued is None or line in plan.notes


@pytest.mark.parametrize("header", ["High priority (yes/no)", "Accepted"])
def test_what_stands_ahead_of_actions_and_repeats_with_their_recommendation_is_said_of_it_once(
    tmp_path: Path, header: str
) -> None:
    rows = table(
        f"Recommendation | Intended outcome | {header} | Action | Lead | By when",
        "Improve audits | Better audits | Yes | Agree a tool | Team Manager | July 2025",
        "Improve audits | Better audits | Yes | Train staff | Team Manager | May 2025",
        "Improve checks | Better checks | Yes | Agree a form | Team Manager | June 2025",
    )
    first = plan_of(tmp_path, f"Ofsted Action Plan\n\n{rows}").recommendations[0]
    assert (first.outcomes, first.extra) == (("Better audits",), {header: "Yes"})
    assert [(action.outcomes, action.extra) for action in first.actions] == [((), {}), ((), {})]


def test_a_finding_that_its_recommendation_repeats_is_told_once(tmp_path: Path) -> None:
    rows = table(
        "Finding | Recommendation | Action | Lead | By when",
        "Audits are late | Improve audits | Agree a tool | Team Manager | July 2025",
        "Audits are late | Improve audits | Train staff | Team Manager | May 2025",
        "Checks are late | Improve checks | Agree a form | Team Manager | June 2025",
    )
    found = plan_of(tmp_path, f"Ofsted Action Plan\n\n{rows}").recommendations
    assert [[finding.text for finding in r.findings] for r in found] == [["Audits are late"], ["Checks are late"]]


@pytest.mark.parametrize(
    ("one", "two"),
    [("Equality action plan", "Climate action plan"), ("A. Action plan", "B. Follow up of earlier recommendations")],
)
def test_plain_lines_that_are_alike_part_the_plan_as_headings_do(tmp_path: Path, one: str, two: str) -> None:
    other = ROW.replace("audits", "buses")
    text = f"Our plans\n\n{one}\n\n{table(HEADER, ROW)}\n{two}\n\nA few words first.\n\n{table(HEADER, other)}"
    plan = plan_of(tmp_path, text)
    assert [recommendation.theme for recommendation in plan.recommendations] == [one, two]


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


def test_parties_that_only_their_words_part_are_paired_with_stacked_actions(tmp_path: Path) -> None:
    rows = cells("Recommendation | Action | Lead | By when") + (
        "<tr><td>Make wards safe</td><td>a) Review the plan<br>b) Hold a drill</td>"
        "<td>Fire Safety Adviser Charge Nurses</td><td>30 April 2023<br>31 May 2023</td></tr>"
    )
    html = page(f"<h1>Improvement action plan</h1><table>{rows}</table>")
    actions = plan_of(tmp_path, html, "plan.html").recommendations[0].actions
    assert [(a.number, [lead.text for lead in a.leads]) for a in actions] == [
        ("a", ["Fire Safety Adviser"]),
        ("b", ["Charge Nurses"]),
    ]


@pytest.mark.parametrize(
    ("cell", "whole"),
    [
        ("Offer independe\u200b nt advocacy", "Offer independent advocacy"),
        ("Participati\u200b on Officer", "Participation Officer"),
        ("two ward pharmaci\u200b sts", "two ward pharmacists"),
        ("patient represent\u200b atives", "patient representatives"),
        ("30/04/202\u200b 4", "30/04/2024"),
        ("jo.bell\u200b @trust\u200b .example", "jo.bell@trust.example"),
        ("the electronic\u200b system", "the electronic system"),
        ("reviewed\u200b by all", "reviewed by all"),
        ("a discharge\u200b map", "a discharge map"),
        ("the safeguarding\u200b training plan", "the safeguarding training plan"),
    ],
)
def test_a_word_wider_than_its_column_is_whole_again_where_the_break_shows(cell: str, whole: str) -> None:
    furniture = load_grammar().furniture
    assert mended(cell, frozenset(), torn_pattern(furniture.plain_words), furniture.suffixes) == whole


def test_a_header_goes_as_far_down_as_its_merged_cells_and_ticks_under_years_are_no_status(tmp_path: Path) -> None:
    html = page(
        "<h1>Anti-poverty action plan</h1><table>"
        "<tr><th rowspan=2>Commitment</th><th rowspan=2>What we will do</th><th colspan=2>Year</th>"
        "<th rowspan=2>Lead</th></tr><tr><th>22/23</th><th>23/24</th></tr>"
        + cells(
            "Cut food poverty | Open a shop | | ✓ | Team Manager",
            "Cut fuel poverty | Give advice | ✓ | ✓ | Head of Housing",
        )
        + "</table>"
    )
    found = plan_of(tmp_path, html, "plan.html").recommendations
    assert [(r.text, [(a.text, a.status) for a in r.actions]) for r in found] == [
        ("Cut food poverty", [("Open a shop", None)]),
        ("Cut fuel poverty", [("Give advice", None)]),
    ]


def test_columns_that_only_a_count_tells_apart_are_one_word_of_a_header(tmp_path: Path) -> None:
    rows = table(
        "Steps | Lead Directorate | Milestone Q1 | Milestone Q2 | Milestone Q3 | Milestone Q4",
        "Open a youth zone | Education | Site chosen | Tender | Build starts | Roof on",
        "Expand the play service | Education | | Survey | | Report",
    )
    (found,) = plan_of(tmp_path, f"Improvement Plan\n\n{rows}").recommendations
    assert [action.text for action in found.actions] == ["Open a youth zone", "Expand the play service"]
    assert found.actions[1].extra == {"Milestone Q2": "Survey", "Milestone Q4": "Report"}
