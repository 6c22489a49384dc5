"""Nothing that a test does leaves this machine, and the guard that sees to it bites."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from urllib.request import urlopen

import pytest

AWAY = "192.0.2.1"  # nobody's (RFC 5737)


def connected(address: str, kind: int = socket.SOCK_STREAM, family: int = socket.AF_INET) -> None:
    with socket.socket(family, kind) as made:
        made.settimeout(1)
        made.connect((address, 9))


def sent() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        made.sendto(b"x", (AWAY, 9))


WAYS_OUT: dict[str, Callable[[], object]] = {
    "a connection": lambda: connected(AWAY),
    "by IPv6": lambda: connected("2001:db8::1", family=socket.AF_INET6),
    "without a connection": lambda: connected(AWAY, socket.SOCK_DGRAM),
    "a packet": sent,
    "a name": lambda: socket.getaddrinfo("example.org", 80),
    "an old look-up": lambda: socket.gethostbyname("example.org"),
    "a page": lambda: urlopen(f"http://{AWAY}/", timeout=1),
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_no_way_leads_out(way: str) -> None:
    with pytest.raises(OSError, match="kept off the network"):
        WAYS_OUT[way]()


def test_no_way_leads_out_of_a_process_that_a_test_starts() -> None:
    code = f"import socket; socket.create_connection(({AWAY!r}, 9), timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "kept off the network" in done.stderr


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("localhost", 0)) as server:
        answering = threading.Thread(target=lambda: server.accept()[0].close())
        answering.start()
        with socket.create_connection(("localhost", server.getsockname()[1]), timeout=5):
            answering.join(5)
    assert not answering.is_alive()
