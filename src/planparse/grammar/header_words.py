"""How a header's words are looked up among known ones: whole, explained, coordinated, cut short, misspelled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from pydantic import Field

from planparse.grammar.abbreviations import spelled_out
from planparse.grammar.base import GrammarModel
from planparse.text import opens_with

_PART_MARK = re.compile(r"\((?:\d+[a-z]?|[a-z]|s)\)")
_POSSESSIVE = re.compile(r"[’']s\b")
_CONTRACTED = re.compile(r"[’'](ll|re|ve|d)\b")
_WHOLE = {"ll": " will", "re": " are", "ve": " have", "d": " would"}
_NUMBER_SIGN = re.compile(r"[#№]")
_NO_WORD = re.compile(r"[^\w]+|[\d¹²³⁰⁴-⁹]+$")
_GLOSS = re.compile(r"\s*([(\[])|(?:\s*:|\s+[-–—]+)\s+")  # "Action (what we do)": an explanation
_SUBTITLE = re.compile(r"\s*:\s+|\s+[-–—]+\s+")
EITHER = re.compile(r"\s*[/|+&]\s*|\s+and\s+|,\s+", re.IGNORECASE)
TYPO = 87  # least likeness, of 100, at which a long header word is a misspelling of a known one
LEAST_SHARE = 0.3  # of a header's words that the phrase in it must make up
SLIGHT = 70  # certainty below which the words behind a header name nothing by themselves
SUBTITLE_WORDS = 3  # least words behind a dash or a colon that only explain the header before it
HEAD_WORDS = 10  # a longer text with a joiner is a sentence
HEADER_WORDS = 14  # a longer text is no header
SLIP = 94  # likeness at which the whole header is one, and not a part of it a shorter phrase
YEARLY = 95  # certainty of a header that is a known phrase but for the year in it
LIKELY = 85  # certainty of a header that is a known phrase in other words
SURE = 90  # certainty of a header that is a known phrase but for a slip
EDGE = 3  # letters at a phrase's ends of which a misspelling keeps one or the other
_YEAR = re.compile(r"\b20\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?(?!\d)")
_DATE_BEHIND = re.compile(r"\s*(?:[(\[]|[:–—-]\s|\s[–—-])(?=[^)\]]*\d)")  # "Six month update (March 2017)"
_WORDS = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"(?:q|qtr)?\d+(?:st|nd|rd|th)?$")
_COUNTED = {"finding", "number"}
Match = tuple[str | None, int, str]


class Phrases(NamedTuple):
    """Known headers as they are looked up: role by phrase, first phrase by its letters alone, all by their edges.

    A misspelled header keeps its first letters or its last: those that share neither needn't be compared.

    `joiners` are the words behind which an English noun phrase says no more than what its head is about; a header that
    asks, `questions` by the word that opens them, has no such head. `transparent` are openings that only say how much
    of it is told: "summary of". `named`: the questions by what else opens them; `voices`: of whom a question speaks
    that only a header asks; `dating`: words that a date at a header's end is made of, figures aside.
    """

    roles: dict[str, str | None]
    solid: dict[str, str]
    openings: dict[str, list[str]]
    endings: dict[str, list[str]]
    joiners: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    questions: Mapping[str, tuple[Question, ...]] = MappingProxyType({})
    initials: Mapping[str, Sequence[str]] = MappingProxyType({})
    transparent: frozenset[str] = frozenset()
    named: Mapping[str, tuple[Question, ...]] = MappingProxyType({})
    voices: frozenset[str] = frozenset()
    dating: frozenset[str] = frozenset()


class Question(GrammarModel):
    """A header that is a question: the words that ask, those it may hold (none: any) and the role of the answers.

    `then`: words of which some come behind one of `about`: "What Ofsted said" is found, "What Ofsted said we must do"
    is to be done. Such a header may open with the `names` of what it asks for too: "Areas Ofsted said we must improve".
    """

    asks: tuple[str, ...] = Field(min_length=1)
    about: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    role: str

    def fits(self, words: Sequence[str]) -> bool:
        """Whether a header's words are those of this question, the one that asks aside."""
        if not self.then:
            return not self.about or not set(self.about).isdisjoint(words)
        held = {word: words.index(word) for word in self.about if word in words}
        behind = f" {' '.join(words[min(held.values()) + 1 :])} " if held else ""
        return any(f" {phrase} " in behind for phrase in self.then)


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """A header's words in lower case: no punctuation, endnote marks, bracketed part marks or dates' apostrophes."""
    text = _NUMBER_SIGN.sub(" no ", _PART_MARK.sub(" ", text.lower()))
    if "'" in text or "’" in text:
        text = _CONTRACTED.sub(lambda found: _WHOLE[found.group(1)], text)
    text = _POSSESSIVE.sub("s", text).replace("&", " and ").replace("+", " and ")
    return " ".join(_NO_WORD.sub(" ", text).split())


def match_phrase(header: str, phrases: Phrases) -> Match:
    """The phrase that a header is, is made up of, is misspelled from, or begins or ends with; a tie is refused."""
    key = header_key(header)
    if not key:
        return None, 0, "blank"
    if not any(map(str.isalpha, key)):
        return None, 0, "not known"  # most cells of most tables: no phrase is nothing but figures
    if known := exactly(key, phrases) or undated(header, phrases):
        return known
    if len(key.split()) > HEADER_WORDS:
        whole_question = header.rstrip().endswith("?") and asked(header, key.split(), phrases)
        return whole_question or (None, 0, "not known")
    main = before_gloss(header, phrases)
    if main != header and (known := exactly(header_key(main), phrases)):
        gloss = None if known[0] else exactly(header_key(header[len(main) :]), phrases)
        return (gloss or known)[0], 95, f"{known[2]}, explained"
    if known := coordinated(EITHER.split(main), phrases) or coordinated(halves(key, phrases), phrases):
        return known
    plain = " ".join(word for word in key.split() if word not in phrases.fillers)
    if known := in_any_number(plain, phrases):
        return known
    opening = opens_with(key, phrases.transparent)
    if opening and opening != key:
        role, certainty, why = match_phrase(key.removeprefix(opening), phrases)
        return role, min(certainty, LIKELY), why
    slip = misspelled(key, phrases)
    if slip and slip[1] == SURE:
        return slip
    if known := cut_short(plain, phrases):
        return known
    return (
        asked(header, key.split(), phrases)
        or contained(key, phrases)
        or (plain != key and contained(plain, phrases))
        or contained(header_key(before_date(header)), phrases)
        or slip
        or (None, 0, "not known")
    )


def exactly(key: str, phrases: Phrases) -> Match | None:
    """The phrase that a header is, perhaps with other spacing."""
    if key in phrases.roles:
        return phrases.roles[key], 100, f"is {key!r}"
    if (phrase := phrases.solid.get(key.replace(" ", ""))) is not None:
        return phrases.roles[phrase], 98, f"is {phrase!r} with other spacing"
    return None


def undated(header: str, phrases: Phrases) -> Match | None:
    """The phrase that a header is but for its year, "Priority for 2023/24", or how far it has come by the date at its
    end, "Progress to March 2024".
    """
    if known := headed(_YEAR.sub(" ", header), phrases) if _YEAR.search(header) else None:
        return known
    known = headed(before_last_date(header, phrases), phrases)
    return ("progress", LIKELY, known[2]) if known and known[0] == "progress" else None


def headed(timeless: str, phrases: Phrases) -> Match | None:
    """The phrase that a header without its date is, the joiners before that aside."""
    words = header_key(timeless).split()
    while words and words[-1] in phrases.joiners:
        words.pop()
    plain = [word for word in words if word not in phrases.fillers]
    known = (exactly(" ".join(words), phrases) or exactly(" ".join(plain), phrases)) if plain else None
    return (known[0], YEARLY, f"{known[2]} of a year") if known else None


def before_last_date(header: str, phrases: Phrases) -> str:
    """A header without the date at its end: "Progress" of "Progress to the end of May 2023"; "" where none is."""
    words = _WORDS.findall(header.lower())
    first = len(words)
    while first and (_FIGURE.match(words[first - 1]) or words[first - 1] in phrases.dating):
        first -= 1
    return " ".join(words[:first]) if any(map(_FIGURE.match, words[first:])) else ""


def before_gloss(header: str, phrases: Phrases) -> str:
    """A header without the brackets or the question that explain it: "Outcomes: what difference will it make?"."""
    found = _GLOSS.search(header)
    if found is None:
        return header
    asked = header_key(header[found.end() :]).split()[:1]
    return header[: found.start()] if found.group(1) or asks(asked, phrases) else header


def before_date(header: str) -> str:
    """A header without the date, or another gloss of figures, that brackets, a colon or a dash part from it; "" where
    nothing is parted.
    """
    found = _DATE_BEHIND.search(header)
    return header[: found.start()] if found else ""


def subtitled(header: str, phrases: Phrases) -> Match | None:
    """The phrase that stands before a dash or a colon with a subtitle: "Action needed – Standard of evidence for it".

    A word or two behind it may be what the column holds of it: "Action – progress"; so may a known phrase.
    """
    found = _SUBTITLE.search(header)
    if found is None or len(header_key(header[found.end() :]).split()) < SUBTITLE_WORDS:
        return None
    if any(map(str.isdigit, header[: found.start()])):
        return None  # "Key issue 1: Raise standards" heads a part of the plan
    behind = match_phrase(header[found.end() :], phrases)
    known = exactly(header_key(header[: found.start()]), phrases)
    return (known[0], YEARLY, f"{known[2]}, with a subtitle") if known and behind[1] < SLIGHT else None


def coordinated(parts: Sequence[str], phrases: Phrases) -> Match | None:
    """The one role of a header that is known phrases side by side: "Lead/Owner", "Camau / Actions"."""
    keys = [header_key(part) for part in parts]
    known = [exactly(key, phrases) for key in keys]
    if len(known) < 2 or not all(keys):
        return None
    if (whole := " and ".join(keys)) in phrases.roles:
        return phrases.roles[whole], 95, f"is {whole!r}"
    if not all(known):
        read = [match or contained(key, phrases) for match, key in zip(known, keys, strict=True)]
        alike = {match[0] for match in read if match}
        return (alike.pop(), 80, f"holds it {len(read)} times over") if all(read) and len(alike) == 1 else None
    roles = sorted({match[0] for match in known if match and match[0]})
    if len(roles) > 1:
        return tied(roles)
    return (roles[0] if roles else None), 95, f"names it {len(known)} times over"


def halves(key: str, phrases: Phrases) -> tuple[str, ...]:
    """A header's words as two known phrases of one role, "Argymhelliad Recommendation", else nothing."""
    words = key.split()
    for at in range(1, len(words)):
        one, two = " ".join(words[:at]), " ".join(words[at:])
        if one in phrases.roles and two in phrases.roles and phrases.roles[one] == phrases.roles[two]:
            return one, two
    return ()


def in_any_number(key: str, phrases: Phrases) -> Match | None:
    """The phrase that a header is in the singular or the plural."""
    found = next((p for p in (key, key.removesuffix("s"), f"{key}s") if p in phrases.roles), None)
    return (phrases.roles[found], 85, f"is {found!r}, more or less") if found else None


def cut_short(key: str, phrases: Phrases) -> Match | None:
    """The one role of the phrases that a header may be short for: "Impl. Date"."""
    words = spelled_out(key.split(), phrases.initials)
    roles = {phrases.roles[phrase] for phrase in words}
    roles = roles - {None} or roles
    return (roles.pop(), LIKELY, f"is short for {words[0]!r}") if len(roles) == 1 else None


def asks(words: Sequence[str], phrases: Phrases) -> bool:
    """Whether words open with one that asks."""
    return bool(words) and words[0] in phrases.questions


def asked(header: str, words: Sequence[str], phrases: Phrases) -> Match | None:
    """The role of the answers to a question of two words or more: "What action is required?".

    One is sure to be asked by its mark, by words that follow on one another, or as those speak who wrote the plan:
    "What we are doing to put it right". A longer one may be a header with the cell below it.
    """
    if len(words) < 2:
        return None
    for question in (*phrases.questions.get(words[0], ()), *phrases.named.get(words[0], ())):
        if question.fits(words[1:]):
            spoken = question.then or not phrases.voices.isdisjoint(words)
            sure = header.rstrip().endswith("?") or (spoken and len(words) <= HEAD_WORDS and "?" not in header)
            certainty = LIKELY if sure else 70
            return None if question.role == "extra" else question.role, certainty, f"asks {words[0]!r}"
    return None


def contained(key: str, phrases: Phrases) -> Match | None:
    """The head of the header where it is known, else the longest known phrase that opens or closes enough of it."""
    roles, words = phrases.roles, key.split()
    if not words:
        return None
    at = joiner_at(words, phrases)
    if asks(words[at + 1 :], phrases) and (tail := " ".join(words[at:])) in roles:  # "action" by when
        return roles[tail], 80, f"ends with {tail!r}"
    if head := head_of(words, phrases):
        return roles[head], 60, f"is {head!r} of something"
    if last := last_of(words, phrases):
        return roles[last], 75, f"is {last!r} of something said before it"
    parts = {" ".join(part) for n in range(1, len(words)) for part in (words[:n], words[n:])}
    known = [p for p in parts if p in roles and p not in phrases.joiners and (len(p) > 3 or len(words) <= 2)]
    hits = [(len(p.split()), len(p), p, roles[p]) for p in known]
    if not hits:
        return None
    longest = max(hits)
    rivals = {role for count, _, _, role in hits if count == longest[0]}
    if len(rivals) > 1:
        if "and" in words:
            return tied(rivals)
        # the head of an English noun phrase is its last word: "action lead" is a lead
        longest = max((h for h in hits if h[0] == longest[0]), key=lambda h: (f" {key} ".rfind(f" {h[2]} "), h))
    share = longest[0] / len(words)
    if share < LEAST_SHARE:
        return None
    return longest[3], max(40, min(95, int(100 * share))), f"holds {longest[2]!r}"


def last_of(words: Sequence[str], phrases: Phrases) -> str | None:
    """The second of two known phrases that a header is made of, its head: "head of service" comments.

    A number of what it counts is none: of a paragraph it tells a finding. Nor is what no role claims.
    """
    pairs = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    known = ((first, last) for first, last in pairs if first in phrases.roles and last in phrases.roles)
    for first, last in known:
        role = phrases.roles[last]
        if role is not None and {phrases.roles[first], role} != _COUNTED:
            return first if last.endswith("ed") else last  # an "outcome" achieved
    return None


def head_of(words: Sequence[str], phrases: Phrases) -> str | None:
    """The known phrase before a header's first joiner, perhaps after one word: expected "date" of completion."""
    if len(words) > HEAD_WORDS or asks(words, phrases):
        return None
    at = joiner_at(words, phrases)
    if at and (whole := " ".join(words[: at + 1])) in phrases.roles:  # "no of"
        return whole
    return next((part for part in (" ".join(words[n:at]) for n in range(min(at, 2))) if part in phrases.roles), None)


def joiner_at(words: Sequence[str], phrases: Phrases) -> int:
    """Where the first joiner stands that words follow, 0 where none does."""
    return next((n for n, word in enumerate(words[:-1]) if word in phrases.joiners), 0)


def misspelled(key: str, phrases: Phrases) -> Match | None:
    """The known phrase that the header is nearly spelled like; a tie between roles is refused."""
    if len(key) < 5:
        return None
    if swapped := [p for p in swaps(key) if p in phrases.roles]:
        roles = {phrases.roles[p] for p in swapped}
        return (roles.pop(), SURE, f"is spelled like {swapped[0]!r}") if len(roles) == 1 else tied(roles)
    from rapidfuzz import fuzz, process  # only headers that no phrase knows get here

    alike = (phrases.openings.get(key[:EDGE], ()), phrases.endings.get(key[-EDGE:], ()))
    nearest = [process.extract(key, group, scorer=fuzz.ratio, score_cutoff=TYPO, limit=4) for group in alike]
    near = [hit for hits in nearest for hit in hits]
    if not near:
        return None
    phrase, likeness, _ = max(near, key=lambda hit: hit[1])
    roles = {phrases.roles[p] for p, score, _ in near if score >= likeness - 1}
    if len(roles) > 1:
        return tied(roles)
    return phrases.roles[phrase], SURE if likeness >= SLIP else 70, f"is spelled like {phrase!r}"


def tied(roles: Iterable[str | None]) -> Match:
    """The refusal of a header that is like phrases of several roles; "extra" is the role of none."""
    return None, 0, f"a tie of {' and '.join(sorted(role or 'extra' for role in roles))}"


def swaps(key: str) -> list[str]:
    """The words with two neighbouring letters changed over, each way: "imapct" is too short to be near "impact"."""
    pairs = [n for n in range(len(key) - 1) if key[n] != key[n + 1] and " " not in key[n : n + 2]]
    return [f"{key[:n]}{key[n + 1]}{key[n]}{key[n + 2 :]}" for n in pairs]
