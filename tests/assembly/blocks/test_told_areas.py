"""Areas counted in prose, each with sentences that tell how far it is, are recommendations with their progress."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.schema import ActionPlan
from tests.build import page_plan, plan_of

INTRO = "The inspection report sets out three areas. Below are the areas and the progress against each one:"
AREAS = ("Recording of visits", "Supervision, so that it is regular", "Homes for care leavers")
TOLD = ("Standards were reissued. They are read.", "Completed. The policy was approved.", "Work is underway.")


def lines(intro: str = INTRO, counts: str = "abc", mark: str = ".") -> list[str]:
    pairs = zip(counts, AREAS, TOLD, strict=True)
    return [intro, *(line for count, area, told in pairs for line in (f"{count}{mark} {area}", told))]


def found(plan: ActionPlan) -> list[tuple[str | None, str | None, str | None, str | None, list[str]]]:
    return [
        (r.number, r.text, a.text, a.status, [p.text for p in a.progress])
        for r in plan.recommendations
        for a in r.actions
    ]


def read(counts: str = "abc") -> list[tuple[str | None, str | None, str | None, str | None, list[str]]]:
    states = (None, "completed", "in_progress")
    rows = zip(counts, AREAS, states, TOLD, strict=True)
    return [(count, area, None, state, [told]) for count, area, state, told in rows]


@pytest.mark.parametrize(("counts", "mark"), [("abc", "."), ("abc", ")"), ("123", ".")])
def test_each_area_holds_what_is_told_under_it(tmp_path: Path, counts: str, mark: str) -> None:
    text = "\n\n".join(("Ofsted action plan", *lines(counts=counts, mark=mark), "Next steps"))
    assert found(plan_of(tmp_path, text)) == read(counts)


def test_areas_in_bold_on_a_page_are_read_as_in_text(tmp_path: Path) -> None:
    intro, *rest = lines()
    body = (f"<p><b>{line}</b></p>" if n % 2 == 0 else f"<p>{line}</p>" for n, line in enumerate(rest))
    plan = page_plan(tmp_path, f"<p>{intro}</p>", *body, "<h2>Next steps</h2><p>6. A report will follow.</p>")
    assert found(plan) == read()
    assert plan.notes == (intro, "Next steps", "6. A report will follow.")


@pytest.mark.parametrize(
    "intro",
    [
        "The Council has three teams and each does its own work:",
        "There are three areas. Progress was made.",
        "The three areas of the town:",
    ],
)
def test_a_counted_list_under_another_sentence_is_text(tmp_path: Path, intro: str) -> None:
    assert found(plan_of(tmp_path, "\n\n".join(("Ofsted action plan", *lines(intro))))) == []


def test_areas_with_nothing_told_of_them_are_no_such_list(tmp_path: Path) -> None:
    bare = [INTRO, *(f"{count}. {area}" for count, area in zip("abc", AREAS, strict=True))]
    assert found(plan_of(tmp_path, "\n\n".join(("Ofsted action plan", *bare)))) == []
