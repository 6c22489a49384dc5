"""Tables as publishers head them, kept in `printed_tables.txt`, and what planparse makes of their columns."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from planparse.assembly.model import RoledTable
from planparse.pipeline import Journey

MERGED = "<"  # a cell that the one to its left is merged over
_TITLE = re.compile(r"# (\d+) (.+)")


class Printed(NamedTuple):
    """One table: who printed it, its header rows and body rows, and the roles that each column may get."""

    number: int
    publisher: str
    head: tuple[tuple[str, ...], ...]
    roles: tuple[frozenset[str], ...]
    body: tuple[tuple[str, ...], ...]


def printed_tables(path: Path) -> list[Printed]:
    """The tables of a file: "# 7 publisher", "^ " a row of group headers, headers, "= " roles ("a/b": either), rows."""
    out: list[Printed] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if _TITLE.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        title = _TITLE.match(lines[start])
        assert title
        at = next(n for n in range(start, end) if lines[n].startswith("= "))
        roles = tuple(frozenset(cell.split("/")) for cell in cells(lines[at].removeprefix("= ")))
        head = tuple(cells(line.removeprefix("^ ")) for line in lines[start + 1 : at])
        body = tuple(cells(line) for line in lines[at + 1 : end] if line)
        assert {len(row) for row in (*head, *body)} == {len(roles)}, title.group()
        out.append(Printed(int(title.group(1)), title.group(2), head, roles, body))
    return out


def cells(line: str) -> tuple[str, ...]:
    """The cells of a line, parted by " | "."""
    return tuple(cell.strip() for cell in f" {line} ".split(" |"))


def as_html(table: Printed) -> str:
    """The table under the heading of a plan as a web page prints it."""
    rows = [f"<tr>{merged('th', row)}</tr>" for row in table.head]
    rows += [f"<tr>{merged('td', row)}</tr>" for row in table.body]
    return f"<html><body><h1>Action Plan</h1><table>{''.join(rows)}</table></body></html>"


def merged(tag: str, row: tuple[str, ...]) -> str:
    """The cells of a row, each over those that are merged into it."""
    out: list[tuple[str, int]] = []
    for is_merged, group in groupby(row, lambda text: text == MERGED):
        texts = list(group)
        if is_merged:
            out[-1] = (out[-1][0], len(texts) + 1)
        else:
            out += [(text, 1) for text in texts]
    return "".join(f"<{tag} colspan={span}>{escape(text)}</{tag}>" for text, span in out)


def as_text(table: Printed) -> str:
    """The table under the heading of a plan, its cells parted by tabs."""
    rows = [tuple("" if text == MERGED else text for text in row) for row in (*table.head, *table.body)]
    return "Action Plan\n\n" + "".join("\t".join(row) + "\n" for row in rows)


def read_roles(journey: Journey, table: Printed) -> tuple[str, ...] | None:
    """The role that each column got ("owner" and date in one: "lead+due"), null where no plan was seen."""
    first = next((item for item in journey.items if isinstance(item, RoledTable)), None)
    if first is None or not journey.plan.recommendations:
        return None
    joint = [
        "+".join(column.role or "extra" for column in group)
        for _, group in groupby(first.columns, lambda column: (column.refs, column.header) if column.refs else column)
    ]
    return tuple(joint) if len(joint) == len(table.roles) else None


def rights(got: tuple[str, ...] | None, table: Printed) -> list[bool]:
    """Column by column whether it has a role that it may get."""
    if got is None:
        return [False] * len(table.roles)
    return [set(role.split("+")) <= allowed for role, allowed in zip(got, table.roles, strict=True)]


def lost_texts(journey: Journey, table: Printed) -> list[str]:
    """The recommendations and actions of the table that the plan has in neither place that they may be in."""
    plan = journey.plan
    places: dict[str, set[str | None]] = {
        "recommendation": {r.text for r in plan.recommendations},
        "action": {a.text for r in plan.recommendations for a in r.actions},
        "finding": {f.text for r in plan.recommendations for f in r.findings},
    }
    return [
        row[n]
        for row in table.body
        for n, allowed in enumerate(table.roles)
        if row[n] and allowed & {"recommendation", "action"} and allowed <= places.keys()
        if not any(shown(row[n], text) for role in allowed for text in places.get(role, ()))
    ]


def shown(cell: str, text: str | None) -> bool:
    """Whether a plan's text is a cell's, its number aside."""
    return text is not None and text in cell and 2 * len(text) > len(cell)
