"""`health`: asked of the server on this machine, with or without a certificate."""

import contextlib
import json
import socket

import pytest
from running_server import Authority, running

from server.cli.main import main
from server.routes import operating


@pytest.fixture
def ask(tmp_path, capsys):
    """Ask the server at an address, and return the exit status and what was said."""

    def run(address, *words):
        port = address.rpartition(":")[2]
        status = main(["--home", str(tmp_path / "cli"), "health", "--port", port, *words])
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


@pytest.mark.parametrize("is_tls", [False, True])
def test_a_server_that_is_well_says_so(store, tmp_path, ask, is_tls):
    context = Authority("示例县 CA").context(tmp_path, "192.0.2.1") if is_tls else None
    with running(store, context) as address:
        assert ask(address) == (0, "数据库：正常。磁盘：正常。\n")
        status, said = ask(address, "--json")

    assert (status, json.loads(said)["server"]) == (0, store.id)


def test_a_server_that_fails_says_why(store, ask, monkeypatch):
    from dataclasses import replace

    from server.health import examine

    ill = replace(examine(store), status="failing", database="down", disk="full")
    monkeypatch.setattr(operating, "examine", lambda _: ill)
    with running(store) as address:
        assert ask(address) == (
            1,
            "数据库：没有回答，请检查数据库。磁盘：已满，请马上腾出空间。\n",
        )


def test_nobody_there_is_said(ask):
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as silent:
        port = silent.getsockname()[1]

    status, said = ask(f":{port}")

    assert status == 1
    assert said.startswith(f"服务器没有回答：127.0.0.1:{port}。")
