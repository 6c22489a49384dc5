"""The words around the plan: titles, themes, block headings, page marks, text openers (grammars/furniture.toml)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from planparse.grammar.base import GrammarModel, Wordings
from planparse.text import any_of, ends_with


class FurnitureExample(GrammarModel):
    """A line or cell that a list's words must be found in; `not_so`: one that only looks like it."""

    words: str
    text: str = Field(min_length=1)
    not_so: bool = False


class FurnitureGrammar(GrammarModel):
    """Phrases in lower case, compared as whole words.

    `recommendation_codes` are glued to a recommendation's number, "R1"; `titles` name a plan; `heading_labels` open a
    section's heading with its number, `table_labels` a table's, which says nothing; `themes` are section headings that
    councils repeat; `recommendation_labels` and `action_labels` open a block with its number, which may be one of
    `number_words` ("Recommendation One") or, before a recommendation's label, of `ordinals` ("First recommendation");
    `continued` marks a number that goes on; `dittos` say that a cell repeats the one above, `pointers` with a number
    behind them that it repeats that one's; `version` opens a version
    mark; `glossary` heads that section, `glossary_columns` its table's columns, of which `glossary_terms` name what is
    explained, `note_openings` open the notes under a table; `issued`, `inspected`, `review` label front matter,
    `fieldwork` ends the label of an inspection's days that names it, but for one of `other_times`; `sums` open a row of
    sums; of `row_states` alone is a tab's name that says how far its rows are; `intentions` stand in prose that is no
    finding; `dangling` words can't end a text; `plain_words` are short words that are no torn-off ending; `imperatives`
    open a recommendation; `headers_apart` are header words of tables that are no plan, `listed` of those that are none
    unless others name recommendations or actions, `tables_apart` the headings over such tables; `modals` follow the
    subject of an action; `recommendation_lists` head lists of recommendations; `bodies` end an authority's name,
    `body_openings` stand before its place, `body_kinds` before them are no name; `meetings` end the name of a body that
    meets and takes a plan; `enclosures` count a paper among others, "Appendix 2", and `table_parts` the part that a
    table is; `page_words` a page; `number_signs` stand between a label and its number; `meeting_words` behind the name
    of a body that meets, up to the day; `small_words` join those of a name, and its initials leave them out; `rounds`
    count when a plan is reported on; `determiners` stand before those who found something, `visit_words` name an
    inspection in a list of several; `promises` end the words over a list of actions; `no_figures` stand where a figure
    would, `figure_units` behind one; `hyphen_links` stand behind a hyphen that broke no word; `suffixes` end long
    words: a line that ends inside one broke a word. `deciders` beside `meetings` take a report: they are `asked`,
    under words that open as `asking_heads` do, to do one of `notes`, or of `resolves` with what is `taken` there;
    `report_sections` are such a report's own headings, as are those with `report_section_ends`; a sentence that
    opens a list says what it is `told_of` and `told_how` far each is. Every list has `examples`.
    """

    titles: tuple[str, ...]
    heading_labels: tuple[str, ...]
    table_labels: tuple[str, ...] = ()
    themes: frozenset[str]
    recommendation_labels: tuple[str, ...]
    recommendation_codes: tuple[str, ...]
    action_labels: tuple[str, ...]
    number_words: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    continued: tuple[str, ...]
    dittos: frozenset[str]
    pointers: tuple[str, ...] = ()
    version: tuple[str, ...]
    glossary: tuple[str, ...]
    glossary_columns: frozenset[str] = frozenset()
    glossary_terms: frozenset[str] = frozenset()
    note_openings: tuple[str, ...]
    issued: tuple[str, ...]
    inspected: tuple[str, ...]
    review: tuple[str, ...]
    fieldwork: tuple[str, ...] = ()
    other_times: tuple[str, ...] = ()
    row_states: frozenset[str] = frozenset()
    sums: tuple[str, ...] = ()
    intentions: tuple[str, ...] = ()
    dangling: frozenset[str]
    plain_words: tuple[str, ...]
    imperatives: frozenset[str]
    headers_apart: frozenset[str]
    listed: frozenset[str] = frozenset()
    tables_apart: frozenset[str] = frozenset()
    modals: tuple[str, ...]
    bodies: tuple[str, ...]
    body_openings: frozenset[str] = frozenset()
    body_kinds: tuple[str, ...]
    recommendation_lists: tuple[str, ...]
    enclosures: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    table_parts: tuple[str, ...] = ()
    page_words: tuple[str, ...] = ()
    number_signs: tuple[str, ...] = ()
    meeting_words: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    visit_words: tuple[str, ...] = ()
    promises: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()
    no_figures: tuple[str, ...] = ()
    figure_units: tuple[str, ...] = ()
    hyphen_links: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    resolves: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    asking_heads: tuple[str, ...] = ()
    told_of: tuple[str, ...] = ()
    told_how: tuple[str, ...] = ()
    report_sections: frozenset[str] = frozenset()
    report_section_ends: frozenset[str] = frozenset()
    examples: tuple[FurnitureExample, ...] = ()

    @model_validator(mode="after")
    def _examples_are_of_lists(self) -> Self:
        for example in self.examples:
            if example.words not in type(self).model_fields or example.words == "examples":
                raise ValueError(f"{example.words!r} is no list of words")
        return self

    @cached_property
    def _title(self) -> re.Pattern[str]:
        return re.compile(any_of(self.titles, space=" "))

    def names_plan(self, text: str) -> bool:
        """Whether a text holds a title of plans."""
        return self._title.search(text.casefold()) is not None

    def plan_named_last(self, text: str) -> str:
        """The title of plans that a text ends with; "" for none."""
        return ends_with(text.casefold(), self._titles)

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(self.titles)

    @cached_property
    def counted_labels(self) -> frozenset[str]:
        """The labels that number what they name: of headings, recommendations and actions."""
        return frozenset((*self.heading_labels, *self.recommendation_labels, *self.action_labels))

    @cached_property
    def finite_modals(self) -> frozenset[str]:
        """The modals with which a verb makes a sentence: "to review" makes none."""
        return frozenset(self.modals) - {"to"}

    @cached_property
    def part_labels(self) -> tuple[str, ...]:
        """The labels that number the parts of a plan: its sections and its recommendations."""
        return Wordings(self.heading_labels + self.recommendation_labels)

    @cached_property
    def own_labels(self) -> tuple[str, ...]:
        """The labels that number what a plan states: recommendations and actions."""
        return Wordings(self.recommendation_labels + self.action_labels)

    @cached_property
    def date_labels(self) -> tuple[str, ...]:
        """The labels of a plan's own dates: of its inspection, its issue and its review."""
        return Wordings(self.inspected + self.issued + self.review)

    @cached_property
    def number_said(self) -> str:
        """A pattern for a number in words behind a label, "One" in "Recommendation One: …".

        A mark or the end of the text stands behind it, or in capitals the first word of what it numbers: "one of the
        two" and "one-off" are no numbers.
        """
        capital = any_of((form(word) for word in self.number_words for form in (str.title, str.upper)), space="[ -]")
        ends = r"(?=\s*(?:[.:)|]|[–—-]\s|$))"
        return rf"(?<=\s)(?:{any_of(self.number_words, space='[ -]')}{ends}|(?-i:{capital}(?=\s+[A-Z])))"

    @cached_property
    def number_sign(self) -> str:
        """A pattern for what stands between a label and its number: "No.", "#"."""
        return f"(?:{any_of(self.number_signs)})"

    def is_ditto(self, text: str) -> bool:
        """Whether a cell only says that it repeats the one above."""
        return " ".join(text.split()).casefold().strip(". ()[]-–—") in self.dittos

    def points_back(self, text: str) -> bool:
        """Whether a cell only says that it repeats one above, or that of a number: "As 1.1"."""
        return self.is_ditto(text) or self._pointer.fullmatch(" ".join(text.split()).strip(". ()[]")) is not None

    @cached_property
    def _pointer(self) -> re.Pattern[str]:
        counted = any_of(self.counted_labels, space=" ")
        number = r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?"
        return re.compile(rf"(?i:{any_of(self.pointers, space=' ')})\s(?:(?i:{counted})\s)?{number}(?i:\sabove)?")
