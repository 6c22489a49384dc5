"""What a cell's text looks like, whatever its header says: used where words over columns fail."""

from __future__ import annotations

import re
from functools import lru_cache

from planparse.assembly.model import ColumnRole
from planparse.fields.parties import learn_lexicon, read_parties
from planparse.fields.party_strangers import is_strange_body, is_strange_person
from planparse.fields.statuses import is_status_text
from planparse.fields.timescales import read_timescale
from planparse.grammar.load import Grammar
from planparse.schema import Party
from planparse.text import ITEM, any_of, fold, unmark

_LETTERED = r"(?:[a-z]|[ivx]{2,4}|\.?\s?\((?:[a-z]|[ivx]{2,4})\))"  # of a counted row: "2a", "2ii", "2 (i)", "2.(iv)"
NUMBER = re.compile(rf"^\(?(?:[A-Z]{{0,3}}\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}{_LETTERED}?|[a-z]|[ivx]{{1,4}})[.):]?$")
COUNTED = re.compile(r"^\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?|[a-z])(?:[.):]|(?<=\.\d)|(?<=\.\d\d))\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_GOES_ON = ",&/–—+-"
_LOW = re.compile(r"\s*(?:[a-z](?![.)])|[,;:)&]|['’]\d\d\b)")
_COUNT = r"(?:[•·–-]\s*)?(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.):]?\s+)?"  # what may count a text, "2.1"
_PART = re.compile(r"\s?[.(-]?\s?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)?", re.I)
_TERMINAL = re.compile(r"[.!?:;…]['\"’”)\]]*$")
R = ColumnRole
DATES = frozenset({R.DUE, R.PRIORITY, R.COMPLETED})
PARTIES = frozenset({R.LEAD, R.DELEGATE, R.PARTNER})
STATED = frozenset({R.RECOMMENDATION, R.ACTION})  # what a row is there to state
SAID = frozenset({R.OUTCOME, R.MEASURE, R.FINDING})  # of a recommendation, whatever it is labelled
OVER_ROWS = (PARTIES | DATES | {R.STATUS, R.EVIDENCE}) - {R.PRIORITY}  # what a merged cell says of each of its rows


def is_number(text: str, grammar: Grammar) -> bool:
    """Whether the cell is a row's number: "1", "5.2", "5a", "8. cont"."""
    return bool(NUMBER.match(strip_continued(text, grammar)[0]))


def is_part(number: str, whole: str) -> bool:
    """Whether one number is a part of another: "1a", "1.1", "1 (a)" and "1(i)" of "1"."""
    rest = number[len(whole) :]
    return bool(whole) and number.startswith(whole) and not rest.isdigit() and _PART.fullmatch(rest) is not None


def strip_continued(text: str, grammar: Grammar) -> tuple[str, str]:
    """("5.", "Cont") of "5. Cont": a number and the word that says it goes on, "" where it doesn't."""
    words = text.split()
    if len(words) > 1 and words[-1].casefold().strip(".()…") in grammar.furniture.continued:
        return " ".join(words[:-1]), words[-1]
    return " ".join(words), ""


@lru_cache(maxsize=4096)
def is_dateish(text: str, grammar: Grammar) -> bool:
    """Whether the cell as a whole is a timescale."""
    folded = fold(text)
    if not folded or len(folded.split()) > 10:
        return False
    value, _ = read_timescale(folded, grammar.timescales)
    if value is None:
        return False
    return value.kind not in ("unresolved", "done", "ongoing") and not (
        value.kind in ("relative", "recurring") and len(folded.split()) > 4
    )


def is_partyish(text: str) -> bool:
    """Whether the cell looks like people, roles or bodies: few words, most of them capitalised, no sentence."""
    words = _WORD.findall(text)
    if not words or len(words) > 14 or re.search(r"\.\s+[A-Z][a-z]+\s+[a-z]", text):
        return False
    capitals = sum(1 for w in words if w[0].isupper())
    return capitals / len(words) >= 0.5 and not re.match(r"^\W*\d", text)


def is_party(text: str, grammar: Grammar) -> bool:
    """Whether a text looks like people, posts or bodies, and one is known to be."""
    if not is_partyish(text):
        return False
    read = read_parties(text, learn_lexicon((), {}, grammar.parties), grammar.parties).parties
    return any(not is_stranger(party, grammar) for party in read)


def is_stranger(party: Party, grammar: Grammar) -> bool:
    """Whether nothing but letters and place says that a party is one."""
    return is_strange_body(party, grammar.parties) or is_strange_person(party, grammar.parties)


def is_sentence(text: str) -> bool:
    """Whether a text reads as a sentence and not as names, an address or a label: mostly small words, at least four."""
    words = _WORD.findall(text)
    return len(words) >= 4 and sum(1 for word in words if word[0].islower()) > len(words) / 2


def fit(text: str, role: ColumnRole | None, grammar: Grammar) -> float:
    """How well a cell's text suits a column of `role`; 0 says nothing, blank cells are for the caller."""
    words = len(text.split())
    if role is R.NUMBER:
        return 4.0 if is_number(text, grammar) else -4.0
    if is_number(text, grammar):
        return -2.5
    dateish = is_dateish(text, grammar)
    if role is R.PROGRESS and dateish:
        return 0.5 if words > 2 else -1.0  # an entry opens with its date
    if role in DATES and is_status_text(text, grammar.statuses):
        return 0.5  # "Completed." and "In progress" stand in date columns too
    if role in DATES:
        return 3.0 if dateish else (-0.5 if words <= 6 and not is_partyish(text) else -3.0)
    if dateish and words <= 5:
        return -2.0
    status = is_status_text(text, grammar.statuses)
    if role is R.STATUS:
        return 3.0 if status else -1.5
    if role in PARTIES:
        return 2.0 if is_partyish(text) and not status else -2.5
    if role is R.PROGRESS:
        return 2.0 if status else (0.0 if words >= 4 else -0.5)
    if role is None:
        return 0.0
    if status:
        return -2.0
    if words <= 6 and is_partyish(text) and words >= 2:
        return -0.7
    return 1.0 if words >= 5 else 0.0


def ends_text(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(_TERMINAL.search(text.rstrip()))


def is_open(text: str, grammar: Grammar) -> bool:
    """Whether a text can't end here: a comma, a dash, an open bracket or a word that must be followed."""
    words = text.rsplit(maxsplit=1)
    if not words:
        return False
    if words[-1][-1] in _GOES_ON and (len(words) > 1 or len(words[0]) > 1):
        return True
    return text.count("(") > text.count(")") or words[-1].casefold() in grammar.furniture.dangling


def starts_low(text: str) -> bool:
    """Whether a text begins in the middle of a sentence: with a small letter or a closing mark."""
    return bool(_LOW.match(text))


def starts_section(text: str, grammar: Grammar) -> bool:
    """Whether a line ends the rows above it: the heading of a glossary or of notes."""
    key = fold(text).casefold().rstrip(": ")
    return key in grammar.furniture.glossary or key.startswith(grammar.furniture.note_openings)


def is_deed(text: str, grammar: Grammar) -> bool:
    """Whether a sentence says what is to be done: "Review the …", "a) Review the …", "Managers will …"."""
    told = COUNTED.sub("", fold(text).removeprefix(ITEM)).casefold()
    return told.split()[0] in grammar.furniture.imperatives or asks(text, grammar)


def asks(text: str, grammar: Grammar) -> bool:
    """Whether a sentence says by its verb what is to be done: "The report was noted" only begins as a deed may."""
    words = text.casefold().split()
    modals = grammar.furniture.finite_modals
    opens = words[0] in grammar.furniture.imperatives and words[0] not in grammar.furniture.dangling
    return opens or not modals.isdisjoint(words)


def says_found(text: str, grammar: Grammar) -> bool:
    """Whether a sentence says what an inspection found, and begins with that: "Inspectors found that …"."""
    said = grammar.references
    who = (*said.visitors, *said.inspectorates, *said.inspection_words, *said.finders)
    return found_pattern(who, said.found_words, grammar.furniture.determiners).match(fold(text)) is not None


@lru_cache(maxsize=8)
def found_pattern(who: tuple[str, ...], found: tuple[str, ...], determiners: tuple[str, ...]) -> re.Pattern[str]:
    """Matches "The review team also found": who found it, up to two words more, the verb."""
    between = r"\s(?:[a-z]+\s){0,2}?"
    return re.compile(rf"(?:(?:{any_of(determiners)})\s)?(?:{any_of(who)}){between}(?:{any_of(found)})\b", re.I)


def asks_meeting(text: str, grammar: Grammar) -> bool:
    """Whether a text asks those who meet to note a report or agree to it: "Members are asked to: (1) note the plan"."""
    words = grammar.furniture
    asking = asking_pattern((*words.meetings, *words.deciders), words.asked, words.notes, words.resolves, words.taken)
    return asking.match(fold(unmark(text)).casefold()) is not None


@lru_cache(maxsize=8)
def asking_pattern(
    who: tuple[str, ...],
    asked: tuple[str, ...],
    notes: tuple[str, ...],
    resolves: tuple[str, ...],
    taken: tuple[str, ...],
) -> re.Pattern[str]:
    """Matches what a meeting is asked, in small letters, within the first words of a text: to note anything, or to
    agree to what is before it, "the revised plan"; what it should decide besides may be what is recommended.
    """
    body = rf"(?:[\w'’&,()-]+\s+){{0,8}}?(?:{any_of(who)})(?:\s+\(\w+\))?:?"
    paper = rf"(?:and\s+\w+\s+)?(?:on\s+|in\s+)?(?:(?:the|this)\s+(?:[\w'’-]+\s+){{0,5}}?)?(?:{any_of(taken)})\b"
    deed = rf"{_COUNT}(?:to\s+)?(?:\w+ly\s+)?(?:(?:{any_of(notes)})\b|(?:{any_of(resolves)})\s+{paper})"
    lead = r"(?:it\s+is\s+)?(?:recommended\s+)?(?:[–—-]\s+)?"
    told = rf"{body}\s+(?:is|are)\s+(?:\w+\s+)?(?:{any_of(asked)})(?:\s+(?:to|that))?(?:\s+it)?:?\s+{deed}"
    that = rf"{lead}(?:that:?\s+|for\s+|we\s+ask\s+)?{body}\s+(?:should\s+)?{deed}"
    noted = rf"{lead}that:?\s+{_COUNT}(?:[\w'’&,()-]+\s+){{1,12}}?(?:be|is|are)\s+(?:noted|received)"
    return re.compile(rf"{_COUNT}(?:{told}|{that}|{noted}\s*(?:[.;,:]|and\b|$)|to\s+(?:{any_of(notes)})\b)")
