"""What weighs too much is refused before it is parsed; time goes with the pages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from planparse.batch.limits import Limits, weigh
from planparse.batch.reading import outcome_of_error
from planparse.errors import PlanparseError

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
    assert weigh(tmp_path / "plan.bin", SMALL) == pages


@pytest.mark.parametrize(("pages", "seconds"), [(0, 60), (10, 80), (270, 600), (5000, 600)])
def test_time_is_60_seconds_and_2_a_page_at_most_600(pages: int, seconds: float) -> None:
    assert Limits().time_for(pages) == seconds
