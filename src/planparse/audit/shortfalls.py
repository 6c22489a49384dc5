"""What does not agree: words that fields have and their cells have not."""

from __future__ import annotations

from dataclasses import dataclass, field

from planparse.audit.claims import Claim
from planparse.audit.placing import PLACED, PlacedWords
from planparse.diagnostics import diagnostic
from planparse.schema import CellRef, Diagnostic

SHOWN = 12  # words listed in one diagnostic


@dataclass(slots=True)
class Shortfalls:
    """The words that fields have and their cells have not, until it is known why."""

    source: PlacedWords
    waiting: list[tuple[Claim, list[str], int]] = field(default_factory=list)

    def add(self, claim: Claim, missing: list[str], state: int = PLACED) -> None:
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
