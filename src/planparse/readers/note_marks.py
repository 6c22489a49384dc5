"""The raised marks of notes that were typed by hand: no part of the text, as those that a program keeps are none."""

from __future__ import annotations

import re

_MARK = re.compile(r"\s*\[?[0-9*†‡§][\d*]{0,2}\]?\s*")
_BEFORE = re.compile(r"(?:[^\W\d_]{2}|[^\W\d_][.,;:?!)’”'\"]) ?$")
_UNIT = re.compile(r"\b[kcdm]m$")  # "5 km²"


def is_note_mark(raised: str, before: str) -> bool:
    """Whether raised characters are the mark of a note at the end of the text `before`: figures or a star."""
    return bool(_MARK.fullmatch(raised) and _BEFORE.search(before[-3:]) and not _UNIT.search(before[-3:]))
