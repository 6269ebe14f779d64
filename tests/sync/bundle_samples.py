"""A room with a stick, and a server on paper that writes ways back."""

import io
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from paper_store import AT, PaperFiles, PaperStore, name, scope_of

from desktop.data.relay_shelves import RelayFolder
from desktop.data.stick_files import StickFiles
from desktop.domain.changes import START
from desktop.domain.clocks import format_stamp
from desktop.domain.feeds import FeedItem, Receipt
from desktop.services.sync_ports import Joining
from desktop.sync.batches import read_batch
from desktop.sync.bundle_messages import Answer, read_asking, write_answer
from desktop.sync.bundles import BACK, BundleHead, BundleReader, BundleWriter
from desktop.sync.bundling import Bundling
from desktop.sync.compression import pack, unpack
from desktop.sync.pages import Page, write_page
from desktop.sync.receipts import read_receipt, sign_receipt, write_receipt


def ignore(_):
    """Take no notice of progress."""


class Room(PaperStore):
    """A paper ledger with a key of its own for bundles."""

    def __init__(self, device="room"):
        super().__init__(device)
        self.sealing = X25519PrivateKey.generate()

    def identity(self):
        public = self.sealing.public_key().public_bytes_raw().hex()
        return replace(super().identity(), sealing_key=public)

    invited = ""

    def begin_at(self, server):
        """It was never joined to another."""

    def keep_invitation(self, file):
        self.invited = file

    def invitation(self):
        return self.invited

    def join(self, joining, scope):
        super().join(joining, scope)
        self.invited = ""

    def sealing_secret(self):
        return self.sealing.private_bytes_raw()


class County:
    """The server's keys, and what it writes back."""

    def __init__(self, server="server"):
        self.id = name(server)
        self.signing, self.sealing = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
        self.scope = scope_of()

    def enrol(self, store):
        """Join a paper ledger to this server."""
        joining = Joining(
            url="https://localhost",
            ca="",
            token="t" * 43,
            device=store.device,
            server=self.id,
            server_name="示例县",
            receipt_key=self.signing.public_key().public_bytes_raw().hex(),
            sealing_key=self.sealing.public_key().public_bytes_raw().hex(),
            number="SL-01",
            role="room",
            org=name("village"),
        )
        store.join(joining, self.scope)
        return store

    def open(self, path):
        """Return a bundle's items, and the code of what ended it, "" where it was whole."""
        with path.open("rb") as file:
            reader = BundleReader(file, self.sealing.private_bytes_raw())
            items = list(reader.items())
        return items, "" if reader.problem is None else reader.problem.details["code"]

    def asking(self, path):
        """Return what a bundle asks."""
        (asking,) = [item.body for item in self.open(path)[0] if item.kind == "asking"]
        return read_asking(asking)

    def batches(self, path):
        """Return the batches of a bundle."""
        bodies = [item.body for item in self.open(path)[0] if item.kind == "batch"]
        return [read_batch(unpack(body), lambda *_: True) for body in bodies]

    def receipts_in(self, path):
        """Return the receipts that a bundle hands in."""
        bodies = [item.body for item in self.open(path)[0] if item.kind == "receipts"]
        lines = [line for body in bodies for line in body.splitlines()]
        return [read_receipt(line, lambda *_: True) for line in lines]

    def receipt(self, changes, **more):
        """Return a signed receipt for Changes of one chain."""
        first, last = changes[0].header, changes[-1]
        values = {
            "device": first.device,
            "epoch": first.epoch,
            "first": first.seq,
            "last": last.header.seq,
            "digest": last.digest,
            "offset_ms": 0,
            "arrival": format_stamp(AT, 0),
            "before": "",
        }
        return sign_receipt(Receipt(**values | more), self.signing.sign)

    def page(self, changes, *, after=0, until=None, more=False, scope=None):
        """Return a page with Changes at the positions after `after`."""
        items = tuple(
            FeedItem(position=position, order=one.header.stamp, sent=one)
            for position, one in enumerate(changes, after + 1)
        )
        return Page(
            after=after,
            until=after + len(items) if until is None else until,
            mark=START[:16],
            scope=(scope or self.scope).digest,
            more=more,
            items=items,
        )

    def write_back(self, path, store, *items, head=None, sign=None):
        """Write a way back of (kind, body[, about]) items for a ledger."""
        head = head or BundleHead(
            bundle=name(f"back {path.name}"),
            kind=BACK,
            device=store.device,
            org=name("village"),
            server=self.id,
            signer=self.signing.public_key().public_bytes_raw().hex(),
        )
        file = io.BytesIO()
        seal_to = store.sealing.public_key().public_bytes_raw()
        writer = BundleWriter(file, head, seal_to=seal_to, sign=sign or self.signing.sign)
        for kind, body, *about in items:
            writer.add(kind, body, about="".join(about))
        writer.finish()
        path.write_bytes(file.getvalue())
        return path

    def answer(self, store, **more):
        """Return the item that answers what this ledger would ask now."""
        chain, cursor = store.chains()[-1], store.cursor()
        values = {
            "bundle": name("out"),
            "epoch": chain.epoch,
            "after": cursor.after,
            "closing": cursor.closing,
            "moved": False,
            "scope": self.scope.digest,
            "known": ((chain.epoch, chain.last),),
        }
        return "answer", write_answer(Answer(**values | more))

    def receipts(self, *receipts):
        """Return the item of receipts."""
        return "receipts", b"".join(write_receipt(one) + b"\n" for one in receipts)

    def pages(self, page, about=""):
        """Return the item of a page."""
        return "page", pack(write_page(page, self.signing.sign)), about


def bundling(store, home, kept=None):
    """Return what exports and imports for a paper ledger."""
    files = PaperFiles() if kept is None else kept
    return Bundling(store=store, kept=files, files=StickFiles(), shelf=RelayFolder(home))
