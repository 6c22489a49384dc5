"""What planparse did not know in a document, and the grammar lines that would teach it, as an overlay to review.

A line that is a guess stands as it would be used; where only a person can say what words mean, it is commented out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planparse.assembly.model import Column, ColumnRole, RoledTable
from planparse.fields.party_strangers import is_strange_body
from planparse.fields.statuses import read_status
from planparse.fields.time_phrases import find_phrases
from planparse.grammar.load import Grammar
from planparse.pipeline import Journey
from planparse.schema import Action
from planparse.text import fold, plain

SHORT = 6  # words: a longer status cell is prose


class Gap(NamedTuple):
    """Words that no grammar knows: of which kind, where they would stand, and what was made of them."""

    kind: str  # "header", "timescale", "status", "body", "framework"
    words: str
    reading: str = ""


def gaps_in(journey: Journey, grammar: Grammar) -> tuple[Gap, ...]:
    """What one document's words left open, each once, in the order of the plan."""
    plan = journey.plan
    actions = [action for r in plan.recommendations for action in r.actions]
    found = [
        *_headers(item for item in journey.items if isinstance(item, RoledTable)),
        *_timescales(actions, grammar),
        *_statuses(journey, grammar),
        *_bodies(actions, grammar),
    ]
    if plan.inspection is not None and plan.inspection.framework is None:
        found.append(Gap("framework", plan.inspection.text))
    return tuple(dict.fromkeys(found))


def overlay_of(gaps: Iterable[Gap]) -> dict[str, str]:
    """Grammar files by name, for `--grammar`; only those that would teach something."""
    several = tuple(dict.fromkeys(gaps))
    files = {
        "columns.toml": _columns([gap for gap in several if gap.kind == "header"]),
        "timescales.toml": _phrases([gap for gap in several if gap.kind == "timescale"]),
        "statuses.toml": _words([gap for gap in several if gap.kind == "status"]),
        "parties.toml": _parties([gap for gap in several if gap.kind == "body"]),
        "references.toml": _frameworks([gap for gap in several if gap.kind == "framework"]),
    }
    return {name: text for name, text in files.items() if text}


# ---- what is not known ----------------------------------------------------------------------------


def _headers(tables: Iterable[RoledTable]) -> Iterator[Gap]:
    for table in tables:
        for column in table.columns:
            if _is_unknown(column):
                yield Gap("header", fold(column.header), column.role.value if column.role else "")


def _is_unknown(column: Column) -> bool:
    by_content = column.why.startswith("by content")
    return bool(column.header) and (by_content or (column.role is None and column.why == "not known"))


def _timescales(actions: Iterable[Action], grammar: Grammar) -> Iterator[Gap]:
    for action in actions:
        for value in (action.due, action.completed):
            if value and value.kind == "unresolved" and not find_phrases(value.text, (), grammar.timescales):
                yield Gap("timescale", value.text)


def _statuses(journey: Journey, grammar: Grammar) -> Iterator[Gap]:
    """Short cells of a status column that say neither a status nor a colour."""
    words = grammar.statuses
    known = {*words.colours, *words.letters, *words.ticks}
    for recommendation in journey.outline.recommendations:
        for outlined in recommendation.actions:
            for column, cell in outlined.cells:
                text = plain(cell.text)
                if column.role is not ColumnRole.STATUS or not text or len(text.split()) > SHORT:
                    continue
                if text.casefold() not in known and read_status(text, (), None, None, words) is None:
                    yield Gap("status", text)


def _bodies(actions: Iterable[Action], grammar: Grammar) -> Iterator[Gap]:
    for action in actions:
        for party in (*action.leads, *action.delegates, *action.partners):
            if is_strange_body(party, grammar.parties):
                yield Gap("body", party.organisation or party.role or party.text, party.kind)


# ---- the lines that would teach it ----------------------------------------------------------------


def _columns(gaps: list[Gap]) -> str:
    kept = [gap.words for gap in gaps if not gap.reading]
    lines = []
    if kept:
        lines.append("# Kept in `extra` as printed. Where one names a role, move it under [roles]: action, lead, due …")
        lines.append(f"extra = {_list(kept)}")
    if roles := sorted({gap.reading for gap in gaps if gap.reading}):
        lines += ["", "# Told by what all their cells hold.", "[roles]"]
        lines += [f"{role} = {_list(gap.words for gap in gaps if gap.reading == role)}" for role in roles]
    return _file(lines)


def _phrases(gaps: list[Gap]) -> str:
    lines = []
    for gap in gaps:
        lines += ["", "[[phrase]]", f"say = {_list([fold(gap.words).casefold().strip('. ')])}"]
        lines.append(
            'kind = "unresolved"  # or immediate, ongoing, done, recurring with recurrence = "P1M", relative …'
        )
        lines.append("whole = true")
    return _file(lines)


def _words(gaps: list[Gap]) -> str:
    lines = ["# Say what each means, and take the mark away."] if gaps else []
    for gap in gaps:
        lines += ["", "# [[status]]", '# meaning = "in_progress"  # or completed, not_started, delayed']
        lines.append(f"# cell = {_list([fold(gap.words).casefold()])}")
    return _file(lines)


def _parties(gaps: list[Gap]) -> str:
    return _file([f"bodies = {_list(fold(gap.words).casefold() for gap in gaps)}"] if gaps else [])


def _frameworks(gaps: list[Gap]) -> str:
    lines = ["# Give the inspection a slug and the words that name it, and take the mark away."] if gaps else []
    for gap in gaps:
        lines += ["", "# [[frameworks]]", '# slug = ""', f"# say = {_list([fold(gap.words).casefold()])}"]
    return _file(lines)


def _list(words: Iterable[str]) -> str:
    """A TOML list; JSON's strings are TOML's."""
    return f"[{', '.join(json.dumps(word, ensure_ascii=False) for word in dict.fromkeys(words))}]"


def _file(lines: list[str]) -> str:
    return "\n".join(lines).strip() + "\n" if lines else ""
