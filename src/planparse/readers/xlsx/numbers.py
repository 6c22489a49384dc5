"""How a spreadsheet prints a number: its number format applied, dates day first."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

GENERAL = "General"
BUILTIN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"£"#,##0', 6: '"£"#,##0', 7: '"£"#,##0.00',
    8: '"£"#,##0.00', 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "hh:mm", 21: "hh:mm:ss", 22: "dd/mm/yyyy hh:mm", 37: "#,##0",
    38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 47: "mm:ss", 49: "@",
    **dict.fromkeys((*range(27, 37), *range(50, 59)), "dd/mm/yyyy"),  # as other countries write a date
}  # fmt: skip
LAST_DAY = 2_958_465  # 31 December 9999
_TOKEN = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[h+\]|\[m+\]|\[s+\]|\[[^\]]*\]|am/pm|a/p|general|e[+-]|d+|m+|y+|h+|s+|.', re.I | re.S
)
_CURRENCY = re.compile(r"\[\$([^\]-]+)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def printed_number(value: float, code: str, from_1904: bool = False) -> str:
    """The number as its format prints it; a date in figures as "14/09/2012" whatever order the format has."""
    section = section_for(value, code)
    tokens = tokens_of(section)
    if is_date(tokens):
        moment = moment_of(value, from_1904)
        if moment is not None:
            return printed_date(moment, tokens)
        return plain_number(value)
    if not section.strip():
        return ""
    signed = value < 0 and section == code.split(";")[0]
    return ("-" if signed else "") + formatted(abs(value), tokens)


@lru_cache(maxsize=1024)
def tokens_of(section: str) -> tuple[str, ...]:
    """The tokens of one section of a format; what it says of colours, widths and countries is gone."""
    out: list[str] = []
    for token in _TOKEN.findall(section):
        if token[0] == "[" and token[1:2].lower() not in ("h", "m", "s"):
            if currency := _CURRENCY.match(token):
                out.append(f'"{currency.group(1)}"')
        elif token[0] not in "_*":
            out.append(token)
    return tuple(out)


def section_for(value: float, code: str) -> str:
    """The part of a format for the sign of the value ("positive;negative;zero")."""
    sections = re.findall(r'(?:"[^"]*"|\\.|[^;])*', code)[::1]
    sections = [part for at, part in enumerate(sections) if part or at == 0]
    if value < 0 and len(sections) > 1:
        return str(sections[1])
    if value == 0 and len(sections) > 2:
        return str(sections[2])
    return str(sections[0])


def is_date(tokens: tuple[str, ...]) -> bool:
    """Whether the tokens print a date or a time."""
    return any(token.strip("[").lower()[:1] in ("d", "m", "y", "h", "s") for token in tokens if token[0] not in '"\\')


def moment_of(serial: float, from_1904: bool) -> datetime.datetime | None:
    """The moment of a serial number, null where no calendar has it."""
    if serial < 0:
        return None
    if from_1904:
        serial += 1462
    elif serial < 60:
        serial += 1  # a 29 February 1900 is counted that never was
    if serial >= LAST_DAY:
        return None
    seconds = round(serial * 86400)
    return datetime.datetime(1899, 12, 30) + datetime.timedelta(seconds=seconds)


def printed_date(moment: datetime.datetime, tokens: tuple[str, ...]) -> str:
    """The moment by the tokens; day, month and year in figures are printed day first."""
    marks = [token.strip("[]").lower() for token in tokens if token[0] not in '"\\']
    minutes = minute_places(marks)
    has = {mark[0] for at, mark in enumerate(marks) if mark and at not in minutes}
    figures = all(len(mark) <= 2 for at, mark in enumerate(marks) if mark[:1] == "m" and at not in minutes)
    if {"d", "m", "y"} <= has and figures:
        late = moment.time() != datetime.time() and "h" in has
        return f"{moment:%d/%m/%Y %H:%M}" if late else f"{moment:%d/%m/%Y}"
    out = ""
    at = -1
    twelve = any(mark in ("am/pm", "a/p") for mark in marks)
    for token in tokens:
        if token[0] in '"\\':
            out += token[1:].rstrip('"')
            continue
        at += 1
        out += "" if token == "@" else part_of(moment, token.strip("[]").lower(), at in minutes, twelve, token)
    return " ".join(out.split()).strip(" ,")


def minute_places(marks: list[str]) -> set[int]:
    """The places of the "m" that follow hours or stand before seconds."""
    worded = [(at, mark) for at, mark in enumerate(marks) if mark[:1] in ("d", "m", "y", "h", "s") and mark]
    out = set()
    for n, (at, mark) in enumerate(worded):
        after_hours = n > 0 and worded[n - 1][1][0] == "h"
        before_seconds = n + 1 < len(worded) and worded[n + 1][1][0] == "s"
        if mark[0] == "m" and len(mark) < 3 and (after_hours or before_seconds):
            out.add(at)
    return out


def part_of(moment: datetime.datetime, mark: str, minute: bool, twelve: bool, token: str) -> str:
    """What one mark of a date format prints."""
    size = len(mark)
    if mark in ("am/pm", "a/p"):
        return "am" if moment.hour < 12 else "pm"
    if mark[:1] == "d" and set(mark) == {"d"}:
        name = _DAYS[moment.weekday()]
        return str(moment.day).zfill(size) if size < 3 else name[:3] if size == 3 else name
    if mark[:1] == "m" and set(mark) == {"m"}:
        if minute:
            return str(moment.minute).zfill(size)
        name = _MONTHS[moment.month - 1]
        return str(moment.month).zfill(size) if size < 3 else name[:3] if size == 3 else name
    if mark[:1] == "y":
        return f"{moment.year % 100:02d}" if size < 3 else str(moment.year)
    if mark[:1] == "h":
        return str(moment.hour % 12 or 12 if twelve else moment.hour).zfill(size)
    if mark[:1] == "s":
        return str(moment.second).zfill(size)
    return token


def formatted(value: float, tokens: tuple[str, ...]) -> str:
    """A number without its sign by the tokens: percent, decimals, thousands, leading noughts, words round it."""
    marks = [token for token in tokens if token[0] not in '"\\']
    pattern = "".join(mark for mark in marks if mark in ("0", "#", "?", ".", ",", "%"))
    strange = any(mark == "/" or mark.lower() in ("e+", "e-", "general", "@") for mark in marks)
    if strange or not set(pattern) & set("0#?"):
        digits = plain_number(value)
    else:
        digits = figures_of(value, pattern)
    before, after, seen = "", "", False
    for token in tokens:
        if token in ("0", "#", "?", ".", ",", "/", "@") or token.lower() in ("general", "e+", "e-"):
            seen = seen or token != ","
            continue
        word = token[1:].rstrip('"') if token[0] in '"\\' else token
        before, after = (before, after + word) if seen else (before + word, after)
    shown = seen or not before.strip()
    return " ".join((before + (digits if shown else "") + after).split())


def figures_of(value: float, pattern: str) -> str:
    """The figures of a number by its placeholders ("#,##0.00", "0%")."""
    exact = Decimal(repr(value)) * 100 ** pattern.count("%")
    whole, _, part = pattern.replace("%", "").partition(".")
    while whole.endswith(",") or part.endswith(","):  # a comma behind the last figure counts in thousands
        exact /= 1000
        whole, part = (whole, part[:-1]) if part.endswith(",") else (whole[:-1], part)
    places = sum(part.count(mark) for mark in "0#?")
    least = part.count("0")
    text = f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    integer, _, decimals = text.partition(".")
    while len(decimals) > least and decimals.endswith("0"):
        decimals = decimals[:-1]
    integer = integer.lstrip("0").zfill(whole.count("0"))
    if "," in whole:
        integer = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", integer)
    return f"{integer}.{decimals}" if decimals else integer


def plain_number(value: float) -> str:
    """A number as a cell without a format prints it: 1 not 1.0, at most eleven figures."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}"
