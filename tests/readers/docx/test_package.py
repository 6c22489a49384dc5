"""Hostile and broken packages: a clear error or a correct reading, in bounded time and memory, nothing fetched."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from planparse.errors import EncryptedDocument, TooLarge, UnreadableDocument, UnsupportedFormat
from planparse.readers import read_document
from planparse.readers.docx import package
from tests.readers.docx.making import (
    NAMES,
    grids,
    lines,
    nested_tables,
    p,
    read,
    relations,
    replaced,
    tbl,
    tc,
    tr,
    word,
    zipped,
)

PLAN = word(p("Action Plan") + tbl(tr("Action", "Lead"), tr("Meet", "JH")))


DOCTYPE = (
    '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {NAMES}><w:body>{p('&b;')}</w:body></w:document>"
)
EXTERNAL = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    f"<w:document {NAMES}><w:body>{p('&a;')}</w:body></w:document>"
)

BROKEN = [
    pytest.param(PLAN[: len(PLAN) // 2], UnreadableDocument, "cut or damaged", id="truncated"),
    pytest.param(b"PK\x03\x04" + b"\x00" * 500, UnreadableDocument, "cut or damaged", id="only a signature"),
    pytest.param(zipped({"a.txt": "x"}), UnsupportedFormat, "without a Word document", id="another zip"),
    pytest.param(zipped({"ppt/presentation.xml": "<x/>"}), UnsupportedFormat, "PowerPoint", id="slides"),
    pytest.param(zipped({}), UnsupportedFormat, "without a Word document", id="empty zip"),
    pytest.param(replaced(PLAN, word__document="<w:document"), UnreadableDocument, "damaged", id="cut XML"),
    pytest.param(replaced(PLAN, word__document="<x/>"), UnreadableDocument, "no Word text", id="other XML"),
    pytest.param(replaced(PLAN, word__document=""), UnreadableDocument, "damaged", id="empty part"),
    pytest.param(replaced(PLAN, word__document=DOCTYPE), UnreadableDocument, "document type", id="entity bomb"),
    pytest.param(
        replaced(PLAN, word__document=DOCTYPE.encode("utf-16")), UnreadableDocument, "document type", id="in UTF-16"
    ),
    pytest.param(replaced(PLAN, word__document=EXTERNAL), UnreadableDocument, "document type", id="external entity"),
    pytest.param(word(nested_tables(10_000)), UnreadableDocument, "deep|depth", id="nested 10,000 deep"),
    pytest.param(word(nested_tables(60)), TooLarge, "nests", id="nested 60 deep"),
    pytest.param(word(tbl(tr(tc("a"), tc("b")) * 26_000)), TooLarge, "cells", id="52,000 cells"),
    pytest.param(
        word(tbl("<w:tr>" + "<w:tc><w:p/></w:tc>" * 10**6 + "</w:tr>")), TooLarge, "cells", id="a million cells"
    ),
    pytest.param(word("<w:p/>" * 2_600_000), TooLarge, "more cells and marks", id="millions of paragraphs"),
    pytest.param(word(tbl(tr(*["x"] * 201))), TooLarge, "columns", id="201 columns"),
    pytest.param(word(p("word " * 40_001)), TooLarge, "characters", id="a paragraph without end"),
    pytest.param(zipped({f"{n}.xml": "" for n in range(10_001)}), TooLarge, "parts", id="10,001 parts"),
]


@pytest.mark.parametrize(("data", "error", "says"), BROKEN)
def test_broken_package_is_a_clear_error(tmp_path: Path, data: bytes, error: type[Exception], says: str) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(data)
    with pytest.raises(error, match=says) as raised:
        read_document(path)
    assert str(path) in str(raised.value)


def test_zip_bomb_is_stopped_while_inflating() -> None:
    bomb = replaced(PLAN, word__document=b" " * 400_000_000)
    assert len(bomb) < 500_000
    opened = package.open_package(bomb)
    with pytest.raises(TooLarge, match="unpacks to more"):
        opened.read(opened.main)
    assert opened.inflated < package.MAX_PART + 1_000_000


def test_bomb_that_lies_about_its_size_is_stopped_too() -> None:
    bomb = bytearray(replaced(PLAN, word__document=b" " * 60_000_000))
    size = (60_000_000).to_bytes(4, "little")
    at = 0
    while (at := bomb.find(size, at)) >= 0:
        bomb[at : at + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(UnreadableDocument):
        read(bytes(bomb))


def test_changed_bytes_are_noticed() -> None:
    text = b"Meet"
    with zipfile.ZipFile(io.BytesIO(PLAN)) as old:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
            for name in old.namelist():
                new.writestr(name, old.read(name))
    with pytest.raises(UnreadableDocument, match="damaged"):
        read(out.getvalue().replace(text, b"Meat"))


def test_locked_zip_member_is_an_encrypted_document() -> None:
    data = bytearray(PLAN)
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = 0
        while (at := data.find(signature, at)) >= 0:
            data[at + offset] |= 1
            at += 4
    with pytest.raises(EncryptedDocument, match="password"):
        read(bytes(data))


def test_office_file_with_a_password_is_an_encrypted_document(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)
    )
    with pytest.raises(EncryptedDocument, match="password"):
        read_document(path)


@pytest.mark.parametrize("name", ["plan.txt", "plan.pdf", "plan", "plan.doc"])
def test_content_counts_not_the_suffix(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(PLAN)
    document = read_document(path)
    assert document.source.media_type.endswith("wordprocessingml.document")
    assert document.source.name == name
    assert len(document.blocks) == 2


def test_text_named_docx_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_text("Action Plan\n")
    assert read_document(path).source.media_type == "text/plain"


def test_document_part_of_another_name_and_strict_names() -> None:
    strict = NAMES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    lead = f'<Relationship Id="r1" Type="{kind}" Target="/doc/d2.xml"/>'
    body = f"<w:document {strict}><w:body>{p('Text')}</w:body></w:document>"
    assert lines(zipped({"_rels/.rels": relations(lead), "doc/d2.xml": body})) == ["Text"]


def test_external_relationships_are_left_alone() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    external = relations(
        f'<Relationship Id="r1" Type="{office}/header" Target="http://127.0.0.1:9/h.xml" TargetMode="External"/>'
        f'<Relationship Id="r2" Type="{office}/styles" Target="file:///etc/passwd" TargetMode="External"/>'
        f'<Relationship Id="r3" Type="{office}/numbering" Target="../../../../etc/passwd"/>'
    )
    data = word(p("Text"), '<w:headerReference w:type="default" r:id="r1"/>')
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        files: dict[str, str | bytes] = {name: old.read(name) for name in old.namelist()}
    assert lines(zipped({**files, "word/_rels/document.xml.rels": external})) == ["Text"]


def test_tables_as_deep_as_people_nest_them_are_read() -> None:
    assert grids(word(tbl(tr("a", tc(nested_tables(20)))))) == [[["0:a", "1:deep"]]]


def test_huge_spans_stay_within_the_grid() -> None:
    rows = tr(tc("a", '<w:gridSpan w:val="2000000000"/>'), "b") + tr(
        "c", properties='<w:gridBefore w:val="2000000000"/>'
    )
    (table,) = grids(word(tbl(rows)))
    assert [cell.partition(":")[2] for row in table for cell in row] == ["a", "b", "c"]


def test_wrappers_nested_as_deep_as_the_parser_allows() -> None:
    inside = "<w:sdt><w:sdtContent>" * 100 + p("deep") + "</w:sdtContent></w:sdt>" * 100
    assert lines(word(inside)) == ["deep"]
