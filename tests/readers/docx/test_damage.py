"""Whatever stands where in a Word file, it is read or refused with a reason; nothing else is raised."""

from __future__ import annotations

import io
import random
import zipfile
from copy import deepcopy

import pytest
from lxml import etree

from planparse.document import Document
from planparse.errors import UnreadableDocument
from tests.readers.docx.making import read, zipped
from tests.readers.docx.test_council_file import council_file

ROUNDS = 40  # a seed


def parts() -> dict[str, bytes]:
    """The parts of a file with every feature."""
    with zipfile.ZipFile(io.BytesIO(council_file())) as package:
        return {name: package.read(name) for name in package.namelist()}


def read_or_refused(data: bytes) -> Document | None:
    try:
        return read(data)
    except UnreadableDocument:
        return None


@pytest.mark.parametrize("seed", range(5))
def test_elements_dropped_doubled_moved_and_emptied(seed: int) -> None:
    chance = random.Random(seed)
    files = parts()
    name = chance.choice(["word/document.xml", "word/document.xml", "word/numbering.xml", "word/footnotes.xml"])
    for _ in range(ROUNDS):
        root = etree.fromstring(files[name])
        for _ in range(chance.randint(1, 12)):
            nodes = list(root.iter())[2:]  # the document and its body stay
            if not nodes:
                break
            node, other = chance.choice(nodes), chance.choice(nodes)
            kind = chance.randrange(4)
            if kind == 0:
                node.getparent().remove(node)
            elif kind == 1:
                node.addnext(deepcopy(node))
            elif kind == 2:
                other.append(deepcopy(node))
            else:
                node.attrib.clear()
        assert read_or_refused(zipped({**files, name: etree.tostring(root)})) is not None


@pytest.mark.parametrize("seed", range(5))
def test_values_replaced(seed: int) -> None:
    chance = random.Random(seed)
    files = parts()
    values = ("", "-1", "0", "99999999999999999999", "x", "1.5", "FFFFFF", "continue", "\u0661", "-2147483648")
    for _ in range(ROUNDS):
        changed = dict(files)
        for name in ("word/document.xml", "word/numbering.xml", "word/_rels/document.xml.rels"):
            root = etree.fromstring(files[name])
            for node in root.iter():
                for key in node.attrib:
                    if chance.random() < 0.2:
                        node.attrib[key] = chance.choice(values)
            changed[name] = etree.tostring(root)
        assert read_or_refused(zipped(changed)) is not None


@pytest.mark.parametrize("seed", range(10))
def test_bytes_changed_or_cut(seed: int) -> None:
    chance = random.Random(seed)
    whole = council_file()
    refused = 0
    for _ in range(ROUNDS):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        refused += read_or_refused(bytes(data)) is None
        assert read_or_refused(whole[: chance.randrange(4, len(whole) - 30)]) is None
    assert refused
