"""What the outline placed by more than the printed words, told with the places that it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planparse.assembly.blocks.listed import Draft
from planparse.assembly.model import ColumnRole, LogicalRow, OutlinedRecommendation
from planparse.diagnostics import diagnostic
from planparse.document import BLANK, Slice
from planparse.grammar.load import Grammar
from planparse.schema import CellRef, Diagnostic
from planparse.text import fold, plain

R = ColumnRole


def carried_down(entries: Sequence[object], grammar: Grammar) -> Iterator[Diagnostic]:
    """`carried_down` for each row whose blank cell goes on with the recommendation above, `same_as_above` for a ditto.

    Their places: the row's, then the recommendation's.
    """
    last = BLANK
    for row in entries:
        if not isinstance(row, LogicalRow) or all(column.role is not R.RECOMMENDATION for column in row.columns):
            continue
        cell = row.cell(R.RECOMMENDATION)
        here = next((c.refs[:1] for c in row.cells if c), ())
        if not cell:
            if last:
                yield diagnostic("carried_down", (*here, *last.refs[:1]), text=plain(last.text))
        elif grammar.furniture.is_ditto(cell.text):
            if last:
                places = (*cell.refs, *last.refs[:1])
                yield diagnostic("same_as_above", places, text=fold(cell.text), earlier=plain(last.text))
        else:
            last = cell


def placed(
    drafts: Sequence[Draft], done: Sequence[OutlinedRecommendation], headings: Sequence[Slice]
) -> Iterator[Diagnostic]:
    """A heading taken for a recommendation (contract, rule 14), and what rose from the actions to stand once."""
    places = {ref for heading in headings for ref in heading.refs}
    raised: dict[str, tuple[CellRef, ...]] = {}
    for draft, finished in zip(drafts, done, strict=True):
        if finished.actions and not places.isdisjoint(draft.text.refs):
            yield diagnostic("heading_as_recommendation", draft.text.refs, text=plain(draft.text.text))
        for header, cell in draft.raised:
            raised.setdefault(header, cell.refs)
    for header, refs in raised.items():
        yield diagnostic("column_raised", refs, header=header)


def listed_elsewhere(drafts: Sequence[Draft], had: Sequence[Slice]) -> Iterator[Diagnostic]:
    """`priority_listed` for each recommendation that got its timescale from a list outside the table."""
    for draft, before in zip(drafts, had, strict=True):
        if draft.priority and not before:
            text, priority = plain(draft.text.text), plain(draft.priority.text)
            yield diagnostic("priority_listed", draft.priority.refs, text=text, priority=priority)
