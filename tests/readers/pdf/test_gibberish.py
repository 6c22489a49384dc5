"""Fonts that don't say which letters their signs are give gibberish, and that is told; no language's words are."""

from __future__ import annotations

import random
import string

import pytest

from planparse.readers.pdf.gibberish import is_gibberish, is_mute
from planparse.readers.pdf.model import PageContent, Word
from planparse.readers.pdf.read import read_pdf
from planparse.schema import Source
from tests.readers.pdf.sheets import pdf, text

SOURCE = Source(name="plan.pdf", media_type="application/pdf", sha256="0" * 64, size_bytes=1)
ENGLISH = """The director will ensure that all assessments are completed within the timescales that statutory guidance
sets, and that managers record their oversight of decisions. Progress against each recommendation is reported quarterly
to the improvement board, which challenges partners where outcomes for children and young people do not improve."""
WELSH = """Bydd y Cyfarwyddwr Addysg yn gyfrifol am sicrhau bod cynnydd yn cael ei wneud yn erbyn pob argymhelliad.
Cryfhau trefniadau hunanwerthuso ac arfarnu ym mhob gwasanaeth. Sicrhau bod gwybodaeth am berfformiad yn cael ei
defnyddio'n effeithiol gan swyddogion ac aelodau etholedig. Lleihau nifer y disgyblion sy'n cael eu gwahardd."""
GAELIC = """Leasachadh foghlam tro mheadhan na Gàidhlig anns na bun-sgoiltean agus àrd-sgoiltean. Neartachadh an siostam
airson seirbheisean chloinne agus theaghlaichean anns a h-uile sgìre. Bidh an Stiùiriche an urra ri dearbhadh gun tèid
adhartas a dhèanamh. Aithisgean ràitheil dhan chomataidh airson foghlam, clann agus seirbheisean inbheach."""
POLISH = """Jeśli potrzebują Państwo tego dokumentu w innym języku lub w innej formie, prosimy o kontakt z urzędem
miasta. Zespół tłumaczy udzieli wszelkich informacji dotyczących usług świadczonych przez samorząd terytorialny."""
GREEK = """Εάν χρειάζεστε το έγγραφο αυτό σε άλλη γλώσσα ή μορφή, παρακαλούμε επικοινωνήστε με τον δήμο. Μπορούμε να σας
προσφέρουμε υπηρεσίες μετάφρασης και διερμηνείας, ώστε να χρησιμοποιείτε τις υπηρεσίες μας."""
URDU = """اگر آپ کو یہ دستاویز کسی دوسری زبان میں درکار ہے تو براہ کرم کونسل سے رابطہ کریں۔ ہم آپ کو ترجمہ فراہم کر سکتے
ہیں اور آپ کے سوالات کے جوابات دے سکتے ہیں تاکہ آپ خدمات سے فائدہ اٹھا سکیں۔"""
BENGALI = """আপনার যদি এই নথিটি অন্য ভাষায় প্রয়োজন হয় তবে অনুগ্রহ করে কাউন্সিলের সাথে যোগাযোগ করুন। আমরা আপনাকে অনুবাদ
এবং দোভাষীর সেবা দিতে পারি যাতে আপনি আমাদের পরিষেবা ব্যবহার করতে পারেন।"""
NAMES = """Katherine Whitehead, Christopher Fitzgerald, Siobhan McLoughlin, Gwyneth Pryce-Hughes, Mohammed Choudhury,
Agnieszka Wojciechowska, Krzysztof Szymanski, Llewellyn Vaughan-Jones, Oluwaseun Chukwuemeka, Yvonne Wycliffe-Knox"""
ACRONYMS = "SMcL RB/KS/MG DCS HMCI CCG NHS EHCP SENCO LADO CYPS IRO QA SWK BWV KPI PMB JSNA HWB LSCP MASH CAMHS " * 4
FIGURES = "£1,240 (+3.5%) 12/04/2019 2018/19 Q3 45% 106 n/a - 0.4% £7.2m 01.09.20 [3] 5a* RAG: A/G 100% <5 >95% " * 6
REFERENCES = "www.gov.uk/guidance/xyz-kjq?id=77 https://bit.ly/2xKqZw4 CYP/2019/QX-77b B2.3(iv)(c) HXWKJ-9921-ZQ " * 6
SHIFTED = {letter: chr(ord(letter) - 29) for letter in string.ascii_letters}  # its glyph's number in Office's fonts


def page(words: str, size: float = 10) -> PageContent:
    return PageContent(1, 600, 400, tuple(Word(word, 0, 0, 10, 10, size) for word in words.split()))


@pytest.mark.parametrize(
    "words",
    [
        ENGLISH,
        WELSH,
        GAELIC,
        POLISH,
        GREEK,
        URDU,
        BENGALI,
        NAMES,
        ACRONYMS,
        FIGURES,
        REFERENCES,
        ". . . . . . . 7\n" * 40,
    ],
)
def test_what_people_print_is_no_gibberish(words: str) -> None:
    assert not is_gibberish(page(words))
    assert not is_gibberish(page(words.upper()))


@pytest.mark.parametrize("words", [ENGLISH, WELSH, GAELIC, NAMES])
def test_glyphs_numbers_for_letters_are_gibberish(words: str) -> None:
    assert is_gibberish(page("".join(SHIFTED.get(sign, sign) for sign in words)))


@pytest.mark.parametrize("seed", range(10))
def test_letters_in_each_others_places_are_gibberish(seed: int) -> None:
    mixed = random.Random(seed).sample(string.ascii_lowercase, 26)
    table = str.maketrans(string.ascii_lowercase, "".join(mixed))
    assert is_gibberish(page(ENGLISH.lower().translate(table)))


def test_letters_of_private_use_are_gibberish() -> None:
    assert is_gibberish(page(" ".join("\ue010" * 6 for _ in range(40))))
    assert not is_gibberish(page(ENGLISH + " \uf0b7 \uf0b7 \uf0fc\uf0fc\uf0fc" * 30))  # bullets and ticks


SYMBOLS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ")


def test_english_in_the_letters_of_the_symbol_font_is_gibberish() -> None:
    assert is_gibberish(page(ENGLISH.lower().translate(SYMBOLS)))


def test_a_few_words_of_them_are_enough_and_formulas_are_none() -> None:
    words = "Female students Faculty".lower().translate(SYMBOLS)
    assert is_gibberish(page(f"{ENGLISH} {words}"))
    assert not is_gibberish(page(ENGLISH + " χ² = Σ (α − β)² / γδ, λ < μ" * 9))


def test_gibberish_in_one_font_among_words_is_told() -> None:
    strange = page("".join(SHIFTED.get(sign, sign) for sign in ENGLISH), size=14)
    assert is_gibberish(PageContent(1, 600, 400, (*page(ENGLISH + WELSH).words, *strange.words)))


def test_a_few_words_prove_nothing() -> None:
    assert not is_gibberish(page("QWXZ KJVQXZ BCDFGH"))
    assert not is_gibberish(page("!!"))


@pytest.mark.parametrize(
    ("words", "mute"),
    [
        ("7KH\x03ORFDO\x03DUHD", True),
        ("\x01\x02\x03\x04\x05\x06\x07", True),
        ("Local area\r\npart\x02\r\nnership", False),  # the engine's sign of a hyphen at a line's end
        ("\x01 Improve\r\n\x01 Assess\r\n\x01 Record", False),  # a list's marks
        ("de\x1fned and spe\x1fcific", False),
    ],
)
def test_control_signs_in_words_are_glyphs_numbers(words: str, mute: bool) -> None:
    assert is_mute(words) == mute


def test_a_page_of_glyphs_numbers_carries_the_diagnostic() -> None:
    shifted = "".join(chr(ord(sign) - 29) for sign in "The local area partnership")
    found = read_pdf(pdf(text(50, 60, "Action plan"), text(50, 60, shifted)), SOURCE).diagnostics
    assert [(item.code, item.provenance[0].page) for item in found if item.provenance] == [("source_damaged", 2)]
