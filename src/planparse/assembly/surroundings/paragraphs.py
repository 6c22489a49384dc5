"""Lines outside tables as paragraphs: what a line end or a page end broke goes on, what is whole stands alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from planparse.assembly.blocks.listed import leading_number
from planparse.assembly.model import TextLine
from planparse.assembly.shapes import ends_text, is_partyish, is_sentence, starts_low
from planparse.assembly.surroundings.furniture import line_key
from planparse.assembly.surroundings.own_date import dates_issue, spans_years
from planparse.document import Slice
from planparse.fields.colour_keys import is_key_line
from planparse.fields.inspections import framework_of
from planparse.fields.timescales import find_dates
from planparse.grammar.load import Grammar
from planparse.text import any_of, ends_with, fold, is_item, opens_with, plain

SENTENCE_WORDS = 12
LETTERHEAD_WORDS = 7
PLACE_WORDS = 2  # of the place that a body's name ends in
INDENT = 6.0  # points between a list mark and the text beside it, at least
_DASH = re.compile(r"\s[–—-]\s")
_BROKEN = re.compile(r"[^\W\d_]-$")  # a word that the line's end broke at its hyphen


def merged(lines: Sequence[TextLine], running: Collection[str], grammar: Grammar) -> list[TextLine]:
    """Lines of one paragraph as one, but for those that say something whole: a title, an inspection, a date.

    `running` are the keys of the lines that each page repeats: a paragraph goes on behind them.
    """
    out: list[TextLine] = []
    body, direct = -1, True
    for line in lines:
        if line_key(line.slice.text) in running:
            out.append(line)
            direct = False
            continue
        above = out[body] if body >= 0 else None
        if above and ((direct and goes_on(above, line, grammar)) or over_page(above, line)):
            last = above.slice
            gap = "" if _BROKEN.search(last.text) and line.slice.text[:1].islower() else " "
            text = f"{last.text}{gap}{line.slice.text}"
            out[body] = replace(above, slice=Slice(text, last.refs + line.slice.refs))
        else:
            out.append(line)
            body = len(out) - 1
        direct = True
    return out


def goes_on(above: TextLine, line: TextLine, grammar: Grammar) -> bool:
    """Whether a line is the next of the paragraph above it."""
    if not line.joined or is_item(line.slice.text) or line.heading != above.heading or above.in_table:
        return False
    at, last = line.slice.refs[0].line, above.slice.refs[-1].line
    if at is not None and at != (last or 0) + 1:
        return False
    if stands_alone(above, grammar):
        return False
    return not stands_alone(line, grammar) or (is_bare_title(line.slice.text, grammar) and heads(above, line))


def heads(above: TextLine, line: TextLine) -> bool:
    """Whether a line is a few words of a name that a bare "Action plan" right below it, printed alike, ends."""
    text = fold(above.slice.text)
    alike = text.isupper() == fold(line.slice.text).isupper()
    return alike and len(text.split()) <= SENTENCE_WORDS and text[:1].isupper() and text[-1:].isalnum()


def over_page(above: TextLine, line: TextLine) -> bool:
    """Whether a line goes on with a sentence that the page end cut; text without pages can't say so."""
    pages = above.slice.refs[-1].page, line.slice.refs[0].page
    if None in pages or pages[0] == pages[1] or line.in_table or above.in_table or line.under_rows:
        return False
    if above.heading is not None or line.heading is not None or is_item(line.slice.text):
        return False
    if hangs(above.slice, line.slice):
        return True
    long = len(above.slice.text.split()) >= SENTENCE_WORDS
    return is_sentence(above.slice.text) and not ends_text(above.slice.text) and (long or starts_low(line.slice.text))


def hangs(item: Slice, line: Slice) -> bool:
    """Whether a line stands under a list item's text, to the right of its mark."""
    mark, text = item.refs[0].bbox, line.refs[0].bbox
    return is_item(item.text) and mark is not None and text is not None and text[0] - mark[0] >= INDENT


def stands_alone(line: TextLine, grammar: Grammar) -> bool:
    """Whether a line is whole by itself: it names a plan or an inspection, or is a date or a line of a key."""
    text = fold(line.slice.text)
    if len(text.split()) > 20 or text[:1].islower():
        return False
    if grammar.furniture.names_plan(text):
        return True
    if framework_of(text, grammar.references) is not None:
        return True
    if is_letterhead(text, grammar) or is_key_line(text, grammar.statuses):
        return True
    found = find_dates(text, grammar.timescales)
    if not found or found[0][1] != len(text):
        return False
    before = text[: found[0][0]]  # "As at 12/01/2021"
    return not before or (dates_issue(before, grammar) and not spans_years(found[0][2]))


def uncounted(line: TextLine) -> str:
    """A line's text without the number of a paragraph, which is no part of an inspection's name."""
    return leading_number(Slice(plain(line.slice.text)), digits_only=True)[1].text


def is_bare_title(text: str, grammar: Grammar) -> bool:
    """Whether a line says no more than that it is a plan: "Action plan", "Multi-agency action plan"."""
    key = fold(text).casefold().strip(":. ")
    title = grammar.furniture.plan_named_last(key)
    return bool(title) and (key == title or len(key.split()) <= 3)


def is_letterhead(text: str, grammar: Grammar) -> bool:
    """Whether a line is the name of a body, or of a part of it: "Borset County Council", "Borset Council: Schools",
    "Borset Council – Audit Committee"; or counts the paper among others, "Appendix 2", "Agenda item 5".
    """
    name = fold(text).casefold().partition(":")[0]
    whole, *parts = _DASH.split(name, maxsplit=1)
    if is_of_place(fold(text).partition(":")[0], grammar):
        return True
    meets = any(ends_with(part, grammar.furniture.meetings) for part in parts)
    return names_body(name, grammar) or (meets and names_body(whole, grammar)) or counts_paper(text, grammar)


def counts_paper(text: str, grammar: Grammar) -> bool:
    """Whether a line is nothing but a word for a paper among others and its number or letter."""
    furniture = grammar.furniture
    return enclosure_pattern(furniture.enclosures, furniture.number_sign).fullmatch(fold(text)) is not None


@lru_cache(maxsize=8)
def enclosure_pattern(words: tuple[str, ...], sign: str) -> re.Pattern[str]:
    """Matches "Appendix 2", "ANNEX A:", "Agenda Item No. 5(b)"."""
    number = r"(?:\d{1,3}(?:[.\-/]\d{1,2})?(?:\s?\(?[a-z]\)?)?|[a-z]|[ivx]{1,5})"
    return re.compile(rf"[\[(]?(?:{any_of(words, space=' ')})(?: {sign})?(?:[\s:–—-]+|(?=\d)){number}[\])]?[.:]?", re.I)


def names_body(name: str, grammar: Grammar) -> bool:
    """Whether words in small letters are a body's name."""
    words, furniture = name.split(), grammar.furniture
    if not 1 < len(words) <= LETTERHEAD_WORDS or not ends_with(name, furniture.bodies):
        return False
    to_whom = words[0] in furniture.dangling and words[0] not in grammar.timescales.articles  # "For the Trust Board"
    return words[0] not in furniture.body_kinds and not to_whom


def is_of_place(text: str, grammar: Grammar) -> bool:
    """Whether a line is a body's name that ends in its place or two: "University of Borset", "Diocese of A and B"."""
    opening = opens_with(text.casefold(), grammar.furniture.body_openings)
    place = text.split()[len(opening.split()) :]
    names = [word for word in place if word.casefold() not in grammar.furniture.small_words]
    return (
        bool(opening) and 0 < len(names) <= PLACE_WORDS and all(word.isalpha() and word[:1].isupper() for word in names)
    )


def names_service(text: str, grammar: Grammar) -> bool:
    """Whether a line is the name of a service, and not of an inspection of one: "Borset Youth Justice Service"."""
    name = fold(text).casefold()
    inspects = inspection_pattern(grammar.references.inspection_words).search(name)
    return ends_with(name, grammar.parties.own_services) != "" and inspects is None and is_partyish(text)


@lru_cache(maxsize=8)
def inspection_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any word for an inspection."""
    return re.compile(rf"\b(?:{any_of(words, space=' ')})\b")
