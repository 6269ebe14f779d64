"""For whoever runs the server: health for everybody, counts for this machine alone."""

import pytest


def test_health_tells_whose_server_it_is(web):
    answer = web.client.get("/health")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "server": web.store.id})


def test_counts_tell_what_was_asked(web):
    web.client.get("/health")
    web.client.get("/nowhere/1")
    web.client.get("/nowhere/2")
    web.client.request("BREW", "/health")
    text = web.client.get("/metrics").text

    assert 'yishibu_requests_total{method="GET",route="/health",status="200"} 1.0' in text
    assert 'yishibu_requests_total{method="GET",route="unknown",status="404"} 2.0' in text
    assert 'yishibu_refusals_total{code="not_found"} 2.0' in text
    assert "BREW" not in text


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via"])
def test_counts_are_not_passed_on_by_a_proxy(web, header):
    assert web.client.get("/metrics", headers={header: "203.0.113.7"}).status_code == 404
