"""What a broken installation says, and what a whole one does."""

import json

import pytest

from desktop.__main__ import main
from desktop.cli import self_tests
from desktop.cli.main import main as run_command
from desktop.errors import AppError


def test_whole_installation_says_so(capsys):
    assert main(["self-test", "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is True
    names = ["版本", "法律规则", "字体", "加密", "数据库、表格和文书", "窗口"]
    assert [check["name"] for check in answer["checks"]] == names


@pytest.mark.logs("self-test of 窗口: builtins.ImportError")
def test_each_broken_part_is_named_and_the_others_are_still_tried(capsys, monkeypatch):
    def no_fonts():
        raise AppError("印不出这些字：𬱖。", "请重新安装字体。")

    def no_qt():
        raise ImportError

    monkeypatch.setattr(self_tests, "_check_fonts", no_fonts)
    monkeypatch.setattr(self_tests, "_check_ledger", list)

    status = run_command(["self-test"], open_window=None, check_window=no_qt)

    out = capsys.readouterr().out
    assert status == 1
    assert "不行  字体：印不出这些字：𬱖。 请重新安装字体。" in out
    assert "不行  窗口：出错（ImportError），已写入日志" in out
    assert "好的  法律规则" in out
