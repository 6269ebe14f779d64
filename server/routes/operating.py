"""For whoever runs the server: is it well, and what did it do."""

import ipaddress
from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel
from sqlalchemy import text

from desktop.errors import NotFoundError
from server.callers import InHall
from server.routes.answers import refusals, texts

router = APIRouter()

_FORWARDED = ("forwarded", "via", "x-forwarded-for")


class Health(BaseModel):
    """That the server answers, and its database too."""

    status: Literal["ok"] = "ok"
    server: str


@router.get("/health", responses=refusals())
def tell_health(hall: InHall) -> Health:
    """Say that server and database answer."""
    with hall.store.reading() as connection:
        connection.execute(text("SELECT 1"))
    return Health(server=hall.store.id)


@router.get(
    "/metrics",
    response_class=Response,
    responses=texts("Prometheus' format") | refusals("not_found"),
)
def tell_metrics(request: Request, hall: InHall) -> Response:
    """Give the counts, in Prometheus' format, to this machine itself alone."""
    if not _is_from_here(request):
        raise NotFoundError("没有这个地址。", "请核对地址。")
    return Response(hall.metrics.text(), media_type="text/plain; version=0.0.4")


def _is_from_here(request: Request) -> bool:
    """Tell whether a request is of this machine, and not one that a proxy here passed on."""
    if request.client is None or any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
