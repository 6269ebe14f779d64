"""The form of a Change: canonical bytes, digests, and the chain that joins them.

Here, below both data and sync, because the journal writes exactly what sync carries and neither
may know the other. A patch's digest is SHA-256 over its canonical bytes (RFC 8785), the payload's
over the list of patch digests, the Change's over the header, which names the digest before it:
each device's journal is a hash chain. The header holds ids and digests only.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

FORMAT = 1
START = "0" * 64
MAX_PATCHES = 200
MAX_BYTES = 64 * 1024
SALT_BYTES = 16
_MAX_INTEGER = 2**53 - 1

_DIGEST = re.compile(r"[0-9a-f]{64}")

_AS_SORTED = (
    orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME
)


def canonical(value: object) -> bytes:
    """Return the bytes of RFC 8785 for a value without floats and with ASCII keys.

    Within these bounds orjson, keys sorted, gives the same bytes as the RFC asks (a test compares
    it with another implementation).

    Raises:
        ValueError: An unpaired surrogate, which has no UTF-8; what JSON cannot hold, or nested as
            deep as nothing of ours.
    """
    try:
        return orjson.dumps(value, option=_AS_SORTED)
    except orjson.JSONEncodeError as error:
        msg = f"no canonical form: {error}"
        raise ValueError(msg) from error


def is_whole(number: int) -> bool:
    """Tell whether an integer survives every reader of JSON (RFC 8785 takes doubles)."""
    return -_MAX_INTEGER <= number <= _MAX_INTEGER


def digest_of(data: bytes) -> str:
    """Return SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def is_digest(value: object) -> bool:
    """Tell whether a value is SHA-256 in lower-case hexadecimal: nothing else names a file."""
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Patch:
    """What an act did to one row, for one audience.

    Attributes:
        fields: Field to new value, as plain JSON.
        replaces: Field to the writes this one replaces, each ``device/epoch/seq``, or the bare
            ``seq`` where device and epoch are those of the Change itself. Absent: none.
        salt: 16 random bytes in hexadecimal, so that a digest does not give away a short value.
    """

    type: str
    id: str
    org: str
    audience: str
    fields: Mapping[str, Json]
    replaces: Mapping[str, Sequence[str]]
    salt: str

    def body(self) -> bytes:
        """Return the canonical bytes."""
        return canonical(
            {
                "audience": self.audience,
                "fields": dict(self.fields),
                "id": self.id,
                "org": self.org,
                "replaces": {name: list(writes) for name, writes in self.replaces.items()},
                "salt": self.salt,
                "type": self.type,
            }
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """The signed part of a Change; `previous` is the digest of the device's Change before it."""

    device: str
    epoch: str
    seq: int
    stamp: str
    schema: int
    actor: str
    act: str
    act_id: str
    previous: str
    payload: str

    def digest(self) -> str:
        """Return the digest that the next Change names."""
        return digest_of(
            canonical(
                {
                    "act": self.act,
                    "act_id": self.act_id,
                    "actor": self.actor,
                    "device": self.device,
                    "epoch": self.epoch,
                    "format": FORMAT,
                    "payload": self.payload,
                    "previous": self.previous,
                    "schema": self.schema,
                    "seq": self.seq,
                    "stamp": self.stamp,
                }
            )
        )


def payload_digest(patch_digests: Iterable[str]) -> str:
    """Return the digest of a Change's payload from those of its patches, in their order."""
    return digest_of(canonical(list(patch_digests)))


def parse_patch(body: bytes | str) -> Patch:
    """Return the patch that `body` holds; ValueError or KeyError where it is none."""
    raw = orjson.loads(body)
    return Patch(
        type=raw["type"],
        id=raw["id"],
        org=raw["org"],
        audience=raw["audience"],
        fields=raw["fields"],
        replaces=raw["replaces"],
        salt=raw["salt"],
    )


def split_payload(bodies: Sequence[bytes]) -> list[tuple[int, int]]:
    """Return (from, to) ranges of patches, each small enough for one Change.

    At most 200 patches and 64 KB; a single larger patch stands alone.
    """
    ranges: list[tuple[int, int]] = []
    begin = size = 0
    for index, body in enumerate(bodies):
        full = index - begin >= MAX_PATCHES or size + len(body) > MAX_BYTES
        if full and index > begin:
            ranges.append((begin, index))
            begin, size = index, 0
        size += len(body)
    if begin < len(bodies):
        ranges.append((begin, len(bodies)))
    return ranges
