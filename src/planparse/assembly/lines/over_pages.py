"""List items that a page's end cut: "… (Head of Law," at its foot, "July 2024)" under the item's text on the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.assembly.shapes import ends_text, is_open, starts_low
from planparse.assembly.surroundings.paragraphs import hangs
from planparse.document import Block, Paragraph, Slice
from planparse.grammar.load import Grammar
from planparse.text import is_item


def with_items_whole(blocks: Sequence[Block], grammar: Grammar) -> list[Block]:
    """The blocks, each last item of a page joined with the line that opens the next page and goes on with it."""
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        if isinstance(block, Paragraph) and isinstance(above, Paragraph) and goes_on(above, block, grammar):
            text = f"{above.text} {block.text}"
            out[-1] = replace(above, text=text, more=(*above.more, block.ref, *block.more))
        else:
            out.append(block)
    return out


def goes_on(item: Paragraph, line: Paragraph, grammar: Grammar) -> bool:
    """Whether a line is the rest of an item on the page before: it stands under its text, which can't end so."""
    if not is_item(item.text) or is_item(line.text) or line.heading is not None:
        return False
    pages = (item.more or (item.ref,))[-1].page, line.ref.page
    if None in pages or pages[0] == pages[1] or not hangs(Slice(item.text, (item.ref,)), Slice(line.text, (line.ref,))):
        return False
    return is_open(item.text, grammar) or (not ends_text(item.text) and starts_low(line.text))
