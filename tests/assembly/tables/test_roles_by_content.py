"""Where a header's words fail, a column is what survives all its cells; each role read so is a diagnostic."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from planparse.schema import Action, ActionPlan
from tests.build import plan_of, table

TEXTS = [
    "Ensure that audits of casework are completed every month by team managers",
    "Improve the timeliness of assessments for children in need",
    "Review the induction programme for newly appointed social workers",
    "Strengthen the oversight of private fostering arrangements",
]
DEEDS = [
    "Managers will audit two cases each month and report the results to the board",
    "A tracker will be written and discussed in supervision each week",
    "The induction pack will be rewritten with the help of recent starters",
    "A named social worker will visit each placement and record what was seen",
]
NAMES = ["Jane Doe", "Martin Murphy", "Susan Fisher", "Mark Green"]
POSTS = ["Head of Service", "Team Manager, Fostering", "Assistant Director", "Principal Social Worker"]
BODIES = ["Police", "CCG", "Youth Offending Service", "Public Health"]
DAYS = ["31/03/2020", "30 June 2020", "By 1 September 2020", "14.12.20"]
MONTHS = ["March 2020", "By June 2020", "Sept 2020", "December 2020"]
TERMS = ["Autumn term 2020", "Spring Term 2021", "Summer term 2021", "Autumn term 2021"]
STATES = ["Complete", "In progress", "Not started", "Overdue"]
TRACKS = ["On track", "On track", "Completed", "Delayed"]
SHARES = ["100%", "60%", "0%", "25%"]
COLOURS = ["Red", "Amber", "Green", "Green"]
NUMBERS = ["1", "2", "3", "4"]
PARTS = ["1.1", "1.2", "2.1", "2.2"]
CODES = ["A1", "A2", "B1", "B2"]


class Want(NamedTuple):
    """What one case must give: the columns in unknown words, told by their cells, and the role each must get."""

    headers: str
    cells: list[list[str]]
    roles: dict[int, str]


KNOWN: dict[str, Want] = {
    "days": Want("Recommendation | Action | Lead | Zgryb", [TEXTS, DEEDS, NAMES, DAYS], {4: "due"}),
    "months": Want("Recommendation | Action | Lead | Zgryb", [TEXTS, DEEDS, NAMES, MONTHS], {4: "due"}),
    "terms": Want("Recommendation | Action | Lead | Zgryb", [TEXTS, DEEDS, NAMES, TERMS], {4: "due"}),
    "names": Want("Recommendation | Action | Zgryb | By when", [TEXTS, DEEDS, NAMES, DAYS], {3: "lead"}),
    "posts": Want("Recommendation | Action | Zgryb | By when", [TEXTS, DEEDS, POSTS, DAYS], {3: "lead"}),
    "bodies": Want("Recommendation | Action | Zgryb | By when", [TEXTS, DEEDS, BODIES, DAYS], {3: "lead"}),
    "numbers": Want("Zgryb | Recommendation | Action | Lead", [NUMBERS, TEXTS, DEEDS, NAMES], {1: "number"}),
    "parts": Want("Zgryb | Recommendation | Action | Lead", [PARTS, TEXTS, DEEDS, NAMES], {1: "number"}),
    "codes": Want("Zgryb | Recommendation | Action | Lead", [CODES, TEXTS, DEEDS, NAMES], {1: "number"}),
    "states": Want("Recommendation | Action | Lead | Zgryb", [TEXTS, DEEDS, NAMES, STATES], {4: "status"}),
    "tracks": Want("Recommendation | Action | Lead | Zgryb", [TEXTS, DEEDS, NAMES, TRACKS], {4: "status"}),
    "shares": Want("Recommendation | Action | Lead | Zgryb", [TEXTS, DEEDS, NAMES, SHARES], {4: "status"}),
    "colours": Want("Recommendation | Action | Lead | Zgryb", [TEXTS, DEEDS, NAMES, COLOURS], {4: "status"}),
    "names and days": Want(
        "Recommendation | Action | Zgryb | Flomp", [TEXTS, DEEDS, NAMES, DAYS], {3: "lead", 4: "due"}
    ),
    "deeds": Want("Recommendation | Zgryb | Lead | By when", [TEXTS, DEEDS, NAMES, DAYS], {2: "action"}),
    "what the action answers": Want(
        "Zgryb | Action | Lead | By when", [TEXTS, DEEDS, NAMES, DAYS], {1: "recommendation"}
    ),
    "what the action answers, behind a number": Want(
        "No | Zgryb | Action | By when", [NUMBERS, TEXTS, DEEDS, DAYS], {2: "recommendation"}
    ),
    "a blank cell says nothing": Want(
        "Recommendation | Action | Lead | Zgryb",
        [TEXTS, DEEDS, NAMES, ["31/03/2020", "", "June 2020", "TBC"]], {4: "due"}
    ),
    "targets that are dates": Want(
        "Recommendation | Action | Lead | Target", [TEXTS, DEEDS, NAMES, DAYS], {4: "due"}
    ),
    "a blank header over days": Want("Recommendation | Action | Lead | ", [TEXTS, DEEDS, NAMES, DAYS], {4: "due"}),
    "a blank header over names": Want("Recommendation | Action | | By when", [TEXTS, DEEDS, NAMES, DAYS], {3: "lead"}),
    "a blank header over numbers": Want(
        " | Recommendation | Action | Lead", [NUMBERS, TEXTS, DEEDS, NAMES], {1: "number"}
    ),
}  # fmt: skip
UNKNOWN: dict[str, Want] = {
    "all words unknown": Want(
        "Zgryb | Flomp | Wibble | Quord", [NUMBERS, DEEDS, NAMES, DAYS], {1: "number", 2: "action", 3: "lead", 4: "due"}
    ),
    "all unknown, no number": Want(
        "Flomp | Wibble | Quord", [DEEDS, POSTS, MONTHS], {1: "action", 2: "lead", 3: "due"}
    ),
    "all unknown, two texts": Want(
        "Zgryb | Flomp | Wibble | Quord", [TEXTS, DEEDS, NAMES, DAYS],
        {1: "recommendation", 2: "action", 3: "lead", 4: "due"},
    ),
    "all unknown, with states": Want(
        "Zgryb | Flomp | Wibble | Quord | Snee", [NUMBERS, DEEDS, NAMES, DAYS, STATES],
        {1: "number", 2: "action", 3: "lead", 4: "due", 5: "status"},
    ),
    "no header": Want("", [NUMBERS, DEEDS, NAMES, DAYS], {1: "number", 2: "action", 3: "lead", 4: "due"}),
    "no header, no number": Want("", [DEEDS, POSTS, MONTHS], {1: "action", 2: "lead", 3: "due"}),
    "no header, two texts": Want(
        "", [TEXTS, DEEDS, NAMES, DAYS], {1: "recommendation", 2: "action", 3: "lead", 4: "due"}
    ),
    "no header, with states": Want(
        "", [DEEDS, NAMES, DAYS, STATES], {1: "action", 2: "lead", 3: "due", 4: "status"}
    ),
}  # fmt: skip


def parse(tmp_path: Path, want: Want, title: str = "# Action Plan\n\n") -> ActionPlan:
    rows = [" | ".join(cells) for cells in zip(*want.cells, strict=True)]
    return plan_of(tmp_path, title + table(*([want.headers] if want.headers else []), *rows))


def told(plan: ActionPlan) -> dict[int, str]:
    found = [d.message for d in plan.diagnostics if d.code == "role_by_content"]
    return {int(m.split()[1]): m.split(" read as ")[1].split(":")[0] for m in found}


def actions(plan: ActionPlan) -> list[Action]:
    return [action for r in plan.recommendations for action in r.actions]


@pytest.mark.parametrize("want", [pytest.param(w, id=kind) for kind, w in (KNOWN | UNKNOWN).items()])
def test_a_column_is_what_all_its_cells_are_and_that_is_told(tmp_path: Path, want: Want) -> None:
    plan = parse(tmp_path, want)
    assert told(plan) == want.roles
    assert len(actions(plan)) == 4


@pytest.mark.parametrize("want", [pytest.param(w, id=kind) for kind, w in UNKNOWN.items()])
def test_a_plan_without_a_known_header_gives_its_fields(tmp_path: Path, want: Want) -> None:
    found = actions(parse(tmp_path, want))
    assert [a.text for a in found] == DEEDS
    assert all(a.leads and a.due and a.due.end for a in found)


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["Red kite", "31/03/2020", "Jane Doe", "7"], id="no two cells alike"),
        pytest.param(
            ["31/03/2020", "30 June 2020", "The board will decide on this", "14.12.20"], id="one cell differs"
        ),
        pytest.param(["31/03/2020", "", "", ""], id="one filled cell is no column of dates"),
        pytest.param(["High", "Low", "Medium", "High"], id="words of one kind, but no status"),
        pytest.param(["Yes", "No", "No", "Yes"], id="yes and no to a question that no words ask"),
        pytest.param(["The board was told of it", *TEXTS[1:]], id="sentences behind the action"),
        pytest.param(["North and east of the county", "All of it", "South only", "West"], id="words of another kind"),
    ],
)
def test_a_column_whose_cells_disagree_gets_no_role(tmp_path: Path, cells: list[str]) -> None:
    plan = parse(tmp_path, Want("Recommendation | Action | Lead | Zgryb", [TEXTS, DEEDS, NAMES, cells], {}))
    assert told(plan) == {}
    assert actions(plan)[0].extra == {"Zgryb": cells[0]}


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("# Forward Plan", [["Decision on the budget for the coming year", "Cabinet", "31/03/2020"]] * 3),
        ("# Contacts", [["Jane Doe", "Head of Service", "jane.doe@example.org"]] * 3),
        ("# Minutes", [["The minutes of the last meeting were agreed", "Jane Doe", "31/03/2020"]] * 3),
        ("# Action Plan", [["Jane Doe", "Head of Service", "01234 567890"]] * 3),
        ("# Action Plan", [["V1", "First draft for comment by the board members", "Jane Doe"]] * 3),
    ],
    ids=["forward plan", "contacts", "minutes", "contacts in a plan", "versions in a plan"],
)
def test_a_table_that_is_no_plan_gets_no_roles(tmp_path: Path, title: str, rows: list[list[str]]) -> None:
    plan = plan_of(tmp_path, f"{title}\n\n" + table(*(" | ".join(row) for row in rows)))
    assert (plan.recommendations, told(plan)) == ((), {})


def test_a_role_that_words_gave_another_column_is_not_given_twice_by_content(tmp_path: Path) -> None:
    plan = parse(tmp_path, Want("Recommendation | Action | By when | Zgryb", [TEXTS, DEEDS, DAYS, MONTHS], {}))
    assert told(plan) == {}
    assert actions(plan)[0].extra == {"Zgryb": "March 2020"}


def supported(cells: list[str], tmp_path: Path) -> list[Action]:
    rows = [f"{text} | {deed} | Jane Doe | {cell}" for text, deed, cell in zip(TEXTS, DEEDS, cells, strict=True)]
    plan = plan_of(tmp_path, f"Action Plan\n\n{table('Recommendation | Action | Lead | Supported by', *rows)}")
    return [action for recommendation in plan.recommendations for action in recommendation.actions]


def test_bodies_that_support_are_partners(tmp_path: Path) -> None:
    actions = supported(["Police", "CCG", "Public Health", "Head of Service"], tmp_path)
    assert [(len(a.partners), len(a.delegates)) for a in actions] == [(1, 0)] * 4


def test_people_and_posts_that_support_are_delegates(tmp_path: Path) -> None:
    actions = supported(["Tom Hill", "CCG", "Team Manager", "Head of Service"], tmp_path)
    assert [(len(a.partners), len(a.delegates)) for a in actions] == [(0, 1)] * 4


def test_cells_that_only_agree_name_nobody(tmp_path: Path) -> None:
    cells = ["Accepted", "Rejected", "Accepted", "Accepted"]
    rows = [f"{text} | {deed} | {cell} | May 2020" for text, deed, cell in zip(TEXTS, DEEDS, cells, strict=True)]
    plan = plan_of(tmp_path, f"Action Plan\n\n{table('Recommendation | Action | Verdict of members | By when', *rows)}")
    assert [a.leads for r in plan.recommendations for a in r.actions] == [()] * 4


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (("A tracker was written and has been used since May", "Visits have been made to all homes"), "progress"),
        (("Completed. 97 families came", "November 2012: only two of the sessions took place"), "progress"),
        (("Termly data analysis by senior leaders", "Visits by governors and a survey of pupils"), "measures"),
    ],
    ids=["afterwards", "by state and date", "beforehand"],
)
@pytest.mark.parametrize("header", ["Evaluation", "Evaluation and impact", "Termly evaluation"])
def test_an_evaluation_is_what_came_of_it_or_how_it_will_be_known(
    tmp_path: Path, header: str, cells: tuple[str, str], field: str
) -> None:
    rows = [f"{text} | {deed} | Jane Doe | {cell}" for text, deed, cell in zip(TEXTS, DEEDS, cells, strict=False)]
    head = f"Priority | Action | Who | {header}"
    plan = plan_of(tmp_path, f"School Improvement Plan\n\n{table(head, *rows)}")
    assert [len(getattr(action, field)) for action in actions(plan)] == [1, 1]
