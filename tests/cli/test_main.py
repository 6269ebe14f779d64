import pytest

from desktop.cli import searches
from desktop.cli.main import main


def test_no_command_says_that_there_is_no_window_yet(run):
    status, out, _ = run()

    assert status == 2
    assert "窗口还没有做好" in out


@pytest.mark.parametrize(
    "words", [["frobnicate"], ["search"], ["roster"], ["init", "--name", "示例村"]]
)
def test_wrong_usage_is_one_line_and_status_2(run, words):
    status, out, err = run(*words)

    assert (status, out) == (2, "")
    assert err.startswith("用法不对：")
    assert len(err.splitlines()) == 1


def test_home_may_stand_before_or_after_the_command(home, run, monkeypatch):
    monkeypatch.delenv("YISHIBU_HOME")

    before = run("--home", home, "search", "示例村")
    after = run("search", "示例村", "--home", home)

    assert before == after
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

    assert main(["search", "路"]) == 1
    assert capsys.readouterr().err == "已停止。\n"
