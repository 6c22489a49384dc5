"""The title among the first lines: a table's spanning first row too, never the value of a field."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import plan_of, web_page, web_table

ROWS = ("Recommendation | Action | Lead | By when", "Improve audits. | Agree a tool | Team Manager | July 2012")


@pytest.mark.parametrize(
    ("lines", "spanning", "title"),
    [
        (("Date of inspection: September 2011",), ("Youth Justice Improvement Plan 2012",), "spanning"),
        (("Agreed by the Board: 17 January 2012", "Lead officer: Jo Doe"), ("Thematic Review: Mr K",), "spanning"),
        ((), ("Borset Fire and Rescue Service", "Fire Inspection Action Plan"), "last"),
        (("Improvement Plan 2012", "Lead officer: Jo Doe"), ("Ofsted action plan",), "line"),
        (("Date of Ofsted inspection: March 2012",), (), "none"),
        (("Lead officer for the action plan: Jo Doe",), (), "none"),
    ],
)
def test_a_row_that_spans_the_table_may_be_the_title_and_a_field_never_is(
    tmp_path: Path, lines: tuple[str, ...], spanning: tuple[str, ...], title: str
) -> None:
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = web_page(f"{body}{web_table(*(f'4>{row}' for row in spanning), *ROWS)}")
    wanted = {"spanning": spanning[:1], "last": spanning[-1:], "line": lines[:1], "none": (None,)}[title]
    plan = plan_of(tmp_path, page, "plan.html")
    assert (plan.title,) == wanted
    assert {*lines, *spanning} == {*plan.notes, *wanted} - {None}


def test_a_row_of_several_cells_is_no_title(tmp_path: Path) -> None:
    rows = ("Improvement Plan | Version 2", "Owner | Jo Doe")
    page = web_page(f"{web_table(*rows)}<p>Our response</p>{web_table(*ROWS)}")
    assert plan_of(tmp_path, page, "plan.html").title is None


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Date of Ofsted inspection", "2012-03"),
        ("Dates of the joint area inspection", "2012-03"),
        ("Date of previous Ofsted inspection", None),
    ],
)
def test_a_label_may_say_whose_inspection_it_was(tmp_path: Path, label: str, kind: str | None) -> None:
    page = web_page(f"<h1>Improvement Plan</h1><p>{label}: March 2012</p>{web_table(*ROWS)}")
    plan = plan_of(tmp_path, page, "plan.html")
    assert (plan.inspection.date.edtf if plan.inspection and plan.inspection.date else None) == kind
