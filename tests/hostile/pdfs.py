"""PDFs made to break a reader, most with a sound plan of two actions in them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from tests.readers.pdf.sheets import Page, assembled, lattice, pdf, text

_COLUMNS = (40, 220, 400, 500, 580)
_ROWS = (
    ("Recommendation", "Action", "Lead", "By when"),
    ("Improve case audits", "Meet the heads of service", "Team Manager", "May 2021"),
    ("Record every visit", "Write it up in a week", "Head of Service", "June 2021"),
)
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Count 1/Kids[10 0 R]>>"
_PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]/Contents 11 0 R"
_PAGE += "/Resources<</Font<</F1 3 0 R>>{resources}>>{extra}>>"
LIGHT_YEARS = "/UserUnit 1" + "0" * 30 + "/Rotate 45"
AES_128 = ("/Standard", "/V 4/R 4/Length 128/StmF/A/StrF/A/CF<</A<</CFM/AESV2/Length 16>>>>")
AES_256 = (
    "/Standard",
    "/V 5/R 6/Length 256/StmF/A/StrF/A/CF<</A<</CFM/AESV3/Length 32>>>>"
    f"/OE<{'00' * 32}>/UE<{'00' * 32}>/Perms<{'00' * 16}>",
)
CERTIFICATE = ("/Adobe.PubSec", "/SubFilter/adbe.pkcs7.s5/V 4/Length 128/Recipients[<00>]")


def drawn_plan() -> str:
    """The operators that draw a ruled table of two actions."""
    words = "".join(
        text(_COLUMNS[at] + 4, 60 + 30 * row, cell) for row, cells in enumerate(_ROWS) for at, cell in enumerate(cells)
    )
    return lattice(_COLUMNS, (45, 75, 105, 135)) + words


def plan(password: str | None = None, extra: str = "") -> bytes:
    """A sound PDF of one plan."""
    return pdf(Page(drawn_plan(), extra), password=password)


def objects(drawing: str | None = None, resources: str = "", extra: str = "") -> dict[int, bytes]:
    """The objects of a PDF of one page (10), its content (11) and its font (3), to be changed."""
    return {
        1: _CATALOG,
        2: _PAGES,
        3: _FONT,
        10: _PAGE.format(resources=resources, extra=extra).encode(),
        11: stream((drawn_plan() if drawing is None else drawing).encode("cp1252")),
    }


def changed(more: dict[int, bytes], resources: str = "", extra: str = "", drawing: str = "") -> bytes:
    """The plan's PDF with some objects more, or others in their place; `drawing` follows the plan's."""
    return assembled(objects(drawn_plan() + drawing, resources, extra) | more)


def stream(data: bytes, head: str = "") -> bytes:
    """A stream object, packed."""
    return packed(zlib.compress(data), f"/Filter/FlateDecode{head}")


def packed(data: bytes, head: str) -> bytes:
    """A stream object of bytes as they are."""
    return f"<<{head}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def cut() -> bytes:
    """A plan on the first page, cut in the midst of the second."""
    whole = pdf(drawn_plan(), text(50, 60, "Second page."))
    return whole[: whole.index(b"14 0 obj") + 40]


def zeros(megabytes: int, layers: int = 1) -> bytes:
    """Zeros packed by zlib, so many times over."""
    pack = zlib.compressobj(9)
    chunk = bytes(1_000_000)
    data = b"".join(pack.compress(chunk) for _ in range(megabytes)) + pack.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


def flate_bomb(megabytes: int, layers: int) -> bytes:
    """A page whose content unpacks to zeros without end."""
    filters = "/FlateDecode" * layers
    return assembled(objects() | {11: packed(zeros(megabytes, layers), f"/Filter[{filters}]")})


def packed_objects_bomb(megabytes: int) -> bytes:
    """A stream of objects that unpacks to zeros without end, beside a plan."""
    return changed({12: packed(zeros(megabytes), "/Type/ObjStm/N 1/First 10/Filter/FlateDecode")})


def many_streams(count: int, megabytes: int) -> bytes:
    """A plan, beside it streams that each unpack to no more than one may."""
    one = packed(zeros(megabytes), "/Filter/FlateDecode")
    return changed({20 + n: one for n in range(count)})


def locked(version: str, encrypt: str) -> bytes:
    """A PDF under a lock to which nobody has the key; what its dictionary says is given."""
    noise = bytes(range(48)).hex()
    made = objects() | {5: f"<</Filter{version}/O<{noise}>/U<{noise}>/P -4{encrypt}>>".encode()}
    return assembled(made, "/Encrypt 5 0 R/ID[<00><00>]")


def page_ring() -> bytes:
    """A tree of pages without a page: two branches that name each other."""
    return assembled(objects() | {2: _branch(8), 8: _branch(2)})


def page_ring_beside_plan() -> bytes:
    """A tree that holds the page and itself."""
    return assembled(objects() | {2: b"<</Type/Pages/Count 2/Kids[10 0 R 2 0 R]>>"})


def deep_tree(depth: int) -> bytes:
    """A page at the end of a branch so many levels long."""
    levels = {100 + n: _branch(101 + n) for n in range(depth)} | {100 + depth: _branch(10)}
    return assembled(objects() | levels | {2: _branch(100)})


def _branch(kid: int) -> bytes:
    return f"<</Type/Pages/Count 1/Kids[{kid} 0 R]>>".encode()


def false_count(count: int) -> bytes:
    """A tree that claims to hold more pages than it does."""
    return assembled(objects() | {2: f"<</Type/Pages/Count {count}/Kids[10 0 R]>>".encode()})


def many_pages(count: int) -> bytes:
    """A PDF of so many blank pages."""
    kids = " ".join(f"{n + 10} 0 R" for n in range(count))
    blank = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    tree = f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode()
    return assembled({1: _CATALOG, 2: tree} | {n + 10: blank for n in range(count)})


def box(values: str, more: str = "") -> bytes:
    """The plan on a page of another box."""
    made = objects(extra=more)
    return assembled(made | {10: made[10].replace(b"[0 0 600 400]", f"[{values}]".encode())})


def nested(opening: str, closing: str, depth: int) -> bytes:
    """The plan, and on its page an entry of arrays or dictionaries so many deep."""
    return changed({}, extra=f"/PieceInfo{opening * depth}{closing * depth}")


def form(drawing: str, resources: str = "") -> bytes:
    """A form XObject that draws this."""
    return stream(
        drawing.encode(), f"/Type/XObject/Subtype/Form/BBox[0 0 600 400]/Resources<</XObject<<{resources}>>>>"
    )


def form_ring() -> bytes:
    """A form that draws itself, twice."""
    return changed({20: form("/A Do /A Do\n", "/A 20 0 R")}, "/XObject<</A 20 0 R>>", drawing="/A Do\n")


def form_fan(levels: int, wide: int) -> bytes:
    """Forms that draw the next one so many times each: `wide` to the power of `levels` in all."""
    made = {20 + n: form("/A Do\n" * wide, f"/A {21 + n} 0 R") for n in range(levels)}
    made[20 + levels] = form("0 0 m 9 9 l S\n")
    return changed(made, "/XObject<</A 20 0 R>>", drawing="/A Do\n")


def font_ring() -> bytes:
    """A font beside the plan's that is its own descendant, encoding and map to letters."""
    ring = b"<</Type/Font/Subtype/Type0/BaseFont/X/DescendantFonts[4 0 R]/Encoding 4 0 R/ToUnicode 4 0 R>>"
    made = objects(drawn_plan() + text(50, 200, "Note", font="F2"))
    return assembled(made | {4: ring, 10: made[10].replace(b"/F1 3 0 R", b"/F1 3 0 R/F2 4 0 R")})


def type3_ring() -> bytes:
    """A font whose one letter is drawn with itself."""
    letter = stream(b"1000 0 d0 BT /F2 1 Tf (a) Tj ET")
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 97"
    font += b"/Widths[1000]/CharProcs<</a 6 0 R>>/Encoding<</Differences[97/a]>>/Resources<</Font<</F2 4 0 R>>>>>>"
    made = objects(drawn_plan() + text(50, 200, "a", font="F2"))
    return assembled(made | {4: font, 6: letter, 10: made[10].replace(b"/F1 3 0 R", b"/F1 3 0 R/F2 4 0 R")})


def letters_bomb() -> bytes:
    """A font whose map to letters claims ranges of four billion codes each."""
    ranges = b"<00> <FFFFFFFF> <0000>\n" * 100
    cmap = b"/CIDInit /ProcSet findresource begin begincmap 100 beginbfrange\n" + ranges + b"endbfrange endcmap end"
    return changed({3: _FONT[:-2] + b"/ToUnicode 4 0 R>>", 4: stream(cmap)})


def outline_ring() -> bytes:
    """Bookmarks that follow and hold each other."""
    item = b"<</Title(A)/Parent 6 0 R/Next 6 0 R/Prev 6 0 R/First 6 0 R/Last 6 0 R>>"
    return changed({1: _CATALOG[:-2] + b"/Outlines 6 0 R>>", 6: item})


def table_ring() -> bytes:
    """A file whose table of objects names itself as the one before."""
    whole = assembled(objects())
    at = whole.rindex(b"\nxref") + 1
    return whole.replace(b"/Root 1 0 R", f"/Root 1 0 R/Prev {at}".encode())


def packed_table(index: str) -> bytes:
    """A file whose packed table of objects claims this many; pdfium has to look for them itself."""
    whole = assembled(objects())
    body = whole[: whole.rindex(b"\nxref") + 1]
    table = stream(bytes(40), f"/Type/XRef/Size 2147483647/Index[{index}]/W[1 4 2]/Root 1 0 R")
    return body + b"30 0 obj\n" + table + f"\nendobj\nstartxref\n{len(body)}\n%%EOF\n".encode()


def own_parent() -> bytes:
    """A page that inherits its box and its fonts from itself."""
    made = objects()
    page = made[10].replace(b"/Parent 2 0 R", b"/Parent 10 0 R").replace(b"/MediaBox[0 0 600 400]", b"")
    return assembled(made | {10: page})


def many_paths(count: int) -> bytes:
    """A map of so many short lines under the plan."""
    lines = "".join(f"{n % 590} {n % 200} m {n % 590 + 5} {n % 200 + 3} l S\n" for n in range(1000))
    return changed({}, drawing=lines * (count // 1000))


def many_cells(side: int) -> bytes:
    """A ruled table of so many rows and columns, blank."""
    ticks = [10 + n * 580 / side for n in range(side + 1)]
    return pdf(lattice(ticks, [10 + n * 380 / side for n in range(side + 1)]) + text(50, 60, "Recommendation"))


def many_words(count: int) -> bytes:
    """A page of so many words on top of each other, line by line."""
    return pdf("".join(text(10 + n % 97 * 6, 10 + n % 389, "word", 4) for n in range(count)))


def long_string(megabytes: int) -> bytes:
    """One line of text without a space."""
    return changed({}, drawing=text(50, 200, "x" * (megabytes * 1_000_000)))


def length(value: str) -> bytes:
    """The plan, its content's length told wrongly."""
    content = drawn_plan().encode()
    return changed({11: b"<</Length " + value.encode() + b">>\nstream\n" + content + b"\nendstream"})


def wide_predictor() -> bytes:
    """Content that is packed in rows of two billion columns."""
    return changed({11: stream(drawn_plan().encode(), "/DecodeParms<</Predictor 12/Columns 2147483647/Colors 32>>")})


def rotten_picture(kind: str, wide: int = 1000, high: int = 1000) -> bytes:
    """The plan, beside it a picture of rubbish that claims so many pixels."""
    head = f"/Type/XObject/Subtype/Image/Width {wide}/Height {high}/BitsPerComponent 8/ColorSpace/DeviceRGB"
    image = packed(bytes(range(256)) * 4, f"{head}/Filter/{kind}")
    return changed({20: image}, "/XObject<</I 20 0 R>>", drawing="q 90 0 0 90 50 10 cm /I Do Q\n")


def picture_only() -> bytes:
    """A scan: a page that is a picture."""
    return pdf("q 600 0 0 400 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n")


def torn_content() -> bytes:
    """A plan whose content no longer unpacks."""
    whole = bytearray(assembled(objects()))
    at = whole.index(b"stream\n") + 7
    whole[at : at + 60] = bytes(60)
    return bytes(whole)


def outward(address: str) -> bytes:
    """The plan, with everything that could make a reader reach out: actions, links, files elsewhere."""
    action = f"<</S/URI/URI({address})>>"
    launch = f"<</S/Launch/F<</Type/Filespec/FS/URL/F({address})>>>>"
    script = f"<</S/JavaScript/JS(this.getURL\\('{address}'\\); app.launchURL\\('{address}'\\))>>"
    catalog = f"<</Type/Catalog/Pages 2 0 R/OpenAction {script}/AA<</WC {launch}>>/URI<</Base({address})>>>>"
    link = f"/AA<</O {launch}>>/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 600 400]/A {action}>>]"
    far = f"<</Type/XObject/Subtype/Image/Width 1/Height 1/F<</FS/URL/F({address})>>/Length 0>>\nstream\n\nendstream"
    return changed({1: catalog.encode(), 20: far.encode()}, "/XObject<</I 20 0 R>>", link, "/I Do\n")


def minutes(lines: Iterable[str]) -> bytes:
    """A letter or minutes: lines of prose."""
    return pdf("".join(text(50, 60 + 20 * at, line) for at, line in enumerate(lines)))
