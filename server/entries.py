"""Changes on their way into the tables, with their patches; `server.entering` enters them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.changes import MAX_BYTES
from desktop.domain.feeds import DOWN, LOCAL, OWN, RESTRICTED, Large, part_digest
from desktop.errors import SyncError
from server.judging import SCOPE
from server.placing import Accepted
from server.rows import Written, declared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.domain.changes import Patch
    from desktop.domain.feeds import Part, Sent
    from server.parts import Bodies

AUDIENCES = (OWN, DOWN, RESTRICTED)

REFUSED = "-"
"""Before the feed of a patch in `change.feeds`: its readers are told its digest alone."""

ATTACHMENT, FILE_DIGEST = "Attachment", "file_digest"
"""The type whose rows name files, and the field that does."""


@dataclass(slots=True, kw_only=True)
class NamedPatch:
    """One patch of a Change.

    Attributes:
        place: Which part of the Change it is, from 0.
        org: The organization it names, not an alias; "" out of scope.
        code: Why it does not count, "" where it does.
    """

    place: int
    patch: Patch
    org: str = ""
    code: str = ""

    @property
    def feed(self) -> tuple[str, str]:
        """Organization and audience."""
        return self.org, self.patch.audience

    @property
    def makes_row(self) -> bool:
        """Whether its row was not there before, for whoever wrote it."""
        return not self.patch.replaces

    @property
    def is_told(self) -> bool:
        """Whether its readers hear that it is refused: they may have had it before a loss."""
        declaration = declared(self.patch.type)
        is_from_above = declaration is None or declaration.from_above
        could = self.code == SCOPE and is_from_above and self.patch.audience in AUDIENCES
        return could and bool(self.org)


@dataclass(slots=True, kw_only=True)
class Entry:
    """A Change that is taken in, as it is kept: `order` is its order clock.

    `vouched` says which of its patches an old receipt refused, by place; None without one.
    """

    chain: int
    sent: Sent
    order: str
    parts: tuple[Part, ...]
    patches: list[NamedPatch] = field(default_factory=list)
    vouched: Mapping[int, str] | None = None

    @property
    def accepted(self) -> Accepted:
        """What is placed."""
        return Accepted(
            chain=self.chain,
            seq=self.sent.header.seq,
            digest=self.sent.digest,
            order=self.order,
            feeds=frozenset(each.feed for each in self.patches if not each.code or each.is_told),
            refused=frozenset(each.place for each in self.patches if each.code),
        )

    @property
    def refused(self) -> Iterator[tuple[int, int, str]]:
        """Each patch that does not count, as a receipt says it."""
        seq = self.sent.header.seq
        return ((seq, each.place, each.code) for each in self.patches if each.code)

    def written(self) -> Iterator[Written]:
        """Yield the patches that count, as writes."""
        header = self.sent.header
        for each in self.patches:
            if not each.code:
                yield Written(
                    patch=each.patch,
                    chain=self.chain,
                    write=(header.device, header.epoch, header.seq),
                    rank=self.order,
                    schema=header.schema,
                )


def read_entries(
    bodies: Bodies, org: str, chain: int, changes: Sequence[Sent], orders: Sequence[str]
) -> list[Entry]:
    """Return Changes with their patches.

    Args:
        bodies: Reads large ones.
        org: Of the device.
        chain: Its row's id.
        changes: In their order.
        orders: The order clock of each.

    Raises:
        SyncError: Large bodies are not here (``large`` with ``digests``), or are no patches, or
            came within the Change (``format``).
    """
    larges = {part for one in changes for part in one.parts if isinstance(part, Large)}
    if any(
        isinstance(part, bytes) and len(part) > MAX_BYTES for one in changes for part in one.parts
    ):
        raise SyncError("一份大的内容没有单独传来。", "请升级议事簿后再试。", code="format")
    missing = sorted(part.digest for part in larges if not bodies.is_here(org, part))
    if missing:
        raise SyncError("大的内容还没有传来。", "请先传它们。", code="large", digests=missing)
    return [
        _read(bodies, org, Entry(chain=chain, sent=sent, order=order, parts=()))
        for sent, order in zip(changes, orders, strict=True)
    ]


def _read(bodies: Bodies, org: str, entry: Entry) -> Entry:
    """Read the patches; a value that should not have left its room is kept as its digest."""
    kept: list[Part] = []
    for place, part in enumerate(entry.sent.parts):
        patch_of_part = bodies.patch(part, org)
        if patch_of_part is None or patch_of_part.audience == LOCAL:
            if patch_of_part is not None and isinstance(part, Large):
                bodies.let_go(part, org)
            kept.append(part_digest(part))
            continue
        kept.append(part)
        entry.patches.append(NamedPatch(place=place, patch=patch_of_part))
    entry.parts = tuple(kept)
    return entry
