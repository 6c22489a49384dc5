"""Checks a finished plan against its document from outside: every word placed once, or reported (contract, rule 1).

It shares no code with what it audits, not even the folding of white space: a word is a run of letters and
digits after NFKC and case folding, and belongs to the cell that it is printed in. Four passes, each linear:
the fields draw from the cells that their provenance cites, then the words set aside, then the fields of the
plan from the rest of the document, last the views, which claim only what is still left.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from planparse.diagnostics import diagnostic
from planparse.document import Document, Slice, Table
from planparse.schema import (
    Action,
    ActionPlan,
    CellRef,
    Coverage,
    Diagnostic,
    Party,
    Provenance,
    Recommendation,
    Timescale,
)

PLACED, SET_ASIDE = 1, 2
ANCHOR = 3  # so many words find the place of a text in the document
LONGEST_JOIN = 3  # a word is rebuilt from at most so many pieces
LONGEST_STATUS = 8  # a status cell of more words is prose, and prose must stand in a field
SHOWN = 12  # words listed in one diagnostic
_WORD = re.compile(r"[^\W_]+")


def audit(plan: ActionPlan, document: Document, boilerplate: tuple[Slice, ...]) -> ActionPlan:
    """The plan with its coverage filled and the audit's diagnostics appended.

    `boilerplate` are the words that the journey set aside, with the cells that they stood in. The audit adds
    `doubled_words`, `foreign_words` (per field) and `unplaced_words`; it changes no field.
    """
    claims = list(_plan_claims(plan))
    aside = [_words(piece.text) for piece in boilerplate if not piece.refs]
    loose = [words for words in (*(claim.words for claim in claims if not claim.refs), *aside) if words]
    source = _Source.of(document, loose)
    short = _Shortfalls(source)
    cited = frozenset(cell for claim in claims if not claim.view for cell in source.cited(claim.refs))
    for claim in claims:
        if claim.refs and not claim.view:
            short.add(claim, source.claim_from_cells(claim.words, claim.refs, PLACED))
    for piece in boilerplate:
        claim = _Claim("boilerplate", _words(piece.text), piece.refs)
        if piece.refs:
            short.add(claim, source.claim_from_cells(claim.words, claim.refs, SET_ASIDE), SET_ASIDE)
        else:
            short.add(claim, source.claim_from_document(claim.words, cited, SET_ASIDE), SET_ASIDE)
    for claim in claims:
        if not claim.refs and not claim.view:
            short.add(claim, source.claim_from_document(claim.words, cited, PLACED))
    short.rejoin()
    for claim in claims:
        if claim.view:
            _claim_view(source, claim)
    return _with_coverage(plan, source, short.diagnostics())


def _with_coverage(plan: ActionPlan, source: _Source, found: list[Diagnostic]) -> ActionPlan:
    unplaced = [n for n, state in enumerate(source.state) if not state]
    if unplaced:
        cells = dict.fromkeys(source.refs[source.cell_of[n]] for n in unplaced)
        found.append(diagnostic("unplaced_words", tuple(cells), count=len(unplaced)))
    coverage = Coverage(
        words=len(source.words),
        placed=source.state.count(PLACED),
        boilerplate=source.state.count(SET_ASIDE),
        unplaced=tuple(source.printed[n] for n in unplaced),
    )
    return plan.model_copy(update={"coverage": coverage, "diagnostics": (*plan.diagnostics, *found)})


# ---- what the plan claims ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Claim:
    """The words of one field and the cells they are said to come from; a view may find them taken already."""

    where: str
    words: tuple[str, ...]
    refs: tuple[CellRef, ...] = ()
    view: bool = False
    whole_cell: bool = False


def _plan_claims(plan: ActionPlan) -> Iterator[_Claim]:
    yield _Claim("title", _words(plan.title))
    for entry in plan.glossary:
        yield _Claim("glossary", _words(entry.term))
        yield _Claim("glossary", _words(entry.definition))
    for review in plan.reviews:
        yield _Claim("reviews", _words(review.label))
        yield _Claim("reviews", _words(review.date.text))
    for note in plan.notes:
        yield _Claim("notes", _words(note))
    for recommendation in plan.recommendations:
        yield from _recommendation_claims(recommendation)
        for action in recommendation.actions:
            yield from _action_claims(action)
    inspection = plan.inspection
    for text in (
        inspection.text if inspection else None,
        plan.version,
        plan.authority.name if plan.authority else None,
        plan.issued.text if plan.issued else None,
        inspection.date.text if inspection and inspection.date else None,
    ):
        yield _Claim("front matter", _words(text), view=True)


def _recommendation_claims(recommendation: Recommendation) -> Iterator[_Claim]:
    made = _Maker(f"recommendation {recommendation.id}", recommendation.provenance)
    yield made.counted("number", recommendation.number)
    yield made.counted("text", recommendation.text)
    for finding in recommendation.findings:
        yield made.counted("findings", finding.text)
        if finding.paragraph is not None:  # a number inside a sentence stands in the text too
            yield made.view("findings", str(finding.paragraph))
    yield from made.lists(recommendation.outcomes, recommendation.measures)
    yield from made.extras(recommendation.extra)
    yield made.view("theme", recommendation.theme)
    if recommendation.priority:
        yield made.view("priority", recommendation.priority.text)


def _action_claims(action: Action) -> Iterator[_Claim]:
    made = _Maker(f"action {action.id}", action.provenance)
    yield made.counted("number", action.number)
    yield made.counted("text", action.text)
    for name, parties in (("leads", action.leads), ("delegates", action.delegates), ("partners", action.partners)):
        for party in parties:
            yield made.counted(name, party.text)
            yield made.view(name, _parts(party))
    yield from made.dates("due", action.due)
    yield from made.dates("completed", action.completed)
    for entry in action.progress:
        yield made.counted("progress", entry.text)
        if entry.date:
            yield made.view("progress", entry.date.text)
    yield from made.lists(action.outcomes, action.measures, action.evidence)
    yield from made.extras(action.extra)
    if action.status:
        yield _Claim(f"{made.where} status", (), made.refs("status"), view=True, whole_cell=True)


class _Maker:
    """Claims of one recommendation or action, each with the cells that its provenance cites."""

    def __init__(self, where: str, provenance: Provenance) -> None:
        self.where = where
        self.cited: dict[str, tuple[CellRef, ...]] = {}
        for key, refs in provenance.items():  # also part by part ("extra.Budget" under "extra")
            name = key.partition(".")[0]
            self.cited[name] = tuple(dict.fromkeys((*self.cited[name], *refs))) if name in self.cited else refs

    def refs(self, name: str) -> tuple[CellRef, ...]:
        """The cells cited for a field."""
        return self.cited.get(name, ())

    def counted(self, name: str, text: str | None) -> _Claim:
        return _Claim(f"{self.where} {name}", _words(text), self.refs(name))

    def view(self, name: str, text: str | None) -> _Claim:
        return _Claim(f"{self.where} {name}", _words(text), self.refs(name), view=True)

    def dates(self, name: str, value: Timescale | None) -> Iterator[_Claim]:
        """A date's words; a view where it was read out of the cell of a longer text (contract, rule 17)."""
        if value:
            shared = set(self.refs(name)) & {ref for other in ("text", "progress") for ref in self.refs(other)}
            yield self.view(name, value.text) if shared else self.counted(name, value.text)

    def lists(self, *values: tuple[str, ...]) -> Iterator[_Claim]:
        for name, items in zip(("outcomes", "measures", "evidence"), values, strict=False):
            for item in items:
                yield self.counted(name, item)

    def extras(self, extra: dict[str, str]) -> Iterator[_Claim]:
        """A value of one word may be a part mark of the header, the same on every action (contract, rule 4)."""
        for header, value in extra.items():
            single = len(_words(value)) == 1
            yield self.view("extra", value) if single else self.counted("extra", value)
            yield self.view("extra", header)


def _parts(party: Party) -> str:
    return " ".join((party.name or "", party.role or "", party.organisation or "", *party.initials))


def _words(text: str | None) -> tuple[str, ...]:
    """The words as they are compared."""
    return tuple(map(str.casefold, _printed(text))) if text else ()


def _printed(text: str) -> list[str]:
    """The words as they are printed."""
    found: list[str] = _WORD.findall(text if text.isascii() else unicodedata.normalize("NFKC", text))
    return found


# ---- what the source has -----------------------------------------------------------------------


@dataclass(slots=True)
class _Source:
    """The words of the document in order, what became of each, and where to find them again."""

    words: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    cell_of: list[int] = field(default_factory=list)
    state: list[int] = field(default_factory=list)
    refs: list[CellRef] = field(default_factory=list)
    cells: dict[CellRef, int] = field(default_factory=dict)
    merged: set[int] = field(default_factory=set)  # cells that span rows: every row may repeat them
    members: list[list[int]] = field(default_factory=list)
    in_cell: dict[int, dict[str, deque[int]]] = field(default_factory=dict)  # made when a field cites the cell
    everywhere: dict[str, deque[int]] = field(default_factory=dict)
    anchors: dict[tuple[str, ...], deque[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, loose: Sequence[tuple[str, ...]]) -> _Source:
        """The words of the document; the texts of `loose` can be found wherever they stand."""
        source = cls()
        for block in document.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        source._add(cell.text, cell.ref, merged=cell.row_span > 1)
            else:
                source._add(block.text, block.ref)
        source.state = [0] * len(source.words)
        source._index(loose)
        return source

    def _add(self, text: str, ref: CellRef, merged: bool = False) -> None:
        cell = self.cells.setdefault(ref, len(self.cells))
        if cell == len(self.refs):
            self.refs.append(ref)
            self.members.append([])
        if merged:
            self.merged.add(cell)
        printed = _printed(text)
        first = len(self.words)
        self.printed += printed
        self.words += map(str.casefold, printed)
        self.cell_of += [cell] * len(printed)
        self.members[cell] += range(first, first + len(printed))

    def _index(self, loose: Sequence[tuple[str, ...]]) -> None:
        """Where the words of `loose` stand, and where the texts may begin."""
        wanted = {word for words in loose for word in words}
        openings = {words[:ANCHOR] for words in loose}
        sizes: dict[str, set[int]] = {}
        for opening in openings:
            sizes.setdefault(opening[0], set()).add(len(opening))
        for n, word in enumerate(self.words):
            if word in wanted:
                self.everywhere.setdefault(word, deque()).append(n)
                for size in sizes.get(word, ()):
                    opening = tuple(self.words[n : n + size])
                    if opening in openings:
                        self.anchors.setdefault(opening, deque()).append(n)

    def places(self, cell: int) -> dict[str, deque[int]]:
        """Where each word of a cell stands."""
        found = self.in_cell.get(cell)
        if found is None:
            found = self.in_cell[cell] = {}
            for n in self.members[cell]:
                found.setdefault(self.words[n], deque()).append(n)
        return found

    def cited(self, refs: Iterable[CellRef]) -> list[int]:
        return [self.cells[ref] for ref in refs if ref in self.cells]

    def left(self, positions: deque[int] | None) -> int | None:
        """The first of these positions that nothing has claimed."""
        while positions and self.state[positions[0]]:
            positions.popleft()
        return positions[0] if positions else None

    def claim_from_cells(self, words: Sequence[str], refs: Sequence[CellRef], state: int) -> list[str]:
        """Take each word from the cells; those that none of them has left."""
        if len(refs) == 1 and self.claim_whole(words, refs[0], state):
            return []
        cells, missing = [self.places(cell) for cell in self.cited(refs)], []
        for word in words:
            for places in cells:
                found = self.left(places.get(word))
                if found is not None:
                    self.state[found] = state
                    break
            else:
                missing.append(word)
        return missing

    def claim_whole(self, words: Sequence[str], ref: CellRef, state: int) -> bool:
        """Take a cell of which nothing is claimed when it holds these words and no others: most cells are so."""
        members = self.members[self.cells[ref]] if ref in self.cells else []
        if len(members) != len(words) or any(self.state[n] for n in members):
            return False
        if any(self.words[n] != word for n, word in zip(members, words, strict=True)):
            return False
        for n in members:
            self.state[n] = state
        return True

    def claim_from_document(self, words: Sequence[str], cited: frozenset[int], state: int) -> list[str]:
        """Take the words as they stand together somewhere, else one by one from blocks that no field cites."""
        if not words or self.claim_run(words, state, cited):
            return []
        missing = []
        for word in words:
            found = self.left(self.everywhere.get(word))
            if found is not None and self.cell_of[found] in cited:
                open_ones = (n for n in self.everywhere[word] if not self.state[n] and self.cell_of[n] not in cited)
                found = next(open_ones, None)
            if found is None:
                missing.append(word)
            else:
                self.state[found] = state
        return missing

    def claim_run(self, words: Sequence[str], state: int, closed: Collection[int] = ()) -> bool:
        """Take the words where they stand in a row and all are left, outside the `closed` cells if they can be.

        False, and nothing taken, when nowhere.
        """
        positions = self.anchors.get(tuple(words[:ANCHOR]))
        self.left(positions)
        starts = [
            start
            for start in positions or ()
            if self.words[start : start + len(words)] == list(words) and not any(self.state[start : start + len(words)])
        ]
        if not starts:
            return False
        start = next((n for n in starts if self.cell_of[n] not in closed), starts[0])
        self.state[start : start + len(words)] = [state] * len(words)
        return True

    def claim_joined(self, wanted: Sequence[str], cells: Sequence[int], state: int) -> list[str]:
        """Take words that the source prints in pieces ("practitioner s"); those that aren't there even so.

        Pieces stand next to each other among the words left over in the cited cells, in the order cited: the
        last of one cell and the first of the next may be one word that a page broke.
        """
        rest = [n for cell in dict.fromkeys(cells) for n in self.members[cell] if not self.state[n]]
        made: dict[str, deque[tuple[int, ...]]] = {}
        for size in range(2, LONGEST_JOIN + 1):
            for at in range(len(rest) - size + 1):
                pieces = tuple(rest[at : at + size])
                made.setdefault("".join(self.words[n] for n in pieces), deque()).append(pieces)
        missing = []
        for word in wanted:
            free = (pieces for pieces in made.get(word, ()) if not any(self.state[n] for n in pieces))
            found = next(free, None)
            if found is None:
                missing.append(word)
            else:
                for n in found:
                    self.state[n] = state
        return missing


def _claim_view(source: _Source, claim: _Claim) -> None:
    if claim.whole_cell:  # the status stands for the words of its cell, if they are few
        left = [n for cell in source.cited(claim.refs) for n in source.members[cell] if not source.state[n]]
        for n in left if len(left) <= LONGEST_STATUS else ():
            source.state[n] = PLACED
    elif claim.refs:
        source.claim_from_cells(claim.words, claim.refs, PLACED)
    elif claim.words:
        source.claim_run(claim.words, PLACED)


# ---- what doesn't agree ------------------------------------------------------------------------


@dataclass(slots=True)
class _Shortfalls:
    """The words that fields have and their cells have not, until it is known why."""

    source: _Source
    waiting: list[tuple[_Claim, list[str], int]] = field(default_factory=list)

    def add(self, claim: _Claim, missing: list[str], state: int = PLACED) -> None:
        if missing:
            self.waiting.append((claim, missing, state))

    def rejoin(self) -> None:
        """Only when all whole words are placed is it known which pieces are left to be joined."""
        everything = range(len(self.source.refs))
        again = []
        for claim, missing, state in self.waiting:
            cells = self.source.cited(claim.refs) if claim.refs else everything
            again.append((claim, self.source.claim_joined(missing, cells, state), state))
        self.waiting = again

    def diagnostics(self) -> list[Diagnostic]:
        """One diagnostic per field and reason, in the order of the plan."""
        sorted_out: dict[tuple[str, str], tuple[list[str], tuple[CellRef, ...]]] = {}
        for claim, missing, _ in self.waiting:
            cells = self.source.cited(claim.refs) if claim.refs else range(len(self.source.refs))
            known = [self.source.places(cell) for cell in cells]
            repeatable = [self.source.places(cell) for cell in cells if cell in self.source.merged]
            for word in missing:
                if any(word in words for words in repeatable):
                    continue
                code = "doubled_words" if any(word in words for words in known) else "foreign_words"
                sorted_out.setdefault((claim.where, code), ([], claim.refs))[0].append(word)
        return [
            diagnostic(code, refs, field=where, words=_listed(words))
            for (where, code), (words, refs) in sorted_out.items()
        ]


def _listed(words: list[str]) -> str:
    more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
    return ", ".join(words[:SHOWN]) + more
