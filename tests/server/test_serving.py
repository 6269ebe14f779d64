"""Serving: what cannot be is told in words; TLS holds to its one authority."""

import socket
import ssl
import subprocess

import httpx
import pytest
from running_server import Authority, running

from desktop.errors import StorageError, ValidationError
from server.serving import is_this_machine, load_certificate, open_socket
from server.stores import open_store


@pytest.fixture(scope="module")
def authority():
    return Authority("示例县 CA")


@pytest.fixture
def plain_store(tmp_path):
    store = open_store("", tmp_path / "server")
    yield store
    store.close()


@pytest.mark.parametrize(
    ("host", "is_here"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 – not bound to
        ("10.0.0.1", False),
        ("example.cn", False),
    ],
)
def test_this_machine_is_known(host, is_here):
    assert is_this_machine(host) is is_here


def test_a_port_that_is_taken_is_told():
    with open_socket("127.0.0.1", 0) as one:
        port = one.getsockname()[1]
        with pytest.raises(StorageError, match=f"端口{port}已被占用"):
            open_socket("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "port", "problem"),
    [
        ("203.0.113.7", 0, "不能在“203.0.113.7”"),
        ("", 99_999, "端口99999不对"),
        ("127.0.0.1", -1, "端口-1不对"),
    ],
)
def test_an_address_that_cannot_be_is_told(host, port, problem):
    with pytest.raises(ValidationError, match=problem):
        open_socket(host, port)


def test_a_listener_may_speak_the_new_protocol():
    with open_socket("::1", 0) as listener:
        assert listener.family == socket.AF_INET6


def test_the_body_of_an_answer_does_not_wait_for_its_head_to_arrive():
    with open_socket("127.0.0.1", 0) as listener:
        with socket.create_connection(listener.getsockname()):
            accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def trusting(pem):
    context = ssl.create_default_context(cadata=pem)
    return httpx.Client(verify=context)


def test_only_the_authority_of_the_enrolment_is_trusted(plain_store, authority, tmp_path):
    context = authority.context(tmp_path)
    with running(plain_store, context) as address:
        with trusting(authority.pem) as client:
            assert client.get(f"{address}/health").json()["status"] == "ok"
        for pem in (Authority("别的 CA").pem, None):
            with trusting(pem) as client, pytest.raises(httpx.ConnectError, match="CERTIFICATE"):
                client.get(f"{address}/health")


def test_a_certificate_for_another_address_is_not_trusted(plain_store, authority, tmp_path):
    context = authority.context(tmp_path, "192.0.2.1")
    with (
        running(plain_store, context) as address,
        trusting(authority.pem) as client,
        pytest.raises(httpx.ConnectError, match="CERTIFICATE"),
    ):
        client.get(f"{address}/health")


def test_old_versions_of_tls_are_refused(plain_store, authority, tmp_path):
    with running(plain_store, authority.context(tmp_path)) as address:
        port = address.rpartition(":")[2]
        said = [
            subprocess.run(
                ["openssl", "s_client", "-connect", f"127.0.0.1:{port}", version],
                check=False,
                capture_output=True,
                input=b"",
            ).returncode
            for version in ("-tls1_1", "-tls1_2", "-tls1_3")
        ]

    assert [code == 0 for code in said] == [False, True, True]


def test_a_certificate_that_cannot_be_used_is_told(authority, tmp_path):
    cert, key = authority.write(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    other_cert, other_key = authority.write(other)
    garbage = tmp_path / "garbage.pem"
    garbage.write_text("证书")
    wrong = [(tmp_path / "none", key), (garbage, key), (cert, other_key), (other_cert, cert)]

    for pair in wrong:
        with pytest.raises(ValidationError, match="证书或私钥用不了"):
            load_certificate(*pair)
