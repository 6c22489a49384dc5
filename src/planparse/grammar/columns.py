"""The words over columns: which role a header names (grammars/columns.toml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from planparse.grammar.abbreviations import by_initials
from planparse.grammar.base import GrammarModel
from planparse.grammar.header_forms import Form, Forms, compiled, form_of, formed
from planparse.grammar.header_words import EITHER, LIKELY, before_gloss, joiner_at, match_phrase, subtitled
from planparse.grammar.leanings import Leanings, leanings
from planparse.grammar.misspellings import TIE, letters_of
from planparse.grammar.phrases import EDGE, Match, Phrases, Question
from planparse.grammar.phrases import header_key as header_key  # the one spelling that all compare headers by
from planparse.text import any_of, ends_with, opens_with

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


INSTRUCTED = 3  # least words of a header with an instruction: its last, how one begins, and two more


class Example(GrammarModel):
    """A header as councils print it and the role it must get ("" for none)."""

    header: str
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
    block of text and name a role; `gives_way`: words of a role that no role claims where another column has that
    role; `either`: recommendation words that mean the action where no other column is one; `proposes`: those of them
    that mean it behind what it answers; `recommends`: action words that mean what another column answers, or what
    numbers count as recommendations; `commenters`: who comments and does not act; `beside_action`: action words
    that mean a measure where another column is the action; `steps`: the last words of more of those;
    `done_beside_action`: those that tell then what was done; `goals`: outcome words that are what the actions answer
    where they stand before them and nothing else is; `revised`: words in a date's header that say that it replaces
    another, `original` that another may replace it; `recommendation_stems`: what a header that names the
    recommendation itself, and not only what it serves, has in it; `recommendation_numbers`: how the header of a
    number column begins that counts the recommendations; `joiners`: words that part a header's head from what it is
    about; `fillers`: words that change no role; `transparent`: openings that say no more than what they are of;
    `verdicts`: all that the cells of a column that only agrees or disagrees may say; `completions`: dates that
    beside a state say when it was done; `until`: words over one that is the day by which where no other column is
    due; `frames`: recommendation words that beside others of them say what those come under; `theme`: the columns
    before a recommendation that say what it comes under; `required`: columns of "extra" that are the recommendation
    where another is the finding; `question`: what questions over columns ask for, in the order in which they are
    tried; `instructs`: how an instruction to a plan's authors begins, as printed; `guidance`: how the cells under a
    header begin that tell them what to write there; `units`: in what a column is counted, as a row of its own under the
    header says; `evaluated`: words over measures that are filled in afterwards
    too; `beside_recommendation`: recommendation words that tell what one answers where it is named by that very
    word; `voices`: of whom questions speak that only headers ask, those who wrote the plan; `dating`: words that a
    date at a header's end is made of; `over_lists`: what is no column's word for actions and, over a list in every
    section, says that it is of them; `before_colon`: words that name a role before a colon and nowhere else;
    `form`: the orders of words that headers are made of, tried in turn, `words_of` the kinds of words in them.

    `conditions`: how begins what verdicts are given on; `when_told`: what words over the dates of a log say besides it.
    """

    roles: dict[str, tuple[str, ...]]
    extra: tuple[str, ...] = ()
    labels: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    gives_way: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    either: tuple[str, ...] = ()
    proposes: frozenset[str] = frozenset()
    recommends: frozenset[str] = frozenset()
    commenters: frozenset[str] = frozenset()
    beside_action: tuple[str, ...] = ()
    steps: frozenset[str] = frozenset()
    done_beside_action: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    revised: tuple[str, ...] = ()
    original: tuple[str, ...] = ()
    recommendation_stems: tuple[str, ...] = ()
    recommendation_numbers: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    transparent: frozenset[str] = frozenset()
    verdicts: tuple[str, ...] = ()
    conditions: frozenset[str] = frozenset()
    until: frozenset[str] = frozenset()
    completions: frozenset[str] = frozenset()
    frames: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    question: tuple[Question, ...] = ()
    instructs: tuple[str, ...] = ()
    evaluated: tuple[str, ...] = ()
    beside_recommendation: tuple[str, ...] = ()
    guidance: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    dating: frozenset[str] = frozenset()
    when_told: frozenset[str] = frozenset()
    over_lists: frozenset[str] = frozenset()
    before_colon: dict[str, str] = Field(default_factory=dict)
    form: tuple[Form, ...] = ()
    words_of: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    weights: Weights = Weights()
    examples: tuple[Example, ...] = ()

    @model_validator(mode="after")
    def _phrases_are_known_and_unambiguous(self) -> Self:
        seen: dict[str, str] = {}
        named = {
            *self.gives_way,
            *self.before_colon.values(),
            *(q.role for q in self.question),
            *(f.role for f in self.form),
        }
        for role in named - {*ROLES, "extra"}:
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
        joiners = frozenset(self.joiners)
        return Phrases(
            roles=known,
            solid=solid,
            openings=grouped(known, lambda phrase: phrase[:EDGE]),
            endings=grouped(known, lambda phrase: phrase[-EDGE:]),
            letters=grouped(known, letters_of),
            firsts=frozenset(phrase.partition(" ")[0] for phrase in known),
            lasts=frozenset(phrase.rpartition(" ")[2] for phrase in known),
            joiners=joiners,
            fillers=frozenset(self.fillers),
            questions=by_opening((word, question) for question in self.question for word in question.asks),
            initials=by_initials(known),
            transparent=self.transparent,
            named=by_opening((word, question) for question in self.question for word in question.names),
            voices=self.voices,
            dating=self.dating.union(joiners),
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the known headers, in small letters."""
        return frozenset(word for phrase in self.phrases.roles for word in phrase.split())

    @cached_property
    def label_phrases(self) -> dict[str, str]:
        """Normalised label sentence -> role."""
        return {header_key(p): role for role, phrases in self.labels.items() for p in phrases}

    @model_validator(mode="after")
    def _forms_are_of_known_kinds(self) -> Self:
        _ = self.forms
        return self

    def match(self, header: str) -> Match:
        """(role or null, certainty 0 to 100, why) of a header's words; certainty 0 is "not known"."""
        if header not in self._cache:
            self._cache[header] = self._in_form(header, match_phrase(header, self.phrases))
        return self._cache[header]

    def _in_form(self, header: str, said: Match) -> Match:
        """What a header's form says where no listed phrase is it, nor refuses it as several: else what was `said`."""
        if said[1] > LIKELY or said[2].startswith(TIE):
            return said
        form = formed(header_key(header), self.forms)
        return said if form is None or (said[1] == LIKELY and said[0] == form[0]) else form

    def yields(self, header: str, role: str | None) -> bool:
        """Whether a header's words give up a role where another column has it: "Response" beside "Action"."""
        key = header_key(header)
        form = None if key in self.phrases.roles else form_of(key, self.forms)
        return key in self.gives_way.get(role or "", ()) or (form is not None and form.yields and form.role == role)

    @cached_property
    def forms(self) -> Forms:
        """The forms that headers are made in."""
        return compiled(self.form, self.words_of, self.dating | {"of"})

    def match_label(self, words: str) -> Match:
        """Like `match`, of the words before a colon: "By: June 2024"."""
        role = self.before_colon.get(header_key(words))
        return self.match(words) if role is None else (role, 100, "stands before a colon")

    def match_titled(self, header: str) -> Match:
        """Like `match`, for what is sure to stand over a column: a label with a value behind it looks no other."""
        said = self.match(header)
        return said if said[1] >= LIKELY else subtitled(header, self.phrases) or said

    def guides(self, text: str) -> bool:
        """Whether a cell opens by telling the plan's authors what to write there: "Roles, no names"."""
        return bool(opens_with(header_key(text), self._guidance))

    @cached_property
    def _guidance(self) -> frozenset[str]:
        return frozenset(map(header_key, self.guidance))

    def uninstructed(self, header: str) -> str:
        """A header without the instruction to the plan's authors under it: "Response Please say what you will do"."""
        short = len(header.split()) < INSTRUCTED  # as nearly all
        return header if short or self._instruction is None else self._instruction.sub("", header)

    @cached_property
    def _instruction(self) -> re.Pattern[str] | None:
        if not self.instructs:
            return None
        return re.compile(rf"(?<=\w)[\s:.(–-]+{any_of(self.instructs)}(?:\s+\S+){{2,}}\s*$")

    def named(self, header: str) -> tuple[str, ...]:
        """The roles that the parts of a header name, as printed, where each is known: "Agreed action / timing"."""
        read = [self.match(part) for part in EITHER.split(before_gloss(header, self.phrases))]
        return tuple(dict.fromkeys(role for role, _, _ in read if role)) if all(match[1] for match in read) else ()

    def only_standing(self, header: str) -> bool:
        """Whether a header says no more than that it replaces another or is replaced: "Original"."""
        return {*header_key(header).split()} <= {*self.revised, *self.original}

    def date_standing(self, header: str) -> int:
        """Which of two dates is in force, by the words over them: the higher of 1 "revised", 0 and -1 "original"."""
        words = set(header_key(header).split())
        return (not words.isdisjoint(self.revised)) - (not words.isdisjoint(self.original))

    def head(self, header: str) -> str:
        """A header's words before the first joiner: "key milestones" of "Key milestones in enacting it"."""
        words = header_key(header).split()
        return " ".join(words[: joiner_at(words, self.phrases)]) or " ".join(words)

    def names_steps(self, header: str) -> bool:
        """Whether a header names the steps of an action and nothing else: a measure where another column is the action.

        "Key tasks", "Milestones / steps"; not "Measures and milestones".
        """
        heads = [self.head(part) for part in EITHER.split(header)]
        return self.head(header) in self.beside_action or all(map(self._is_step, heads))

    def _is_step(self, head: str) -> bool:
        return head in self.beside_action or bool(ends_with(head, self.steps))

    def leaning(self, header: str) -> dict[str, float]:
        """How much a header's single words lean to each role and to "extra" (planparse.grammar.leanings)."""
        return self._leanings.of(header_key(header))

    @cached_property
    def _leanings(self) -> Leanings:
        known = [(phrase, role or "extra") for phrase, role in self.phrases.roles.items()]
        asked = [(f"{q.asks[0]} {word}", q.role) for q in self.question if not q.then for word in q.about]
        return leanings((*known, *asked))

    @cached_property
    def _cache(self) -> dict[str, Match]:
        return {}


def by_opening(openings: Iterable[tuple[str, Question]]) -> dict[str, tuple[Question, ...]]:
    """The questions by the word that opens them, in their order."""
    found: dict[str, tuple[Question, ...]] = {}
    for word, question in openings:
        found[word] = (*found.get(word, ()), question)
    return found


def grouped(phrases: Iterable[str], edge: Callable[[str], str]) -> dict[str, list[str]]:
    """The phrases by their edge."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(edge(phrase), []).append(phrase)
    return groups
