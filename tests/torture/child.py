"""Does something in a process of its own, which may be killed at it."""

import json
import os
import traceback
import warnings
from collections.abc import Callable
from typing import Any


def in_child(work: Callable[[], Any], *, is_synced: bool = False) -> Any:
    """Fork, do the work there, and give what it returned, as JSON carries it; None if it was killed.

    Nothing is really synced unless asked for: where no power is cut, thousands of syncs only take
    their time. Raise `RuntimeError` for what the work raised.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # Whoever runs campaigns may have threads; the child needs none of them.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        os.close(reading)
        _work_and_end(work, writing, is_synced=is_synced)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as file:
        said = file.read()
    os.waitpid(child, 0)
    if not said:
        return None
    kind, value = json.loads(said)
    if kind == "raised":
        raise RuntimeError(value)
    return value


def _work_and_end(work: Callable[[], Any], writing: int, *, is_synced: bool) -> None:
    if not is_synced:
        os.fsync = lambda _handle: None
    try:
        said = json.dumps(["returned", work()])
    except BaseException:  # noqa: BLE001  # nothing may get out of the child
        said = json.dumps(["raised", traceback.format_exc()])
    with os.fdopen(writing, "w", encoding="utf-8") as file:
        file.write(said)
    os._exit(0)
