import re

import pytest

CODE = re.compile(r"(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}")


@pytest.fixture
def code_file(home, answer, tmp_path):
    """A file with a new recovery code of the ledger, as a person types it off the paper."""
    file = tmp_path / "恢复码.txt"
    file.write_text(f"{answer('recovery-code')['recovery_code'].lower()}\n", encoding="utf-8")
    return file


def test_recovery_code_is_shown_and_kept_nowhere(home, run):
    status, out, err = run("recovery-code")

    (code,) = CODE.findall(out)
    assert (status, err) == (0, "")
    kept = [
        path for path in home.rglob("*") if path.is_file() and code in path.read_text("latin-1")
    ]
    assert kept == []


def test_code_opens_where_the_passphrase_is_forgotten(code_file, run, monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "新的口令")
    assert run("search", "示例")[0] == 1

    assert run("unlock", "--recovery-code-file", code_file)[::2] == (0, "")

    assert run("search", "示例")[0] == 0


def test_code_keeps_the_passphrase_where_nobody_sets_a_new_one(code_file, run, monkeypatch):
    monkeypatch.delenv("YISHIBU_PASSPHRASE")
    assert run("unlock", "--recovery-code-file", code_file)[0] == 0

    monkeypatch.setenv("YISHIBU_PASSPHRASE", "示例口令一二三")
    assert run("search", "示例")[0] == 0


def test_old_code_opens_no_more(code_file, run, answer, monkeypatch):
    answer("recovery-code")

    status, out, err = run("unlock", "--recovery-code-file", code_file)

    assert (status, out, len(err.splitlines())) == (1, "", 1)


@pytest.mark.parametrize(
    "text", ["", "示例", "ABCD-EFGH", "0000-0000-0000-0000-0000-0000-0000-0000"]
)
def test_code_that_is_none_is_refused(home, run, tmp_path, text):
    (tmp_path / "码.txt").write_text(text, encoding="utf-8")

    status, out, err = run("unlock", "--recovery-code-file", tmp_path / "码.txt")

    assert (status in (1, 2), out, len(err.splitlines())) == (True, "", 1)


@pytest.mark.parametrize(
    "command", [["unlock", "--recovery-code-file", "码.txt"], ["recovery-code"]]
)
def test_missing_ledger_is_named(run, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "码.txt").write_text("5PCA-N1KK-JWAH-RHZA-0E5T-0DCT-48V2-1K6C", encoding="utf-8")

    status, _, err = run(*command, "--home", tmp_path / "nowhere")

    assert (status, len(err.splitlines())) == (2, 1)
