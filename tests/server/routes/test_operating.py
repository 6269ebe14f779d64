"""For whoever runs the server: health for everybody, counts for this machine alone."""

import re
from dataclasses import replace
from importlib.metadata import version

import pytest
from prometheus_client.parser import text_string_to_metric_families

from desktop.errors import StorageError
from server.health import examine
from server.routes import operating


def health(web):
    answer = web.client.get("/health")
    return answer.status_code, answer.json()


def test_health_tells_whose_server_it_is_and_how(web):
    told = {"status": "ok", "server": web.store.id, "database": "ok", "disk": "ok"}

    assert health(web) == (200, told)


def test_health_tells_of_a_database_that_is_away(web, monkeypatch):
    def away(*_):
        raise StorageError("数据库现在用不了。", "请稍后再试。", busy=True)

    monkeypatch.setattr(type(web.store), "reading", away)
    status, told = health(web)

    assert (status, told["status"], told["database"]) == (503, "failing", "down")


def test_health_tells_of_a_disk_that_is_full(web, monkeypatch):
    monkeypatch.setattr(
        operating, "examine", lambda store: replace(examine(store), disk="low", status="low")
    )
    assert health(web)[0] == 200
    monkeypatch.setattr(
        operating, "examine", lambda store: replace(examine(store), disk="full", status="failing")
    )

    assert health(web)[0] == 503


def test_counts_tell_what_was_asked(web):
    web.client.get("/health")
    web.client.get("/nowhere/1")
    web.client.get("/nowhere/2")
    web.client.request("BREW", "/health")
    text = web.client.get("/metrics").text

    assert 'yishibu_requests_total{method="GET",route="/health",status="200"} 1.0' in text
    assert 'yishibu_requests_total{method="GET",route="unknown",status="404"} 2.0' in text
    assert 'yishibu_refusals_total{code="not_found"} 2.0' in text
    assert 'yishibu_request_duration_seconds_count{route="/health"} 2.0' in text
    assert "BREW" not in text
    assert "_created" not in text


def test_counts_tell_of_version_process_and_disk(web):
    families = {
        each.name: each for each in text_string_to_metric_families(web.client.get("/metrics").text)
    }

    for name in (
        "process_resident_memory_bytes",
        "yishibu_disk_free_bytes",
        "yishibu_disk_size_bytes",
    ):
        (sample,) = families[name].samples
        assert sample.value > 0
    (sample,) = families["yishibu_server_info"].samples
    assert sample.labels == {"version": version("yishibu")}


def test_each_count_is_called_as_prometheus_calls_things(web):
    web.client.get("/health")
    families = text_string_to_metric_families(web.client.get("/metrics").text)

    for each in families:
        assert re.fullmatch(r"(yishibu|process)_[a-z_]+", each.name)
        if each.type == "histogram":
            assert each.name.endswith("_seconds")
        assert each.documentation.endswith(".")


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"])
def test_counts_are_not_passed_on_by_a_proxy(web, header):
    assert web.client.get("/metrics", headers={header: "203.0.113.7"}).status_code == 404
