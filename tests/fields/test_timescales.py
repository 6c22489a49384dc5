"""Contract, rule 6: dates are British, the words alone decide, nothing is filled in from today."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planparse.fields.timescales import DateContext, find_dates, read_timescale
from planparse.grammar.base import load_section
from planparse.grammar.timescales import TimescaleGrammar
from planparse.schema import Timescale, timescale

GRAMMAR = load_section(TimescaleGrammar, Path(__file__).parents[2] / "grammars" / "timescales.toml")
IN_2023 = DateContext(nearest=date(2023, 5, 10))
SAMPLES = Path(__file__).parents[2] / "samples"


def read(text: str, context: DateContext = IN_2023) -> Timescale:
    value, _ = read_timescale(text, GRAMMAR, context)
    assert value is not None
    return value


def codes(text: str, context: DateContext = IN_2023) -> list[str]:
    return [d.code for d in read_timescale(text, GRAMMAR, context)[1]]


@pytest.mark.parametrize(
    ("text", "kind", "edtf", "qualifier"),
    [
        ("By end of Autumn term 2023", "date", "../2023-12", "by"),
        ("Summer 2024", "period", "2024-06/2024-08", None),
        ("Q4 2022/23", "period", "2023-01/2023-03", None),
        ("FY 2023/24", "period", "2023-04/2024-03", None),
        ("academic year 2023-24", "period", "2023-09/2024-08", None),
        ("w/c 12 June 2023", "period", "2023-06-12/2023-06-18", None),
        ("mid-March 2024", "date", "2024-03", None),
        ("31st\nMarch 2024", "date", "2024-03-31", None),
        ("March 31, 2024", "date", "2024-03-31", None),
        ("2024-03-31", "date", "2024-03-31", None),
        ("01/04/2023 – 30/06/2023", "period", "2023-04-01/2023-06-30", None),
        ("1 April – 30 June 2023", "period", "2023-04-01/2023-06-30", None),
        ("Sept 2012 - March 2013", "period", "2012-09/2013-03", None),
        ("December/January 2013", "period", "2012-12/2013-01", None),
        ("before Easter", "date", "../2024-03-31", "by"),
        ("end of the financial year", "date", "2024-03-31", "end"),
        ("31/3/13\n30/6/13\n30/9/13", "date", "2013-09-30", None),
        ("30/9/23 (revised from 30/6/23)", "date", "2023-09-30", None),
        ("by June 30", "date", "../2023-06-30", "by"),
        ("next LSCB meeting", "unresolved", None, None),
        ("12/25/12", "date", "2012-12-25", None),
        ("l5/O9/2O12", "date", "2012-09-15", None),
    ],
)
def test_a_cell_is_read_as_its_words_say(text: str, kind: str, edtf: str | None, qualifier: str | None) -> None:
    value = read(text)
    assert (value.kind, value.edtf, value.qualifier) == (kind, edtf, qualifier)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/13", "impossible_date"),
        ("12/25/12", "month_first"),
        ("l5/O9/2O12", "ocr_slip"),
        ("June – August", "year_from_context"),
    ],
)
def test_a_doubtful_date_carries_its_diagnostic(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_plain_date_carries_no_diagnostic() -> None:
    assert codes("31/03/13") == []


@pytest.mark.parametrize(
    ("inspection", "end"),
    [
        (timescale("January 2013", "date", date(2013, 1, 1), date(2013, 1, 31), "month"), date(2013, 4, 30)),
        (timescale("27 July 2012", "date", date(2012, 7, 27), date(2012, 7, 27), "day"), date(2012, 10, 31)),
        (timescale("June/July 2011", "period", date(2011, 6, 1), date(2011, 7, 31), "month"), None),
        (None, None),
    ],
)
def test_an_offset_is_resolved_only_where_the_inspection_month_is_known(
    inspection: Timescale | None, end: date | None
) -> None:
    value = read("within 3 months", DateContext(inspection=inspection))
    assert (value.kind, value.offset, value.end) == ("relative", "P3M", end)


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_blank_cell_has_no_timescale(text: str) -> None:
    assert read_timescale(text, GRAMMAR) == (None, ())


def test_dates_in_a_title_are_found_where_they_stand() -> None:
    text = "Plan 2011/12 after the June/July 2011 visit, 17 to 21 July 2023; 27th July 2012"
    found = [(text[start:end], value.edtf) for start, end, value in find_dates(text, GRAMMAR)]
    assert found == [
        ("2011/12", "2011-04/2012-03"),
        ("June/July 2011", "2011-06/2011-07"),
        ("17 to 21 July 2023", "2023-07-17/2023-07-21"),
        ("27th July 2012", "2012-07-27"),
    ]


def gold_timescales() -> list[tuple[str, DateContext, Timescale]]:
    cases = []
    for path in sorted(SAMPLES.glob("*/gold.json")):
        plan = json.loads(path.read_text(encoding="utf-8"))
        issued, inspection = _value(plan["issued"]), _value((plan["inspection"] or {}).get("date"))
        nearest = issued or inspection
        context = DateContext(nearest.start if nearest else None, inspection)
        cases += [(path.parent.name, context, value) for value in _walk(plan) if value.text != "as at 5.9.14"]
    return cases


def _value(raw: Any) -> Timescale | None:
    return Timescale.model_validate(raw) if raw else None


def _walk(part: Any) -> list[Timescale]:
    if isinstance(part, list):
        return [value for item in part for value in _walk(item)]
    if not isinstance(part, dict):
        return []
    return [Timescale.model_validate(part)] if "edtf" in part else [v for item in part.values() for v in _walk(item)]


def test_every_timescale_of_the_gold_plans_comes_out() -> None:
    cases = gold_timescales()
    assert len(cases) > 250
    wrong = [(name, want, read(want.text, context)) for name, context, want in cases]
    assert [row for row in wrong if row[1] != row[2]] == []
