"""The words for people and bodies, as `grammars/parties.toml` has them."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from planparse.grammar.base import GrammarModel
from planparse.schema import PartyKind

Words = tuple[str, ...]


class ExpectedParty(GrammarModel):
    """One party that an example must give; keys left out are not compared."""

    text: str = Field(min_length=1)
    kind: PartyKind
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    initials: Words | None = None


class PartyExample(GrammarModel):
    """One cell and the parties in it; `partners` are those after "with"."""

    cell: str = Field(min_length=1)
    parties: tuple[ExpectedParty, ...] = ()
    partners: tuple[ExpectedParty, ...] = ()


class PartyGrammar(GrammarModel):
    """Lower-case words and phrases, each list one kind of word; a word stands in one list only.

    `roles` head a post, `closed_roles` are whole posts that take no words before them, `plurals` name several,
    `institutions` too, and before a post its field, `clients` too, where the post's name goes on, `served` those whom a
    service is for, `teams` head a group,
    `bodies` are organisations whole, `body_nouns` head a named one ("Borset Health"), `departments` are fields of work
    that stand for their department when alone, `everyone` opens or is a group, `leading_roles` also stand before
    another post ("principal social worker"), `qualifiers` before any post, `umbrella_bodies` open a body's name that
    another noun ends ("NHS … Trust"), `unfilled` posts are still posts, `undecided` words name nobody, `tying_joiners`
    tie a post to a second one ("PA to the Head"), `ranks` are titles before a name and else posts, `post_ranks`
    before a first name only, `title_joiners` tie a field to a post, `partner_joiners` part a lead from a partner, the
    first of `joiners` may be printed as "&".
    `surnames` are words of other lists that are a surname after a first name, `short_words` those of three letters that
    are no abbreviation. Three lists read a glossary's definitions and may share words with the others: `staff_words`
    end those of people, `service_words` end, and `body_words` stand in, those of bodies. `own_services` end the name of
    a part of the publisher's own body, `landlords` that of one behind a place, `chairs` are the posts that head the
    body before them, `grades` stand before a post without saying what it is for. Hashed by identity, so that readers
    can cache on it.
    """

    roles: Words = Field(min_length=1)
    leading_roles: Words = Field(min_length=1)
    closed_roles: Words = Field(min_length=1)
    plurals: Words = Field(min_length=1)
    institutions: Words = Field(min_length=1)
    clients: Words = Field(min_length=1)
    served: Words = Field(min_length=1)
    teams: Words = Field(min_length=1)
    bodies: Words = Field(min_length=1)
    landlords: Words = ()
    body_nouns: Words = Field(min_length=1)
    umbrella_bodies: Words = Field(min_length=1)
    prefix_bodies: Words = Field(min_length=1)
    departments: Words = Field(min_length=1)
    qualifiers: Words = Field(min_length=1)
    titles: Words = Field(min_length=1)
    ranks: Words = Field(min_length=1)
    post_ranks: Words = ()
    post_nominals: Words = Field(min_length=1)
    particles: Words = Field(min_length=1)
    everyone: Words = Field(min_length=1)
    unfilled: Words = Field(min_length=1)
    undecided: Words = Field(min_length=1)
    title_joiners: Words = Field(min_length=1)
    tying_joiners: Words = Field(min_length=1)
    partner_joiners: Words = Field(min_length=1)
    joiners: Words = Field(min_length=1)
    first_names: Words = Field(min_length=1)
    surnames: Words = ()
    short_words: Words = ()
    staff_words: Words = Field(min_length=1)
    service_words: Words = Field(min_length=1)
    body_words: Words = Field(min_length=1)
    own_services: Words = ()
    chairs: frozenset[str] = frozenset()
    grades: Words = ()
    examples: tuple[PartyExample, ...] = ()

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    @model_validator(mode="after")
    def _every_word_has_one_meaning(self) -> Self:
        seen: dict[str, str] = {}
        for field, words in self.word_lists():
            for word in words:
                if word != word.strip().casefold() or not word:
                    raise ValueError(f"{word!r} in {field} is empty, padded or not in lower case")
                if word in seen:
                    raise ValueError(f"{word!r} stands in {seen[word]} and in {field}")
                seen[word] = field
        return self

    @cached_property
    def headed(self) -> frozenset[str]:
        """The nouns of bodies and groups, which a chair heads."""
        return frozenset((*self.teams, *self.body_nouns))

    @cached_property
    def whole_titles(self) -> frozenset[str]:
        """The posts that say by themselves no more than how high one is: "manager", "inspector"."""
        return frozenset((*self.roles, *self.ranks, *self.post_ranks))

    @cached_property
    def heights(self) -> frozenset[str]:
        """The words before a post that say how high it is: "senior"."""
        return frozenset((*self.leading_roles, *self.qualifiers, *self.grades))

    @cached_property
    def body_ends(self) -> frozenset[str]:
        """The last words of the nouns that head a named body, or stand behind its place."""
        return frozenset(noun.rpartition(" ")[2] for noun in (*self.body_nouns, *self.landlords))

    def word_lists(self) -> tuple[tuple[str, Words], ...]:
        """The lists that the recogniser looks for, by field name, in order."""
        read_apart = ("staff_words", "service_words", "body_words", "own_services", "chairs", "grades")
        skip = ("examples", "surnames", "short_words", *read_apart)
        return tuple((name, getattr(self, name)) for name in type(self).model_fields if name not in skip)
