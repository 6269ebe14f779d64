"""Client, server and PostgreSQL die in mid-run: nothing is lost, nothing comes twice."""

import random

import postgres_server
import pytest
from counties import County, Laptop
from killed import ServerProcess, lead_to, sync_and_die
from postgres_server import BINARIES, Postgres
from replicas import acts_of, clocks_of, rows_of, server_acts, server_clocks

from desktop.data.sync_store import SqlSyncStore
from desktop.records import Concern
from desktop.sync.client.pacing import Patience

POINTS = [
    ("ledger.before_commit", 2),
    ("ledger.committed", 2),
    ("sync_store.receipt_kept", 1),
    ("sync_store.receipt_kept", 2),
    ("sync_store.entered", 1),
    ("sync_store.refolded", 1),
]


@pytest.fixture
def county(tmp_path):
    found = County(tmp_path)
    yield found
    found.close()


@pytest.fixture
def laptops(county, tmp_path):
    found = [Laptop(county, tmp_path / name, "village1").found() for name in ("first", "second")]
    yield found
    for each in found:
        each.close()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr(Patience, "_wait", lambda *_: None)


def write(laptop, count, begin=0):
    """Record so many concerns, each an act of its own."""
    for number in range(begin, begin + count):
        with laptop.ledger.act("raise") as work:
            content = "".join(map(chr, random.Random(number).choices(range(0x4E00, 0x9FA5), k=600)))
            work.add(Concern(title=f"诉求{number}", content=content))


def all_is_there(county, *laptops):
    """Check that all show the same, that the first holds every Change, and that all is whole.

    The second may have begun with a snapshot, and then lacks the history.
    """
    clocks = server_clocks(county.store)
    assert clocks_of(laptops[0].path) == clocks
    assert acts_of(laptops[0].path) == server_acts(county.store)
    feeds = laptops[0].store.scope().feeds
    rows = {row: values for row, (values, _) in rows_of(laptops[0].path, feeds).items()}
    assert len(rows) >= 40
    for each in laptops:
        assert rows == {row: values for row, (values, _) in rows_of(each.path, feeds).items()}
        assert clocks_of(each.path).items() <= clocks.items()
        each.check()
    chains = {}
    for device, epoch, seq in sorted(clocks):
        assert chains.setdefault((device, epoch), 0) == seq - 1
        chains[device, epoch] = seq


@pytest.mark.slow
@pytest.mark.parametrize(("point", "passes"), POINTS, ids=str)
def test_client_killed_at_a_point_goes_on(county, laptops, tmp_path, point, passes):
    first, second = laptops
    write(first, 30)
    write(second, 30, begin=100)
    first.sync()
    with ServerProcess(county.folder) as server:
        lead_to(second, server.url)
        second.close()
        status = sync_and_die(second.home, point, passes)
        second.open()
        assert status == -9

        ended = SqlSyncStore(second.ledger).runs()[0]
        assert ended.outcome == "running"  # nobody was there to say how it ended
        assert second.sync_for_real().outcome == "done"
        lead_to(first, server.url)
        assert first.sync_for_real().outcome == "done"

    all_is_there(county, first, second)


def at_first_push(act):
    """Return a progress that does something once, after the first receipt."""
    left = [act]

    def tell(stage, done, total, *, is_slow=False):
        if stage == "push" and left:
            left.pop()()

    return tell


@pytest.mark.slow
def test_server_killed_in_a_push_goes_on(county, laptops):
    first, second = laptops
    write(first, 40)
    with ServerProcess(county.folder) as server:
        lead_to(first, server.url)
        assert first.sync_for_real(at_first_push(server.kill)).outcome == "cut"
        server.start()
        assert first.sync_for_real().outcome == "done"
        lead_to(second, server.url)
        assert second.sync_for_real().outcome == "done"
        assert first.sync_for_real().outcome == "done"

    all_is_there(county, first, second)


@pytest.mark.logs("storage busy")
@pytest.mark.slow
@pytest.mark.skipif(not BINARIES, reason="no PostgreSQL server here")
def test_postgresql_killed_in_a_push_goes_on(tmp_path, monkeypatch):
    monkeypatch.setitem(postgres_server._OPTIONS, "synchronous_commit", "on")
    postgres = Postgres()
    county = County(tmp_path, postgres.url(postgres.database()))
    try:
        first, second = (
            Laptop(county, tmp_path / name, "village1").found() for name in ("first", "second")
        )
        write(first, 40)
        assert first.sync(tell=at_first_push(postgres.stop)).outcome != "done"
        postgres.start()
        assert [one.sync().outcome for one in (first, second, first)] == ["done"] * 3
        all_is_there(county, first, second)
        first.close()
        second.close()
    finally:
        county.close()
        postgres.remove()
