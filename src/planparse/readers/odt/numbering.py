"""The list numbers that an OpenDocument program computes and a reader sees: "1.", "5a", "2.3", "•"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planparse.readers.docx.numbering import spell
from planparse.readers.odt.styles import ListLevel, Styles
from planparse.text import ITEM

LEVELS = 10
_SLOT = re.compile(r"%(\d{1,2})%")
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True)
class Counter:
    """How far one list has counted: a number a level, null for a level not used since a higher one went on."""

    values: list[int | None] = field(default_factory=lambda: [None] * (LEVELS + 1))


@dataclass(slots=True)
class Numbering:
    """The lists of a document in reading order: `counter_of` once a list, `mark` once an item."""

    styles: Styles
    by_style: dict[str, Counter] = field(default_factory=dict)
    by_id: dict[str, Counter] = field(default_factory=dict)
    headings: Counter = field(default_factory=Counter)

    def counter_of(self, style: str, own_id: str | None, goes_on: str | None, continues: bool) -> Counter:
        """The counter of a list that begins: that of the list that it continues, else a new one."""
        counter = self.by_id.get(goes_on or "")
        if counter is None and (continues or goes_on):
            counter = self.by_style.get(style)
        counter = counter or Counter()
        self.by_style[style] = counter
        if own_id:
            self.by_id[own_id] = counter
        return counter

    def mark(self, style: str, level: int, counter: Counter, start: int | None = None) -> str:
        """The mark that opens an item of the list, "• " for a bullet, "" for none; `start` sets its number."""
        levels = self.styles.lists.get(style, {})
        shape = levels.get(level)
        return "" if shape is None else count(shape, levels, level, counter, start)

    def heading_mark(self, level: int) -> str:
        """The number that opens a heading of a level, "" where headings are not numbered."""
        shape = self.styles.outline.get(level)
        return "" if shape is None else count(shape, self.styles.outline, level, self.headings, None)


def count(shape: ListLevel, levels: dict[int, ListLevel], level: int, counter: Counter, start: int | None) -> str:
    """Count one item and spell its mark."""
    if shape.bullet:
        return ITEM
    if not 1 <= level <= LEVELS:
        return ""
    before = counter.values[level]
    counter.values[level] = start if start is not None else shape.start if before is None else before + 1
    for deeper in range(level + 1, LEVELS + 1):
        counter.values[deeper] = None

    def spelled(slot: re.Match[str]) -> str:
        at = int(slot.group(1))
        other = levels.get(at)
        if other is None or not 1 <= at <= LEVELS:
            return ""
        value = counter.values[at]
        form = _FORMS.get(other.form.strip()[:1], "none" if not other.form else "decimal")
        return spell(other.start if value is None else value, form)

    text = " ".join(_SLOT.sub(spelled, shape.template).split())
    return text + " " if text else ""
