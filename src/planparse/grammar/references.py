"""The words for paragraph references and inspections, as `grammars/references.toml` has them."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from planparse.grammar.base import GrammarModel

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

    `from_year` and `to_year` bound it where a phrase is shared; `examples` must be read as this framework.
    """

    slug: Slug
    say: tuple[str, ...] = Field(min_length=1)
    together: tuple[tuple[str, ...], ...] = ()
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
    """`paragraph_words` open a reference; `inspection_words`, `inspectorates` and `lead_ins` bound an inspection's name."""  # noqa: E501

    paragraph_words: tuple[str, ...] = Field(min_length=1)
    inspection_words: tuple[str, ...] = Field(min_length=1)
    inspectorates: tuple[str, ...] = Field(min_length=1)
    lead_ins: tuple[str, ...] = Field(min_length=1)
    name_ends: tuple[str, ...] = Field(min_length=1)
    other_dates: tuple[str, ...] = Field(min_length=1)
    frameworks: tuple[Framework, ...] = Field(min_length=1)
