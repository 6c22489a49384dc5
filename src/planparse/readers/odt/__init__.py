"""OpenDocument texts (.odt) and sheets (.ods): read as printed, tracked changes accepted, nothing fetched or run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planparse.diagnostics import diagnostic
from planparse.document import Document
from planparse.errors import Damaged, EncryptedDocument
from planparse.readers.odt.body import Story
from planparse.readers.odt.names import OFFICE, STYLE, TEXT
from planparse.readers.odt.runs import Runs, Tally
from planparse.readers.odt.sheets import sheets_of
from planparse.readers.odt.styles import Styles, read_styles
from planparse.readers.packages import Archive
from planparse.readers.sheets import Hidden, sheet_blocks
from planparse.schema import Diagnostic, Source

_HEADS = (STYLE + "header-first", STYLE + "header", STYLE + "header-left")
_FEET = (STYLE + "footer-first", STYLE + "footer", STYLE + "footer-left")


def read_odt(package: Archive, source: Source) -> Document:
    """A Document of an OpenDocument text or sheet: heads of its pages first, then the body, its notes, and the feet.

    Raises Damaged for a damaged file, TooLarge beyond the limits, EncryptedDocument for a locked one.
    Pages are null: the file does not know them.
    """
    if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise EncryptedDocument("is protected by a password; save it without one")
    content = package.xml("content.xml")
    body = None if content is None else content.find(f"{OFFICE}body")
    if content is None or body is None or not len(body):
        raise Damaged("holds no OpenDocument text where it says so; open it and save it anew")
    masters = package.xml("styles.xml")
    styles = read_styles([root for root in (masters, content) if root is not None])
    tally = Tally()
    sheet = body.find(f"{OFFICE}spreadsheet")
    if sheet is not None:
        hidden = Hidden()
        blocks = sheet_blocks(sheets_of(sheet, Runs(styles, tally), hidden))
        return Document(source, tuple(blocks), diagnostics=tuple(findings(tally, hidden)))
    text = body.find(f"{OFFICE}text")
    if text is None:
        raise Damaged("holds no OpenDocument text where it says so; open it and save it anew")
    count_changes(text, tally)
    story = read_story(text, masters, styles, tally)
    return Document(source, tuple(story.blocks), diagnostics=tuple(findings(tally, Hidden())))


def read_story(text: Any, masters: Any | None, styles: Styles, tally: Tally) -> Story:
    """The text with what runs along on its pages."""
    story = Story(styles, tally)
    pages = list(masters.iter(STYLE + "master-page")) if masters is not None else []
    used = used_masters(text, styles) or {"Standard"}
    pages = [page for page in pages if page.get(STYLE + "name") in used] or pages[:1]
    seen: set[str] = set()
    run_along(story, pages, _HEADS, seen)
    story.walk(text)
    for note in tally.notes:
        story.walk(note)
    run_along(story, pages, _FEET, seen)
    return story


def used_masters(text: Any, styles: Styles) -> set[str]:
    """The names of the page styles that the text turns to; "Standard" is that of its first page."""
    names = {node.get(TEXT + "style-name") for node in text.iter(TEXT + "p", TEXT + "h")}
    found = {styles.of("paragraph", name).master for name in names}
    return {"Standard"} | {name for name in found if name}


def run_along(story: Story, pages: list[Any], tags: tuple[str, ...], seen: set[str]) -> None:
    """Read the heads or feet of the pages into the story."""
    for page in pages:
        for tag in tags:
            for node in page.iterchildren(tag):
                if node.get(STYLE + "display") != "false":
                    story.run_along(node, seen)


def count_changes(text: Any, tally: Tally) -> None:
    """Count the tracked changes: what was deleted stands apart from the text, what was inserted in it."""
    for region in text.iter(TEXT + "changed-region"):
        for change in region:
            if change.tag == TEXT + "insertion":
                tally.insertions += 1
            elif change.tag == TEXT + "deletion":
                tally.deletions += 1


def findings(tally: Tally, hidden: Hidden) -> Iterator[Diagnostic]:
    """What the reader left out or decided."""
    if tally.insertions or tally.deletions:
        yield diagnostic("tracked_changes", insertions=tally.insertions, deletions=tally.deletions)
    if tally.comments:
        yield diagnostic("comments_left_out", count=tally.comments)
    if tally.hidden:
        yield diagnostic("hidden_text", count=tally.hidden)
    if hidden.sheets or hidden.rows or hidden.columns:
        yield diagnostic("hidden_cells", sheets=hidden.sheets, rows=hidden.rows, columns=hidden.columns)
    if tally.rules:
        yield diagnostic("colours_by_rule", count=tally.rules)
    if tally.struck:
        yield diagnostic("struck_text", count=tally.struck)
    if tally.unread:
        yield diagnostic("unread_part", count=tally.unread)
