"""What the document has: its words in order, what became of each, and where to find them again."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from planparse.audit.words import printed_words
from planparse.document import Document, Table
from planparse.schema import CellRef

PLACED, SET_ASIDE = 1, 2
TOGETHER = 4  # so many cells of a field are looked at for the whole of a text
CHOICES = 16  # so many places of a text are weighed
ANCHOR = 3  # so many words find the place of a text in the document
LONGEST_JOIN = 3  # a word is rebuilt from at most so many pieces


@dataclass(slots=True)
class PlacedWords:
    """The words of the document in order, what became of each, and where to find them again."""

    words: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    cell_of: list[int] = field(default_factory=list)
    state: list[int] = field(default_factory=list)
    refs: list[CellRef] = field(default_factory=list)
    cells: dict[CellRef, int] = field(default_factory=dict)
    merged: set[int] = field(default_factory=set)  # cells that span rows: every row may repeat them
    members: list[list[int]] = field(default_factory=list)
    in_cell: dict[int, dict[str, deque[int]]] = field(default_factory=dict)  # made when a field cites the cell
    everywhere: dict[str, deque[int]] = field(default_factory=dict)
    outside: dict[str, deque[int]] = field(default_factory=dict)  # made when a word is first looked for
    anchors: dict[tuple[str, ...], deque[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, loose: Sequence[tuple[str, ...]]) -> PlacedWords:
        """The words of the document; the texts of `loose` can be found wherever they stand."""
        source = cls()
        for block in document.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        source._add(cell.text, cell.ref, merged=cell.row_span > 1)
            else:
                source._add(block.text, block.ref)
        source.state = [0] * len(source.words)
        source._index(loose)
        return source

    def _add(self, text: str, ref: CellRef, merged: bool = False) -> None:
        cell = self.cells.setdefault(ref, len(self.cells))
        if cell == len(self.refs):
            self.refs.append(ref)
            self.members.append([])
        if merged:
            self.merged.add(cell)
        printed = printed_words(text)
        first = len(self.words)
        self.printed += printed
        self.words += map(str.casefold, printed)
        self.cell_of += [cell] * len(printed)
        self.members[cell] += range(first, first + len(printed))

    def _index(self, loose: Sequence[tuple[str, ...]]) -> None:
        """Where the words of `loose` stand, and where the texts may begin."""
        wanted = {word for words in loose for word in words}
        openings = {words[:ANCHOR] for words in loose}
        sizes: dict[str, set[int]] = {}
        for opening in openings:
            sizes.setdefault(opening[0], set()).add(len(opening))
        for n, word in enumerate(self.words):
            if word in wanted:
                self.everywhere.setdefault(word, deque()).append(n)
                for size in sizes.get(word, ()):
                    opening = tuple(self.words[n : n + size])
                    if opening in openings:
                        self.anchors.setdefault(opening, deque()).append(n)

    def places(self, cell: int) -> dict[str, deque[int]]:
        """Where each word of a cell stands."""
        found = self.in_cell.get(cell)
        if found is None:
            found = self.in_cell[cell] = {}
            for n in self.members[cell]:
                found.setdefault(self.words[n], deque()).append(n)
        return found

    def cited(self, refs: Iterable[CellRef]) -> list[int]:
        return [self.cells[ref] for ref in refs if ref in self.cells]

    def left(self, positions: deque[int] | None) -> int | None:
        """The first of these positions that nothing has claimed."""
        while positions and self.state[positions[0]]:
            positions.popleft()
        return positions[0] if positions else None

    def claim_from_cells(self, words: Sequence[str], cells: Sequence[int], state: int) -> list[str]:
        """Take the words from the cells; those that none of them has left.

        They are taken together where one of the first cells has them so, else each from the cell that had the word
        before, if it can be: another field may draw on the other cells only.
        """
        if any(self.claim_together(words, cell, state) for cell in cells[:TOGETHER]):
            return []
        places_of, missing = deque(self.places(cell) for cell in cells), []
        for word in words:
            for turn, places in enumerate(places_of):
                found = self.left(places.get(word))
                if found is not None:
                    self.state[found] = state
                    places_of.rotate(-turn)
                    break
            else:
                missing.append(word)
        return missing

    def claim_together(self, words: Sequence[str], cell: int, state: int) -> bool:
        """Take the words where they stand in a row in a cell, all still left: most fields are so."""
        members = self.members[cell]
        if not words or len(members) < len(words) or members[-1] - members[0] >= len(members):
            return not words
        first, last = members[0], members[-1] + 2 - len(words)
        wanted = list(words)
        while first < last:
            try:
                first = self.words.index(wanted[0], first, last)
            except ValueError:
                return False
            if self.words[first : first + len(wanted)] == wanted and not any(self.state[first : first + len(wanted)]):
                self.state[first : first + len(wanted)] = [state] * len(wanted)
                return True
            first += 1
        return False

    def claim_from_document(self, words: Sequence[str], cited: frozenset[int], state: int) -> list[str]:
        """Take the words as they stand together somewhere, else one by one from blocks that no field cites."""
        if not words or self.claim_run(words, state, cited):
            return []
        missing = []
        for word in words:
            found = self.left(self.uncited(word, cited))
            if found is None:
                missing.append(word)
            else:
                self.state[found] = state
        return missing

    def uncited(self, word: str, cited: frozenset[int]) -> deque[int]:
        """Where a word stands outside the cells that any field cites."""
        found = self.outside.get(word)
        if found is None:
            found = deque(n for n in self.everywhere.get(word, ()) if self.cell_of[n] not in cited)
            self.outside[word] = found
        return found

    def claim_run(self, words: Sequence[str], state: int, closed: Collection[int] = ()) -> bool:
        """Take the words where they stand in a row and all are left, outside the `closed` cells if they can be.

        Of several such places that is taken whose cell has the fewest words around them: a term's meaning is the cell
        that says no more, not the sentence that repeats it. False, and nothing taken, when nowhere.
        """
        wanted, size = list(words), len(words)
        positions = self.anchors.get(tuple(words[:ANCHOR]), deque())
        self.left(positions)
        best: tuple[bool, int, int] | None = None
        weighed = 0
        for start in positions:
            if self.words[start : start + size] != wanted or any(self.state[start : start + size]):
                continue
            place = (self.cell_of[start] in closed, self.edges_missed(start, start + size), start)
            best = place if best is None else min(best, place)
            weighed += 1
            if not best[0] and (best[1] == 0 or weighed >= CHOICES):
                break
        if best is None:
            return False
        first = best[2]
        self.state[first : first + size] = [state] * size
        return True

    def edges_missed(self, start: int, end: int) -> int:
        """At how many of its two ends a run of words goes on in its cell."""
        cells = self.cell_of
        before = start > 0 and cells[start - 1] == cells[start]
        return before + (end < len(cells) and cells[end] == cells[end - 1])

    def claim_joined(self, wanted: Sequence[str], cells: Sequence[int], state: int) -> list[str]:
        """Take words that the source prints in pieces ("practitioner s"); those that aren't there even so.

        Pieces stand next to each other among the words left over in the cited cells, in the order cited: the
        last of one cell and the first of the next may be one word that a page broke.
        """
        rest = [n for cell in dict.fromkeys(cells) for n in self.members[cell] if not self.state[n]]
        made: dict[str, deque[tuple[int, ...]]] = {}
        for size in range(2, LONGEST_JOIN + 1):
            for at in range(len(rest) - size + 1):
                pieces = tuple(rest[at : at + size])
                made.setdefault("".join(self.words[n] for n in pieces), deque()).append(pieces)
        missing = []
        for word in wanted:
            free = (pieces for pieces in made.get(word, ()) if not any(self.state[n] for n in pieces))
            found = next(free, None)
            if found is None:
                missing.append(word)
            else:
                for n in found:
                    self.state[n] = state
        return missing
