"""What weighs too much is refused before it is parsed; time goes with the pages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from planparse.batch.limits import Limits, weigh
from planparse.batch.pictures import count_pictures
from planparse.batch.reading import outcome_of_error
from planparse.errors import PlanparseError
from planparse.readers.pdf.ocr import is_installed

SMALL = Limits(file_bytes=100_000, pages=2, unpacked_bytes=30_000_000, members=20, ratio=50)


def package(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def pdf(pages: int) -> bytes:
    kids = " ".join(f"{n + 3} 0 R" for n in range(pages))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {pages}>>"]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * pages
    body = "".join(f"{n} 0 obj{text}endobj\n" for n, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size {len(objects) + 1}>>".encode()


HEAVY: dict[str, tuple[bytes, str, str]] = {
    "a large file": (bytes(100_001), "too_large", "larger than"),
    "a long PDF": (pdf(3), "too_large", "has 3 pages, over 2"),
    "many parts": (package({f"{n}.xml": b"x" for n in range(21)}), "bomb", "21 parts"),
    "much unpacked": (package({f"{n}.xml": bytes(16_000_000) for n in range(2)}), "bomb", "unpacks to 32 MB"),
    "a high ratio": (package({"a.xml": bytes(21_000_000)}), "bomb", "over 50 times"),
}


@pytest.mark.parametrize("name", HEAVY)
def test_what_exceeds_a_limit_is_refused_with_its_code(name: str, tmp_path: Path) -> None:
    data, outcome, says = HEAVY[name]
    path = tmp_path / "plan.bin"
    path.write_bytes(data)
    with pytest.raises(PlanparseError, match=says) as caught:
        weigh(path, SMALL)
    assert outcome_of_error(caught.value) == outcome
    assert str(caught.value).startswith(f"{path}: ")


LIGHT = {
    "text": (b"word " * 4_000, 5),
    "a PDF": (pdf(2), 2),
    "a broken PDF": (b"%PDF-1.7\nnothing", 0),
    "a broken package": (b"PK\x03\x04" + bytes(50), 0),
    "a package": (package({"word/document.xml": bytes(80_000), "picture.png": bytes(80_000)}), 2),
}


@pytest.mark.parametrize("name", LIGHT)
def test_what_is_within_the_limits_has_pages(name: str, tmp_path: Path) -> None:
    data, pages = LIGHT[name]
    (tmp_path / "plan.bin").write_bytes(data)
    assert weigh(tmp_path / "plan.bin", SMALL).pages == pages


@pytest.mark.parametrize(("pages", "seconds"), [(0, 60), (10, 80), (270, 600), (5000, 600)])
def test_time_is_60_seconds_and_2_a_page_at_most_600(pages: int, seconds: float) -> None:
    assert Limits().time_for(pages) == seconds


@pytest.mark.parametrize(("pages", "pictures", "seconds"), [(10, 1, 100), (12, 12, 324), (25, 25, 600)])
def test_a_page_that_ocr_reads_has_20_seconds_more_within_the_600(pages: int, pictures: int, seconds: float) -> None:
    assert Limits().time_for(pages, pictures) == seconds


TEXT = "BT /F 12 Tf 20 20 Td (Improve audit) Tj ET"
PICTURE = "600 0 0 800 0 0 cm /I Do"
DRAWN = {
    "text": (TEXT, False),
    "a picture": (PICTURE, True),
    "a picture with its text layer": (f"q {PICTURE} Q {TEXT}", False),
    "text in a form": ("/T Do", False),
    "a picture in a form": ("/P Do", True),
}


def test_pages_without_a_text_layer_are_counted_where_ocr_will_read_them(tmp_path: Path) -> None:
    pictures = [shown for _, shown in DRAWN.values()]
    for (content, shown), name in zip(DRAWN.values(), DRAWN, strict=True):
        assert count_pictures(of_pages([content])) == shown, name
    data = of_pages([content for content, _ in DRAWN.values()])
    assert count_pictures(data) == sum(pictures) == 2
    (tmp_path / "plan.pdf").write_bytes(data)
    assert weigh(tmp_path / "plan.pdf", Limits()) == (len(DRAWN), 2 if is_installed() else 0)


def of_pages(contents: list[str]) -> bytes:
    """A PDF with a page for each content, which may draw the picture I, and the forms T (text) and P (the picture)."""
    kids = " ".join(f"{2 * n + 7} 0 R" for n in range(len(contents)))
    inside = "/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R/T 5 0 R/P 6 0 R>>>>"
    form = f"/Type/XObject/Subtype/Form/BBox[0 0 600 800]{inside}"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream("\x7f", "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"),
        stream(TEXT, form),
        stream(PICTURE, form),
    ]
    for n, content in enumerate(contents):
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{inside}/Contents {2 * n + 8} 0 R>>")
        objects.append(stream(content))
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size {len(objects) + 1}>>".encode("latin-1")


def stream(content: str, head: str = "") -> str:
    return f"<</Length {len(content)}{head}>>stream\n{content}\nendstream"
