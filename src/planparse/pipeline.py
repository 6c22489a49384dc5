"""The whole journey on one page: a file's bytes in, a validated ActionPlan out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planparse.assembly.blocks.counted_labels import with_counted_labels
from planparse.assembly.lines.layouts import rebuild_tables, with_parted_lines
from planparse.assembly.model import Body, Item, LogicalRow, Outline
from planparse.assembly.outline.outline import outline_plan
from planparse.assembly.rows.cell_fields import with_cell_fields
from planparse.assembly.rows.repair import mends, repaired
from planparse.assembly.rows.stitching import Stitcher
from planparse.assembly.surroundings.furniture import remove_furniture
from planparse.assembly.tables.colours import with_colours
from planparse.assembly.tables.columns import assign_roles
from planparse.assembly.tables.dated_logs import with_logs_dated
from planparse.assembly.tables.joint_columns import with_joint_parted
from planparse.audit import audit
from planparse.document import Document
from planparse.grammar.load import Grammar, load_grammar
from planparse.memory import uncollected
from planparse.normalise import normalise
from planparse.readers import read_document
from planparse.schema import ActionPlan


@dataclass(frozen=True, slots=True)
class Journey:
    """Every middle result of one document, for `planparse explain`."""

    document: Document
    body: Body
    items: tuple[Item, ...]
    rows: tuple[LogicalRow, ...]
    outline: Outline
    plan: ActionPlan


def parse_plan(path: str | Path, grammar: Grammar | None = None, password: str | None = None) -> ActionPlan:
    """Read the document at `path` into an ActionPlan; raises PlanparseError when it can't be read."""
    return travel(path, grammar, password).plan


def travel(path: str | Path, grammar: Grammar | None = None, password: str | None = None) -> Journey:
    """Like parse_plan, with every stage's result kept."""
    grammar = grammar or load_grammar()
    with uncollected():
        return _travel(Path(path), grammar, password)


def _travel(path: Path, grammar: Grammar, password: str | None) -> Journey:
    document = with_colours(read_document(path, password))
    body = remove_furniture(document, grammar)
    grammar = with_counted_labels(body.blocks, grammar)
    rebuilt = rebuild_tables(body.blocks, grammar)
    whole = repaired(rebuilt.blocks, grammar)
    roled = assign_roles(whole, grammar)
    items, again = with_logs_dated(with_joint_parted(roled.items, grammar), grammar)
    rows = Stitcher(items, grammar)
    entries, said = with_cell_fields(rows.out, grammar)
    outline = outline_plan(entries, (*body.boilerplate, *body.running), grammar)
    boilerplate = (*body.boilerplate, *rebuilt.boilerplate, *roled.boilerplate, *again, *rows.boilerplate, *said)
    plan, labels = normalise(outline, document.source, grammar)
    mended = mends(rebuilt.blocks, whole)
    found = (*document.diagnostics, *rebuilt.diagnostics, *mended, *roled.diagnostics, *rows.diagnostics)
    plan = plan.model_copy(update={"diagnostics": (*found, *plan.diagnostics)})
    plan = audit(plan, with_parted_lines(document, rebuilt, rows.shared), (*boilerplate, *labels))
    logical = tuple(row for row in entries if isinstance(row, LogicalRow))
    return Journey(document, body, tuple(items), logical, outline, plan)
