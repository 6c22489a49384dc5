"""Several columns of dates: the words over them say which is in force, the other stays in extra (contract, rule 17)."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.grammar.load import load_grammar
from planparse.schema import Action
from tests.build import plan_of, table

FIRST, LATER = ("31/01/2024", "28/02/2024", "31/03/2024"), ("31/10/2024", "", "30/09/2024")
TEXTS = ("Pay by the due date", "Count the stock", "Check the cards")


def actions(folder: Path, heads: tuple[str, ...], *cells: tuple[str, ...]) -> list[Action]:
    rows = [
        " | ".join((f"R{n}", f"The council should look at point {n}.", text, "Head of Finance", *dates))
        for n, (text, dates) in enumerate(zip(TEXTS, zip(*cells, strict=True), strict=True), 1)
    ]
    head = " | ".join(("Ref", "Recommendation", "Agreed action", "Owner", *heads))
    plan = plan_of(folder, "Audit action plan\n\n" + table(head, *rows))
    return [action for recommendation in plan.recommendations for action in recommendation.actions]


def due(action: Action) -> str | None:
    return action.due.text if action.due else None


@pytest.mark.parametrize(
    ("original", "revised"),
    [
        ("Original target", "Revised target"),
        ("Target", "Extended to"),
        ("Original", "New target"),
        ("Deadline", "Slipped to"),
        ("Initial target", "Latest target"),
        ("Target date", "Extension"),
    ],
)
@pytest.mark.parametrize("turned", [False, True], ids=["original first", "revised first"])
def test_dates_under_headers_that_leave_out_date_replace_one_another(
    tmp_path: Path, original: str, revised: str, turned: bool
) -> None:
    heads, cells = ((revised, original), (LATER, FIRST)) if turned else ((original, revised), (FIRST, LATER))
    found = actions(tmp_path, heads, *cells)
    assert [due(action) for action in found] == ["31/10/2024", "28/02/2024", "30/09/2024"]
    assert [action.extra for action in found] == [{original: FIRST[0]}, {}, {original: FIRST[2]}]
    assert not any(action.measures for action in found)


def test_an_aim_of_dates_that_replaces_none_is_no_measure(tmp_path: Path) -> None:
    first, *_ = actions(tmp_path, ("Due date", "Target"), FIRST, LATER)
    assert (due(first), first.extra, first.measures) == (FIRST[0], {"Target": LATER[0]}, ())


def test_targets_that_tell_stay_measures_beside_a_date(tmp_path: Path) -> None:
    first, *_ = actions(tmp_path, ("Due date", "Revised target"), FIRST, ("95% of cases", "31/05/2024", "90% of cases"))
    assert (due(first), first.measures) == (FIRST[0], ("95% of cases",))


def test_of_three_dates_none_is_lost(tmp_path: Path) -> None:
    heads = ("Original target", "Revised target", "Latest revised target")
    first, *_ = actions(tmp_path, heads, FIRST, LATER, ("31/12/2024", "31/12/2024", "31/12/2024"))
    assert due(first) == "31/12/2024"
    assert first.extra == {"Original target": FIRST[0], "Revised target": LATER[0]}


@pytest.mark.parametrize(
    ("header", "standing"), [("Revised target", 1), ("Target", 0), ("Original target", -1), ("Extended to", 1)]
)
def test_a_headers_words_say_which_date_is_in_force(header: str, standing: int) -> None:
    assert load_grammar().columns.date_standing(header) == standing


@pytest.mark.parametrize("nothing", ["N/A", "Not applicable", "-"])
@pytest.mark.parametrize("heads", [("Original date", "Revised date"), ("Revised date", "Original date")])
def test_a_revised_date_that_does_not_apply_leaves_the_other_in_force(
    tmp_path: Path, heads: tuple[str, ...], nothing: str
) -> None:
    columns = [FIRST if head == "Original date" else (nothing, "30/04/2024", nothing) for head in heads]
    assert [due(action) for action in actions(tmp_path, heads, *columns)] == ["31/01/2024", "30/04/2024", "31/03/2024"]


def test_a_revised_date_that_is_still_to_come_is_in_force(tmp_path: Path) -> None:
    found = actions(tmp_path, ("Original date", "Revised date"), FIRST, ("TBC", "TBC", "TBC"))
    assert [due(action) for action in found] == ["TBC"] * 3
