import json

import pytest

from desktop.errors import LineError, RefusedError, SyncError
from desktop.sync.client.answers import Answer, check_head, refuse_by

OURS = {"yishibu-now": "20261128T080000.000Z0000"}


def refused(status, body, **headers):
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    with pytest.raises(RefusedError) as caught:
        refuse_by(Answer(status=status, headers=named, body=body))
    return caught.value


def test_servers_own_words_are_shown():
    error = refused(
        409, '{"code": "gap", "message": "缺了。", "advice": "重传。", "next": 5}'.encode()
    )

    assert str(error) == "缺了。 重传。"
    assert error.details == {"code": "gap", "status": 409, "next": 5}


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b'"x"', b"[" * 100_000, b'{"message": 7}', b'{"message": ""}'],
)
@pytest.mark.parametrize("status", [401, 403, 404, 413, 418, 429, 503, 507])
def test_no_without_words_is_put_into_words(status, body):
    error = refused(status, body)

    assert error.message.endswith("。")
    assert error.advice.endswith("。")
    assert error.details == {"code": "refused", "status": status}


def test_long_sentence_is_not_shown():
    error = refused(403, json.dumps({"code": "x", "message": "长" * 501}).encode())

    assert error.message == "县里不让这台电脑这样做。"


@pytest.mark.parametrize(
    ("asked", "details"), [("7", {"retry_after": 7}), ("0", {"retry_after": 1}), ("soon", {})]
)
def test_wait_that_is_asked_for_is_noted(asked, details):
    error = refused(503, b"{}", retry_after=asked)

    assert error.details == {"code": "refused", "status": 503} | details


def test_head_of_the_server_passes():
    check_head(500, OURS | {"content-type": "text/html"})


@pytest.mark.parametrize(
    ("status", "headers", "kind", "code"),
    [
        (200, {"content-type": "text/html; charset=gbk"}, SyncError, "portal"),
        (302, {"location": "http://login"}, SyncError, "portal"),
        (511, {}, SyncError, "portal"),
        (204, {}, SyncError, "stranger"),
        (404, {"content-type": "application/json"}, SyncError, "stranger"),
        (502, {"content-type": "text/html"}, LineError, "gateway"),
        (504, {}, LineError, "gateway"),
    ],
)
def test_head_of_anybody_else_does_not(status, headers, kind, code):
    with pytest.raises(kind) as caught:
        check_head(status, headers)

    assert caught.value.details == {"code": code}


@pytest.mark.parametrize("value", ["", "x", "-1", "1.5", "１"])
def test_header_that_is_no_number_is_refused(value):
    with pytest.raises(SyncError):
        Answer(status=200, headers={"upload-offset": value}).whole("upload-offset")


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"\xff"])
def test_body_that_is_no_json_is_refused(body):
    with pytest.raises(SyncError):
        Answer(status=200, headers={}, body=body).json()
