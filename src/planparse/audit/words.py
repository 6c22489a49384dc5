"""Words as the audit compares them: runs of letters and digits after NFKC and case folding."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str | None) -> tuple[str, ...]:
    """The words as they are compared."""
    return tuple(map(str.casefold, printed_words(text))) if text else ()


def printed_words(text: str) -> list[str]:
    """The words as they are printed."""
    found: list[str] = _WORD.findall(text if text.isascii() else unicodedata.normalize("NFKC", text))
    return found
