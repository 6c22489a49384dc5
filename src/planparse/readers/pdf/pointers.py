"""pdfium's functions with plain numbers for handles: half the cost of the typed pointers, and usable as dict keys."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any


def call(function: Any) -> Callable[..., Any]:
    """The same C function taking and returning handles as integers (0 or None for null); other types unchanged."""
    result = plain(function.restype)
    prototype = ctypes.CFUNCTYPE(result, *(plain(kind) for kind in function.argtypes))
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    made: Callable[..., Any] = prototype(address)
    return made


def plain(kind: Any) -> Any:
    """`c_void_p` for every pointer type, else the type itself."""
    if isinstance(kind, type) and issubclass(kind, ctypes._Pointer):
        return ctypes.c_void_p
    return kind if isinstance(kind, type) and issubclass(kind, ctypes._SimpleCData) else ctypes.c_void_p
