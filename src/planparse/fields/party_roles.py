"""A run of units as a post or a plural title: modifiers, a head, and what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.fields.party_readings import BODIES, FAR, HEADS, NAMES, TIES, Reading
from planparse.fields.party_words import Unit

LED = frozenset({"LEADING", "DEPT", "QUALIFIER"})  # what may stand between "Deputy" and the post
_PLACE = ("NAME", "UMBRELLA", "BODYNOUN")  # what a body's name has before the noun that ends it
FIELD = frozenset({"DEPT", "AND", "COMMA", "NAME", "QUALIFIER", "TIE", "PREP"})


def role_reading(units: Sequence[Unit], start: int, end: int) -> Reading:
    """A post, or a plural title: modifiers, a head, and what it is for."""
    heads = [position for position in range(start, end) if units[position].kind in HEADS]
    if not heads or units[start].kind in (*TIES, "TITLE", "AND", "WITH"):
        vacant = end - start == 1 and units[start].kind == "VACANT"
        return Reading(1.0, "role", role=(start, end)) if vacant else Reading(FAR, "role")
    first = heads[0]
    plural = _is_plural(units, _cluster(units, heads))
    cost = 1.0 + _before_head(units, start, first) + _after_head(units, first, end, plural)
    return Reading(cost, "group" if plural else "role", role=(start, end))


def _is_plural(units: Sequence[Unit], cluster: Sequence[int]) -> bool:
    """Whether heads name several: the last of two side by side decides, "Carers Lead" is one."""
    beside = len(cluster) > 1 and cluster[-1] == cluster[-2] + 1
    return any(units[position].kind == "PLURAL" for position in (cluster[-1:] if beside else cluster))


def _cluster(units: Sequence[Unit], heads: Sequence[int]) -> list[int]:
    """The head and those right after it: "Service" "Leads"."""
    out = [heads[0]]
    for position in heads[1:]:
        joined = position == out[-1] + 1 or (position == out[-1] + 2 and units[out[-1] + 1].kind == "AND")
        if not joined:
            break
        out.append(position)
    return out


BEFORE = {"COMMA": 0.6, "AND": 0.3, "SLASH": 0.9, "DASH": 0.9, "LINE": 0.7, "NAME": 0.2, "FIRST": 1.0, "LOW": 0.2}
BEFORE |= {"TITLE": 2.0, "WITH": 3.0, "STRONG": 5.0, "OPEN": 2.0, "CLOSE": 4.0, "COLON": 3.0, "EMAIL": 3.0, "POST": 2.0}
BEFORE |= {
    "PREP": 0.3,
    "TIE": 0.3,
    "NUM": 0.3,
    "BODY": 0.2,
    "BODYNOUN": 0.2,
    "UMBRELLA": 0.2,
    "PREFIX": 0.0,
    "INIT": 0.5,
    "CAPS3": 0.1,
    "VACANT": 0.3,
}


def _before_head(units: Sequence[Unit], start: int, head: int) -> float:
    cost = 0.0
    closed = units[head].kind == "CLOSED"
    for position in range(start, head):
        unit = units[position]
        cost += BEFORE.get(unit.kind, 0.0)
        far = position + 1 != head
        if unit.kind == "TEAM" and far and units[position + 1].kind != "TEAM":  # "Scrutiny Committee Chair" is one
            cost += 2.5
        if unit.kind == "AND" and units[position - 1].kind == "INIT" and not units[head].text.islower():
            cost += 1.5  # "ZW and Directors" are two
        if unit.kind in ("BODYNOUN", "UMBRELLA") and far and not unit.text.islower():
            cost += 0.8
        if closed and unit.kind in ("DEPT", "LOW", "NAME"):
            after_body = any(u.kind == "BODYNOUN" for u in units[position + 1 : head])
            cost += 0.0 if after_body else 2.0
        if (
            unit.kind in ("COMMA", "SLASH")
            and position > start
            and units[position - 1].kind in ("BODY", "BODYNOUN", "UMBRELLA", "CAPS")
        ):
            cost += 1.5
        if unit.kind == "COMMA" and position - start > 2 and all(u.kind == "NAME" for u in units[start:position]):
            cost += 1.0  # "Jean-Luc Anton Picard, Director": three words that no list knows are rather a name
        if unit.kind in NAMES and far and units[position + 1].kind in NAMES and "FIRST" in (unit.kind,):
            cost += 1.5
    if units[head].kind == "PLURAL" and any(units[p].kind == "ALL" for p in range(start + 1, head)):
        cost += 2.0
    return cost


def _after_head(units: Sequence[Unit], head: int, end: int, plural: bool) -> float:
    cost, tied, commas = 0.0, False, 0
    for position in range(head + 1, end):
        unit, before = units[position], units[position - 1]
        kind = unit.kind
        if kind in HEADS:
            cost += _second_head(units, head, position, end, tied)
        elif kind in TIES:
            tied = True
        elif kind == "COLON" and all(after.kind in FIELD for after in units[position + 1 : end]):
            cost += 0.2  # "Assistant Director: Safeguarding"
        elif kind == "COMMA":
            cost += (1.6 if plural else 0.3) if not commas or plural else 0.3
            commas += 1
            tied = tied and not _opens_body(units, position, end)  # "Director of Nursing, Westshire CCG"
        elif kind == "AND":
            # "Waste Manager & HR" are two: a post takes a field behind "of", "for" or a mark
            cost += 0.2 if tied or commas else 1.8 if before.kind in HEADS and not plural else 1.0
        elif kind == "SLASH":
            tight = before.end == unit.start
            cost += 0.3 if tight else 1.3
        elif kind in BODIES:
            cost += (
                0.2
                if tied or (not plural and _lone_acronym(units, position))
                else 0.9 + (0.6 if commas or kind == "BODY" else 0.0) + (0.5 if plural else 0.0)
            )
        elif kind in NAMES:
            cost += _name_in_tail(kind, before.kind, tied or commas > 0)
        else:
            cost += AFTER.get(kind, 0.1) + (0.6 if plural and not tied else 0.0)
    if units[end - 1].kind in (*TIES, "AND", "COMMA", "SLASH", "DASH", "WITH"):
        cost += 2.5
    return cost


def _opens_body(units: Sequence[Unit], comma: int, end: int) -> bool:
    """Whether a comma parts a post from the name of the body it is in, the last of the words: a place and a noun."""
    *place, noun = [unit.kind for unit in units[comma + 1 : end]] or [""]
    whole = {"DEPT"} if " " in units[end - 1].text else set()  # "Westshire Community NHS Trust"
    return noun == "BODYNOUN" and place[:1] in (["NAME"], ["UMBRELLA"]) and {*place} <= {*_PLACE, *whole}


def _lone_acronym(units: Sequence[Unit], position: int) -> bool:
    """Whether a comma and one service's acronym end a post: "Operational Manager, YJS"; in a list they don't."""
    unit, following = units[position], units[position + 1 : position + 2]
    alone = not any(after.kind not in ("LINE", "OPEN", "STRONG") for after in following)
    return alone and unit.kind in ("BODY", "BODYNOUN") and unit.text.isupper() and units[position - 1].kind == "COMMA"


AFTER = {
    "DEPT": 0.15,
    "CAPS": 0.2,
    "CAPS3": 0.2,
    "INIT": 0.7,
    "LOW": 0.2,
    "DASH": 0.2,
    "LINE": 0.7,
    "WITH": 1.5,
    "OPEN": 1.5,
}
AFTER |= {
    "CLOSE": 4.0,
    "STRONG": 5.0,
    "TITLE": 2.5,
    "COLON": 3.0,
    "ALL": 1.5,
    "EMAIL": 0.3,
    "POST": 0.5,
    "PARTICLE": 0.5,
}


def _name_in_tail(kind: str, before: str, tied: bool) -> float:
    if kind == "FIRST":
        return 1.5
    return 0.2 if tied else 0.9 if before in NAMES else 0.4


def _second_head(units: Sequence[Unit], head: int, position: int, end: int, tied: bool) -> float:
    """A second head mostly opens a second party; not so "Doctor/Nurse", "workers and managers", "PA to the Head"."""
    unit, before = units[position], units[position - 1]
    if tied:
        return 0.3 if before.kind == "TIE" or unit.kind == "PLURAL" else 2.3
    led = [between.kind for between in units[head:position]]
    if led[0] == "LEADING" and (LED.issuperset(led) or led == ["LEADING", "NAME"]):
        return 0.0  # "Principal Educational Psychologist", "Deputy Safeguarding Manager", "Lead Occupational Therapist"
    if before.kind in HEADS and position == head + 1:
        abbreviated = before.text.isupper() and len(before.text) <= 4 and unit.kind == "ROLE"  # "IRO Team Manager"
        both = " " not in unit.text and " " not in before.text
        return 0.3 if both or unit.text.islower() or abbreviated else 2.5
    bare = " " not in unit.text and position - 2 == head
    alike = (unit.kind == "PLURAL") == (units[head].kind == "PLURAL")
    if before.kind == "SLASH" and bare and alike and before.end == unit.start and not units[head].text.isupper():
        return 0.0
    if before.kind == "AND" and bare and unit.kind == "PLURAL" and unit.text.islower():
        return 0.0
    return 2.5
