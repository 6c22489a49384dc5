"""The words for how far an action is, as `grammars/statuses.toml` has them."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from planparse.grammar.base import GrammarModel
from planparse.schema import Status


class StatusExample(GrammarModel):
    """A progress text (or with `cell` a status column's text) and the status it must give; "" stands for null."""

    text: str = Field(min_length=1)
    status: Status | str
    cell: bool = False


class StatusWords(GrammarModel):
    """Wordings of one status.

    `anywhere` counts wherever it stands, `clause` only where it opens or closes a clause, `opening` only where it opens
    one, `cell` only as a whole cell.
    """

    meaning: Status
    anywhere: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    cell: tuple[str, ...] = ()
    examples: tuple[StatusExample, ...] = ()


class StatusGrammar(GrammarModel):
    """Everything that planparse knows of status words. Hashed by identity, so that readers can cache on it.

    `not_after`: before a wording, these deny it; `over_after`: before one of delay, these say that it may be over.
    `fillers`: words that a text of status words only may also hold.
    `colour_letters`: the colour that a letter stands for in a column of letters.
    `labels`: words that name an entry, "update:". `dated_by`: words that lead a date that dates the words before it,
    `lasting` those that lead one from which what stands before has held.
    `affirmed`: what a cell says that agrees where its header asks for a status, `crosses` where columns ask for
    several, `partly` what neither agrees nor denies; `answer_forms` end such a header, "Complete Y/N".
    `meaning_words` stand between a colour and its meaning in a key, "Green means complete".
    `inside`: words before a date that make it part of a sentence. `endless`: a due text that begins so has no end.
    A short sentence that says a state is of `itself`, what stands beside it, or of anything, but of `some`, that
    `by_now` is `being` so, and `wholly`.
    """

    status: tuple[StatusWords, ...] = Field(min_length=1)
    not_after: tuple[str, ...]
    over_after: tuple[str, ...] = ()
    fillers: tuple[str, ...]
    colours: tuple[str, ...]
    letters: tuple[str, ...]
    colour_letters: dict[str, str] = Field(default_factory=dict)
    ticks: tuple[str, ...]
    affirmed: tuple[str, ...] = ()
    crosses: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    answer_forms: tuple[str, ...] = ()
    meaning_words: tuple[str, ...] = ()
    labels: tuple[str, ...]
    dated_by: tuple[str, ...]
    lasting: tuple[str, ...] = ()
    inside: tuple[str, ...]
    endless: tuple[str, ...]
    itself: tuple[str, ...] = ()
    being: tuple[str, ...] = ()
    by_now: tuple[str, ...] = ()
    wholly: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    example: tuple[StatusExample, ...] = ()

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    @model_validator(mode="after")
    def _is_unambiguous(self) -> Self:
        meanings: dict[str, Status] = {}
        for entry in self.status:
            for wording in (*entry.anywhere, *entry.clause, *entry.opening, *entry.cell):
                if not wording or wording != wording.strip().casefold():
                    raise ValueError(f"{wording!r} is empty, padded or not in lower case")
                if meanings.setdefault(wording, entry.meaning) != entry.meaning:
                    raise ValueError(f"{wording!r} has two meanings")
        return self
