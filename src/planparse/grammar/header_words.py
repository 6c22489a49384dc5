"""How a header's words are looked up among known ones: whole, explained, coordinated, cut short, misspelled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from planparse.grammar.abbreviations import spelled_out
from planparse.grammar.misspellings import misspelled, tied
from planparse.grammar.phrases import SURE, Match, Phrases, header_key
from planparse.text import opens_with

_DIGIT = re.compile(r"\d")
_GLOSS = re.compile(r"\s*([(\[])|(?:\s*:|\s+[-–—]+)\s+")  # "Action (what we do)": an explanation
_SUBTITLE = re.compile(r"\s*:\s+|\s+[-–—]+\s+")
EITHER = re.compile(r"\s*[/|+&]\s*|\s+and\s+|,\s+", re.IGNORECASE)
LEAST_SHARE = 0.3  # of a header's words that the phrase in it must make up
SLIGHT = 70  # certainty below which the words behind a header name nothing by themselves
SUBTITLE_WORDS = 3  # least words behind a dash or a colon that only explain the header before it
HEAD_WORDS = 10  # a longer text with a joiner is a sentence
HEADER_WORDS = 14  # a longer text is no header
YEARLY = 95  # certainty of a header that is a known phrase but for the year in it
LIKELY = 85  # certainty of a header that is a known phrase in other words
_YEAR = re.compile(r"\b20\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?(?!\d)")
_DATE_BEHIND = re.compile(r"\s*(?:[(\[]|[:–—-]\s|\s[–—-])(?=[^)\]]*\d)")  # "Six month update (March 2017)"
_WORDS = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"(?:q|qtr)?\d+(?:st|nd|rd|th)?$")
_COUNTED = {"finding", "number"}


def match_phrase(header: str, phrases: Phrases) -> Match:
    """The phrase that a header is, is made up of, is misspelled from, or begins or ends with; a tie is refused."""
    key = header_key(header)
    if not key:
        return None, 0, "blank"
    if not any(map(str.isalpha, key)):
        return None, 0, "not known"  # most cells of most tables: no phrase is nothing but figures
    if known := exactly(key, phrases) or undated(header, phrases):
        return known
    words = key.split()
    if len(words) > HEADER_WORDS:
        whole_question = header.rstrip().endswith("?") and asked(header, words, phrases)
        return whole_question or (None, 0, "not known")
    main = before_gloss(header, phrases)
    if main != header and (known := exactly(header_key(main), phrases)):
        gloss = None if known[0] else exactly(header_key(header[len(main) :]), phrases)
        return (gloss or known)[0], 95, f"{known[2]}, explained"
    if known := coordinated(EITHER.split(main), phrases) or coordinated(halves(words, phrases), phrases):
        return known
    plain = " ".join([word for word in words if word not in phrases.fillers])
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
        asked(header, words, phrases)
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
    if not _DIGIT.search(header):
        return None
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
        role = held_by_all(known, keys, phrases)
        return (role, 80, f"holds it {len(keys)} times over") if role != "" else None
    roles = sorted({match[0] for match in known if match and match[0]})
    if len(roles) > 1:
        return tied(roles)
    return (roles[0] if roles else None), 95, f"names it {len(known)} times over"


def held_by_all(known: Sequence[Match | None], keys: Sequence[str], phrases: Phrases) -> str | None:
    """The one role that each part of a header is or holds; "" where one holds none or another."""
    found: set[str | None] = set()
    for match, key in zip(known, keys, strict=True):
        held = match or contained(key, phrases)
        if held is None or len(found := found | {held[0]}) > 1:
            return ""
    return found.pop()


class Ends(NamedTuple):
    """The known phrases that a header's words open with and close with, by how many words stand before the seam."""

    openings: dict[int, str]
    endings: dict[int, str]

    def pairs(self) -> list[tuple[str, str]]:
        """The phrases two by two that the whole header is made of."""
        return [(first, self.endings[at]) for at, first in self.openings.items() if at in self.endings]


def ends_of(words: Sequence[str], phrases: Phrases) -> Ends:
    """The known phrases at a header's ends: none where no phrase begins with its first word, or ends with its last."""
    ends = Ends({}, {})
    seams = range(1, len(words))
    for at in seams if words[0] in phrases.firsts else ():
        if (head := " ".join(words[:at])) in phrases.roles:
            ends.openings[at] = head
    for at in seams if words[-1] in phrases.lasts else ():
        if (tail := " ".join(words[at:])) in phrases.roles:
            ends.endings[at] = tail
    return ends


def halves(words: Sequence[str], phrases: Phrases) -> tuple[str, ...]:
    """A header's words as two known phrases of one role, "Argymhelliad Recommendation", else nothing."""
    pairs = ends_of(words, phrases).pairs()
    return next((pair for pair in pairs if phrases.roles[pair[0]] == phrases.roles[pair[1]]), ())


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
    if head := head_of(words, at, phrases):
        return roles[head], 60, f"is {head!r} of something"
    ends = ends_of(words, phrases)
    if last := last_of(ends, phrases):
        return roles[last], 75, f"is {last!r} of something said before it"
    parts = {*ends.openings.values(), *ends.endings.values()} - phrases.joiners
    known = [part for part in parts if len(part) > 3 or len(words) <= 2]
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


def last_of(ends: Ends, phrases: Phrases) -> str | None:
    """The second of two known phrases that a header is made of, its head: "head of service" comments.

    A number of what it counts is none: of a paragraph it tells a finding. Nor is what no role claims.
    """
    for first, last in ends.pairs():
        role = phrases.roles[last]
        if role is not None and {phrases.roles[first], role} != _COUNTED:
            return first if last.endswith("ed") else last  # an "outcome" achieved
    return None


def head_of(words: Sequence[str], at: int, phrases: Phrases) -> str | None:
    """The known phrase before a header's first joiner, `at`, perhaps after one word: expected "date" of completion."""
    if not at or len(words) > HEAD_WORDS or asks(words, phrases):
        return None
    if (whole := " ".join(words[: at + 1])) in phrases.roles:  # "no of"
        return whole
    return next((part for part in (" ".join(words[n:at]) for n in range(min(at, 2))) if part in phrases.roles), None)


def joiner_at(words: Sequence[str], phrases: Phrases) -> int:
    """Where the first joiner stands that words follow, 0 where none does."""
    return next((n for n, word in enumerate(words[:-1]) if word in phrases.joiners), 0)
