"""Lists in a cell: bullets and numbered lines become items (contract, rule 5)."""

from __future__ import annotations

import re

from planparse.text import fold, is_item, unmark

_NUMBERED = re.compile(
    r"^\s*(?:\(?(\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s)|\((\d{1,2}|[a-z]|[ivx]{1,4})\))\s*", re.IGNORECASE
)


def read_items(text: str) -> tuple[str, ...]:
    """The items of marked text, each folded; text without list marks is one item, a lead-in its own."""
    lines = text.split("\n")
    marks = [_mark(line, lines) for line in lines]
    items: list[list[str]] = []
    for line, mark in zip(lines, marks, strict=True):
        body = unmark(line) if mark == "bullet" else _NUMBERED.sub("", line, count=1) if mark else line
        if mark or not items:
            items.append([body])
        else:
            items[-1].append(body)
    return tuple(item for item in (fold(" ".join(part)) for part in items) if any(c.isalnum() for c in item))


def _mark(line: str, lines: list[str]) -> str:
    """ "bullet", "number" or "": a lone numbered line is a sentence, two in a row of numbers are a list."""
    if is_item(line):
        return "bullet"
    found = _NUMBERED.match(line)
    if not found:
        return ""
    return "number" if sum(1 for other in lines if _NUMBERED.match(other)) > 1 else ""
