"""Themes, recommendations and the actions under them: from whole rows and lines to the plan's skeleton."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.assembly.blocks.listed import listed_recommendations, with_listed_priority
from planparse.assembly.model import Entry, Outline
from planparse.assembly.outline.dated_values import with_dated_values
from planparse.assembly.outline.finishing import finish, number_by_themes
from planparse.assembly.outline.found_under_headings import with_findings
from planparse.assembly.outline.joining import join_tellings
from planparse.assembly.outline.outline_guesses import carried_down, listed_elsewhere, placed
from planparse.assembly.outline.over_tables import with_findings_over
from planparse.assembly.outline.own_heading import with_title_above
from planparse.assembly.outline.printed_again import said_once, without_continued
from planparse.assembly.outline.raising import raise_columns
from planparse.assembly.outline.told_elsewhere import told_elsewhere
from planparse.assembly.outline.unmarked_numbers import part_unmarked_numbers
from planparse.assembly.outline.walk import Outliner
from planparse.assembly.surroundings.front_matter import read_front_matter
from planparse.document import Slice
from planparse.grammar.load import Grammar
from planparse.text import fold


def outline_plan(entries: Sequence[Entry], aside: Sequence[Slice], grammar: Grammar) -> Outline:
    """The plan's skeleton from whole rows and lines; `aside` is the furniture, whose dates may date the plan."""
    entries, opened = said_once(entries, aside, grammar)
    entries, again = without_continued(with_title_above(entries, grammar), grammar)
    told = told_elsewhere(entries, grammar)
    entries = with_findings(with_dated_values(told.entries, grammar), grammar)
    walked = Outliner(with_findings_over(entries, grammar), grammar)
    walked.boilerplate += [*opened, *again, *told.boilerplate]
    notes, drafts = walked.notes, walked.drafts
    guesses = [*carried_down(entries, grammar), *told.diagnostics]
    if not drafts:
        drafts, notes = listed_recommendations(walked.listed, walked.notes, walked.boilerplate, grammar)
        walked.boilerplate += join_tellings(drafts, told, notes)
    else:
        printed = [draft.priority for draft in drafts]
        drafts = [with_listed_priority(draft, walked.listed) for draft in drafts]
        guesses += listed_elsewhere(drafts, printed)
        part_unmarked_numbers(drafts)
        number_by_themes(drafts, entries)
        walked.boilerplate += join_tellings(drafts, told, notes)
        walked.boilerplate += raise_columns(drafts, [note.slice for note in notes], grammar)
    themes = list(dict.fromkeys(fold(draft.theme.text) for draft in drafts if draft.theme))
    front, left = read_front_matter(notes, aside, grammar, themes, planned=bool(drafts))
    done = finish(drafts, grammar)
    guesses += placed(drafts, done, [heading.slice for _, heading in walked.headings])
    return Outline(front, done, (*walked.boilerplate, *left), tuple(guesses))
