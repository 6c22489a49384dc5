"""How far an action is: read from words, ticks and the document's own key, never guessed (contract, rule 8)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from planparse.fields.date_forms import words
from planparse.grammar.statuses import StatusGrammar
from planparse.schema import Progress, Status, Timescale
from planparse.text import fold, plain

_EDGE = " .,;:!()[]*"
_PERCENT = re.compile(r"(\d{1,3})(?:\s?%|\s+per\s?cent)(?:\s+complete(?:d)?)?")
_DONE = re.compile(r"\b(\d{1,3})\s?(?:%|per\s?cent) completed?\b")
_SHARE = re.compile(r"\b\d[\d,]* (?:out )?of (?:the )?\d[\d,]*\s*\Z")  # "12 of 20 actions completed" are not all
_CLAUSE = re.compile(r"[.;:()\n•]|\s[-–—]+\s|[–—]|,")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n")
_NO_KEY: Mapping[str, Status] = MappingProxyType({})
_LONGEST_CLAUSE = 6
_SUBJECT = 5  # words of what a short sentence speaks of


@dataclass(frozen=True, slots=True)
class _Words:
    anywhere: re.Pattern[str]
    clause: re.Pattern[str]
    opening: frozenset[str]
    cell: dict[str, Status]
    meaning: dict[str, Status]
    only: re.Pattern[str]


def read_status(
    status_cell: str,
    progress: Sequence[Progress],
    due: Timescale | None,
    completed: Timescale | None,
    grammar: StatusGrammar,
    key: Mapping[str, Status] = _NO_KEY,
) -> Status | None:
    """The status that the first of these states: status cell, completion date, progress (latest first), due words.

    `status_cell` is the text of a status, tick or RAG column, "" for none; `key` maps colours and letters of the
    document's own key to statuses. None where the words don't say.
    """
    from_cell = _cell_status(plain(status_cell) or fold(status_cell), grammar, key)
    if from_cell is not None:
        return from_cell
    from_date = _completed_status(completed, grammar)
    if from_date is not None:
        return from_date
    for entry in latest_first(progress):
        said = text_status(entry.text, grammar)
        if said is not None:
            return said
    if due is None:
        return None
    if due.kind == "done":
        return "completed"
    if due.kind == "unresolved":  # "Overdue"
        return "delayed" if text_status(due.text, grammar) == "delayed" else None
    return text_status(due.text, grammar) if due.kind == "ongoing" and not _is_forever(due, grammar) else None


def latest_first(progress: Sequence[Progress]) -> list[Progress]:
    """The entries of a log from its newest: by their dates where all have one, else the last printed first."""
    entries = list(reversed(progress))
    days = [(entry.date.end or entry.date.start) if entry.date else None for entry in entries]
    if not all(days):
        return entries
    return [entries[n] for n in sorted(range(len(entries)), key=lambda n: days[n] or date.min, reverse=True)]


def is_status_text(text: str, grammar: StatusGrammar) -> bool:
    """Whether a whole cell is status words, a RAG colour or letter, a tick or a percentage; False for blank text, and
    for words that only stand around a status: "As above".
    """
    folded = plain(text).casefold().strip(_EDGE)
    if not folded:
        return fold(text) in grammar.ticks
    known = _words(grammar)
    if folded in known.cell or folded in grammar.ticks or folded in grammar.colours or folded in grammar.letters:
        return True
    if _PERCENT.fullmatch(folded):
        return True
    said = known.anywhere.search(folded) or known.clause.search(folded)
    if said is None and all(word.group() in grammar.fillers for word in known.only.finditer(folded)):
        return False
    rest = known.only.sub(" ", folded)
    return not re.sub(r"[\s.,;:!()\[\]*/&–—-]+", "", rest)


def is_share(text: str) -> bool:
    """Whether a whole cell is a percentage: how much is done, where no word says how far the action is."""
    return _PERCENT.fullmatch(plain(text).casefold().strip(_EDGE)) is not None


def text_status(text: str, grammar: StatusGrammar) -> Status | None:
    """The status that a progress text states: what opens it, else delayed before in progress before completed.

    A text of no more than a status cell's words, "Now in place", says what they say there, and so does a short sentence
    that ends with them, "This is already in place"; a first sentence of such words only that the action is completed,
    "In place. 14 were held in May.": what is not may be told behind it.
    """
    folded = fold(text).casefold()
    said = _said(folded, grammar)
    if not said:
        whole, first = folded.strip(_EDGE), _SENTENCE.split(folded)[0]
        first = _since(grammar).split(first)[0].strip(_EDGE)
        said_by = {text: _stated(text, grammar) for text in (whole, first) if text[:1].isalpha()}
        return said_by.get(whole) or ("completed" if said_by.get(first) == "completed" else None)
    if said[0][0] == 0 and said[0][1] != "in_progress":
        opening = said[0][1]
        return "delayed" if opening != "delayed" and any(status == "delayed" for _, status in said) else opening
    present = {status for _, status in said}
    order: tuple[Status, ...] = ("delayed", "in_progress", "completed", "not_started")
    return next(status for status in order if status in present)


def _stated(sentence: str, grammar: StatusGrammar) -> Status | None:
    """The status that a sentence in small letters says and no more, alone or of what it stands beside."""
    cell = _words(grammar).cell
    found = _being(grammar).match(sentence)
    return cell.get(sentence) or (cell.get(found.group(1)) if found else None)


def _said(text: str, grammar: StatusGrammar) -> list[tuple[int, Status]]:
    known = _words(grammar)
    said = [
        (match.start(), known.meaning[fold(match.group())])
        for match in known.anywhere.finditer(text)
        if not _denied(text, match.start(), grammar) and not _SHARE.search(text, 0, match.start())
        if not (known.meaning[fold(match.group())] == "delayed" and _follows(text, match.start(), grammar.over_after))
    ]
    taken = [(match.start(), match.end()) for match in known.anywhere.finditer(text)]
    for match in known.clause.finditer(text):
        inside = any(start <= match.start() < end for start, end in taken)
        if not inside and _is_clause(text, match.start(), match.end(), grammar):
            said.append((match.start(), known.meaning[fold(match.group())]))
    for match in _DONE.finditer(text):  # "75% complete." is the action's share, "75% complete their training" no share
        if not _lead(text, match.start()) and _closes(text, match.end()):
            said.append((match.start(), _share_status(int(match.group(1)))))
    return sorted(said)


def _denied(text: str, start: int, grammar: StatusGrammar) -> bool:
    return _follows(text, start, grammar.not_after)


def _follows(text: str, start: int, words: Sequence[str]) -> bool:
    """Whether one of some words stands right before a place, in its sentence."""
    before = text[:start].split()
    return bool(before) and before[-1].strip(_EDGE) in words and before[-1][-1] not in ".:;"


def _is_clause(text: str, start: int, end: int, grammar: StatusGrammar) -> bool:
    """Whether a word opens its clause, or closes a short one that counts nothing ("12 of 20 audits completed")."""
    lead = _lead(text, start)
    if not lead:
        return True
    if fold(text[start:end]) in _words(grammar).opening:
        return False
    counted = any(char.isdigit() for char in lead)
    short = not counted and len(lead.split()) <= _LONGEST_CLAUSE
    return short and _closes(text, end) and not _denied(text, start, grammar)


def _lead(text: str, start: int) -> str:
    """The words of a clause before a place."""
    opening = max((match.end() for match in _CLAUSE.finditer(text, 0, start)), default=0)
    return text[opening:start].strip()


def _closes(text: str, end: int) -> bool:
    return _CLAUSE.match(text[end:].lstrip()) is not None or not text[end:].strip()


def _share_status(share: int) -> Status:
    return "not_started" if share == 0 else "completed" if share == 100 else "in_progress"


def _cell_status(cell: str, grammar: StatusGrammar, key: Mapping[str, Status]) -> Status | None:
    folded = cell.casefold().strip(_EDGE)
    if not folded:
        return None
    known = _words(grammar)
    keyed = {fold(word).casefold().strip(_EDGE): status for word, status in key.items()}
    if folded in keyed:
        return keyed[folded]
    if folded in known.cell:
        return known.cell[folded]
    percent = _PERCENT.fullmatch(folded)
    if percent:
        return _share_status(int(percent.group(1)))
    said = text_status(folded, grammar)
    clauses = [known.cell.get(clause.strip(_EDGE)) for clause in _CLAUSE.split(folded)]
    if said != "completed" and "delayed" in clauses:  # "Late - in progress"; what is "Completed (late)" is completed
        return "delayed"
    if said is not None or clauses[0] is not None:
        return said or clauses[0]
    # "Green - ...", "B 12/3/13": the key's word opens the cell; a number there may count something.
    opening = re.split(r"[\s:–—-]+", folded, maxsplit=1)[0]
    if opening in keyed and not opening.isdigit():
        return keyed[opening]
    return keyed.get(_CLAUSE.split(folded)[-1].strip(_EDGE))  # "Training has been delivered. Green"


def _completed_status(completed: Timescale | None, grammar: StatusGrammar) -> Status | None:
    if completed is None:
        return None
    if completed.kind in ("date", "period", "done"):
        return "completed"
    return _cell_status(completed.text, grammar, _NO_KEY)


def _is_forever(due: Timescale, grammar: StatusGrammar) -> bool:
    # "Ongoing" in a timescale column says that there is no end, not that work has begun.
    return due.text.casefold().startswith(grammar.endless)


@lru_cache(maxsize=8)
def _since(grammar: StatusGrammar) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{words(grammar.lasting)})\s" if grammar.lasting else r"(?!)")


@lru_cache(maxsize=8)
def _being(grammar: StatusGrammar) -> re.Pattern[str]:
    """Matches "these are now " before a state, and "the new rules have already been ": who is meant, and that it is so.

    Of anything but the action itself only a state that has come to be says how far that is, and not of some of it.
    """
    it, be, now, whole = (words(said) for said in (grammar.itself, grammar.being, grammar.by_now, grammar.wholly))
    own = rf"(?:{it})\s+(?:{be})\s+(?:(?:{now}|{whole})\s+){{0,2}}(?:been\s+)?"
    subject = rf"(?:(?!(?:{words(grammar.some)})\s)[^\W\d][\w'’-]*\s+){{1,{_SUBJECT}}}?"
    other = rf"{subject}(?:{be})\s+(?:{now})\s+(?:(?:{whole})\s+)?(?:been\s+)?"
    return re.compile(rf"(?:{own}|{other})(\w.*)$" if grammar.itself else r"(?!)")


@lru_cache(maxsize=8)
def _words(grammar: StatusGrammar) -> _Words:
    anywhere = [w for entry in grammar.status for w in entry.anywhere]
    opening = [w for entry in grammar.status for w in entry.opening]
    clause = [w for entry in grammar.status for w in entry.clause] + opening
    meaning = {w: entry.meaning for entry in grammar.status for w in (*entry.anywhere, *entry.clause, *entry.opening)}
    cell = {**meaning, **{w: entry.meaning for entry in grammar.status for w in entry.cell}}
    return _Words(
        anywhere=re.compile(rf"(?<![\w-])(?:{words(anywhere)})(?![\w-])"),
        clause=re.compile(rf"(?<![\w-])(?:{words(clause)})(?![\w-])"),
        opening=frozenset(opening),
        cell=cell,
        meaning=meaning,
        only=re.compile(rf"(?<!\w)(?:{words([*cell, *grammar.fillers, *grammar.colours])})(?!\w)"),
    )
