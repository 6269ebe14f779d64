"""Commands about the county's server, against a server on paper over a real socket."""

import json
import sys
from pathlib import Path

import pytest

SYNC = Path(__file__).parent.parent / "sync"
sys.path[:0] = [str(SYNC), str(SYNC / "client")]

from paper_server import PaperServer, serving  # noqa: E402 – lies in tests/sync

from desktop.cli import syncs  # noqa: E402 – as above
from desktop.composition import open_home  # noqa: E402 – as above
from desktop.records import Organization  # noqa: E402 – as above
from desktop.services.sync_conflicts import ConflictView, Side, Words  # noqa: E402 – as above
from desktop.services.sync_names import Origin, Subject  # noqa: E402 – as above

CODE, PASSPHRASE = "abcd-2345", "示例口令一二三"
KEYS = {"pushed", "pulled", "bytes_up", "bytes_down", "conflicts", "held", "alarms", "unsent"}


@pytest.fixture
def server():
    return PaperServer()


@pytest.fixture
def url(server):
    with serving(server) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def enrolled(home, url, run):
    assert run("enrol", "--server", url, "--code", CODE)[0] == 0
    return home


def organizations(folder):
    with (
        open_home(folder, passphrase_source=lambda: PASSPHRASE) as home,
        home.ledger.read() as reading,
    ):
        return {str(row.id): row.name for row in reading.list(Organization)}


def test_ledger_joins_and_says_what_comes_next(home, url, run):
    status, out, err = run("enrol", "--server", url, "--code", CODE)

    assert (status, err) == (0, "")
    assert out == ("已加入“示例县政协”，这台电脑的编号是 SL-02。\n现在可以同步：yishibu sync\n")


def test_machine_without_a_ledger_begins_with_the_servers_ids(
    tmp_path, server, url, answer, monkeypatch
):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("YISHIBU_HOME", str(tmp_path / "new"))

    told = answer("enrol", "--server", url, "--code", CODE, "--keeper", "示例记录人")

    assert told["org"] == server.scope.org.id
    assert told["ledger"] == str(tmp_path / "new")
    assert len(told["recovery_code"]) > 20
    assert set(organizations(tmp_path / "new")) == {server.scope.org.id}
    assert answer("sync")["outcome"] == "done"


def test_joining_that_fails_leaves_nothing_behind(tmp_path, url, run, monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("YISHIBU_HOME", str(tmp_path / "new"))

    status, out, err = run("enrol", "--server", url, "--code", "wxyz-2345")

    assert (status, out) == (1, "")
    assert err == "邀请码不对。 请核对后再输一次。\n"
    assert {path.name for path in (tmp_path / "new").iterdir()} <= {"logs", "ledger.lock"}


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--server", "https://x.example"],
        ["--code", CODE],
        ["--file", "x", "--code", CODE],
        ["--server", "http://x.example", "--code", CODE],
        ["--server", "https://x.example", "--code", "short"],
        ["--file", "not-there"],
    ],
)
def test_what_cannot_be_joined_with_is_bad_input(home, run, words):
    status, out, err = run("enrol", *words)

    assert (status, out) == (2, "")
    assert err.count("\n") == 1


def test_sync_sends_what_was_recorded_and_has_nothing_to_do_then(enrolled, server, answer):
    first, second = answer("sync"), answer("sync")

    assert first.keys() >= KEYS
    assert first["pushed"] == len(server.feed) > 0
    assert (second["pushed"], second["pulled"], second["unsent"]) == (0, 0, 0)
    assert second["bytes_up"] + second["bytes_down"] < 1024


def test_sync_says_in_words_what_it_did(enrolled, server, run):
    first, second = run("sync"), run("sync")

    assert (first[0], first[2], second[0], second[2]) == (0, "", 0, "")
    assert first[1].startswith(f"传上{len(server.feed)}条，收到0条；上行")
    assert second[1].startswith("没有要传的，也没有新内容；上行0.")


def test_ledger_that_works_alone_is_told_how_to_join(home, run):
    assert run("sync", "--json") == (
        1,
        "",
        "这个账本是单机用的，还没有加入本县。"
        " 要同步，请先向县里要一个邀请码，用 yishibu enrol 加入。\n",
    )


def test_sync_without_a_line_is_one_clear_line(home, server, run):
    with serving(server) as port:
        run("enrol", "--server", f"http://127.0.0.1:{port}", "--code", CODE)

    status, out, err = run("sync", "--json")

    assert status == 1
    assert err == "连不上县里的服务器。 请检查网络；账照常记，连上后会自动传。\n"
    told = json.loads(out)
    assert told["unsent"] > 0

    out = run("sync")[1]  # of nothing that moved nothing is said
    assert out == f"还没传完：记录{told['unsent']}条，附件{told['files_waiting']}个。\n"


@pytest.mark.logs("refused by the server: full")
def test_refusal_is_said_in_the_servers_words(enrolled, server, run):
    server.faults = lambda method, path, *_: (
        (507, {}, '{"code": "full", "message": "磁盘满了。"}'.encode()) if path == "push" else None
    )

    status, _, err = run("sync")

    assert (status, err) == (1, "磁盘满了。\n")


def test_no_conflicts_are_said(home, run, answer):
    assert run("conflicts") == (0, "没有两边写得不一样的内容。\n", "")
    assert answer("conflicts") == {"conflicts": [], "count": 0}


def test_what_is_personal_is_masked_until_asked_for(home, run, answer, monkeypatch):
    here = Origin(place="here", name="", by="马晓梅", at=None)
    sides = tuple(
        Side(origin=here, words=Words(value=value, masked=f"138 •••• {value[-4:]}"), plain=value)
        for value in ("13800002047", "13800002074")
    )
    plain = Words(value="三组", masked="三组")
    view = ConflictView(
        subject=Subject(type="Person", kind="人员", row=None, name="贺占林"),
        field="phone",
        label="电话",
        sides=(*sides, Side(origin=here, words=plain, plain="三组")),
        before=sides[0].words,
        seen=(),
    )
    monkeypatch.setattr(syncs, "list_conflict_views", lambda *_: (view,))

    told = answer("conflicts")["conflicts"][0]
    whole = answer("conflicts", "--unmasked")["conflicts"][0]

    assert [each["value"] for each in told["values"]] == ["138 •••• 2047", "138 •••• 2074", "三组"]
    assert [each["masked"] for each in told["values"]] == [True, True, False]
    assert told["before"] == "138 •••• 2047"
    assert [each["value"] for each in whole["values"]] == ["13800002047", "13800002074", "三组"]
    assert "13800002047" not in run("conflicts")[1]
    assert "13800002047" in run("conflicts", "--unmasked")[1]
