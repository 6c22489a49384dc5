"""The colours that a sheet's own rules give its cells (conditional formats), where a rule only compares.

A rule that computes more (today's date, other sheets, colour scales, icons) is counted, never guessed at.
"""

from __future__ import annotations

import operator
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from planparse.readers.xlsx.numbers import plain_number
from planparse.readers.xlsx.places import Area, Place, areas_of, moved
from planparse.readers.xlsx.styles import MAIN, at, whole

MAX_TESTS = 2_000_000  # of one sheet: cells by ranges of rules; a sheet copied for years gathers hundreds of rules
Value = str | float
Values = Mapping[Place, Value]
RULE = MAIN + "cfRule"
LATER = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}cfRule"  # of Excel 2010, kept apart
_LAST = 1_000_000_000
_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "equal": operator.eq, "notEqual": operator.ne, "lessThan": operator.lt, "lessThanOrEqual": operator.le,
    "greaterThan": operator.gt, "greaterThanOrEqual": operator.ge,
}  # fmt: skip
_WORDED: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, words: words in text,
    "notContainsText": lambda text, words: words not in text,
    "beginsWith": str.startswith,
    "endsWith": str.endswith,
}
_BLANK = {"containsBlanks": True, "notContainsBlanks": False}
_STRING = re.compile(r'"((?:[^"]|"")*)"')
_COMPARISON = re.compile(r'((?:"[^"]*"|[^"<>=])+)(<=|>=|<>|=|<|>)((?:"[^"]*"|[^"<>=])+)')


class Rule(NamedTuple):
    """One rule as written: `paint` is the colour word of its fill, null where it fills nothing."""

    kind: str
    areas: tuple[Area, ...]
    paint: str | None
    operator: str
    words: str | None
    formulas: tuple[str, ...]
    priority: int
    stops: bool

    @property
    def start(self) -> Place:
        """The cell that its formulas are written for: the first of its ranges."""
        return Place(min(area.top for area in self.areas), min(area.left for area in self.areas))


class Unknown(Exception):
    """A rule asks for more than a comparison."""


def painted(sheet: Any, fills: Sequence[str | None], values: Values) -> tuple[dict[Place, str], int]:
    """(the colour word of each cell that a rule fills, how many rules over filled cells could not be followed).

    `fills` are the colour words of the workbook's differential styles, `values` those of the sheet's cells.
    """
    rules = rules_of(sheet, fills)
    tests = list(accumulate(len(rule.areas) * len(values) for rule in rules))
    kept = rules[: bisect_right(tests, MAX_TESTS)]
    found: dict[Place, str] = {}
    untold: set[int] = set()
    for place in values:
        for number, rule in enumerate(kept):
            if not any(area.holds(*place) for area in rule.areas):
                continue
            try:
                holds = is_met(rule, place, values)
            except Unknown:
                holds = bool(rule.paint)  # what stands below it may be covered
                untold |= {number} if rule.paint != "" else set()
            else:
                if holds and rule.paint is not None:
                    found[place] = rule.paint
            if holds and (rule.paint is not None or rule.stops):
                break
    later = sum(rule.get("type") != "dataBar" for rule in sheet.iter(LATER))  # a bar is no colour of its cell
    return found, len(untold) + len(rules) - len(kept) + later


def rules_of(sheet: Any, fills: Sequence[str | None]) -> list[Rule]:
    """The rules of a sheet that fill cells or stop others, the first in rank first."""
    found: list[Rule] = []
    for node in sheet.iterchildren(MAIN + "conditionalFormatting"):
        areas = tuple(areas_of(node.get("sqref")))
        found += [rule_of(item, areas, fills) for item in node.iterchildren(RULE) if areas]
    telling = (rule for rule in found if rule.paint is not None or rule.stops or rule.kind in ("colorScale", "iconSet"))
    return sorted(telling, key=lambda rule: rule.priority)


def rule_of(node: Any, areas: tuple[Area, ...], fills: Sequence[str | None]) -> Rule:
    """One `cfRule`."""
    return Rule(
        node.get("type") or "",
        areas,
        at(fills, whole(node.get("dxfId"), -1), None),
        node.get("operator") or "",
        node.get("text"),
        tuple(formula.text or "" for formula in node.iterchildren(MAIN + "formula")),
        whole(node.get("priority"), _LAST),
        node.get("stopIfTrue") in ("1", "true"),
    )


def is_met(rule: Rule, place: Place, values: Values) -> bool:
    """Whether a rule holds for a cell; Unknown where that takes more than a comparison."""
    own = values[place]
    shown = plain_number(own) if isinstance(own, float) else own
    operands = [operand_of(formula, rule, place, values) for formula in rule.formulas] if rule.kind == "cellIs" else []
    if rule.kind in _BLANK:
        return (not shown.strip()) is _BLANK[rule.kind]
    if rule.kind in _WORDED and rule.words is not None:
        return _WORDED[rule.kind](shown.casefold(), rule.words.casefold())
    if rule.operator in _OPERATORS and len(operands) == 1:
        return compare(own, rule.operator, operands[0])
    if rule.operator in ("between", "notBetween") and len(operands) == 2:
        least, most = sorted(operands, key=rank)
        inside = compare(own, ">=", least) and compare(own, "<=", most)
        return inside is (rule.operator == "between")
    parts = _COMPARISON.fullmatch(rule.formulas[0].lstrip("=")) if rule.kind == "expression" and rule.formulas else None
    if parts is None:
        raise Unknown
    left, right = (operand_of(parts.group(n), rule, place, values) for n in (1, 3))
    return compare(left, parts.group(2), right)


def operand_of(formula: str, rule: Rule, place: Place, values: Values) -> Value:
    """The value of a string, a number or another cell; Unknown for any other formula."""
    text = formula.strip()
    if string := _STRING.fullmatch(text):
        return string.group(1).replace('""', '"')
    if (other := moved(text, rule.start, place)) is not None:
        return values.get(other, "")
    try:
        return float(text)
    except ValueError:
        raise Unknown from None


def compare(left: Value, sign: str, right: Value) -> bool:
    """Compare as a sheet does: letters large or small alike, any words above all numbers, a blank as nought."""
    if isinstance(left, float) is not isinstance(right, float):
        left, right = (0.0 if value == "" else value for value in (left, right))
    return _OPERATORS[sign](rank(left), rank(right))


def rank(value: Value) -> tuple[bool, Value]:
    """What values are ordered by."""
    return (True, value.casefold()) if isinstance(value, str) else (False, value)
