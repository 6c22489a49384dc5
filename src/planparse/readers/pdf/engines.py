"""Two engines over one damaged file: a page on which they disagree is marked, and the one that read more is taken."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterable, Iterator

from planparse.readers.pdf.model import PageContent
from planparse.readers.pdf.plumber import plumbed_pages

_SAME = 0.98  # of the letters: engines part words differently round symbols, even of a sound file


def compared(pages: Iterable[PageContent], data: bytes, password: str | None = None) -> Iterator[PageContent]:
    """The pages of the fast engine, checked against the slow one's; what only the slow one reads is added."""
    others = slowly(data, password)
    for page in pages:
        other = next(others, None)
        if other is None or (not page.words and not other.words) or agree(page, other):
            yield page
        else:
            fuller = page if len(page.words) >= len(other.words) else other
            yield fuller._replace(damaged=True)
    yield from (other._replace(damaged=True) for other in others if other.words)


def slowly(data: bytes, password: str | None) -> Iterator[PageContent]:
    """pdfplumber's pages, as far as it gets; it raises what it likes on broken bytes."""
    for name in ("pdfminer", "pdfplumber"):  # what they would say, the diagnostics say
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        yield from plumbed_pages(io.BytesIO(data), password)
    except Exception:  # any kind at all: pdfminer's parsers trust the file
        return


def agree(page: PageContent, other: PageContent) -> bool:
    """Whether two engines read the same letters on a page, whatever they think words are."""
    one = Counter("".join(word.text for word in page.words).casefold())  # of small capitals one engine makes capitals
    two = Counter("".join(word.text for word in other.words).casefold())
    return (one & two).total() >= _SAME * max(one.total(), two.total())
