"""A room without a line: by stick to the township, by line to the county, and all the way back."""

import contextlib
import sys
from pathlib import Path
from uuid import UUID

import pytest

SERVER = Path(__file__).parent.parent / "server"
sys.path.insert(0, str(SERVER))

from running_server import running  # noqa: E402 – lies in tests/server
from server_samples import add_orgs, id_of  # noqa: E402 – as above

from desktop.composition import (  # noqa: E402 – as above
    check_rebuild_of,
    found_home,
    open_home,
    verify_home,
)
from desktop.records import Attachment, Bulletin, Concern  # noqa: E402 – as above
from desktop.services.divisions import trace_division  # noqa: E402 – as above
from desktop.services.sync_ports import Invitation  # noqa: E402 – as above
from server.checks import check  # noqa: E402 – as above
from server.enrolments import make_code  # noqa: E402 – as above
from server.organizations import get_organization  # noqa: E402 – as above
from server.stores import open_store  # noqa: E402 – as above

PASSPHRASE = "示例口令一二三"


@pytest.fixture
def store(tmp_path):
    found = open_store("", tmp_path / "server")
    add_orgs(found)
    yield found
    found.close()


@pytest.fixture
def address(store):
    with running(store) as found:
        yield found


@pytest.fixture
def homes(store, address, tmp_path):
    """Return what founds a home, joins it to an organization, and opens it."""
    with contextlib.ExitStack() as stack:

        def make(name, org, role):
            folder = tmp_path / name
            found_home(
                folder,
                divisions=trace_division("640323100999", name),
                keeper="记录人",
                sample=False,
                passphrase_source=lambda: PASSPHRASE,
            )
            home = stack.enter_context(open_home(folder, passphrase_source=lambda: PASSPHRASE))
            code = make_code(store, get_organization(store, org), role).code
            home.join(Invitation(url=address, code=code))
            return home

        yield make


def ignore(*_, **__):
    """Take no notice of progress."""


def unsent(home):
    return sum(chain.unsent for chain in home.sync_store.chains())


def titles(home, kind, org=None):
    ledger = home.ledger.of(org) if org else home.ledger
    with ledger.read() as reading:
        return sorted(row.title for row in reading.list(kind))


def test_stick_goes_there_and_back_through_the_township(store, homes, tmp_path):
    room, township = homes("room", "village1", "room"), homes("township", "east", "township")
    stick = tmp_path / "stick"
    stick.mkdir()
    photo = b"photo" * 50_000
    with room.ledger.act("raise_concern") as work:
        concern = Concern(title="三组道路不好走", content="长" * 30_000)
        work.add(concern)
        digest = room.files.put(photo)
        work.add(
            Attachment(title="照片", subject=concern.id, file_digest=digest, size_bytes=len(photo))
        )
    with township.ledger.act("publish_bulletin") as work:
        work.add(Bulletin(title="修路补助办法"))

    out = room.export_bundle(stick / "room.ysb", ignore)
    waiting = unsent(room)
    kept = township.import_bundle(stick / "room.ysb", ignore)
    ended = township.sync(ignore, way="hand")
    carried = township.export_bundle(stick / "township.ysb", ignore)
    (back,) = carried.returns
    found = room.import_bundle(back, ignore)
    again = room.import_bundle(back, ignore)
    township.sync(ignore, way="hand")

    assert (out.changes, out.files, out.left_out) == (waiting, 1, ())
    assert (kept.kept_for, kept.complete) == ("server", True)
    assert (ended.outcome, ended.problem) == ("done", None)
    assert found.complete
    assert (found.receipted, unsent(room)) == (waiting, 0)
    assert (again.receipted, again.pulled, again.complete) == (0, 0, True)
    assert titles(room, Bulletin) == ["修路补助办法"]
    assert titles(township, Concern, UUID(id_of("village1"))) == ["三组道路不好走"]
    assert township.files.read(digest) == photo
    assert room.sync_store.waiting("up") == []
    for home in (room, township):
        assert verify_home(home).problems == ()
        assert check_rebuild_of(home).problems == ()
    assert list(check(store)) == []
