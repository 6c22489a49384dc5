"""The words in which a plan counts itself, as `grammars/totals.toml` has them."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from planparse.grammar.base import GrammarModel

Words = tuple[str, ...]


class TotalExample(GrammarModel):
    """A line and the totals that it states; null for none."""

    text: str = Field(min_length=1)
    actions: int | None = None
    recommendations: int | None = None


class TotalsGrammar(GrammarModel):
    """`actions` and `recommendations`: what is counted, in the plural. Hashed by identity, for caches.

    A sentence counts with `openings`, or with `subjects` and `verbs`, before its number; only `places` may follow what
    is counted. `number_of` before and `totals` after what is counted make it a label; `totals` alone name the last row
    or column of a table that counts. `numbers` are words, tens go with units.
    """

    actions: Words = Field(min_length=1)
    recommendations: Words = Field(min_length=1)
    subjects: Words = Field(min_length=1)
    verbs: Words = Field(min_length=1)
    openings: Words = Field(min_length=1)
    places: Words = Field(min_length=1)
    totals: Words = Field(min_length=1)
    number_of: Words = Field(min_length=1)
    numbers: dict[str, int] = Field(min_length=1)
    examples: tuple[TotalExample, ...] = Field(min_length=1)

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    @model_validator(mode="after")
    def _words_are_plain(self) -> Self:
        for name in type(self).model_fields:
            for word in getattr(self, name) if name not in ("examples", "numbers") else ():
                if not word or word != word.strip().casefold():
                    raise ValueError(f"{word!r} in {name} is empty, padded or not in lower case")
        if both := set(self.actions) & set(self.recommendations):
            raise ValueError(f"{min(both)!r} stands in actions and in recommendations")
        return self
