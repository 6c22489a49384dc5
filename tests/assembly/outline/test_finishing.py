"""What a finished recommendation has: the report's paragraphs under its text are findings (contract, rule 10)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan

Printed = Callable[..., ActionPlan]
TEXTS = ("Hold supervision every month and record it", "Offer every child an interview")
CELLS = "<td>{}</td><td>Jane Doe</td><td>May 2017</td>"
HEADER = "<th>Key tasks</th><th>Lead</th><th>By when</th>"


def banded(tmp_path: Path, *below: str) -> ActionPlan:
    """A table with a band for each recommendation."""
    bands = (
        f"<tr><td colspan=3>{text}{line}</td></tr><tr>{CELLS.format(f'Write guide {text[:1]}')}</tr>"
        for text, line in zip(TEXTS, below, strict=True)
    )
    return page_plan(tmp_path, f"<table><tr>{HEADER}</tr>{''.join(bands)}</table>")


def columned(tmp_path: Path, *below: str) -> ActionPlan:
    """A table with a column for recommendations."""
    rows = (
        f"<tr><td>{text}{line}</td>{CELLS.format(f'Write guide {text[:1]}')}</tr>"
        for text, line in zip(TEXTS, below, strict=True)
    )
    return page_plan(tmp_path, f"<table><tr><th>Recommendation</th>{HEADER}</tr>{''.join(rows)}</table>")


@pytest.mark.parametrize("printed", [banded, columned])
@pytest.mark.parametrize(
    "below", [(".<br>Para 14; Para 22", ".<br>Para 30"), (". (Paragraphs 14 and 22)", ". (Paragraph 30)")]
)
def test_paragraphs_under_a_recommendation_are_its_findings(
    tmp_path: Path, printed: Printed, below: tuple[str, str]
) -> None:
    plan = printed(tmp_path, *below)
    assert [r.text for r in plan.recommendations] == [f"{text}." for text in TEXTS]
    assert [[(f.paragraph, f.text) for f in r.findings] for r in plan.recommendations] == [
        [(14, ""), (22, "")],
        [(30, "")],
    ]
    assert plan.coverage.unplaced == ()


@pytest.mark.parametrize("printed", [banded, columned])
def test_a_paragraph_named_in_the_sentence_stays_in_it(tmp_path: Path, printed: Printed) -> None:
    plan = printed(tmp_path, " (para 14).", ", as paragraph 30 asks.")
    assert [r.text for r in plan.recommendations] == [f"{TEXTS[0]} (para 14).", f"{TEXTS[1]}, as paragraph 30 asks."]
