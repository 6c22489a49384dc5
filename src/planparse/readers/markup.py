"""Tags and emphasis inside text become marked text (document.py): "\\n" for a line break, "• " for an item."""

from __future__ import annotations

import html
import re

from planparse.text import ITEM, LIST_MARKS, fold, is_item

# Only these are tags: "<50% within 28 days" is text.
_NAMES = (
    "p|ul|ol|li|br|b|i|u|s|em|strong|span|div|sup|sub|a|font|small|center|hr|h[1-6]"
    "|table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col|section|article|main|header|footer|nav|dl|dt|dd|img"
    "|details|summary|label|input|button|html|head|body|title|meta|link|script|style"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>", re.I)
_LIST = re.compile(  # a list that lost its end goes on to the next paragraph or list
    r"<(?:ul|ol)\b[^<>]*>(?:(?=\s*<li\b)(.*?)</(?:ul|ol)\s*>|(.*?)(?:</(?:ul|ol)\s*>|(?=<(?:p|ul|ol)\b)|$))",
    re.I | re.S,
)
_BREAK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|dl|dt|dd|section|article)(?:\s[^<>]*)?/?>", re.I)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]{1,30});", re.I)
_STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_EM = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?!\w)"
)
_ESCAPE = re.compile(r"\\([\\|*_#\-.()\[\]!`>+])")


def has_tags(text: str) -> bool:
    """Whether the text holds HTML tags."""
    return bool(_TAG.search(text))


def unmarkup(text: str) -> str:
    """Inline HTML and Markdown as marked text: tags and emphasis gone, breaks and items kept (contract, rule 5)."""
    if "<" in text:
        text = _LIST.sub(lambda m: "\n" + "\n".join(list_lines(m.group(1) or m.group(2) or "")) + "\n", text)
        text = re.sub(r"<li(?:\s[^<>]*)?>", "\n" + ITEM, text, flags=re.I)
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m.group()), text)
    if "*" in text or "_" in text:
        text = _EM.sub(lambda m: m.group(1) or m.group(2), _STRONG.sub("", text))
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return tidy(text)


def list_lines(inner: str) -> list[str]:
    """The items of a list element; one that lost its item marks is split at full stops (contract, rule 5)."""
    if re.search(r"<li\b", inner, re.I):
        parts = re.split(r"<li(?:\s[^<>]*)?>", inner, flags=re.I)
    elif any(mark in inner for mark in LIST_MARKS):
        parts = re.split(rf"[{re.escape(LIST_MARKS)}]", inner)
    elif re.match(r"\s*[-–]\s", inner):
        parts = re.split(r"(?:^|(?<=\s))[-–]\s", inner)
    else:
        parts = re.split(r"(?<=[.!?])\s+(?=[A-Z0-9])", inner)
    items = (re.sub(r"\s+", " ", _TAG.sub(" ", part)).strip() for part in parts)
    return [ITEM + item for item in items if item]


def tidy(text: str) -> str:
    """Marked text with blank lines, tabs and doubled spaces gone, and every list mark spelled "• "."""
    lines = []
    for line in map(fold, text.split("\n")):
        if line and line[0] in LIST_MARKS and is_item(line):
            line = ITEM + line[1:].strip()
        if line:
            lines.append(line)
    return "\n".join(lines)
