"""A proxy on loopback that counts what passes, both ways, headers included."""

import contextlib
import random
import socket
import threading


def free_port():
    """Return a port that nobody uses now.

    Below those that the system gives to clients: who tries one of these before its server listens
    may be connected to himself.
    """
    for port in random.sample(range(20_000, 32_000), 50):
        with contextlib.suppress(OSError), socket.socket() as found:
            found.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no port is free")


class CountingProxy:
    """Passes connections to a port and counts bytes up, bytes down and connections."""

    def __init__(self, target):
        self._target = target
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.up = self.down = self.connections = 0
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    def counts(self):
        """Return bytes up, bytes down, connections until now."""
        with self._lock:
            return self.up, self.down, self.connections

    def close(self):
        self._socket.close()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._socket.accept()
                threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near):
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", self._target)) as far,
        ):
            for end in (near, far):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self.connections += 1
            back = threading.Thread(target=self._pipe, args=(far, near, "down"), daemon=True)
            back.start()
            self._pipe(near, far, "up")
            back.join()
        near.close()

    def _pipe(self, source, target, way):
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                with self._lock:
                    setattr(self, way, getattr(self, way) + len(data))
                target.sendall(data)
        with contextlib.suppress(OSError):
            target.shutdown(socket.SHUT_WR)
