"""One recommendation of the outline as the contract has it: what stands on it once, and its actions."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.assembly.model import OutlinedRecommendation
from planparse.document import Slice
from planparse.fields.findings import read_findings, words_between
from planparse.fields.lists import read_items
from planparse.normalise.actions import action
from planparse.normalise.context import Context
from planparse.schema import CellRef, Recommendation, Timescale
from planparse.text import bare_number, fold, plain


def recommendation(number: str, drafted: OutlinedRecommendation, context: Context) -> Recommendation:
    """One recommendation with its actions."""
    references, times = context.grammar.references, context.grammar.timescales
    between = [(word, cell.refs) for cell in drafted.findings for word in words_between(cell.text, references)]
    context.boilerplate += [Slice(word, refs) for word, refs in between]
    return Recommendation(
        id=number,
        number=bare_number(drafted.number.text) or None,
        text=plain(drafted.text.text) or None,
        theme=plain(drafted.theme.text).rstrip(":") or None,
        priority=priority_of(drafted.priority, context),
        findings=tuple(found for cell in drafted.findings for found in read_findings(cell.text, references, times)),
        outcomes=items_of(drafted.outcomes),
        measures=items_of(drafted.measures),
        actions=tuple(action(f"{number}.{n}", a, context) for n, a in enumerate(drafted.actions, 1)),
        extra={header: plain(cell.text) for header, cell in drafted.extra},
        provenance=places_of(drafted),
    )


def priority_of(cell: Slice, context: Context) -> Timescale | None:
    """The inspector's timescale; a heading's colon is no part of it."""
    return context.timescale(Slice(fold(cell.text).rstrip(": "), cell.refs)) if cell else None


def items_of(cells: Sequence[Slice]) -> tuple[str, ...]:
    """The list items of several cells in order."""
    return tuple(item for cell in cells for item in read_items(cell.text))


def places_of(drafted: OutlinedRecommendation) -> dict[str, tuple[CellRef, ...]]:
    """Where each field's text stands; fields without a place are left out."""
    cited: dict[str, Sequence[Slice]] = {
        "number": [drafted.number],
        "text": [drafted.text],
        "theme": [drafted.theme],
        "priority": [drafted.priority],
        "findings": drafted.findings,
        "outcomes": drafted.outcomes,
        "measures": drafted.measures,
        "extra": [cell for _, cell in drafted.extra],
    }
    places = {
        name: tuple(dict.fromkeys(ref for cell in cells if cell for ref in cell.refs)) for name, cells in cited.items()
    }
    return {name: refs for name, refs in places.items() if refs}
