"""What devices send: batches of Changes, and receipts of what this server lost."""

import contextlib
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from desktop.domain.changes import canonical
from desktop.errors import NotFoundError
from desktop.sync.batches import read_batch
from desktop.sync.compression import unpack
from desktop.sync.lines import parse_line, refuse
from desktop.sync.receipts import read_receipt, write_receipt
from server.acceptance import accept
from server.callers import DIGEST, Calling, Hall, InHall
from server.devices import signed_by
from server.receipts import keep_receipts
from server.routes.answers import BYTES, with_token
from server.uploads import Name

router = APIRouter()

_MOST_RECEIPTS = 2_000


async def whole_body(_: Calling, request: Request) -> bytes:
    """Return the body, read once it is known who calls; its bound is server.lines'."""
    return await request.body()


Body = Annotated[bytes, Depends(whole_body)]


class ReceiptFacts(BaseModel):
    """The server's signed word (`desktop.domain.feeds.Receipt`)."""

    device: str
    epoch: str
    first: int
    last: int
    digest: str
    offset_ms: int
    arrival: str
    before: str
    refused: list[tuple[int, int, str]]
    signature: str


class Kept(BaseModel):
    """How many receipts were not known here."""

    kept: int


@router.post(
    "/push",
    response_model=ReceiptFacts,
    responses=with_token("gap", "fork", "large", "signature", "device", "not_found"),
    openapi_extra={"requestBody": {"content": BYTES}},
)
def push(
    hall: InHall,
    calling: Calling,
    body: Body,
    upload: Annotated[str | None, Query(pattern=DIGEST)] = None,
) -> Response:
    """Take in a packed batch: the body, or one that was uploaded."""
    name = Name(calling.device.org, "batch", upload) if upload else None
    packed = _uploaded(hall, name) if name else body
    batch = read_batch(unpack(packed), signed_by(hall.store, calling.device))
    receipt = accept(hall.store, calling.device.id, batch, calling.clock, calling.arrival)
    hall.metrics.changes.inc(receipt.last - batch.changes[0].header.seq + 1)
    if name:
        hall.uploads.remove(name)
    return Response(write_receipt(receipt), media_type="application/json")


def _uploaded(hall: Hall, name: Name) -> bytes:
    path = hall.uploads.find(name)
    with contextlib.suppress(FileNotFoundError):  # another request has just taken it in
        if path is not None:
            return path.read_bytes()
    raise NotFoundError("这批数据还没有传完。", "请先传完，再提交。")


@router.post(
    "/receipts",
    responses=with_token("signature", "device"),
    openapi_extra={
        "requestBody": {
            "content": {
                "application/json": {
                    "schema": {
                        "type": "array",
                        "items": {"$ref": "#/components/schemas/ReceiptFacts"},
                    }
                }
            }
        }
    },
)
def take_receipts(hall: InHall, calling: Calling, body: Body) -> Kept:
    """Keep receipts of what this server lost, so that it gives the same order clocks again."""
    raw: Any = parse_line(body)
    if not isinstance(raw, list) or len(raw) > _MOST_RECEIPTS:
        refuse("回执读不懂。", "请重新同步一次。")
    receipts = [read_receipt(_again(each), hall.store.verify) for each in raw]
    return Kept(kept=keep_receipts(hall.store, calling.device.id, receipts))


def _again(raw: object) -> bytes:
    """Return JSON as bytes, as whoever reads a receipt wants it."""
    try:
        return canonical(raw)
    except ValueError:  # half of a surrogate pair
        refuse("回执读不懂。", "请重新同步一次。")
