"""What a Word file prints beside its body: page heads and feet, footnotes and endnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from planparse.readers.docx.names import RELATION, SECT_PR, W, is_on
from planparse.readers.docx.package import Package

_TYPE, _ID, _TITLE_PAGE = W + "type", RELATION + "id", W + "titlePg"
_EVEN = W + "evenAndOddHeaders"
_HEAD, _FOOT = W + "headerReference", W + "footerReference"
_NOTE_TAGS = {"footnotes": W + "footnote", "endnotes": W + "endnote"}
_NOTE_ID = W + "id"


def page_parts(body: Any, package: Package) -> tuple[list[str], list[str]]:
    """The names of the parts at the head of the first section's pages, and of all other heads and feet that print."""
    first: list[str] = []
    others: list[str] = []
    settings = next((package.xml(name) for name in package.related("settings")), None)
    even = settings is not None and is_on(settings.find(_EVEN))
    sections = [s for s in body.iter(SECT_PR) if s.getparent().tag != W + "sectPrChange"]
    for number, section in enumerate(sections):
        kinds = ["first"] if is_on(section.find(_TITLE_PAGE)) else []
        kinds += ["default", "even"] if even else ["default"]
        first_heads = references(section, _HEAD, kinds, package)
        (others if number else first).extend(first_heads)
        others += references(section, _FOOT, kinds, package)
    return unique(first, ()), unique(others, first)


def references(section: Any, tag: str, kinds: Sequence[str], package: Package) -> list[str]:
    """The parts that a section refers to, in the order of the kinds of pages."""
    found = {item.get(_TYPE, "default"): item.get(_ID) for item in section.findall(tag)}
    relations = (package.relations.get(found.get(kind) or "") for kind in kinds)
    return [relation.target for relation in relations if relation is not None and not relation.external]


def unique(names: Sequence[str], known: Sequence[str]) -> list[str]:
    """The names once each, in order, without those that are known."""
    return [name for name in dict.fromkeys(names) if name not in known]


def notes(package: Package, wanted: Sequence[tuple[str, str]]) -> Iterator[Any]:
    """The footnotes and endnotes (kind, id) that the text refers to, in that order, as nodes."""
    for kind, tag in _NOTE_TAGS.items():
        ids = [note_id for of, note_id in wanted if of == kind]
        if not ids:
            continue
        for name in package.related(kind):
            root = package.xml(name)
            nodes = {node.get(_NOTE_ID): node for node in (root.findall(tag) if root is not None else ())}
            yield from (nodes[note_id] for note_id in dict.fromkeys(ids) if note_id in nodes)


def count_comments(package: Package) -> int:
    """How many comments stand at the margin."""
    roots = (package.xml(name) for name in package.related("comments"))
    return sum(len(root) for root in roots if root is not None)
