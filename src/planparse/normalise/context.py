"""What the fields of one plan share, and what reading them leaves behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planparse.diagnostics import diagnostic
from planparse.document import BLANK, Slice
from planparse.fields.party_lexicon import PartyLexicon
from planparse.fields.timescales import DateContext, find_dates, read_timescale
from planparse.grammar.load import Grammar
from planparse.grammar.timescales import TimescaleGrammar
from planparse.schema import Diagnostic, Status, Timescale
from planparse.text import fold, plain


@dataclass(slots=True)
class Context:
    """The words, the dates and the people of one plan; its doubts and set-aside words as they are found.

    `above`: the last cell of each column, by its header, that said something of its own; `crossed`: several columns
    ask how far an action is, so that a cross in one of them says that it is that far.
    """

    grammar: Grammar
    dates: DateContext
    lexicon: PartyLexicon
    key: dict[str, Status] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    boilerplate: list[Slice] = field(default_factory=list)
    above: dict[str, Slice] = field(default_factory=dict)
    crossed: bool = False

    def timescale(self, cell: Slice) -> Timescale | None:
        """The cell as a timescale, its doubts kept with their place."""
        text = plain(cell.text)
        stacked = last_of_dates(cell.text, self.grammar.timescales)
        value, doubts = read_timescale(stacked or text, self.grammar.timescales, self.dates)
        value = value.model_copy(update={"text": text}) if value is not None and stacked else value
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


def last_of_dates(text: str, grammar: TimescaleGrammar) -> str:
    """The last line of a cell that stacks dates alone, "Oct 12", "April 13", the one in force (contract, rule 17); ""
    for any other: over the lines' ends "12 April 13" would be a day.
    """
    lines = [line for line in map(plain, text.split("\n")) if line]
    found = [find_dates(line, grammar) for line in lines]
    alone = all(len(dates) == 1 and dates[0][:2] == (0, len(line)) for dates, line in zip(found, lines, strict=True))
    return lines[-1] if len(lines) > 1 and alone else ""
