"""Promises of bursts: the collector rests as long as one lasts, and works again after it."""

import gc
from collections.abc import Iterator

import pytest
from refshelf.data.burst import burst


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_the_collector_rests_until_the_outermost_burst_ends():
    with burst():
        with burst():
            pass
        is_on_within = gc.isenabled()

    assert not is_on_within
    assert gc.isenabled()


def test_the_collector_works_again_after_a_fault():
    with pytest.raises(ValueError, match="broken"), burst():
        raise ValueError("broken")

    assert gc.isenabled()


def test_a_collector_that_rested_before_goes_on_resting():
    gc.disable()

    with burst():
        pass

    assert not gc.isenabled()
