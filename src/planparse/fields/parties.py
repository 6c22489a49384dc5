"""Who does it: a lead, delegate or partner cell as parties (contract, rule 9).

The cell becomes units (party_words.py); every run of units has a cheapest reading (party_kinds.py); the cheapest way to
part the whole cell is found by dynamic programming, and its runs become parties.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from planparse.diagnostics import diagnostic
from planparse.fields.party_kinds import is_initials, letters_in, read_span
from planparse.fields.party_lexicon import PartyLexicon, learn_lexicon
from planparse.fields.party_posts import chairs_of_bodies, posts_in_bodies, posts_under_names, posts_with_bodies
from planparse.fields.party_readings import CHEAPEST, FAR, HEADS, IN_NAME, NAMES, STRANGER, Reading
from planparse.fields.party_words import Unit
from planparse.grammar.parties import PartyGrammar
from planparse.schema import Diagnostic, Party
from planparse.text import any_of, fold, plain, unbroken

__all__ = ["PartiesReading", "PartyLexicon", "learn_lexicon", "read_parties"]

LONGEST = 18
NOUNS = ("BODYNOUN", "UMBRELLA")
SKIPPED = frozenset({"COMMA", "STRONG", "LINE", "SLASH", "AND", "WITH", "COLON", "DASH", "UNDECIDED"})
NO_MARK = 0.9  # two parties with nothing between them
MARKED = 0.05  # two parties with a mark between them
TWO_IN_ONE = 3.0  # one party between two colons, where those of one label end and the next label begins
MEMO_LIMIT = 4096
_UNTICKED = re.compile(r"☐[^☐☑☒✓✔\n]*")  # an option that nobody chose: "☐ Individual ☒ Team"


@dataclass(frozen=True, slots=True)
class PartiesReading:
    """The parties of one cell: `partners` are those after "with", `dropped` the words that part them."""

    parties: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    dropped: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Piece(NamedTuple):
    """One run of units with its reading; `partner` after "with", `label` where a colon follows it."""

    start: int
    end: int
    reading: Reading
    partner: bool = False
    label: bool = False


def read_parties(text: str, lexicon: PartyLexicon, grammar: PartyGrammar) -> PartiesReading:
    """The parties in marked text, in order; never raises. Texts are exact slices with white space folded."""
    cached = lexicon.memo.get(text)
    if isinstance(cached, PartiesReading):
        return cached
    chosen = _UNTICKED.sub("\n", text)
    reading = _read(_mended(unbroken(chosen), lexicon), lexicon)
    if "(" in chosen and not reading.partners:
        opened = _bracketed(grammar.partner_joiners, grammar.title_joiners).sub(r" \1 \2 ", chosen)
        apart = _read(_mended(unbroken(opened), lexicon), lexicon) if opened != chosen else reading
        reading = apart if apart.partners else reading
    if chosen != text:
        unticked = tuple(fold(option[1:]) for option in _UNTICKED.findall(text))
        reading = replace(reading, dropped=(*reading.dropped, *filter(None, unticked)))
    if len(lexicon.memo) < MEMO_LIMIT:
        lexicon.memo[text] = reading
    return reading


@lru_cache(maxsize=8)
def _bracketed(joiners: tuple[str, ...], title_joiners: tuple[str, ...]) -> re.Pattern[str]:
    """Partners in brackets: "Head of Highways (with HR)"; "(with lead for housing)" is part of a title."""
    return re.compile(rf"\s\((?!{any_of(title_joiners)}\b)({any_of(joiners)})\s+([^()]+)\)", re.I)


def _mended(text: str, lexicon: PartyLexicon) -> str:
    """The text without the space that a line's end left behind the hyphen of a double name: "Llwyd- Evans"."""
    units = lexicon.units(text) if "- " in text else []
    for left, dash, right in reversed(list(zip(units, units[1:], units[2:], strict=False))):
        if dash.kind == "DASH" and left.end == dash.start and {left.kind, right.kind} <= set(NAMES):
            text = text[: dash.end] + text[right.start :]
    return text


def _read(text: str, lexicon: PartyLexicon) -> PartiesReading:
    units = lexicon.units(text)
    if not any(_counts(unit) for unit in units):
        return PartiesReading(dropped=tuple(fold(unit.text) for unit in units if _is_word(unit)))
    pieces = _with_labels(_with_partners(_cheapest(units, lexicon), units), units)
    parties, partners, dropped = _parties(text, units, pieces, lexicon.grammar)
    found = _learned(pieces, units, text, lexicon)
    parties, partners = (posts_with_bodies(listed, lexicon.grammar) for listed in (parties, partners))
    parties, partners = (posts_in_bodies(listed, lexicon.grammar) for listed in (parties, partners))
    parties, partners = (chairs_of_bodies(listed, lexicon.grammar) for listed in (parties, partners))
    parties, partners = (posts_under_names(listed) for listed in (parties, partners))
    return PartiesReading(_shared(parties), _shared(partners), dropped, found)


def _counts(unit: Unit) -> bool:
    return unit.kind not in SKIPPED and unit.kind not in ("OPEN", "CLOSE")


def _cheapest(units: Sequence[Unit], lexicon: PartyLexicon) -> list[Piece]:
    """Part the units at the least total cost: best[i] is the cheapest reading of units[:i]."""
    between = _between_labels(units)
    edges = [_edge(units, start) for start in range(len(units))]
    for start in (n for first, last in between for n in range(first + 1, last)):
        nearer = MARKED if units[start].kind not in NAMES else 3 * MARKED  # a name rather ends one than opens one
        edges[start] = min(edges[start], nearer)
    least = CHEAPEST if any(unit.low in lexicon.firsts for unit in units if unit.kind in IN_NAME) else STRANGER
    if whole := _one_party(units, edges, least, lexicon):
        return [whole]
    best: list[tuple[float, int, Reading | None]] = [(0.0, 0, None)]
    brackets = any(unit.kind in ("OPEN", "CLOSE") for unit in units)
    for end in range(1, len(units) + 1):
        skip = best[end - 1][0] + (
            0.0 if units[end - 1].kind in SKIPPED else 1.5 if not _counts(units[end - 1]) else 50.0
        )
        choice: tuple[float, int, Reading | None] = (skip, end - 1, None)
        if units[end - 1].kind not in SKIPPED:
            for start in range(max(0, end - LONGEST), end):
                before = best[start][0] + edges[start] + least
                if units[start].kind in SKIPPED or before >= choice[0]:
                    continue
                if brackets and _unbalanced(units[start:end]):
                    continue
                reading = read_span(units, start, end, lexicon)
                cost = best[start][0] + reading.cost + edges[start]
                cost += TWO_IN_ONE if (start, end) in between else 0.0
                if cost < choice[0] - 1e-9:
                    choice = (cost, start, reading)
        best.append(choice)
    pieces: list[Piece] = []
    at = len(units)
    while at > 0:
        _, start, reading_ = best[at]
        if reading_ is not None:
            pieces.append(Piece(start, at, reading_))
        at = start
    return pieces[::-1]


def _one_party(units: Sequence[Unit], edges: Sequence[float], least: float, lexicon: PartyLexicon) -> Piece | None:
    """The cell as one party where that costs less than any two parties could: most cells are so."""
    inside = [n for n, unit in enumerate(units) if unit.kind not in SKIPPED]
    start, end = inside[0], inside[-1] + 1
    if end - start > LONGEST or _unbalanced(units[start:end]):
        return None
    reading = read_span(units, start, end, lexicon)
    second = min((edges[n] for n in inside[1:]), default=FAR)
    return Piece(start, end, reading) if reading.cost <= 2 * least + second else None


def _edge(units: Sequence[Unit], start: int) -> float:
    """What it costs to begin a party here: nothing after a mark or a closing bracket."""
    if start == 0 or units[start - 1].kind == "CLOSE":
        return 0.0
    before = units[start - 1].kind
    if before == "DASH":
        return 0.5
    if before == "LINE":
        return 0.0
    return MARKED if before in SKIPPED else NO_MARK


def _between_labels(units: Sequence[Unit]) -> frozenset[tuple[int, int]]:
    """The runs of units from one colon to the next with no mark inside: "Health: [Jane Doe Education]: John Poe".

    A wrapped cell prints several labels so, each with its parties, whether it kept its line ends or lost them.
    """
    marks = [n for n, unit in enumerate(units) if unit.kind in SKIPPED and unit.kind != "LINE"]
    pairs = [(a, b) for a, b in itertools.pairwise(marks) if {units[a].kind, units[b].kind} == {"COLON"}]
    said = ([n for n in range(a + 1, b) if units[n].kind != "LINE"] for a, b in pairs)
    return frozenset((run[0], run[-1] + 1) for run in said if len(run) > 1)


def _unbalanced(span: Sequence[Unit]) -> bool:
    depth = 0
    for unit in span:
        depth += (unit.kind == "OPEN") - (unit.kind == "CLOSE")
        if depth < 0:
            return True
    return depth != 0


def _with_partners(pieces: list[Piece], units: Sequence[Unit]) -> list[Piece]:
    """The pieces after a "with" are partners of those before."""
    if not any(unit.kind == "WITH" for unit in units):
        return pieces
    out: list[Piece] = []
    partner = False
    for index, piece in enumerate(pieces):
        before = out[-1].end if out else 0
        if index and any(unit.kind == "WITH" for unit in units[before : piece.start]):
            partner = True
        out.append(piece._replace(partner=partner))
    return out


def _with_labels(pieces: list[Piece], units: Sequence[Unit]) -> list[Piece]:
    """A piece that a colon follows heads the parties after it, unless those are still to be named: "Health: TBC"."""
    if not any(unit.kind == "COLON" for unit in units):
        return pieces
    out = []
    for index, piece in enumerate(pieces):
        following = pieces[index + 1].start if index + 1 < len(pieces) else piece.end
        kinds = {unit.kind for unit in units[piece.end : following]}
        out.append(piece._replace(label="COLON" in kinds and "UNDECIDED" not in kinds))
    return out


def _parties(
    text: str, units: Sequence[Unit], pieces: Sequence[Piece], grammar: PartyGrammar
) -> tuple[list[tuple[Party, str]], list[tuple[Party, str]], tuple[str, ...]]:
    """Parties and partners, each with the mark before it, and the words in none of them."""
    leads: list[tuple[Party, str]] = []
    partners: list[tuple[Party, str]] = []
    covered: list[tuple[int, int]] = []
    label: Piece | None = None
    heading: Party | None = None
    for piece in pieces:
        first = units[piece.start].start
        if piece.label:
            label = piece if label is None else label
            continue
        organisation = heading
        if label is not None:
            first = units[label.start].start
            heading = organisation = _party(text, units, label, first, grammar)
            label = None
        party = _party(text, units, piece, first, grammar)
        if (
            organisation
            and organisation.kind == "organisation"
            and party.kind in ("person", "role", "group")
            and not party.organisation
        ):
            party = party.model_copy(update={"organisation": organisation.organisation})
        mark = units[piece.start - 1].kind if piece.start else ""
        (partners if piece.partner else leads).append((party, mark))
        covered.append((first, units[piece.end - 1].end))
    outside = [u.text for u in units if _is_word(u) and not any(a <= u.start and u.end <= b for a, b in covered)]
    return leads, partners, tuple(fold(word) for word in outside)


def _is_word(unit: Unit) -> bool:
    return any(letter.isalnum() for letter in unit.text)


def _slice(text: str, units: Sequence[Unit], span: tuple[int, int]) -> str:
    return plain(text[units[span[0]].start : units[span[1] - 1].end])


def _party(text: str, units: Sequence[Unit], piece: Piece, first: int, grammar: PartyGrammar) -> Party:
    """The Party of one piece, its text beginning at `first` (before it where a label heads it)."""
    reading = piece.reading
    printed = plain(text[first : units[piece.end - 1].end])
    initials = _initials(units, piece)
    if reading.kind == "person":
        name, role = reading.name, reading.role
        own = units[name[0] : name[1]] if name else ()
        if len(own) == 1 and own[0].kind == "INIT":
            return Party(
                text=printed, kind="person", initials=(own[0].text.replace(".", ""),), role=_maybe(text, units, role)
            )
        if role and piece.reading.paren is not None and role[0] > piece.reading.paren:
            initials = ()  # "Jane Doe (AD)": the brackets hold her post
        body = _body_aside(units, piece)
        while name and name[1] > name[0] + 1 and units[name[1] - 1].kind in ("COMMA", "EMAIL"):
            name = (name[0], name[1] - 1)
        return Party(
            text=printed,
            kind="person",
            name=_maybe(text, units, name),
            role=_maybe(text, units, role),
            organisation=body.text if body else None,
            initials=() if body else initials,
        )
    core = (piece.start, reading.paren if reading.paren is not None else piece.end)
    words = _slice(text, units, core)
    if reading.kind == "organisation":
        return Party(text=printed, kind="organisation", organisation=words, initials=initials)
    split = _organisation_end(units, core, grammar.service_words)
    organisation = _slice(text, units, (core[0], split)) if split > core[0] else None
    return Party(
        text=printed,
        kind="group" if reading.kind == "group" else "role",
        role=_slice(text, units, (split, core[1])),
        organisation=organisation,
        initials=initials,
    )


def _body_aside(units: Sequence[Unit], piece: Piece) -> Unit | None:
    """The body in the brackets after a person: "Jane Doe (CCG)"."""
    paren = piece.reading.paren
    inside = units[paren + 1 : piece.end - 1] if paren is not None else ()
    return inside[0] if len(inside) == 1 and inside[0].kind in ("BODY", *NOUNS) else None


def _maybe(text: str, units: Sequence[Unit], span: tuple[int, int] | None) -> str | None:
    return _slice(text, units, span) or None if span else None


def _initials(units: Sequence[Unit], piece: Piece) -> tuple[str, ...]:
    """The initials in the brackets that close a piece: "(KP, PB)".

    Those of the piece's own words are nobody's: "Education Welfare Officer (EWO)".
    """
    paren = piece.reading.paren
    if paren is None:
        return ()
    inside = units[paren + 1 : piece.end - 1]
    if not is_initials(inside):
        return ()
    if len(inside) == 1 and inside[0].text == _capitals(units[piece.start : paren]):
        return ()
    return tuple(unit.text.replace(".", "") for unit in letters_in(inside))


def _capitals(units: Sequence[Unit]) -> str:
    """The letters that open the capitalised words of some units."""
    return "".join(word[0] for unit in units for word in unit.text.split() if word[0].isupper())


def _organisation_end(units: Sequence[Unit], core: tuple[int, int], services: Sequence[str]) -> int:
    """Where the body before a post ends: "OSCB | development officer"; core's start where there is none.

    The `services` of a body are no post of it: "YOS services".
    """
    start, end = core
    head = next((p for p in range(start, end) if units[p].kind in HEADS), start)
    if head == start:
        return start
    first = units[start]
    if units[head].kind == "PLURAL" and (first.kind == "UMBRELLA" or not first.text.isupper()):
        return start  # "NHS Trusts" and "Voluntary sector organisations" are bodies themselves
    if units[head].low in services:
        return start
    if first.kind in ("BODY", "PREFIX", "CAPS") or (first.kind == "CAPS3" and len(units[start:end]) == 2):
        following = start + 1
        return following if units[following].kind not in SKIPPED and units[following].kind not in NOUNS else start
    nouns = [p for p in range(start, head) if units[p].kind in NOUNS and units[p].text.isupper()]
    marks = any(units[p].kind in SKIPPED for p in range(start, head))
    return nouns[0] + 1 if nouns and not marks and nouns[0] + 1 <= head else start


def _shared(found: list[tuple[Party, str]]) -> tuple[Party, ...]:
    """Initials of two posts given once at the end, "OSCB Chair and Development Officer (AH,DH)", go to each."""
    parties = [party for party, _ in found]
    for index in range(1, len(parties)):
        before, party = parties[index - 1], parties[index]
        if found[index][1] != "AND" or before.kind != "role" or party.kind != "role":
            continue
        if len(party.initials) == 2 and not before.initials:
            parties[index - 1] = before.model_copy(update={"initials": party.initials[:1]})
            update = {"initials": party.initials[1:], "organisation": party.organisation or before.organisation}
            parties[index] = party.model_copy(update=update)
    return tuple(parties)


def _learned(
    pieces: Sequence[Piece], units: Sequence[Unit], text: str, lexicon: PartyLexicon
) -> tuple[Diagnostic, ...]:
    """A diagnostic where only a name that stands alone elsewhere parts the cell."""
    out = []
    for before, piece in itertools.pairwise(pieces):
        if before.end == piece.start and {before.reading.kind, piece.reading.kind} == {"person"}:
            names = [_slice(text, units, p.reading.name) for p in (before, piece) if p.reading.name]
            known = next((name for name in names if name.casefold() in lexicon.names), None)
            if known:
                out.append(diagnostic("split_by_learned_name", text=plain(text), name=known))
                break
    return tuple(out)
