"""The application as a whole: what every answer says, and how it says no."""

import logging

import pytest
from server_samples import row_patch
from web_samples import logged_lines

from desktop.domain.clocks import parse_stamp
from desktop.errors import DiskFullError, StorageError
from server import callers
from server.enrolled import revoke_device

CALLS = (
    ("GET", "scope"),
    ("POST", "push"),
    ("POST", "receipts"),
    ("HEAD", f"uploads/part/{'ab' * 32}"),
    ("PATCH", f"uploads/part/{'ab' * 32}"),
    ("GET", f"parts/{'ab' * 32}"),
    ("GET", f"files/{'ab' * 32}"),
)


def test_every_answer_says_the_servers_time(web, clock):
    for path in ("/health", "/nowhere", "/sync/v1/enrol", "/openapi.json"):
        told = web.client.get(path).headers["Yishibu-Now"]
        assert parse_stamp(told)[0] == clock.at


@pytest.mark.logs("refused token")
def test_nobody_comes_in_without_a_good_token(web):
    device = web.join("one", "village1")
    shown = [{}, *({"Authorization": word} for word in ("Basic eDp4", "Bearer x", device.token))]

    answers = [
        web.client.request(method, f"/sync/v1/{path}", headers=headers)
        for headers in shown
        for method, path in CALLS
    ]

    assert {answer.status_code for answer in answers} == {401}
    assert {answer.headers["WWW-Authenticate"] for answer in answers} == {"Bearer"}


@pytest.mark.logs("refused revoked")
def test_a_revoked_device_is_told_so_everywhere(web):
    device = web.join("one", "village1")
    revoke_device(web.store, device.writer.id)

    answers = [device.ask(method, path) for method, path in CALLS]

    assert {answer.status_code for answer in answers} == {401}
    assert {answer.json()["code"] for answer in answers if answer.content} == {"revoked"}


def test_what_requests_must_say_is_asked_for(web):
    device = web.join("one", "village1")
    wrong = [
        {"Yishibu_Clock": "yesterday"},
        {"Yishibu_Clock": "20261328T080000.000Z0000"},
        {"Yishibu_Schema": "x"},
        {"Yishibu_Schema": 0},
        {"Yishibu_Format": -1},
        {"Yishibu_Format": 10**30},
    ]

    answers = [device.ask("GET", "scope", headers) for headers in wrong]

    assert [answer.json()["code"] for answer in answers] == ["format"] * len(wrong)
    newer = device.ask("GET", "scope", {"Yishibu_Format": 2}).json()
    assert (newer["code"], newer["advice"]) == ("newer", "请县里升级服务器。")


def test_what_is_not_there_is_said_in_json(web):
    missing = web.client.get("/nowhere")
    wrong = web.client.put("/sync/v1/scope")

    assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "method")
    assert wrong.headers["Allow"] == "GET"


@pytest.mark.logs("storage failed", "storage busy", "storage full")
def test_trouble_of_the_database_is_told_in_the_log_alone(web, monkeypatch, caplog):
    device = web.join("one", "village1")
    errors = [
        StorageError("数据库现在用不了。", busy=True, cause="OperationalError"),
        DiskFullError("服务器的磁盘满了。", cause="DiskFull"),
        StorageError("数据库读写失败。", cause="IntegrityError"),
    ]

    def fail(*_):
        raise errors[len(answers)]

    answers = []
    monkeypatch.setattr(callers, "holder_of", fail)
    for _ in errors:
        answers.append(device.ask("GET", "scope"))  # noqa: PERF401 – each fails otherwise

    assert [(each.status_code, each.json()["code"]) for each in answers] == [
        (503, "busy"),
        (507, "full"),
        (500, "storage"),
    ]
    assert [each.json().keys() for each in answers] == [{"code", "message", "advice"}] * 3
    assert [each.headers.get("Retry-After") for each in answers] == ["5", None, None]
    told = [each.getMessage() for each in caplog.records if each.name == "server.refusals"]
    assert told == [
        "storage busy: OperationalError",
        "storage full: DiskFull",
        "storage failed: IntegrityError",
    ]


@pytest.mark.logs("request failed")
def test_a_bug_ends_one_request_and_says_nothing(web, monkeypatch):
    device = web.join("one", "village1")

    def fail(*_):
        raise KeyError("王小明")

    monkeypatch.setattr(callers, "holder_of", fail)
    answer = device.ask("GET", "scope")
    monkeypatch.undo()

    assert (answer.status_code, answer.json()["code"]) == (500, "failed")
    assert "王小明" not in answer.text
    assert device.ask("GET", "scope").status_code == 200


def test_the_log_holds_ids_and_numbers(web, caplog):
    with caplog.at_level(logging.INFO, "server"):
        device = web.join("王小明的电脑", "village1")
        device.writer.write(row_patch("concern", title="王小明家门口的路"))
        device.push()
        device.ask("GET", f"files/{'ab' * 32}")
        lines = logged_lines(caplog, 3)

    assert sorted(line.partition(" in=")[0] for line in lines) == [
        f"GET /files/{{digest}} 404 device={device.writer.id}",
        f"POST /enrol 200 device={device.writer.id}",
        f"POST /push 200 device={device.writer.id}",
    ]
    assert "王小明" not in caplog.text
    assert device.token not in caplog.text


def test_last_seen_is_noted_once_a_minute(web, clock):
    device = web.join("one", "village1")
    seen = []
    for seconds in (0, 30, 31):
        clock.go(seconds=seconds)
        seen.append(device.ask("GET", "scope").json()["org"]["last_seen"][9:15])

    assert seen == ["080000", "080000", "080101"]
