"""A room without a line: by stick to the township, by line to the county, and all the way back."""

import contextlib
import sys
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import update

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
from desktop.sync.bundles import BundleReader  # noqa: E402 – as above
from desktop.sync.enrolment import Enrolment, write_enrolment  # noqa: E402 – as above
from server.bundles import take_bundle  # noqa: E402 – as above
from server.checks import check  # noqa: E402 – as above
from server.enrolments import make_code  # noqa: E402 – as above
from server.organizations import get_organization  # noqa: E402 – as above
from server.stores import open_store  # noqa: E402 – as above
from server.tables import organization  # noqa: E402 – as above

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

        def make(name, org="", role="room"):
            folder = tmp_path / name
            found_home(
                folder,
                divisions=trace_division("640323100999", name),
                keeper="记录人",
                sample=False,
                passphrase_source=lambda: PASSPHRASE,
            )
            home = stack.enter_context(open_home(folder, passphrase_source=lambda: PASSPHRASE))
            if org:
                home.join(Invitation(url=address, code=code_for(store, org, role)))
            return home

        yield make


def code_for(store, org, role="room"):
    return make_code(store, get_organization(store, org), role).code


def ignore(*_, **__):
    """Take no notice of progress."""


def unsent(home):
    return sum(chain.unsent for chain in home.sync_store.chains())


def titles(home, kind, org=None):
    ledger = home.ledger.of(org) if org else home.ledger
    with ledger.read() as reading:
        return sorted(row.title for row in reading.list(kind))


@pytest.mark.slow
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

    out = room.export_bundle(stick / "room.yishibu-bundle", ignore)
    waiting = unsent(room)
    kept = township.import_bundle(stick / "room.yishibu-bundle", ignore)
    ended = township.sync(ignore, way="hand")
    carried = township.export_bundle(stick / "township.yishibu-bundle", ignore)
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


@pytest.mark.slow
def test_machine_that_never_had_a_line_joins_by_stick(store, homes, tmp_path):
    room, township = homes("room"), homes("township", "east", "township")
    for title in ("修路补助办法", "打井补助办法"):
        with township.ledger.act("publish_bulletin") as work:
            work.add(Bulletin(title=title))
    township.sync(ignore, way="hand")
    with room.ledger.act("raise_concern") as work:
        work.add(Concern(title="三组道路不好走"))
    enrolment = Enrolment(
        address="https://yishibu.example.cn",
        ca="",
        server=store.id,
        server_name="示例县",
        receipt_key=store.receipt_key,
        sealing_key=store.sealing_key,
        code=code_for(store, "village1"),
        org="示例村",
    )

    invitation = tmp_path / "示例村.yishibu-join"
    invitation.write_bytes(write_enrolment(enrolment))

    out = room.ask_to_join(tmp_path / "out.yishibu-bundle", invitation, ignore)
    with (
        (tmp_path / "out.yishibu-bundle").open("rb") as source,
        (tmp_path / "back.yishibu-bundle").open("wb") as target,
    ):
        taken = take_bundle(store, source, target)
    with (tmp_path / "back.yishibu-bundle").open("rb") as back:
        kinds = [item.kind for item in BundleReader(back, room.sync_store.sealing_secret()).items()]
    found = room.import_bundle(tmp_path / "back.yishibu-bundle", ignore)
    once = verify_home(room).problems, check_rebuild_of(room).problems, titles(room, Bulletin)
    twice = room.import_bundle(tmp_path / "back.yishibu-bundle", ignore)
    joining = room.sync_store.joining()
    again = room.export_bundle(tmp_path / "again.yishibu-bundle", ignore)

    assert (out.asks, taken.refused, found.left_out) == (True, [], ())
    assert kinds[:4] == ["enrolled", "answer", "snapshot", "receipts"]
    assert once == ((), (), ["修路补助办法", "打井补助办法"])
    assert (twice.pulled, twice.receipted, twice.left_out) == (0, 0, ())
    assert (found.enrolled, found.receipted) == (True, out.changes)
    assert (joining.org, joining.role) == (id_of("village1"), "room")
    assert (again.asks, again.changes) == (False, 1)  # that it joined
    assert titles(room, Concern) == ["三组道路不好走"]
    with township.ledger.act("publish_bulletin") as work:
        work.add(Bulletin(title="过冬通知"))
    township.sync(ignore, way="hand")
    with (
        (tmp_path / "again.yishibu-bundle").open("rb") as source,
        (tmp_path / "back").open("wb") as target,
    ):
        take_bundle(store, source, target)
    assert room.import_bundle(tmp_path / "back", ignore).complete
    assert titles(room, Bulletin) == sorted(["修路补助办法", "打井补助办法", "过冬通知"])
    assert verify_home(room).problems == ()
    assert list(check(store)) == []


@pytest.mark.slow
def test_village_that_came_under_the_township_is_caught_up_by_stick(store, homes, tmp_path):
    room, township = homes("room", "village3", "room"), homes("township", "east", "township")
    near = homes("near", "village1", "room")

    def carry(home):
        home.export_bundle(tmp_path / "out.yishibu-bundle", ignore)
        with (
            (tmp_path / "out.yishibu-bundle").open("rb") as source,
            (tmp_path / "back").open("wb") as target,
        ):
            take_bundle(store, source, target)
        return home.import_bundle(tmp_path / "back", ignore)

    for home, title in ((room, "旧账"), (near, "近处")):
        with home.ledger.act("raise_concern") as work:
            work.add(Concern(title=title))
        carry(home)
    before = carry(township)
    with store.writing() as connection:
        connection.execute(
            update(organization)
            .where(organization.c.id == id_of("village3"))
            .values(parent=id_of("east"))
        )
    with room.ledger.act("raise_concern") as work:
        work.add(Concern(title="新账"))
    carry(room)
    after, again = carry(township), carry(township)

    known = township.sync_store
    assert (before.complete, after.complete, again.complete) == (True, True, True)
    assert titles(township, Concern, UUID(id_of("village3"))) == ["新账", "旧账"]
    assert titles(township, Concern, UUID(id_of("village1"))) == ["近处"]
    assert (list(known.late()), known.cursor().scope) == ([], known.scope().digest)
    assert again.pulled == 0
    assert verify_home(township).problems == ()
