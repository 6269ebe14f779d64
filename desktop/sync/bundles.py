"""Bundles: what waits, or the way back, in one file that anybody may carry.

A line that says what it is, a plain head (ids only), then frames: a length, and sealed bytes. Each
frame is sealed by HPKE (RFC 9180, base mode) to whom the bundle is for, and signed inside by whom
it is from; both are bound to the head and the frame's number, so that no frame can be moved to
another place or bundle. A length of 0 and the closing end it: how many frames there were, and the
digest of all before, signed. So whoever carries a bundle can tell whether it is whole without being
able to open it, and who opens one that was cut short still gets what came before.

An item (a batch, a page, a file) is one frame, or several that follow one another. Pure: it knows
files to read and write, but not where they lie.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from desktop.domain.changes import FORMAT, canonical, digest_of
from desktop.domain.own_files import BEGINNING_BYTES, BUNDLE_BEGINS, BUNDLE_SUFFIX, mistaken_for
from desktop.errors import SyncError
from desktop.sync.compression import MAX_BYTES, MAX_PART_BYTES
from desktop.sync.lines import DIGEST, Table, parse_line, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Sign = Callable[[bytes], bytes]

OUT, BACK = "out", "back"

PIECE_BYTES = 256 * 1024
"""How much of an item goes into one frame; so much is lost where a bundle is cut, no more."""

_MB = 1024 * 1024

KINDS = {
    "asking": 4 * _MB,
    "receipts": MAX_BYTES,
    "batch": MAX_BYTES,
    "part": MAX_PART_BYTES,
    "file": 20 * _MB,
    "answer": 4 * _MB,
    "scope": 4 * _MB,
    "page": MAX_BYTES,
    "snapshot": 64 * _MB,
    "enrol": 64 * 1024,
    "enrolled": 64 * 1024,
    "lacking": _MB,
}
"""Kinds of items, and how many bytes one may have at most."""

MAX_UNKNOWN_BYTES = 20 * _MB
"""What an item of a kind that only later versions know may have; it is passed over, not refused."""

_MAX_HEAD = 2048
_KEY = 64  # of a key in hexadecimal
_SIGNATURE_BYTES = 64
_SEALING_BYTES = 32 + 16  # HPKE: the ephemeral key, and the tag
_MAX_ITEM_LINE = 512
_MAX_SEALED = PIECE_BYTES + _MAX_ITEM_LINE + _SIGNATURE_BYTES + _SEALING_BYTES
_LENGTH_BYTES = 4
_COUNT_BYTES = 8
_CLOSING_BYTES = _COUNT_BYTES + hashlib.sha256().digest_size + _SIGNATURE_BYTES
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_AGAIN = "请重新拷贝一次，或重新导出。"


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleHead:
    """What stands outside a bundle; ids only.

    Attributes:
        bundle: The bundle's own id.
        kind: `OUT`, from a device to the server, or `BACK`.
        device: Whose it is, on both ways.
        org: The device's organization at the server, "" before it is enrolled.
        server: The server's id.
        signer: Ed25519 public key of whom it is from, hexadecimal. The reader compares it with the
            one it knows: that of the device, or the server's receipt key.
    """

    bundle: str
    kind: str
    device: str
    org: str
    server: str
    signer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One whole thing of a bundle: its kind, its bytes, and an organization it is about, or ""."""

    kind: str
    body: bytes
    about: str = ""


class BundleWriter:
    """Writes a bundle to a file, from where it stands. Memory: one item."""

    def __init__(self, file: BinaryIO, head: BundleHead, *, seal_to: bytes, sign: Sign) -> None:
        """Begin; `seal_to` is the X25519 public key of whom it is for, `sign` whom it is from."""
        self._file = file
        self._recipient = X25519PublicKey.from_public_bytes(seal_to)
        self._sign = sign
        self._frames = 0
        self._digest = hashlib.sha256()
        line = canonical(asdict(head) | {"format": FORMAT}) + b"\n"
        self._head_digest = _head_digest(line)
        self._put(BUNDLE_BEGINS + line)

    def add(self, kind: str, body: bytes, *, about: str = "") -> None:
        """Write an item; one larger than its kind may be is a mistake of the caller."""
        if len(body) > KINDS[kind]:
            msg = f"{kind} of {len(body)} bytes"
            raise ValueError(msg)
        more = {"about": about, "digest": digest_of(body), "kind": kind, "size": len(body)}
        for offset in range(0, max(1, len(body)), PIECE_BYTES):
            line = canonical(more | {"offset": offset}) + b"\n"
            self._add_frame(line + body[offset : offset + PIECE_BYTES])

    def _add_frame(self, plain: bytes) -> None:
        info = _info(self._head_digest, self._frames)
        sealed = _SUITE.encrypt(self._sign(info + plain) + plain, self._recipient, info=info)
        self._put(len(sealed).to_bytes(_LENGTH_BYTES, "big") + sealed)
        self._frames += 1

    def finish(self) -> str:
        """End the bundle, which is whole only then, and return the SHA-256 of all of it."""
        self._put(bytes(_LENGTH_BYTES))
        count = self._frames.to_bytes(_COUNT_BYTES, "big")
        digest = self._digest.digest()
        self._put(count + digest + self._sign(_closing(self._head_digest, count, digest)))
        return self._digest.hexdigest()

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)


def _info(head: bytes, number: int) -> bytes:
    """Return what binds a frame to its bundle and place."""
    return b"yishibu bundle frame\0" + head + number.to_bytes(_COUNT_BYTES, "big")


def _closing(head: bytes, count: bytes, digest: bytes) -> bytes:
    return b"yishibu bundle closing\0" + head + count + digest


def _head_digest(line: bytes) -> bytes:
    return hashlib.sha256(line).digest()


def _refuse_foreign(beginning: bytes) -> NoReturn:
    message, advice = mistaken_for(beginning, "同步包") or (
        "这不是议事簿的同步包。",
        f"请选择以 {BUNDLE_SUFFIX} 结尾的文件。",
    )
    refuse(message, advice, "foreign")


class _Frames:
    """The sealed frames of a bundle, in their order; then its closing is checked."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        if (begins := self._take(len(BUNDLE_BEGINS))) != BUNDLE_BEGINS:
            _refuse_foreign(begins + file.read(BEGINNING_BYTES))
        line = file.readline(_MAX_HEAD)
        self._digest.update(line)
        self.head_digest = _head_digest(line)
        self.head = _read_head(line)

    def __iter__(self) -> Iterator[bytes]:
        count = 0
        while length := int.from_bytes(self._exactly(_LENGTH_BYTES), "big"):
            if length > _MAX_SEALED:
                refuse("同步包已损坏。", _AGAIN, "damaged")
            yield self._exactly(length)
            count += 1
        self._check_closing(count)

    def _check_closing(self, count: int) -> None:
        digest = self._digest.digest()
        closing = self._exactly(_CLOSING_BYTES)
        told, signature = closing[:-_SIGNATURE_BYTES], closing[-_SIGNATURE_BYTES:]
        counted = count.to_bytes(_COUNT_BYTES, "big")
        if told != counted + digest or self._file.read(1):
            refuse("同步包已损坏。", _AGAIN, "damaged")
        _check_signature(self.head, _closing(self.head_digest, counted, digest), signature)

    def _exactly(self, size: int) -> bytes:
        data = self._take(size)
        if len(data) < size:
            refuse("同步包不完整，后面的部分没有拷过来。", _AGAIN, "cut")
        return data

    def _take(self, size: int) -> bytes:
        data = self._file.read(size)
        self._digest.update(data)
        return data


def _read_head(line: bytes) -> BundleHead:
    if not line.endswith(b"\n"):
        refuse("同步包不完整，后面的部分没有拷过来。", _AGAIN, "cut")
    table = Table(parse_line(line))
    if (version := table.whole("format")) != FORMAT:
        refuse(f"同步包的格式是{version}，本程序只认{FORMAT}。", "请升级议事簿。", "newer")
    head = BundleHead(
        bundle=table.identifier("bundle"),
        kind=table.word("kind"),
        device=table.identifier("device"),
        org=table.identifier("org", may_be_empty=True),
        server=table.identifier("server"),
        signer=table.hexadecimal("signer", _KEY),
    )
    table.close()
    if head.kind not in {OUT, BACK}:
        refuse("同步包读不懂。", "请升级议事簿后再试。", "newer")
    return head


def _check_signature(head: BundleHead, signed: bytes, signature: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(head.signer)).verify(signature, signed)
    except (InvalidSignature, ValueError) as error:
        raise SyncError(
            "同步包的签名不对，内容可能被改过。", "请向写包的人重新要一份。", code="signature"
        ) from error


def read_head(file: BinaryIO) -> BundleHead:
    """Return a bundle's head.

    Raises:
        SyncError: It is none (``foreign``), of a later format (``newer``), cut short (``cut``), or
            its head is nonsense (``format``).
    """
    return _Frames(file).head


def check_bundle(file: BinaryIO) -> BundleHead:
    """Return the head of a bundle that is whole, as anybody can tell who cannot open it.

    Raises:
        SyncError: As `read_head`; or ``damaged``, or not signed by its signer (``signature``).
    """
    frames = _Frames(file)
    for _ in frames:
        pass
    return frames.head


class BundleReader:
    """Reads a bundle that is for the holder of a key. Memory: one item.

    Attributes:
        head: Who it says it is from; its signer is for the caller to judge, before all else.
        problem: Once `items` has ended: what ended it, None where the bundle was whole.
    """

    def __init__(self, file: BinaryIO, unseal: bytes) -> None:
        """Read the head; `unseal` is the X25519 private key. SyncError as `read_head`."""
        self._frames = _Frames(file)
        self._key = X25519PrivateKey.from_private_bytes(unseal)
        self.head = self._frames.head
        self.problem: SyncError | None = None

    def items(self) -> Iterator[Item]:
        """Yield whole items, each from its signer, up to the first thing that is wrong."""
        try:
            yield from self._items()
        except SyncError as error:
            self.problem = error

    def _items(self) -> Iterator[Item]:
        unfinished: _Unfinished | None = None
        for number, sealed in enumerate(self._frames):
            unfinished = unfinished or _Unfinished()
            if (item := unfinished.take(self._open(number, sealed))) is not None:
                unfinished = None
                yield item
        if unfinished is not None:
            refuse("同步包读不懂。", _AGAIN)

    def _open(self, number: int, sealed: bytes) -> bytes:
        info = _info(self._frames.head_digest, number)
        try:
            signed = _SUITE.decrypt(sealed, self._key, info=info)
        except (InvalidTag, ValueError) as error:
            raise SyncError(
                "同步包打不开：不是给这台电脑的，或已损坏。", _AGAIN, code="damaged"
            ) from error
        plain = signed[_SIGNATURE_BYTES:]
        _check_signature(self.head, info + plain, signed[:_SIGNATURE_BYTES])
        return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What every piece of an item says of it."""

    about: str
    digest: str
    kind: str
    size: int


class _Unfinished:
    """An item of which some pieces came; each goes on where the one before ended."""

    def __init__(self) -> None:
        self._line: _Line | None = None
        self._body = bytearray()

    def take(self, plain: bytes) -> Item | None:
        """Take the next piece and return the item where it is whole now."""
        first, found, piece = plain.partition(b"\n")
        table = Table(parse_line(first))
        offset, line = table.whole("offset"), _read_item(table)
        if not found or line != (self._line or line) or offset != len(self._body):
            refuse("同步包里的内容接不上。", _AGAIN)
        self._line = line
        self._body += piece
        return self._judged(line, len(piece))

    def _judged(self, line: _Line, piece: int) -> Item | None:
        whole = len(self._body) == line.size
        if len(self._body) > line.size or not (piece or whole):
            refuse("同步包里的内容接不上。", _AGAIN)
        if not whole:
            return None
        body = bytes(self._body)
        if digest_of(body) != line.digest:
            refuse("同步包里的内容与它的摘要不符。", _AGAIN)
        return Item(kind=line.kind, body=body, about=line.about)


def _read_item(table: Table) -> _Line:
    line = _Line(
        about=table.identifier("about", may_be_empty=True),
        digest=table.hexadecimal("digest", DIGEST),
        kind=table.word("kind"),
        size=table.whole("size"),
    )
    table.close()
    if not 0 <= line.size <= KINDS.get(line.kind, MAX_UNKNOWN_BYTES):
        refuse("同步包里有太大的内容。", "请升级议事簿后再试。", "too_large")
    return line
