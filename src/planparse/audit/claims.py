"""What a finished plan says it has: the words of every field and the cells it cites for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planparse.audit.words import words_of
from planparse.schema import Action, ActionPlan, CellRef, Party, Provenance, Recommendation, Timescale


@dataclass(frozen=True, slots=True)
class Claim:
    """The words of one field and the cells they are said to come from; a view may find them taken already."""

    where: str
    words: tuple[str, ...]
    refs: tuple[CellRef, ...] = ()
    view: bool = False
    whole_cell: bool = False


def plan_claims(plan: ActionPlan) -> Iterator[Claim]:
    yield Claim("title", words_of(plan.title))
    for entry in plan.glossary:
        yield Claim("glossary", words_of(entry.term))
        yield Claim("glossary", words_of(entry.definition))
    for review in plan.reviews:
        yield Claim("reviews", words_of(review.label))
        yield Claim("reviews", words_of(review.date.text))
    for note in plan.notes:
        yield Claim("notes", words_of(note))
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
        yield Claim("front matter", words_of(text), view=True)


def _recommendation_claims(recommendation: Recommendation) -> Iterator[Claim]:
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


def _action_claims(action: Action) -> Iterator[Claim]:
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
        yield Claim(f"{made.where} status", (), made.refs("status"), view=True, whole_cell=True)


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

    def counted(self, name: str, text: str | None) -> Claim:
        return Claim(f"{self.where} {name}", words_of(text), self.refs(name))

    def view(self, name: str, text: str | None) -> Claim:
        return Claim(f"{self.where} {name}", words_of(text), self.refs(name), view=True)

    def dates(self, name: str, value: Timescale | None) -> Iterator[Claim]:
        """A date's words; a view where it was read out of the cell of a longer text (contract, rule 17)."""
        if value:
            shared = set(self.refs(name)) & {ref for other in ("text", "progress") for ref in self.refs(other)}
            yield self.view(name, value.text) if shared else self.counted(name, value.text)

    def lists(self, *values: tuple[str, ...]) -> Iterator[Claim]:
        for name, items in zip(("outcomes", "measures", "evidence"), values, strict=False):
            for item in items:
                yield self.counted(name, item)

    def extras(self, extra: dict[str, str]) -> Iterator[Claim]:
        """A value of one word may be a part mark of the header, the same on every action (contract, rule 4)."""
        for header, value in extra.items():
            single = len(words_of(value)) == 1
            yield self.view("extra", value) if single else self.counted("extra", value)
            yield self.view("extra", header)


def _parts(party: Party) -> str:
    return " ".join((party.name or "", party.role or "", party.organisation or "", *party.initials))
