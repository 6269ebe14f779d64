"""A server that came back from a backup gives Changes another rank: everybody hears of it.

Real ledgers and the real server. What reaches it first is a stick of before the loss, whose Changes
are taken in as if they were new.
"""

import io
import logging
from contextlib import ExitStack
from datetime import timedelta

import pytest
from counties import County, Laptop, in_peace
from ledger_factory import rows_of
from replicas import clocks_of, server_clocks

from desktop.domain.changes import digest_of
from desktop.records import Adoption, Attachment, Concern
from desktop.sync.client.line import Line
from desktop.sync.client.pacing import Patience
from server.bundles import take_bundle
from server.checks import check
from server.lacking import list_awaited


@pytest.fixture(autouse=True)
def _losses_are_no_news():
    """Let losses be logged; what follows from them is what counts here."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def county(tmp_path):
    found = County(tmp_path)
    yield found
    found.close()


@pytest.fixture
def laptops(county, tmp_path, monkeypatch):
    """Two machines of a village and the township above, which know each other."""
    monkeypatch.setattr(Patience, "_wait", lambda *_: None)
    with ExitStack() as opened:
        homes = [("one", "village1"), ("other", "village1"), ("above", "east", "township")]
        found = [Laptop(county, tmp_path / name, *where).found() for name, *where in homes]
        for laptop in found:
            opened.callback(laptop.close)
        in_peace(*found, *found)
        yield found


def raise_concern(laptop, title):
    with laptop.ledger.act("raise") as work:
        work.add(Concern(title=title))


def stick_of(laptop, folder):
    """Return the bytes of a bundle that is under way."""
    folder.mkdir()
    return laptop.sticks.export_bundle(folder / "out.ysb", lambda _: None).file.read_bytes()


def hand_over(county, bundle):
    back = io.BytesIO()
    take_bundle(county.store, io.BytesIO(bundle), back)
    return back.getvalue()


def carry_back(laptop, back, folder):
    path = folder / "back.ysb"
    path.write_bytes(back)
    return laptop.sticks.import_bundle(path, lambda _: None)


def same_everywhere(county, *laptops):
    there = server_clocks(county.store)
    for laptop in laptops:
        here = clocks_of(laptop.path)
        assert here == {write: there[write] for write in here}
        laptop.check()
    assert check(county.store) == []


def titles(laptop):
    return sorted(title for (title,) in rows_of(laptop.path, "SELECT title FROM concern"))


def lose(county, laptop, tmp_path):
    """Let a server lose what a machine sent; return a stick on which it still is.

    How far its clock is ahead is measured anew as the stick comes: its rank is another.
    """
    county.back_up(tmp_path / "kept")
    laptop.set_ahead(timedelta(days=30))
    raise_concern(laptop, "甲")
    bundle = stick_of(laptop, tmp_path / "stick")
    in_peace(laptop)
    assert not laptop.store.chains()[-1].unsent
    county.put_back(tmp_path / "kept")
    county.wait(days=3)
    return bundle


@pytest.mark.parametrize("pulls", [True, False])
def test_who_wrote_it_hears_of_a_new_order_clock(county, laptops, tmp_path, monkeypatch, pulls):
    one, other, above = laptops
    with monkeypatch.context() as patched:
        if not pulls:  # its cursor is older than the loss: the server confirms it
            patched.setattr("desktop.sync.client.runs.Incoming.pull", lambda _: None)
        bundle = lose(county, one, tmp_path)
    before = clocks_of(one.path)
    hand_over(county, bundle)

    in_peace(one, other, above)

    assert clocks_of(one.path) != before
    same_everywhere(county, *laptops)


def test_who_wrote_it_hears_of_it_by_stick(county, laptops, tmp_path):
    one, other, above = laptops
    bundle = lose(county, one, tmp_path)
    hand_over(county, bundle)

    back = hand_over(county, stick_of(one, tmp_path / "second"))
    carry_back(one, back, tmp_path)

    in_peace(other, above)
    same_everywhere(county, one, other, above)


def test_way_back_of_before_the_loss_is_not_believed_for_long(county, laptops, tmp_path):
    one, other, above = laptops
    county.back_up(tmp_path / "kept")
    raise_concern(one, "甲")
    bundle = stick_of(one, tmp_path / "stick")
    late = hand_over(county, bundle)
    county.put_back(tmp_path / "kept")
    county.wait(days=3)
    hand_over(county, bundle)
    in_peace(one, other, above)
    raise_concern(other, "乙")
    in_peace(other, one)

    carry_back(one, late, tmp_path)
    in_peace(one)

    same_everywhere(county, *laptops)


def test_reader_hears_that_what_it_had_does_not_count_any_more(county, laptops, tmp_path):
    one, other, above = laptops
    county.back_up(tmp_path / "kept")
    with above.ledger.act("answer") as work:
        work.add(Adoption(org=one.org_id, reason="同意"))
        work.add(Concern(title="镇里的事"))
    bundle = stick_of(above, tmp_path / "stick")
    in_peace(above, one)
    county.put_back(tmp_path / "kept")
    county.move("village1", "west")  # today it would be refused
    hand_over(county, bundle)
    assert rows_of(one.path, "SELECT reason FROM adoption") == [("同意",)]

    in_peace(one, above, other)

    for laptop in laptops:
        assert rows_of(laptop.path, "SELECT reason FROM adoption") == []
    assert [alarm.kind for alarm in above.store.alarms() if alarm.kind == "refused"] == ["refused"]
    assert one.store.held() == []
    same_everywhere(county, *laptops)


@pytest.fixture
def late(county, laptops, tmp_path):
    """A machine that has joined and has not synced: it will begin with a snapshot."""
    found = Laptop(county, tmp_path / "late", "village1").found()
    yield found
    found.close()


def begin(late):
    in_peace(late)
    assert rows_of(late.path, "SELECT count(*) FROM base_row") > [(0,)]


def test_who_began_with_a_snapshot_hears_that_it_does_not_count_any_more(
    county, laptops, late, tmp_path
):
    one, other, above = laptops
    county.back_up(tmp_path / "kept")
    with above.ledger.act("answer") as work:
        work.add(Adoption(org=one.org_id, reason="同意"))
        work.add(Concern(title="镇里的事"))
    bundle = stick_of(above, tmp_path / "stick")
    in_peace(above, one)
    begin(late)
    county.put_back(tmp_path / "kept")
    county.move("village1", "west")  # today it would be refused
    hand_over(county, bundle)
    assert rows_of(late.path, "SELECT reason FROM adoption") == [("同意",)]

    in_peace(late, one, above, other)

    for laptop in (*laptops, late):
        assert rows_of(laptop.path, "SELECT reason FROM adoption") == []
    same_everywhere(county, *laptops, late)


def test_who_began_with_a_snapshot_hears_that_it_counts_after_all(county, laptops, late, tmp_path):
    one, other, above = laptops
    with above.ledger.act("answer") as work:
        row = Adoption(org=one.org_id, reason="同意", body="镇政府")
        work.add(row)
    in_peace(above, one)
    county.back_up(tmp_path / "kept")
    county.move("village1", "west")
    with above.ledger.act("edit") as work:
        work.get(Adoption, row.id).body = "镇党委"
    bundle = stick_of(above, tmp_path / "stick")
    in_peace(above)
    county.move("village1", "east")
    begin(late)
    assert rows_of(late.path, "SELECT body FROM adoption") == [("镇政府",)]
    county.put_back(tmp_path / "kept")
    hand_over(county, bundle)  # judged anew, as the village belongs to it

    in_peace(late, one, other, above)
    in_peace(late)

    for laptop in (*laptops, late):
        assert rows_of(laptop.path, "SELECT body FROM adoption") == [("镇党委",)]
    same_everywhere(county, *laptops, late)


def test_what_only_a_snapshot_tells_stays_until_who_wrote_it_is_back(
    county, laptops, late, tmp_path
):
    one, other, above = laptops
    with one.ledger.act("raise") as work:
        row = Concern(title="甲", content="一")
        work.add(row)
    in_peace(one, other)
    county.back_up(tmp_path / "kept")
    with other.ledger.act("edit") as work:
        work.get(Concern, row.id).title = "乙"
    in_peace(other, one)
    with one.ledger.act("edit") as work:
        work.get(Concern, row.id).content = "二"
    in_peace(one)
    begin(late)
    county.put_back(tmp_path / "kept")

    in_peace(one, late)  # the other machine is away
    assert rows_of(late.path, "SELECT title, content FROM concern") == [("乙", "二")]
    assert late.store.conflicts() == []
    late.check()
    in_peace(other, one, late, above)

    assert rows_of(late.path, "SELECT title, content FROM concern") == [("乙", "二")]
    assert rows_of(late.path, "SELECT count(*) FROM base_row WHERE type = 'Concern'") == [(0,)]
    same_everywhere(county, *laptops, late)


def test_loss_is_found_in_a_former_epoch(county, laptops, tmp_path, monkeypatch):
    one, other, above = laptops
    county.back_up(tmp_path / "kept")
    raise_concern(one, "甲")
    with monkeypatch.context() as patched:
        patched.setattr("desktop.sync.client.runs.Incoming.pull", lambda _: None)
        in_peace(one)
    one.copy_to(tmp_path / "backup")
    one.put_back(tmp_path / "backup", noticed=True)
    county.put_back(tmp_path / "kept")

    in_peace(one, other, above)

    assert titles(other) == ["甲"]
    same_everywhere(county, *laptops)


@pytest.mark.parametrize("noticed", [True, False])
def test_ledger_that_was_put_back_hears_what_was_refused_of_it(county, laptops, tmp_path, noticed):
    one, other, above = laptops
    above.copy_to(tmp_path / "backup")
    county.move("village1", "west")
    with above.ledger.act("answer") as work:
        work.add(Adoption(org=one.org_id, reason="不该有"))
        work.add(Concern(title="镇里的事"))
    in_peace(above)
    above.put_back(tmp_path / "backup", noticed=noticed)

    in_peace(above, one, other)

    assert titles(above) == ["镇里的事"]
    assert rows_of(above.path, "SELECT reason FROM adoption") == []
    assert "refused" in {alarm.kind for alarm in above.store.alarms()}
    same_everywhere(county, *laptops)


PHOTO = b"photo" * 1_000


def attach(laptop, data):
    laptop.files.put(data)
    with laptop.ledger.act("attach") as work:
        work.add(Attachment(title="照片", file_digest=digest_of(data), size_bytes=len(data)))


def sync_without_files(laptop, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("desktop.sync.client.runs.FileTransfers.send", lambda _: None)
        in_peace(laptop)


@pytest.fixture
def lost(county, laptops, tmp_path, monkeypatch):
    """Let the server lose nothing but a file, which came after the backup."""
    one, *_ = laptops
    attach(one, PHOTO)
    sync_without_files(one, monkeypatch)
    county.back_up(tmp_path / "kept")
    in_peace(one)
    assert one.store.waiting("up") == []
    county.put_back(tmp_path / "kept")
    assert [each.digest for each in list_awaited(county.store)] == [digest_of(PHOTO)]
    return county


def test_file_that_came_after_the_backup_is_sent_again(lost, laptops):
    one, other, above = laptops

    in_peace(one)

    assert list_awaited(lost.store) == []
    in_peace(other, above)
    assert other.files.read(digest_of(PHOTO)) == above.files.read(digest_of(PHOTO)) == PHOTO
    same_everywhere(lost, *laptops)


def test_another_machine_of_the_village_gives_back_what_its_writer_lost(lost, laptops):
    one, other, _ = laptops
    one.files.path_of(digest_of(PHOTO)).unlink()
    other.files.put(PHOTO)  # it came before the loss

    in_peace(one)
    assert list_awaited(lost.store) != []
    in_peace(other)

    assert list_awaited(lost.store) == []


def test_what_nobody_has_any_more_is_asked_for_seldom(lost, laptops, monkeypatch):
    one, *_ = laptops
    one.files.path_of(digest_of(PHOTO)).unlink()
    in_peace(one)
    asked = []
    monkeypatch.setattr(Line, "ask", note(asked))

    in_peace(one)

    assert asked == ["pull"]


def note(asked):
    def ask(line, method, path, *arguments, _real=Line.ask, **options):
        asked.append(path)
        return _real(line, method, path, *arguments, **options)

    return ask


def test_large_body_that_the_server_lacks_is_sent_again(county, laptops, tmp_path):
    one, other, _ = laptops
    text = "路" * 9_000
    with one.ledger.act("raise") as work:
        work.add(Concern(title="很长", content=text))
    in_peace(one)
    (part,) = (county.folder / "uploads").glob("*/part/*/*")
    part.unlink()
    assert check(county.store) != []
    county.back_up(tmp_path / "kept")  # and looks again once it is up

    in_peace(one, other)

    assert rows_of(other.path, "SELECT content FROM concern") == [(text,)]
    same_everywhere(county, *laptops)


def test_file_that_came_after_the_backup_goes_along_by_stick_again(lost, laptops, tmp_path):
    one, *_ = laptops
    back = hand_over(lost, stick_of(one, tmp_path / "first"))

    found = carry_back(one, back, tmp_path)

    assert [each.code for each in found.left_out] == ["lost"]
    assert [each.digest for each in one.store.waiting("up")] == [digest_of(PHOTO)]
    last = carry_back(one, hand_over(lost, stick_of(one, tmp_path / "second")), tmp_path)
    assert list_awaited(lost.store) == []
    assert (last.left_out, last.files_arrived, one.store.waiting("up")) == ((), 1, [])


def test_stick_asks_nobody_for_what_is_not_there_or_anothers(lost, laptops, tmp_path):
    one, other, _ = laptops
    one.files.path_of(digest_of(PHOTO)).unlink()
    other.files.put(PHOTO)  # it is no file of its own
    for laptop, name in ((one, "gone"), (other, "another's")):
        back = hand_over(lost, stick_of(laptop, tmp_path / name))

        assert carry_back(laptop, back, tmp_path).left_out == ()
        assert laptop.store.waiting("up") == []
