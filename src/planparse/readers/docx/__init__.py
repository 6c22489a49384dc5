"""Word files (.docx): a package of XML parts read as printed, tracked changes accepted, nothing fetched or run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planparse.diagnostics import diagnostic
from planparse.document import Document
from planparse.errors import Damaged, TooLarge
from planparse.readers.docx.body import Story
from planparse.readers.docx.names import BODY, TC
from planparse.readers.docx.numbering import Numbering, read_numbering
from planparse.readers.docx.package import Package, open_package, parse
from planparse.readers.docx.pages import count_comments, notes, page_parts
from planparse.readers.docx.runs import Tally
from planparse.readers.docx.styles import Styles, read_styles
from planparse.readers.docx.trimming import without_drawing
from planparse.schema import Diagnostic, Source

MAX_CELLS = 50_000  # 300 full pages hold 15,000
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, source: Source) -> Document:
    """A Document of a Word file: heads of its pages first, then the body, its notes, and the feet.

    Raises Damaged for a damaged file, TooLarge beyond the limits, EncryptedDocument for a locked one,
    UnsupportedFormat for a zip that is no Word file. Pages are null: a Word file does not know them.
    """
    package = open_package(data)
    body = body_of(package)
    styles = read_styles(next((package.read(name) for name in package.related("styles")), None))
    tally = Tally()
    story = Story(styles, numbering_of(package, styles), tally)
    heads, others = page_parts(body, package)
    seen: set[str] = set()
    run_along(story, package, heads, seen)
    story.walk(body)
    for note in notes(package, tally.notes):
        story.walk(note)
    run_along(story, package, others, seen)
    return Document(source, tuple(story.blocks), diagnostics=tuple(findings(tally, count_comments(package))))


def body_of(package: Package) -> Any:
    """The body of the document; TooLarge for more cells than a plan can hold."""
    data = package.read(package.main)
    body = None if data is None else parse(without_drawing(data), package.main).find(BODY)
    if body is None:
        raise Damaged("holds no Word text where it says so; open it in Word and save it anew")
    for count, _ in enumerate(body.iter(TC), 1):
        if count > MAX_CELLS:
            raise TooLarge(f"has more than {MAX_CELLS} cells; pass the plan alone")
    return body


def numbering_of(package: Package, styles: Styles) -> Numbering:
    """The lists of the document."""
    linked = {style_id: look.list_id for style_id, look in styles.lists() if look.list_id}
    return read_numbering(next((package.xml(name) for name in package.related("numbering")), None), linked)


def run_along(story: Story, package: Package, names: list[str], seen: set[str]) -> None:
    """Read the heads or feet of these parts into the story."""
    for name in names:
        root = package.xml(name)
        if root is not None:
            story.run_along(root, seen)


def findings(tally: Tally, comments: int) -> Iterator[Diagnostic]:
    """What the reader left out or decided."""
    if tally.insertions or tally.deletions:
        yield diagnostic("tracked_changes", insertions=tally.insertions, deletions=tally.deletions)
    if comments:
        yield diagnostic("comments_left_out", count=comments)
    if tally.hidden:
        yield diagnostic("hidden_text", count=tally.hidden)
    if tally.struck:
        yield diagnostic("struck_text", count=tally.struck)
    if tally.unread:
        yield diagnostic("unread_part", count=tally.unread)
