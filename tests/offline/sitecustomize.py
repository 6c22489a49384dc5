"""No connection leaves this machine: whatever would make one fails as it would without a network.

Python runs this in every process that has this folder on its path, before anything else; conftest.py puts it there.
What C code connects to by itself isn't seen here: the hostile set runs in a network of its own for that.
"""

from __future__ import annotations

import errno
import ipaddress
import socket
import sys
from typing import Any

CONNECTS = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1}  # event -> where its address stands
LOOKS_UP = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0}
HERE = frozenset({"localhost", "", socket.gethostname()})


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Raises OSError for a connection, a packet or a name's look-up that leads beyond this machine."""
    if event in CONNECTS:
        address = arguments[CONNECTS[event]]
        if isinstance(address, tuple) and address and not is_here(address[0]):
            raise OSError(errno.ENETUNREACH, f"the tests are kept off the network: {address}")
    elif event in LOOKS_UP and not is_here(arguments[LOOKS_UP[event]]):
        raise OSError(errno.ENETUNREACH, f"the tests are kept off the network: {arguments[0]}")


def is_here(host: object) -> bool:
    """Whether a host is this machine."""
    if host is None:
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes | bytearray) else str(host)
    if name in HERE:
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified or is_own(address)


def is_own(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is one of this machine's: no other can be bound to."""
    if address.is_multicast:
        return False
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as made:
            made.bind((str(address), 0))
    except OSError:
        return False
    return True


sys.addaudithook(refuse)
