"""`planparse explain`: why each field came out as it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from planparse.assembly.model import LogicalRow, RoledTable
from planparse.cli.guard import put
from planparse.diagnostics import count_guesses
from planparse.grammar.load import Grammar, load_grammar
from planparse.pipeline import Journey, travel
from planparse.schema import Action, ActionPlan, CellRef, Party, Recommendation, Timescale
from planparse.teaching import gaps_in, overlay_of

SHORT = 70
TIME_PARTS = ("kind", "qualifier", "start", "end", "precision", "edtf", "recurrence", "offset")
PARTY_PARTS = ("kind", "name", "role", "organisation")


def run(file: Path, overlay: Path | None, password: str | None = None) -> None:
    """Print the journey of one document."""
    grammar = load_grammar(overlay)
    journey = travel(file, grammar, password)
    put("".join(line.rstrip() + "\n" for line in (*explain(journey), *untaught(journey, grammar))))


def untaught(journey: Journey, grammar: Grammar) -> Iterator[str]:
    """What the grammar did not know, and the lines that would teach it (`planparse grammar suggest` writes them)."""
    texts = overlay_of(gaps_in(journey, grammar))
    yield ""
    yield (
        "not known: (nothing)"
        if not texts
        else "not known; a grammar folder with these files, after review, teaches it"
    )
    for name, text in texts.items():
        yield f"  {name}"
        yield from (f"    {line}" for line in text.splitlines())


def explain(journey: Journey) -> Iterator[str]:
    """The journey as lines: tables and roles, stitched rows, what was read, diagnostics, unplaced words."""
    for item in journey.items:
        if isinstance(item, RoledTable):
            yield from _table(item)
    yield from _stitched(journey.rows)
    yield from _front(journey.plan)
    for recommendation in journey.plan.recommendations:
        yield from _recommendation(recommendation)
    yield from _diagnostics(journey.plan)
    yield from _coverage(journey.plan)


def _table(table: RoledTable) -> Iterator[str]:
    yield f"table {table.number}: {len(table.rows)} rows"
    for number, column in enumerate(table.columns, 1):
        role = column.role.value if column.role else "(kept in extra)"
        part = f", part {column.part}" if column.part else ""
        yield f"  column {number}  {_short(column.header) or '(no header)'}  ->  {role}{part}: {column.why}"
    yield ""


def _stitched(rows: Iterable[LogicalRow]) -> Iterator[str]:
    joined = [(number, row) for number, row in enumerate(rows, 1) if row.joined]
    if joined:
        yield "rows made whole"
        for number, row in joined:
            first = next((cell.text for cell in row.cells if cell), "")
            yield f"  row {number}  {_short(first)}"
            yield from (f"    {why}" for why in row.joined)
        yield ""


def _front(plan: ActionPlan) -> Iterator[str]:
    yield f"title: {plan.title or '(none)'}"
    yield f"council: {plan.authority.name if plan.authority else '(none)'}"
    if plan.inspection:
        yield f"inspection: {plan.inspection.framework or '(unknown framework)'}  {_short(plan.inspection.text)}"
        if plan.inspection.date:
            yield f"  date  {_timescale(plan.inspection.date)}"
    if plan.issued:
        yield f"issued: {_timescale(plan.issued)}"
    for review in plan.reviews:
        yield f"review: {review.label}  {_timescale(review.date)}"
    yield ""


def _recommendation(recommendation: Recommendation) -> Iterator[str]:
    printed = f" (printed {recommendation.number})" if recommendation.number else ""
    yield f"recommendation {recommendation.id}{printed}  {_short(recommendation.text)}"
    if recommendation.theme:
        yield f"  theme  {recommendation.theme}"
    if recommendation.priority:
        yield f"  priority  {_timescale(recommendation.priority)}"
    for finding in recommendation.findings:
        yield f"  finding  {finding.paragraph or '-'}  {_short(finding.text)}"
    yield from _places(recommendation.provenance)
    for action in recommendation.actions:
        yield from _action(action)
    yield ""


def _action(action: Action) -> Iterator[str]:
    yield f"  action {action.id}  {_short(action.text)}"
    for name, parties in (("lead", action.leads), ("delegate", action.delegates), ("partner", action.partners)):
        yield from (f"    {name}  {_party(party)}" for party in parties)
    for name, value in (("due", action.due), ("completed", action.completed)):
        if value:
            yield f"    {name}  {_timescale(value)}"
    if action.status:
        yield f"    status  {action.status}"
    for entry in action.progress:
        yield f"    progress  {_timescale(entry.date) if entry.date else '(no date)'}  {_short(entry.text)}"
    yield from (f"    extra  {header}: {_short(text)}" for header, text in action.extra.items())
    yield from (f"  {line}" for line in _places(action.provenance))


def _diagnostics(plan: ActionPlan) -> Iterator[str]:
    guesses = count_guesses(plan.diagnostics)
    yield f"diagnostics: {len(plan.diagnostics)}, of which guesses: {sum(guesses.values())}"
    yield from (f"  {count} {code}" for code, count in guesses.items())
    for found in plan.diagnostics:
        where = f"  [{', '.join(map(_place, found.provenance[:3]))}]" if found.provenance else ""
        yield f"  {found.level}  {found.code}: {found.message}{where}"
    yield ""


def _coverage(plan: ActionPlan) -> Iterator[str]:
    coverage = plan.coverage
    yield f"words: {coverage.words} = {coverage.placed} placed + {coverage.boilerplate} set aside + unplaced:"
    yield f"  {' '.join(coverage.unplaced) or '(none)'}"


def _timescale(value: Timescale) -> str:
    return f"{value.text!r}: {_parts(value, TIME_PARTS)}"


def _party(value: Party) -> str:
    initials = f" initials={','.join(value.initials)}" if value.initials else ""
    return f"{value.text!r}: {_parts(value, PARTY_PARTS)}{initials}"


def _parts(value: object, names: Iterable[str]) -> str:
    return " ".join(f"{name}={getattr(value, name)}" for name in names if getattr(value, name) is not None)


def _places(provenance: dict[str, tuple[CellRef, ...]]) -> Iterator[str]:
    if provenance:
        yield "  from  " + "; ".join(f"{name}: {', '.join(map(_place, refs))}" for name, refs in provenance.items())


def _place(ref: CellRef) -> str:
    parts = [f"{name} {getattr(ref, name)}" for name in ("page", "table", "row", "column") if getattr(ref, name)]
    if not parts and ref.line:
        parts = [f"line {ref.line}"]
    return " ".join(parts) or "(unknown place)"


def _short(text: str | None) -> str:
    one_line = " ".join((text or "").split())
    return one_line if len(one_line) <= SHORT else one_line[: SHORT - 1] + "…"
