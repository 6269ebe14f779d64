import signal
import subprocess
import sys

import pytest

from desktop.cli import searches
from desktop.cli.main import main


def test_no_command_opens_the_window(tmp_path):
    asked = []

    status = main(
        ["--home", str(tmp_path), "--lang", "en", "--large-type"],
        open_window=lambda args: asked.append((args.home, args.lang, args.large_type)) or 7,
        check_window=None,
    )

    assert (status, asked) == (7, [(tmp_path, "en", True)])


def test_window_imports_no_command_and_nothing_of_the_ledger():
    """They take longer to import than the window takes to be drawn."""
    script = (
        "import sys\n"
        "from desktop.cli.main import main\n"
        "main([], open_window=lambda _: 0, check_window=None)\n"
        "print(sorted({'desktop.composition', 'sqlalchemy', 'reportlab', 'keyring', 'xlsxwriter'}"
        " & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )

    assert told.stdout == "[]\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["frobnicate"], "没有“frobnicate”，可选：init, verify"),
        (["search"], "还缺 TEXT"),
        (["roster"], "还缺 操作"),
        (["paper"], "还缺 操作"),
        (["init", "--name", "示例村"], "还缺 --org"),
        (["init", "--org"], "--org 后面要写一个值"),
        (["verify", "--frob"], "不认识 --frob"),
        (["--home"], "--home 后面要写一个值"),
        (["paper", "print", "x", "y"], "还缺 --out"),
        (["demo"], "还缺 --out"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(run, words, said):
    status, out, err = run(*words)

    assert (status, out) == (2, "")
    assert err.startswith("用法不对：")
    assert said in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["init"],
        ["verify"],
        ["rebuild"],
        ["backup"],
        ["restore"],
        ["unlock"],
        ["recovery-code"],
        ["decide"],
        ["rules"],
        ["roster", "import"],
        ["search"],
        ["paper", "list"],
        ["paper", "print"],
        ["demo"],
    ],
)
def test_every_command_has_help(run, words):
    status, out, err = run(*words, "--help")

    assert (status, err) == (0, "")
    assert "账本所在文件夹" in out


def test_home_of_a_person_is_found(home, run, monkeypatch):
    monkeypatch.setenv("HOME", str(home.parent))

    assert run("search", "示例村", "--home", f"~/{home.name}")[0] == 0


def test_reader_that_has_had_enough_is_no_failure_to_tell(home):
    """As in `yishibu rules | head -1`: no traceback, nothing on standard error."""
    command = subprocess.Popen(
        [sys.executable, "-m", "desktop", "rules"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    command.stdout.close()

    assert (command.stderr.read(), command.wait(timeout=60)) == (b"", 1)
    command.stderr.close()


@pytest.fixture
def keys_are_heard():
    """Let a child hear Ctrl+C, also where this run was begun in the background, deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("keys_are_heard")
def test_command_stopped_by_a_key_says_so(home):
    command = subprocess.Popen(
        [sys.executable, "-m", "desktop", "decide", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    command.stdin.write(" " * 1_000_000)  # more than a pipe holds: written, it is being read
    command.stdin.flush()
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=60)

    assert (command.returncode, out, err) == (1, "", "已停止。\n")


def test_home_may_stand_before_or_after_the_command(home, run, monkeypatch):
    monkeypatch.delenv("YISHIBU_HOME")

    before = run("--home", home, "search", "示例村")
    after = run("search", "示例村", "--home", home)

    between = run("--home", home / "nowhere", "search", "示例村", "--home", home)

    assert before == after == between
    assert before[0] == 0
    assert "示例村" in before[1]


def test_missing_ledger_is_one_line_and_status_2(run, tmp_path):
    status, out, err = run("verify", "--home", tmp_path / "nowhere")

    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "yishibu init" in err


@pytest.mark.logs("command failed")
def test_bug_is_one_line_without_a_traceback(home, run, monkeypatch):
    def fail(args):
        raise ZeroDivisionError

    monkeypatch.setattr(searches, "run_search", fail)

    status, out, err = run("search", "路")

    assert (status, out) == (1, "")
    assert err.startswith("程序出错（ZeroDivisionError）")
    assert "Traceback" not in err


def test_stopping_a_command_is_said(home, monkeypatch, capsys):
    def stop(args):
        raise KeyboardInterrupt

    monkeypatch.setattr(searches, "run_search", stop)

    assert main(["search", "路"], open_window=None, check_window=None) == 1
    assert capsys.readouterr().err == "已停止。\n"
