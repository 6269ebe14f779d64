"""After a whole meeting has travelled: who voted what, what was confided, and what logs tell.

Names, titles, numbers and files bear marks that stand nowhere else; then every byte is searched.
"""

import io
import json
import logging
import sqlite3
from types import SimpleNamespace
from uuid import UUID

import pytest
from counties import County, Laptop
from folded_rows import make_snapshot
from ledger_factory import foreign
from server_samples import id_of

from desktop.data.relay_shelves import RelayFolder
from desktop.data.stick_files import StickFiles
from desktop.records import (
    Attachment,
    Attendance,
    Ballot,
    Concern,
    Meeting,
    Motion,
    NamedVote,
    Organization,
    Participant,
    Person,
)
from desktop.sync.bundles import BundleReader
from desktop.sync.bundling import Bundling
from desktop.sync.compression import unpack
from desktop.sync.snapshots import write_snapshot
from server.bundles import take_bundle
from server.checks import check
from server.reports import PREFIX

WITHHELD = "MARKwithheld"
PERSONAL = ("MARKname", "MARKphone", "MARKidentity")
OTHERS = ("MARKtitle", "MARKedit", "MARKrefused", "MARKclone", "MARKphoto", "MARKfile")
CHOICES = {"for", "against", "abstain"}


def hold(laptop):
    """Record a meeting with both sorts of vote, a confided concern and a photo."""
    with laptop.ledger.act("register") as work:
        people = [
            Person(name=f"MARKname{n}", phone=f"MARKphone{n}", identity_number=f"MARKidentity{n}")
            for n in range(3)
        ]
        concern = Concern(title="MARKtitle", asker=people[0].id, withheld_name=f"{WITHHELD}0")
        photo = laptop.files.put(b"MARKfile" * 3000)
        attached = Attachment(
            title="MARKphoto", subject=concern.id, file_digest=photo, size_bytes=24_000
        )
        for row in (*people, concern, attached):
            work.add(row)
    with laptop.ledger.act("confide") as work:  # a Change that is wholly local
        work.get(Concern, concern.id).withheld_name = f"{WITHHELD}1"
    with laptop.ledger.act("hold") as work:
        meeting = Meeting(title="MARKtitle")
        guests = [Participant(meeting=meeting.id, person=one.id) for one in people]
        came = [Attendance(meeting=meeting.id, participant=one.id, at=work.now) for one in guests]
        motions = [Motion(meeting=meeting.id, title="MARKtitle") for _ in range(2)]
        for row in (meeting, *guests, *came, *motions):
            work.add(row)
    with laptop.ledger.act("vote") as work:
        roll = tuple(one.id for one in guests)
        secret, named = (
            Ballot(motion=motion.id, method=method, roll=roll, count='{"against":1,"for":2}')
            for motion, method in zip(motions, ("secret", "open"), strict=True)
        )
        work.add(secret)
        work.add(named)
        for guest, choice in zip(guests, ("for", "against", "for"), strict=True):
            work.add(NamedVote(ballot=named.id, participant=guest.id, voted=choice))
    with laptop.ledger.act("close") as work:
        for ballot in (secret, named):
            work.get(Ballot, ballot.id).closed_at = work.now
    return SimpleNamespace(
        concern=concern.id,
        guests={str(one.id) for one in (*guests, *people)},
        secret=str(secret.id),
        named=str(named.id),
    )


def edit(laptop, concern, title):
    with laptop.ledger.act("edit") as work:
        work.get(Concern, concern).title = title


def by_stick(laptop, county, folder):
    """Carry what waits by stick, there and back; return the sealed files, and what is in them."""
    sticks = Bundling(
        store=laptop.store,
        kept=laptop.files,
        files=StickFiles(),
        shelf=RelayFolder(laptop.home),
        name="笔记本",
        app="0.1.0",
    )
    folder.mkdir()
    out, back = folder / "out.yishibu-bundle", folder / "back.yishibu-bundle"
    sticks.export_bundle(out, lambda *_, **__: None)
    with out.open("rb") as source, back.open("wb") as target:
        take_bundle(county.store, source, target)
    found = sticks.import_bundle(back, lambda *_, **__: None)
    assert found.complete
    sealed = out.read_bytes(), back.read_bytes()
    keys = county.store.keys.sealing.private_bytes_raw(), laptop.store.sealing_secret()
    items = [
        item
        for data, key in zip(sealed, keys, strict=True)
        for item in BundleReader(io.BytesIO(data), key).items()
    ]
    packed = ("batch", "page")
    return sealed, [unpack(one.body) if one.kind in packed else one.body for one in items]


@pytest.fixture
def travelled(tmp_path, caplog):
    """Let all of it travel by line and stick, with a conflict, a refusal and a fork."""
    caplog.set_level(logging.DEBUG)
    county = County(tmp_path)
    one, other = (Laptop(county, tmp_path / name, "village1").found() for name in ("one", "other"))
    township = Laptop(county, tmp_path / "township", "east", "township").found()
    laptops = [one, other, township]
    assert one.sync().outcome == other.sync().outcome == "done"
    facts = hold(one)
    sealed, opened = by_stick(one, county, tmp_path / "stick")
    sync(one, other)
    edit(one, facts.concern, "MARKedit one")
    edit(other, facts.concern, "MARKedit other")
    with one.ledger.act("stray") as work:
        stranger = UUID(id_of("village3"))
        work.add(Organization(id=stranger, org=stranger, name="MARKrefused"))
        work.add(Concern(org=stranger, title="MARKrefused"))
    sync(one, other, one)
    one.copy_to(tmp_path / "clone")
    clone = Laptop(county, tmp_path / "clone", "village1")
    clone.open()
    laptops.append(clone)
    for laptop, name in ((one, "MARKclone 1"), (clone, "MARKclone 2")):
        with laptop.ledger.act("raise") as work:
            work.add(Concern(title=name, withheld_name=WITHHELD))
    sync(one, clone, one, township, other, township)
    yield SimpleNamespace(
        county=county,
        one=one,
        other=other,
        township=township,
        clone=clone,
        facts=facts,
        sealed=sealed,
        opened=opened,
        log="\n".join(str(each.__dict__) for each in caplog.records) + caplog.text,
    )
    for laptop in laptops:
        laptop.close()
    county.close()


def sync(*laptops):
    for laptop in laptops:
        laptop.county.wait(minutes=1)
        laptop.sync()


def bodies(laptop):
    with foreign(laptop.path) as connection:
        return [
            bytes(body) if isinstance(body, bytes) else body.encode()
            for (body,) in connection.execute("SELECT body FROM patch WHERE body IS NOT NULL")
        ]


def tables(laptop):
    """Return every row of every table of a ledger as text."""
    with foreign(laptop.path) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return "\n".join(
            repr(row) for (name,) in names for row in connection.execute(f'SELECT * FROM "{name}"')
        )


def server_rows(county, kind="table"):
    """Return every row of every table (or view) of the server as text."""
    found = {}
    (path,) = county.folder.glob("*.db")
    connection = sqlite3.connect(path)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,)).fetchall()
    for (name,) in names:
        found[name] = "\n".join(map(repr, connection.execute(f'SELECT * FROM "{name}"').fetchall()))
    connection.close()
    return found


def snapshots(travelled):
    devices = [each.store.identity().device for each in (travelled.one, travelled.township)]
    store = travelled.county.store
    return [write_snapshot(make_snapshot(store, each), store.sign) for each in devices]


def travelled_bytes(travelled):
    """Return all that went over line or stick, in plain."""
    readers = travelled.other, travelled.township
    server = server_rows(travelled.county) | server_rows(travelled.county, "view")
    return [
        *(body for each in readers for body in bodies(each)),
        *travelled.opened,
        *snapshots(travelled),
        *(text.encode() for text in server.values()),
    ]


def objects(value):
    """Yield every JSON object within a value."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, (dict, list)):
            yield from objects(inner)


def objects_within(data):
    """Yield every JSON object within lines of JSON, passing over what is none."""
    for line in data.split(b"\n"):
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, (dict, list)):
            yield from objects(found)


@pytest.mark.timeout(180)
@pytest.mark.logs("was cloned", "fork: device")
def test_nothing_tells_more_than_it_may(travelled):
    votes_are_secret(travelled)
    what_was_confided_stays(travelled)
    reports_name_nobody(travelled)
    logs_hold_no_words(travelled)
    assert check(travelled.county.store) == []


def votes_are_secret(travelled):
    """Nothing that names a voter's choice is of the secret ballot, and that itself says none."""
    facts = travelled.facts
    machines = travelled.one, travelled.other, travelled.township, travelled.clone
    everything = [
        *travelled_bytes(travelled),
        *(body for each in machines for body in bodies(each)),
    ]
    found = [one for data in everything for one in objects_within(data)]
    ballots = [one["ballot"] for one in found if "ballot" in one]
    assert len(ballots) >= 3 * len(machines)
    assert set(ballots) == {facts.named}
    for one in found:
        if one.get("id") == facts.secret:
            said = one.get("fields", {}).values()
            assert CHOICES.isdisjoint(value for value in said if isinstance(value, str))
    views = server_rows(travelled.county, "view")
    assert facts.secret in views[f"{PREFIX}ballot"]
    naming = {name for name, text in views.items() if facts.secret in text}
    assert naming == {f"{PREFIX}ballot"}


def what_was_confided_stays(travelled):
    """Local fields are in their own ledger alone, and nothing lies in plain on a disk."""
    assert f"{WITHHELD}1" in tables(travelled.one)
    for laptop in (travelled.other, travelled.township):
        assert WITHHELD not in tables(laptop)
    for data in travelled_bytes(travelled):
        assert WITHHELD.encode() not in data
    machines = travelled.one, travelled.other, travelled.township, travelled.clone
    for path in (path for each in machines for path in each.home.rglob("*") if path.is_file()):
        assert b"MARK" not in path.read_bytes(), path
    for data in travelled.sealed:
        assert b"MARK" not in data
    for path in travelled.county.folder.rglob("*"):
        assert not path.is_file() or WITHHELD.encode() not in path.read_bytes(), path


def reports_name_nobody(travelled):
    views = server_rows(travelled.county, "view")
    assert "MARKtitle" in views[f"{PREFIX}meeting"]
    assert "MARKedit" in views[f"{PREFIX}concern"]
    assert not [mark for mark in (*PERSONAL, WITHHELD) if mark in "".join(views.values())]


def logs_hold_no_words(travelled):
    assert "/push" in travelled.log
    assert not [mark for mark in (*PERSONAL, *OTHERS, WITHHELD) if mark in travelled.log]
    assert "MARK" not in travelled.log
