"""Columns whose words no phrase knows: what their single words, their cells and the columns beside them say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from planparse import parse_plan
from planparse.assembly.model import RoledTable
from planparse.assembly.tables.columns import assign_roles
from planparse.grammar.columns import ColumnGrammar, Weights, header_key
from planparse.grammar.leanings import leanings
from planparse.grammar.load import Grammar, load_grammar
from planparse.readers import read_document
from planparse.schema import ActionPlan

GRAMMAR = load_grammar()
ROWS = [
    {
        "number": "1",
        "recommendation": "Tenants wait too long for damp and mould repairs",
        "action": "Set up a damp and mould team with its own surveyors",
        "lead": "Director of Housing",
        "due": "31 May 2025",
        "status": "Complete",
        "progress": "The team has been in post since April and visits were made to all blocks.",
        "measure": "All damp cases are inspected in 10 working days",
        "outcome": "Homes are dry and healthy",
        "evidence": "Repairs dashboard",
        "extra": "£300,000",
    },
    {
        "number": "2",
        "recommendation": "Fire risk assessments are overdue in tower blocks",
        "action": "Let a contract for fire doors and complete the backlog",
        "lead": "Building Safety Manager",
        "due": "30 September 2025",
        "status": "In progress",
        "progress": "The contract was awarded and 212 of 640 doors have been fitted.",
        "measure": "0 overdue actions of high risk",
        "outcome": "Residents are safe in tall buildings",
        "evidence": "Fire door certificates",
        "extra": "£1.4m",
    },
    {
        "number": "3",
        "recommendation": "Complaints are not answered within target",
        "action": "Move complaint handling into one central team",
        "lead": "Customer Relations Manager",
        "due": "1 July 2025",
        "status": "Not started",
        "progress": "Staff were told of the change in March.",
        "measure": "90% of letters answered in 10 days",
        "outcome": "Tenants trust us to put things right",
        "evidence": "Complaint returns",
        "extra": "£25,000",
    },
]
WORDS = ["North and east of the county", "All of it", "South only"]
PLAIN = [
    ("The ask | The job | In charge | Done by | Latest word", "recommendation action lead due progress"),
    ("Things to sort out | Jobs | Person doing it | Target month | Score", "recommendation action lead due status"),
    ("Service gap to close | Work to be done | Accountable manager | Delivery month | Spend",
     "recommendation action lead due extra"),
    ("Ofsted asked us to | Our answer | Who holds this | Complete before | Proof it has happened",
     "recommendation action lead due evidence"),
    ("Improvement sought | How we shall do it | Named lead person | By what date | How success will be judged",
     "recommendation action lead due measure"),
    ("What the committee asked for | What Cabinet will do | Member in charge | When it will happen | What was done",
     "recommendation action lead due progress"),
    ("Big issue | Pledged work | Led by team | When we'll deliver | Update for members",
     "recommendation action lead due progress"),
    ("Job | Who does it | Ready when", "action lead due"),
    ("What inspectors want to see improved | Our next moves | Managed by | Latest date | How we'll know it's better | "
     "Where are we?", "recommendation action lead due measure progress"),
    ("Review recommendation text | Planned response | Lead body | Finish | RAG now",
     "recommendation action lead due status"),
    ("Requirement placed on us | How we're responding | Responsible head | Target finish | Work done to now",
     "recommendation action lead due progress"),
    ("Ref | Recommendation made by audit | What management has agreed | Officer accountable | Agreed deadline",
     "number recommendation action lead due"),
]  # fmt: skip
UNKNOWN_WORDS = [  # known phrases that the grammar is made to forget
    ("Recommendation | Action | Lead | By when | Current position", 4, "progress"),
    ("Recommendation | What will be done | Lead | By when", 1, "action"),
    ("What needs to change | Action | Lead | By when", 0, "recommendation"),
    ("Recommendation | Action | Named officer | By when", 2, "lead"),
    ("Recommendation | Action | Lead | Target month", 3, "due"),
    ("Recommendation | Action | Lead | By when | How measured", 4, "measure"),
    ("Recommendation | Action | Lead | By when | Source of evidence", 4, "evidence"),
]
NO_PLANS = [
    ("Who sits on the board | What they do | Ring them on | How often we meet",
     ["Jane Collins | Head of Corporate Parenting | 01234 567890 | Monthly",
      "Ahmed Khan | Director of Housing | 01234 567891 | Quarterly"]),
    ("Member of the group | Post held | Joined us | Until",
     ["Cllr Ann Hughes | Chair | May 2017 | May 2021", "Cllr John Smith | Vice Chair | May 2017 | May 2019"]),
    ("Uncertainty | Chance | Effect | What is in place | Kept by | Look again",
     ["Loss of grant leaves a gap in the budget | 3 | 4 | Monitoring is reported | Chief Accountant | March 2024",
      "Key staff leave before the end | 2 | 3 | Succession planning is kept up | Head of HR | June 2024"]),
    ("Spending line | Last year | This year | Change",
     ["Staffing | £1,200,000 | £1,310,000 | 9%", "Premises | £340,000 | £352,000 | 4%"]),
    ("What we counted | First quarter | Second quarter", ["Referrals | 412 | 398", "Children in care | 210 | 214"]),
    ("When we met | What we talked about | Who came | Room",
     ["12 May 2021 | The committee discussed the pathway and thanked officers. | Cllr Hughes | Room 2",
      "9 June 2021 | Members received the annual report. | Cllr Hughes | Council Chamber"]),
    ("Coming up | What it's about | Who decides | Who is asking",
     ["January 2024 | Parking charges at country parks | Cabinet | Head of Environment",
      "March 2024 | Budget and council tax | Full Council | Chief Accountant"]),
    ("Complaint | Reached us | Reply sent | Dealt with by",
     ["A resident said that her bin was missed | 12 May 2021 | 20 May 2021 | Waste Operations Manager",
      "A parent was unhappy with a school place | 1 June 2021 | 14 June 2021 | Admissions Officer"]),
    ("Planning application | Officer dealing | Received | Decide by",
     ["Erect an extension at 4 High Street | Mrs Patel | 12 May 2024 | 7 July 2024",
      "Remove two lime trees | Ms A Owen | 14 July 2024 | 8 September 2024"]),
]  # fmt: skip


def page(folder: Path, header: str, rows: list[str]) -> Path:
    lines = "".join(
        "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in line.split(" | ")) + "</tr>"
        for tag, line in [("th", header), *(("td", row) for row in rows)]
    )
    path = folder / "plan.html"
    path.write_text(f"<h1>Improvement Action Plan 2023</h1><table>{lines}</table>", encoding="utf-8")
    return path


def filled(roles: list[str]) -> list[str]:
    return [" | ".join(row[role] for role in roles) for row in ROWS]


def roles_of(path: Path, grammar: Grammar = GRAMMAR) -> list[str]:
    items = assign_roles(read_document(path).blocks, grammar).items
    return [column.role or "extra" for item in items if isinstance(item, RoledTable) for column in item.columns]


def without(*headers: str) -> Grammar:
    """The grammar, as if nobody had ever put these phrases into it."""
    forgotten = {header_key(header) for header in headers}
    columns = GRAMMAR.columns
    kept = {role: tuple(p for p in ps if header_key(p) not in forgotten) for role, ps in columns.roles.items()}
    fields = {name: getattr(columns, name) for name in ColumnGrammar.model_fields}
    return replace(GRAMMAR, columns=ColumnGrammar.model_construct(**(fields | {"roles": kept})))


def actions(plan: ActionPlan) -> int:
    return sum(max(1, len(r.actions)) for r in plan.recommendations)


@pytest.mark.parametrize(("header", "roles"), PLAIN, ids=[header for header, _ in PLAIN])
def test_a_header_in_plain_english_is_read_by_all_that_speaks_for_it(tmp_path: Path, header: str, roles: str) -> None:
    assert roles_of(page(tmp_path, header, filled(roles.split()))) == roles.split()


@pytest.mark.parametrize(("header", "at", "role"), UNKNOWN_WORDS, ids=[f"{h}: {r}" for h, _, r in UNKNOWN_WORDS])
def test_wording_that_the_grammar_has_never_seen_still_gets_its_role(
    tmp_path: Path, header: str, at: int, role: str
) -> None:
    roles = ["recommendation", "action", "lead", "due"]
    roles[at : at + 1] = [role]
    path = page(tmp_path, header, filled(roles))
    assert roles_of(path, without(header.split(" | ")[at])) == roles


@pytest.mark.parametrize(("header", "rows"), NO_PLANS, ids=[header for header, _ in NO_PLANS])
def test_a_table_that_is_no_plan_never_becomes_one(tmp_path: Path, header: str, rows: list[str]) -> None:
    assert actions(parse_plan(page(tmp_path, header, rows), GRAMMAR)) == 0


def test_a_weighed_role_is_a_guess_that_says_what_decided(tmp_path: Path) -> None:
    header, roles = PLAIN[2]
    plan = parse_plan(page(tmp_path, header, filled(roles.split())), GRAMMAR)
    told = {d.code: d for d in plan.diagnostics if "Service gap to close" in d.message}
    assert ", cells +" in told["role_by_content"].message
    assert told["role_by_content"].provenance is not None


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        pytest.param("Recommendation | Action | Lead | Year", "recommendation action lead extra", id="known for extra"),
        pytest.param("Recommendation | Action | Lead | By when | Evidence",
                     "recommendation action lead due evidence", id="evidence that tells progress"),
        pytest.param("Recommendation | Action | Lead / Timescale | Progress",
                     "recommendation action extra progress", id="two roles at once"),
    ],
)  # fmt: skip
def test_what_words_say_exactly_is_never_overruled(tmp_path: Path, header: str, roles: str) -> None:
    cells = {"Year": "due", "Evidence": "progress", "Lead / Timescale": "measure"}
    given = [cells.get(text, role) for text, role in zip(header.split(" | "), roles.split(), strict=True)]
    assert roles_of(page(tmp_path, header, filled(given))) == roles.split()


def test_a_header_whose_words_say_nothing_is_kept_as_printed(tmp_path: Path) -> None:
    rows = [f"{row} | {word}" for row, word in zip(filled(["recommendation", "action", "lead"]), WORDS, strict=True)]
    plan = parse_plan(page(tmp_path, "Recommendation | Action | Lead | Zebra", rows), GRAMMAR)
    assert [a.extra for r in plan.recommendations for a in r.actions] == [{"Zebra": word} for word in WORDS]
    assert "unknown_header" in {d.code for d in plan.diagnostics}


def test_single_words_tell_the_role_of_most_phrases_that_they_were_not_counted_in() -> None:
    known = [(phrase, role or "extra") for phrase, role in GRAMMAR.columns.phrases.roles.items()]
    told: Counter[str] = Counter()
    for fold in range(10):
        words = leanings(pair for n, pair in enumerate(known) if n % 10 != fold)
        for phrase, role in known[fold::10]:
            best, second = sorted(words.of(phrase).items(), key=lambda of: (-of[1], of[0]))[:2]
            told["open" if best[1] - second[1] < 1 else "right" if best[0] == role else "wrong"] += 1
    assert told["right"] >= 0.62 * len(known)
    assert told["wrong"] <= 0.1 * len(known)
    assert told["right"] >= 7 * told["wrong"]


@pytest.mark.parametrize("weights", [{"order": ["zebra"]}, {"usual": {"zebra": 1.0}}, {"cells": {"zebra": {}}}])
def test_weights_of_what_is_no_role_are_refused(weights: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="no column role"):
        Weights.model_validate(weights)
