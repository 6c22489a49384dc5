"""One action of the outline as the contract has it: each cell read by its column's role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.blocks.listed import leading_number
from planparse.assembly.model import Column, ColumnRole, OutlinedAction
from planparse.document import Slice
from planparse.fields.asked_states import affirms, asked_state
from planparse.fields.lists import read_items, without_list_numbers
from planparse.fields.milestones import last_milestone, milestone_dates
from planparse.fields.parties import PartiesReading, read_parties
from planparse.fields.party_columns import as_one_part, lead_and_others
from planparse.fields.progress import read_progress, split_measures
from planparse.fields.statuses import is_share, is_status_text, read_status
from planparse.fields.timescales import DateContext, before_inspection, date_doubts, find_dates
from planparse.grammar.timescales import TimescaleGrammar
from planparse.normalise.context import Context
from planparse.normalise.draft import Draft
from planparse.normalise.party_guesses import note_parties
from planparse.normalise.standings import superseded
from planparse.schema import Action, Progress, Status, Timescale
from planparse.text import bare_number, fold, plain

R = ColumnRole
PARTY_FIELDS = {R.LEAD: "leads", R.DELEGATE: "delegates", R.PARTNER: "partners"}
FEW_WORDS = 3  # too short to tell progress
LEANING = 2.0  # log likelihood at which words speak for a status by themselves
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"[^\s\w.,/–—-]")  # an arrow, ditto marks: what a dash is not
_PART = re.compile(r"\s*\((?:\d{1,3}[a-z]?|[a-rt-z])\)\s*$")  # "(s)" is a plural's


def action(number: str, outlined: OutlinedAction, context: Context) -> Action:
    """One action: each cell read by its column's role."""
    draft = Draft()
    older = superseded(outlined.cells, context.grammar)
    undated = not any(column.role is R.DUE and cell for column, cell in outlined.cells)
    years = context.dates if undated else DateContext()  # beside a date "Autumn:" is no more than the next step
    for at, (column, cell) in enumerate(outlined.cells):
        note_ditto(column, cell, context)
        if at in older or stacks_milestones(column, cell, context, years):
            keep_printed(draft, column, cell)
        else:
            read_cell(draft, column, cell, context)
    read_shares(draft, context)
    read_milestones(draft, outlined, context)
    status = status_of(draft, context)
    return Action.model_validate(
        {"id": number, **draft.values, "status": status, "extra": draft.extra, "provenance": draft.provenance}
    )


def note_ditto(column: Column, cell: Slice, context: Context) -> None:
    """Say which earlier cell "as above" points to; an arrow in a status or unknown column is a trend, not a ditto."""
    if column.role not in (R.STATUS, None) or any(char.isalpha() for char in cell.text):
        context.points_above(column.header, cell)


def status_of(draft: Draft, context: Context) -> Status | None:
    """How far the action is; a diagnostic where only the document's own key says what its colour means."""
    values, words = draft.values, context.grammar.statuses
    said = (values.get("progress", ()), values.get("due"), values.get("completed"))
    status = read_status(draft.status_cell, *said, words, context.key)  # type: ignore[arg-type]
    if context.key and draft.status_cell and status != read_status(draft.status_cell, *said, words):  # type: ignore[arg-type]
        cell = Slice(draft.status_cell, draft.status_refs)
        context.note("status_by_key", cell, text=draft.status_cell, status=status)
    return status


def read_cell(draft: Draft, column: Column, cell: Slice, context: Context) -> None:
    """Read one cell into the draft."""
    role = column.role
    if role is R.NUMBER:
        draft.values["number"] = bare_number(cell.text)
        draft.cite("number", cell.refs)
    elif role is R.ACTION:
        read_action_text(draft, cell, context)
    elif role in PARTY_FIELDS:
        read_party_cell(draft, PARTY_FIELDS[role], column, cell, context)
    elif role is R.DUE:
        read_due(draft, column, cell, context)
    elif role is R.COMPLETED:
        draft.values["completed"] = when_done(cell, context)
        draft.cite("completed", cell.refs)
    elif role is R.STATUS or (role is R.PROGRESS and fold(cell.text).casefold() in context.key):
        read_status_cell(draft, column, cell, context)
    elif role is R.PROGRESS:
        read_progress_cell(draft, column, cell, context)
    elif role is R.MEASURE:
        read_measure_cell(draft, column, cell, context)
    elif role in (R.OUTCOME, R.EVIDENCE):
        draft.add("outcomes" if role is R.OUTCOME else "evidence", read_items(cell.text), cell.refs)
    else:
        add_extra(draft, column, cell, context)


def when_done(cell: Slice, context: Context) -> Timescale | None:
    """The end that a cell tells: the one date in it that opens it, whatever stretch the words behind name.

    "1 March 2023: 38 visits in the first quarter" was done in March.
    """
    value = context.timescale(cell)
    text = fold(cell.text)
    dates = find_dates(text, context.grammar.timescales, context.dates)
    if value is None or value.kind not in ("period", "recurring") or len(dates) != 1 or dates[0][0]:
        return value
    return dates[0][2].model_copy(update={"text": value.text})


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
    """The parties of a cell; those after "with" are partners. "TBC", "As 1.1" and "↓" name nobody and stay in extra."""
    if context.grammar.furniture.points_back(cell.text):
        add_extra(draft, column, cell, context)
        return
    fields = fields_named(column.header, context) or (name,)
    if len(fields) > 1:
        led_elsewhere = column.role is not R.LEAD
        readings: tuple[PartiesReading, ...] = lead_and_others(
            cell.text, context.lexicon, context.grammar.parties, least=0 if led_elsewhere else 1
        )
    else:
        reading = read_parties(cell.text, context.lexicon, context.grammar.parties)
        readings = (as_one_part(reading, cell.text, column.header, context.grammar.parties),)
    nobody = not any(reading.parties or reading.partners for reading in readings)
    if nobody and (any(reading.dropped for reading in readings) or _SIGN.search(cell.text)):
        add_extra(draft, column, cell, context)
        return
    for field, reading in zip(fields, readings, strict=True):
        context.doubt(reading.diagnostics, cell)
        note_parties((*reading.parties, *reading.partners), cell, context)
        context.boilerplate += [Slice(word, cell.refs) for word in reading.dropped]
        draft.add(field, reading.parties, cell.refs)
        draft.add("partners", reading.partners, cell.refs)


def fields_named(header: str, context: Context) -> tuple[str, ...]:
    """The fields of a header that names who else there is beside the lead, "Lead officer / partners"; else none."""
    named = context.grammar.columns.named(header)
    others = (role for role in (R.PARTNER, R.DELEGATE) if {R.LEAD, role}.issubset(named))
    return next((("leads", PARTY_FIELDS[role]) for role in others), ())


def read_due(draft: Draft, column: Column, cell: Slice, context: Context) -> None:
    """The date now in force: a second date column overrules unless the words say that the first one replaces it.

    "N/A" under a revised date says that the other stands.
    """
    value = context.timescale(cell)
    context.doubt(before_inspection(value, context.dates.inspection), cell)
    old = draft.values.get("due")
    if old is None:
        draft.values["due"] = value
        draft.cite("due", cell.refs)
        draft.column_dates[column.header] = value
        return
    earlier_header = list(draft.column_dates)[-1]
    assert isinstance(old, Timescale)
    words = context.grammar.columns
    newer = words.date_standing(column.header) >= words.date_standing(earlier_header)
    nothing = context.grammar.timescales.nothing
    if fold(cell.text).casefold() not in nothing and (newer or old.text.casefold() in nothing):
        draft.values["due"] = value
        draft.column_dates[column.header] = value
        context.note("date_overruled", cell, text=plain(cell.text), earlier=old.text)
        draft.extra[header_of(Column(earlier_header, None, ""))] = old.text
        draft.cite("extra", draft.provenance.pop("due", ()))
        draft.cite("due", cell.refs)
    else:
        add_extra(draft, column, cell, context)


def read_milestones(draft: Draft, outlined: OutlinedAction, context: Context) -> None:
    """Where no date column says it, the last date of the milestones that a cell stacks (contract, rule 17)."""
    alone = {id(cell) for column, cell in outlined.cells if is_of_steps(column, context)}
    for cell in milestone_cells(outlined, context.grammar.timescales):
        if draft.values.get("due") is None:
            named = id(cell) in alone
            value, doubts = last_milestone(cell.text, context.grammar.timescales, context.dates, named)
            if value is not None:
                context.doubt(doubts, cell)
                draft.values["due"] = value
                draft.cite("due", cell.refs)


def milestone_cells(outlined: OutlinedAction, grammar: TimescaleGrammar) -> list[Slice]:
    """The cells that may stack milestones: the action's own, and those whose header names them."""
    return [
        cell for column, cell in outlined.cells if column.role is R.ACTION or names_milestones(column.header, grammar)
    ]


def names_milestones(header: str, grammar: TimescaleGrammar) -> bool:
    """Whether one of a header's words is "milestones"."""
    return any(word in grammar.milestone_words for word in re.findall(r"\w+", header.casefold()))


def is_of_steps(column: Column, context: Context) -> bool:
    """Whether a column beside the action's is headed by nothing but its milestones, and no measures with them."""
    return column.role is R.MEASURE and context.grammar.columns.names_steps(column.header)


def stacks_milestones(column: Column, cell: Slice, context: Context, years: DateContext) -> bool:
    """Whether a cell is an action's dated steps, which measure nothing: its text stays whole (contract, rule 17).

    `years` gives a month its year where the cell doesn't.
    """
    return is_of_steps(column, context) and bool(
        milestone_dates(cell.text, context.grammar.timescales, years, named=True)
    )


def read_progress_cell(draft: Draft, column: Column, cell: Slice, context: Context) -> None:
    """The log of a progress cell, "↓" as printed; a date in the column's header, or in the group of it, dates it."""
    timescales = context.grammar.timescales
    dates = find_dates(column.header, timescales) or find_dates(column.group, timescales)
    when = dates[-1][2] if dates else None
    entries, dropped = read_progress(cell.text, timescales, context.grammar.statuses, context.dates, when)
    if not entries and not dropped and _SIGN.search(cell.text):
        entries = (Progress(date=when, text=fold(cell.text)),)
    note_dates(entries, when, cell, context)
    context.boilerplate += [Slice(word, cell.refs) for word in dropped]
    draft.add("progress", entries, cell.refs)


def note_dates(entries: Sequence[Progress], when: Timescale | None, cell: Slice, context: Context) -> None:
    """Keep the doubts about the dates of a log's entries; `when` is the date of the column's header."""
    dates = [entry.date for entry in entries if entry.date is not None]
    leaning = replace(context.dates, past=context.dates.issued)
    own = frozenset(date.text for date in dates if date is not when)
    context.doubt(date_doubts(cell.text, own, context.grammar.timescales, leaning), cell)
    if when is not None and any(date is when for date in dates):
        context.note("dated_by_header", cell, text=when.text)


def read_status_cell(draft: Draft, column: Column, cell: Slice, context: Context) -> None:
    """A status column: its words say the status; a longer text is a progress entry, a few other words stay in extra."""
    text = plain(cell.text) or fold(cell.text)
    said = what_is_affirmed(text, column, context)
    if is_share(said) or "%" in column.header:
        draft.shares.append((column, cell))
    elif says_status(said, context):
        say_status(draft, said, cell, context)
    elif len(_WORD.findall(text)) <= FEW_WORDS and says_nothing(text, context):
        draft.rated = True
        add_extra(draft, column, cell, context)
    else:
        draft.say_status(text, cell.refs)
        read_progress_cell(draft, column, cell, context)


def read_shares(draft: Draft, context: Context) -> None:
    """The cells of columns of percentages: the status where no other column of one is filled, else kept as printed.

    Beside a colour that no word explains they say none either (contract, rule 8).
    """
    alone = not (draft.status_cell or draft.rated)
    for column, cell in draft.shares:
        if alone and says_status(plain(cell.text), context):
            say_status(draft, plain(cell.text), cell, context)
        else:
            add_extra(draft, column, cell, context)


def say_status(draft: Draft, said: str, cell: Slice, context: Context) -> None:
    """Take a whole cell as the words of the status."""
    draft.say_status(said, cell.refs)
    draft.cite("status", cell.refs)
    context.boilerplate.append(Slice(plain(cell.text), cell.refs))


def what_is_affirmed(text: str, column: Column, context: Context) -> str:
    """The status that "Yes" or a tick gives under a header that asks for it, "Complete?"; any other text as it is."""
    statuses = context.grammar.statuses
    asked = asked_state(column.header, statuses)
    return asked if asked and affirms(text, statuses, context.crossed) else text


def says_status(text: str, context: Context) -> bool:
    """Whether a cell is a status and nothing else: its words, or a colour that the document's key explains."""
    if text.casefold() in context.key:
        return True
    if not is_status_text(text, context.grammar.statuses):
        return False
    return read_status(text, (), None, None, context.grammar.statuses, context.key) is not None


def says_nothing(text: str, context: Context) -> bool:
    """Whether a cell of a status column says no status: "Amber ↑", unlike "Completed 12/05/2013"."""
    return read_status(text, (), None, None, context.grammar.statuses, context.key) is None


def read_measure_cell(draft: Draft, column: Column, cell: Slice, context: Context) -> None:
    """A measures cell, the progress that councils write into it apart (contract, rule 7)."""
    measures, progress = split_measures(cell.text, context.grammar.timescales, context.grammar.statuses, context.dates)
    if not any(char.isalpha() for char in progress):  # "75%" says how much shall be, and no word how far it is
        measures, progress = cell.text, ""
    draft.add("measures", read_items(measures) if measures.strip() else (), cell.refs)
    if progress.strip():
        read_progress_cell(draft, column, Slice(progress, cell.refs), context)


def add_extra(draft: Draft, column: Column, cell: Slice, context: Context) -> None:
    """Keep a cell under its header as printed; a mark that the document's key explains is a status (rule 8).

    A number may as well be a priority or a cost: its header must lean to a status.
    """
    text = plain(cell.text)
    explained = text.casefold() in context.key and not draft.status_cell
    if explained and (not text.isdigit() or leans_to_status(column.header, context)):
        read_status_cell(draft, column, cell, context)
        return
    keep_printed(draft, column, cell)


def keep_printed(draft: Draft, column: Column, cell: Slice) -> None:
    """Keep a cell under its header as printed."""
    header, text = header_of(column), plain(cell.text)
    draft.extra[header] = f"{draft.extra[header]} {text}" if header in draft.extra else text
    draft.cite("extra", cell.refs)


def leans_to_status(header: str, context: Context) -> bool:
    """Whether the words over a column speak for a status: "Rating", not "Risk score"."""
    return context.grammar.columns.leaning(header).get(R.STATUS, 0.0) >= LEANING


def header_of(column: Column) -> str:
    """The header that extra text stands under, without its part mark."""
    return _PART.sub("", fold(column.header)) or "(no header)"
