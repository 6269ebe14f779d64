"""Runs a peer's client in a process of its own: it says when a phase is done, we count bytes."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from counting import CountingProxy, free_port

PEERS = Path(__file__).parent / "peers"
GO = "\n"
LONGEST_S = 120  # a peer that stands still must not hold the others


@dataclass(frozen=True)
class Phase:
    """What one phase took and moved."""

    seconds: float
    up: int
    down: int
    connections: int


def run_phases(command, port):
    """Run a client to its end; return {phase: Phase}.

    Args:
        command: (proxied port) -> argv.
        port: Where its server listens.
    """
    proxy = CountingProxy(port)
    found, limit = {}, None
    try:
        child = subprocess.Popen(
            command(proxy.port),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # to end it with the server that it started
        )
        limit = threading.Timer(LONGEST_S, os.killpg, (child.pid, signal.SIGKILL))
        limit.start()
        before = proxy.counts()
        for line in child.stdout:
            if not line.startswith("{"):
                continue
            told = json.loads(line)
            now = proxy.counts()
            if "seconds" in told:
                moved = [after - earlier for after, earlier in zip(now, before, strict=True)]
                found[told["phase"]] = Phase(told["seconds"], *moved)
            before = now
            child.stdin.write(GO)
            child.stdin.flush()
        _, errors = child.communicate(timeout=60)
        if child.returncode == -signal.SIGKILL:
            raise RuntimeError(f"it took over {LONGEST_S} s")
        if child.returncode:
            raise RuntimeError(errors.strip().splitlines()[-1] if errors.strip() else "it failed")
    finally:
        if limit is not None:
            limit.cancel()
        proxy.close()
    return found


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def anki(folder, records):
    """Return the phases of Anki."""
    place, port = fresh(folder / "anki"), free_port()
    script = str(PEERS / "anki_client.py")
    return run_phases(
        lambda proxied: [sys.executable, script, str(place), str(records), str(port), str(proxied)],
        port,
    )


def node(name, script, *more):
    """Return a runner of a peer that runs in Node."""

    def run(folder, records):
        place, port = fresh(folder / name), free_port()
        modules = folder.parent / "peers" / "node_modules"
        return run_phases(
            lambda proxied: [
                "node",
                str(PEERS / script),
                *map(str, (modules, place, records, port, proxied)),
                *more,
            ],
            port,
        )

    return run
