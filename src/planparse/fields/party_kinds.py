"""What a run of units could be, and how much doubt there is in it: the smaller the cost, the better the reading.

A party costs about 1; every word, mark or second head that doesn't belong in such a party costs more. The splitter
(parties.py) takes the cheapest way to part a cell, so that "Service Manager, Through Care" stays one post.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from planparse.fields.party_bodies import body_reading, fallback_reading
from planparse.fields.party_lexicon import PartyLexicon
from planparse.fields.party_readings import (
    CHEAPEST,
    FAR,
    HEADS,
    IN_NAME,
    IN_PERSON,
    NAMES,
    NOT_IN_BODY,
    STRANGER,
    SURNAMES,
    UNKNOWN,
    UNKNOWN_WORD,
    Reading,
)
from planparse.fields.party_roles import role_reading
from planparse.fields.party_words import Unit

NO_PERSON = Reading(FAR, "person")
NO_POST = Reading(FAR, "role")
LONG_NAME = 3.0  # the most that a name costs which a mark parts from its holder's post: three words, none known
SURNAME_FIRST = ["NAME", "COMMA", "FIRST"]  # "Doe, Jane"


def read_span(units: Sequence[Unit], start: int, end: int, lexicon: PartyLexicon) -> Reading:
    """The cheapest reading of units[start:end]; there always is one, `known` false where nothing is recognised."""
    core = _core_end(units, start, end)
    inside = units[core + 1 : end - 1] if core < end else ()
    extra = 0.0 if core == end else _aside_cost(inside)
    paren = core if core < end else None
    if core < end and core - start == 1 and units[start].kind in ("INIT", "CAPS3", "CAPS") and is_initials(inside):
        return Reading(1.0, "role", role=(start, core), paren=core)  # "SL (SG)": a post with its holder's initials
    best = _plainest(units, start, core, lexicon)
    if paren is not None:
        best = _with_aside(best, units, core, end, lexicon)
        held = best.kind == "person" and best.role is not None and best.role[1] == end
        paren = None if held or _stays(best, inside) else core
    return best if core == end and not extra else best._replace(cost=best.cost + extra, paren=paren)


def _plainest(units: Sequence[Unit], start: int, end: int, lexicon: PartyLexicon) -> Reading:
    """The cheapest reading without brackets; what the kinds of the units rule out is not tried."""
    kinds = {unit.kind for unit in units[start:end]}
    best = _person(units, start, end, lexicon) if kinds <= IN_PERSON else NO_PERSON
    if not kinds.isdisjoint(HEADS) or "VACANT" in kinds:
        if not kinds.isdisjoint(IN_NAME):
            best = _cheaper(best, _person_and_role(units, start, end, lexicon))
        best = _cheaper(best, _post(units, start, end))
    if kinds.isdisjoint(NOT_IN_BODY):
        best = _cheaper(best, body_reading(units, start, end))
    least = UNKNOWN + UNKNOWN_WORD * (end - start)
    return best if best.cost <= least else _cheaper(best, fallback_reading(units, start, end))


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
    if best.kind == "person" and best.role is not None and best.role[1] == core:
        whole = _post(units, best.role[0], end)
        named = _person(units, first, last, lexicon).cost < 1.6 or [u.kind for u in units[first:last]] == ["BODY"]
        return best if whole.cost == FAR or named else best._replace(role=whole.role)
    if best.kind == "person" and best.role is None and role_reading(units, first, last).cost < 2.5:
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
    if best.kind == "organisation" and best.known:  # "Integrated Care Board (ICB)"
        return len(inside) == 1 and inside[0].kind != "INIT" and inside[0].text.isupper()
    remark = any(unit.kind in ("VACANT", "UNDECIDED", "NUM", "EMAIL") for unit in inside)
    return best.kind in ("role", "group") and best.known and not is_initials(inside) and not remark


def _post(units: Sequence[Unit], start: int, end: int) -> Reading:
    """The post that units are, with the brackets that close it where they say its field."""
    core = _core_end(units, start, end)
    post = role_reading(units, start, core)
    if core == end:
        return post
    return post._replace(role=(start, end)) if _stays(post, units[core + 1 : end - 1]) else NO_POST


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
    span = []
    for unit in units[start:end]:
        if unit.kind not in IN_PERSON:
            return NO_PERSON
        if unit.kind != "LINE":
            span.append(unit)
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
        known = words[1].low in lexicon.surnames
        return Reading(cost + (1.0 if known else 1.35 if words[1].kind == "DEPT" else 1.8), "person", (start, end))
    if len(words) == 2 and _in_capitals(words):
        return Reading(cost + 1.0, "person", (start, end))
    if [unit.kind for unit in words[:3]] == SURNAME_FIRST and all(unit.kind == "INIT" for unit in words[3:]):
        return Reading(cost + 1.5, "person", (start, end))
    if not words or any(unit.kind not in IN_NAME for unit in words):
        return NO_PERSON
    if span[-1].kind == "PARTICLE":
        return NO_PERSON
    return Reading(cost + _name_cost(words, titles, lexicon), "person", (start, end))


def _may_be_surname(unit: Unit) -> bool:
    """Plain words are surnames too after a first name: "Sharon North", "Ruth Church"."""
    return unit.kind in SURNAMES and unit.text.istitle() and " " not in unit.text


def _in_capitals(words: Sequence[Unit]) -> bool:
    """ "JANE DOE": a first name and a surname, both printed in capitals."""
    first, last = words
    whole = first.text.isupper() and last.text.isupper() and len(first.text) > 2 and len(last.text) > 2
    return whole and first.kind == "FIRST" and last.kind in ("CAPS", "CAPS3")


def _name_cost(words: list[Unit], titles: int, lexicon: PartyLexicon) -> float:
    whole = " ".join(unit.low for unit in words)
    if whole in lexicon.names:
        return CHEAPEST
    initials = [unit for unit in words if unit.kind == "INIT"]
    if len(initials) == len(words):
        return STRANGER if len(words) == 1 else FAR
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
    if kinds.isdisjoint(IN_NAME) or kinds.isdisjoint(("ROLE", "LEADING", "CLOSED", "VACANT")):
        return best
    if end - start < 3 and kinds.isdisjoint(("ROLE", "LEADING", "CLOSED")):
        return best
    for cut in range(start + 1, end):
        joiner = units[cut].kind
        joined = joiner in ("COMMA", "DASH", "COLON")
        after = cut + 1 if joined else cut
        for person_first in (True, False):
            a, b = ((start, cut), (after, end)) if person_first else ((after, end), (start, cut))
            if a[0] >= a[1] or b[0] >= b[1]:
                continue
            if _bare_initials(units[a[0] : a[1]]) and not (joiner == "DASH" and a == (start, start + 1)):
                continue  # "JD – Head of Service" is a person by initials
            if person_first and not joined and _goes_on(units, cut, end):
                continue  # "Mary Ann [Hughes], Head of Service"
            person = _person(units, *a, lexicon)
            if person.cost > (LONG_NAME if joined and person_first else 2.4):
                continue
            role = _post(units, *b)
            if role.cost > 2.4 or role.kind != "role":
                continue
            cost = person.cost + role.cost - 1 + _joiner_cost(joiner, person_first)
            if joiner == "COMMA" and not person_first and _is_stranger(units[after], lexicon):
                cost += 0.6  # "Team Manager, Short Breaks": a field is likelier than a name that nobody knows
            if cost < best.cost:
                best = Reading(cost, "person", a, b)
    return best


def _goes_on(units: Sequence[Unit], cut: int, end: int) -> bool:
    """Whether the words from `cut` on end a name before they come to its holder's post: no post opens with a name and
    a mark, nor with a name before "Head of": "Mary Ann [Hughes], Head of Service".
    """
    after = cut + len(list(takewhile(lambda unit: unit.kind in NAMES, units[cut:end])))
    if after in (cut, end):
        return False
    after += units[after].kind == "LINE" and after + 1 < end
    tied = any(unit.kind == "TIE" for unit in units[after + 1 : after + 2]) or " of " in units[after].low
    return units[after].kind in ("COMMA", "DASH", "COLON") or (units[after].kind == "ROLE" and tied)


def _is_stranger(first: Unit, lexicon: PartyLexicon) -> bool:
    """Whether no list and no other cell knows a word as a first name."""
    return first.kind == "NAME" and first.low not in lexicon.firsts


def _bare_initials(name: Sequence[Unit]) -> bool:
    """Initials, and no forename's first letter before a surname: "AB", not "A. Patel"."""
    return name[0].kind == "INIT" and (len(name) == 1 or len(name[0].text.replace(".", "")) > 1)


def _joiner_cost(joiner: str, person_first: bool) -> float:
    if joiner in ("DASH", "COLON"):
        return 0.1
    if joiner == "COMMA":
        return 0.3 if person_first else 0.7
    return 0.6
