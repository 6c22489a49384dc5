"""Lines of one paragraph as one: what a page's end parts goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.assembly.model import TextLine
from planparse.assembly.surroundings.paragraphs import is_letterhead, merged, names_service
from planparse.document import Slice
from planparse.grammar.load import load_grammar
from planparse.schema import CellRef
from tests.build import plan_of, table

GRAMMAR = load_grammar()

CUT = "The partnership will look at what each of its members has told it in the course of the last year and"
REST = "agree what comes next"


@pytest.mark.parametrize(("under_rows", "count"), [(False, 1), (True, 2)], ids=["at the page's end", "a table between"])
def test_a_sentence_goes_on_over_the_page_unless_a_table_stands_between(under_rows: bool, count: int) -> None:
    above = TextLine(Slice(CUT, (CellRef(page=1),)))
    line = TextLine(Slice(REST, (CellRef(page=2),)), under_rows=under_rows)
    assert len(merged([above, line], (), load_grammar())) == count


def test_a_line_of_a_label_and_its_date_goes_on_with_no_line_above_it(tmp_path: Path) -> None:
    rows = table("Ref | Review | Recommendation | Lead | Update", "1 | Parks | Plant trees | Parks Manager | Complete")
    plan = plan_of(tmp_path, f"Scrutiny tracker\nOverview and Scrutiny of the District\nAs at 12/01/2021\n\n{rows}")
    assert (plan.issued and plan.issued.text, plan.recommendations[0].extra) == ("12/01/2021", {"Review": "Parks"})


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Teesdale Youth Justice Service", True),
        ("Borset Fostering Services", True),
        ("Youth justice inspection: our progress", False),
        ("Inspection of Borset Fostering Service", False),
        ("We run the youth justice service", False),
    ],
)
def test_a_service_s_name_is_told_from_an_inspection_of_it(text: str, service: bool) -> None:
    assert names_service(text, GRAMMAR) is service


@pytest.mark.parametrize(("text", "body"), [("Borset Trust Board", True), ("For the Trust Board", False)])
def test_a_heading_that_says_to_whom_is_no_letterhead(text: str, body: bool) -> None:
    assert is_letterhead(text, GRAMMAR) is body
