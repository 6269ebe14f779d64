"""Bundles that a township laptop brings for others, and their ways back."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field

from server.callers import DIGEST, Calling, InHall
from server.returns import answer_upload, find_return
from server.routes.answers import whole_or_range, with_token

router = APIRouter()


class Answered(BaseModel):
    """The way back, as it is called."""

    download: str = Field(pattern=DIGEST, description="SHA-256 of the bundle back.")


@router.post(
    "/bundles",
    response_model=Answered,
    responses=with_token(
        "not_found", "server", "signature", "device", "cut", "org", "code", "slow_down"
    ),
)
def take(
    hall: InHall, calling: Calling, upload: Annotated[str, Query(pattern=DIGEST)]
) -> dict[str, str]:
    """Take in a bundle that was uploaded; asked again, the same way back is given."""
    return {"download": answer_upload(hall.store, calling.device.org, upload, hall.turns)}


@router.get(
    "/bundles/{digest}",
    response_class=FileResponse,
    responses=whole_or_range("A bundle back, sealed to its device.") | with_token("not_found"),
)
def give(
    hall: InHall, calling: Calling, digest: Annotated[str, Path(pattern=DIGEST)]
) -> FileResponse:
    """Give a way back to a device of the organization that brought the bundle."""
    return FileResponse(find_return(hall.store, calling.device.org, digest))
