"""A PDF that unfolds to far more than its bytes is refused before an engine unfolds it; a large drawing is not."""

from __future__ import annotations

import random
import zlib

import pytest

from planparse.errors import Bomb, Damaged
from planparse.readers.pdf.damage import flaws
from planparse.readers.pdf.unfolding import MAX_OUT, inflated, most_drawn
from tests.hostile import pdfs

HEAD = b"<</Filter/FlateDecode>>"


def test_what_packs_as_drawings_do_is_unpacked_however_long() -> None:
    chance = random.Random(1)
    lines = b"".join(b"%d %d m %d %d l S\n" % tuple(chance.randrange(999) for _ in range(4)) for _ in range(20_000))
    packed = zlib.compress(lines * (MAX_OUT // len(lines) + 2), 1)
    content, sound = inflated(HEAD, packed)
    assert (content is not None and len(content), sound) == (MAX_OUT, True)


def test_zeros_without_end_are_a_bomb_however_often_they_are_packed() -> None:
    for layers in (1, 2, 3):
        with pytest.raises(Bomb):
            inflated(b"<</Filter[" + b"/FlateDecode" * layers + b"]>>", pdfs.zeros(60, layers))


def test_packed_twice_is_unpacked_twice() -> None:
    assert inflated(b"<</Filter[/Fl/FlateDecode]>>", zlib.compress(zlib.compress(b"Lead"))) == (b"Lead", True)
    assert inflated(HEAD, zlib.compress(b"Lead")[:-1]) == (b"Lead", False)
    assert inflated(HEAD, b"Lead") == (None, False)


@pytest.mark.parametrize(
    ("forms", "count"),
    [
        ({}, 0),
        ({1: {9: 3}}, 4),
        ({1: {2: 10}, 2: {3: 10}, 3: {9: 1}}, 1 + 10 * (1 + 10 * 2)),
        ({1: {1: 1}}, 41),  # a ring of one is followed as deep as the engine goes
        ({1: {2: 1}, 2: {1: 2}}, 200_001),
    ],
)
def test_forms_are_counted_as_often_as_they_are_drawn(forms: dict[int, dict[int, int]], count: int) -> None:
    assert most_drawn(forms) == count


def test_a_form_drawn_on_as_a_stamp_is_no_bomb() -> None:
    assert flaws(pdfs.form_fan(2, 20)) == []


@pytest.mark.parametrize("data", [pdfs.form_fan(10, 10), pdfs.form_ring(), pdfs.many_streams(20, 40)])
def test_what_unfolds_without_end_is_a_bomb(data: bytes) -> None:
    with pytest.raises(Bomb):
        flaws(data)


def test_rows_of_billions_of_columns_are_damage() -> None:
    with pytest.raises(Damaged, match="2147483647 wide"):
        flaws(pdfs.wide_predictor())
