"""pdfium's functions with plain numbers for handles: half the cost of the typed pointers, and usable as dict keys.

What is called for every word or drawn thing is called `quickly`: ctypes takes three times as long to check three
arguments as pdfium to answer.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, TypeAlias

Argument: TypeAlias = Any  # a handle as functions made by `quickly` take it
argument: Callable[[int | None], Argument] = ctypes.c_void_p.from_param  # made once for all that is asked of a handle


def call(function: Any) -> Callable[..., Any]:
    """The same C function taking and returning handles as integers (0 or None for null); other types unchanged."""
    result = plain(function.restype)
    prototype = ctypes.CFUNCTYPE(result, *(plain(kind) for kind in function.argtypes))
    made: Callable[..., Any] = prototype(address_of(function))
    return made


def quickly(function: Any) -> Callable[..., Any]:
    """The same C function without a check of its arguments, and without letting other threads run meanwhile.

    Only for calls that take no time, with an `argument` or `byref` for every pointer and a whole number for every other
    argument: a plain number in a handle's place would be cut to 32 bits. Returns handles as integers.
    """
    made: Callable[..., Any] = ctypes.PYFUNCTYPE(plain(function.restype))(address_of(function))
    return made


def address_of(function: Any) -> int:
    """Where the function stands in memory."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return address


def plain(kind: Any) -> Any:
    """`c_void_p` for every pointer type, else the type itself."""
    if isinstance(kind, type) and issubclass(kind, ctypes._Pointer):
        return ctypes.c_void_p
    return kind if isinstance(kind, type) and issubclass(kind, ctypes._SimpleCData) else ctypes.c_void_p
