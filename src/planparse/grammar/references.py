"""The words for paragraph references and inspections, as `grammars/references.toml` has them."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from planparse.grammar.base import GrammarModel, Wordings

Slug = Literal[
    "joint-area-review",
    "annual-performance-assessment",
    "safeguarding-and-looked-after-children",
    "arrangements-for-the-protection-of-children",
    "single-inspection-framework",
    "ilacs",
    "area-send",
    "youth-justice",
    "estyn",
    "cqc-local-authority",
    "care-inspectorate",
    "peer-challenge",
    "internal-audit",
    "scrutiny-review",
]


class Framework(GrammarModel):
    """One kind of inspection: `say` are phrases, `together` are sets of words that must all stand in the text.

    `from_year` and `to_year` bound it where a phrase is shared; `unless` name what else those inspect whose name alone
    says it; `by`: who inspects under it; `examples` must be read as this framework.
    """

    slug: Slug
    say: tuple[str, ...] = Field(min_length=1)
    together: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    from_year: int | None = None
    to_year: int | None = None
    examples: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _phrases_are_plain(self) -> Self:
        for phrase in (*self.say, *(word for words in self.together for word in words)):
            if phrase != phrase.strip().casefold() or not phrase:
                raise ValueError(f"{phrase!r} is empty, padded or not in lower case")
        return self


class ReferenceGrammar(GrammarModel):
    """The words around references, inspections and councils' names. Hashed by identity, for caches.

    `paragraph_words` open a reference, `number_words` may follow, `list_words` part its numbers, `range_words` join
    them. `label_openings` and `label_ends` make a date's label ("date of …", "inspection dates:"). `inspection_words`
    (but not in `other_inspected`, which tell of another time), `inspectorates`, `alone` (enough in a heading), `visits`
    by `visitors` or inspectorates (a sentence that tells the days), `found_words` behind those or `finders` (a sentence
    that tells what they saw), `dated_words` (enough beside a date), `other_inspections` (of no framework that has a
    slug), `carried_out` (behind its word: that it was), `inspecting` (how a body's name ends that inspects),
    `other_times` (beside it: another inspection), `lead_ins` and `name_ends` bound an inspection's name;
    `other_dates` say that a date is not the inspection's, `answers` that it is what answers it, `laws` that a year is a
    law's, `action_follow_ups` that it is of the auditors' plan. `council_openings` stand before a council's name,
    `council_ends` end it, `council_follows` and `owned_follows` stand after it; after `place_lead_ins` and `papers` it
    is a place; `common_firsts` are no council's name alone; `conjunctions` join two names, `inside_names` stand between
    a name's words.
    """

    paragraph_words: tuple[str, ...] = Field(min_length=1)
    number_words: tuple[str, ...] = Field(min_length=1)
    list_words: tuple[str, ...] = Field(min_length=1)
    range_words: tuple[str, ...] = Field(min_length=1)
    label_openings: tuple[str, ...] = Field(min_length=1)
    label_ends: tuple[str, ...] = Field(min_length=1)
    conjunctions: tuple[str, ...] = Field(min_length=1)
    inside_names: tuple[str, ...] = Field(min_length=1)
    inspection_words: tuple[str, ...] = Field(min_length=1)
    other_inspected: tuple[str, ...] = ()
    visitors: tuple[str, ...] = ()
    visits: tuple[str, ...] = ()
    finders: tuple[str, ...] = ()
    found_words: tuple[str, ...] = ()
    alone: tuple[str, ...] = Field(min_length=1)
    dated_words: tuple[str, ...] = Field(min_length=1)
    other_inspections: tuple[str, ...] = Field(min_length=1)
    carried_out: tuple[str, ...] = ()
    inspecting: tuple[str, ...] = ()
    other_times: tuple[str, ...] = ()
    inspectorates: tuple[str, ...] = Field(min_length=1)
    lead_ins: tuple[str, ...] = Field(min_length=1)
    name_ends: tuple[str, ...] = Field(min_length=1)
    other_dates: tuple[str, ...] = Field(min_length=1)
    answers: frozenset[str] = frozenset()
    action_follow_ups: tuple[str, ...] = ()
    laws: frozenset[str] = frozenset()
    council_openings: tuple[str, ...] = Field(min_length=1)
    council_ends: tuple[str, ...] = Field(min_length=1)
    council_follows: tuple[str, ...] = Field(min_length=1)
    owned_follows: tuple[str, ...] = Field(min_length=1)
    place_lead_ins: tuple[str, ...] = Field(min_length=1)
    papers: tuple[str, ...] = Field(min_length=1)
    common_firsts: tuple[str, ...] = ()
    other_bodies: tuple[str, ...] = ()
    frameworks: tuple[Framework, ...] = Field(min_length=1)

    @cached_property
    def inspected_words(self) -> tuple[str, ...]:
        """The words for an inspection, of another time too."""
        return Wordings(self.inspection_words + self.other_inspected)

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other
