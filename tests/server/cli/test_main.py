"""The commands as whoever runs the server types them: what they say, and their exit status."""

import logging

import pytest

from desktop import logs
from server.cli.main import main


@pytest.fixture(autouse=True)
def _logging_as_before():
    yield
    logs._remove_ours(logging.getLogger())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "还缺 命令"),
        (["frob"], "没有“frob”，可选"),
        (["code"], "要写其中一个：--org --revoke"),
        (["device", "revoke"], "还缺 ID"),
        (["serve", "--port", "x"], "--port 要写整数"),
    ],
)
def test_a_wrong_command_is_told_in_one_line(capsys, words, said):
    with pytest.raises(SystemExit) as caught:
        main(words)

    heard = capsys.readouterr().err
    assert caught.value.code == 2
    assert said in heard
    assert heard.count("\n") == 1


def test_a_database_that_does_not_answer_ends_in_one_line(capsys, tmp_path):
    status = main(
        ["device", "list", "--home", str(tmp_path), "--db", "postgresql+psycopg://x@127.0.0.1:1/x"]
    )

    heard = capsys.readouterr()
    assert (status, heard.out) == (1, "")
    assert heard.err.startswith("数据库现在用不了。")
    assert heard.err.count("\n") == 1


@pytest.mark.logs("command failed")
def test_a_bug_ends_in_one_line_too(capsys, tmp_path, monkeypatch):
    from server.cli import devices

    def fail(_):
        raise KeyError("王小明")

    monkeypatch.setattr(devices, "list_devices", fail)
    status = main(["device", "list", "--home", str(tmp_path)])

    assert status == 1
    assert capsys.readouterr().err == f"程序出错（KeyError），已写入日志：{tmp_path / 'logs'}。\n"
    assert "王小明" not in (tmp_path / "logs" / logs.FILE_NAME).read_text(encoding="utf-8")


def test_ctrl_c_is_no_error_to_explain(capsys, tmp_path, monkeypatch):
    from server.cli import devices

    def stop(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(devices, "list_devices", stop)

    assert main(["device", "list", "--home", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "已停止。\n"
