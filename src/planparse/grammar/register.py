"""The register of councils, a CSV file: is it well formed, line by line."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from planparse.errors import GrammarError

REGISTER = "authorities.csv"
FIELDS = ("name", "gss_code", "kind", "current", "other_names")
_GSS = re.compile(r"[ENSW]\d{8}")
_KIND = re.compile(r"[a-z]+(?:_[a-z]+)*")


class Entry(NamedTuple):
    """A council by its official name, with the names that it is also printed under."""

    name: str
    gss_code: str
    kind: str
    current: bool
    other_names: tuple[str, ...]


def read_register(path: Path) -> tuple[Entry, ...]:
    """The entries of a register in order; GrammarError with file, line and reason for one that is not well formed."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = csv.DictReader(handle, strict=True)
            if tuple(rows.fieldnames or ()) != FIELDS:
                raise GrammarError(f"{path}:1: the columns must be {','.join(FIELDS)}")
            return _entries(path, rows)
    except OSError as error:
        raise GrammarError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise GrammarError(f"{path}:1: is not UTF-8; save it as UTF-8") from None
    except csv.Error as error:
        raise GrammarError(f"{path}:1: is not CSV: {error}") from None


def _entries(path: Path, rows: csv.DictReader[str]) -> tuple[Entry, ...]:
    found: dict[tuple[str, str], Entry] = {}
    for row in rows:
        wrong = _fault(row)
        key = (row["name"] or "", row["gss_code"] or "")
        if wrong or key in found:
            raise GrammarError(f"{path}:{rows.line_num}: {wrong or f'{key[0]!r} stands here twice'}; correct the line")
        others = tuple(filter(None, row["other_names"].split("|")))
        found[key] = Entry(row["name"], row["gss_code"], row["kind"], row["current"] == "true", others)
    return tuple(found.values())


def _fault(row: Mapping[str | None, str | list[str] | None]) -> str:
    """What is wrong with a row, "" for nothing."""
    if None in row or None in row.values():
        return f"has not {len(FIELDS)} cells"
    cells = {str(name): str(cell) for name, cell in row.items()}
    if not cells["name"].strip() or cells["name"] != cells["name"].strip():
        return "name: is blank or padded"
    if cells["gss_code"] and not _GSS.fullmatch(cells["gss_code"]):
        return f"gss_code: {cells['gss_code']!r} is none, as E10000025 is"
    if not _KIND.fullmatch(cells["kind"]):
        return f"kind: {cells['kind']!r} is no word in small letters"
    if cells["current"] not in ("true", "false"):
        return f"current: {cells['current']!r} is neither true nor false"
    return ""
