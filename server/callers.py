"""Who calls: the device whose token a request shows, and its clock. Dependencies of handlers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from desktop.domain.changes import FORMAT
from desktop.domain.clocks import format_stamp
from desktop.domain.feeds import Scope
from desktop.errors import SyncError
from server.devices import Device, measured_offset, note_contact
from server.lacking import Lacking
from server.metrics import Metrics
from server.returns import Turns
from server.scopes import scope_of
from server.snapshot_requests import SnapshotRequests
from server.stores import Store
from server.tokens import holder_of
from server.uploads import Uploads

STAMP = r"^\d{8}T\d{6}\.\d{3}Z[0-9a-f]{4}$"
DIGEST = r"^[0-9a-f]{64}$"
LARGEST = 2**31 - 1
"""What a column of whole numbers holds."""

_SEEN_AGAIN = timedelta(minutes=1)
_bearer = HTTPBearer(auto_error=False, description="The token that enrolment gave the device.")


@dataclass(frozen=True, slots=True)
class Hall:
    """What handlers share."""

    store: Store
    uploads: Uploads
    metrics: Metrics
    lacking: Lacking
    turns: Turns
    snapshots: SnapshotRequests


async def hall_of(request: Request) -> Hall:
    """Return what handlers share; async, so that no thread is asked for it."""
    hall: Hall = request.app.state.hall
    return hall


InHall = Annotated[Hall, Depends(hall_of)]


def holder(
    request: Request,
    hall: InHall,
    shown: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Device:
    """Return whose token is shown; first of all, so that nobody else learns anything.

    Raises:
        SyncError: ``token`` or ``revoked``.
    """
    if shown is None:
        raise SyncError("这个请求没有出示令牌。", "请先加入本县。", code="token")
    with hall.store.reading() as connection:
        found = holder_of(connection, shown.credentials)
    request.state.device = found.id
    return found


@dataclass(frozen=True, slots=True)
class Caller:
    """A device that has joined, and how it calls.

    Attributes:
        arrival: When this request came, by the server's clock, aware.
        clock: The present then, as the device stamps it.
    """

    device: Device
    arrival: datetime
    clock: str


def caller(
    hall: InHall,
    device: Annotated[Device, Depends(holder)],
    clock: Annotated[str, Header(alias="Yishibu-Clock", pattern=STAMP)],
    schema: Annotated[int, Header(alias="Yishibu-Schema", ge=1, le=LARGEST)],
    spoken: Annotated[int, Header(alias="Yishibu-Format", ge=1, le=LARGEST)],
) -> Caller:
    """Return who calls, and note that it did.

    Raises:
        SyncError: ``newer``: it speaks a newer format; ``format``: its clock says nothing.
    """
    if spoken > FORMAT:
        raise SyncError(
            f"这台电脑的同步格式是{spoken}，服务器只认{FORMAT}。",
            "请县里升级服务器。",
            code="newer",
        )
    arrival = hall.store.now()
    measured_offset(clock, arrival)  # refuses what is no time
    if device.last_seen < format_stamp(arrival - _SEEN_AGAIN, 0):
        note_contact(hall.store, device.id, schema=schema)
    return Caller(device, arrival, clock)


Calling = Annotated[Caller, Depends(caller)]


def scope_of_caller(hall: InHall, calling: Calling) -> Scope:
    """Return what the caller may read."""
    with hall.store.reading() as connection:
        return scope_of(connection, calling.device, calling.arrival)


InScope = Annotated[Scope, Depends(scope_of_caller)]
