"""The words around the plan: titles, themes, block headings, page marks, text openers (grammars/furniture.toml)."""

from __future__ import annotations

from planparse.grammar.base import GrammarModel


class FurnitureGrammar(GrammarModel):
    """Phrases in lower case, compared as whole words.

    `recommendation_codes` are glued to a recommendation's number, "R1"; `titles` name a plan; `heading_labels` open a
    section's heading with its number; `themes` are section headings that councils repeat; `recommendation_labels` and
    `action_labels` open a block with its number; `continued` marks a number that goes on; `dittos` say that a cell
    repeats the one above; `version` opens a version mark; `glossary` heads that section, `glossary_columns` its
    table's columns, `note_openings` open the notes under a table; `issued`, `inspected`, `review` label front matter;
    `dangling` words can't end a text; `plain_words` are short words that are no torn-off
    ending; `imperatives` open a recommendation; `headers_apart` are header words of tables that are no plan; `modals`
    follow the subject of an action; `recommendation_lists` head lists of recommendations; `bodies` end an authority's
    name, `body_kinds` before them are no name; `meetings` end the name of a body that meets and takes a plan;
    `suffixes` end long words: a line that ends inside one broke a word.
    """

    titles: tuple[str, ...]
    heading_labels: tuple[str, ...]
    themes: frozenset[str]
    recommendation_labels: tuple[str, ...]
    recommendation_codes: tuple[str, ...]
    action_labels: tuple[str, ...]
    continued: tuple[str, ...]
    dittos: frozenset[str]
    version: tuple[str, ...]
    glossary: tuple[str, ...]
    glossary_columns: frozenset[str] = frozenset()
    note_openings: tuple[str, ...]
    issued: tuple[str, ...]
    inspected: tuple[str, ...]
    review: tuple[str, ...]
    dangling: frozenset[str]
    plain_words: tuple[str, ...]
    imperatives: frozenset[str]
    headers_apart: frozenset[str]
    modals: tuple[str, ...]
    bodies: tuple[str, ...]
    body_kinds: tuple[str, ...]
    recommendation_lists: tuple[str, ...]
    meetings: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()

    def is_ditto(self, text: str) -> bool:
        """Whether a cell only says that it repeats the one above."""
        return " ".join(text.split()).casefold().strip(". ()[]") in self.dittos
