"""Scoring counts a value as right only when it is, and floors only rise."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from planparse.checks.samples import (
    Floors,
    Result,
    below_floor,
    find_samples,
    read_floors,
    run_sample,
)
from planparse.checks.scoring import overall, score
from planparse.errors import UnreadableDocument, UsageError

SAMPLES = Path(__file__).parents[2] / "samples"
MINIMUM = {
    "bury-2012": 0.98,
    "hampshire-2011": 0.98,
    "oxfordshire-2011": 0.95,
    "stockton-2013": 0.98,
    "thurrock-2012": 0.98,
}


def gold(name: str = "bury-2012") -> Any:
    return json.loads((SAMPLES / name / "gold.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(MINIMUM))
def test_a_gold_scores_one_against_itself(name: str) -> None:
    tally = overall(score(gold(name), gold(name)))
    assert tally.f1 == 1.0
    assert tally.gold > 50


def test_floors_never_fall_below_those_of_the_issue() -> None:
    floors = read_floors(SAMPLES)
    assert floors.field >= 0.90
    assert {name: floors.overall.get(name, 0.0) >= least for name, least in MINIMUM.items()} == dict.fromkeys(
        MINIMUM, True
    )


def test_case_counts_but_quotes_spaces_and_a_closing_stop_do_not() -> None:
    same = score({"title": "The plan’s  end."}, {"title": "The plan's end"})["title"]
    other = score({"title": "the plan"}, {"title": "The plan"})["title"]
    assert (same.matched, other.matched) == (1, 0)


def test_a_missing_value_costs_recall_and_an_invented_one_precision() -> None:
    tally = score({"notes": ["a", "b", "c"]}, {"notes": ["a", "b", "d", "e"]})["notes"]
    assert (tally.precision, tally.recall) == (2 / 3, 2 / 4)


def test_nothing_expected_and_nothing_produced_is_neither_right_nor_wrong() -> None:
    tally = score({"title": ""}, {"title": None})["title"]
    assert (tally.precision, tally.recall, tally.f1) == (None, None, None)


def test_a_party_is_right_only_if_all_its_parts_are() -> None:
    made = gold()
    wrong = copy.deepcopy(made)
    action = next(a for r in wrong["recommendations"] for a in r["actions"] if a["leads"])
    action["leads"][0]["initials"] = ["ZZ"]
    tally = score(wrong, made)["action.leads"]
    assert tally.matched == tally.gold - 1
    assert [d.where for d in tally.differences] == [action["id"]]


def test_a_dropped_recommendation_leaves_the_others_aligned() -> None:
    made, whole = gold(), gold()
    dropped = made["recommendations"].pop(0)
    tally = score(made, whole)["recommendation.text"]
    assert (tally.matched, tally.gold - tally.made) == (len(made["recommendations"]), 1)
    assert tally.differences[0].where == f"{dropped['id']}, not produced"


def result(name: str, made: Any, answer: Any, tmp_path: Path) -> Result:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "plan.txt").write_text("x", encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps(answer), encoding="utf-8")
    return run_sample(find_samples(folder)[0], lambda _: made)


def test_a_score_below_its_floor_is_named(tmp_path: Path) -> None:
    results = [
        result("a", {"title": "x"}, {"title": "y"}, tmp_path),
        result("b", {"title": "x"}, {"title": "x"}, tmp_path),
    ]
    assert below_floor(results, Floors({"a": 0.5, "b": 1.0})) == ["a: overall F1 0.0000 is below its floor 0.5000"]
    assert below_floor(results, Floors({"b": 1.0}, field=0.9)) == []
    assert below_floor(results, Floors({"c": 0.1})) == ["c: has a floor but is no sample"]


def test_a_sample_that_cannot_be_read_scores_nothing_and_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "plan.txt").write_text("x", encoding="utf-8")
    (folder / "gold.json").write_text('{"title": "x"}', encoding="utf-8")

    def refuse(path: Path) -> Any:
        raise UnreadableDocument("no plan")

    failed = run_sample(find_samples(folder)[0], refuse)
    assert failed.f1 == 0.0
    assert below_floor([failed], Floors({})) == ["a: no plan"]


def test_a_folder_without_samples_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no sample"):
        find_samples(tmp_path)


def test_every_sample_of_the_repository_is_found() -> None:
    assert set(MINIMUM) <= {sample.name for sample in find_samples(SAMPLES)}
