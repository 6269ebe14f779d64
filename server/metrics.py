"""What the server counts of itself, for Prometheus."""

from __future__ import annotations

import math
import os
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

if TYPE_CHECKING:
    from pathlib import Path

disable_created_metrics()  # type: ignore[no-untyped-call]  # doubles every series

_METHODS = frozenset({"GET", "HEAD", "PATCH", "POST"})
_MAKING_S = (0.1, 1.0, 10.0, 60.0, 300.0, 900.0)
_SECONDS = (0.005, 0.02, 0.1, 0.5, 2.0, 10.0, 60.0, 600.0)


class Metrics:
    """Counters of one app; each has a registry of its own, so that several live in a process.

    Of several processes each counts for itself: ask each, and add up by `rate` and `sum`.

    Args:
        home: The server's folder, whose disk is watched.
    """

    def __init__(self, home: Path) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        Info("yishibu_server", "Which version runs.", registry=self.registry).info(
            {"version": version("yishibu")}
        )
        self._watch_disk(home)
        self._requests = Counter(
            "yishibu_requests",
            "Requests by method, route and status.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "yishibu_request_duration_seconds",
            "How long requests took, slow lines included.",
            ("route",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._bytes = Counter(
            "yishibu_body_bytes",
            "Bytes of bodies, in and out.",
            ("direction",),
            registry=self.registry,
        )
        self._refusals = Counter(
            "yishibu_refusals", "Refusals by code.", ("code",), registry=self.registry
        )
        self.changes = Counter(
            "yishibu_changes_accepted",
            "Changes for which receipts went out.",
            registry=self.registry,
        )
        self.snapshots_making = Gauge(
            "yishibu_snapshots_making",
            "Snapshots being made, or waiting for their turn.",
            registry=self.registry,
        )
        self.snapshot_seconds = Histogram(
            "yishibu_snapshot_duration_seconds",
            "How long snapshots took to be made or found, waiting for others included.",
            buckets=_MAKING_S,
            registry=self.registry,
        )

    def count(
        self,
        *,
        method: str,
        route: str,
        status: int,
        seconds: float,
        bytes_in: int,
        bytes_out: int,
        refusal: str = "",
    ) -> None:
        """Count one request; made-up methods and paths make no series of their own."""
        method = method if method in _METHODS else "other"
        self._requests.labels(method, route, status).inc()
        self._seconds.labels(route).observe(seconds)
        self._bytes.labels("in").inc(bytes_in)
        self._bytes.labels("out").inc(bytes_out)
        if refusal:
            self._refusals.labels(refusal).inc()

    def _watch_disk(self, home: Path) -> None:
        """Measure the disk of uploads whenever the counts are asked for."""
        for name, what, blocks in (
            (
                "yishibu_disk_free_bytes",
                "Free for the server on the disk of its files.",
                "f_bavail",
            ),
            ("yishibu_disk_size_bytes", "The disk of its files.", "f_blocks"),
        ):
            gauge = Gauge(name, what, registry=self.registry)
            gauge.set_function(partial(_bytes_of, home, blocks))

    def text(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self.registry)


def _bytes_of(home: Path, blocks: str) -> float:
    """Return a size of the disk, NaN where it is gone: then nothing else may be lost with it."""
    try:
        disk = os.statvfs(home)
    except OSError:
        return math.nan
    return float(getattr(disk, blocks) * disk.f_frsize)
