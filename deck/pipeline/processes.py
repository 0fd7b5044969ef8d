"""Other processes, which begin as copies of this one.

Only Linux forks a process safely; elsewhere there is none but this. A process that fails
passes on what it has raised; one that is interrupted leaves it to the first to end it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Value = TypeVar("Value")

#: More processes than this do not help: the first one has to put together what they make.
_MOST = 8


def usual_processes() -> int:
    """As many processes as there are processors for this one; 1 where none can be forked."""
    if sys.platform != "linux":
        return 1
    return min(_MOST, len(os.sched_getaffinity(0)))


#: This process's ends of all connections to others.
_ENDS: list[Connection] = []


class Worker:
    """Another process, as the first one sees it."""

    def __init__(self, work: Callable[[Connection], None]) -> None:
        """Start it with `work`, which is given its end of the connection."""
        from multiprocessing import get_context  # costs some 20 ms

        context: Any = get_context("fork")  # of a type that there is not on Windows
        self._end, other = context.Pipe()
        _ENDS.append(self._end)
        if not gc.isenabled():
            gc.freeze()  # what the collector does not look at stays shared
        self._process = context.Process(target=_run, args=(work, other), daemon=True)
        self._process.start()
        other.close()

    def send(self, value: object) -> None:
        """Send it a value."""
        self._end.send(value)

    def receive(self) -> Any:
        """What it sends next. Raises what it has raised, and `OSError` if it has been stopped."""
        try:
            message = self._end.recv()
        except EOFError:
            raise OSError(
                "a process of the build was stopped, perhaps for want of memory"
            ) from None
        if isinstance(message, BaseException):
            raise message
        return message

    def stop(self) -> None:
        """End it, whatever it does."""
        self._process.terminate()
        self._process.join()
        _ENDS.remove(self._end)
        self._end.close()


@contextmanager
def workers(works: Sequence[Callable[[Connection], None]]) -> Iterator[list[Worker]]:
    """A process for each work, stopped at the end."""
    running: list[Worker] = []
    try:
        for work in works:
            running.append(Worker(work))
        yield running
    finally:
        for worker in running:
            worker.stop()


def elsewhere(function: Callable[[], Value]) -> Value:
    """What a function returns in a process of its own, whose memory goes when it ends.

    Raises what the function raises.
    """
    with workers([lambda end: end.send(function())]) as (worker,):
        found: Value = worker.receive()
        return found


def _run(work: Callable[[Connection], None], end: Connection) -> None:
    import signal

    # A connection ends when the last copy of its other end is closed, and there are some here:
    # with them, a first process that was killed would be waited for forever.
    while _ENDS:
        _ENDS.pop().close()
    # Who interrupts the build means the whole of it: the first process ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        work(end)
    except (EOFError, BrokenPipeError):  # the first process has gone
        pass
    except BaseException as problem:
        end.send(problem)
