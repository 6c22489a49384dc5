"""Lists in a cell: bullets and numbered lines become items (contract, rule 5)."""

from __future__ import annotations

import re

from planparse.text import fold, is_item, unmark

_NUMBERED = re.compile(
    r"^\s*(?:\(?(\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s)|\((\d{1,2}|[a-z]|[ivx]{1,4})\))\s*", re.IGNORECASE
)

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


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


def without_list_numbers(text: str) -> tuple[str, tuple[str, ...]]:
    """Marked text without the numbers of a list that its lines open with ("i.", "ii."), and those numbers.

    A number that no other line follows is the text's own and stays.
    """
    lines = text.split("\n")
    found = [_NUMBERED.match(line) for line in lines]
    places = [place_in_list((m.group(1) or m.group(2)) if m else "") for m in found]
    listed = [
        any((style, at + step) in other for style, at in here for step in (-1, 1) for other in places)
        for here in places
    ]
    marks = tuple(m.group().strip() for m, is_one in zip(found, listed, strict=True) if m and is_one)
    kept = [line[m.end() :] if m and is_one else line for line, m, is_one in zip(lines, found, listed, strict=True)]
    return "\n".join(kept), marks


def place_in_list(mark: str) -> frozenset[tuple[str, int]]:
    """The styles of list that a mark can be of, with its place: "i" is the first Roman number and the ninth letter."""
    low = mark.casefold()
    places = {("number", int(low))} if low.isdecimal() else set()
    if len(low) == 1 and low.isalpha():
        places.add(("letter", ord(low)))
    if low in _ROMAN:
        places.add(("roman", _ROMAN.index(low)))
    return frozenset(places)
