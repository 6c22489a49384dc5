"""Which column is what: contract, rules 4, 8, 14 and 17."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.grammar.columns import ColumnGrammar
from planparse.grammar.load import load_grammar
from tests.build import codes_of, html_rows, page_plan, plan_of, table, texts_of, web_page, web_table

HEAD = "No | Recommendation | Action | Lead | By when | Progress"


def test_an_unknown_column_is_kept_in_extra_under_its_header(tmp_path: Path) -> None:
    text = table(
        "Recommendation | Action | Lead | Zebra crossing", "Improve audits | Meet heads | Head of Service | Yes"
    )
    plan = plan_of(tmp_path, text)
    assert plan.recommendations[0].actions[0].extra == {"Zebra crossing": "Yes"}
    assert "unknown_header" in codes_of(plan)


def test_rag_colour_alone_stays_in_extra(tmp_path: Path) -> None:
    text = table("Recommendation | Action | Lead | RAG", "Improve audits | Meet heads | Head of Service | Amber")
    action = plan_of(tmp_path, text).recommendations[0].actions[0]
    assert (action.extra, action.status) == ({"RAG": "Amber"}, None)


@pytest.mark.parametrize("order", [("Original date", "Revised date"), ("Revised date", "Original date")])
def test_revised_date_is_due_and_original_goes_to_extra(tmp_path: Path, order: tuple[str, str]) -> None:
    dates = {"Original date": "July 2012", "Revised date": "October 2012"}
    text = table(
        f"Recommendation | Action | Lead | {order[0]} | {order[1]}",
        f"Improve audits | Meet heads | Head of Service | {dates[order[0]]} | {dates[order[1]]}",
    )
    action = plan_of(tmp_path, text).recommendations[0].actions[0]
    assert action.due is not None
    assert action.due.text == "October 2012"
    assert action.extra == {"Original date": "July 2012"}


def test_part_mark_goes_to_extra(tmp_path: Path) -> None:
    text = table(
        "Recommendation | What we will do (5a) | By when | Lead", "Improve audits | Meet heads | June 2013 | JH"
    )
    (recommendation,) = plan_of(tmp_path, text).recommendations
    assert recommendation.actions[0].text == "Meet heads"
    assert recommendation.actions[0].extra == {"What we will do": "5a"}


def test_a_bracketed_plural_is_no_part_mark(tmp_path: Path) -> None:
    text = table("Recommendation | Action(s) | By when | Lead(s)", "Improve audits | Meet heads | June 2013 | JH")
    (action,) = plan_of(tmp_path, text).recommendations[0].actions
    assert (action.text, action.extra) == ("Meet heads", {})


def test_parties_of_two_lead_columns_stand_in_column_order(tmp_path: Path) -> None:
    text = table(
        "Recommendation | Action | Lead officer | Responsible officer | By when",
        "Improve audits | Meet heads | Head of Service | Team Manager | June 2013",
    )
    action = plan_of(tmp_path, text).recommendations[0].actions[0]
    assert [party.text for party in action.leads] == ["Head of Service", "Team Manager"]


def test_a_table_without_header_words_inherits_those_before(tmp_path: Path) -> None:
    text = table(HEAD, "1 | Improve audits | Meet heads | Head of Service | July 2012 | Completed") + "\n\f"
    text += table("2 | Record visits | Write a guide | Team Manager | August 2012 | Underway")
    plan = plan_of(tmp_path, text)
    assert [r.number for r in plan.recommendations] == ["1", "2"]
    assert [p.text for p in plan.recommendations[1].actions[0].leads] == ["Team Manager"]


@pytest.mark.parametrize("header", ["Action", "Action required", "What we will do", "Actions to be taken"])
def test_action_headers_as_printed_are_known(tmp_path: Path, header: str) -> None:
    plan = plan_of(
        tmp_path, table(f"Recommendation | {header} | Lead", "Improve audits | Meet heads | Head of Service")
    )
    assert plan.recommendations[0].actions[0].text == "Meet heads"


def test_measures_that_are_only_status_words_are_progress(tmp_path: Path) -> None:
    text = table("Recommendation | Action | Success measures | Lead", "Improve audits | Meet heads | Completed | JH")
    action = plan_of(tmp_path, text).recommendations[0].actions[0]
    assert (action.measures, [p.text for p in action.progress]) == ((), ["Completed"])
    assert action.status == "completed"


def test_a_table_of_counts_is_no_plan_whatever_its_headers_say(tmp_path: Path) -> None:
    text = "# Action Plan\n\n" + table(
        "Priority | Actions | Complete | Delayed", "One | 2 | 1 (50%) | 0", "Two | 4 | 1 | -"
    )
    plan = plan_of(tmp_path, text)
    assert plan.recommendations == ()
    assert "Priority | Actions | Complete | Delayed" in plan.notes


@pytest.mark.parametrize(
    "other",
    [
        ("Risk | Likelihood | Rating | Treatment", "Funding ends | High | High | Seek grants"),
        ("Measure | Target | Actual | Comment", "Writing | 74% | 70% | Improving"),
        ("Director | Chief Constable",),
    ],
    ids=["risks", "measures", "circulation list"],
)
def test_a_table_under_another_heading_does_not_take_the_header_of_the_plan(
    tmp_path: Path, other: tuple[str, ...]
) -> None:
    rows = [HEAD, "1 | Improve audits | Meet heads | Head of Service | May 2012 | Met in April"]
    grids = [
        "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r.split("|")) + "</tr>" for r in g) for g in (rows, other)
    ]
    html = f"<h1>Action Plan</h1><table>{grids[0]}</table><h2>Annex</h2><table>{grids[1]}</table>"
    html = f"<html><body>{html}</body></html>"
    plan = plan_of(tmp_path, html, "plan.html")
    assert [a.text for r in plan.recommendations for a in r.actions] == ["Meet heads"]


@pytest.mark.parametrize(
    ("original", "header"), [("Original", "Timescale Original"), ("Original date", "Original date")]
)
def test_a_header_under_a_group_is_its_own_words_where_these_say_as_much(
    tmp_path: Path, original: str, header: str
) -> None:
    text = "|  |  | Lead |  | Timescale |  |\n|---|---|---|---|---|---|\n"
    text += f"| Issue | Action | Lead officer | Partners | {original} | Revised |\n"
    text += "| Audits are weak | Meet heads | Jane Doe | Police | June 2012 | July 2012 |\n"
    plan = plan_of(tmp_path, text)
    action = plan.recommendations[0].actions[0]
    assert (action.extra, action.due and action.due.text) == ({header: "June 2012"}, "July 2012")
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize(("header", "role"), [("Imapct", "outcome"), ("Fnidings", "finding"), ("Onwer", "lead")])
def test_two_letters_changed_over_are_a_misspelt_header(header: str, role: str) -> None:
    assert load_grammar().columns.match(header)[0] == role


@pytest.mark.parametrize(
    ("header", "rivals"),
    [
        ("Measure/Progress", "measure and progress"),
        ("Action/Outcome", "action and outcome"),
        ("Evidence & Lead", "evidence and lead"),
        ("Status | Action", "action and status"),
    ],
)
def test_a_header_that_names_two_roles_is_refused_and_told(tmp_path: Path, header: str, rivals: str) -> None:
    assert load_grammar().columns.match(header) == (None, 0, f"a tie of {rivals}")
    rows = [
        f"Recommendation\tSteps\tOfficer\tDue\t{header}",
        "Improve audits\tMeet heads\tTeam Manager\tMay 2012\tAs said",
    ]
    plan = plan_of(tmp_path, "\n".join(rows) + "\n")
    assert plan.recommendations[0].actions[0].extra == {header: "As said"}
    assert any(d.code == "unknown_header" and f"a tie of {rivals}" in d.message for d in plan.diagnostics)


def test_a_header_misspelled_halfway_between_two_roles_is_refused() -> None:
    grammar = ColumnGrammar(roles={"lead": ("whole report",), "due": ("whose report",)})
    assert grammar.match("whoxe report") == (None, 0, "a tie of due and lead")


@pytest.mark.parametrize("headers", ["Lead member | Lead officer", "Lead politician | Lead officer"])
def test_two_columns_of_leads_keep_both_told_apart_by_place(tmp_path: Path, headers: str) -> None:
    text = table(
        f"Recommendation | Action | {headers} | By when",
        "Improve audits | Meet heads | Cllr Mary Wood | Head of Service | June 2013",
    )
    action = plan_of(tmp_path, text).recommendations[0].actions[0]
    assert [party.text for party in action.leads] == ["Cllr Mary Wood", "Head of Service"]
    assert [ref.column for ref in action.provenance["leads"]] == [3, 4]


def test_a_bare_date_beside_a_due_date_is_kept_in_extra(tmp_path: Path) -> None:
    text = table(
        "Recommendation | Action | Owner | Due date | Update | Date",
        "Improve audits | Meet heads | Head of Service | June 2013 | Met twice | 4 May 2013",
    )
    action = plan_of(tmp_path, text).recommendations[0].actions[0]
    assert (action.due and action.due.text, action.extra) == ("June 2013", {"Date": "4 May 2013"})


def test_the_response_beside_the_agreed_action_is_kept_in_extra(tmp_path: Path) -> None:
    text = table(
        "Recommendation | Management response | Agreed action | Owner",
        "Improve audits | Accepted in full. | Meet heads | Head of Service",
    )
    (recommendation,) = plan_of(tmp_path, text).recommendations
    assert recommendation.actions[0].text == "Meet heads"
    assert recommendation.extra == {"Management response": "Accepted in full."}


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


def test_columns_that_only_a_count_tells_apart_are_one_word_of_a_header(tmp_path: Path) -> None:
    rows = table(
        "Steps | Lead Directorate | Milestone Q1 | Milestone Q2 | Milestone Q3 | Milestone Q4",
        "Open a youth zone | Education | Site chosen | Tender | Build starts | Roof on",
        "Expand the play service | Education | | Survey | | Report",
    )
    (found,) = plan_of(tmp_path, f"Improvement Plan\n\n{rows}").recommendations
    assert [action.text for action in found.actions] == ["Open a youth zone", "Expand the play service"]
    assert found.actions[1].extra == {"Milestone Q2": "Survey", "Milestone Q4": "Report"}


def test_a_header_goes_as_far_down_as_its_merged_cells_and_ticks_under_years_are_no_status(tmp_path: Path) -> None:
    html = web_page(
        "<h1>Anti-poverty action plan</h1><table>"
        "<tr><th rowspan=2>Commitment</th><th rowspan=2>What we will do</th><th colspan=2>Year</th>"
        "<th rowspan=2>Lead</th></tr><tr><th>22/23</th><th>23/24</th></tr>"
        + html_rows(
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


@pytest.mark.parametrize("header", ["Theme", "Strand", "Pillar"])
def test_a_theme_column_before_the_recommendation_is_its_theme(tmp_path: Path, header: str) -> None:
    rows = web_table(
        f"{header}|Recommendation|Action|Lead|By when",
        "2^Values|Explain the code|Brief all staff|HR Manager|May 2023",
        "Offer ways to report|Open a phone line|HR Manager|June 2023",
        "Leadership|Be seen more|Visit each station|Chief Fire Officer|July 2023",
    )
    found = page_plan(tmp_path, rows).recommendations
    assert [r.theme for r in found] == ["Values", "Values", "Leadership"]
    assert not any(r.extra or a.extra for r in found for a in r.actions)


def test_what_is_needed_is_what_the_ways_of_doing_it_answer(tmp_path: Path) -> None:
    rows = web_table(
        "Priority|What we need to do|How we will do it|Responsible officer|Target date",
        "3^Better health|2^See that assessments are on time|Tell the health team|Ann Lee|July 2021",
        "Meet each month|Ann Lee|May 2021",
        "Give young people their histories|Write a leaflet|Joe Bell|June 2021",
    )
    found = page_plan(tmp_path, rows).recommendations
    assert [(r.text, len(r.actions)) for r in found] == [
        ("See that assessments are on time", 2),
        ("Give young people their histories", 1),
    ]


def test_the_date_of_a_group_of_columns_dates_the_progress_under_it(tmp_path: Path) -> None:
    text = "|  |  | By when |  | Position at 31 January 2024 |  |\n|---|---|---|---|---|---|\n"
    text += "| Recommendation | Action | Original date | Revised date | RAG | Progress |\n"
    text += "| Audits are weak | Meet heads | June 2023 | July 2024 | Green | The heads met twice. |\n"
    action = plan_of(tmp_path, text).recommendations[0].actions[0]
    assert [(entry.date and entry.date.text, entry.text) for entry in action.progress] == [
        ("31 January 2024", "The heads met twice.")
    ]


def test_headers_that_stand_under_two_groups_are_told_apart_by_them(tmp_path: Path) -> None:
    text = "|  |  |  | Quarter 1 |  | Quarter 2 |  |\n|---|---|---|---|---|---|---|\n"
    text += "| Recommendation | Action | Lead | Spend | Risk | Spend | Risk |\n"
    text += "| Audits are weak | Meet heads | Jane Doe | £200 | Low | £400 | High |\n"
    plan = plan_of(tmp_path, text)
    said = [*plan.recommendations[0].extra.values(), *plan.recommendations[0].actions[0].extra.values()]
    assert {"£200", "£400"} <= set(said)


BANDED = (
    "<table><tr><th>Key tasks</th><th>Lead</th><th>By when</th></tr>{0}<tr><td>Write a guide</td><td>Jane Doe</td>"
    "<td>May 2017</td></tr>{1}<tr><td>Hold a day</td><td>Ann Poe</td><td>June 2017</td></tr></table>"
)
SENTENCES = ("Supervision should be regular and recorded.", "Every child should be offered an interview.")


def test_a_sentence_over_all_columns_is_what_the_actions_below_answer(tmp_path: Path) -> None:
    bands = (f'<tr><td colspan="3">{text}</td></tr>' for text in SENTENCES)
    assert texts_of(page_plan(tmp_path, BANDED.format(*bands))) == [
        (SENTENCES[0], ["Write a guide"]),
        (SENTENCES[1], ["Hold a day"]),
    ]


def test_a_sentence_beside_blank_cells_is_an_action_without_owner_or_date(tmp_path: Path) -> None:
    rows = (f"<tr><td>{text}</td><td></td><td></td></tr>" for text in SENTENCES)
    assert texts_of(page_plan(tmp_path, BANDED.format(*rows))) == [
        (None, [SENTENCES[0], "Write a guide", SENTENCES[1], "Hold a day"])
    ]
