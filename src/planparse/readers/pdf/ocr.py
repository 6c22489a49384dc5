"""Pages that are pictures, read by RapidOCR (the extra `ocr`) in a child process with a time limit for each page.

The child is `ocr_child` run as a program, one for a file: it loads its models once.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from importlib.util import find_spec

from planparse.readers.pdf.model import Fill, PageContent, Rule, Word

SECONDS = 120.0  # for one page, and the models loaded before the first


def is_installed() -> bool:
    """Whether the extra `ocr` is there."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def with_pictures_read(pages: Iterable[PageContent], data: bytes, password: str | None) -> Iterator[PageContent]:
    """The pages, those that are pictures with what is seen on them, as long as the child answers in time.

    A page so read stays `pictured`. It is as its reader holds it: a lean set straight, a page that lies on its side
    stood up; so are its boxes.
    """
    child: _Child | None = None
    try:
        for page in pages:
            if page.pictured and is_installed():
                child = child or _Child(data, password)
                yield child.read(page)
            else:
                yield page
    finally:
        if child:
            child.end()


class _Child:
    """The process that reads pictures; once it has failed it isn't asked again."""

    def __init__(self, data: bytes, password: str | None) -> None:
        quiet = {"ORT_DISABLE_TELEMETRY": "1"}  # from its version 1.29 on, the engine would report to its maker
        command = [sys.executable, "-m", f"{__package__}.ocr_child"]
        path = os.pathsep.join(entry for entry in sys.path if entry)
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path, **quiet},
        )
        self.answers: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self.listen, daemon=True).start()
        self.alive = self.tell(json.dumps({"size": len(data), "password": password}).encode() + b"\n" + data)

    def listen(self) -> None:
        """Every line of the child's, and at last an empty one."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.answers.put(line)
        self.answers.put(b"")

    def tell(self, what: bytes) -> bool:
        """Whether the child took it."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(what)
            self.process.stdin.flush()
        except OSError:
            return False
        return True

    def read(self, page: PageContent) -> PageContent:
        """The page with what the child sees on it; as it is where the child fails or takes too long."""
        if not (self.alive and self.tell(b"%d\n" % page.number)):
            return page
        try:
            answer = self.answers.get(timeout=SECONDS)
            seen = json.loads(answer)
        except (queue.Empty, ValueError):
            self.alive = False
            return page
        width, height = seen["size"]
        return page._replace(
            width=width,
            height=height,
            words=tuple(Word(*word) for word in seen["words"]),
            rules=tuple(Rule(*rule) for rule in seen["rules"]),
            fills=tuple(Fill(x0, top, x1, low, (r, g, b)) for (x0, top, x1, low), (r, g, b) in seen["fills"]),
        )

    def end(self) -> None:
        """Stop the child."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()
