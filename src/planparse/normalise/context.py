"""What the fields of one plan share, and what reading them leaves behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planparse.diagnostics import diagnostic
from planparse.document import BLANK, Slice
from planparse.fields.party_lexicon import PartyLexicon
from planparse.fields.timescales import DateContext, read_timescale
from planparse.grammar.load import Grammar
from planparse.schema import Diagnostic, Status, Timescale
from planparse.text import fold, plain


@dataclass(slots=True)
class Context:
    """The words, the dates and the people of one plan; its doubts and set-aside words as they are found.

    `above`: the last cell of each column, by its header, that said something of its own.
    """

    grammar: Grammar
    dates: DateContext
    lexicon: PartyLexicon
    key: dict[str, Status] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    boilerplate: list[Slice] = field(default_factory=list)
    above: dict[str, Slice] = field(default_factory=dict)

    def timescale(self, cell: Slice) -> Timescale | None:
        """The cell as a timescale, its doubts kept with their place."""
        value, doubts = read_timescale(plain(cell.text), self.grammar.timescales, self.dates)
        self.doubt(doubts, cell)
        if value is not None and value.kind == "relative" and value.end is not None:
            self.note("counted_from_inspection", cell, text=value.text, end=value.end)
        return value

    def doubt(self, doubts: Iterable[Diagnostic], cell: Slice) -> None:
        """Keep diagnostics with the place of the cell they are about."""
        self.diagnostics += [d.model_copy(update={"provenance": cell.refs or None}) for d in doubts]

    def note(self, code: str, cell: Slice, **values: object) -> None:
        """Keep a diagnostic of the catalogue about a cell."""
        self.diagnostics.append(diagnostic(code, cell.refs, **values))

    def points_above(self, header: str, cell: Slice) -> bool:
        """Whether a cell is "ditto" and no more; the diagnostic says which earlier cell of its column it points to."""
        text = fold(cell.text)
        if not self.grammar.furniture.is_ditto(text):
            self.above[header] = cell
            return False
        earlier = self.above.get(header, BLANK)
        if earlier:
            both = Slice(text, (*cell.refs, *earlier.refs))
            self.note("same_as_above", both, text=text, earlier=plain(earlier.text))
        else:
            self.note("nothing_above", cell, text=text)
        return True
