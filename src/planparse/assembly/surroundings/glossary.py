"""The document's own glossary: what its lines under "Glossary", or "LAC = looked after children" anywhere, explain."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from planparse.assembly.model import TextLine
from planparse.document import Slice
from planparse.fields.colour_keys import colour_key
from planparse.grammar.load import Grammar
from planparse.text import fold, plain

_ENTRY = re.compile(r"^(.{1,40}?)\s*(?:\t|\s\|\s|\s[–—=-]\s|[:=]\s)\s*(.+)$")
_BAR = " | "
_TERM = r"[A-Z][A-Za-z]{0,5}[A-Z]"
_KEY = re.compile(rf"[A-Z][\w ]{{0,30}}:\s*(?={_TERM}\s*=)")
_PARTED = re.compile(rf"\s*[;,|]\s*(?={_TERM}\s*=)")
SEVERAL = 2  # entries of one line


class Glossary(NamedTuple):
    """The (term, meaning) pairs, the words that only head them, and the lines that are left."""

    entries: tuple[tuple[Slice, Slice], ...]
    boilerplate: tuple[Slice, ...]
    rest: list[TextLine]


def read_glossary(lines: Sequence[TextLine], grammar: Grammar) -> Glossary:
    """The entries under a heading or a table's header that names a glossary, and those that spell themselves out.

    A list of more columns, "Initials | Name | Post", is none: who people are, no word with its meaning.
    """
    entries: list[tuple[Slice, Slice]] = []
    boilerplate: list[Slice] = []
    marked: list[bool] = []  # whether a mark parts the term of each entry; where all have one, so has the next
    rest: list[TextLine] = []
    inside = tabled = taken = False
    for line, below in itertools.zip_longest(lines, lines[1:]):
        text = fold(line.slice.text)
        parted, taken = taken, True  # a line of the glossary parts the lines around it
        headed = line.in_table and heads_terms(text, grammar)
        if headed or heads_glossary(line, below, grammar):
            inside, tabled = True, headed
            boilerplate.append(line.slice)
            continue
        ended = bool(entries) and (line.heading is not None or (all(marked) and not _ENTRY.match(plain(text))))
        ended = ended or (tabled and not line.in_table) or (inside and goes_on_in_prose(text, entries, grammar))
        entry = glossary_entry(text) if inside and not ended else spelled_out(text, grammar)
        if entry is None and (several := spelled_out_together(text, grammar)):
            entries += [(Slice(term, line.slice.refs), Slice(meaning, line.slice.refs)) for term, meaning in several]
            marked += [True] * len(several)
            boilerplate += [Slice(said.group(), line.slice.refs) for said in [_KEY.match(text)] if said]
        elif entry is None:
            inside = inside and not (entries or ended)
            rest.append(replace(line, joined=False) if parted else line)
            taken = False
        elif inside and not entries and {part.casefold() for part in entry} <= grammar.furniture.glossary_columns:
            boilerplate.append(line.slice)
        else:
            entries.append((Slice(entry[0], line.slice.refs), Slice(entry[1], line.slice.refs)))
            marked.append(_ENTRY.match(plain(text)) is not None)
    return Glossary(tuple(entries), tuple(boilerplate), rest)


def goes_on_in_prose(text: str, entries: Sequence[tuple[Slice, Slice]], grammar: Grammar) -> bool:
    """Whether a line is a sentence behind the entries: it has a full stop, which no meaning before it has, and no mark,
    and its words don't spell its first: "Progress is reported to the Board."
    """
    term, _, meaning = plain(text).partition(" ")
    if not entries or not meaning.endswith(".") or any(said.text.endswith(".") for _, said in entries):
        return False
    return _ENTRY.match(plain(text)) is None and not fits(term, meaning, grammar)


def heads_glossary(line: TextLine, below: TextLine | None, grammar: Grammar) -> bool:
    """Whether a line is the heading of a glossary: by name, or as "Initials" over "JD – Jane Devlin, Adviser"."""
    key = fold(line.slice.text).rstrip(":. ").casefold()
    if key in grammar.furniture.glossary:
        return not lists_more(below)
    entry = below is not None and not below.in_table and _ENTRY.match(plain(fold(below.slice.text)))
    return key in grammar.furniture.glossary_terms and bool(entry) and not line.in_table


def lists_more(line: TextLine | None) -> bool:
    """Whether a line is a row of three cells or more."""
    return line is not None and line.in_table and line.slice.text.count(_BAR) > 1


def heads_terms(text: str, grammar: Grammar) -> bool:
    """Whether a table's row names a column of terms and one of what they mean: "Abbreviation | Meaning"."""
    first, *others = (part.casefold() for part in text.split(_BAR))
    furniture = grammar.furniture
    return len(others) == 1 and first in furniture.glossary_terms and others[0] in furniture.glossary_columns


def spelled_out(text: str, grammar: Grammar) -> tuple[str, str] | None:
    """("LAC", "looked after children") of "LAC = looked after children", under a table; the initials must fit."""
    term, mark, meaning = (part.strip(" *.") for part in plain(text).partition("="))
    if not mark or not term.isupper() or not term.isalpha() or len(term) < 2:
        return None
    return (term, meaning) if term.casefold() in initials(meaning, grammar) else None


def initials(meaning: str, grammar: Grammar) -> tuple[str, str]:
    """The first letters of words, in small letters: of all, and of those that initials don't leave out."""
    words = [word for word in re.split(r"[\s-]+", meaning) if word]
    kept = (word for word in words if word not in grammar.furniture.small_words)
    return "".join(word[0] for word in words).casefold(), "".join(word[0] for word in kept).casefold()


def spelled_out_together(text: str, grammar: Grammar) -> list[tuple[str, str]]:
    """The entries of a line that explains several: "Key: TR = Term of reference; WS = Work stream for the review".

    The letters of each are those that its first words begin with; what marks states is the document's own key.
    """
    parts = _PARTED.split(plain(_KEY.sub("", text)))
    entries = [
        (term.strip(" *."), meaning.strip(" *.")) for term, _, meaning in (part.partition("=") for part in parts)
    ]
    spelled = len(entries) >= SEVERAL and all(fits(*entry, grammar) for entry in entries)
    return entries if spelled and not colour_key([text], grammar.statuses) else []


def fits(term: str, meaning: str, grammar: Grammar) -> bool:
    """Whether a term's letters are those that the first words of its meaning begin with."""
    letters = initials(meaning, grammar)
    return re.fullmatch(_TERM, term) is not None and any(said.startswith(term.casefold()) for said in letters)


def glossary_entry(text: str) -> tuple[str, str] | None:
    """("PCT", "Primary Care Trust") of a glossary line; null for a line that explains nothing."""
    text = plain(text)
    marked = _ENTRY.match(text)
    if marked and len(marked.group(1).split()) <= 4 and len(text.split()) <= 40:
        head = marked.group(1)
        if " " not in head or head[0].isupper():
            return (
                (head.strip(), marked.group(2).strip())
                if not re.match(r"^\S+ \S+:", text) or _BAR in text
                else split_term(text)
            )
    return split_term(text)


def split_term(text: str) -> tuple[str, str] | None:
    """Part a term from its definition where nothing stands between them."""
    words = text.split(" ")
    if len(words) < 2 or len(words) > 30 or not re.match(r"^[A-Z0-9][\w&/'-]*$", words[0]):
        return None
    acronym = sum(1 for c in words[0] if c.isupper() or c.isdigit()) >= 2
    take = 1
    second = words[1]
    if len(words) > 2 and second[0].isupper():
        repeated = second in words[2:]
        name = not acronym and words[2][0].islower() and not second.endswith(("'s", "’s"))
        take = 2 if repeated or name else 1
    return " ".join(words[:take]), " ".join(words[take:])
