"""`serve`: it says that it is up and where, answers, and ends in good order."""

import re
import signal
import subprocess
import sys

import httpx
import pytest
from running_server import Authority


@pytest.fixture
def start(tmp_path, server_url):
    """Start the server as a process of its own and return it with the line it says first."""
    started = []

    def begin(*words):
        place = ["--home", str(tmp_path / "home"), *(["--db", server_url] if server_url else [])]
        process = subprocess.Popen(
            [sys.executable, "-m", "server", "serve", "--port", "0", *words, *place],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        started.append(process)
        return process, process.stdout.readline()

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def address_in(line):
    return re.search(r"https?://[^，]+", line).group()


def test_it_answers_and_ends_in_good_order(start, server_url, tmp_path):
    process, line = start()

    database = "postgresql" if server_url else f"SQLite {tmp_path / 'home' / 'server.db'}。"
    assert line.startswith("议事簿服务器已启动：http://127.0.0.1:")
    assert database in line
    assert "yishibu-server code --org" in line
    with httpx.Client() as client:
        assert client.get(f"{address_in(line)}/health").status_code == 200
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "服务器已停止。\n")
    assert re.fullmatch(r"\S+Z INFO server\.lines GET /health 200 device=- .*\n", err)


def test_with_a_certificate_it_speaks_tls(start, tmp_path):
    cert, key = Authority("示例县 CA").write(tmp_path)

    _, line = start("--cert", str(cert), "--key", str(key))

    assert address_in(line).startswith("https://127.0.0.1:")


def test_without_one_it_warns_where_others_can_reach_it(start):
    process, line = start("--host", "0.0.0.0")  # noqa: S104 – what is tried
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)

    assert "http://0.0.0.0:" in line
    assert err.startswith("注意：没有给证书，数据不加密；")
    assert process.returncode == 0


def test_half_a_certificate_is_refused(run, tmp_path):
    assert run("serve", "--cert", tmp_path / "x") == (
        2,
        "",
        "证书和私钥要一起给。 请写 --cert FILE --key FILE。\n",
    )
