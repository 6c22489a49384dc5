"""Damage is loud: what both engines shrug off is found in the bytes (issue: nothing loses words silently)."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from planparse.readers.pdf.damage import flaws, unpacked
from planparse.readers.pdf.engines import agree
from planparse.readers.pdf.gibberish import is_gibberish
from planparse.readers.pdf.model import PageContent, Word
from planparse.readers.pdf.read import read_pdf
from planparse.schema import Source
from tests.readers.pdf.sheets import packed_pages, pdf, text

SAMPLES = Path(__file__).parents[3] / "samples"
SOURCE = Source(name="plan.pdf", media_type="application/pdf", sha256="0" * 64, size_bytes=1)
SOUND = pdf(text(50, 100, "Recommendation one"), text(50, 100, "Recommendation two"))


def test_a_sound_file_has_no_flaw() -> None:
    assert flaws(SOUND) == []


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/plan.pdf")), ids=lambda path: path.parent.name)
def test_published_files_have_no_flaw(path: Path) -> None:
    assert flaws(path.read_bytes()) == []


def broken_stream() -> bytes:
    at = SOUND.index(b"stream\n") + 20
    return SOUND[:at] + bytes([SOUND[at] ^ 0xFF]) + SOUND[at + 1 :]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (broken_stream(), "checksum"),
        (SOUND[:-20], "end is missing"),
        (SOUND.replace(b"/Contents 11 0 R", b"/Contents 14 0 R"), "stand on no page"),
        (SOUND.replace(b"/Kids[10 0 R 13 0 R]", b"/Kids[10 0 R 10 0 R]"), "wrong kind of object"),
        (SOUND.replace(b"/F1 3 0 R", b"/F1 9 0 R"), "missing"),
        (SOUND.replace(b"/Contents 11 0 R", b"/Contents[11 0 R 3 0 R]"), "wrong kind of object"),
        (SOUND.replace(b"/Catalog/Pages 2 0 R", b"/Catalog/Pages 3 0 R"), "wrong kind of object"),
        (SOUND.replace(b"/Encoding/WinAnsi", b"/Encoding" + bytes(20)), "torn"),
        (SOUND.replace(b"/Encoding/WinAnsi", b"/Widths[500 5p0 400]/Encoding/WinAnsi"), "torn"),
        (SOUND.replace(b"%PDF-1.4\n", b"%PDF-1.4\n% moved\n"), "not where it says"),
    ],
)
def test_each_kind_of_damage_is_named(data: bytes, said: str) -> None:
    assert data != SOUND
    assert said in " ".join(flaws(data))


def says(head: bytes) -> bool:
    """Whether a stream of this dictionary, packed by zlib, counts as sound."""
    return unpacked(head, zlib.compress(b"BT /F1 10 Tf (one) Tj ET"))[1]


@pytest.mark.parametrize(
    "head",
    [
        b"<</Filtdr/FlateDecode/Length 31>>",
        b"<</Filter/BlateDecode/Length 31>>",
        b"<</Filter /Fl!teDecode /Length 31>>",
        b"<< /Filter [ /ASCII85Decode /FlateDmcode ] /Length 31 >>",
        b"<< /Nilter [ /ASCII85Decode /FlateDecode ] /Length 31 >>",
    ],
)
def test_a_stream_packed_in_a_way_that_there_is_not_is_told(head: bytes) -> None:
    assert not says(head)


@pytest.mark.parametrize(
    "head",
    [
        b"<</Length 31/Filter/FlateDecode/Length1 900>>",
        b"<< /Filter /FlateDecode /Length 31 >>",
        b"<< /Filter [/FlateDecode] /DecodeParms[null] /Length 31 >>",
        b"<< /Filter [ /ASCII85Decode /FlateDecode ] /Length 31 >>",
        b"<< /Filter /LZWDecode /Length 31 >>",
        b"<</Filter[]/Length 31>>",
        b"<</Filter 12 0 R/Length 31>>",  # that says it elsewhere
        b"<</Length 31>>",
    ],
)
def test_every_way_to_pack_a_stream_is_known(head: bytes) -> None:
    assert says(head)


@pytest.mark.parametrize("added", [b"/Widths[500 -5.5 400]", b"/Colours[/Indexed/DeviceGray 9(" + bytes(20) + b")]"])
def test_numbers_and_black_palettes_are_no_damage(added: bytes) -> None:
    made = SOUND.replace(b"%PDF-1.4\n", b"%PDF-1.4\n<<" + added + b">>endobj\n")
    assert "torn" not in " ".join(flaws(made))


def test_packed_pages_are_not_taken_for_pages_that_no_tree_lists() -> None:
    assert flaws(packed_pages()) == ["its end is missing"]


def test_a_damaged_file_carries_the_diagnostic() -> None:
    document = read_pdf(broken_stream(), SOURCE)
    assert {found.code for found in document.diagnostics} == {"source_damaged"}


def test_a_sound_file_carries_none() -> None:
    assert read_pdf(SOUND, SOURCE).diagnostics == ()


def content(*words: str) -> PageContent:
    return PageContent(1, 600, 400, tuple(Word(word, 0, 0, 10, 10) for word in words))


def test_engines_agree_on_letters_however_they_part_words() -> None:
    assert agree(content("p<0.05"), content("p", "<", "0.05"))
    assert not agree(content("Lead", "officer"), content("Lead"))


def test_a_page_of_signs_instead_of_letters_is_gibberish() -> None:
    assert is_gibberish(content('!"#$%&' * 20, "the"))
    assert not is_gibberish(content("recommendation" * 10, "." * 200))
    assert not is_gibberish(content("!!"))


def test_no_single_changed_byte_of_a_packed_text_goes_unnoticed() -> None:
    begin = re.search(rb"stream\n", SOUND)
    assert begin is not None
    end = SOUND.index(b"\nendstream")
    for at in range(begin.end() + 2, end):
        assert flaws(SOUND[:at] + bytes([SOUND[at] ^ 1]) + SOUND[at + 1 :]), at
