"""Laws of comparison, whatever the plans hold; and the time it takes on long ones."""

from __future__ import annotations

import random
import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.compare.ordering import in_common, merged, paired_by_key, rising
from planparse.compare.plans import ABOUT_THE_DOCUMENT, compare_plans
from planparse.schema import ActionPlan
from tests.compare.build import AUDIT, BRIEF, CONSULT, QUALITY, REVIEW, TRAIN, act, plan, rec

TEXTS = st.sampled_from([None, "As above", AUDIT, AUDIT.replace("monthly", "weekly"), TRAIN, BRIEF, CONSULT])
STATUSES = st.sampled_from([None, "completed", "delayed"])
ACTIONS = st.lists(st.builds(lambda text, status: act(text, status=status), TEXTS, STATUSES), max_size=4)
HEADS = st.sampled_from([None, REVIEW, QUALITY, REVIEW.upper()])
RECOMMENDATIONS = st.builds(lambda text, actions: rec(text, *actions), HEADS, ACTIONS)
PLANS = st.lists(RECOMMENDATIONS, max_size=4).map(lambda parts: plan(*parts))
FEW = st.lists(st.integers(0, 4), max_size=8)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(PLANS, PLANS)
def test_plans_are_identical_exactly_when_they_say_the_same(old: ActionPlan, new: ActionPlan) -> None:
    said = [one.model_dump(exclude=set(ABOUT_THE_DOCUMENT)) for one in (old, new)]
    assert compare_plans(old, new).identical == (said[0] == said[1])


@settings(max_examples=150, deadline=None, derandomize=True)
@given(PLANS, PLANS)
def test_every_action_is_kept_or_dropped_and_kept_or_added(old: ActionPlan, new: ActionPlan) -> None:
    counts = compare_plans(old, new).counts
    had, has = (sum(len(found.actions) for found in one.recommendations) for one in (old, new))
    assert had - counts.actions.dropped == has - counts.actions.added
    kept = len(old.recommendations) - counts.recommendations.dropped
    assert kept == len(new.recommendations) - counts.recommendations.added


@settings(max_examples=200, deadline=None, derandomize=True)
@given(FEW, FEW)
def test_items_in_common_are_equal_and_rise_on_both_sides(old: list[int], new: list[int]) -> None:
    pairs = sorted(in_common(old, new))
    assert all(old[left] == new[right] for left, right in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))
    told = list(merged(range(len(old)), range(len(new)), pairs))
    assert sorted(left for left, _ in told if left is not None) == list(range(len(old)))
    assert [right for _, right in told if right is not None] == list(range(len(new)))


def test_the_longest_run_keeps_its_order() -> None:
    assert rising([(0, 3), (1, 0), (2, 1), (3, 2)]) == {(1, 0), (2, 1), (3, 2)}
    assert rising([]) == set()


def test_keys_pair_first_with_first_and_none_is_no_key() -> None:
    assert paired_by_key([(0, "a"), (1, None), (2, "a"), (3, "b")], [(0, "a"), (1, "a"), (2, None)]) == [(0, 0), (2, 1)]


def test_time_grows_with_the_length_of_the_plan_not_with_its_square() -> None:
    short, long = _seconds(250), _seconds(2000)
    assert long < 30 * short, f"8 times the actions took {long / short:.0f} times as long"


def _seconds(count: int) -> float:
    """The least of three comparisons of `count` actions under one recommendation, all edited and shuffled."""
    dice = random.Random(7)
    words = [word for text in (REVIEW, AUDIT, TRAIN, BRIEF, CONSULT, QUALITY) for word in text.split()]
    texts = [[dice.choice(words) for _ in range(20)] for _ in range(count)]
    edited = [[*text[:9], "and", *text[9:]] for text in texts]
    dice.shuffle(edited)
    old, new = (plan(rec(REVIEW, *(act(" ".join(text)) for text in side))) for side in (texts, edited))
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        compare_plans(old, new)
        taken.append(time.perf_counter() - start)
    return min(taken)
