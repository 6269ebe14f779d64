"""Files and large bodies of patches, whole or in ranges."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import FileResponse

from server.callers import DIGEST, InHall, InScope
from server.files import get_readable
from server.routes.answers import whole_or_range, with_token

router = APIRouter()

Digest = Annotated[str, Path(pattern=DIGEST)]


@router.get(
    "/parts/{digest}",
    response_class=FileResponse,
    responses=whole_or_range("The canonical body of a large patch.") | with_token("not_found"),
)
def give_part(hall: InHall, scope: InScope, digest: Digest) -> FileResponse:
    """Give the body of a large patch that the caller may read."""
    return FileResponse(get_readable(hall.store, hall.uploads, scope, "part", digest))


@router.get(
    "/files/{digest}",
    response_class=FileResponse,
    responses=whole_or_range("The bytes of an attachment.") | with_token("not_found"),
)
def give_file(hall: InHall, scope: InScope, digest: Digest) -> FileResponse:
    """Give an attachment of which the caller may read a patch that names it."""
    return FileResponse(get_readable(hall.store, hall.uploads, scope, "file", digest))
