from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deck.pipeline.processes import elsewhere, usual_processes, workers

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="processes are forked on Linux only"
)

#: Starts two processes that wait for what never comes, prints their numbers, and waits itself.
WAITING = """
import os, time
from deck.pipeline.processes import workers

def work(end):
    end.send(os.getpid())
    end.recv()

with workers([work, work]) as running:
    print(*(worker.receive() for worker in running), flush=True)
    time.sleep(60)
"""


def test_a_function_runs_elsewhere() -> None:
    assert elsewhere(os.getpid) != os.getpid()


def test_what_it_raises_is_raised_here() -> None:
    def fail() -> None:
        raise LookupError("not there")

    with pytest.raises(LookupError, match="not there"):
        elsewhere(fail)


def test_nobody_has_to_ask_for_it() -> None:
    with workers([lambda end: end.send(bytes(1_000_000))]):
        pass
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)  # no process is left behind


def test_there_is_a_process_for_each_processor() -> None:
    assert usual_processes() == min(8, len(os.sched_getaffinity(0)))


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_processes_end_with_the_first_one(sent: signal.Signals) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", WAITING],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert first.stdout
    with first.stdout:
        others = [int(word) for word in first.stdout.readline().split()]
    assert len(others) == 2
    first.send_signal(sent)
    first.wait(10)
    deadline = time.monotonic() + 10
    while any(map(runs, others)):
        assert time.monotonic() < deadline, f"{others} still run"
        time.sleep(0.05)


def runs(process: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
