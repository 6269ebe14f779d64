"""What devices fetch: pages of the feed."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from desktop.sync.compression import pack
from desktop.sync.pages import write_page
from server.callers import Calling, InHall
from server.feeding import MOST_BYTES, Ask, Fed, feed_page
from server.routes.answers import BYTES, headed, with_token

router = APIRouter()

_UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
_LARGEST = 2**53 - 1
_MOST_CHAINS = 50_000

Id = Annotated[str, Field(pattern=_UUID)]
Whole = Annotated[int, Field(strict=True, ge=0, le=_LARGEST)]
Place = Annotated[tuple[Id, Id, Whole], Field(strict=False, description="Device, epoch, number.")]
EpochEnd = Annotated[tuple[Id, Whole], Field(strict=False, description="Epoch, number.")]

_HEADERS = {
    "Yishibu_Until": "The position that this goes to.",
    "Yishibu_Closing": "What to tell of it at the next pull.",
    "Yishibu_Length": "Bytes of the whole page.",
    "Yishibu_Scope": "Digest of what the device may read.",
    "Yishibu_Known": "Last number of its epoch here, and the first characters of its digest.",
    "Yishibu_Lacks": "Of how many chains less is here than it sent; absent where of none.",
    "Yishibu_Lacks_Files": "1 where `GET lacking` will tell something.",
}


class Pull(BaseModel):
    """What a device asks for (`server.feeding.Ask`)."""

    model_config = ConfigDict(extra="forbid", strict=True)

    after: Whole
    closing: Annotated[str, Field(pattern=r"^([0-9]{1,16}:[0-9a-f]{16})?$")] = ""
    scope: Annotated[str, Field(pattern=r"^([0-9a-f]{16})?$")] = ""
    epoch: Annotated[str, Field(pattern=rf"{_UUID}|^$")] = ""
    most_bytes: Annotated[int, Field(ge=1, le=_LARGEST)] = MOST_BYTES
    orgs: Annotated[list[Id], Field(max_length=_MOST_CHAINS)] | None = None
    have: Annotated[list[Place], Field(max_length=_MOST_CHAINS)] | None = None
    until: Whole | None = None
    sent: Annotated[list[EpochEnd], Field(max_length=_MOST_CHAINS)] = []
    offset: Whole = 0


@router.post(
    "/pull",
    response_class=Response,
    responses={
        200: headed(200, "A packed page, from the offset on", **_HEADERS)[200] | {"content": BYTES}
    }
    | headed(204, "Nothing but the place to go on from", **_HEADERS)
    | with_token("moved", "device"),
)
def pull(hall: InHall, calling: Calling, asked: Pull) -> Response:
    """Give a page of the feed, or where to go on from where there is nothing."""
    fed = feed_page(hall.store, calling.device.id, _ask(asked))
    page = fed.page
    packed = pack(write_page(page, hall.store.sign)) if page.items or page.receipts else b""
    return Response(
        packed[asked.offset :],
        status_code=200 if packed else 204,
        headers=_headers(fed, len(packed), files=hall.lacking.is_any(calling.device.org)),
        media_type="application/octet-stream" if packed else None,
    )


def _ask(asked: Pull) -> Ask:
    have = asked.have
    return Ask(
        after=asked.after,
        closing=asked.closing,
        epoch=asked.epoch,
        most_bytes=asked.most_bytes,
        orgs=None if asked.orgs is None else frozenset(asked.orgs),
        have=None if have is None else {(device, epoch): seq for device, epoch, seq in have},
        until=asked.until,
        sent=asked.sent,
    )


def _headers(fed: Fed, length: int, *, files: bool) -> dict[str, str]:
    told = {
        "Yishibu-Until": str(fed.page.until),
        "Yishibu-Closing": fed.page.closing,
        "Yishibu-Length": str(length),
        "Yishibu-Scope": fed.page.scope,
        "Yishibu-Known": fed.known,
    }
    counted = {"Yishibu-Lacks": fed.lacks, "Yishibu-Lacks-Files": int(files)}
    return told | {name: str(count) for name, count in counted.items() if count}
