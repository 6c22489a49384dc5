"""Pages whose fonts don't say, or say wrongly, which letters their signs are: a viewer draws them right all the same.

Common in published files: a font with a broken map to letters, or none, gives its glyphs' numbers for letters. The text
is then control signs, signs of private use, punctuation, or letters in no language's proportion.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from planparse.readers.pdf.model import PageContent, Word

_ENOUGH = 100  # signs or letters: of fewer nothing can be told
_LEGIBLE = 0.55  # of the signs; of printed English 0.95 are letters and digits, of tables of figures 0.8
_MUTE = 2  # control signs amid words on a page
_PRIVATE = 40  # letters of private use, in words: rows of ticks and stars are shorter
_GREEKS = 20  # Greek letters in words: a formula's are alone
_LEADERS = ".…_-–—".encode("cp1252")
_LETTERS = bytes(code for code in range(256) if chr(code).isalnum())
_CONTROL = re.compile(r"(?<=\S)[\x01\x03-\x08\x0b\x0c\x0e-\x1f](?=\S)")  # a list's mark has space beside it
_OWN_SIGNS = re.compile(r"[\ue000-\uf8ff\ufffd]{4,}")
_GREEK = re.compile(r"[α-ω]{3,}")
_ACCENTS = re.compile(r"[ΐά-ΰό-ώ\u1f00-\u1fff]")  # without which no Greek is written
_LONG_WORD = re.compile(r"[a-z]{6,}")  # neither initials nor acronyms
# how rare each letter is, in tenths of a bit: 70 % English, 15 % Welsh and 15 % Gaelic of council prose; names of all
# kinds have 4.1 to 4.7 bits a letter, other letters in a font's place 5 to 6
_RARITY = {"e": 31, "a": 35, "i": 36, "n": 37, "r": 38, "s": 39, "t": 40, "o": 41, "c": 44, "d": 44, "l": 44, "h": 48,
           "u": 50, "p": 50, "g": 52, "m": 52, "y": 55, "f": 59, "b": 63, "v": 64, "w": 69, "k": 84, "x": 86, "q": 89,
           "j": 96, "z": 104}  # fmt: skip
_STRANGE = 49.5
_RARE = b"jkqxzJKQXZ"
_HINT = 0.035  # of the signs: of English 0.012 are rare letters, of other letters in a font's place mostly 0.1


def is_gibberish(page: PageContent) -> bool:
    """Whether the words of a page, or those of one size and weight, aren't made of letters as any language's are."""
    text = "".join([word.text for word in page.words]).encode("cp1252", "replace")
    if len(text) < _ENOUGH:
        return False
    signs = text.translate(None, _LEADERS)
    illegible = len(signs.translate(None, _LETTERS)) > (1 - _LEGIBLE) * len(signs)
    rare = len(signs) - len(signs.translate(None, _RARE))
    if not (illegible or rare > _HINT * len(signs) or signs.count(b"?") > _GREEKS):
        return False
    return any(map(is_strange, (page.words, *by_style(page.words))))


def is_mute(text: str) -> bool:
    """Whether a page's characters hold control signs in their words: the numbers of a font's glyphs, not letters."""
    hinted = "\x01" in text or "\x03" in text or "\x04" in text  # a font's first glyphs, or its space
    return hinted and len(_CONTROL.findall(text)) >= _MUTE


def by_style(words: Sequence[Word]) -> list[list[Word]]:
    """The words by what the reader knows of their font: its size and whether it is bold."""
    found: dict[tuple[str, bool], list[Word]] = defaultdict(list)
    for word in words:
        found[f"{word.size:.0f}", word.bold].append(word)  # as text: of a damaged file it may be no number
    return list(found.values())


def is_strange(words: Sequence[Word]) -> bool:
    """Whether words are mostly signs, or hold letters of private use, or letters in a strange proportion."""
    text = " ".join([word.text for word in words])
    if sum(map(len, _OWN_SIGNS.findall(text))) > _PRIVATE:
        return True
    if sum(map(len, _GREEK.findall(text))) > _GREEKS and not _ACCENTS.search(text):
        return True  # English in the font Symbol
    text = text.replace(" ", "")
    signs = text.encode("cp1252", "replace").translate(None, _LEADERS)
    if len(signs) >= _ENOUGH and sum(map(is_letter, text)) < _LEGIBLE * len(signs):
        return True
    letters = b"".join(found.encode() for word in words for found in _LONG_WORD.findall(word.text.lower()))
    return len(letters) >= _ENOUGH and rarity(letters) > _STRANGE


def is_letter(sign: str) -> bool:
    """Whether a sign is a letter, a digit or a letter's mark, of any script."""
    return unicodedata.category(sign)[0] in "LNM"


def rarity(text: bytes) -> float:
    """How rare the small letters of a text are, in tenths of a bit each."""
    counts = [(text.count(letter.encode()), weight) for letter, weight in _RARITY.items()]
    return sum(count * weight for count, weight in counts) / max(1, sum(count for count, _ in counts))
