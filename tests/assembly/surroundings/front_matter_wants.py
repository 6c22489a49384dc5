"""What the first lines of a plan must be read as, and how a table of such lines reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.build import plan_of, table

PLAN = table(
    "Recommendation | Action | Lead | By when",
    "Improve the quality of audits | Agree a new audit tool | Team Manager | July 2025",
    "Strengthen supervision | Train all supervisors | Head of Service | September 2025",
)


class Want(NamedTuple):
    """The framework's slug, the EDTF of the inspection and of the plan's own date, which line is the title."""

    framework: str | None = None
    inspected: str | None = None
    issued: str | None = None
    title_at: int = 0


def first_lines_are_read_as_they_say(
    cases: Mapping[str, tuple[Sequence[str], Want]],
) -> Callable[[Path, Sequence[str], Want], None]:
    """The test that the lines over a plan, by their kind, say what was inspected, the plan's own date and its title."""
    rows = [pytest.param(lines, want, id=kind) for kind, (lines, want) in cases.items()]

    @pytest.mark.parametrize(("lines", "want"), rows)
    def test(tmp_path: Path, lines: Sequence[str], want: Want) -> None:
        plan = plan_of(tmp_path, "\n\n".join([*lines, PLAN]))
        inspection = plan.inspection
        found = Want(
            inspection.framework if inspection else None,
            inspection.date.edtf if inspection and inspection.date else None,
            plan.issued.edtf if plan.issued else None,
            lines.index(plan.title or ""),
        )
        assert found == want

    return test
