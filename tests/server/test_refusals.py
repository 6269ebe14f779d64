"""Refusals: every kind of error has a status and a code, and tells no more than it should."""

import json

import pytest

from desktop.errors import (
    AppError,
    DiskFullError,
    NotFoundError,
    StorageError,
    SyncError,
    ValidationError,
)
from server.refusals import STATUS, Refusal, answer, code_of


@pytest.mark.parametrize(
    ("error", "code", "status"),
    [
        (SyncError("x", code="gap"), "gap", 409),
        (SyncError("x"), "format", 422),
        (ValidationError("x", field="code"), "format", 422),
        (NotFoundError("x"), "not_found", 404),
        (DiskFullError("x"), "full", 507),
        (StorageError("x", busy=True), "busy", 503),
        (StorageError("x"), "storage", 500),
        (AppError("x"), "format", 422),
    ],
)
def test_every_error_has_its_code_and_status(error, code, status):
    assert code_of(error) == code
    assert answer(code, error).status_code == status


@pytest.mark.parametrize("code", STATUS)
def test_every_refusal_is_as_the_document_says(code):
    error = SyncError("甲。", "乙。", code=code, retry_after=5, next=1, cause="王小明")
    found = answer(code, error)

    assert found.status_code == STATUS[code]
    assert json.loads(found.body) == {"code": code, "message": "甲。", "advice": "乙。", "next": 1}
    assert Refusal.model_validate_json(found.body)


@pytest.mark.parametrize(
    ("code", "name", "value"),
    [
        ("busy", "retry-after", "5"),
        ("slow_down", "retry-after", "77"),
        ("token", "www-authenticate", "Bearer"),
        ("revoked", "www-authenticate", "Bearer"),
    ],
)
def test_headers_tell_what_to_do(code, name, value):
    error = SyncError("x", code=code, retry_after=77)

    assert answer(code, error).headers[name] == value
