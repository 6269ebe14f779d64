"""What endpoints answer, for the OpenAPI document."""

from __future__ import annotations

from typing import Any

from server.refusals import STATUS, Refusal

Answers = dict[int | str, dict[str, Any]]

BYTES: dict[str, Any] = {
    "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
}

_TEXT: dict[str, Any] = {"text/plain": {"schema": {"type": "string"}}}


def refusals(*codes: str) -> Answers:
    """Return the answers of an endpoint that may say these codes, and what any may say."""
    by_status: dict[int | str, list[str]] = {}
    for code in (*codes, "format", "too_large", "busy", "full"):
        by_status.setdefault(STATUS[code], []).append(code)
    return {
        status: {"model": Refusal, "description": "Refused: " + ", ".join(found)}
        for status, found in by_status.items()
    }


def with_token(*codes: str) -> Answers:
    """Return the answers of an endpoint for devices that have joined."""
    return refusals("token", "revoked", "newer", *codes)


def whole_or_range(what: str) -> Answers:
    """Return the answers of a download."""
    return {
        200: {"content": BYTES, "description": what},
        206: {"content": BYTES, "description": f"A range of it: {what}"},
        400: {"content": _TEXT, "description": "No range that can be read"},
        416: {"content": _TEXT, "description": "A range beyond the end"},
    }


def headed(status: int, description: str, **headers: str) -> Answers:
    """Return an answer with headers, each with what it says; ``_`` in a name stands for ``-``."""
    told = {
        name.replace("_", "-"): {"description": said, "schema": {"type": "string"}}
        for name, said in headers.items()
    }
    return {status: {"description": description, "headers": told}}


def texts(description: str) -> Answers:
    """Return an answer of plain text."""
    return {200: {"content": _TEXT, "description": description}}
