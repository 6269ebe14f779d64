"""Commands in a home of the test's own, on each engine."""

import json
import logging

import pytest

from desktop import logs
from server.cli.main import main

TREE = """code,name,level,parent
640323,盐池县,county,
640323100,花马池镇,township,640323
640323100201,沟沿村委会,village,640323100
"""


@pytest.fixture
def run(server_url, tmp_path, capsys):
    """Run a command and return its exit status, and what it said on stdout and stderr."""

    def call(*words):
        place = ["--home", str(tmp_path / "home"), *(["--db", server_url] if server_url else [])]
        status = main([*map(str, words), *place])
        heard = capsys.readouterr()
        return status, heard.out, heard.err

    yield call
    logs._remove_ours(logging.getLogger())


@pytest.fixture
def tree(run, tmp_path):
    """Have the tree imported, and give its file."""
    file = tmp_path / "divisions.csv"
    file.write_text(TREE, encoding="utf-8")
    assert run("org", "import", file)[0] == 0
    return file


@pytest.fixture
def told(run):
    """Run a command with --json and return its document."""

    def call(*words):
        status, out, err = run(*words, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    return call
