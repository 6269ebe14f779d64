"""Uploads that go on where they broke off (server.uploads)."""

from typing import Annotated, Literal

from anyio import CancelScope
from fastapi import APIRouter, Header, Path, Request, Response
from fastapi.concurrency import run_in_threadpool

from desktop.errors import NotFoundError, SyncError
from server.callers import DIGEST, Calling, InHall
from server.named_files import is_awaited
from server.routes.answers import BYTES, headed, with_token
from server.uploads import Name

router = APIRouter()

_LONGEST = 2**40

Kind = Annotated[Literal["batch", "part", "file", "bundle"], Path()]
Digest = Annotated[str, Path(pattern=DIGEST)]
_HEADERS = {"Upload_Offset": "Bytes that are here.", "Upload_Complete": "1 where that is all."}


@router.head(
    "/uploads/{kind}/{digest}",
    status_code=200,
    responses=headed(200, "Something is here", **_HEADERS) | with_token("not_found", "name"),
)
def tell_offset(hall: InHall, calling: Calling, kind: Kind, digest: Digest) -> Response:
    """Tell how far an upload has come."""
    arrived = hall.uploads.arrived(Name(calling.device.org, kind, digest))
    if arrived is None:
        raise NotFoundError("这里还没有它。", "请从头发送。")
    complete = {"Upload-Complete": "1"} if arrived.complete else {}
    return Response(headers={"Upload-Offset": str(arrived.offset), **complete})


@router.patch(
    "/uploads/{kind}/{digest}",
    status_code=204,
    responses=headed(204, "Taken", **_HEADERS) | with_token("offset", "digest", "name", "unnamed"),
    openapi_extra={"requestBody": {"content": BYTES}},
)
async def take_piece(
    request: Request,
    hall: InHall,
    calling: Calling,
    kind: Kind,
    digest: Digest,
    *,
    offset: Annotated[int, Header(alias="Upload-Offset", ge=0, le=_LONGEST)],
    length: Annotated[int, Header(alias="Upload-Length", ge=0, le=_LONGEST)],
) -> Response:
    """Take bytes of an upload from an offset on."""
    name = Name(calling.device.org, kind, digest)
    awaited = kind != "file" or await run_in_threadpool(
        is_awaited, hall.store, name.org, kind, digest
    )
    if not awaited:
        raise SyncError(
            "服务器还没有登记这个附件的记录。", "请先同步记录，再传附件。", code="unnamed"
        )
    receiving = await run_in_threadpool(hall.uploads.receiving, name, offset, length)
    try:
        async for piece in request.stream():
            await run_in_threadpool(receiving.write, piece)
    finally:
        with CancelScope(shield=True):
            await run_in_threadpool(receiving.close)
    complete = await run_in_threadpool(hall.uploads.finish, name, length)
    headers = {"Upload-Complete": "1"} if complete else {}
    return Response(status_code=204, headers={"Upload-Offset": str(receiving.offset), **headers})
