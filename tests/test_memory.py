"""The collector of cycles is paused while a document is read, and is as it was afterwards."""

from __future__ import annotations

import gc

import pytest

from planparse.memory import uncollected


def test_no_search_for_cycles_goes_on_inside_and_it_does_again_afterwards() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_leaves_the_collector_running() -> None:
    with pytest.raises(ValueError, match="any"), uncollected():
        raise ValueError("any")
    assert gc.isenabled()


def test_a_process_that_collects_nothing_is_left_so() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
