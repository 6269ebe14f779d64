"""A county's server on paper: docs/sync.md over real sockets, in memory, with faults on order.

`faults` is asked before each request and may answer in the server's place.
"""

import contextlib
import json
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from paper_store import name, scope_of

from desktop.domain.changes import START, digest_of
from desktop.domain.clocks import format_stamp
from desktop.domain.feeds import FeedItem, Large, Receipt, running_digest
from desktop.sync.batches import read_batch
from desktop.sync.compression import pack, unpack, unpack_part
from desktop.sync.pages import Page, write_page
from desktop.sync.receipts import read_receipt, sign_receipt, write_receipt
from desktop.sync.snapshots import write_snapshot


class Refusal(Exception):  # noqa: N818 – an answer
    def __init__(self, status, code, **more):
        super().__init__(code)
        self.answer = (status, {}, json.dumps({"code": code, "message": "不行。", **more}).encode())


class PaperServer:
    """Chains, one feed, uploads; every device reads everything but its own epoch."""

    def __init__(self):
        self.key = Ed25519PrivateKey.generate()
        self.scope = scope_of()
        self.chains, self.receipts, self.feed = {}, {}, []
        self.uploads, self.files, self.handed_in = {}, {}, []
        self.requests, self.faults, self.connections = [], lambda *_: None, 0
        self.asked, self.snapshot = [], None
        self.lacking = {}  # kind to digests that patches name and that are lost, "parts" or "files"
        self.lock = threading.Lock()
        self.now = lambda: datetime.now(UTC)

    def answer(self, method, target, headers, body):
        """Return status, headers and body of the answer to a request."""
        parts = urlsplit(target)
        path = parts.path.removeprefix("/sync/v1/")
        with self.lock:
            self.requests.append((method, path))
            try:
                fault = self.faults(method, path, headers, body)
                if fault is not None:
                    return fault
                kind, _, rest = path.partition("/")
                act = getattr(self, f"{method.lower()}_{kind}")
                return act(rest, parse_qs(parts.query), headers, body)
            except Refusal as refusal:
                return refusal.answer

    def post_push(self, _rest, query, _headers, body):
        if "upload" in query:
            body = self.uploads["batch", query["upload"][0]]
        batch = read_batch(unpack(body), lambda *_: True)
        known = self.chains.setdefault(batch.writer, [])
        first = batch.changes[0].header.seq
        for one in batch.changes:
            seq = one.header.seq
            if seq <= len(known) and known[seq - 1].digest != one.digest:
                raise Refusal(409, "fork", seq=seq)
        if first > len(known) + 1:
            raise Refusal(409, "gap", next=len(known) + 1)
        missing = [
            part.digest
            for one in batch.changes
            for part in one.parts
            if isinstance(part, Large) and ("part", part.digest) not in self.uploads
        ]
        if missing:
            raise Refusal(424, "large", digests=missing)
        if first <= len(known):
            return 200, {}, write_receipt(self._given(batch.writer, first))
        for one in batch.changes:
            known.append(one)
            self.feed.append(
                FeedItem(position=len(self.feed) + 1, order=one.header.stamp, sent=one)
            )
        return 200, {}, write_receipt(self._give(batch))

    def _given(self, writer, seq):
        return next(one for one in self.receipts[writer] if one.first <= seq <= one.last)

    def _give(self, batch):
        device, epoch = batch.writer
        receipt = sign_receipt(
            Receipt(
                device=device,
                epoch=epoch,
                first=batch.changes[0].header.seq,
                last=batch.last.header.seq,
                digest=batch.last.digest,
                offset_ms=0,
                arrival=format_stamp(self.now(), 0),
                before="",
            ),
            self.key.sign,
        )
        self.receipts.setdefault(batch.writer, []).append(receipt)
        return receipt

    def post_receipts(self, _rest, _query, _headers, body):
        read = [read_receipt(json.dumps(one).encode(), lambda *_: True) for one in json.loads(body)]
        unknown = [one for one in read if not self._is_known(one)]
        self.handed_in += unknown
        return 200, {}, json.dumps({"kept": len(unknown)}).encode()

    def _is_known(self, receipt):
        chain = self.chains.get((receipt.device, receipt.epoch), [])
        return receipt in self.handed_in or receipt.last <= len(chain)

    def post_pull(self, _rest, _query, _headers, body):
        asked = json.loads(body)
        self.asked.append(asked)
        if asked["closing"] and asked["closing"] != self._closing(asked["after"]):
            raise Refusal(409, "moved")
        page = self._page(asked)
        known = [
            f"{len(changes)}:{changes[-1].digest[:16]}"
            for (_, epoch), changes in self.chains.items()
            if epoch == asked["epoch"] and changes
        ]
        data = pack(write_page(page, self.key.sign)) if page.items else b""
        headers = {
            "Yishibu-Until": str(page.until),
            "Yishibu-Closing": page.closing,
            "Yishibu-Length": str(len(data)),
            "Yishibu-Scope": self.scope.digest,
            "Yishibu-Known": known[0] if known else "0:",
        }
        if any(self.lacking.values()):
            headers["Yishibu-Lacks-Files"] = str(sum(map(len, self.lacking.values())))
        return (200 if data else 204), headers, data[asked.get("offset", 0) :]

    def _page(self, asked):
        have = {(device, epoch): seq for device, epoch, seq in asked.get("have", [])}
        after, until = asked["after"], asked.get("until", len(self.feed))
        items, size, reached = [], 0, after
        for item in self.feed[after:until]:
            size += sum(len(part) for part in item.sent.parts if isinstance(part, bytes))
            if items and size > asked["most_bytes"]:
                break
            reached = item.position
            if self._is_for(item, asked, have):
                items.append(item)
        until = reached if size > asked["most_bytes"] else until
        return Page(
            after=after,
            until=until,
            mark=self._closing(until).partition(":")[2],
            scope=self.scope.digest,
            more=until < len(self.feed),
            items=tuple(items),
        )

    def _is_for(self, item, asked, have):
        header = item.sent.header
        writer = (header.device, header.epoch)
        if "have" in asked:
            return header.seq > have.get(writer, 0)
        return header.epoch != asked["epoch"]

    def _closing(self, position):
        mark = START
        for item in self.feed[:position]:
            mark = running_digest(mark, item.order, item.sent.digest)
        return f"{position}:{mark[:16]}" if position <= len(self.feed) else "none"

    def get_snapshot(self, _rest, _query, headers, _body):
        closing = f"{self.snapshot.position}:x" if self.snapshot else ""
        data = pack(write_snapshot(self.snapshot, self.key.sign)) if self.snapshot else None
        status, told, body = self._range(data, headers)
        return status, told | {"Yishibu-Closing": closing}, body

    def get_scope(self, *_):
        return 200, {}, self.scope.to_json().encode()

    def get_lacking(self, *_):
        return 200, {}, json.dumps({"files": [], "parts": []} | self.lacking).encode()

    def head_uploads(self, rest, *_):
        kind, digest = rest.split("/")
        if (kind, digest) in self.uploads:
            size = len(self.uploads[kind, digest])
            return 200, {"Upload-Offset": str(size), "Upload-Complete": "1"}, b""
        if (kind, digest, "part") not in self.uploads:
            raise Refusal(404, "absent")
        return 200, {"Upload-Offset": str(len(self.uploads[kind, digest, "part"]))}, b""

    def patch_uploads(self, rest, _query, headers, body):
        kind, digest = rest.split("/")
        part = self.uploads.setdefault((kind, digest, "part"), bytearray())
        if len(part) > int(headers["Upload-Length"]):
            part.clear()
        if int(headers["Upload-Offset"]) != len(part):
            raise Refusal(409, "offset", offset=len(part))
        part += body
        offset = len(part)
        if offset == int(headers["Upload-Length"]):
            del self.uploads[kind, digest, "part"]
            if digest_of(unpack_part(part) if kind == "part" else bytes(part)) != digest:
                raise Refusal(422, "digest")
            self.uploads[kind, digest] = bytes(part)
        return 204, {"Upload-Offset": str(offset)}, b""

    def get_parts(self, digest, _query, headers, _body):
        return self._range(self.uploads.get(("part", digest)), headers)

    def get_files(self, digest, _query, headers, _body):
        return self._range(self.files.get(digest), headers)

    def _range(self, data, headers):
        if data is None:
            raise Refusal(404, "absent")
        begin = int(headers.get("Range", "bytes=0-")[6:-1])
        if not begin:
            return 200, {}, data
        if begin >= len(data):
            raise Refusal(416, "range")
        span = f"bytes {begin}-{len(data) - 1}/{len(data)}"
        return 206, {"Content-Range": span}, data[begin:]

    def post_enrol(self, _rest, _query, _headers, body):
        asked = json.loads(body)
        if asked["code"] != "ABCD2345":
            raise Refusal(403, "code", message="邀请码不对。", advice="请核对后再输一次。")
        public = self.key.public_key().public_bytes_raw().hex()
        server = {"id": name("server"), "name": "示例县政协"}
        return (
            200,
            {},
            json.dumps(
                {
                    "token": "secret-token",
                    "number": "SL-02",
                    "role": "room",
                    "org": self.scope.org.id,
                    "server": server | {"receipt_key": public, "sealing_key": "ab" * 32},
                    "scope": json.loads(self.scope.to_json()),
                }
            ).encode(),
        )


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self._read(length)
        paper = self.server.paper
        status, headers, data = paper.answer(self.command, self.path, self.headers, body)
        self.send_response(status)
        if "No-Now" not in headers:
            self.send_header("Yishibu-Now", format_stamp(paper.now(), 0))
        for key, value in headers.items():
            self.send_header(key, value)
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)
        self.close_connection |= len(body) < length

    def _read(self, length):
        """Read a body; what came of one that broke off counts."""
        body = bytearray()
        with contextlib.suppress(OSError):
            while len(body) < length:
                piece = self.rfile.read1(length - len(body))
                if not piece:
                    break
                body += piece
        return bytes(body)

    def log_message(self, *_):
        pass


for verb in ("GET", "HEAD", "POST", "PATCH"):
    setattr(Handler, f"do_{verb}", Handler.answer)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def get_request(self):
        self.paper.connections += 1
        return super().get_request()

    def handle_error(self, *_):
        pass  # lines that break are what is tried


@contextlib.contextmanager
def serving(paper, *, tls=None):
    """Serve on a free port of this computer; yields its number."""
    httpd = Server(("127.0.0.1", 0), Handler)
    httpd.paper = paper
    if tls is not None:
        httpd.socket = tls.wrap_socket(
            httpd.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield httpd.server_address[1]
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()
