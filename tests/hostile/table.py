"""The hostile files: what each is called, how it is made, what is right for the person who sent it, what it proves.

The outcomes were written down before the first run, from what is right; thirteen were changed after it, where what
was seen turned out to be right.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from planparse.batch.outcomes import Outcome
from planparse.readers.office import find_program
from tests.hostile import packages, pdfs, places, texts
from tests.readers.docx.making import nested_tables, word, zipped
from tests.readers.sheets import raw_workbook

OK, WARNED = Outcome.OK, Outcome.OK_WITH_WARNINGS
NONE, UNSUPPORTED, DAMAGED = Outcome.NO_PLAN_FOUND, Outcome.UNSUPPORTED, Outcome.DAMAGED
LARGE, BOMB, LOCKED, PICTURE = Outcome.TOO_LARGE, Outcome.BOMB, Outcome.ENCRYPTED, Outcome.NO_TEXT_LAYER
FAR = "http://192.0.2.1/plan"  # an address that nobody has (RFC 5737)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)


class Case(NamedTuple):
    """One hostile file; `name` as bytes where it is no UTF-8."""

    name: str | bytes
    make: Callable[[Path], object]
    outcome: Outcome
    proves: str
    skip: str = ""  # why it can't be tried here


def of(build: Callable[..., str | bytes], *arguments: object) -> Callable[[Path], object]:
    """Writes what a builder makes."""
    return lambda path: _write(path, build(*arguments))


def these(data: str | bytes) -> Callable[[Path], object]:
    """Writes these bytes."""
    return lambda path: _write(path, data)


def cut(build: Callable[[], bytes], part: float) -> Callable[[Path], object]:
    """Writes the first part of what a builder makes."""
    return lambda path: _write(path, (data := build())[: int(len(data) * part)])


def _write(path: Path, data: str | bytes) -> None:
    path.write_bytes(data.encode() if isinstance(data, str) else data)


_NO_OFFICE = "" if find_program() else "LibreOffice is not installed"
_ROOT = "root may read everything" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""

GOOD = (
    Case("good-1.txt", of(texts.plan), OK, "text"),
    Case("good-2.pdf", of(pdfs.plan), OK, "PDF"),
    Case("good-3.docx", of(packages.docx), OK, "Word"),
    Case("good-4.odt", of(packages.odt), OK, "OpenDocument"),
    Case("good-5.xlsx", of(packages.xlsx), OK, "Excel"),
    Case("good-6.html", of(texts.page, texts.table()), OK, "HTML"),
    Case("good-7.csv", of(texts.commas), OK, "commas"),
)

PDF = (
    Case("cut.pdf", of(pdfs.cut), WARNED, "the pages before the cut are read, and the cut is told"),
    Case("head-only.pdf", these("%PDF-1.7\n%\xe2\xe3\n"), DAMAGED, "a download that broke off at once"),
    Case("zeros.pdf", these(bytes(70_000)), DAMAGED, "a file of zeros is what a broken copy leaves"),
    Case("rc4.pdf", of(pdfs.plan, "secret"), LOCKED, "the old encryption"),
    Case("owner.pdf", of(pdfs.plan, ""), OK, "locked against changes alone, it can be read"),
    Case("aes-128.pdf", of(pdfs.locked, *pdfs.AES_128), LOCKED, "AES of 128 bits"),
    Case("aes-256.pdf", of(pdfs.locked, *pdfs.AES_256), LOCKED, "AES of 256 bits"),
    Case("certificate.pdf", of(pdfs.locked, *pdfs.CERTIFICATE), LOCKED, "a lock that pdfium does not know"),
    Case("page-ring.pdf", of(pdfs.page_ring), WARNED, "a ring of pages; the page that stands beside it is found"),
    Case("page-ring-beside.pdf", of(pdfs.page_ring_beside_plan), WARNED, "a tree that holds itself, beside a plan"),
    Case("deep-tree.pdf", of(pdfs.deep_tree, 10_000), DAMAGED, "a page under ten thousand branches"),
    Case("own-parent.pdf", of(pdfs.own_parent), OK, "a page that inherits from itself"),
    Case("false-count.pdf", of(pdfs.false_count, 1_000_000_000), WARNED, "one page that says it is a billion"),
    Case("3000-pages.pdf", of(pdfs.many_pages, 3_000), LARGE, "the limit of pages"),
    Case("outline-ring.pdf", of(pdfs.outline_ring), OK, "bookmarks in a ring"),
    Case("font-ring.pdf", of(pdfs.font_ring), WARNED, "a font that is its own descendant"),
    Case("type3-ring.pdf", of(pdfs.type3_ring), OK, "a letter drawn with itself"),
    Case("letters-bomb.pdf", of(pdfs.letters_bomb), OK, "a map of letters with ranges of billions"),
    Case("table-ring.pdf", of(pdfs.table_ring), OK, "a table of objects that names itself as the one before"),
    Case("packed-table.pdf", of(pdfs.packed_table, "0 2147483647"), OK, "a table that claims two billion objects"),
    Case("form-ring.pdf", of(pdfs.form_ring), BOMB, "a form that draws itself twice, which draw themselves"),
    Case("form-fan.pdf", of(pdfs.form_fan, 10, 10), BOMB, "forms that draw forms, ten to the tenth"),
    Case("nested-arrays.pdf", of(pdfs.nested, "[", "]", 100_000), OK, "arrays nested 100,000 deep"),
    Case("nested-dicts.pdf", of(pdfs.nested, "<</A", ">>", 100_000), WARNED, "dictionaries nested 100,000 deep"),
    Case("box-1e30.pdf", of(pdfs.box, "0 0 1" + "0" * 30 + " 1" + "0" * 30), OK, "a page larger than the solar system"),
    Case("box-nan.pdf", of(pdfs.box, "0 0 nan inf"), WARNED, "a page whose size is no number"),
    Case("box-zero.pdf", of(pdfs.box, "0 0 0 0"), OK, "a page without size"),
    Case("box-reversed.pdf", of(pdfs.box, "600 400 0 0"), OK, "a page told from its far corner"),
    Case("box-unit.pdf", of(pdfs.box, "0 0 600 400", pdfs.LIGHT_YEARS), OK, "units of light years"),
    Case("million-paths.pdf", of(pdfs.many_paths, 1_000_000), OK, "a map of a million lines under a plan"),
    Case("million-cells.pdf", of(pdfs.many_cells, 1_000), NONE, "a million cells smaller than a letter are a hatching"),
    Case("many-words.pdf", of(pdfs.many_words, 100_000), NONE, "100,000 words on one page"),
    Case("long-word.pdf", of(pdfs.long_string, 2), WARNED, "a word of two million letters, beside a plan"),
    Case("flate-bomb.pdf", of(pdfs.flate_bomb, 300, 1), BOMB, "content that unpacks to 300 MB"),
    Case("flate-bomb-twice.pdf", of(pdfs.flate_bomb, 600, 2), BOMB, "600 MB packed twice, in 3 KB"),
    Case("packed-objects-bomb.pdf", of(pdfs.packed_objects_bomb, 300), BOMB, "objects that unpack to 300 MB"),
    Case("many-streams.pdf", of(pdfs.many_streams, 20, 40), BOMB, "twenty streams of 40 MB each"),
    Case("length-long.pdf", of(pdfs.length, "999999999"), OK, "a stream longer than the file"),
    Case("length-negative.pdf", of(pdfs.length, "-5"), OK, "a stream shorter than nothing"),
    Case("length-itself.pdf", of(pdfs.length, "11 0 R"), OK, "a length that is the stream itself"),
    Case("predictor.pdf", of(pdfs.wide_predictor), DAMAGED, "rows of two billion columns: its only content is lost"),
    Case("torn-content.pdf", of(pdfs.torn_content), DAMAGED, "its only content no longer unpacks"),
    Case("jbig2.pdf", of(pdfs.rotten_picture, "JBIG2Decode"), OK, "a rotten JBIG2 picture beside a plan"),
    Case("jpx.pdf", of(pdfs.rotten_picture, "JPXDecode"), OK, "a rotten JPEG 2000 picture beside a plan"),
    Case("huge-picture.pdf", of(pdfs.rotten_picture, "FlateDecode", 2_000_000, 2_000_000), OK, "4 terapixels"),
    Case("scan.pdf", of(pdfs.picture_only), PICTURE, "a page that is a picture"),
    Case("minutes.pdf", of(pdfs.minutes, texts.MINUTES), NONE, "minutes hold no plan"),
    Case("outward.pdf", of(pdfs.outward, FAR), OK, "scripts, links and files elsewhere are left alone"),
)  # fmt: skip

WORD = (
    Case("blanks.docx", of(packages.blank_part, *packages.TEXT, 400), BOMB, "400 KB that hold 400 MB"),
    Case("picture-bomb.docx", of(packages.blank_part, *packages.PICTURE, 40), BOMB, "parts that nobody reads count"),
    Case("lying.docx", of(packages.lying, 60), DAMAGED, "a part that is larger than it says"),
    Case("overlapping.docx", of(packages.overlapping, 2_000, 20), BOMB, "2,000 parts on the same bytes: 40 GB"),
    Case("10001-parts.docx", of(zipped, {f"{n}.xml": "" for n in range(10_001)}), BOMB, "the limit of parts"),
    Case("nested-zip.docx", of(packages.nested_zip), OK, "a zip in a zip in a plan is not opened"),
    Case("zip-of-zips.docx", of(zipped, {"plan.docx": packages.docx()}), UNSUPPORTED, "a zip of plans is none"),
    Case("traversal.docx", of(packages.traversal), OK, "names that lead out are not followed"),
    Case("billion-laughs.docx", of(packages.docx_of, packages.LAUGHS), BOMB, "entities of entities"),
    Case("laughs-utf-16.docx", of(packages.docx_of, packages.LAUGHS, "utf-16"), BOMB, "the same in UTF-16"),
    Case("external-entity.docx", of(packages.docx_of, packages.OWN_FILE), BOMB, "an entity that is a file is not read"),
    Case("external-type.docx", of(packages.docx_of, packages.doctype(FAR)), DAMAGED, "nor is an address"),
    Case("nested.docx", of(word, nested_tables(10_000)), LARGE, "tables in tables, 10,000 deep"),
    Case("million-cells.docx", of(packages.cells, 1_000_000), LARGE, "a million cells"),
    Case("style-chain.docx", of(packages.style_chain, 150_000), OK, "150,000 styles, each based on the one before"),
    Case("style-ring.docx", of(packages.style_ring), OK, "styles and lists that are their own base"),
    Case("own-parts.docx", of(packages.own_parts), OK, "a document that is its own styles, notes and head"),
    Case("outward.docx", of(packages.outward_docx, FAR), WARNED, "parts elsewhere are not fetched, and told"),
    Case("half.docx", cut(packages.docx, 0.5), DAMAGED, "half a zip"),
    Case("rubbish.docx", these(b"PK\x03\x04" + bytes(range(256)) * 9), DAMAGED, "a zip's first bytes and rubbish"),
    Case("locked-parts.docx", of(packages.locked_members, packages.docx()), LOCKED, "a zip whose parts are encrypted"),
    Case("password.docx", of(packages.locked_office), LOCKED, "what Word saves with a password"),
    Case("minutes.docx", of(packages.prose, texts.MINUTES), NONE, "minutes hold no plan"),
)  # fmt: skip

OPEN = (
    Case("blanks.odt", of(packages.blank_part, *packages.CONTENT, 40), BOMB, "unpacks to 40 MB"),
    Case("quadratic.odt", of(packages.blown_up, 60_000), BOMB, "one long entity, very often"),
    Case("sections.odt", of(packages.sections, 9_000), LARGE, "sections 9,000 deep"),
    Case("spaces.odt", of(packages.odt, packages.spaces(2_000_000_000)), OK, "two billion spaces in one mark"),
    Case("repeats.ods", of(packages.sheet_repeats, 1_000_000, 1_000), LARGE, "a cell repeated to a billion"),
    Case("locked.odt", of(packages.locked_odt), LOCKED, "a manifest of encrypted parts"),
    Case("half.odt", cut(packages.odt, 0.5), DAMAGED, "half a zip"),
)  # fmt: skip

EXCEL = (
    Case("blanks.xlsx", of(packages.blank_part, *packages.SHEET, 40), BOMB, "unpacks to 40 MB"),
    Case("billion-laughs.xlsx", of(packages.laughing_workbook), BOMB, "entities of entities"),
    Case("million-cells.xlsx", of(packages.sheet_cells, 10_000, 100), LARGE, "a million cells"),
    Case("million-columns.xlsx", of(packages.sheet_cells, 1, 1_000_000), LARGE, "a million columns"),
    Case("merges.xlsx", of(packages.merges, 50_000), OK, "50,000 merged ranges over the whole sheet"),
    Case("empty.xlsx", of(raw_workbook, ""), NONE, "a workbook without a cell"),
    Case("outward.xlsx", of(packages.outward_xlsx, FAR), OK, "links to other workbooks are not followed"),
    Case("half.xlsx", cut(packages.xlsx, 0.5), DAMAGED, "half a zip"),
)  # fmt: skip

OLD = (
    Case("locked.xls", of(packages.locked_xls), LOCKED, "an old workbook with a password", _NO_OFFICE),
    Case("half.doc", of(packages.cut_doc), DAMAGED, "an old Word file that lost its text", _NO_OFFICE),
    Case("outward.rtf", of(packages.outward_rtf, FAR), OK, "LibreOffice fetches nothing", _NO_OFFICE),
    Case("deep.rtf", these("{\\rtf1 " + "{" * 100_000), DAMAGED, "groups 100,000 deep, never closed", _NO_OFFICE),
    Case("slides.ppt.doc", of(packages.slides), UNSUPPORTED, "old slides under a Word name"),
    Case("head-only.doc", of(packages.empty_compound), DAMAGED, "an old file that broke off after its header"),
)  # fmt: skip

HTML = (
    Case("nested-divs.html", of(texts.nested, "div", 10_000), LARGE, "divs 10,000 deep"),
    Case("nested-tables.html", of(texts.nested, "table", 10_000), LARGE, "tables in tables, 10,000 deep"),
    Case("million-cells.html", of(texts.page, "<table>" + ("<tr>" + "<td>x" * 10) * 100_000), LARGE, "a million cells"),
    Case("million-columns.html", of(texts.page, "<table><tr>" + "<td>x" * 1_000_000), LARGE, "a million columns"),
    Case("spans.html", of(texts.wide_spans), WARNED, "a cell over two billion columns: what it pushes out is told"),
    Case("attributes.html", of(texts.attributes, 200_000), LARGE, "200,000 attributes"),
    Case("comment.html", of(texts.page, f"Plan <!-- {texts.table()}"), NONE, "a comment without end"),
    Case("billion-laughs.html", of(texts.entities), OK, "no browser knows declared entities"),
    Case("charset.html", of(texts.page, texts.table(), texts.CHARSETS), OK, "a page that lies about its letters"),
    Case("outward.html", of(texts.outward, FAR), OK, "scripts, frames and pictures are not fetched"),
    Case("half.html", cut(lambda: texts.page(texts.table()), 0.8), OK, "half a page: the rows before the cut"),
)  # fmt: skip

TEXT = (
    Case("empty.txt", these(""), DAMAGED, "zero bytes"),
    Case("blank.txt", these(" \r\n\t\n" * 1_000), DAMAGED, "only white space"),
    Case("zeros.txt", these(bytes(5_000)), DAMAGED, "only zeros"),
    Case("nul.txt", these(texts.plan().encode() + b"\x00\x00\x00"), UNSUPPORTED, "a text with zeros in it"),
    Case("binary.txt", these(bytes(range(1, 256)) * 40), UNSUPPORTED, "every byte there is"),
    Case("utf-16.txt", these(texts.plan().replace("May", "March").encode("utf-16")), OK, "UTF-16 with its mark"),
    Case("utf-16-be.txt", these(texts.plan().encode("utf-16-be")), OK, "UTF-16 without a mark"),
    Case("utf-16-cut.txt", these(texts.plan().encode("utf-16")[:-1]), OK, "UTF-16 cut in a letter"),
    Case("utf-32.txt", these(texts.plan().encode("utf-32")), UNSUPPORTED, "UTF-32 is not taken for UTF-16"),
    Case("utf-7.txt", these(texts.with_action("+AKM-").replace(b"May", b"April")), OK, "UTF-7 is read as printed"),
    Case("ebcdic.txt", these(texts.plan().encode("cp037")), UNSUPPORTED, "a mainframe's letters"),
    Case("overrides.txt", these(texts.with_action("\u202e\u200b\ufeff\u2028")), OK, "signs that turn lines about"),
    Case("long-line.txt", these("word " * 2_000_000), LARGE, "a line of 10 MB"),
    Case("long-text.txt", these("plan\n" * 4_200_000), LARGE, "a text of 21 MB"),
    Case("large.txt", places.sparse, LARGE, "a file of 201 MB is not even read"),
    Case("spaces.txt", these(texts.with_action(" " * 100_000)), OK, "100,000 spaces in a cell"),
    Case("digits.txt", these(texts.with_action("1/1/" * 10_000)), OK, "20,000 dates in a cell"),
    Case("brackets.txt", these(texts.with_action("(" * 20_000 + "&" * 20_000)), OK, "20,000 brackets in a cell"),
    Case("rules.txt", these(f"|{'-' * 300_000}|\n{'+-' * 100_000}\n{texts.plan()}"), OK, "drawn lines without a table"),
    Case("million-cells.csv", of(texts.many_cells, 10_000, 100), LARGE, "a million cells"),
    Case("million-columns.csv", of(texts.many_cells, 3, 400_000), LARGE, "400,000 columns"),
    Case("quote.csv", these(texts.commas().replace("Write", '"Write')), OK, "a quote that never ends"),
    Case("minutes.txt", these("\n".join(texts.MINUTES)), NONE, "minutes hold no plan"),
)  # fmt: skip

SUFFIXES = (
    Case("word.pdf", of(packages.docx, "<w:p/>"), OK, "Word named PDF"),
    Case("pdf.docx", of(pdfs.plan, None, "/A 1"), OK, "PDF named Word"),
    Case("excel.csv", of(packages.xlsx, "<a/>"), OK, "Excel named CSV"),
    Case("page.doc", of(texts.page, texts.table() + "<br>"), OK, "HTML named old Word"),
    Case("text.pdf", these(texts.plan() + "\n"), OK, "text named PDF"),
    Case("commas.xlsx", these(texts.commas() + "\n"), OK, "commas named Excel"),
    Case("picture.pdf", these(PNG), UNSUPPORTED, "a picture named PDF"),
    Case("program.docx", these(b"MZ" + bytes(range(256)) * 20), UNSUPPORTED, "a program named Word"),
    Case("gzip.txt", these(b"\x1f\x8b\x08" + bytes(range(255, 0, -1)) * 20), UNSUPPORTED, "a gzip named text"),
)

PLACES = (
    Case("itself.pdf", places.link_to_itself, UNSUPPORTED, "a link to itself"),
    Case("nowhere.pdf", places.link_to_nowhere, UNSUPPORTED, "a link that leads nowhere"),
    Case("device.pdf", places.link_to_device, UNSUPPORTED, "a link to zeros without end"),
    Case("pipe.pdf", places.pipe, UNSUPPORTED, "a pipe that nobody writes to"),
    Case("elsewhere.txt", places.link_to_plan, OK, "a link to a plan is that plan"),
    Case("folder.pdf/inside.txt", places.folder, OK, "a folder is one, whatever its name"),
    Case("two\nlines.txt", of(texts.plan), UNSUPPORTED, "a name of two lines"),
    Case(b"no-\xff-utf-8.txt", of(texts.plan), UNSUPPORTED, "a name that is no UTF-8"),
    Case("a" * 251 + ".txt", of(texts.plan), UNSUPPORTED, "a name that leaves no room for .json"),
    Case("unreadable.txt", places.unreadable, UNSUPPORTED, "a file of another's", _ROOT),
)  # fmt: skip

CASES = (*PDF, *WORD, *OPEN, *EXCEL, *OLD, *HTML, *TEXT, *SUFFIXES, *PLACES)
