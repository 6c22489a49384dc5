"""From the outline to the plan: one call into `fields/` per role, ids, inheritance, provenance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from planparse.assembly.listed import leading_number
from planparse.assembly.model import Column, ColumnRole, Outline, OutlinedAction, OutlinedRecommendation
from planparse.diagnostics import diagnostic
from planparse.document import Slice
from planparse.fields.authorities import find_authority
from planparse.fields.colour_keys import colour_key
from planparse.fields.findings import read_findings
from planparse.fields.lists import read_items, without_list_numbers
from planparse.fields.parties import read_parties
from planparse.fields.party_lexicon import PartyLexicon, learn_lexicon
from planparse.fields.progress import read_progress, split_measures
from planparse.fields.statuses import is_status_text, read_status
from planparse.fields.timescales import DateContext, before_inspection, find_dates, read_timescale
from planparse.grammar.load import Grammar
from planparse.schema import (
    Action,
    ActionPlan,
    CellRef,
    Coverage,
    Diagnostic,
    Finding,
    GlossaryEntry,
    Recommendation,
    Review,
    Source,
    Status,
    Timescale,
)
from planparse.text import fold, plain

R = ColumnRole
PARTY_FIELDS = {R.LEAD: "leads", R.DELEGATE: "delegates", R.PARTNER: "partners"}
_SIGN = re.compile(r"[^\s\w.,/–—-]")  # an arrow, ditto marks: what a dash is not
_PART = re.compile(r"\s*\((?:\d{1,3}[a-z]?|[a-z])\)\s*$")


@dataclass(slots=True)
class Context:
    """What the fields of one plan share, and what they leave behind."""

    grammar: Grammar
    dates: DateContext
    lexicon: PartyLexicon
    key: dict[str, Status] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    boilerplate: list[Slice] = field(default_factory=list)

    def timescale(self, cell: Slice) -> Timescale | None:
        """The cell as a timescale, its doubts kept with their place."""
        value, doubts = read_timescale(plain(cell.text), self.grammar.timescales, self.dates)
        self.doubt(doubts, cell)
        return value

    def doubt(self, doubts: Iterable[Diagnostic], cell: Slice) -> None:
        """Keep diagnostics with the place of the cell they are about."""
        self.diagnostics += [d.model_copy(update={"provenance": cell.refs or None}) for d in doubts]


@dataclass(slots=True)
class Draft:
    """The fields of one action as they are read."""

    values: dict[str, object] = field(default_factory=dict)
    provenance: dict[str, tuple[CellRef, ...]] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    status_cell: str = ""
    column_dates: dict[str, Timescale | None] = field(default_factory=dict)

    def add(self, name: str, values: tuple[object, ...], refs: tuple[CellRef, ...]) -> None:
        """Append values to a list field."""
        if values:
            self.values[name] = (*self.values.get(name, ()), *values)  # type: ignore[misc]
            self.cite(name, refs)

    def cite(self, name: str, refs: tuple[CellRef, ...]) -> None:
        """Say where a field's text stands."""
        if refs:
            self.provenance[name] = self.provenance.get(name, ()) + tuple(
                r for r in refs if r not in self.provenance.get(name, ())
            )


def normalise(outline: Outline, source: Source, grammar: Grammar) -> tuple[ActionPlan, tuple[Slice, ...]]:
    """The plan without its coverage, and the words that are boilerplate."""
    front = outline.front
    grammar_dates = grammar.timescales
    issued, _ = read_timescale(front.issued.text, grammar_dates) if front.issued else (None, ())
    inspection = front.inspection
    nearest = nearest_date(issued, inspection.date if inspection else None) or first_due(outline, grammar)
    glossary = tuple(GlossaryEntry(term=plain(t.text), definition=plain(d.text)) for t, d in front.glossary)
    context = Context(
        grammar,
        DateContext(
            nearest=nearest,
            inspection=inspection.date if inspection else None,
            issued=nearest_date(issued, None) is not None,
        ),
        learn_lexicon(party_cells(outline), {g.term: g.definition for g in glossary}, grammar.parties),
        colour_key((note.text for note in front.notes), grammar.statuses),
    )
    recommendations = tuple(
        recommendation(str(n), drafted, context) for n, drafted in enumerate(outline.recommendations, 1)
    )
    notes = tuple(fold(n.text) for n in front.notes)
    owners = owner_texts(outline, inspection.text if inspection else "")
    authority, doubts = find_authority(owners, grammar.folder, grammar.references)
    plan = ActionPlan(
        source=source,
        title=fold(front.title.text) or None,
        authority=authority,
        inspection=inspection,
        issued=issued,
        version=front.version.text or None,
        reviews=tuple(r for label, when in front.reviews if (r := review(label, when, grammar)) is not None),
        glossary=glossary,
        notes=notes,
        recommendations=recommendations,
        diagnostics=(*outline.diagnostics, *doubts, *context.diagnostics),
        coverage=Coverage(words=0, placed=0, boilerplate=0),
    )
    if not recommendations:
        plan = plan.model_copy(update={"diagnostics": (*plan.diagnostics, diagnostic("no_plan_found"))})
    return plan, (*outline.boilerplate, *context.boilerplate)


def nearest_date(issued: Timescale | None, inspected: Timescale | None) -> date | None:
    """The date that gives a month its year: the plan's own, else the inspection's."""
    for when in (issued, inspected):
        if when is not None and (when.end or when.start):
            return when.end or when.start
    return None


def first_due(outline: Outline, grammar: Grammar) -> date | None:
    """The first whole date in a date column, where the plan itself bears none."""
    for r in outline.recommendations:
        for a in r.actions:
            for column, cell in a.cells:
                if column.role is R.DUE and (found := find_dates(cell.text, grammar.timescales)):
                    return found[0][2].end or found[0][2].start
    return None


def party_cells(outline: Outline) -> list[str]:
    """Every cell that holds parties, to learn names from."""
    return [
        cell.text
        for r in outline.recommendations
        for a in r.actions
        for column, cell in a.cells
        if column.role in PARTY_FIELDS
    ]


def owner_texts(outline: Outline, inspection: str) -> list[str]:
    """Texts that may name the council, those most likely to name the owner first."""
    front = outline.front
    texts = [
        front.title.text,
        inspection,
        *(line.text for line in front.running),
        *(n.text for n in front.notes),
        *(d.text for _, d in front.glossary),
    ]
    for r in outline.recommendations:
        texts.append(r.text.text)
        texts += [cell.text for a in r.actions for _, cell in a.cells]
    return [fold(t) for t in texts if t]


def review(label: Slice, when: Slice, grammar: Grammar) -> Review | None:
    """A dated label of the front matter."""
    value, _ = read_timescale(when.text, grammar.timescales)
    return Review(label=plain(label.text), date=value) if value is not None else None


# ---- recommendations ------------------------------------------------------------------------------


def recommendation(number: str, drafted: OutlinedRecommendation, context: Context) -> Recommendation:
    """One recommendation with its actions."""
    provenance: dict[str, tuple[CellRef, ...]] = {}

    def cite(name: str, cells: Sequence[Slice]) -> None:
        refs = tuple(dict.fromkeys(ref for cell in cells for ref in cell.refs))
        if refs:
            provenance[name] = refs

    findings: list[Finding] = []
    for cell in drafted.findings:
        findings += read_findings(cell.text, context.grammar.references)
    outcomes, measures = items_of(drafted.outcomes), items_of(drafted.measures)
    cited = {
        "number": [drafted.number], "text": [drafted.text], "theme": [drafted.theme], "priority": [drafted.priority],
        "findings": list(drafted.findings), "outcomes": list(drafted.outcomes), "measures": list(drafted.measures),
    }  # fmt: skip
    cited["extra"] = [cell for _, cell in drafted.extra]
    for name, cells in cited.items():
        cite(name, [c for c in cells if c])
    return Recommendation(
        id=number,
        number=fold(drafted.number.text).rstrip(".):") or None,
        text=plain(drafted.text.text) or None,
        theme=plain(drafted.theme.text).rstrip(":") or None,
        priority=priority_of(drafted.priority, context),
        findings=tuple(findings),
        outcomes=outcomes,
        measures=measures,
        actions=tuple(action(f"{number}.{n}", a, context) for n, a in enumerate(drafted.actions, 1)),
        extra={header: plain(cell.text) for header, cell in drafted.extra},
        provenance=provenance,
    )


def items_of(cells: Sequence[Slice]) -> tuple[str, ...]:
    """The list items of several cells in order."""
    return tuple(item for cell in cells for item in read_items(cell.text))


def priority_of(cell: Slice, context: Context) -> Timescale | None:
    """The inspector's timescale; a heading's colon is no part of it."""
    return context.timescale(Slice(fold(cell.text).rstrip(": "), cell.refs)) if cell else None


# ---- actions --------------------------------------------------------------------------------------


def action(number: str, outlined: OutlinedAction, context: Context) -> Action:
    """One action: each cell read by its column's role."""
    draft = Draft()
    for column, cell in outlined.cells:
        read_cell(draft, column, cell, context)
    progress = draft.values.get("progress", ())
    assert isinstance(progress, tuple)
    status = read_status(
        draft.status_cell,
        progress,
        draft.values.get("due"),  # type: ignore[arg-type]
        draft.values.get("completed"),  # type: ignore[arg-type]
        context.grammar.statuses,
        context.key,
    )
    return Action.model_validate(
        {"id": number, **draft.values, "status": status, "extra": draft.extra, "provenance": draft.provenance}
    )


def read_cell(draft: Draft, column: Column, cell: Slice, context: Context) -> None:
    """Read one cell into the draft."""
    role = column.role
    if role is R.NUMBER:
        draft.values["number"] = fold(cell.text).rstrip(".):")
        draft.cite("number", cell.refs)
    elif role is R.ACTION:
        read_action_text(draft, cell, context)
    elif role in PARTY_FIELDS:
        read_party_cell(draft, PARTY_FIELDS[role], column, cell, context)
    elif role is R.DUE:
        read_due(draft, column, cell, context)
    elif role is R.COMPLETED:
        draft.values["completed"] = context.timescale(cell)
        draft.cite("completed", cell.refs)
    elif role is R.PROGRESS:
        read_progress_cell(draft, column, cell, context)
    elif role is R.STATUS:
        read_status_cell(draft, column, cell, context)
    elif role is R.MEASURE:
        read_measure_cell(draft, column, cell, context)
    elif role in (R.OUTCOME, R.EVIDENCE):
        draft.add("outcomes" if role is R.OUTCOME else "evidence", read_items(cell.text), cell.refs)
    else:
        add_extra(draft, column, cell, context)


def read_action_text(draft: Draft, cell: Slice, context: Context) -> None:
    """An action's text, the number that opens it apart; the numbers of a list inside it go (contract, rule 5)."""
    unnumbered, marks = without_list_numbers(cell.text)
    context.boilerplate += [Slice(mark, cell.refs) for mark in marks]
    cell = Slice(unnumbered, cell.refs)
    number, text = leading_number(cell)
    if number and "number" not in draft.values:
        draft.values["number"] = number.text
        draft.cite("number", cell.refs)
    else:
        text = cell
    old = draft.values.get("text")
    draft.values["text"] = fold(f"{old or ''} {plain(text.text)}")
    draft.cite("text", cell.refs)


def read_party_cell(draft: Draft, name: str, column: Column, cell: Slice, context: Context) -> None:
    """The parties of a cell; those after "with" are partners. "TBC" and "↓" name nobody and stay in extra."""
    reading = read_parties(cell.text, context.lexicon, context.grammar.parties)
    context.doubt(reading.diagnostics, cell)
    if not (reading.parties or reading.partners) and (reading.dropped or _SIGN.search(cell.text)):
        add_extra(draft, column, cell, context)
        return
    context.boilerplate += [Slice(word, cell.refs) for word in reading.dropped]
    draft.add(name, reading.parties, cell.refs)
    draft.add("partners", reading.partners, cell.refs)


def read_due(draft: Draft, column: Column, cell: Slice, context: Context) -> None:
    """The date now in force: a second date column overrules where its header says it is revised."""
    value = context.timescale(cell)
    context.doubt(before_inspection(value, context.dates.inspection), cell)
    old = draft.values.get("due")
    if old is None:
        draft.values["due"] = value
        draft.cite("due", cell.refs)
        draft.column_dates[column.header] = value
        return
    earlier_header = next(iter(draft.column_dates))
    assert isinstance(old, Timescale)
    revised = context.grammar.columns.revised
    if is_revised(column.header, revised) or not is_revised(earlier_header, revised):
        draft.values["due"] = value
        draft.extra[header_of(Column(earlier_header, None, ""))] = old.text
        draft.cite("extra", draft.provenance.pop("due", ()))
        draft.cite("due", cell.refs)
    else:
        add_extra(draft, column, cell, context)


def is_revised(header: str, revised: Sequence[str]) -> bool:
    """Whether a date column's header says that it replaces another."""
    return not set(re.findall(r"\w+", header.casefold())).isdisjoint(revised)


def read_progress_cell(draft: Draft, column: Column, cell: Slice, context: Context) -> None:
    """The log of a progress cell; a date in the column's header dates it."""
    dates = find_dates(column.header, context.grammar.timescales)
    when = dates[-1][2] if dates else None
    entries, dropped = read_progress(
        cell.text, context.grammar.timescales, context.grammar.statuses, context.dates, when
    )
    context.boilerplate += [Slice(word, cell.refs) for word in dropped]
    draft.add("progress", tuple(entries), cell.refs)


def read_status_cell(draft: Draft, column: Column, cell: Slice, context: Context) -> None:
    """A status column: its words say the status; what they don't say is a progress entry or stays in extra."""
    text = plain(cell.text)
    if says_status(text, context):
        draft.status_cell = f"{draft.status_cell} {text}".strip()
        draft.cite("status", cell.refs)
        context.boilerplate.append(Slice(text, cell.refs))
    elif len(text.split()) <= 3:
        add_extra(draft, column, cell, context)
    else:
        draft.status_cell = f"{draft.status_cell} {text}".strip()
        read_progress_cell(draft, column, cell, context)


def says_status(text: str, context: Context) -> bool:
    """Whether a cell is a status and nothing else: its words, or a colour that the document's key explains."""
    if text.casefold() in context.key:
        return True
    if not is_status_text(text, context.grammar.statuses):
        return False
    return read_status(text, (), None, None, context.grammar.statuses, context.key) is not None


def read_measure_cell(draft: Draft, column: Column, cell: Slice, context: Context) -> None:
    """A measures cell, the progress that councils write into it apart (contract, rule 7)."""
    measures, progress = split_measures(cell.text, context.grammar.timescales, context.grammar.statuses, context.dates)
    draft.add("measures", read_items(measures) if measures.strip() else (), cell.refs)
    if progress.strip():
        read_progress_cell(draft, column, Slice(progress, cell.refs), context)


def add_extra(draft: Draft, column: Column, cell: Slice, context: Context) -> None:
    """Keep a cell under its header as printed; a colour that the document's key explains is a status (rule 8)."""
    text = plain(cell.text)
    if text.casefold() in context.key and not draft.status_cell:
        read_status_cell(draft, column, cell, context)
        return
    header = header_of(column)
    draft.extra[header] = f"{draft.extra[header]} {text}" if header in draft.extra else text
    draft.cite("extra", cell.refs)


def header_of(column: Column) -> str:
    """The header that extra text stands under, without its part mark."""
    return _PART.sub("", fold(column.header)) or "(no header)"
