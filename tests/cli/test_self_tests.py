"""What a broken installation says, and what a whole one does."""

import json

import pytest

from desktop.__main__ import main
from desktop.cli import self_tests
from desktop.cli.main import main as run_command
from desktop.errors import AppError

NAMES = [
    *("版本", "程序文件", "法律规则", "区划", "字体"),
    *("表格", "加密", "数据库和文书", "密钥环", "窗口"),
]


def test_whole_installation_says_so(capsys):
    assert main(["self-test", "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is True
    assert [check["name"] for check in answer["checks"]] == NAMES


@pytest.mark.logs("self-test of 加密: builtins.ZeroDivisionError")
def test_each_broken_part_is_named_and_the_others_are_still_tried(capsys, monkeypatch):
    def no_fonts():
        raise AppError("印不出这些字：𬱖。", "请重新安装字体。")

    def no_qt():
        raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(self_tests, "_check_fonts", no_fonts)
    monkeypatch.setattr(
        self_tests, "_check_ledger", lambda: [self_tests._try("加密", lambda: 1 // 0)]
    )

    status = run_command(["self-test"], open_window=None, check_window=no_qt)

    out = capsys.readouterr().out
    assert status == 1
    assert "不行  字体：印不出这些字：𬱖。 请重新安装字体。" in out
    assert "不行  窗口：缺少组件：libEGL.so.1: cannot open shared object file。" in out
    assert "不行  加密：出错（ZeroDivisionError），已写入日志" in out
    assert "好的  法律规则" in out


def test_computer_without_a_keyring_is_whole(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setattr("keyring.core._keyring_backend", None)  # of a test before, kept by it

    assert self_tests._check_keyring() == "这台电脑没有可用的系统密钥环。账本用口令打开"
