"""planparse turns a published action plan into one validated JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.errors import PlanparseError

if TYPE_CHECKING:
    from planparse.pipeline import parse_plan
    from planparse.schema import ActionPlan

__all__ = ["ActionPlan", "PlanparseError", "parse_plan"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:  # keeps pydantic and the readers out of a bare `import planparse`
    if name == "parse_plan":
        from planparse.pipeline import parse_plan

        return parse_plan
    if name == "ActionPlan":
        from planparse.schema import ActionPlan

        return ActionPlan
    raise AttributeError(f"module 'planparse' has no attribute {name!r}")
