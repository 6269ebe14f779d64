"""A ledger that leaves one county's server for another: two real servers, and what each has.

Once they know the organizations by the same ids, as where one was made from the other's file of
divisions and numbers; once by others, as it is.
"""

from contextlib import ExitStack
from dataclasses import replace

import pytest
from counties import URL, County, Laptop, in_peace
from ledger_factory import rows_of
from replicas import clocks_of, server_acts, server_clocks
from server_samples import LEVELS, TREE, add_orgs
from sqlalchemy import select

from desktop.domain.changes import digest_of
from desktop.errors import RefusedError
from desktop.records import Adoption, Attachment, Concern
from desktop.sync.client.pacing import Patience
from desktop.sync.enrolment import Enrolment, write_enrolment
from server.bundles import take_bundle
from server.checks import check
from server.division_files import DivisionRow
from server.enrolments import make_code
from server.organizations import get_organization, import_divisions
from server.tables import row


def import_orgs(store):
    """Enter the sample tree as a county does, by a file: each organization gets a fresh id."""
    rows = [
        DivisionRow(line=line, code=org, name=org, level=LEVELS.get(org, "village"), parent=above)
        for line, (org, above) in enumerate(TREE.items(), start=2)
    ]
    import_divisions(store, rows)


@pytest.fixture(params=[add_orgs, import_orgs], ids=["same ids", "other ids"])
def counties(request, tmp_path, monkeypatch):
    """Two counties with organizations of the same names."""
    monkeypatch.setattr(Patience, "_wait", lambda *_: None)
    with ExitStack() as opened:
        found = []
        for name, enter in (("first", add_orgs), ("second", request.param)):
            (tmp_path / name).mkdir()
            found.append(County(tmp_path / name, enter=enter))
            opened.callback(found[-1].close)
        yield found


def id_at(county, org):
    return get_organization(county.store, org).id


def move_by_stick(laptop, county, folder):
    """Leave a county, and join another that no line leads to."""
    laptop.store.leave()
    laptop.county = county
    org = get_organization(county.store, laptop.org)
    enrolment = Enrolment(
        address=URL,
        ca="",
        server=county.store.id,
        server_name="示例县",
        receipt_key=county.store.receipt_key,
        sealing_key=county.store.sealing_key,
        code=make_code(county.store, org, laptop.role).code,
        org=org.name,
    )
    folder.mkdir()
    out = laptop.sticks.ask_to_join(folder / "out.ysb", write_enrolment(enrolment), lambda _: None)
    back = folder / "back.ysb"
    with out.file.open("rb") as source, back.open("w+b") as target:
        take_bundle(county.store, source, target)
    return laptop.sticks.import_bundle(back, lambda _: None)


def move(laptop, county):
    """Leave a county, and join another."""
    laptop.store.leave()
    laptop.county = county
    laptop.join()


def concerns(laptop):
    return rows_of(laptop.path, "SELECT title FROM concern ORDER BY title")


def raise_concern(laptop, title):
    with laptop.ledger.act("raise") as work:
        work.add(Concern(title=title))


def test_all_that_was_sent_to_the_first_is_sent_to_the_second(counties, tmp_path):
    first, second = counties
    laptop = Laptop(first, tmp_path / "one", "village1").found()
    photo = b"photo" * 100
    laptop.files.put(photo)
    with laptop.ledger.act("attach") as work:
        work.add(Attachment(title="照片", file_digest=digest_of(photo), size_bytes=len(photo)))
    raise_concern(laptop, "早先")
    in_peace(laptop, laptop)
    cursor = laptop.store.cursor()
    second.wait(days=2)

    move(laptop, second)

    assert laptop.store.cursor() != cursor
    assert laptop.store.cursor().after == 0
    assert [chain.receipted for chain in laptop.store.chains()] == [0]
    raise_concern(laptop, "后来")
    in_peace(laptop, laptop)

    assert laptop.store.alarms() == []
    assert clocks_of(laptop.path) == server_clocks(second.store)
    assert laptop.store.waiting("up") == []
    assert check(second.store) == []
    other = Laptop(second, tmp_path / "other", "village1").found()
    in_peace(other)
    assert concerns(other) == concerns(laptop) == [("后来",), ("早先",)]
    laptop.check()
    for each in (laptop, other):
        each.close()


def test_what_the_first_refused_is_judged_by_the_second(counties, tmp_path):
    first, second = counties
    laptop = Laptop(first, tmp_path / "above", "east", "township").found()
    village = Laptop(first, tmp_path / "village", "village1").found()
    in_peace(village, laptop)
    first.move("village1", "west")
    with laptop.ledger.act("answer") as work:
        work.add(Adoption(org=village.org_id, reason="同意"))
    in_peace(laptop)
    assert rows_of(laptop.path, "SELECT reason FROM adoption") == []
    move(village, second)  # so that the second knows whom the first called so

    move(laptop, second)

    assert laptop.store.alarms() == []
    in_peace(laptop)
    assert rows_of(laptop.path, "SELECT reason FROM adoption") == [("同意",)]
    assert laptop.store.alarms() == []
    for each in (laptop, village):
        each.close()


def test_what_others_wrote_in_the_first_stays_and_goes_nowhere(counties, tmp_path):
    first, second = counties
    one, other = (Laptop(first, tmp_path / name, "village1").found() for name in ("one", "other"))
    raise_concern(other, "别人的")
    in_peace(other, one)
    acts = server_acts(second.store)

    move(one, second)
    in_peace(one)

    assert concerns(one) == [("别人的",)]
    assert server_acts(second.store) > acts
    one.check()
    for each in (one, other):
        each.close()


def test_who_comes_back_to_the_same_server_goes_on(counties, tmp_path):
    first, _ = counties
    laptop = Laptop(first, tmp_path / "one", "village1").found()
    in_peace(laptop)
    before = laptop.store.cursor(), laptop.store.chains()

    laptop.store.leave()
    assert laptop.store.joining() is None
    laptop.join()

    (chain,) = laptop.store.chains()
    assert laptop.store.cursor() == before[0]
    assert replace(chain, last=0) == replace(before[1][0], last=0)
    laptop.close()


def test_what_a_village_wrote_under_other_ids_is_its_own_in_the_second(counties, tmp_path):
    """Its rows bear the first county's id, older ones that of a ledger alone."""
    first, second = counties
    one, twin = (Laptop(first, tmp_path / name, "village1").found() for name in ("one", "twin"))
    raise_concern(one, "在第一个县")
    in_peace(one, twin)
    one.store.leave()
    raise_concern(one, "单机时")

    move(one, second)
    raise_concern(one, "在第二个县")
    in_peace(one)
    move(twin, second)
    raise_concern(twin, "另一台的")
    in_peace(twin, one)
    above = Laptop(second, tmp_path / "above", "east", "township").found()
    in_peace(above)

    assert one.store.joining().org == twin.store.joining().org == id_at(second, "village1")
    assert concerns(one) == concerns(twin) == concerns(above)
    assert len(concerns(one)) == 4
    with second.store.reading() as connection:
        shown = connection.execute(select(row.c.org).where(row.c.type == "Concern")).scalars()
        assert set(shown) == {id_at(second, "village1")}
    assert one.store.alarms() == twin.store.alarms() == above.store.alarms() == []
    assert one.store.conflicts() == twin.store.conflicts() == []
    for each in (one, twin, above):
        assert clocks_of(each.path).items() <= server_clocks(second.store).items()
        each.check()
        each.close()
    assert check(second.store) == []


def test_both_edit_what_came_from_the_first(counties, tmp_path):
    first, second = counties
    one, twin = (Laptop(first, tmp_path / name, "village1").found() for name in ("one", "twin"))
    raise_concern(one, "原来的")
    in_peace(one, twin)
    (shared,) = [each.id for each in listed(one) if each.title == "原来的"]
    for each in (one, twin):
        move(each, second)
    for each, title in ((one, "甲改的"), (twin, "乙改的")):
        with each.ledger.act("edit") as work:
            work.get(Concern, shared).title = title

    in_peace(one, twin, one)

    assert concerns(one) == concerns(twin)
    assert len(one.store.conflicts()) == len(twin.store.conflicts()) == 1
    assert check(second.store) == []
    for each in (one, twin):
        each.check()
        each.close()


def listed(laptop):
    with laptop.ledger.read() as look:
        return list(look.list(Concern))


def test_who_moves_by_stick_has_all_there_too(counties, tmp_path):
    first, second = counties
    laptop = Laptop(first, tmp_path / "one", "village1").found()
    photo = b"photo" * 100
    laptop.files.put(photo)
    with laptop.ledger.act("attach") as work:
        work.add(Attachment(title="照片", file_digest=digest_of(photo), size_bytes=len(photo)))
    raise_concern(laptop, "早先")
    in_peace(laptop)

    found = move_by_stick(laptop, second, tmp_path / "stick")

    assert (found.enrolled, found.left_out, found.files_arrived) == (True, (), 1)
    assert laptop.store.joining().org == id_at(second, "village1")
    assert [chain.receipted > 2 for chain in laptop.store.chains()] == [True]
    assert laptop.store.waiting("up") == []
    other = Laptop(second, tmp_path / "other", "village1").found()
    in_peace(other, laptop)
    assert concerns(other) == concerns(laptop) == [("早先",)]
    assert check(second.store) == []
    laptop.check()
    for each in (laptop, other):
        each.close()


def test_there_and_back_again(counties, tmp_path):
    """The first county hears what was written meanwhile, under ids that it never gave."""
    first, second = counties
    laptop = Laptop(first, tmp_path / "one", "village1").found()
    raise_concern(laptop, "早先")
    in_peace(laptop)
    move(laptop, second)
    raise_concern(laptop, "在外")
    in_peace(laptop)

    move(laptop, first)
    raise_concern(laptop, "回来")
    in_peace(laptop, laptop)

    assert laptop.store.joining().org == id_at(first, "village1")
    assert laptop.store.alarms() == []
    assert clocks_of(laptop.path) == server_clocks(first.store)
    twin = Laptop(first, tmp_path / "twin", "village1").found()
    in_peace(twin)
    assert concerns(twin) == concerns(laptop) == [("回来",), ("在外",), ("早先",)]
    assert check(first.store) == check(second.store) == []
    for each in (laptop, twin):
        each.check()
        each.close()


@pytest.mark.logs("refused org")
def test_another_village_of_the_second_takes_nothing_over(counties, tmp_path):
    """A code of the wrong village would make all that was written that village's."""
    first, second = counties
    one = Laptop(first, tmp_path / "one", "village1").found()
    twin = Laptop(first, tmp_path / "twin", "village1").found()
    raise_concern(one, "一村的")
    in_peace(one, twin)
    move(one, second)
    in_peace(one)
    twin.store.leave()
    twin.county, twin.org = second, "village2"

    with pytest.raises(RefusedError) as caught:
        twin.join()

    assert caught.value.details["code"] == "org"
    assert twin.store.joining() is None
    assert concerns(twin) == [("一村的",)]
    for each in (one, twin):
        each.close()


def test_what_a_township_wrote_for_a_village_counts_where_that_has_come_first(counties, tmp_path):
    first, second = counties
    above = Laptop(first, tmp_path / "above", "east", "township").found()
    village = Laptop(first, tmp_path / "village", "village1").found()
    in_peace(village, above)
    with above.ledger.act("answer") as work:
        work.add(Adoption(org=village.org_id, reason="同意"))
    in_peace(above, village)
    for each in (village, above):
        move(each, second)

    in_peace(village, above, village)

    assert above.store.alarms() == []
    for each in (village, above):
        assert rows_of(each.path, "SELECT reason FROM adoption") == [("同意",)]
        each.check()
        each.close()
    assert check(second.store) == []
