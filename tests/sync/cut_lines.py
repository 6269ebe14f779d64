"""A bad line: a TCP proxy that is slow, breaks off, and counts.

Bytes are counted in both directions together, as they pass. A connection that has carried its share
is reset (RST), not closed: what was on its way in either direction is lost.
"""

import contextlib
import select
import socket
import struct
import threading
import time
from dataclasses import dataclass, field


@dataclass
class CutLine:
    """A line to a port of this computer, open while used as a context.

    Attributes:
        rate: Bytes a second, None for as fast as it goes.
        most: Bytes after which a connection is reset, None for never.
        resets: How many were.
        up, down: Bytes that passed.
    """

    port: int
    rate: float | None = None
    most: int | None = None
    resets: int = 0
    connections: int = 0
    up: int = 0
    down: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)
    _threads: list = field(default_factory=list)

    def __enter__(self):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._start(self._listen)
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._listener.close()
        for thread in self._threads:
            thread.join()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def _start(self, run, *arguments):
        thread = threading.Thread(target=run, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self):
        self._listener.settimeout(0.05)
        while not self._stop.is_set():
            with contextlib.suppress(OSError):
                client, _ = self._listener.accept()
                self.connections += 1
                self._start(self._carry, client)

    def _carry(self, client):
        with client:
            try:
                server = socket.create_connection(("127.0.0.1", self.port))
            except OSError:
                return
            with server:
                self._pump(client, server)

    def _pump(self, client, server):
        for end in (client, server):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        carried = 0
        with contextlib.suppress(OSError):
            while not self._stop.is_set():
                ready, _, _ = select.select([client, server], [], [], 0.05)
                for end in ready:
                    data = end.recv(1024)
                    if not data:
                        return
                    (server if end is client else client).sendall(data)
                    self._count(end is client, len(data))
                    carried += len(data)
                if self.most is not None and carried >= self.most:
                    self.resets += 1
                    reset(client, server)
                    return

    def _count(self, is_up, size):
        if is_up:
            self.up += size
        else:
            self.down += size
        if self.rate:
            time.sleep(size / self.rate)


def reset(*ends):
    """Break connections off, without a goodbye."""
    for end in ends:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
