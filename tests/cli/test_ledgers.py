import re

import pytest

CODE = re.compile(r"恢复码：(\S+)")


def test_init_shows_the_recovery_code_and_refuses_a_second_time(tmp_path, run, monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "示例口令一二三")
    words = ("init", "--org", "640323100201", "--name", "沟沿村", "--home", tmp_path / "new")

    first, second = run(*words), run(*words)

    assert first[0] == 0
    assert CODE.search(first[1])
    assert second[0] == 1
    assert "已经有一个账本" in second[2]


@pytest.mark.parametrize(
    ("code", "name"),
    [("64032", "村"), ("abc", "村"), ("990101001001", "村"), ("640323100201", " ")],
)
def test_init_refuses_what_is_no_organization(tmp_path, run, monkeypatch, code, name):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "示例口令一二三")

    status, out, err = run("init", "--org", code, "--name", name, "--home", tmp_path / "new")

    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "new" / "ledger.db").exists()


def test_verify_and_rebuild_of_a_whole_ledger(home, answer):
    verified, compared = answer("verify"), answer("rebuild", "--check")

    assert (verified["ok"], verified["problems"]) == (True, [])
    assert (compared["ok"], compared["problems"], compared["rebuilt"]) == (True, [], False)


def test_flipped_byte_is_found(home, run):
    path = home / "ledger.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    status, out, err = run("verify")

    assert status == 1
    assert out or err
    assert "Traceback" not in err


def test_backup_comes_back_by_its_recovery_code_elsewhere(tmp_path, run, monkeypatch, answer):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "示例口令一二三")
    made = run("init", "--org", "640323100201", "--name", "沟沿村", "--home", tmp_path / "one")
    code = CODE.search(made[1])
    (tmp_path / "code.txt").write_text(code[1].lower(), encoding="utf-8")
    run("backup", tmp_path / "copy.ysb", "--home", tmp_path / "one")
    monkeypatch.delenv("YISHIBU_PASSPHRASE")

    restored = run(
        "restore",
        tmp_path / "copy.ysb",
        "--recovery-code-file",
        tmp_path / "code.txt",
        "--home",
        tmp_path / "two",
    )

    assert (restored[0], restored[2]) == (0, "")
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "示例口令一二三")
    assert answer("verify", "--home", tmp_path / "two")["ok"] is True
    assert answer("search", "沟沿", "--home", tmp_path / "two")["count"] == 2


def test_restore_leaves_a_ledger_that_is_there(home, run, tmp_path):
    run("backup", tmp_path / "copy.ysb")

    refused = run("restore", tmp_path / "copy.ysb")
    replaced = run("restore", tmp_path / "copy.ysb", "--replace")

    assert refused[0] == 1
    assert replaced[0] == 0
    assert "原来的账本保留在" in replaced[1]


def test_verify_of_a_foreign_file_says_unknown(home, run, answer, tmp_path):
    (tmp_path / "foreign.pdf").write_bytes(b"%PDF-1.4 not ours")

    status, out, _ = run("verify", tmp_path / "foreign.pdf")
    missing = run("verify", tmp_path / "missing.pdf")

    assert status == 1
    assert out == "本账本没有印过这个文件，也不认识它所写的记录。\n"
    assert missing[0] == 2
