"""The words over columns: which role a header names (grammars/columns.toml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Self

from pydantic import Field, model_validator

from planparse.grammar.base import GrammarModel
from planparse.grammar.leanings import Leanings, leanings

ROLES = (
    "number",
    "recommendation",
    "finding",
    "outcome",
    "measure",
    "action",
    "lead",
    "delegate",
    "partner",
    "due",
    "priority",
    "status",
    "progress",
    "evidence",
    "completed",
)
_PART_MARK = re.compile(r"\((?:\d+[a-z]?|[a-z]|s)\)")
_POSSESSIVE = re.compile(r"[’']s\b")
_NUMBER_SIGN = re.compile(r"[#№]")
_NO_WORD = re.compile(r"[^\w]+|[\d¹²³⁰⁴-⁹]+$")
_GLOSS = re.compile(r"\s*([(\[])|(?:\s*:|\s+[-–—]+)\s+")  # "Action (what we do)": an explanation
_EITHER = re.compile(r"\s*[/|+&]\s*|\s+and\s+|,\s+", re.IGNORECASE)
TYPO = 87  # least likeness, of 100, at which a long header word is a misspelling of a known one
LEAST_SHARE = 0.3  # of a header's words that the phrase in it must make up
HEAD_WORDS = 6  # a longer text with a joiner is a sentence
HEADER_WORDS = 14  # a longer text is no header
SLIP = 94  # likeness at which the whole header is one, and not a part of it a shorter phrase
SURE = 90  # certainty of a header that is a known phrase but for a slip
EDGE = 3  # letters at a phrase's ends of which a misspelling keeps one or the other
Match = tuple[str | None, int, str]


class Phrases(NamedTuple):
    """Known headers as they are looked up: role by phrase, first phrase by its letters alone, all by their edges.

    A misspelled header keeps its first letters or its last: those that share neither needn't be compared.

    `joiners` are the words behind which an English noun phrase says no more than what its head is about; a header that
    asks, `questions`, has no such head.
    """

    roles: dict[str, str | None]
    solid: dict[str, str]
    openings: dict[str, list[str]]
    endings: dict[str, list[str]]
    joiners: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    questions: tuple[Question, ...] = ()


class Example(GrammarModel):
    """A header as councils print it and the role it must get ("" for none)."""

    header: str
    role: str


class Question(GrammarModel):
    """A header that is a question: the words that ask, those it may hold (none: any) and the role of the answers."""

    asks: tuple[str, ...] = Field(min_length=1)
    about: tuple[str, ...] = ()
    role: str


class Weights(GrammarModel):
    """What speaks for a role where the words over a column don't say it.

    `cells`: by role, "extra" among them, the share of its cells that are of each kind; `usual`: what it counts for that
    a plan has the role; `order`: the roles as their columns usually follow one another; words of cells: `told` what was
    done, `planned` what is to be, `costs` of what it takes.
    """

    cells: dict[str, dict[str, float]] = Field(default_factory=dict)
    usual: dict[str, float] = Field(default_factory=dict)
    order: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _roles_are_known(self) -> Self:
        for role in (*self.cells, *self.usual, *self.order):
            if role not in (*ROLES, "extra"):
                raise ValueError(f"{role!r} is no column role")
        return self


class ColumnGrammar(GrammarModel):
    """`roles`: the phrases of each role; `extra`: known columns that no role claims; `labels`: sentences that head a
    block of text and name a role; `gives_way`: words of a role that no role claims where another column has that role;
    `either`: recommendation words that mean the action where no other column is one; `beside_action`: action words
    that mean a measure where another column is the action; `revised`: words in a date's header that say that it
    replaces another; `recommendation_stems`: what a header that names the recommendation itself, and not only what it
    serves, has in it; `recommendation_numbers`: how the header of a number column begins that counts the
    recommendations; `joiners`: words that part a header's head from what it is about; `fillers`: words that
    change no role; `theme`: the columns before a recommendation that say what it comes under; `required`: columns of
    "extra" that are the recommendation where another is the finding; `question`: what questions over columns ask for,
    in the order in which they are tried.
    """

    roles: dict[str, tuple[str, ...]]
    extra: tuple[str, ...] = ()
    labels: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    gives_way: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    either: tuple[str, ...] = ()
    beside_action: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    recommendation_stems: tuple[str, ...] = ()
    recommendation_numbers: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    question: tuple[Question, ...] = ()
    weights: Weights = Weights()
    examples: tuple[Example, ...] = ()

    @model_validator(mode="after")
    def _phrases_are_known_and_unambiguous(self) -> Self:
        seen: dict[str, str] = {}
        for role in (self.gives_way.keys() | {question.role for question in self.question}) - {*ROLES, "extra"}:
            raise ValueError(f"{role!r} is no column role")
        for role, phrases in (*self.roles.items(), ("extra", self.extra)):
            if role not in (*ROLES, "extra"):
                raise ValueError(f"{role!r} is no column role")
            for phrase in phrases:
                key = header_key(phrase)
                if not key:
                    raise ValueError(f"an empty phrase under {role}")
                if seen.setdefault(key, role) != role:
                    raise ValueError(f"{phrase!r} stands under {seen[key]} and under {role}")
        return self

    @cached_property
    def phrases(self) -> Phrases:
        """Normalised phrases with their roles, null for a known column that no role claims."""
        known: dict[str, str | None] = {header_key(p): None for p in self.extra}
        for role, phrases in self.roles.items():
            known.update({header_key(p): role for p in phrases})
        solid = {phrase.replace(" ", ""): phrase for phrase in reversed(known)}
        openings, endings = grouped(known, lambda p: p[:EDGE]), grouped(known, lambda p: p[-EDGE:])
        return Phrases(known, solid, openings, endings, frozenset(self.joiners), frozenset(self.fillers), self.question)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the known headers, in small letters."""
        return frozenset(word for phrase in self.phrases.roles for word in phrase.split())

    @cached_property
    def label_phrases(self) -> dict[str, str]:
        """Normalised label sentence -> role."""
        return {header_key(p): role for role, phrases in self.labels.items() for p in phrases}

    def match(self, header: str) -> Match:
        """(role or null, certainty 0 to 100, why) of a header's words; certainty 0 is "not known"."""
        if header not in self._cache:
            self._cache[header] = match_phrase(header, self.phrases)
        return self._cache[header]

    def head(self, header: str) -> str:
        """A header's words before the first joiner: "key milestones" of "Key milestones in enacting it"."""
        words = header_key(header).split()
        return " ".join(words[: joiner_at(words, self.phrases)]) or " ".join(words)

    def leaning(self, header: str) -> dict[str, float]:
        """How much a header's single words lean to each role and to "extra" (planparse.grammar.leanings)."""
        return self._leanings.of(header_key(header))

    @cached_property
    def _leanings(self) -> Leanings:
        known = [(phrase, role or "extra") for phrase, role in self.phrases.roles.items()]
        asked = [(f"{q.asks[0]} {word}", q.role) for q in self.question for word in q.about]
        return leanings((*known, *asked))

    @cached_property
    def _cache(self) -> dict[str, Match]:
        return {}


def grouped(phrases: Iterable[str], edge: Callable[[str], str]) -> dict[str, list[str]]:
    """The phrases by their edge."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(edge(phrase), []).append(phrase)
    return groups


def header_key(text: str) -> str:
    """A header's words in lower case: no punctuation, endnote marks, bracketed part marks or dates' apostrophes."""
    text = _NUMBER_SIGN.sub(" no ", _PART_MARK.sub(" ", text.lower()))
    text = _POSSESSIVE.sub("s", text).replace("&", " and ").replace("+", " and ")
    return " ".join(_NO_WORD.sub(" ", text).split())


def match_phrase(header: str, phrases: Phrases) -> Match:
    """The phrase that a header is, is made up of, is misspelled from, or begins or ends with; a tie is refused."""
    key = header_key(header)
    if not key:
        return None, 0, "blank"
    if known := exactly(key, phrases):
        return known
    if len(key.split()) > HEADER_WORDS:
        return None, 0, "not known"
    main = before_gloss(header, phrases)
    if main != header and (known := exactly(header_key(main), phrases)):
        gloss = None if known[0] else exactly(header_key(header[len(main) :]), phrases)
        return (gloss or known)[0], 95, f"{known[2]}, explained"
    if known := coordinated(_EITHER.split(main), phrases) or coordinated(halves(key, phrases), phrases):
        return known
    plain = " ".join(word for word in key.split() if word not in phrases.fillers)
    if known := in_any_number(plain, phrases):
        return known
    slip = misspelled(key, phrases)
    if slip and slip[1] == SURE:
        return slip
    return (
        asked(header, key.split(), phrases)
        or contained(key, phrases)
        or contained(plain, phrases)
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


def before_gloss(header: str, phrases: Phrases) -> str:
    """A header without the brackets or the question that explain it: "Outcomes: what difference will it make?"."""
    found = _GLOSS.search(header)
    if found is None:
        return header
    asked = header_key(header[found.end() :]).split()[:1]
    return header[: found.start()] if found.group(1) or asks(asked, phrases) else header


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


def asks(words: Sequence[str], phrases: Phrases) -> bool:
    """Whether words open with one that asks."""
    return bool(words) and any(words[0] in question.asks for question in phrases.questions)


def asked(header: str, words: Sequence[str], phrases: Phrases) -> Match | None:
    """The role of the answers to a question of two words or more: "What action is required?"."""
    for question in phrases.questions if len(words) > 1 else ():
        if words[0] in question.asks and (not question.about or set(words) & set(question.about)):
            certainty = 85 if header.rstrip().endswith("?") else 70
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
    parts = {" ".join(part) for n in range(1, len(words)) for part in (words[:n], words[n:])}
    hits = [(len(p.split()), len(p), p, roles[p]) for p in parts if p in roles and (len(p) > 3 or len(words) <= 2)]
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


def head_of(words: Sequence[str], phrases: Phrases) -> str | None:
    """The known phrase before a header's first joiner, perhaps after one word: expected "date" of completion."""
    if len(words) > HEAD_WORDS or asks(words, phrases):
        return None
    at = joiner_at(words, phrases)
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

    alike = list(dict.fromkeys([*phrases.openings.get(key[:EDGE], ()), *phrases.endings.get(key[-EDGE:], ())]))
    near = process.extract(key, alike, scorer=fuzz.ratio, score_cutoff=TYPO, limit=4)
    if not near:
        return None
    roles = {phrases.roles[p] for p, score, _ in near if score >= near[0][1] - 1}
    if len(roles) > 1:
        return tied(roles)
    return phrases.roles[near[0][0]], SURE if near[0][1] >= SLIP else 70, f"is spelled like {near[0][0]!r}"


def tied(roles: Iterable[str | None]) -> Match:
    """The refusal of a header that is like phrases of several roles; "extra" is the role of none."""
    return None, 0, f"a tie of {' and '.join(sorted(role or 'extra' for role in roles))}"


def swaps(key: str) -> list[str]:
    """The words with two neighbouring letters changed over, each way: "imapct" is too short to be near "impact"."""
    pairs = [n for n in range(len(key) - 1) if key[n] != key[n + 1] and " " not in key[n : n + 2]]
    return [f"{key[:n]}{key[n + 1]}{key[n]}{key[n + 2 :]}" for n in pairs]
