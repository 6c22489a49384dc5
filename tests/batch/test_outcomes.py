"""Outcomes have stable codes, every error of a document has one, and a run's exit code follows from them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from planparse import errors
from planparse.batch.outcomes import Outcome, Result, counted, exit_code
from planparse.batch.reading import outcome_of_error
from planparse.batch.results import as_line, failures
from planparse.batch.writing import renamed
from planparse.pipeline import parse_plan
from tests.batch.building import plan

CODES = (
    "ok ok_with_warnings no_plan_found encrypted damaged too_large bomb timeout memory crash unsupported "
    "no_text_layer internal"
)
DOCS = (Path(__file__).parents[2] / "docs" / "batch.md").read_text(encoding="utf-8")


def test_the_codes_are_those_that_are_documented() -> None:
    assert [str(outcome) for outcome in Outcome] == CODES.split()
    table = DOCS.partition("## Outcomes")[2].partition("\n## ")[0]
    listed = [
        code.strip() for row in table.splitlines()[4:] if row.startswith("|") for code in row.split("|")[1].split(",")
    ]
    assert sorted(listed) == sorted(CODES.split())


ERRORS = {
    errors.Bomb: Outcome.BOMB,
    errors.TooLarge: Outcome.TOO_LARGE,
    errors.TookTooLong: Outcome.TIMEOUT,
    errors.EncryptedDocument: Outcome.ENCRYPTED,
    errors.Damaged: Outcome.DAMAGED,
    errors.UnsupportedFormat: Outcome.UNSUPPORTED,
    errors.MissingProgram: Outcome.UNSUPPORTED,
    errors.UnreadableDocument: Outcome.UNSUPPORTED,
}


@pytest.mark.parametrize("kind", ERRORS)
def test_each_error_of_a_document_has_its_outcome(kind: type[errors.PlanparseError]) -> None:
    assert outcome_of_error(kind("why")) == ERRORS[kind]


def results(*outcomes: tuple[Outcome, int]) -> list[Result]:
    return [Result(f"{n}.txt", outcome, exit_code=code) for n, (outcome, code) in enumerate(outcomes)]


GOOD, WARNED = (Outcome.OK, 0), (Outcome.OK_WITH_WARNINGS, 0)
BAD, MISSING = (Outcome.DAMAGED, 4), (Outcome.UNSUPPORTED, 6)


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([GOOD, WARNED], 0),
        ([GOOD, BAD], 3),
        ([BAD, BAD], 4),
        ([MISSING], 6),
        ([MISSING, BAD], 4),
        ([MISSING, GOOD], 3),
        ([], 0),
    ],
)
def test_the_exit_code_of_a_run(outcomes: list[tuple[Outcome, int]], code: int) -> None:
    assert exit_code(results(*outcomes)) == code


def test_outcomes_are_counted_in_the_order_of_the_codes() -> None:
    assert list(counted(results(BAD, GOOD, BAD)).items()) == [(Outcome.OK, 1), (Outcome.DAMAGED, 2)]


def test_a_line_holds_a_result_without_clocks() -> None:
    line = json.loads(as_line(Result("a.txt", Outcome.OK, warnings=(("x", 2),), labels=(("date", "2019"),))))
    assert (line["outcome"], line["warnings"], line["labels"]) == ("ok", {"x": 2}, {"date": "2019"})
    assert not {"seconds", "tries", "finished"} & set(line)


def test_failures_are_rows_with_the_columns_of_the_manifest() -> None:
    bad = Result('a,"b".txt', Outcome.DAMAGED, "is empty", labels=(("date", "2019"),))
    rows = list(csv.DictReader(io.StringIO(failures([Result("ok.txt", Outcome.OK), bad]))))
    assert [(row["name"], row["outcome"], row["date"]) for row in rows] == [('a,"b".txt', "damaged", "2019")]


@pytest.mark.parametrize("name", ["b.txt", 'say "é" \\ 1.txt', "\U0001f600.txt"])
@pytest.mark.parametrize("indent", [None, 2])
def test_a_plan_under_another_name_is_as_if_parsed_under_it(name: str, indent: int | None, tmp_path: Path) -> None:
    for file in ("a.txt", name):
        (tmp_path / file).write_text(plan(1), encoding="utf-8")
    first, second = (parse_plan(tmp_path / file).to_json(indent) for file in ("a.txt", name))
    assert renamed(first, name) == second
    assert renamed(second, "a.txt") == first
