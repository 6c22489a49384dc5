"""Progress is a log: a cell's entries, each with the date that opens or closes it (contract, rule 7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from planparse.fields.date_forms import words
from planparse.fields.statuses import is_status_text, text_status
from planparse.fields.timescales import DateContext, find_dates, read_timescale
from planparse.grammar.statuses import StatusGrammar
from planparse.grammar.timescales import TimescaleGrammar
from planparse.schema import Progress, Timescale
from planparse.text import ITEM, plain

_NONE = DateContext()
_OPENS = re.compile(r"(?:^|[.;!?)\]]['\"’”]?\s|\n)\s*(?:[•(\[]\s*)*$")
_LABEL_END = re.compile(r"\s*[)\]]?(?:\s*[:–—-]|[ ]*\n)")  # or it stands alone on its line
_WORD = re.compile(r"\w")
_FIGURE = re.compile(r"[£]?\d[\d,.]*\s?(?:%|per\s?cent)?\.?")  # "84% at 31/05/2024"
_ENDS = re.compile(r"[.!?]\s+(?=[A-Z\d])")
_NEXT = re.compile(r"[)\]]?(?P<stop>\.)\s+(?=[A-Z])")
_LEAD = " \t.:;–—-)]\n"


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where an entry starts, where its words start, the date that opens it, the label dropped."""

    start: int
    body: int
    date: Timescale | None
    label: str


def read_progress(
    text: str,
    grammar: TimescaleGrammar,
    statuses: StatusGrammar,
    context: DateContext = _NONE,
    column_date: Timescale | None = None,
) -> tuple[tuple[Progress, ...], tuple[str, ...]]:
    """The entries of a progress cell in order, and the words dropped as labels ("update:").

    `text` is marked text. `column_date`, from the column's header, dates the entries without a date of their own.
    """
    context = replace(context, past=context.issued)
    openings = _openings(text, grammar, statuses, context)
    cuts = [opening.start for opening in openings] + [len(text)]
    entries = []
    if _WORD.search(text[: cuts[0]]):  # a bracket may stand before a date that opens the log
        entries.append(_closed(text[: cuts[0]], grammar, statuses, context))
    for opening, end in zip(openings, cuts[1:], strict=True):
        body = plain(text[opening.body : end].lstrip(_LEAD)) if opening.date else plain(text[opening.body : end])
        if opening.date is None:
            entries.append(_closed(body, grammar, statuses, context))
        else:
            entries.append(Progress(date=opening.date, text=body))
    dated = tuple(
        entry if entry.date is not None or column_date is None else Progress(date=column_date, text=entry.text)
        for entry in entries
        if entry.text or entry.date is not None
    )
    return dated, tuple(opening.label for opening in openings if opening.label)


def opens_update(text: str, grammar: TimescaleGrammar, statuses: StatusGrammar) -> bool:
    """Whether a text is an update by the words that open it, a label or a date with one: "Update May 2023: Agreed".

    A date alone may open a heading as well: "May 2023: Scrutiny" is no update, a sentence behind it is.
    """
    first = next(iter(_openings(text, grammar, statuses, _NONE)), None)
    if first is None or first.start or not text[first.body :].strip(_LEAD):
        return False
    told = bool(_LABEL_END.match(text, first.body)) and text.rstrip().endswith((".", "!", "?"))
    return bool(first.label) or told


def split_measures(
    text: str, grammar: TimescaleGrammar, statuses: StatusGrammar, context: DateContext = _NONE
) -> tuple[str, str]:
    """A measures cell as (measures, progress), both marked text: parted where a labelled update opens.

    A cell of status words only, dated or not, is all progress.
    """
    labelled = [opening for opening in _openings(text, grammar, statuses, context) if opening.label]
    if labelled:
        return text[: labelled[0].start].strip(), text[labelled[0].start :].strip()
    rest = text
    for start, end, _ in reversed(find_dates(text, grammar, context)):
        rest = rest[:start] + " " + rest[end:]
    return ("", text) if is_status_text(rest, statuses) and len(plain(rest)) > 1 else (text, "")


def _openings(text: str, grammar: TimescaleGrammar, statuses: StatusGrammar, context: DateContext) -> list[_Opening]:
    found: list[_Opening] = []
    dates = find_dates(text, grammar, context)
    labels = _labels(statuses)
    for index, (start, end, value) in enumerate(dates):
        after = labels.match(text, end)
        before = _label_before(text, start, statuses) if after is None else None
        if after is not None:
            found.append(_Opening(start, after.end(), value, after.group("label")))
        elif before is not None and _LABEL_END.match(text, end):
            label = text[before.start("label") : start].strip(" ([–-\n")  # "Progress at" before its date
            found.append(_Opening(before.start("label"), end, value, label))
        else:
            touching = index > 0 and not text[dates[index - 1][1] : start].strip()
            logged = bool(found) and found[0].date is not None and not text[: found[0].start].strip(ITEM)
            if _opens_entry(text, start, end, value, statuses, touching, logged):
                found.append(_Opening(start, end, value, ""))
    bare = _bare_label(statuses)
    for match in bare.finditer(text):
        if not any(opening.start <= match.start("label") < opening.body for opening in found):
            found.append(_Opening(match.start("label"), match.end(), None, match.group("label")))
    return sorted(found, key=lambda opening: opening.start)


def _opens_entry(
    text: str, start: int, end: int, value: Timescale, statuses: StatusGrammar, touching: bool, logged: bool
) -> bool:
    """Whether a date opens a sentence, or stands in a log where the next entry opens."""
    follows = text[end:].lstrip(" :–—-.)")
    if not follows or value.precision == "year":
        return False
    before = text[:start].split()
    last = before[-1].casefold() if before else ""
    if _OPENS.search(text[:start]):
        # "March 2013, and ..." goes on as a sentence; a date with a joining word after it is its subject. So does a
        # line that a date ends: "audits done between\nApril and July 2013".
        goes_on = last in statuses.inside and follows[0].islower()
        return text[end : end + 1] != "," and not goes_on
    if touching:  # "... on the 1/06/2012 7/06/2012 letter acknowledged"
        return True
    plain_word = last.strip("(") not in statuses.inside and not last.endswith((",", "(", "/", "&", "–", "-"))
    return logged and plain_word and value.precision == "day" and (follows[0].isupper() or ":" in text[end : end + 2])


def _closed(text: str, grammar: TimescaleGrammar, statuses: StatusGrammar, context: DateContext) -> Progress:
    """Undated text, unless status words carry their date behind them: "Partly completed as at 18.10.12"."""
    folded = plain(text)
    dates = find_dates(folded, grammar, context)
    if not dates:
        return Progress(text=folded)
    start, end, value = dates[-1]
    lead = _dated_by(statuses).search(folded[:start])
    closing = folded[end:].strip(" )]")
    if closing.strip("."):
        return _dated_first(folded, dates[0], grammar, statuses, context)
    opened = lead.start() if lead else start
    kept = folded[:opened].rstrip(" (–—-,:[") + closing
    as_at = lead is not None and (lead.group("as_at") is not None or _FIGURE.fullmatch(kept) is not None)
    if not kept.strip(".") or not (as_at or _is_state(kept, statuses)):
        return Progress(text=folded)
    printed = folded[opened:end]
    said = read_timescale(printed, grammar, context)[0] if lead else value
    return Progress(date=said, text=kept)


def _dated_first(
    text: str,
    first: tuple[int, int, Timescale],
    grammar: TimescaleGrammar,
    statuses: StatusGrammar,
    context: DateContext,
) -> Progress:
    """Text dated by the words that close its first sentence: "212 trained as at 31 March 2018. The rest in June."."""
    start, end, _ = first
    lead = _dated_by(statuses).search(text[:start])
    closes = _NEXT.match(text, end)
    if lead is None or lead.group("as_at") is None or closes is None or _ENDS.search(text, 0, lead.start()):
        return Progress(text=text)
    kept = text[: lead.start()].rstrip(" (–—-,:[") + text[closes.start("stop") :]
    return Progress(date=read_timescale(text[lead.start() : end], grammar, context)[0], text=kept)


def _is_state(kept: str, statuses: StatusGrammar) -> bool:
    # "Revised timescale January 2015": that date is the news itself, not when it was written.
    return is_status_text(kept, statuses) and text_status(kept, statuses) not in (None, "delayed")


def _label_before(text: str, start: int, statuses: StatusGrammar) -> re.Match[str] | None:
    return _label_end(statuses).search(text[:start])


@lru_cache(maxsize=8)
def _labels(statuses: StatusGrammar) -> re.Pattern[str]:
    return re.compile(rf"\s*[-–]?\s*(?P<label>(?:{words(statuses.labels)})\s?[:–—-])", re.IGNORECASE)


@lru_cache(maxsize=8)
def _label_end(statuses: StatusGrammar) -> re.Pattern[str]:
    label = rf"(?P<label>(?:{words(statuses.labels)})(?:\s\d{{1,2}})?)"
    return re.compile(rf"(?:^|[.;!?)\n•]\s*|\s{{2,}}){label}\s*[(\[–-]?\s*(?:as at|at|for|on|-)?\s*$", re.I)


@lru_cache(maxsize=8)
def _bare_label(statuses: StatusGrammar) -> re.Pattern[str]:
    names = words(label for label in statuses.labels if "update" in label or "progress" in label)
    return re.compile(rf"(?:^|(?<=[.;!?)\n])\s*)(?P<label>(?:{names})\s?:)\s", re.IGNORECASE)


@lru_cache(maxsize=8)
def _dated_by(statuses: StatusGrammar) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:(?P<as_at>as\s+(?:at|of))|{words(statuses.dated_by)})\s*(?:the\s+)?$", re.IGNORECASE)
