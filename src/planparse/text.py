"""White space, list marks and the marks that printing leaves in text: pure functions over strings."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache
from typing import TypeAlias

Trie: TypeAlias = dict[str, "Trie"]
LIST_MARKS = "•●▪■◦‣·∙\uf0b7\uf0a7\uf0d8\u25cf\u25aa\u25a0\u25fc\u25fe\u25c6\u2023\u27a2\u27a4\u2713"
ITEM = "• "
LONGEST = 16  # words of a wording that a text is asked to open or end with
TEAR = "\u200b"  # before a space: the line was full there, so that it may stand inside a word too wide for its column
# a tick alone is an answer, and opens no item
_MARKED = re.compile(rf"^\s*(?!\u2713\s*$)(?:[{re.escape(LIST_MARKS)}]|[-–−*]\s|o\s(?=[A-Z]))\s*")
_HYPHEN_END = re.compile(r"(?<=[^\W\d_][-‐])\n(?=[^\W\d_])")


@lru_cache(maxsize=4096)  # each text is asked for a dozen times on its way
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


def bare_number(text: str) -> str:
    """A number as printed without the marks after it: "2.", "3)" and "4:"; the bracket of "2a(i)" is its own."""
    folded = fold(text).rstrip(".:")
    return folded if folded.count("(") == folded.count(")") > 0 else folded.rstrip(".):")


def unbroken(text: str) -> str:
    """Marked text without the line ends that stand behind a hyphen inside a word (contract, rule 2)."""
    return _HYPHEN_END.sub("", text)


def opens_with(text: str, wordings: Container[str]) -> str:
    """The longest of the wordings that the words of a text open with; "" for none. Costs nothing for each wording."""
    words = text.split()[:LONGEST]
    openings = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((opening for opening in openings if opening in wordings), "")


def ends_with(text: str, wordings: Container[str]) -> str:
    """The longest of the wordings that the words of a text end with; "" for none. Costs nothing for each wording."""
    words = text.split()[-LONGEST:]
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return next((end for end in ends if end in wordings), "")


def any_of(wordings: Iterable[str], space: str = r"\s+") -> str:
    """A pattern for the longest of the wordings that stands at a place, `space` between their words.

    It branches at letters, as a trie does, so that ten times the wordings cost a place hardly more. Nothing matches
    where there are none.
    """
    root: Trie = {}
    for wording in wordings:
        node = root
        for char in fold(wording):
            node = node.setdefault(char, {})
        if node is not root:
            node[""] = {}
    return _branches(root, space) if root else r"(?!)"


def _branches(node: Trie, space: str) -> str:
    """What may follow at a node of the trie; "" among its letters says that a wording ends there."""
    run = ""
    while len(node) == 1 and "" not in node:
        (char, node), *_ = node.items()
        run += space if char == " " else re.escape(char)
    tails = [
        (space if char == " " else re.escape(char)) + _branches(node[char], space) for char in sorted(node) if char
    ]
    return run + (f"(?:{'|'.join(tails)})" + ("?" if "" in node else "") if tails else "")
