"""How good planparse is: plans scored against gold answers, and the floors below which a run fails."""

from __future__ import annotations
