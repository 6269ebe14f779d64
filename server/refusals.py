"""How the server says no: JSON with a code for the program and two sentences for a person."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from desktop.errors import AppError, DiskFullError, NotFoundError, StorageError, SyncError

if TYPE_CHECKING:
    from fastapi import Request

log = logging.getLogger(__name__)

STATUS = {
    "code": 403,
    "cut": 422,
    "damaged": 422,
    "device": 409,
    "digest": 422,
    "foreign": 422,
    "fork": 409,
    "format": 422,
    "full": 507,
    "gap": 409,
    "kind": 422,
    "large": 424,
    "method": 405,
    "moved": 409,
    "name": 422,
    "newer": 422,
    "not_found": 404,
    "offset": 409,
    "org": 409,
    "revoked": 401,
    "server": 409,
    "signature": 422,
    "slow_down": 429,
    "token": 401,
    "too_large": 413,
    "unnamed": 409,
    "busy": 503,
}
"""The status of each code; what is not here is our own fault, 500."""

BUSY_S = 5
_TOLD = ("next", "seq", "digests", "offset")  # of an error's details; the others stay here
_WATCHED = frozenset({"code", "device", "org", "revoked", "signature", "slow_down", "token"})


class Refusal(BaseModel):
    """A no, and why."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(description="For the program: what was wrong.")
    message: str = Field(description="For a person: what happened.")
    advice: str = Field(description="For a person: what to do.")
    next: int | None = Field(None, description="`gap`: the number that is due.")
    seq: int | None = Field(None, description="`fork`: from which number on there is another.")
    digests: list[str] | None = Field(None, description="`large`: what must be uploaded first.")
    offset: int | None = Field(None, description="`offset`: how many bytes are here.")


def code_of(error: AppError) -> str:
    """Return the code of an error, of whichever kind."""
    if isinstance(error, DiskFullError):
        return "full"
    if isinstance(error, StorageError):
        return "busy" if error.details.get("busy") else "storage"
    if isinstance(error, NotFoundError):
        return "not_found"
    found = error.details.get("code") if isinstance(error, SyncError) else None
    return str(found or "format")


def refuse(request: Request, error: AppError) -> JSONResponse:
    """Return the answer for an error; what is of interest to whoever watches is logged, by ids."""
    code = code_of(error)
    request.state.refusal = code
    if code in _WATCHED:
        device = error.details.get("device") or getattr(request.state, "device", "")
        log.warning("refused %s device=%s", code, device or "-")
    elif code == "storage":
        log.error("storage failed: %s", error.details.get("cause", error.message))
    elif "cause" in error.details:  # busy or full: by its words somebody may mend it
        log.warning("storage %s: %s", code, error.details["cause"])
    return answer(code, error)


def answer(code: str, error: AppError) -> JSONResponse:
    """Return a refusal as JSON."""
    document: dict[str, Any] = {"code": code, "message": error.message, "advice": error.advice}
    document |= {name: error.details[name] for name in _TOLD if name in error.details}
    headers = {}
    if code == "busy":
        headers["Retry-After"] = str(BUSY_S)
    if code == "slow_down":
        headers["Retry-After"] = str(error.details["retry_after"])
    if code in ("token", "revoked"):
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(document, STATUS.get(code, 500), headers)
