"""What a cell stacks: the items of a list, numbered or not, its lines, or what it says of each action beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from planparse.assembly.rows.parting import consecutive
from planparse.assembly.shapes import is_open, starts_low
from planparse.fields.lists import place_in_list
from planparse.grammar.load import Grammar
from planparse.text import LIST_MARKS, any_of, fold, is_item

NAME = r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?|[A-Z]{1,3}\d{1,3}[a-z]?|\d{1,3}[a-z]"  # no mark need follow it
_COUNT = r"\d{1,2}|[ivx]{1,4}|[a-z]"
_BULLET = rf"(?:[{re.escape(LIST_MARKS)}–-][ \t]*)?"
_WHOLE = r"(?!\w|\.[\da-z])"  # behind a number: it goes on with neither a letter nor a further part
_REF = rf"\(?(?:(?P<name>{NAME}){_WHOLE}[.):]*|(?P<count>{_COUNT})[.)])"
_LINE = rf"^[ \t]*{_BULLET}"
_STEP = re.compile(
    rf"{_LINE}{_REF}(?:(?:[ \t]*[–—-])?[ \t]+(?=[A-Z\d\"'“‘(])|(?<=[.):])(?=[A-Z][a-z]))"
    rf"|(?<=\s){_REF.replace('P<', 'P<in_')}\s+(?=[A-Z])",
    re.M,
)
_LABEL_WORDS = 4
_EXACT = 100
_LED = re.compile(r":\s+|\n")
_BEHIND = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_BETWEEN = " \t\n,;/&.–—-"
_ANY_REF = re.compile(rf"\b(?:{NAME}|{_COUNT})\b")
Step = tuple[int, str]  # where it begins, and its number


class LedIn(NamedTuple):
    """A list, the words that lead in to it, "" for none, and whether they are no more than its label."""

    words: str
    is_label: bool
    text: str


class Shares(NamedTuple):
    """What a cell says of each action, "" of some, and the marks that tell which."""

    texts: list[str]
    marks: list[str]


def stacked_texts(text: str) -> list[str]:
    """The texts that a cell stacks: list items, consecutive numbers, or lines that each begin anew."""
    found = steps(text)
    if len(found) > 1:
        cuts = [at for at, _ in found]
        return [text[a:b].strip() for a, b in pairwise([*cuts, len(text)])]
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and is_item(lines[0]):
        return glued(lines, [is_item(line) for line in lines])
    texts = glued(lines, [not starts_low(line) for line in lines])
    broken = len(texts) == 1 < len(lines)
    return texts if not broken and all(part[:1].isupper() for part in texts) else []


def led_in(text: str, grammar: Grammar) -> LedIn:
    """A cell's list of actions with the words before it that say that some follow: "We will:", "Agreed. We will:"."""
    end = _LED.search(text)
    if end is None or is_item(text) or steps(text):
        return LedIn("", False, text)
    words, rest = fold(text[: end.start()]), text[end.end() :]
    promised = words.rpartition(" ")[2] in grammar.furniture.promises
    role, certainty, _ = grammar.columns.match(words)
    if not (promised or role == "action") or not (is_item(rest) or steps(rest)):
        return LedIn("", False, text)
    label = certainty == _EXACT or (role is None and len(words.split()) <= _LABEL_WORDS and ". " not in words)
    return LedIn(fold(text[: end.end()]), label, rest)


def glued(lines: Sequence[str], opens: Sequence[bool]) -> list[str]:
    """The lines, each that opens nothing on a line of its own under the one before."""
    out: list[str] = []
    for line, new in zip(lines, opens, strict=True):
        out = [*out, line.strip()] if new or not out else [*out[:-1], f"{out[-1]}\n{line}"]
    return out


def steps(text: str) -> list[Step]:
    """Where the steps of a numbered or lettered text begin, with their numbers; none where it doesn't open with one.

    One that begins no line follows the number before it: "1.1 Agree a plan 1.2 Find a partner".
    """
    found: list[Step] = []
    for mark in _STEP.finditer(text):
        number = next(part for part in mark.groups() if part)
        begins = mark["name"] or mark["count"]
        if begins or not found or in_order([found[-1][1], number]):
            found.append((mark.start(), number))
    opens = len(found) > 1 and not text[: found[0][0]].strip()
    return found if opens and in_order([number for _, number in found]) else []


def steps_go_on(before: str, after: str) -> bool:
    """Whether a text opens with the step that follows those of another: "c) …" after "a) … b) …"."""
    whole = [at for at, _ in steps(f"{before}\n{after}")]
    return len(steps(before)) > 1 and len(before) + 1 in whole


def in_order(numbers: Sequence[str]) -> bool:
    """Whether numbers, letters or Roman numbers follow one another."""
    if not all(n.isalpha() for n in numbers):
        return all(consecutive(f"{a} {b}") for a, b in pairwise(numbers))
    places = map(place_in_list, numbers)
    return all(any((style, at + 1) in after for style, at in before) for before, after in pairwise(places))


def shared_out(text: str, numbers: Sequence[str], grammar: Grammar) -> Shares | None:
    """What a cell says of each of the actions that have these numbers; None where its texts don't open with them in
    their order, the first at once: "1.1 Complete", "1.2 and 1.3: Head of Audit", "Action 4 – Underway"; or end with
    them in brackets: "Jane Doe (1.1), Tom Hill (1.2)".
    """
    known = {number.casefold(): at for at, number in enumerate(numbers)}
    marks = [mark for mark in marks_pattern(grammar).finditer(text) if opens_anew(text, mark, grammar)]
    kept = [(mark, places) for mark in marks if (places := places_of(mark["numbers"], known, grammar))]
    if not kept or text[: kept[0][0].start()].strip():
        return shared_behind(text, known, grammar)
    ends = [*(mark.start() for mark, _ in kept[1:]), len(text)]
    return shares_of([(mark, at, text[mark.end() : end]) for (mark, at), end in zip(kept, ends, strict=True)], known)


def shared_behind(text: str, known: Mapping[str, int], grammar: Grammar) -> Shares | None:
    """What a cell says of each action where each text ends with the numbers in brackets; None where one does not."""
    marks = [(mark, places_of(mark[1], known, grammar)) for mark in _BEHIND.finditer(text) if is_refs(mark[1], grammar)]
    if not marks or not all(places for _, places in marks) or text[marks[-1][0].end() :].strip(_BETWEEN):
        return None
    starts = [0, *(mark.end() for mark, _ in marks[:-1])]
    texts = [joined_before(text[at : mark.start()], grammar) for at, (mark, _) in zip(starts, marks, strict=True)]
    if not all(own for _, own in texts):
        return None
    found = shares_of([(*mark, own) for mark, (_, own) in zip(marks, texts, strict=True)], known)
    return found and found._replace(marks=[*found.marks, *(word for word, _ in texts if word)])


def shares_of(said: Sequence[tuple[re.Match[str], list[int], str]], known: Mapping[str, int]) -> Shares | None:
    """What is said of each action by the places that the marks name; None where these are not in their order."""
    if any(b[0] <= a[0] for (_, a, _), (_, b, _) in pairwise(said)):
        return None
    texts: list[list[str]] = [[] for _ in known]
    for _, places, text in said:
        for at in places:
            texts[at].append(text.strip())
    return Shares(["\n".join(parts) for parts in texts], [fold(mark.group()) for mark, *_ in said])


def is_refs(text: str, grammar: Grammar) -> bool:
    """Whether brackets hold nothing but the numbers of actions: "1.1", "actions 1 and 2"."""
    whole = marks_pattern(grammar).fullmatch(text.strip())
    return whole is not None or re.fullmatch(rf"(?:{NAME}|{_COUNT})", text.strip()) is not None


def joined_before(text: str, grammar: Grammar) -> tuple[str, str]:
    """("and", "Tom Hill") of "and Tom Hill": the word that joins what is said of an action to what stands before it."""
    own = text.strip(_BETWEEN)
    word, _, rest = own.partition(" ")
    return (word, rest) if rest and word in grammar.references.list_words else ("", own)


def opens_anew(text: str, mark: re.Match[str], grammar: Grammar) -> bool:
    """Whether a number opens a text: it begins a line, or stands before a capital behind what can end there."""
    if mark["line"] is not None:
        return True
    capital = text[mark.end() : mark.end() + 1].isupper()
    return capital and mark["labelled"] is None and not is_open(text[: mark.start()].rstrip(), grammar)


@lru_cache(maxsize=8)
def marks_pattern(grammar: Grammar) -> re.Pattern[str]:
    """Matches numbers, at the start of a `line` or in it, with the word for what they count: "1.1", "Actions 1, 2:"."""
    label = rf"(?i:{any_of(grammar.furniture.action_labels, space=' ')})s?[ \t]+"
    words = grammar.references.list_words + grammar.references.range_words
    more = rf"(?:[ \t]*(?:{any_of(words)})[ \t]*\(?\b(?:{NAME}|{_COUNT})\b[.)]*)*"
    joined = rf"(?:{_COUNT})(?=(?:[ \t]*(?:{any_of(words)})[ \t]*\b(?:{_COUNT})\b)+[.):])"  # "b and c.": marked once
    first = rf"\(?(?:(?:{NAME}){_WHOLE}[.)]*|(?:{_COUNT})[.):]|{joined})"
    numbers = rf"(?:{label}(?P<labelled>\(?(?:{NAME}|{_COUNT})\b[.)]*{more})|(?P<bare>{first}{more}))"
    ends = r"(?:[ \t]*[:–—-])?(?:[ \t]+|$|(?<=[.):])(?=[A-Z]))"
    return re.compile(rf"(?:(?P<line>{_LINE})|(?<=\s))(?P<numbers>{numbers}){ends}", re.M)


def places_of(numbers: str, known: Mapping[str, int], grammar: Grammar) -> list[int]:
    """The places of the actions that a mark numbers, from the first to the last of "1.1 to 1.3"; none where one is
    not known.
    """
    found = list(_ANY_REF.finditer(numbers))
    places = [known.get(ref.group().casefold()) for ref in found]
    if None in places:
        return []
    between = numbers[found[0].end() : found[-1].start()].strip(" .()")
    if len(found) == 2 and between in grammar.references.range_words:
        return list(range(known[found[0].group().casefold()], known[found[1].group().casefold()] + 1))
    return [at for at in places if at is not None]
