"""The OpenAPI document, and random requests made from it: no 5xx, and answers as it says."""

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    status_code_conformance,
)
from server_samples import row_patch

from server.app import make_app
from server.stores import open_store

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance)
RUN = settings(
    max_examples=15,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    store = open_store("", tmp_path_factory.mktemp("document"))
    yield make_app(store).openapi()
    store.close()


def operations(document):
    return {
        (method.upper(), path): operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def test_every_endpoint_of_the_contract_is_in_it(document):
    v1 = "/sync/v1"
    assert set(operations(document)) == {
        ("POST", f"{v1}/enrol"),
        ("POST", f"{v1}/push"),
        ("POST", f"{v1}/receipts"),
        ("POST", f"{v1}/pull"),
        ("GET", f"{v1}/scope"),
        ("HEAD", f"{v1}/uploads/{{kind}}/{{digest}}"),
        ("PATCH", f"{v1}/uploads/{{kind}}/{{digest}}"),
        ("GET", f"{v1}/parts/{{digest}}"),
        ("GET", f"{v1}/files/{{digest}}"),
        ("GET", f"{v1}/snapshot"),
        ("GET", f"{v1}/lacking"),
        ("POST", f"{v1}/bundles"),
        ("GET", f"{v1}/bundles/{{digest}}"),
        ("GET", "/health"),
        ("GET", "/metrics"),
    }


def test_what_needs_a_token_says_so(document):
    free = {path for (_, path), each in operations(document).items() if "security" not in each}

    assert free == {"/sync/v1/enrol", "/health", "/metrics"}
    assert document["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"


def why_not_as_said(document, path, method, answer):
    """Return how an answer of JSON is not what the document says, "" where it is.

    WORKAROUND schemathesis 4.32 takes the tuples of OpenAPI 3.1 (prefixItems) for those of before.
    """
    said = document["paths"][path][method.lower()]["responses"][str(answer.status_code)]
    schema = said.get("content", {}).get("application/json", {}).get("schema")
    if schema is None or method == "HEAD":
        return ""
    whole = schema | {"components": document["components"]}
    errors = jsonschema_rs.Draft202012Validator(whole).iter_errors(answer.json())
    return "; ".join(error.message for error in errors)


@pytest.mark.slow
@pytest.mark.logs("refused")
def test_random_requests_are_answered_as_the_document_says(web, document):
    device = web.join("one", "village1")
    device.writer.write(row_patch("concern", title="路"))
    device.push()
    schema = schemathesis.openapi.from_url(f"{web.client.base_url}/openapi.json")
    failures, statuses = set(), set()

    def attempt(case):
        case.headers = {**(case.headers or {}), **device.headers()}
        answer = case.call()
        statuses.add(answer.status_code)
        try:
            case.validate_response(answer, checks=CHECKS)
        except BaseException as error:  # noqa: BLE001 – told below, with all others
            failures.add(f"{case.method} {case.path}: {error}")
        else:
            if why := why_not_as_said(document, case.path, case.method, answer):
                failures.add(f"{case.method} {case.path} {answer.status_code}: {why}")

    for operation in schema.get_all_operations():
        RUN(given(operation.ok().as_strategy())(attempt))()

    assert failures == set()
    assert {200, 404, 422} <= statuses
