"""Files and large bodies of patches, whole or in ranges; and which of them are lacking."""

from typing import Annotated

from fastapi import APIRouter, Header, Path
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field

from desktop.errors import NotFoundError
from server.callers import DIGEST, Caller, Calling, Hall, InHall
from server.lacking import MOST_TOLD
from server.named_files import find_readable
from server.parts import FILE, PART
from server.routes.answers import whole_or_range, with_token
from server.snapshot_files import find_snapshot
from server.uploads import room_errors

router = APIRouter()

Digest = Annotated[str, Path(pattern=DIGEST)]


@router.get(
    "/parts/{digest}",
    response_class=FileResponse,
    responses=whole_or_range("The canonical body of a large patch, packed.")
    | with_token("not_found"),
)
def give_part(hall: InHall, calling: Calling, digest: Digest) -> FileResponse:
    """Give the body of a large patch that the caller may read."""
    return _answer(hall, calling, "part", digest)


@router.get(
    "/files/{digest}",
    response_class=FileResponse,
    responses=whole_or_range("The bytes of an attachment.") | with_token("not_found"),
)
def give_file(hall: InHall, calling: Calling, digest: Digest) -> FileResponse:
    """Give an attachment of which the caller may read a patch that names it."""
    return _answer(hall, calling, "file", digest)


@router.get(
    "/snapshot",
    response_class=FileResponse,
    responses=whole_or_range("A packed snapshot of all that the caller may read.")
    | with_token("device"),
)
def give_snapshot(
    hall: InHall, calling: Calling, wanted: Annotated[str | None, Header(alias="Range")] = None
) -> FileResponse:
    """Give what a new device begins with; a range is of the one that was made for it last.

    A county's takes minutes to be made: until it is there, whoever asks is told to come back.
    """
    device = calling.device.id
    with room_errors():
        found = find_snapshot(hall.store, device) if wanted else None
        found = found or hall.snapshots.ask(device)
    headers = {"Yishibu-Until": str(found.position), "Yishibu-Closing": found.closing}
    return FileResponse(found.path, headers=headers, media_type="application/octet-stream")


class LackingFacts(BaseModel):
    """What patches name that came from the caller's organization, and that is not here."""

    files: list[str] = Field(description="Digests of attachments.")
    parts: list[str] = Field(description="Digests of large bodies.")


@router.get("/lacking", responses=with_token())
def tell_lacking(hall: InHall, calling: Calling) -> LackingFacts:
    """Tell what the caller's organization may send, as it did before a loss: some at a time."""
    found = hall.lacking.of(calling.device.org)[:MOST_TOLD]
    return LackingFacts(
        files=[each.digest for each in found if each.kind == FILE],
        parts=[each.digest for each in found if each.kind == PART],
    )


def _answer(hall: Hall, calling: Caller, kind: str, digest: str) -> FileResponse:
    """Give a file; who may not read it and who comes too early are told the same."""
    path = find_readable(hall.store, calling.device.id, kind, digest)
    if path is None:
        raise NotFoundError("服务器上没有这个附件，或还没有传到。", "过些时候再同步一次。")
    return FileResponse(path)
