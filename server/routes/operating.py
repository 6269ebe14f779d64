"""For whoever runs the server: is it well, and what did it do."""

import ipaddress

from fastapi import APIRouter, Request, Response

from desktop.errors import NotFoundError
from server.callers import InHall
from server.health import Health, examine
from server.routes.answers import refusals, texts

router = APIRouter()

_FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-proto", "x-real-ip")


@router.get(
    "/health",
    responses={503: {"model": Health, "description": "It cannot take what comes"}},
)
def tell_health(hall: InHall, response: Response) -> Health:
    """Say whether database and disk are well; 503 where what comes cannot be taken."""
    found = examine(hall.store)
    if found.status == "failing":
        response.status_code = 503
    return found


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
