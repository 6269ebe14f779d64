from uuid import uuid4

import pytest

from desktop.__main__ import main


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """The ledger of the demo, its passphrase and its consultation."""
    import json
    from contextlib import redirect_stdout
    from io import StringIO

    told = StringIO()
    with redirect_stdout(told):
        assert main(["demo", "--out", str(tmp_path_factory.mktemp("demo")), "--json"]) == 0
    return json.loads(told.getvalue())


@pytest.fixture
def demo(played, monkeypatch):
    monkeypatch.setenv("YISHIBU_HOME", played["ledger"])
    monkeypatch.setenv("YISHIBU_PASSPHRASE", played["passphrase"])
    return played


def test_dossier_binds_one_file_that_verify_knows(demo, answer, tmp_path):
    target = tmp_path / "卷宗.pdf"

    made = answer("dossier", demo["cases"][0]["consultation"], "--out", target)

    assert made["file"] == str(target)
    assert made["pages"] > 10
    assert answer("verify", target)["ok"] is True


def test_dossier_of_nobody_and_into_another_kind_of_file_are_refused(home, run, tmp_path):
    nobody = run("dossier", uuid4(), "--out", tmp_path / "a.pdf")
    other = run("dossier", uuid4(), "--out", tmp_path / "a.zip")
    no_id = run("dossier", "第一件", "--out", tmp_path / "a.pdf")

    assert [nobody[0], other[0], no_id[0]] == [2, 2, 2]
    assert "不是 .pdf 文件名" in other[2]
    assert "不是编号" in no_id[2]
    assert not (tmp_path / "a.pdf").exists()
