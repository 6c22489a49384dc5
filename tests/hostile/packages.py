"""Word, Excel, OpenDocument and old Office files made to break a reader, most with a sound plan of two actions."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping

from tests.hostile.texts import ROWS
from tests.readers import sheets
from tests.readers.docx.making import NAMES, p, relations, tbl, tr, word, zipped
from tests.readers.test_compound import MARK, compound

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(before: str = "", after: str = "", **parts: str) -> bytes:
    """A Word file of a sound plan, raw XML before and after it."""
    return word(before + tbl(*(tr(*row) for row in ROWS)) + after, **parts)


def docx_of(document: str, encoding: str = "utf-8") -> bytes:
    """A Word file whose text is this XML."""
    return rezipped(docx(), {"word/document.xml": document.encode(encoding)})


def odt(before: str = "", after: str = "") -> bytes:
    """An OpenDocument text of a sound plan."""
    rows = ("".join(sheets.cell(text) for text in row) for row in ROWS)
    return sheets.open_text(before + sheets.table(*rows) + after)


def xlsx(after: str = "", **parts: str) -> bytes:
    """A workbook of a sound plan, raw XML after its cells."""
    cells = "".join(f"<row>{''.join(map(_typed, row))}</row>" for row in ROWS)
    return sheets.raw_workbook(f"<sheetData>{cells}</sheetData>{after}", **parts)


def _typed(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def blank_part(data: bytes, part: str, megabytes: int) -> bytes:
    """A package with one part of blanks, that packs a thousand to one."""
    return rezipped(data, {part: b" " * (megabytes * 1_000_000)})


def rezipped(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """A package with further parts of any name."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        files: dict[str, str | bytes] = {name: old.read(name) for name in old.namelist()}
    return zipped(files | dict(parts))


TEXT = (docx(), "word/document.xml")
PICTURE = (docx(), "word/media/a.bmp")
CONTENT = (odt(), "content.xml")
SHEET = (xlsx(), "xl/worksheets/a.xml")


def nested_zip() -> bytes:
    """The plan's Word file, in it a zip with a zip in it."""
    return rezipped(docx(), {"word/embeddings/a.zip": zipped({"b.zip": docx()})})


def traversal() -> bytes:
    """The plan's Word file with parts whose names lead out of any folder."""
    return rezipped(docx(), {"../../evil.txt": "x", "/tmp/evil.txt": "x"})


def lying(megabytes: int) -> bytes:
    """A Word file whose text is blanks, and said to be a thousand bytes."""
    size = (megabytes * 1_000_000).to_bytes(4, "little")
    return blank_part(docx(), "word/document.xml", megabytes).replace(size, (1000).to_bytes(4, "little"))


def overlapping(entries: int, megabytes: int) -> bytes:
    """A zip whose many entries all lie on the same packed bytes."""
    whole = zipped({"word/document.xml": bytes(megabytes * 1_000_000)})
    at, end = whole.index(b"PK\x01\x02"), whole.index(b"PK\x05\x06")
    entry = whole[at:end].replace(b"word/document.xml", b"word/%011d!")
    directory = b"".join(entry % n for n in range(entries))
    return whole[:at] + directory + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, entries, entries, len(directory), at, 0)


def locked_members(data: bytes) -> bytes:
    """A package whose parts say that they are encrypted."""
    made = bytearray(data)
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = 0
        while (at := made.find(signature, at)) >= 0:
            made[at + offset] |= 1
            at += 4
    return bytes(made)


def locked_odt() -> bytes:
    """An OpenDocument text whose manifest says how its parts are encrypted."""
    return rezipped(odt(), {"META-INF/manifest.xml": "<x><manifest:encryption-data/></x>", "content.xml": bytes(99)})


def locked_office() -> bytes:
    """What Word makes of a .docx with a password: a compound file around the encrypted package."""
    return compound("EncryptedPackage", bytes(range(256)) * 2)


def locked_xls() -> bytes:
    """A workbook of Excel 97 whose first records say that it is locked."""
    start = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0x1FAF, 0x7CD, 0x41, 0x6)
    lock = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + bytes(range(48))
    return sound_compound("Workbook", start + lock + struct.pack("<HH", 0x0A, 0))


def sound_compound(name: str, data: bytes) -> bytes:
    """A compound file of one stream, which any program opens: its table of sectors, its directory, the stream."""
    sectors = 8  # of 512 bytes: no smaller stream has sectors of its own
    chain = [-3, -2, *range(3, 2 + sectors), -2]
    table = struct.pack("<128i", *chain, *[-1] * (128 - len(chain)))
    header = MARK + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<iiiiiiiiii", 0, 1, 1, 0, 4096, -2, 0, -2, 0, 0)
    directory = _entry("Root Entry", 5, -2, 0, 1) + _entry(name, 2, 2, 512 * sectors, -1) + bytes(256)
    return header + struct.pack("<108i", *[-1] * 108) + table + directory + data.ljust(512 * sectors, b"\0")


def _entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
    spelled = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBiii", len(spelled), kind, 1, -1, -1, child)
    return spelled.ljust(64, b"\0") + links + bytes(36) + struct.pack("<iII", first, size, 0)


def slides() -> bytes:
    """A compound file of old slides."""
    return sound_compound("PowerPoint Document", bytes(512))


def cut_doc() -> bytes:
    """An old Word file, of which only its header and its directory arrived."""
    return compound("WordDocument", b"\xec\xa5" + bytes(40))[:1030]


def empty_compound() -> bytes:
    """The header of a compound file and nothing else."""
    return MARK + bytes(504)


def entities(levels: int, name: str = "w:document", inside: str = "<w:body/>") -> str:
    """XML that declares entities which name entities, ten to the power of `levels`."""
    declared = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE x [<!ENTITY a0 "lol">{declared}]><{name} {NAMES} a="&a{levels - 1};">{inside}</{name}>'


def laughing_workbook() -> bytes:
    """A workbook that declares entities of entities."""
    return rezipped(xlsx(), {"xl/workbook.xml": entities(10, "workbook", "")})


def sections(depth: int) -> bytes:
    """An OpenDocument text of sections in sections."""
    return sheets.open_text("<text:section>" * depth + "</text:section>" * depth)


def blown_up(size: int) -> bytes:
    """An OpenDocument text that names one long entity very often."""
    content = f'<!DOCTYPE x [<!ENTITY a "{"a" * size}">]><x>{"&a;" * size}</x>'
    return rezipped(odt(), {"content.xml": content})


LAUGHS = entities(10)
OWN_FILE = (
    f'<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]><w:document {NAMES}><w:body>{p("&a;")}</w:body></w:document>'
)


def doctype(address: str) -> str:
    """A Word document whose document type stands elsewhere."""
    return f'<!DOCTYPE x SYSTEM "{address}"><w:document {NAMES}><w:body>{p("x")}</w:body></w:document>'


def cells(count: int) -> bytes:
    """A Word table of one row of so many cells."""
    return word(tbl(f"<w:tr>{'<w:tc><w:p/></w:tc>' * count}</w:tr>"))


def style_chain(count: int) -> bytes:
    """The plan, its paragraphs in the last of so many styles, each based on the one before."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{n - 1}"/></w:style>'
        for n in range(count)
    )
    return docx(p("Plan", f'<w:pStyle w:val="s{count - 1}"/>'), styles=styles)


def style_ring() -> bytes:
    """The plan with two styles that are based on each other, and a list that is its own style."""
    ring = "".join(
        f'<w:style w:type="{kind}" w:styleId="{own}"><w:name w:val="{own}"/><w:basedOn w:val="{base}"/></w:style>'
        for kind, own, base in (("paragraph", "a", "b"), ("paragraph", "b", "a"), ("numbering", "n", "n"))
    )
    lists = (
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="n"/><w:numStyleLink w:val="n"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    return docx(
        p("Plan", '<w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        styles=ring,
        numbering=lists,
    )


def own_parts() -> bytes:
    """A Word file whose styles, lists, notes and heads are all the document itself."""
    kinds = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer")
    leads = "".join(f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="document.xml"/>' for kind in kinds)
    return rezipped(docx(), {"word/_rels/document.xml.rels": relations(leads)})


def outward_docx(address: str) -> bytes:
    """The plan's Word file, with every part and picture that could be fetched from elsewhere."""
    kinds = ("header", "styles", "numbering", "attachedTemplate", "image", "oleObject", "subDocument", "aFChunk")
    leads = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{address}" TargetMode="External"/>'
        for n, kind in enumerate(kinds)
    )
    field = f'<w:p><w:fldSimple w:instr=" INCLUDETEXT {address} "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    chunk = '<w:altChunk r:id="r7"/><w:subDoc r:id="r6"/>'
    return rezipped(docx(after=field + chunk), {"word/_rels/document.xml.rels": relations(leads)})


def outward_xlsx(address: str) -> bytes:
    """The plan's workbook, with a link to a workbook elsewhere and a formula that fetches."""
    leads = f'<Relationship Id="r1" Type="{_OFFICE}/externalLinkPath" Target="{address}" TargetMode="External"/>'
    link = f'<externalLink xmlns="{sheets.MAIN}"><externalBook/></externalLink>'
    row = f'<row r="9"><c r="A9" t="str"><f>WEBSERVICE("{address}")</f><v>x</v></c></row>'
    data = rezipped(
        xlsx(),
        {"xl/externalLinks/externalLink1.xml": link, "xl/externalLinks/_rels/externalLink1.xml.rels": relations(leads)},
    )
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        sheet = old.read("xl/worksheets/a.xml").decode().replace("</sheetData>", f"{row}</sheetData>")
    return rezipped(data, {"xl/worksheets/a.xml": sheet})


def outward_rtf(address: str) -> bytes:
    """The plan as RTF, with a template and pictures from elsewhere."""
    rows = "".join(
        "\\trowd"
        + "".join(f"\\cellx{2500 * n}" for n in range(1, 5))
        + "".join(f" {cell}\\intbl\\cell" for cell in row)
        + "\\row\n"
        for row in ROWS
    )
    far = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}" \\\\d}}}}'
    return f"{{\\rtf1\\ansi{{\\*\\template {address}}}\n{rows}\\pard {far}}}".encode()


def sheet_cells(rows: int, columns: int) -> bytes:
    """A workbook of so many cells."""
    row = f"<row>{'<c><v>1</v></c>' * columns}</row>"
    return sheets.raw_workbook(f"<sheetData>{row * rows}</sheetData>")


def merges(count: int) -> bytes:
    """The plan's workbook, with so many merged ranges that lie on each other."""
    ranges = "".join(f'<mergeCell ref="E{5 + n % 7}:XFD{1048576 - n}"/>' for n in range(count))
    return xlsx(f"<mergeCells>{ranges}</mergeCells>")


def sheet_repeats(rows: int, columns: int) -> bytes:
    """A spreadsheet of one cell that is repeated so often."""
    cell = sheets.cell("a", f"table:number-columns-repeated='{columns}'")
    row = f"<table:table-row table:number-rows-repeated='{rows}'>{cell}</table:table-row>"
    return sheets.open_text(f"<table:table>{row}</table:table>", kind="spreadsheet")


def spaces(count: int) -> str:
    """An OpenDocument paragraph of one repeated space."""
    return f'<text:p>a<text:s text:c="{count}"/>b</text:p>'


def prose(lines: Iterable[str]) -> bytes:
    """A Word file of paragraphs."""
    return word("".join(p(line) for line in lines))
