import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli import opening
from desktop.data.engines import connect
from desktop.data.keys import unlock
from desktop.records.declarations import SCHEMA

CODE = re.compile(r"恢复码：(\S+)")
PASSPHRASE = "示例口令一二三"
INIT = ("init", "--org", "640323100201", "--name", "沟沿村")


@pytest.fixture
def passphrase(monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def code_file(home, answer, tmp_path):
    """The recovery code of the home, typed in small letters."""
    file = tmp_path / "恢复码.txt"
    file.write_text(answer("recovery-code")["recovery_code"].lower(), encoding="utf-8")
    return file


@pytest.fixture
def backup(home, code_file, run):
    """A backup of the home, which opens by that code."""
    file = home.parent / "备份.ysb"
    assert run("backup", file)[0] == 0
    return file


def sqlite(home):
    """Open the ledger file as another program with its key does."""
    key = unlock(home, passphrase_source=lambda: PASSPHRASE).ledger_key()
    return connect(home / "ledger.db", key)[0]


def writers(home):
    connection = sqlite(home)
    try:
        return connection.execute("SELECT device, epoch FROM writer ORDER BY id").fetchall()
    finally:
        connection.close()


# init


def test_init_shows_the_recovery_code_and_refuses_a_second_time(tmp_path, run, passphrase):
    first = run(*INIT, "--home", tmp_path / "new")
    second = run(*INIT, "--home", tmp_path / "new")

    assert (first[0], first[2]) == (0, "")
    assert CODE.search(first[1])
    assert second[:2] == (1, "")
    assert second[2] == (
        f"这里已经有一个账本：{tmp_path / 'new'}。 可以直接使用它；要另建账本，请换一个文件夹。\n"
    )


def test_init_answers_in_json(tmp_path, answer, passphrase):
    found = answer(*INIT, "--home", tmp_path / "new")

    assert found["ledger"] == str(tmp_path / "new")
    assert set(found) == {"ledger", "recovery_code"}
    assert answer("verify", "--home", tmp_path / "new")["ok"] is True


@pytest.mark.parametrize(
    ("code", "name"),
    [("64032", "村"), ("abc", "村"), ("990101001001", "村"), ("640323100201", " ")],
)
def test_init_refuses_what_is_no_organization(tmp_path, run, passphrase, code, name):
    status, out, err = run("init", "--org", code, "--name", name, "--home", tmp_path / "new")

    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert not (tmp_path / "new").exists()


def test_init_without_keyring_and_passphrase_says_how_to_set_one(tmp_path, run, monkeypatch):
    monkeypatch.setattr(opening.sys, "stdin", io.StringIO())

    status, out, err = run(*INIT, "--home", tmp_path / "new")

    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert "YISHIBU_PASSPHRASE" in err
    assert not (tmp_path / "new" / "ledger.db").exists()


def test_init_refuses_names_and_folders_that_cannot_be(tmp_path, run, passphrase):
    (tmp_path / "file").write_text("x")

    long = run("init", "--org", "640323100201", "--name", "长" * 301, "--home", tmp_path / "a")
    inside = run(*INIT, "--home", tmp_path / "file" / "home")

    assert (long[0], inside[0]) == (2, 1)
    assert [len(one[2].splitlines()) for one in (long, inside)] == [1, 1]
    assert not (tmp_path / "a" / "ledger.db").exists()
    assert run(*INIT, "--home", tmp_path / "a")[0] == 0


def test_folder_whose_ledger_is_lost_is_not_founded_anew(home, run):
    (home / "ledger.db").unlink()

    founding, opening_it = run(*INIT), run("verify")

    assert (founding[0], opening_it[0]) == (1, 1)
    assert "账本文件却不见了" in founding[2]
    assert "restore --replace" in opening_it[2]
    assert (home / "keys.json").exists()


# verify and rebuild


def test_verify_and_rebuild_of_a_whole_ledger(home, answer, run):
    verified, compared = answer("verify"), answer("rebuild", "--check")

    assert (verified["ok"], verified["problems"], verified["changes"]) == (True, [], 1)
    assert (compared["ok"], compared["problems"], compared["rebuilt"]) == (True, [], False)
    assert "账本完好：核对了1个变更" in run("verify")[1]
    assert "各表与账本链一致" in run("rebuild")[1]


def test_no_flipped_byte_of_the_ledger_ends_in_a_traceback(home, run):
    path = home / "ledger.db"
    whole = path.read_bytes()
    for place in range(100, len(whole), len(whole) // 12):
        data = bytearray(whole)
        data[place] ^= 1
        path.write_bytes(data)

        status, out, err = run("verify")

        assert status == 1, place
        assert out.startswith("有问题：") or len(err.splitlines()) == 1, place


def test_verify_in_json_names_the_problems_of_a_damaged_page(home, run):
    path = home / "ledger.db"
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)

    status, out, err = run("verify", "--json")

    document = json.loads(out)
    assert (status, err, document["ok"]) == (1, "", False)
    assert document["problems"] != []


def test_row_changed_by_another_program_is_found_and_rebuilt(home, run, answer):
    connection = sqlite(home)
    connection.execute("DROP TRIGGER guard_organization_update")
    connection.execute("UPDATE organization SET name = '别村' WHERE level = 'village'")
    connection.close()

    compared = run("rebuild", "--check", "--json")
    rebuilt = run("rebuild", "--json")

    assert (compared[0], json.loads(compared[1])["ok"]) == (1, False)
    document = json.loads(rebuilt[1])
    assert (rebuilt[0], document["ok"], document["rebuilt"]) == (0, True, True)
    assert Path(document["backup"]).exists()
    assert answer("search", "示例村")["count"] == 2


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 not ours", bytes(100)])
def test_verify_of_a_foreign_file_says_unknown(home, run, tmp_path, content):
    (tmp_path / "foreign.pdf").write_bytes(content)

    status, out, err = run("verify", tmp_path / "foreign.pdf")
    asked = run("verify", tmp_path / "foreign.pdf", "--json")

    assert (status, out, err) == (
        1,
        "本账本没有印过这个文件，也不认识它所写的记录。\n",
        "",
    )
    assert json.loads(asked[1])["answer"] == "unknown"


def test_verify_of_what_is_no_file_is_bad_input(home, run, tmp_path):
    for name in (tmp_path / "missing.pdf", tmp_path):
        status, out, err = run("verify", name)

        assert (status, out, len(err.splitlines())) == (2, "", 1)


# What keeps a ledger shut


@pytest.mark.parametrize(
    "command",
    [("verify",), ("rebuild",), ("search", "示例"), ("paper", "list"), ("backup", "x.ysb")],
)
def test_ledger_that_is_not_there_is_named(run, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)

    status, out, err = run(*command, "--home", tmp_path / "nowhere")

    assert (status, out) == (2, "")
    assert err == (
        f"这里没有账本：{tmp_path / 'nowhere'}。"
        " 请先用 yishibu init 建立，或用 yishibu restore 恢复备份。\n"
    )
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"{}", b"\xff\xfe", b"null", b'{"ledger_id": 3}'],
)
def test_damaged_key_file_is_one_line(home, run, content):
    (home / "keys.json").write_bytes(content)

    status, out, err = run("verify")

    assert (status, out, len(err.splitlines())) == (1, "", 1)


def test_missing_key_file_is_one_line(home, run):
    (home / "keys.json").unlink()

    status, out, err = run("verify")

    assert (status, out, len(err.splitlines())) == (1, "", 1)


def test_no_passphrase_says_how_to_give_one(home, run, monkeypatch):
    monkeypatch.delenv("YISHIBU_PASSPHRASE")

    status, out, err = run("verify")

    assert (status, out) == (1, "")
    assert "YISHIBU_PASSPHRASE" in err


def test_ledger_of_a_newer_version_is_left_alone(home, run):
    connection = sqlite(home)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    before = (home / "ledger.db").read_bytes()

    status, out, err = run("verify")

    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert "请先升级议事簿" in err
    assert (home / "ledger.db").read_bytes() == before


def test_ledger_that_another_program_writes_into_is_read_but_not_written(home, run, tmp_path):
    roster = Path("tests/fixtures/rosters/roster-old.xls").absolute()
    connection = sqlite(home)
    connection.execute("BEGIN IMMEDIATE")

    reading, writing = run("search", "示例村"), run("roster", "import", roster)
    connection.close()

    assert reading[0] == 0
    assert (writing[0], writing[1]) == (1, "")
    assert writing[2].startswith("另一个程序正在使用这个账本。")
    assert run("roster", "import", roster)[0] == 0


# backup and restore


def test_restore_begins_a_new_epoch_and_the_ledger_is_whole(home, run, answer, backup):
    (before,) = writers(home)

    status, out, err = run("restore", backup, "--replace")

    first, second = writers(home)
    assert (status, err, "原来的账本保留在" in out) == (0, "", True)
    assert first == before
    assert (second[0], second[1] != first[1]) == (first[0], True)
    assert answer("verify")["ok"] is True


def test_restored_ledger_writes_in_its_new_epoch(home, run, answer, backup):
    run("restore", backup, "--replace")

    run("roster", "import", "tests/fixtures/rosters/roster-old.xls")

    connection = sqlite(home)
    rows = connection.execute("SELECT writer, min(seq) FROM change GROUP BY writer").fetchall()
    connection.close()
    assert rows == [(1, 1), (2, 1)]
    assert answer("verify")["ok"] is True


def test_restore_leaves_a_ledger_that_is_there(home, run, backup):
    before = (home / "ledger.db").read_bytes()

    status, out, err = run("restore", backup)

    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert (home / "ledger.db").read_bytes() == before


def test_backup_comes_back_elsewhere_by_its_code(backup, code_file, run, answer, monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "另一台电脑的口令")
    elsewhere = backup.parent / "elsewhere"

    restored = run("restore", backup, "--recovery-code-file", code_file, "--home", elsewhere)

    assert (restored[0], restored[2]) == (0, "")
    assert answer("verify", "--home", elsewhere)["ok"] is True
    assert answer("search", "示例村", "--home", elsewhere)["count"] == 2


def test_code_alone_leaves_the_old_passphrase(backup, code_file, run, answer, monkeypatch):
    monkeypatch.delenv("YISHIBU_PASSPHRASE")
    elsewhere = backup.parent / "elsewhere"
    run("restore", backup, "--recovery-code-file", code_file, "--home", elsewhere)

    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)

    assert answer("verify", "--home", elsewhere)["ok"] is True


@pytest.mark.parametrize("words", [(), ("--recovery-code-file", "falsch.txt")])
def test_restore_with_the_wrong_key_changes_nothing(backup, run, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "错的口令")
    Path("falsch.txt").write_text("0000-0000-0000-0000-0000-0000-00RS-VE0W", encoding="utf-8")

    status, out, err = run("restore", backup, *words, "--home", tmp_path / "elsewhere")

    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert not (tmp_path / "elsewhere" / "ledger.db").exists()


@pytest.mark.parametrize("content", [None, b"", b"no backup", bytes(5000)])
def test_restore_of_what_is_no_backup_is_one_line(run, tmp_path, passphrase, content):
    file = tmp_path / "备份.ysb"
    if content is not None:
        file.write_bytes(content)

    status, out, err = run("restore", file, "--home", tmp_path / "new")

    assert (status in (1, 2), out, len(err.splitlines())) == (True, "", 1)
    assert not (tmp_path / "new" / "ledger.db").exists()


def test_backup_with_a_flipped_byte_is_refused(home, backup, run, tmp_path):
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 1
    backup.write_bytes(data)

    status, out, err = run("restore", backup, "--home", tmp_path / "new")

    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert not (tmp_path / "new" / "ledger.db").exists()


def test_code_file_that_cannot_be_read_is_bad_input(home, backup, run, tmp_path):
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for name in ("missing.txt", "binary", "."):
        status, out, err = run(
            "restore", backup, "--recovery-code-file", tmp_path / name, "--home", tmp_path / "new"
        )

        assert (status, out, len(err.splitlines())) == (2, "", 1)


def test_backup_makes_the_folder_it_is_to_lie_in(home, run, tmp_path):
    file = tmp_path / "优盘" / "二〇二六" / "备份.ysb"

    assert run("backup", file)[::2] == (0, "")
    assert file.exists()


def test_backup_that_cannot_be_written_is_one_line(home, run, tmp_path):
    (tmp_path / "file").write_text("不是备份")

    for target in (tmp_path, tmp_path / "file", tmp_path / "file" / "备份.ysb"):
        status, out, err = run("backup", target)

        assert (status in (1, 2), out, len(err.splitlines())) == (True, "", 1)
    assert (tmp_path / "file").read_text() == "不是备份"


def test_backup_replaces_an_older_one_of_the_same_ledger(home, run, backup):
    assert run("backup", backup)[0] == 0


def test_commands_work_as_a_program(tmp_path):
    """In a process of its own, with nobody at a terminal."""
    environment = {**os.environ, "YISHIBU_HOME": str(tmp_path / "home")}
    environment["YISHIBU_PASSPHRASE"] = PASSPHRASE

    def call(*words):
        return subprocess.run(
            [sys.executable, "-m", "desktop", *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    founded, verified = call(*INIT, "--json"), call("verify", "--json")

    assert (founded.returncode, founded.stderr) == (0, "")
    assert json.loads(founded.stdout)["ledger"] == str(tmp_path / "home")
    assert (verified.returncode, json.loads(verified.stdout)["ok"]) == (0, True)
