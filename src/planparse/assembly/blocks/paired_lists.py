"""Parts a record whose actions, dates and evidence are lists of the same numbers: "1. Write it", "1. May 2021"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from planparse.document import Paragraph, Slice

_MARK = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_OF_ALL = frozenset({"lead", "delegate"})  # said once, of each action
Record = dict[str, Paragraph]


def paired(rows: Sequence[Record], roles: Mapping[str, str | None]) -> tuple[list[Record], list[Slice]]:
    """The records, one for each action of those that number their dates or owners as their actions; and those marks.

    `roles` by key. What is no such list stays with the first action, but who leads leads them all.
    """
    out: list[Record] = []
    marks: list[Slice] = []
    for row in rows:
        lists = {key: items for key, paragraph in row.items() if (items := numbered(paragraph))}
        acts = next((items for key, items in lists.items() if roles.get(key) == "action"), [])
        alike = {key: items for key, items in lists.items() if len(items) == len(acts)}
        if not any(roles.get(key) in ("due", "lead") for key in alike):
            out.append(row)
            continue
        out += [nth(row, alike, roles, at) for at in range(len(acts))]
        bare = (items for key, items in alike.items() if roles.get(key) != "action")
        marks += [
            Slice(mark.group().strip(), (i.ref,)) for items in bare for i in items if (mark := _MARK.match(i.text))
        ]
    return out, marks


def numbered(paragraph: Paragraph) -> list[Paragraph]:
    """The items of a list that counts from 1 on, two or more; none for another text."""
    lines = paragraph.text.split("\n")
    places = [paragraph.ref, *paragraph.more]
    if len(places) != len(lines):
        places = [paragraph.ref] * len(lines)
    items: list[Paragraph] = []
    for line, place in zip(lines, places, strict=True):
        mark = _MARK.match(line)
        if mark and int(mark.group(1)) == len(items) + 1:
            items.append(Paragraph(line, place))
        elif items and not mark:
            last = items[-1]
            items[-1] = Paragraph(f"{last.text}\n{line}", last.ref, more=(*last.more, place))
        else:
            return []
    return items if len(items) > 1 else []


def nth(row: Record, lists: Mapping[str, Sequence[Paragraph]], roles: Mapping[str, str | None], at: int) -> Record:
    """The record of the action at `at`: its items, without their numbers but the action's, and what is said of all."""
    out: Record = {}
    for key, paragraph in row.items():
        if key in lists:
            item = lists[key][at]
            text = item.text if roles.get(key) == "action" else _MARK.sub("", item.text, count=1)
            out[key] = Paragraph(text, item.ref, more=item.more)
        elif not at or roles.get(key) in _OF_ALL:
            out[key] = paragraph
    return out
