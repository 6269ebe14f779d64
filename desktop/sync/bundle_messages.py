"""What a device asks by bundle, and what the server answers, as strict JSON.

By the line these are headers and answers of single requests; by stick one message each way says all
that the other side needs, since weeks may lie between them. They are believed because the bundle's
frames are signed; their form is checked all the same.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from desktop.domain.changes import FORMAT, canonical, is_digest
from desktop.sync.lines import DIGEST, Table, parse_line, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

MARK = 16
_MAX_CLOSING = 64
_MAX_CHAINS = 100_000
_MAX_NAMES = 100_000
_MAX_SENTENCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """An organization of which the device still takes in the feed apart.

    Attributes:
        after: How far it came.
        until: Up to where it is still to come; what follows comes with all others.
    """

    org: str
    after: int
    until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a device says of itself, and asks for.

    Attributes:
        clock: The present as the device stamped it when it wrote the bundle.
        schema: Of the device's declarations.
        epoch: The one in which the device writes now.
        after, closing, scope: Its cursor (`desktop.services.sync_ports.Cursor`).
        orgs: The organizations that it knows to be in its scope.
        late: Those of which it lacks what came before its cursor.
        wants: Digests of files and large bodies that it lacks.
        receipted: (epoch, number) up to which it has receipts, of each of its chains.
        begins: Whether nothing was taken in or sent yet, so that a snapshot may come.
    """

    clock: str
    schema: int
    epoch: str
    after: int
    closing: str
    scope: str
    orgs: tuple[str, ...] = ()
    late: tuple[Late, ...] = ()
    wants: tuple[str, ...] = ()
    receipted: tuple[tuple[str, int], ...] = ()
    begins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Something that the server could not take, and why.

    Attributes:
        epoch: Of the chain, "" where it was none.
        number: For ``gap`` and ``lost`` the number that is due (``lost``: there is a receipt for
            it, the server came back from an older backup), for ``fork`` the one that was forked.
    """

    code: str
    message: str
    advice: str
    epoch: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server says to a bundle, beside receipts and pages.

    Attributes:
        bundle: Id of the bundle that this answers.
        epoch, after, closing: As the device asked: its Changes of that epoch are not in the pages.
        moved: Whether that cursor no longer holds: then all pages begin at 0.
        scope: `Scope.digest` for which the pages were made.
        known: (epoch, number) of what the server has of each chain.
        arrived: Digests of files and large bodies that the server holds.
    """

    bundle: str
    epoch: str
    after: int
    closing: str
    moved: bool
    scope: str
    known: tuple[tuple[str, int], ...]
    arrived: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()


def write_asking(asking: Asking) -> bytes:
    """Return it as canonical JSON."""
    return canonical(asdict(asking) | {"format": FORMAT})


def read_asking(data: bytes) -> Asking:
    """Return what a device asks; SyncError where it is nothing that could be asked."""
    table = _table(data)
    asking = Asking(
        clock=table.stamp("clock"),
        schema=table.whole("schema"),
        epoch=table.identifier("epoch"),
        after=_not_below_0(table, "after"),
        closing=_text(table, "closing", _MAX_CLOSING),
        scope=_mark(table, "scope"),
        orgs=tuple(_identifiers(table, "orgs")),
        late=tuple(map(_late, table.items("late", _MAX_NAMES, 0))),
        wants=tuple(_digests(table, "wants")),
        receipted=tuple(map(_numbered, table.items("receipted", _MAX_CHAINS, 0))),
        begins=table.take("begins") is True,
    )
    table.close()
    return asking


def write_answer(answer: Answer) -> bytes:
    """Return it as canonical JSON."""
    return canonical(asdict(answer) | {"format": FORMAT})


def read_answer(data: bytes) -> Answer:
    """Return what the server answers; SyncError where it is nothing that could be answered."""
    table = _table(data)
    answer = Answer(
        bundle=table.identifier("bundle"),
        epoch=table.identifier("epoch"),
        after=_not_below_0(table, "after"),
        closing=_text(table, "closing", _MAX_CLOSING),
        moved=table.take("moved") is True,
        scope=_mark(table, "scope"),
        known=tuple(map(_numbered, table.items("known", _MAX_CHAINS, 0))),
        arrived=tuple(_digests(table, "arrived")),
        refused=tuple(map(_refused, table.items("refused", _MAX_CHAINS, 0))),
    )
    table.close()
    return answer


def _table(data: bytes) -> Table:
    table = Table(parse_line(data))
    if (version := table.whole("format")) != FORMAT:
        refuse(f"同步包的格式是{version}，本程序只认{FORMAT}。", "请升级议事簿。", "newer")
    return table


def _late(raw: object) -> Late:
    table = Table(raw)
    late = Late(
        org=table.identifier("org"),
        after=_not_below_0(table, "after"),
        until=_not_below_0(table, "until"),
    )
    table.close()
    return late


def _numbered(raw: object) -> tuple[str, int]:
    if not isinstance(raw, list) or len(raw) != 2:  # noqa: PLR2004 – epoch, number
        refuse("同步包读不懂。", "请重新导出一次。")
    table = Table(dict(zip(("epoch", "number"), raw, strict=True)))
    return table.identifier("epoch"), _not_below_0(table, "number")


def _refused(raw: object) -> Refused:
    table = Table(raw)
    refused = Refused(
        code=table.word("code"),
        message=_text(table, "message", _MAX_SENTENCE),
        advice=_text(table, "advice", _MAX_SENTENCE),
        epoch=table.identifier("epoch", may_be_empty=True),
        number=_not_below_0(table, "number"),
    )
    table.close()
    return refused


def _not_below_0(table: Table, key: str) -> int:
    number = table.whole(key)
    if number < 0:
        refuse(f"同步包里 {key} 读不懂。", "请重新导出一次。")
    return number


def _mark(table: Table, key: str) -> str:
    """Return the beginning of a digest, or "" where there is none yet."""
    value = _text(table, key, MARK)
    return value and Table({key: value}).hexadecimal(key, MARK)


def _text(table: Table, key: str, most: int) -> str:
    value = table.take(key)
    if not isinstance(value, str) or len(value) > most:
        refuse(f"同步包里 {key} 读不懂。", "请重新导出一次。")
    return value


def _digests(table: Table, key: str) -> list[str]:
    return [
        Table({"digest": raw}).hexadecimal("digest", DIGEST)
        for raw in table.items(key, _MAX_NAMES, 0)
    ]


def _identifiers(table: Table, key: str) -> list[str]:
    return [Table({"id": raw}).identifier("id") for raw in table.items(key, _MAX_NAMES, 0)]


def write_digests(digests: Sequence[str]) -> bytes:
    """Return digests as an item says them."""
    return canonical(list(digests))


def read_digests(body: bytes) -> Sequence[str]:
    """Return digests as they were written.

    Raises:
        SyncError: They are none (``format``).
    """
    raw = parse_line(body)
    if not isinstance(raw, list) or not all(isinstance(one, str) and is_digest(one) for one in raw):
        refuse("同步包里的清单读不懂。", "请升级议事簿后再试。")
    return raw
