"""One way to read a run of units, what it costs, and the kinds of units that the readers tell apart."""

from __future__ import annotations

from typing import NamedTuple

HEADS = ("ROLE", "LEADING", "PLURAL", "CLOSED")
BODIES = ("TEAM", "BODY", "BODYNOUN", "UMBRELLA", "PREFIX")
TIES = ("PREP", "TIE")
NAMES = ("NAME", "FIRST")
FAR = 99.0
UNKNOWN = 2.2  # the least that words cost which nothing recognises
UNKNOWN_WORD = 0.25  # what each of them adds at least
CHEAPEST = 0.4  # the least that any reading costs: a name known from elsewhere in the document
NOT_IN_BODY = frozenset({"STRONG", "OPEN", "CLOSE", "COLON", "WITH", "EMAIL", *HEADS})
IN_NAME = (*NAMES, "INIT")
STRANGER = 0.9  # the least that a reading costs otherwise: somebody's initials
SURNAMES = frozenset({"DEPT", "BODYNOUN", "ROLE", "LEADING", "TITLE", "TEAM", "QUALIFIER"})
IN_PERSON = SURNAMES | {*IN_NAME, "LEADING", "CAPS", "CAPS3", "LINE", "POST", "COMMA", "EMAIL", "PARTICLE"}


class Reading(NamedTuple):
    """One way to read units[start:end]; `role` and `name` are (first, last) unit positions, `paren` where it opens."""

    cost: float
    kind: str
    name: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    paren: int | None = None
    known: bool = True
