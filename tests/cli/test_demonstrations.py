"""The command `demo`: one document or a story, a fresh folder or a refusal."""

import json
import re

import pytest

from desktop import composition
from desktop.__main__ import main
from desktop.services.sample_cases import CASES


def demo(*argv):
    return main(["demo", *map(str, argv)])


@pytest.fixture
def no_keyring(monkeypatch):
    """Fail whoever reaches for the keyring of the computer."""
    monkeypatch.setattr(composition, "open_system_keyring", lambda: pytest.fail("keyring touched"))


def test_demo_prints_one_document_and_lays_the_papers(no_keyring, tmp_path, capsys):
    status = demo("--out", tmp_path / "示例", "--json")

    printed = capsys.readouterr()
    answer = json.loads(printed.out)
    assert (status, printed.err) == (0, "")
    assert answer["ledger"] == str(tmp_path / "示例" / "ledger")
    laid = sorted((tmp_path / "示例/papers").rglob("*.pdf"))
    assert answer["papers"] == [str(one) for one in laid]
    assert {one.parent.name[:2] for one in laid} == {f"{n} " for n in range(1, len(CASES) + 1)}
    assert re.fullmatch("shili-[0-9a-f]{8}", answer["passphrase"])
    assert set(answer) == {
        "ledger",
        "papers",
        "cases",
        "passphrase",
        "recovery_code",
    }
    assert len(answer["cases"]) == len(CASES)
    assert [set(one) for one in answer["cases"]] == len(CASES) * [
        {"consultation", "plan", "meetings", "records", "motions"}
    ]


def test_demo_tells_a_newcomer_what_happened_and_what_to_type(
    no_keyring, tmp_path, capsys, monkeypatch
):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "我的口令")

    status = demo("--out", tmp_path / "a b")

    told = capsys.readouterr().out
    assert status == 0
    for line in (
        "读名册 roster-clean.xlsx：60人，有错未收0行，提请核对36处",
        "导入名册：新增60人",
        "    到会16人，过半数须9人；赞成8人，未过半数。",
        "口令：环境变量 YISHIBU_PASSPHRASE 里的口令",
        f"  export YISHIBU_HOME='{tmp_path}/a b/ledger'",
    ):
        assert line in told.splitlines()
    assert "我的口令" not in told
    assert re.search("\\d+份文书都是本账本印出的，逐字节一致", told)


@pytest.mark.parametrize("left", ["ledger", "papers"])
def test_demo_overwrites_nothing(tmp_path, capsys, left):
    (tmp_path / left).mkdir()
    (tmp_path / left / "要紧的").write_text("留着")

    status = demo("--out", tmp_path, "--json")

    printed = capsys.readouterr()
    assert (status, printed.out) == (1, "")
    assert printed.err == f"这里已经有示例：{tmp_path / left}。 请换一个文件夹，或先把它移走。\n"
    assert [one.name for one in tmp_path.iterdir()] == [left]
    assert (tmp_path / left / "要紧的").read_text() == "留着"


def test_demo_refuses_a_file_for_a_folder(tmp_path, capsys):
    (tmp_path / "文件").write_text("")

    status = demo("--out", tmp_path / "文件")

    assert (status, capsys.readouterr().err) == (
        2,
        f"这不是文件夹：{tmp_path / '文件'}。 请给出一个文件夹。\n",
    )


def test_demo_under_a_file_is_refused_in_words(tmp_path, capsys):
    (tmp_path / "文件").write_text("")

    status = demo("--out", tmp_path / "文件" / "里面")

    assert status == 1
    assert capsys.readouterr().err.startswith(f"读写失败：{tmp_path / '文件' / '里面'}")
