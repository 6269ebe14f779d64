"""The web application: every endpoint of docs/sync.md, around one store."""

from __future__ import annotations

from http import HTTPStatus
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from desktop.errors import AppError, NotFoundError, SyncError
from server.callers import Hall
from server.lacking import Lacking
from server.lines import BodyError, Line
from server.metrics import Metrics
from server.refusals import refuse
from server.returns import Turns
from server.routes import (
    bundling,
    downloading,
    joining,
    operating,
    pulling,
    pushing,
    uploading,
)
from server.snapshot_requests import SnapshotRequests
from server.uploads import Uploads

if TYPE_CHECKING:
    from server.stores import Store

ROOT = "/sync/v1"
_MAX_NAMED = 200


def make_app(store: Store, lacking: Lacking | None = None) -> FastAPI:
    """Return the application; it does not close the store.

    Args:
        store: The server's.
        lacking: What it tells devices of files that are not here; who gives it looks for them.
    """
    app = FastAPI(
        title="议事簿县级服务器",
        description="How ledgers sync with the county: docs/sync.md.",
        version=version("yishibu"),
        docs_url=None,  # would load its pages from another server
        redoc_url=None,
    )
    metrics = Metrics(store.home)
    app.state.hall = Hall(
        store=store,
        uploads=Uploads(store.home),
        metrics=metrics,
        lacking=lacking or Lacking(store),
        turns=Turns(),
        snapshots=SnapshotRequests(store, metrics),
    )
    for area in (joining, pushing, pulling, uploading, downloading, bundling):
        app.include_router(area.router, prefix=ROOT)
    app.include_router(operating.router)
    app.add_exception_handler(AppError, _on_error)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(ClientDisconnect, _on_disconnect)
    app.add_middleware(Line, stamp=store.stamp, metrics=metrics)
    return app


async def _on_error(request: Request, error: Exception) -> Response:
    return refuse(request, cast("AppError", error))


async def _on_http(request: Request, error: Exception) -> Response:
    """Say in our words what FastAPI and the bound on bodies refuse."""
    if isinstance(error, BodyError):
        return refuse(request, error.error)
    found = cast("HTTPException", error)
    if found.status_code == HTTPStatus.NOT_FOUND:
        return refuse(request, NotFoundError("没有这个地址。", "请核对地址，或升级议事簿。"))
    code = "method" if found.status_code == HTTPStatus.METHOD_NOT_ALLOWED else "format"
    answer = refuse(request, SyncError("这个请求读不懂。", "请升级议事簿后再试。", code=code))
    answer.headers.update(found.headers or {})
    return answer


async def _on_invalid(request: Request, error: Exception) -> Response:
    """Name the places that are wrong, never what stands there."""
    places = {".".join(map(str, each["loc"])) for each in cast("Any", error).errors()}
    named = "、".join(sorted(places))[:_MAX_NAMED]
    return refuse(
        request,
        SyncError(f"这个请求里有读不懂的地方：{named}。", "请升级议事簿后再试。", code="format"),
    )


async def _on_disconnect(_: Request, __: Exception) -> Response:
    """End what nobody waits for any more; of an upload, what arrived counts."""
    return Response(status_code=HTTPStatus.REQUEST_TIMEOUT, headers={"Connection": "close"})
