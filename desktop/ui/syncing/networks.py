"""Tells when the way to the server is there again: by the system, else by a look now and then."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation, QTcpSocket

EVERY_MS = 60_000
_PORTS = {"https": 443, "http": 80}


class NetworkWatch(QObject):
    """Watches from the moment a run could not reach the server until it can be reached again."""

    returned = Signal()
    """The network, or the server itself, can be reached again."""

    def __init__(self, parent: QObject | None = None, *, system: bool = True) -> None:
        """Watch nothing yet.

        Args:
            parent: Owner.
            system: Whether to ask the system, where it tells; else the server is looked at.
        """
        super().__init__(parent)
        self._address = ("", 0)
        self._socket: QTcpSocket | None = None
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._system = _system_network() if system else None
        if self._system is not None:
            self._system.reachabilityChanged.connect(self._on_reachability_changed)

    @property
    def is_down(self) -> bool:
        """Whether the system says that there is no network at all."""
        gone = QNetworkInformation.Reachability.Disconnected
        return self._system is not None and self._system.reachability() == gone

    @property
    def asks_system(self) -> bool:
        """Whether the system tells; else the server is looked at once a minute."""
        return self._system is not None

    def watch(self, url: str) -> None:
        """Look for the server of this address until it is there."""
        parts = urlsplit(url)
        self._address = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 443)
        if self._system is None:
            self._timer.start()

    def rest(self) -> None:
        """Look no more: it was reached."""
        self._timer.stop()

    def look(self) -> None:
        """Knock at the server: nothing is said to it, and nobody waits."""
        if self._socket is not None:
            self._socket.abort()
            self._socket.deleteLater()
        self._socket = QTcpSocket(self)
        self._socket.connected.connect(self._on_connected)
        self._socket.connectToHost(*self._address)

    def _on_connected(self) -> None:
        if self._socket is not None:
            self._socket.abort()
        self.rest()
        self.returned.emit()

    def _on_reachability_changed(self, now: QNetworkInformation.Reachability) -> None:
        if now == QNetworkInformation.Reachability.Online:
            self.returned.emit()


def _system_network() -> QNetworkInformation | None:
    """Return what the system tells of the network, None where it tells nothing."""
    wanted = QNetworkInformation.Feature.Reachability
    if not QNetworkInformation.loadBackendByFeatures(wanted):
        return None
    found = QNetworkInformation.instance()
    unknown = QNetworkInformation.Reachability.Unknown
    return found if found is not None and found.reachability() != unknown else None
