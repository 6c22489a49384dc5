"""What marks a document's version, and what only looks like it: the name of the file that it was printed from."""

from __future__ import annotations

import re
from functools import lru_cache

from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.text import any_of

_PATH = re.compile(r"^(?:[A-Z]:|\\\\\w[^\\]*)\\\S.*\\", re.I)  # "S:\Plans\…", "\\server\Plans\…"
_FILE = re.compile(r"\.(?:docx?|odt|pdf|xlsx?|rtf)$", re.I)


def is_file_name(text: str) -> bool:
    """Whether a line is the path or the name of a file, as page heads print: it may be an older version's."""
    return is_path(text) or _FILE.search(text) is not None


def is_path(text: str) -> bool:
    """Whether a line is the whole path of a file: where it lay, and nothing of what it says."""
    return _PATH.match(text) is not None


def only_labels(text: str, grammar: Grammar) -> bool:
    """Whether a text says nothing but what labels a version or a date: "Draft", "updated", "(version control"."""
    furniture = grammar.furniture
    known = labelling_words(furniture.version, furniture.issued, furniture.tables_apart)
    return known.issuperset(re.findall(r"[^\W\d_]+", text.casefold()))


@lru_cache(maxsize=8)
def labelling_words(version: tuple[str, ...], issued: tuple[str, ...], apart: tuple[str, ...]) -> frozenset[str]:
    """The words of all that labels a version or a date, the titles of tables of versions among it."""
    tables = (label for label in apart if label.startswith(version))
    return frozenset(word for label in (*version, *issued, *tables) for word in label.split())


def tells_version(text: str, grammar: Grammar) -> bool:
    """Whether a line says nothing but which version a document is, or when it was made: "Version 1.1 – May 2024"."""
    rest = version_pattern(grammar.furniture.version).sub(" ", text)
    dates = find_dates(rest, grammar.timescales)
    for start, end, _ in reversed(dates):
        rest = f"{rest[:start]} {rest[end:]}"
    said = bool(dates) or version_pattern(grammar.furniture.version).search(text) is not None
    return said and only_labels(rest, grammar) and not grammar.furniture.names_plan(text)


@lru_cache(maxsize=8)
def version_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """ "Version 1.4", "v2", "Version: 3": group 1 is the colon or the bar between cells, group 2 the number."""
    return re.compile(rf"\b(?:{any_of(words, space=' ')}\.?\s*([:|])?\s*)(\d+(?:\.\d+)*[a-z]?)\b", re.I)
