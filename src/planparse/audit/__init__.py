"""Checks a finished plan against its document from outside: every word placed once, or reported (contract, rule 1).

It shares no code with what it audits, not even the folding of white space: a word is a run of letters and
digits after NFKC and case folding, and belongs to the cell that it is printed in. Four passes, each linear:
the fields draw from the cells that their provenance cites, then the words set aside, then the fields of the
plan from the rest of the document, last the views, which claim only what is still left.
"""

from __future__ import annotations

from planparse.audit.claims import Claim, plan_claims
from planparse.audit.placing import PLACED, SET_ASIDE, PlacedWords
from planparse.audit.shortfalls import Shortfalls
from planparse.audit.words import words_of
from planparse.diagnostics import diagnostic
from planparse.document import Document, Slice
from planparse.schema import ActionPlan, Coverage, Diagnostic

LONGEST_STATUS = 8  # a status cell of more words is prose, and prose must stand in a field


def audit(plan: ActionPlan, document: Document, boilerplate: tuple[Slice, ...]) -> ActionPlan:
    """The plan with its coverage filled and the audit's diagnostics appended.

    `boilerplate` are the words that the journey set aside, with the cells that they stood in. The audit adds
    `doubled_words`, `foreign_words` (per field) and `unplaced_words`; it changes no field.
    """
    claims = list(plan_claims(plan))
    aside = [words_of(piece.text) for piece in boilerplate if not piece.refs]
    loose = [words for words in (*(claim.words for claim in claims if not claim.refs), *aside) if words]
    source = PlacedWords.of(document, loose)
    short = Shortfalls(source)
    cells = [source.cited(claim.refs) for claim in claims]
    cited = frozenset(cell for claim, own in zip(claims, cells, strict=True) if not claim.view for cell in own)
    for claim, own in zip(claims, cells, strict=True):
        if claim.refs and not claim.view:
            short.add(claim, source.claim_from_cells(claim.words, own, PLACED))
    for piece in boilerplate:
        claim = Claim("boilerplate", words_of(piece.text), piece.refs)
        if piece.refs:
            short.add(claim, source.claim_from_cells(claim.words, source.cited(piece.refs), SET_ASIDE), SET_ASIDE)
        else:
            short.add(claim, source.claim_from_document(claim.words, cited, SET_ASIDE), SET_ASIDE)
    for claim in sorted(claims, key=lambda claim: -len(claim.words)):  # a longer text stands in fewer places
        if not claim.refs and not claim.view:
            short.add(claim, source.claim_from_document(claim.words, cited, PLACED))
    short.rejoin()
    for claim, own in zip(claims, cells, strict=True):
        if claim.view:
            _claim_view(source, claim, own)
    return _with_coverage(plan, source, short.diagnostics(), sum(len(words_of(mark.text)) for mark in document.aside))


def _with_coverage(plan: ActionPlan, source: PlacedWords, found: list[Diagnostic], aside: int) -> ActionPlan:
    """`aside` words are printed, but were never part of a text."""
    unplaced = [n for n, state in enumerate(source.state) if not state]
    if unplaced:
        cells = dict.fromkeys(source.refs[source.cell_of[n]] for n in unplaced)
        found.append(diagnostic("unplaced_words", tuple(cells), count=len(unplaced)))
    coverage = Coverage(
        words=len(source.words) + aside,
        placed=source.state.count(PLACED),
        boilerplate=source.state.count(SET_ASIDE) + aside,
        unplaced=tuple(source.printed[n] for n in unplaced),
    )
    return plan.model_copy(update={"coverage": coverage, "diagnostics": (*plan.diagnostics, *found)})


def _claim_view(source: PlacedWords, claim: Claim, cells: list[int]) -> None:
    if claim.whole_cell:  # the status stands for the words of its cell, if they are few
        left = [n for cell in cells for n in source.members[cell] if not source.state[n]]
        for n in left if len(left) <= LONGEST_STATUS else ():
            source.state[n] = PLACED
    elif claim.refs:
        source.claim_from_cells(claim.words, cells, PLACED)
    elif claim.words:
        source.claim_run(claim.words, PLACED)
