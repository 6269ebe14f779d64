"""What the server counts of itself, for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

_METHODS = frozenset({"GET", "HEAD", "PATCH", "POST"})
_SECONDS = (0.005, 0.02, 0.1, 0.5, 2.0, 10.0, 60.0, 600.0)


class Metrics:
    """Counters of one app; each has a registry of its own, so that several live in a process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "yishibu_requests",
            "Requests by method, route and status.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "yishibu_request_seconds",
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

    def text(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self.registry)
