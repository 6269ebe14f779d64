"""A client of the next schema syncs through this version's server with a reader of this version."""

import contextlib
import json
import sys
from pathlib import Path

import pytest
from copied_apps import add_urgency, copy_app, run_in
from newer_client import PASSPHRASE, silent

SERVER = Path(__file__).parent.parent / "server"
sys.path.insert(0, str(SERVER))

from running_server import running  # noqa: E402 – lies in tests/server
from server_samples import add_orgs  # noqa: E402 – as above

from desktop.beginnings import HomeBeginnings  # noqa: E402 – as above
from desktop.composition import check_rebuild_of, open_home, verify_home  # noqa: E402 – as above
from desktop.records import Concern  # noqa: E402 – as above
from desktop.services.sync_ports import Invitation  # noqa: E402 – as above
from server.checks import check  # noqa: E402 – as above
from server.enrolments import make_code  # noqa: E402 – as above
from server.organizations import get_organization  # noqa: E402 – as above
from server.stores import open_store  # noqa: E402 – as above

BODIES = "SELECT body FROM patch WHERE body IS NOT NULL"


@pytest.fixture(scope="module")
def newer_app(tmp_path_factory):
    return add_urgency(copy_app(tmp_path_factory.mktemp("app")))


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)
    with contextlib.closing(open_store("", tmp_path / "server")) as found:
        add_orgs(found)
        yield found


def code(store):
    return make_code(store, get_organization(store, "village1"), "room").code


def begin(store, url, folder):
    """Join a home of this version."""
    HomeBeginnings(folder).join(
        Invitation(url=url, code=code(store)), "示例记录人", passphrase=PASSPHRASE
    )
    return open_home(folder, passphrase_source=lambda: PASSPHRASE)


def sync(home):
    ended = home.sync(silent, way="hand")
    assert (ended.outcome, ended.problem) == ("done", None)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_what_a_newer_client_writes_is_passed_on_held_and_shown_after_the_upgrade(
    newer_app, store, tmp_path
):
    with running(store) as url:
        with begin(store, url, tmp_path / "reader") as reader:
            with reader.ledger.act("raise") as work:
                work.add(Concern(title="两边都有"))
            sync(reader)
            sent = json.loads(
                run_in(newer_app, "newer_client.py", "join", tmp_path / "newer", url, code(store))
            )
            sync(reader)
            held = sorted((one.type, one.reason) for one in reader.sync_store.held())
            with reader.ledger.snapshot() as look:
                here = {body.decode() for (body,) in look.execute(BODIES)}
            with reader.ledger.read() as reading:
                shown = [one.title for one in reading.list(Concern)]
            problems = verify_home(reader).problems
            is_rebuilt = check_rebuild_of(reader).ok
        with begin(store, url, tmp_path / "late") as late:
            sync(late)
            held_late = sorted((one.type, one.reason) for one in late.sync_store.held())

    unknown = [("Concern", "unknown_field"), ("Well", "unknown_type")]
    assert sent["outcome"] == "done"
    assert len(sent["bodies"]) == 3
    assert set(sent["bodies"]) <= here
    assert held == [("Concern", "unknown_field"), *unknown]
    assert (shown, problems, is_rebuilt) == (["两边都有"], (), True)
    assert held_late == unknown
    assert check(store) == []
    for name in ("reader", "late"):
        upgraded = json.loads(run_in(newer_app, "newer_client.py", "look", tmp_path / name))
        assert upgraded == {
            "held": [],
            "wells": [["东沟井", 35]],
            "urgency": {"两边都有": "不急", "又有缓急": "急"},
            "sound": True,
        }
