"""The entry point: runs one command and gives its exit code, whatever happens."""

import os
import sys
from collections.abc import Sequence

# All else is imported inside `main`: an interrupt is then met from the first moment on.

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code; never raises.

    0 done, 1 nothing found or failed, 2 usage or ambiguous, 3 bad input or catalog, 4 marks locked or
    of a newer version, 130 interrupted. A closed pipe is no error.
    """
    code = 0
    try:
        code = _run(sys.argv[1:] if argv is None else list(argv))
        _flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()
    except OSError as error:  # the last of the output could not be written
        _let_go_of_output()
        if code == 0:
            sys.stderr.write(f"refshelf: {error.strerror}\n")
        return code or 1
    return code


def _run(argv: list[str]) -> int:
    instruction = os.environ.get("_REFSHELF_COMPLETE")
    if instruction:
        from .shell import answer  # noqa: PLC0415  # inside, see above

        return answer(instruction)
    if not argv:
        from .bare import has_screen, run_bare  # noqa: PLC0415  # inside, see above

        if has_screen():
            return run_bare()
    from .run import run  # noqa: PLC0415  # inside, see above

    return run(argv)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        # Either is None where the reader closed it.
        if stream is not None:  # pyright: ignore[reportUnnecessaryComparison] typeshed has it never None
            stream.flush()


def _let_go_of_output() -> None:
    """Send to nowhere what is left, so that the interpreter does not stumble over it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
