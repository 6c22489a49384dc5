"""What a run of units could be, and how much doubt there is in it: the smaller the cost, the better the reading.

A party costs about 1; every word, mark or second head that doesn't belong in such a party costs more. The splitter
(parties.py) takes the cheapest way to part a cell, so that "Service Manager, Through Care" stays one post.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from planparse.fields.party_lexicon import PartyLexicon
from planparse.fields.party_words import Unit

HEADS = ("ROLE", "PLURAL", "CLOSED")
BODIES = ("TEAM", "BODY", "BODYNOUN", "PREFIX")
NAMES = ("NAME", "FIRST")
FAR = 99.0
UNKNOWN = 2.2  # the least that words cost which nothing recognises
CHEAPEST = 0.4  # the least that any reading costs: a name known from elsewhere in the document
NOT_IN_BODY = frozenset({"STRONG", "OPEN", "CLOSE", "COLON", "WITH", "EMAIL", *HEADS})
IN_NAME = (*NAMES, "INIT")
SURNAMES = frozenset({"DEPT", "BODYNOUN", "ROLE", "TITLE", "TEAM"})
IN_PERSON = SURNAMES | {*IN_NAME, "LINE", "POST", "COMMA", "EMAIL", "PARTICLE"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read units[start:end]; `role` and `name` are (first, last) unit positions, `paren` where it opens."""

    cost: float
    kind: str
    name: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    paren: int | None = None
    known: bool = True


NO_PERSON = Reading(FAR, "person")


def read_span(units: Sequence[Unit], start: int, end: int, lexicon: PartyLexicon) -> Reading:
    """The cheapest reading of units[start:end]; there always is one, `known` false where nothing is recognised."""
    core = _core_end(units, start, end)
    inside = units[core + 1 : end - 1] if core < end else ()
    extra = 0.0 if core == end else _aside_cost(inside)
    extra += 2.5 if _named_body(units[max(start, core - 5) : core]) else 0.0
    paren = core if core < end else None
    if core < end and core - start == 1 and units[start].kind in ("INIT", "CAPS3", "CAPS") and is_initials(inside):
        return Reading(1.0, "role", role=(start, core), paren=core)  # "SL (SG)": a post with its holder's initials
    best = _plainest(units, start, core, lexicon)
    if paren is not None:
        best = _with_aside(best, units, core, end, lexicon)
        paren = None if _stays(best, inside) else core
    return Reading(best.cost + extra, best.kind, best.name, best.role, paren, best.known)


def _plainest(units: Sequence[Unit], start: int, end: int, lexicon: PartyLexicon) -> Reading:
    """The cheapest reading without brackets; what the kinds of the units rule out is not tried."""
    kinds = {unit.kind for unit in units[start:end]}
    best = _person(units, start, end, lexicon) if kinds <= IN_PERSON else NO_PERSON
    if not kinds.isdisjoint(HEADS) or "VACANT" in kinds:
        if not kinds.isdisjoint(IN_NAME):
            best = _cheaper(best, _person_and_role(units, start, end, lexicon))
        best = _cheaper(best, _role(units, start, end))
    if kinds.isdisjoint(NOT_IN_BODY):
        best = _cheaper(best, _body(units, start, end))
    return best if best.cost <= UNKNOWN else _cheaper(best, _fallback(units, start, end))


def _cheaper(first: Reading, second: Reading) -> Reading:
    return second if second.cost < first.cost else first


def _core_end(units: Sequence[Unit], start: int, end: int) -> int:
    """Where the brackets that close the span open; `end` where none do."""
    if end - start > 2 and units[end - 1].kind == "CLOSE":
        for position in range(end - 2, start, -1):
            if units[position].kind == "OPEN":
                return position
    return end


def _aside_cost(inside: Sequence[Unit]) -> float:
    return 3.0 if any(unit.kind in ("OPEN", "CLOSE", "LINE") for unit in inside) else 0.0


def _with_aside(best: Reading, units: Sequence[Unit], core: int, end: int, lexicon: PartyLexicon) -> Reading:
    """Brackets hold initials, the post of a person, the person in a post, or a remark."""
    first, last = core + 1, end - 1
    if best.kind == "person" and best.role is None and _role(units, first, last).cost < 2.5:
        return Reading(best.cost, "person", best.name, (first, last))
    if best.kind == "person" and best.role is None and _is_field(units[first:last]):
        return Reading(best.cost, "person", best.name, (first, last))
    if best.kind == "role" and units[first].kind not in ("INIT", "CAPS3"):
        person = _person(units, first, last, lexicon)
        if person.cost < 1.6:
            return Reading(best.cost, "person", person.name, best.role)
    return best


def _stays(best: Reading, inside: Sequence[Unit]) -> bool:
    """Whether brackets belong to the post before them, "Service Manager (Carers)"; initials and remarks don't."""
    remark = any(unit.kind in ("VACANT", "NUM", "EMAIL") for unit in inside)
    return best.kind in ("role", "group") and best.known and not is_initials(inside) and not remark


def _is_field(units: Sequence[Unit]) -> bool:
    """Whether bracketed units are the field that a person works in: "(Comms)"."""
    kinds = {unit.kind for unit in units}
    return "DEPT" in kinds and kinds <= {"DEPT", "AND", "COMMA", "SLASH", "NAME"}


def _is_letters(unit: Unit) -> bool:
    """Initials by shape, or two capitals that also mean something: "(ST)", "(HR)"."""
    two = len(unit.text) == 2 and unit.text.isalpha() and unit.text.isupper()
    return unit.kind in ("INIT", "CAPS3", "CAPS") or two


def letters_in(units: Sequence[Unit]) -> list[Unit]:
    """The units that are somebody's initials."""
    return [unit for unit in units if _is_letters(unit)]


def is_initials(units: Sequence[Unit]) -> bool:
    """Whether bracketed units are one or more people's initials."""
    letters = letters_in(units)
    rest = all(_is_letters(unit) or unit.kind in ("COMMA", "SLASH", "AND") for unit in units)
    return rest and bool(letters) and all(len(unit.text) <= 4 for unit in letters)


def _person(units: Sequence[Unit], start: int, end: int, lexicon: PartyLexicon) -> Reading:
    if any(unit.kind not in IN_PERSON for unit in units[start:end]):
        return NO_PERSON
    span = [unit for unit in units[start:end] if unit.kind != "LINE"]
    cost = 0.7 * (end - start - len(span))
    while (span and span[-1].kind == "POST") or (len(span) > 1 and span[-1].kind == "COMMA"):
        span.pop()
    titles = 0
    while span and span[0].kind == "TITLE":
        span.pop(0)
        titles += 1
    if span and span[-1].kind == "EMAIL":
        span.pop()
        cost += 0.1
    words = [unit for unit in span if unit.kind != "PARTICLE"]
    if len(words) == 2 and words[0].kind == "FIRST" and _may_be_surname(words[1]):
        return Reading(cost + (1.35 if words[1].kind == "DEPT" else 1.8), "person", (start, end))
    if not words or any(unit.kind not in IN_NAME for unit in words):
        return NO_PERSON
    if span[-1].kind == "PARTICLE":
        return NO_PERSON
    return Reading(cost + _name_cost(words, titles, lexicon), "person", (start, end))


def _may_be_surname(unit: Unit) -> bool:
    """Plain words are surnames too after a first name: "Sharon North", "Ruth Church"."""
    return unit.kind in SURNAMES and unit.text.istitle() and " " not in unit.text


def _name_cost(words: list[Unit], titles: int, lexicon: PartyLexicon) -> float:
    whole = " ".join(unit.low for unit in words)
    if whole in lexicon.names:
        return CHEAPEST
    initials = [unit for unit in words if unit.kind == "INIT"]
    if len(initials) == len(words):
        return 0.9 if len(words) == 1 else FAR
    if words[-1].kind == "INIT" and len(words[-1].text) > 1:
        return FAR
    full = len(words) - len([unit for unit in initials if len(unit.text.replace(".", "")) == 1])
    if len(words) == 1:
        known = words[0].kind == "FIRST" or words[0].low in lexicon.firsts
        return 1.0 if titles else 1.25 if known else 1.75
    if len(initials) > len(words) - full or full > 4:
        return FAR
    first = words[0]
    stranger = first.kind == "NAME" and first.low not in lexicon.firsts and not titles
    inner = sum(0.4 for unit in words[2:] if unit.kind == "FIRST")
    return (1.0, 1.0, 1.0, 2.3, 3.6)[full] + (0.3 if stranger else 0.0) + inner


def _person_and_role(units: Sequence[Unit], start: int, end: int, lexicon: PartyLexicon) -> Reading:
    """ "Jane Doe, Head of Service", "Head of Service: Jane Doe", "Head of Service Jane Doe"."""
    best = NO_PERSON
    kinds = {unit.kind for unit in units[start:end]}
    if kinds.isdisjoint(IN_NAME) or kinds.isdisjoint(("ROLE", "CLOSED", "VACANT")):
        return best
    if end - start < 3 and kinds.isdisjoint(("ROLE", "CLOSED")):
        return best
    for cut in range(start + 1, end):
        joiner = units[cut].kind
        joined = joiner in ("COMMA", "DASH", "COLON")
        after = cut + 1 if joined else cut
        for person_first in (True, False):
            a, b = ((start, cut), (after, end)) if person_first else ((after, end), (start, cut))
            if a[0] >= a[1] or b[0] >= b[1] or units[a[0]].kind == "INIT":
                continue
            person = _person(units, *a, lexicon)
            if person.cost > 2.4:
                continue
            role = _role(units, *b)
            if role.cost > 2.4 or role.kind != "role":
                continue
            cost = person.cost + role.cost - 1 + _joiner_cost(joiner, person_first)
            if cost < best.cost:
                best = Reading(cost, "person", a, b)
    return best


def _joiner_cost(joiner: str, person_first: bool) -> float:
    if joiner in ("DASH", "COLON"):
        return 0.1
    if joiner == "COMMA":
        return 0.3 if person_first else 0.7
    return 0.6


def _role(units: Sequence[Unit], start: int, end: int) -> Reading:
    """A post, or a plural title: modifiers, a head, and what it is for."""
    heads = [position for position in range(start, end) if units[position].kind in HEADS]
    if not heads or units[start].kind in ("PREP", "TITLE"):
        vacant = end - start == 1 and units[start].kind == "VACANT"
        return Reading(1.0, "role", role=(start, end)) if vacant else Reading(FAR, "role")
    first = heads[0]
    plural = any(units[position].kind == "PLURAL" for position in _cluster(units, heads))
    cost = 1.0 + _before_head(units, start, first) + _after_head(units, first, end, plural)
    return Reading(cost, "group" if plural else "role", role=(start, end))


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
    "NUM": 0.3,
    "BODY": 0.2,
    "BODYNOUN": 0.2,
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
        if unit.kind == "TEAM" and far:
            cost += 2.5
        if unit.kind == "BODYNOUN" and far:
            cost += 0.8
        if closed and unit.kind in ("DEPT", "LOW", "NAME") and unit.low not in ("interim", "acting", "named"):
            after_body = any(u.kind == "BODYNOUN" for u in units[position + 1 : head])
            cost += 0.0 if after_body else 2.0
        if (
            unit.kind in ("COMMA", "SLASH")
            and position > start
            and units[position - 1].kind in ("BODY", "BODYNOUN", "CAPS")
        ):
            cost += 1.5
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
        elif kind == "PREP":
            tied = True
        elif kind == "COMMA":
            cost += (1.6 if plural else 0.3) if not commas or plural else 0.3
            commas += 1
        elif kind == "AND":
            cost += 0.2 if tied or commas else 1.0
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
            cost += _name_in_tail(kind, before.kind, tied)
        else:
            cost += AFTER.get(kind, 0.1) + (0.6 if plural and not tied else 0.0)
    if units[end - 1].kind in ("PREP", "AND", "COMMA", "SLASH", "DASH", "WITH"):
        cost += 2.5
    return cost


def _lone_acronym(units: Sequence[Unit], position: int) -> bool:
    """Whether a comma and one service's acronym end a post: "Operational Manager, YJS"; in a list they don't."""
    unit, following = units[position], units[position + 1 : position + 2]
    alone = not any(after.kind not in ("LINE", "OPEN", "STRONG") for after in following)
    return alone and unit.kind == "BODYNOUN" and unit.text.isupper() and units[position - 1].kind == "COMMA"


def _named_body(tail: Sequence[Unit]) -> bool:
    """Whether a body's whole name follows a post: a comma, two fields of work and a place, "Family Voice Norfolk"."""
    kinds = [unit.kind for unit in tail]
    return len(kinds) == 5 and kinds[0] in HEADS and kinds[1:] == ["COMMA", "DEPT", "DEPT", "NAME"]


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
        return 0.3 if (before.kind == "PREP" and before.low in ("to", "to the", "of")) or unit.kind == "PLURAL" else 2.3
    if before.kind in HEADS and position == head + 1:
        return 0.3 if (" " not in unit.text and " " not in before.text) or unit.text.islower() else 2.5
    bare = " " not in unit.text and position - 2 == head
    if before.kind == "SLASH" and bare and before.end == unit.start and not units[head].text.isupper():
        return 0.0
    if before.kind == "AND" and bare and unit.kind == "PLURAL" and unit.text.islower():
        return 0.0
    return 2.5


def _body(units: Sequence[Unit], start: int, end: int) -> Reading:
    """An organisation, department or group: its own noun ends it, or "of" follows the noun."""
    span = units[start:end]
    last = span[-1].kind
    if any(unit.kind in NOT_IN_BODY for unit in span):
        return Reading(FAR, "organisation")
    if span[0].kind in ("AND", "COMMA", "SLASH", "DASH", "PREP") or last in ("AND", "COMMA", "SLASH", "DASH", "PREP"):
        return Reading(FAR, "organisation")
    several = span[0].kind == "ALL" or (span[-1].low.endswith("services") and span[-1].text.islower())
    kind = "group" if last == "TEAM" or several else "organisation"
    cost = 1.0 + _noun_cost(span) + _marks_cost(span)
    return Reading(cost, kind, role=(start, end))


def _noun_cost(span: Sequence[Unit]) -> float:
    """What the nouns of a body cost: none at the end, two of them apart, a person's first name before."""
    nouns = [position for position, unit in enumerate(span) if unit.kind in BODIES]
    last = span[-1]
    cost = 0.0
    tied = next((n for n, unit in enumerate(span) if unit.kind == "PREP"), len(span))
    for left, right in itertools.pairwise(nouns):
        opens = left == 0 and span[left].text == "NHS" and span[right].kind in ("BODYNOUN", "TEAM")
        near = right == left + 1 and span[right].kind in ("BODYNOUN", "TEAM") and not _acronyms(span[left], span[right])
        cost += 0.0 if near or opens or right > tied or (span[right].kind == "TEAM" and right == left + 2) else 2.5
    if nouns and nouns[-1] != len(span) - 1 and tied == len(span):
        cost += 0.2 if last.kind in ("DEPT",) else 1.0
    if not nouns:
        cost += 0.35 if last.kind == "DEPT" else 0.1 if last.kind in ("CAPS", "CAPS3", "ALL") else 0.7
        cost += 1.0 if last.kind in ("LOW", "PARTICLE", "NUM", "TITLE", "POST") and span[0].kind != "ALL" else 0.0
        cost += 0.9 if len(span) > 1 and last.kind in NAMES else 0.0
        cost += 0.3 if last.kind == "INIT" else 0.0
    pairs = sum(a.kind == "FIRST" and b.kind in NAMES for a, b in itertools.pairwise(span))
    strangers = sum(unit.kind in IN_NAME for unit in span)
    cost += 1.8 * pairs + (0.8 * max(0, strangers - 1) if not nouns else 0.0)
    return cost + (0.5 if len(span) > 1 and span[0].kind == "FIRST" and not pairs else 0.0)


def _acronyms(left: Unit, right: Unit) -> bool:
    return left.text.isupper() and right.text.isupper() and left.text != "NHS"


MARKS = {
    "COMMA": 1.9,
    "AND": 0.3,
    "SLASH": 1.6,
    "DASH": 0.6,
    "LINE": 0.7,
    "LOW": 0.2,
    "CAPS": 0.1,
    "VACANT": 1.0,
    "NUM": 0.2,
}


def _marks_cost(span: Sequence[Unit]) -> float:
    return sum(MARKS.get(unit.kind, 0.0) for unit in span) - MARKS.get(span[-1].kind, 0.0) * (len(span) == 1)


def _fallback(units: Sequence[Unit], start: int, end: int) -> Reading:
    """Text that nothing recognises: one group of words, dear enough that any recognised reading wins."""
    span = units[start:end]
    marks = {"COMMA": 1.0, "STRONG": 4.0, "LINE": 1.0, "OPEN": 0.5, "CLOSE": 1.0, "SLASH": 0.8, "AND": 0.5, "WITH": 0.5}
    cost = UNKNOWN + sum(
        marks.get(unit.kind, 0.25 if unit.kind in ("LOW", "NUM", "PREP", "EMAIL") else 0.8) for unit in span
    )
    if span[0].kind in SEPARATING or span[-1].kind in SEPARATING:
        cost += 3.0
    lower = sum(unit.text[:1].islower() for unit in span) * 2 >= len(span)
    return Reading(cost, "group" if lower else "organisation", role=(start, end), known=False)


SEPARATING = frozenset({"COMMA", "STRONG", "LINE", "SLASH", "AND", "WITH", "COLON", "DASH", "CLOSE"})
