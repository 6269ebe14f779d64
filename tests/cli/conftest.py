import json
import shutil

import pytest

from desktop.__main__ import main

PASSPHRASE = "示例口令一二三"


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A founded home, copied for each test: founding stretches a passphrase for half a second."""
    home = tmp_path_factory.mktemp("template") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)
        assert main(["init", "--org", "640323100999", "--name", "示例村", "--home", str(home)]) == 0
    return home


@pytest.fixture
def home(template, tmp_path, monkeypatch):
    shutil.copytree(template, tmp_path / "ledger")
    monkeypatch.setenv("YISHIBU_HOME", str(tmp_path / "ledger"))
    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)
    return tmp_path / "ledger"


@pytest.fixture
def run(capsys):
    """Run a command; return exit status, what it printed, and what it complained of."""

    def run_command(*words):
        capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:  # argparse
            status = end.code
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run_command


@pytest.fixture
def answer(run):
    """Run a command with --json that must succeed, and return its document."""

    def run_command(*words):
        status, out, err = run(*words, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    return run_command
