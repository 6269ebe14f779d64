"""Slows those down who try codes: after some wrong ones from an address, none is looked at.

Of 32⁸ codes a few are good, so this keeps guessing hopeless and the log readable. It is counted in
the database, so that every process counts the same and a restart forgets nothing. Addresses are
not kept: each falls into one of 65,536 drawers, which also bounds the table, and a drawer goes ten
minutes after its last wrong code.
"""

from __future__ import annotations

import contextlib
import hashlib
import ipaddress
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from desktop.domain.clocks import format_stamp, parse_stamp
from desktop.errors import SyncError
from server.bulk import add_missing
from server.tables import wrong_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from server.stores import Store

MOST_WRONG = 10
WITHIN = timedelta(minutes=10)
_DRAWER_BYTES = 2
_NEIGHBOURS = 64  # bits of an IPv6 address that its owner does not choose


@contextlib.contextmanager
def one_try(store: Store, address: str) -> Iterator[None]:
    """Let somebody try a code; only what ends in a SyncError ``code`` counts.

    It is counted before it is tried, so that many tries at once are no way round.

    Args:
        store: The server's.
        address: Where the try comes from: an IP address, or another name for who tries.

    Raises:
        SyncError: ``slow_down``, with ``retry_after`` in seconds: too many were wrong.
    """
    drawer = _drawer(store, address)
    at = _count(store, drawer)
    is_wrong = False
    try:
        yield
    except SyncError as error:
        is_wrong = error.details.get("code") == "code"
        raise
    finally:
        if not is_wrong:
            _forgive(store, drawer, at)


def _drawer(store: Store, address: str) -> int:
    """Return where tries from an address are counted; IPv6 by its network, which one host owns."""
    with contextlib.suppress(ValueError):
        found = ipaddress.ip_address(address)
        if found.version == 6:  # noqa: PLR2004 – the version's name
            address = str(ipaddress.ip_network((found, _NEIGHBOURS), strict=False))
    digest = hashlib.blake2b(
        address.encode(), digest_size=_DRAWER_BYTES, key=store.id.encode()
    ).digest()
    return int.from_bytes(digest)


def _count(store: Store, drawer: int) -> str:
    """Count a try and return when it was, or refuse it."""
    with store.reading() as connection:
        _check(store, _recent(store, _tries(connection, drawer)))  # so that refusing costs little
    at = store.stamp()
    with store.writing() as connection:
        _open(connection, drawer, at)
        recent = _recent(store, _tries(connection, drawer))
        _check(store, recent)
        _keep(connection, drawer, [*recent, at])
        since = format_stamp(store.now() - WITHIN, 0)
        connection.execute(delete(wrong_code).where(wrong_code.c.last < since))
    return at


def _forgive(store: Store, drawer: int, at: str) -> None:
    """Take back a try that was not wrong."""
    with store.writing() as connection:
        tries = _tries(connection, drawer)
        if at in tries:
            tries.remove(at)
            _keep(connection, drawer, tries)


def _tries(connection: Connection, drawer: int) -> list[str]:
    """Return when codes were tried; where this is to be written, nobody else does meanwhile."""
    wanted = select(wrong_code.c.tries).where(wrong_code.c.drawer == drawer)
    is_writing = connection.get_execution_options().get("yishibu_writing", False)
    found = connection.execute(wanted.with_for_update() if is_writing else wanted).scalar()
    return (found or "").split()


def _recent(store: Store, tries: Sequence[str]) -> list[str]:
    """Return those that still count; none of a clock that was ahead."""
    since = format_stamp(store.now() - WITHIN, 0)
    return [at for at in tries if since < at <= store.stamp()]


def _open(connection: Connection, drawer: int, at: str) -> None:
    """Make a drawer; who touches it first keeps others from letting go of it as old."""
    touched = update(wrong_code).where(wrong_code.c.drawer == drawer).values(last=at)
    if not connection.execute(touched).rowcount:
        add_missing(connection, wrong_code, [{"drawer": drawer, "tries": "", "last": at}])


def _keep(connection: Connection, drawer: int, tries: Sequence[str]) -> None:
    here = update(wrong_code).where(wrong_code.c.drawer == drawer)
    connection.execute(here.values(tries=" ".join(tries)))


def _check(store: Store, recent: Sequence[str]) -> None:
    if len(recent) < MOST_WRONG:
        return
    oldest = parse_stamp(recent[-MOST_WRONG])[0]
    wait = int((oldest + WITHIN - store.now()).total_seconds()) + 1
    raise SyncError(
        "邀请码错得太多，服务器请先等一等。",
        f"请{-(-wait // 60)}分钟后再试，并先核对邀请码。",
        code="slow_down",
        retry_after=wait,
    )
