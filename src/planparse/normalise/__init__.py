"""From the outline to the plan: one call into `fields/` per role, ids, inheritance, provenance."""

from __future__ import annotations

from datetime import date

from planparse.assembly.model import ColumnRole, Outline
from planparse.diagnostics import diagnostic
from planparse.document import Slice
from planparse.fields.asked_states import asked_state
from planparse.fields.authorities import find_authority, load_register, mentions_in
from planparse.fields.colour_keys import colour_key
from planparse.fields.milestones import milestone_dates
from planparse.fields.party_lexicon import learn_lexicon
from planparse.fields.timescales import DateContext, find_dates, read_timescale
from planparse.grammar.load import Grammar
from planparse.normalise.actions import PARTY_FIELDS, milestone_cells
from planparse.normalise.context import Context
from planparse.normalise.recommendations import recommendation
from planparse.normalise.totals import printed_totals
from planparse.schema import (
    ActionPlan,
    Authority,
    CellRef,
    Coverage,
    Diagnostic,
    GlossaryEntry,
    Inspection,
    Review,
    Source,
    Timescale,
)
from planparse.text import fold, plain


def normalise(outline: Outline, source: Source, grammar: Grammar) -> tuple[ActionPlan, tuple[Slice, ...]]:
    """The plan without its coverage, and the words that are boilerplate."""
    front, inspection = outline.front, outline.front.inspection
    context = context_of(outline, grammar)
    issued = context.timescale(front.issued) if front.issued else None
    if front.issued_place:
        context.note("issued_by_place", front.issued, text=fold(front.issued.text), place=front.issued_place)
    context.dates = dates_of(issued, inspection, outline, grammar)
    recommendations = tuple(
        recommendation(str(n), drafted, context) for n, drafted in enumerate(outline.recommendations, 1)
    )
    authority, implied = owner(outline, inspection, grammar)
    found = (*outline.diagnostics, *implied, *context.diagnostics)
    plan = ActionPlan(
        source=source,
        title=fold(front.title.text) or None,
        authority=authority,
        inspection=inspection,
        issued=issued,
        version=front.version.text or None,
        reviews=tuple(r for label, when in front.reviews if (r := review(label, when, context)) is not None),
        glossary=glossary_of(outline),
        notes=tuple(fold(n.text) for n in front.notes),
        recommendations=recommendations,
        diagnostics=(*found, *printed_totals(front.notes, recommendations, grammar)),
        coverage=Coverage(words=0, placed=0, boilerplate=0),
    )
    if not recommendations:
        plan = plan.model_copy(update={"diagnostics": (*plan.diagnostics, diagnostic("no_plan_found"))})
    return plan, (*outline.boilerplate, *context.boilerplate)


def context_of(outline: Outline, grammar: Grammar) -> Context:
    """What the document teaches before its rows are read; the dates that it leans on come after its own date."""
    definitions = listed_initials(outline) | {entry.term: entry.definition for entry in glossary_of(outline)}
    return Context(
        grammar,
        DateContext(),
        learn_lexicon(party_cells(outline), definitions, grammar.parties),
        colour_key((note.text for note in outline.front.notes), grammar.statuses),
        crossed=len(asked_states(outline, grammar)) > 1,
    )


def asked_states(outline: Outline, grammar: Grammar) -> set[str]:
    """The states that the plan's columns of states ask for, each by its own header: "Achieved", "On target"."""
    actions = (action for r in outline.recommendations for action in r.actions)
    headers = {c.header for action in actions for c, _ in action.cells if c.role is ColumnRole.STATUS}
    return {state for header in headers if (state := asked_state(header, grammar.statuses))}


def glossary_of(outline: Outline) -> tuple[GlossaryEntry, ...]:
    """The abbreviations that the document explains."""
    return tuple(GlossaryEntry(term=plain(t.text), definition=plain(d.text)) for t, d in outline.front.glossary)


def listed_initials(outline: Outline) -> dict[str, str]:
    """The names by initials that a list of people among the notes gives: "JH | Jane Hollis | Head of Safeguarding"."""
    rows = [[cell.strip() for cell in note.text.split(" | ")] for note in outline.front.notes]
    named = ((row[0], row[1]) for row in rows if len(row) > 2)
    return {term: name for term, name in named if term == "".join(letter for letter in name if letter.isupper())}


def party_cells(outline: Outline) -> list[str]:
    """Every cell that holds parties, to learn names from."""
    return [
        cell.text
        for r in outline.recommendations
        for a in r.actions
        for column, cell in a.cells
        if column.role in PARTY_FIELDS
    ]


def dates_of(
    issued: Timescale | None, inspection: Inspection | None, outline: Outline, grammar: Grammar
) -> DateContext:
    """What the plan's dates lean on: its own date, else the inspection's, else its first due date."""
    inspected = inspection.date if inspection else None
    return DateContext(
        nearest=nearest_date(issued, inspected) or first_due(outline, grammar),
        inspection=inspected,
        issued=nearest_date(issued, None) is not None,
    )


def nearest_date(issued: Timescale | None, inspected: Timescale | None) -> date | None:
    """The date that gives a month its year: the plan's own, else the inspection's."""
    for when in (issued, inspected):
        if when is not None and (when.end or when.start):
            return when.end or when.start
    return None


def first_due(outline: Outline, grammar: Grammar) -> date | None:
    """The first whole date in a date column, else of stacked milestones, where the plan itself bears none."""
    actions = [action for r in outline.recommendations for action in r.actions]
    due = [cell.text for action in actions for column, cell in action.cells if column.role is ColumnRole.DUE]
    stacked = (cell.text for action in actions for cell in milestone_cells(action, grammar.timescales))
    milestones = (ending for text in stacked for ending in milestone_dates(text, grammar.timescales))
    for text in (*due, *milestones):
        if found := find_dates(text, grammar.timescales):
            return found[0][2].start or found[0][2].end  # "Autumn term 2012" is over by its end
    return None


def owner(
    outline: Outline, inspection: Inspection | None, grammar: Grammar
) -> tuple[Authority | None, tuple[Diagnostic, ...]]:
    """The council whose plan it is; where it is only implied, a diagnostic with the place that implies it."""
    slices = owner_slices(outline, inspection.text if inspection else "")
    authority, doubts = find_authority([fold(s.text) for s in slices], grammar.folder, grammar.references)
    if authority is None or not doubts:
        return authority, ()
    place = first_mention(authority.name, slices, grammar)
    return authority, tuple(d.model_copy(update={"provenance": place or None}) for d in doubts)


def owner_slices(outline: Outline, inspection: str) -> list[Slice]:
    """Texts that may name the council, those most likely to name the owner first."""
    front = outline.front
    definitions = (d for _, d in front.glossary)
    slices = [front.title, Slice(inspection), *front.running, *front.notes, *definitions]
    for r in outline.recommendations:
        slices.append(r.text)
        slices += [cell for a in r.actions for _, cell in a.cells]
    return [s for s in slices if s.text]


def first_mention(council: str, slices: list[Slice], grammar: Grammar) -> tuple[CellRef, ...]:
    """Where the plan first prints the name of its council, or the part of it that implies it."""
    register = load_register(grammar.folder, grammar.references)
    named = (
        s for s in slices if s.refs and any(m.council.name == council for m in mentions_in(fold(s.text), register))
    )
    return next((s.refs for s in named), ())


def review(label: Slice, when: Slice, context: Context) -> Review | None:
    """A dated label of the front matter."""
    value, doubts = read_timescale(when.text, context.grammar.timescales)
    context.doubt(doubts, when)
    return Review(label=plain(label.text), date=value) if value is not None else None
