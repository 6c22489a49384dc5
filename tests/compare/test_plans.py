"""Recommendations and actions are matched by number and text; what differs is told once, as what it is."""

from __future__ import annotations

import pytest

from planparse.compare.model import ActionDiff, PlanDiff, RecommendationDiff
from planparse.compare.plans import ABOUT_THE_DOCUMENT, compare_plans
from planparse.schema import Coverage, Source
from tests.compare.build import (
    AUDIT,
    BRIEF,
    CONSULT,
    PUBLISH,
    QUALITY,
    REVIEW,
    THRESHOLDS,
    TRAIN,
    VOICE,
    Part,
    act,
    plan,
    rec,
)


def told(diff: PlanDiff) -> list[str]:
    """Every difference in short: "kind old-id>new-id fields", actions after their recommendation."""
    return [line for found in diff.recommendations for line in (_short(found), *map(_short, found.actions))]


def _short(one: RecommendationDiff | ActionDiff) -> str:
    ids = f"{one.old.id if one.old else ''}>{one.new.id if one.new else ''}"
    moved = ["moved"] if one.moved and one.kind != "moved" else []
    return " ".join([one.kind, ids, *moved, *(change.field for change in one.changes)])


def test_a_plan_is_identical_to_itself() -> None:
    one = plan(rec(REVIEW, act(AUDIT), act(TRAIN)), title="Action plan")
    diff = compare_plans(one, one)
    assert (diff.identical, told(diff), diff.changes) == (True, [], ())


CASES: dict[str, tuple[list[Part], list[Part], list[str]]] = {
    "an action added at the end": (
        [rec(REVIEW, act(AUDIT))],
        [rec(REVIEW, act(AUDIT), act(TRAIN))],
        ["same 1>1", "added >1.2"],
    ),
    "an action dropped from the middle": (
        [rec(REVIEW, act(AUDIT), act(TRAIN), act(BRIEF))],
        [rec(REVIEW, act(AUDIT), act(BRIEF))],
        ["same 1>1", "dropped 1.2>"],
    ),
    "an action edited": (
        [rec(REVIEW, act(AUDIT))],
        [rec(REVIEW, act(AUDIT.replace("monthly", "weekly")))],
        ["same 1>1", "changed 1.1>1.1 text"],
    ),
    "an action retyped in capitals": (
        [rec(REVIEW, act(AUDIT), act(TRAIN))],
        [rec(REVIEW, act(AUDIT), act(TRAIN.upper() + "."))],
        ["same 1>1", "changed 1.2>1.2 text"],
    ),
    "an action to which words were added": (
        [rec(REVIEW, act(AUDIT))],
        [rec(REVIEW, act(f"{AUDIT}, report their findings to the board each quarter and act on what was found"))],
        ["same 1>1", "changed 1.1>1.1 text"],
    ),
    "an action rewritten under its number is another": (
        [rec(REVIEW, act(AUDIT, number="1"))],
        [rec(REVIEW, act(CONSULT, number="1"))],
        ["same 1>1", "dropped 1.1>", "added >1.1"],
    ),
    "an action split in two": (
        [rec(REVIEW, act(f"{AUDIT}; {CONSULT.lower()}"))],
        [rec(REVIEW, act(AUDIT), act(CONSULT))],
        ["same 1>1", "changed 1.1>1.1 text", "added >1.2"],
    ),
    "an action moved to another recommendation": (
        [rec(REVIEW, act(AUDIT), act(TRAIN)), rec(QUALITY, act(BRIEF))],
        [rec(REVIEW, act(TRAIN)), rec(QUALITY, act(BRIEF), act(AUDIT))],
        ["same 2>2", "moved 1.1>2.2"],
    ),
    "an action moved though one like it stands at its old place": (
        [rec(REVIEW, act(AUDIT)), rec(QUALITY, act(BRIEF))],
        [rec(REVIEW, act(AUDIT.replace("monthly", "weekly"))), rec(QUALITY, act(BRIEF), act(AUDIT))],
        ["same 1>1", "added >1.1", "same 2>2", "moved 1.1>2.2"],
    ),
    "an action moved and edited": (
        [rec(REVIEW, act(AUDIT), act(TRAIN)), rec(QUALITY, act(BRIEF))],
        [rec(REVIEW, act(TRAIN)), rec(QUALITY, act(AUDIT.replace("monthly", "weekly")), act(BRIEF))],
        ["same 2>2", "changed 1.1>2.1 moved text"],
    ),
    "an action moved out of a dropped recommendation": (
        [rec(REVIEW, act(AUDIT), act(PUBLISH)), rec(QUALITY, act(BRIEF))],
        [rec(QUALITY, act(BRIEF), act(AUDIT))],
        ["dropped 1>", "dropped 1.2>", "same 2>1", "moved 1.1>1.2"],
    ),
    "actions that changed places: the fewest moves": (
        [rec(REVIEW, act(AUDIT), act(TRAIN), act(BRIEF), act(CONSULT))],
        [rec(REVIEW, act(CONSULT), act(AUDIT), act(TRAIN), act(BRIEF))],
        ["same 1>1", "moved 1.4>1.1"],
    ),
    "an action renumbered": (
        [rec(REVIEW, act(AUDIT, number="1"), act(TRAIN, number="2"))],
        [rec(REVIEW, act(TRAIN, number="1"))],
        ["same 1>1", "dropped 1.1>", "changed 1.2>1.1 number"],
    ),
    "recommendations renumbered by one put before them": (
        [rec(REVIEW, number="1"), rec(QUALITY, number="2")],
        [rec(VOICE, number="1"), rec(REVIEW, number="2"), rec(QUALITY, number="3")],
        ["added >1", "changed 1>2 number", "changed 2>3 number"],
    ),
    "a number spelled otherwise is the same number": (
        [rec("Act on it", number="5a")],
        [rec("Act on that", number="5A")],
        ["changed 1>1 number text"],
    ),
    "recommendations that changed places take their actions with them": (
        [rec(REVIEW, act(AUDIT)), rec(QUALITY, act(BRIEF)), rec(VOICE, act(CONSULT))],
        [rec(VOICE, act(CONSULT)), rec(REVIEW, act(AUDIT)), rec(QUALITY, act(BRIEF))],
        ["moved 3>1"],
    ),
    "a recommendation in new words is known by its actions": (
        [rec(REVIEW, act(AUDIT), act(TRAIN)), rec(QUALITY, act(BRIEF))],
        [rec(THRESHOLDS, act(AUDIT), act(TRAIN)), rec(QUALITY, act(BRIEF))],
        ["changed 1>1 text"],
    ),
    "a recommendation dropped with all its actions": (
        [rec(REVIEW, act(AUDIT)), rec(QUALITY, act(BRIEF))],
        [rec(QUALITY, act(BRIEF))],
        ["dropped 1>", "dropped 1.1>"],
    ),
    "actions without text are known by their order": (
        [rec(REVIEW, act(None, status="in_progress")), rec(QUALITY, act(None))],
        [rec(REVIEW, act(None, status="completed")), rec(QUALITY, act(None))],
        ["same 1>1", "changed 1.1>1.1 status"],
    ),
    "of actions without text those that say the same come first": (
        [rec(REVIEW, act(None, extra={"Cost": "1"}), act(None, extra={"Cost": "2"}))],
        [rec(REVIEW, act(None, extra={"Cost": "2"}))],
        ["same 1>1", "dropped 1.1>"],
    ),
    "a text lost under the same number is a change": (
        [rec(REVIEW, act(AUDIT, number="2.1"))],
        [rec(REVIEW, act(None, number="2.1"))],
        ["same 1>1", "changed 1.1>1.1 text"],
    ),
    "words that say nothing alone stay under their recommendation": (
        [rec(REVIEW, act("As above")), rec(QUALITY, act("Included above"))],
        [rec(REVIEW, act("Included above")), rec(QUALITY, act("As above"))],
        ["same 1>1", "dropped 1.1>", "added >1.1", "same 2>2", "dropped 2.1>", "added >2.1"],
    ),
    "the same words several times are paired in order": (
        [rec(REVIEW, act("As above", status="completed"), act("As above"), act("As above"))],
        [rec(REVIEW, act("As above", status="completed"), act("As above"))],
        ["same 1>1", "dropped 1.3>"],
    ),
    "recommendations without text are known by their theme": (
        [rec(None, act(AUDIT), theme="Leadership"), rec(None, act(BRIEF), theme="Practice")],
        [rec(None, act(BRIEF, status="completed"), theme="Practice")],
        ["dropped 1>", "dropped 1.1>", "same 2>1", "changed 2.1>1.1 status"],
    ),
    "everything new": (
        [rec(REVIEW, act(AUDIT))],
        [rec(VOICE, act(CONSULT))],
        ["dropped 1>", "dropped 1.1>", "added >1", "added >1.1"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_difference_is_told_as_what_it_is(name: str) -> None:
    old, new, expected = CASES[name]
    assert told(compare_plans(plan(*old), plan(*new))) == expected


@pytest.mark.parametrize("name", CASES)
def test_what_one_way_adds_the_other_way_drops(name: str) -> None:
    old, new, _ = CASES[name]
    there, back = compare_plans(plan(*old), plan(*new)).counts, compare_plans(plan(*new), plan(*old)).counts
    assert (there.actions.added, there.actions.dropped) == (back.actions.dropped, back.actions.added)
    assert there.recommendations.added == back.recommendations.dropped


def test_counts_add_up_what_is_told() -> None:
    old = plan(rec(REVIEW, act(AUDIT, number="1"), act(TRAIN, number="2")), rec(QUALITY, act(BRIEF)))
    new = plan(rec(REVIEW, act(TRAIN, number="1"), act(CONSULT)), rec(QUALITY, act(BRIEF, status="completed")))
    actions = compare_plans(old, new).counts.actions
    assert (actions.added, actions.dropped, actions.changed, actions.renumbered) == (1, 1, 1, 1)
    assert (actions.completed, actions.forward) == (1, 1)


def test_what_is_about_the_document_differs_only_when_asked_for() -> None:
    old = plan(rec(REVIEW))
    new = plan(
        rec(REVIEW),
        source=Source(name="plan.pdf", media_type="application/pdf", sha256="1" * 64, size_bytes=1, pages=3),
        coverage=Coverage(words=1, placed=0, boilerplate=1),
    )
    assert compare_plans(old, new, ABOUT_THE_DOCUMENT).identical
    fields = [change.field for change in compare_plans(old, new, ignore=()).changes]
    assert fields == [
        "source.name",
        "source.media_type",
        "source.sha256",
        "source.pages",
        "coverage.words",
        "coverage.boilerplate",
    ]


def test_an_ignored_field_neither_differs_nor_counts() -> None:
    old, new = plan(rec(REVIEW, act(AUDIT))), plan(rec(REVIEW, act(AUDIT, status="completed")))
    assert not compare_plans(old, new).identical
    assert compare_plans(old, new, {*ABOUT_THE_DOCUMENT, "status"}).identical
