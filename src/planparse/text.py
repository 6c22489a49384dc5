"""White space, list marks and the marks that printing leaves in text: pure functions over strings."""

from __future__ import annotations

import re

LIST_MARKS = "•●▪■◦‣·∙\uf0b7\uf0a7\uf0d8\u25cf\u25aa\u25a0\u25fc\u25fe\u25c6\u2023\u27a2\u27a4\u2713"
ITEM = "• "
_MARKED = re.compile(rf"^\s*(?:[{re.escape(LIST_MARKS)}]|[-–−*]\s|o\s(?=[A-Z]))\s*")


def fold(text: str) -> str:
    """`text` with every run of white space as one space, trimmed (contract, rule 2)."""
    return " ".join(text.split())


def is_item(line: str) -> bool:
    """Whether a line opens with a list mark (contract, rule 5)."""
    return bool(_MARKED.match(line))


def unmark(line: str) -> str:
    """A line without the list mark that opens it."""
    return _MARKED.sub("", line, count=1).strip()


def plain(text: str) -> str:
    """Marked text as one folded line, list marks gone, the source's own punctuation kept (contract, rule 5)."""
    return fold(" ".join(map(unmark, text.split("\n"))))
