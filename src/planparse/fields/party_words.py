"""A lead cell as units: words and phrases with the kind that the grammar, the document or their shape gives them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from planparse.grammar.parties import PartyGrammar

_LETTERS = (
    r"[^\W_]\.(?:[^\W_]\.)+(?:[^\W_](?![^\W_]))?|"
    r"[^\W_]+(?:['’&\-‐‑][^\W_]+|\.(?=[^\W_])[^\W_]+)*(?:(?<=\d)\+)?['’]?|[^\w\s]|_"
)
LABELS = {
    "roles": "ROLE",
    "leading_roles": "LEADING",
    "closed_roles": "CLOSED",
    "plurals": "PLURAL",
    "institutions": "INSTITUTION",
    "clients": "CLIENT",
    "served": "SERVED",
    "teams": "TEAM",
    "bodies": "BODY",
    "landlords": "LANDLORD",
    "body_nouns": "BODYNOUN",
    "umbrella_bodies": "UMBRELLA",
    "prefix_bodies": "PREFIX",
    "departments": "DEPT",
    "qualifiers": "QUALIFIER",
    "titles": "TITLE",
    "ranks": "RANK",
    "post_ranks": "POSTRANK",
    "post_nominals": "POST",
    "particles": "PARTICLE",
    "everyone": "ALL",
    "unfilled": "VACANT",
    "undecided": "UNDECIDED",
    "title_joiners": "PREP",
    "tying_joiners": "TIE",
    "partner_joiners": "WITH",
    "joiners": "AND",
    "first_names": "FIRST",
}
_TELEPHONE = r"(?<!\w)(?:\+44|0)[\d ()-]{8,14}\d(?!\w)"
_AFTER_POST = ("COMMA", "DASH", "OPEN", "COLON", "TIE", "PREP")
_FIELDS = ("DEPT", "NAME", "BODYNOUN")  # what a post's name has between those whom it is for and its head
_UNIT = ("DEPT", "NAME", "AND", "INSTITUTION", "BODYNOUN")  # what the name of a post's unit is of
_ENDING = ("LINE", "STRONG", "SLASH", "OPEN")
_BY_PLACE = ("SERVED", "CLIENT", "INSTITUTION", "LANDLORD", "FIRST")  # what stands around them says what they are
_NAMELIKE = ("FIRST", "CAPS", "CAPS3")
SEPARATORS = {",": "COMMA", ";": "STRONG", "|": "STRONG", "•": "STRONG", "/": "SLASH", "\n": "LINE", ":": "COLON"}
SEPARATORS |= dict.fromkeys("-–—", "DASH") | dict.fromkeys("([", "OPEN") | dict.fromkeys(")]", "CLOSE")
SEPARATORS |= {"&": "AND", "+": "AND", "\\": "SLASH"}
_MARKS = frozenset(SEPARATORS.values()) - {"AND"}
_PARTING = frozenset({*SEPARATORS.values(), "WITH", "TITLE", "RANK"})  # what stands before a person, and after one
_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}|(?:[A-Z]\.){1,3}[A-Z]|[A-Z]{2,3}|[A-Z]{1,3}(?:Mc|Mac|O'|De)[A-Z]|[A-Z]\.?")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9&\-]*[A-Z0-9]")
_DIALLED = re.compile(_TELEPHONE)
_FIELD_LETTERS = re.compile(r"[A-Z]&[A-Z]")  # "L&D", "H&S": two words joined name a field of work, no body
_PLURAL_CAPITALS = re.compile(r"[A-Z]{2,6}'?s")


class Unit(NamedTuple):
    """One word or phrase: where it stands in the text, its words in lower case, and its kind."""

    start: int
    end: int
    text: str
    kind: str

    @property
    def low(self) -> str:
        return self.text.casefold().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Labeller:
    """`word` parts a text into words; `find` gives the grammar's phrases in them: (first, last, kind)."""

    word: re.Pattern[str]
    find: Callable[[tuple[str, ...]], Sequence[tuple[int, int, str]]]


@lru_cache(maxsize=8)
def labeller(grammar: PartyGrammar) -> Labeller:
    """The grammar's phrase finder, longest first. Built once a grammar, by spaCy.

    A bare vocabulary and spaCy's phrase matcher are all it takes: a blank pipeline with its English tokenizer and a
    ruler, which this room's words never use, would cost every cold start a quarter of a second.
    """
    from spacy.attrs import LOWER
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.util import filter_spans
    from spacy.vocab import Vocab

    word = _word_pattern(token for _, phrases in grammar.word_lists() for phrase in phrases for token in phrase.split())
    vocab = Vocab(lex_attr_getters={LOWER: str.lower})
    matcher = PhraseMatcher(vocab, attr=LOWER)
    for name, phrases in grammar.word_lists():
        forms = (form for phrase in phrases for form in _forms(phrase, grammar.joiners[0]))
        matcher.add(LABELS[name], [Doc(vocab, words=word.findall(form.replace("’", "'"))) for form in forms])

    @lru_cache(maxsize=8192)
    def found_in(words: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
        return tuple(
            (span.start, span.end, span.label_)
            for span in filter_spans(matcher(Doc(vocab, words=list(words)), as_spans=True))
            if _fits(words[span.start : span.end], span.label_, grammar.short_words)
        )

    return Labeller(word, found_in)


def _forms(phrase: str, conjunction: str) -> tuple[str, ...]:
    """A phrase as written, and with its "and" as a sign."""
    spelled = f" {conjunction} "
    return (phrase, phrase.replace(spelled, " & ")) if spelled in phrase else (phrase,)


def _word_pattern(tokens: Iterable[str]) -> re.Pattern[str]:
    """Words, marks and line breaks; a grammar's word with a slash in it ("and/or") is one word."""
    slashed = sorted(
        {re.escape(token) for token in tokens if "/" in token[1:-1]}, key=lambda token: (-len(token), token)
    )
    return re.compile(rf"\n|\S+@\S+\.\w+|{_TELEPHONE}|(?i:{'|'.join(slashed) or '(?!)'})(?!\w)|{_LETTERS}")


def units_of(text: str, find: Labeller, learned: Mapping[tuple[str, ...], str], initials: frozenset[str]) -> list[Unit]:
    """The units of a cell in order; `learned` holds the document's own phrases, which win over the grammar's."""
    tokens = list(find.word.finditer(text))
    if not tokens:
        return []
    words = [token.group().replace("’", "'") for token in tokens]
    spans = {start: (end, kind) for start, end, kind in find.find(tuple(words))}
    spans |= _learned_spans(words, learned)
    out: list[Unit] = []
    at = 0
    while at < len(tokens):
        end, kind = spans.get(at, (at + 1, ""))
        inner = [position for position in range(at + 1, end) if position in spans and spans[position][0] > end]
        if inner:  # the document's longer phrase begins inside the grammar's
            end, kind = at + 1, ""
        first, last = tokens[at].start(), tokens[end - 1].end()
        printed = text[first:last]
        out.append(Unit(first, last, printed, kind or shape_of(printed, initials)))
        at = end
    return _ranked(_modifying(_numbered(_unfilled([_counted(unit) for unit in out if unit.kind]))))


def _unfilled(units: list[Unit]) -> list[Unit]:
    """A vacancy that marks part from any post names nobody: "Vacant – Head of SEND", not "Vacant Homes Officer"."""
    apart = [True, *(unit.kind in _MARKS for unit in units), True]
    return [
        unit._replace(kind="UNDECIDED") if unit.kind == "VACANT" and apart[at] and apart[at + 2] else unit
        for at, unit in enumerate(units)
    ]


def _numbered(units: list[Unit]) -> list[Unit]:
    """A number behind words that name nobody is theirs: "See action 3"."""
    for position, (before, unit) in enumerate(itertools.pairwise(units), 1):
        if unit.kind == "NUM" and before.kind == "UNDECIDED":
            units[position] = unit._replace(kind="UNDECIDED")
    return units


def _counted(unit: Unit) -> Unit:
    """A body's noun in the plural and in small letters means several: "CEF services"; "Parking Services" is one."""
    several = unit.kind == "BODYNOUN" and unit.text.islower() and unit.text.endswith("s")
    return unit._replace(kind="PLURAL") if several else unit


def _modifying(units: list[Unit]) -> list[Unit]:
    """A post's abbreviation before a body's noun says whose it is: "EP Team"; a lone name in capitals is none."""
    if len(units) < 2 and not any(unit.kind in _BY_PLACE for unit in units):
        return units
    for position, (unit, after) in enumerate(itertools.pairwise(units)):
        abbreviation = unit.kind == "LEADING" or (unit.kind == "ROLE" and unit.text.isupper())
        if abbreviation and after.kind in ("BODYNOUN", "TEAM"):
            units[position] = unit._replace(kind="DEPT")
    for position, unit in enumerate(units):
        if unit.kind in ("INSTITUTION", "CLIENT"):
            own = _unit_of_post(units, position) if unit.kind == "INSTITUTION" else range(0)
            units[position] = unit._replace(kind="DEPT" if own or _is_field(units, position) else "PLURAL")
            for inside in own:
                units[inside] = units[inside]._replace(kind="AND" if units[inside].kind == "AND" else "DEPT")
        elif unit.kind == "LANDLORD":
            units[position] = unit._replace(kind="BODYNOUN" if _ends_name(units, position) else "DEPT")
    for position, unit in enumerate(units):
        if unit.kind == "SERVED":
            before = [other.kind for other in units[max(0, position - 2) : position]]
            field = before[-1:] in (["ROLE"], ["LEADING"]) or (before[:1] == ["ROLE"] and before[-1] in _AFTER_POST)
            field = field or (before == ["DEPT", "COMMA"] and _closes_fields(units, position))
            field = field or _is_field(units, position)
            units[position] = unit._replace(kind="DEPT" if field else "PLURAL")
    for position, unit in enumerate(units):
        beside = [other for other in units[max(0, position - 1) : position + 2] if other is not unit]
        capitals = any(other.text.isupper() and len(other.text) > 2 for other in beside if other.kind in _NAMELIKE)
        if unit.kind == "FIRST" and unit.text.isupper() and not capitals:  # "Service Manager MAGS"
            units[position] = unit._replace(kind=shape_of(unit.text, frozenset()))
    return units


def _is_field(units: Sequence[Unit], position: int) -> bool:
    """Whether a word for people says whom the post or the body behind it is for: "Carers [Centre]".

    Two such words are people who are in a body of their own: "Staff Carers [Network]".
    """
    before, after = units[max(0, position - 1) : position], units[position + 1 : position + 2]
    body = any(unit.kind == "BODYNOUN" and unit.text.istitle() for unit in after)
    return _opens_post(units, position) or (body and all(unit.kind != "PLURAL" for unit in before))


def _unit_of_post(units: Sequence[Unit], position: int) -> range:
    """The words of the one field behind a post's mark that a plural in capitals ends: "Service Manager, [Hospital
    Teams]"; none behind another comma, or before one, where it is of a list: "Head of Service, Schools, Police".
    """
    first = position
    while first and units[first - 1].kind in _UNIT:
        first -= 1
    back = [unit.kind for unit in reversed(units[:first])] + [""] * 4
    listed = back[2] == "COMMA" and back[3] not in ("NAME", "FIRST")
    post = back[1] in ("ROLE", "CLOSED") and not units[first - 2].text.isupper() and not listed
    follows = next((unit.kind for unit in units[position + 1 :] if unit.kind not in _UNIT), "LINE")
    ends = follows in _ENDING and units[position].text[0].isupper()
    return range(first, position + 1) if post and ends and back[0] in ("COMMA", "DASH") else range(0)


def _opens_post(units: Sequence[Unit], position: int) -> bool:
    """Whether a post for those whom a word names follows it with no mark between: "Carers [Commissioning Officer]"."""
    following = list(itertools.takewhile(lambda unit: unit.kind in _FIELDS, units[position + 1 : position + 3]))
    head = next(iter(units[position + 1 + len(following) :]), None)
    if head is None or head.kind not in ("ROLE", "LEADING"):
        return False
    homes = units[position].kind == "INSTITUTION" and units[position].text[0].isupper() and head.text.istitle()
    return bool(following) or homes or (" " in head.text and " of " not in head.low)


def _ends_name(units: Sequence[Unit], position: int) -> bool:
    """Whether a word ends a run of capitalised words between marks: "Head of Repairs, Mill Valley [Housing]"."""
    named = list(itertools.takewhile(lambda unit: unit.kind == "NAME", reversed(units[:position])))
    before, after = units[: position - len(named)][-1:], units[position + 1 :][:1]
    return bool(named) and all(unit.kind in _PARTING for unit in (*before, *after))


def _closes_fields(units: Sequence[Unit], position: int) -> bool:
    """Whether a list of a post's fields is about to end: "Head of Service – Children, [Families] and Justice"."""
    after = [unit.kind for unit in units[position + 1 : position + 3]]
    if after not in (["AND", "DEPT"], ["AND", "NAME"]):
        return False
    before = [unit.kind for unit in units[:position]]
    while before and before[-1] in ("DEPT", "COMMA"):
        before.pop()
    return before[-1:] == ["ROLE"] or (before[-2:-1] == ["ROLE"] and before[-1] in _AFTER_POST)


def _ranked(units: list[Unit]) -> list[Unit]:
    """A rank is a title before a name, else a post or, of two letters ("DI"), somebody's initials; one that is a post
    elsewhere ("SM") is a title before a first name.
    """
    for position, unit in enumerate(units):
        if unit.kind in ("RANK", "POSTRANK"):
            opens = position == 0 or units[position - 1].kind in (*_PARTING, "INIT")
            after = units[position + 1 :]
            named = _opens_name(after) and (unit.kind == "RANK" or after[0].kind == "FIRST")
            letters = unit.kind == "RANK" and shape_of(unit.text, frozenset()) == "INIT"
            lone = "INIT" if letters and not named else "ROLE"
            units[position] = unit._replace(kind="TITLE" if opens and named else lone)
    return units


def _opens_name(units: Sequence[Unit]) -> bool:
    """Whether units begin with a name: a first name, or no word that is known until the next mark."""
    run = list(itertools.takewhile(lambda unit: unit.kind not in _PARTING, units))
    surname = next((unit for unit in run if not _forename(unit)), None)
    if surname is None or surname.kind not in ("NAME", "FIRST", "PARTICLE"):
        return False
    plain = all(unit.kind in ("NAME", "FIRST", "PARTICLE", "POST", "EMAIL") or _forename(unit) for unit in run)
    return plain or "FIRST" in (run[0].kind, surname.kind) or _forename(run[0])


def _forename(unit: Unit) -> bool:
    """Whether a unit is one initial before a surname: "A.", "J"."""
    return unit.kind == "INIT" and len(unit.text.replace(".", "")) == 1


def _fits(words: Sequence[str], kind: str, short_words: Sequence[str]) -> bool:
    """Whether a phrase may be meant: a short abbreviation in small letters ("it", "ad") is a plain word."""
    word = words[0]
    if len(words) > 1 or kind in ("PREP", "TIE", "WITH", "AND", "ALL", "VACANT", "UNDECIDED", "PARTICLE", "TITLE"):
        return True
    if kind == "POST":
        return not word.islower() and not word.istitle()
    if len(word) <= 3 and kind in ("DEPT", "ROLE", "RANK", "POSTRANK", "BODY", "BODYNOUN", "UMBRELLA"):
        return not word.islower() and (not word.istitle() or word.casefold() in short_words)
    return kind != "FIRST" or word[:1].isupper()


def _learned_spans(words: list[str], learned: Mapping[tuple[str, ...], str]) -> dict[int, tuple[int, str]]:
    folded = [word.casefold() for word in words]
    out: dict[int, tuple[int, str]] = {}
    at = 0
    while at < len(words):
        for size in range(min(6, len(words) - at), 0, -1):
            kind = learned.get(tuple(folded[at : at + size]))
            if kind and not (size == 1 and words[at].islower()):
                out[at] = (at + size, kind)
                at += size - 1
                break
        at += 1
    return out


def shape_of(word: str, initials: frozenset[str]) -> str:
    """The kind of a word that no list knows, by its letters; "" for a mark that means nothing."""
    if word in SEPARATORS:
        return SEPARATORS[word]
    if not any(letter.isalnum() for letter in word):
        return ""
    if "@" in word:
        return "EMAIL"
    if _DIALLED.fullmatch(word):
        return "UNDECIDED"
    if word in initials:
        return "INIT"
    if _FIELD_LETTERS.fullmatch(word):
        return "DEPT"
    if _PLURAL_CAPITALS.fullmatch(word):
        return "PLURAL"
    if _INITIALS.fullmatch(word):
        return "INIT" if len(word.replace(".", "")) != 3 or not _CAPITALS.fullmatch(word) else "CAPS3"
    if _CAPITALS.fullmatch(word):
        return "CAPS"
    if word[0].isdigit():
        return "NUM"
    return "NAME" if word[0].isupper() else "LOW"
