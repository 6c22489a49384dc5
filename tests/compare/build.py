"""Plans to compare, from recommendations written as text with their actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planparse.schema import Action, ActionPlan, Coverage, Recommendation, Source

Part = dict[str, Any]

REVIEW = "Review the screening of domestic abuse referrals to children's social care"
AUDIT = "Undertake monthly audits of referral and assessment cases"
TRAIN = "Train all frontline staff in the new risk assessment tool"
CONSULT = "Consult with a sample of parents and carers on the leaflet"
BRIEF = "Brief every manager about the importance of seeing the child"
PUBLISH = "Publish the findings of the peer review on the partnership's website"
QUALITY = "Improve the quality of case recording and of chronologies"
VOICE = "Ensure that the views of children are sought before each conference"
THRESHOLDS = "Agree with partners the thresholds at which a referral is made"


def act(text: str | None, **fields: Any) -> Part:
    """An action; its id is given by its place."""
    return {"text": text, **fields}


def rec(text: str | None, *actions: Part, **fields: Any) -> Part:
    """A recommendation with its actions; its id is given by its place."""
    return {"text": text, "parts": actions, **fields}


def plan(*recommendations: Part, **fields: Any) -> ActionPlan:
    """A plan of the recommendations in this order."""
    return ActionPlan(
        source=fields.pop("source", Source(name="plan.txt", media_type="text/plain", sha256="0" * 64, size_bytes=1)),
        coverage=fields.pop("coverage", Coverage(words=0, placed=0, boilerplate=0)),
        recommendations=tuple(_recommendation(n, part) for n, part in enumerate(recommendations, 1)),
        **fields,
    )


def _recommendation(place: int, part: Part) -> Recommendation:
    fields = {key: value for key, value in part.items() if key != "parts"}
    return Recommendation(id=str(place), actions=_actions(place, part["parts"]), **fields)


def _actions(place: int, parts: Sequence[Part]) -> tuple[Action, ...]:
    return tuple(Action(id=f"{place}.{n}", **part) for n, part in enumerate(parts, 1))
