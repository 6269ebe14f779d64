"""Real ledgers with the real server, over real sockets and a line that breaks."""

import contextlib
import json
import random
import shutil
from datetime import date
from uuid import UUID

import pytest
from cut_lines import CutLine
from running_server import running
from server_samples import add_orgs, id_of

from desktop.__main__ import main
from desktop.beginnings import HomeBeginnings
from desktop.composition import check_rebuild_of, open_home, verify_home
from desktop.records import Attachment, Concern, Consultation, Organization, Submission, Task
from desktop.services.from_above import answer_submission, publish_bulletin, remind_village
from desktop.services.sent_down import ANSWER, BULLETIN, REMINDER, list_sent_down
from desktop.services.sync_ports import Invitation
from server.checks import check
from server.enrolled import revoke_device
from server.enrolments import make_code
from server.organizations import get_organization
from server.stores import open_store

PASSPHRASE = "示例口令一二三"


def silent(_stage, _done, _total, *, is_slow=False):
    del is_slow


class County:
    """The server, and homes of machines that joined it."""

    def __init__(self, store, url, folder, opened):
        self.store, self.url, self.folder, self.opened = store, url, folder, opened

    def code(self, org, role=""):
        return make_code(self.store, get_organization(self.store, org), role).code

    def join(self, name, org, role="room", *, url=None):
        """Return the open home of a machine that began by joining."""
        folder = self.folder / name
        invitation = Invitation(url=url or self.url, code=self.code(org, role))
        HomeBeginnings(folder).join(invitation, "示例记录人", passphrase=PASSPHRASE)
        return self.opened.enter_context(open_home(folder, passphrase_source=lambda: PASSPHRASE))


@pytest.fixture
def county(tmp_path, monkeypatch):
    monkeypatch.delenv("YISHIBU_PASSPHRASE", raising=False)
    with contextlib.ExitStack() as opened:
        store = open_store("", tmp_path / "server")
        opened.callback(store.close)
        add_orgs(store)
        url = opened.enter_context(running(store))
        yield County(store, url, tmp_path, opened)


def raise_concerns(home, *titles):
    with home.ledger.act("raise_concern") as work:
        for title in titles:
            work.add(Concern(title=title))


def titles(home):
    with home.ledger.read() as reading:
        return sorted(row.title for row in reading.list(Concern))


def sync(home, **options):
    ended = home.sync(silent, way="hand", **options)
    assert (ended.outcome, ended.problem) == ("done", None)
    return ended.figures


def test_what_one_machine_records_is_on_the_other(county):
    one, other = county.join("one", "village1"), county.join("other", "village1")
    raise_concerns(one, "道路积水")
    sync(one)
    sync(other)
    raise_concerns(other, "用电不稳")
    sync(other)
    sync(one)

    assert titles(one) == titles(other) == ["用电不稳", "道路积水"]
    for home in (one, other):
        assert verify_home(home).problems == ()
        assert check_rebuild_of(home).ok
        assert home.sync_store.conflicts() == []
        assert home.sync_store.alarms() == []


def test_machine_that_begins_joined_has_the_servers_ids(county):
    home = county.join("one", "village1")

    with home.ledger.read() as reading:
        assert reading.setting("org") == id_of("village1")
        known = {row.id for row in reading.list(Organization)}
    assert known == {UUID(id_of(name)) for name in ("county", "east", "village1")}


def test_township_sees_its_villages_and_no_others(county):
    rooms = [county.join(name, name) for name in ("village1", "village3")]
    for room, title in zip(rooms, ("东村的事", "西村的事"), strict=True):
        raise_concerns(room, title)
        sync(room)

    township = county.join("township", "east", "township")
    sync(township)

    with township.ledger.of(UUID(id_of("village1"))).read() as reading:
        assert [row.title for row in reading.list(Concern)] == ["东村的事"]
    assert verify_home(township).problems == ()


def test_what_a_township_answers_reminds_and_publishes_reaches_the_room(county):
    room = county.join("room", "village1")
    consultation = Consultation(title="修路", stage="submit")
    submission = Submission(consultation=consultation.id, addressed_to="镇政府")
    task = Task(title="铺路", state="running", due="2026-05-01")
    with room.ledger.act("enter") as work:
        for row in (consultation, submission, task):
            work.add(row)
    sync(room)
    township = county.join("township", "east", "township")
    sync(township)
    answer_submission(
        township.ledger,
        submission.id,
        decision="adopted",
        reason="列入计划",
        decided_on="2026-05-20",
    )
    remind_village(
        township.ledger, task.id, issued_on="2026-05-20", content="请抓紧", due="2026-06-01"
    )
    publish_bulletin(township.ledger, title="惠农政策", content="每亩补贴", issued_on="2026-05-20")
    sync(township)
    sync(room)

    with room.ledger.read() as reading:
        found = {one.kind: one.about for one in list_sent_down(reading, date(2026, 5, 21))}
    assert {found[ANSWER], found[REMINDER]} == {consultation.id, task.id}
    assert BULLETIN in found
    for home in (room, township):
        assert home.sync_store.alarms() == []
        assert verify_home(home).problems == ()


def test_idle_run_takes_less_than_a_kilobyte(county):
    home = county.join("one", "village1")
    sync(home)
    sync(home)

    figures = sync(home)

    assert figures.bytes_up + figures.bytes_down < 1024


def test_ledger_that_worked_alone_joins_with_what_it_has(county, tmp_path):
    from desktop.services.divisions import trace_division

    beginnings = HomeBeginnings(tmp_path / "alone")
    beginnings.found(
        trace_division("640323100999", "示例村"), "示例记录人", sample=False, passphrase=PASSPHRASE
    )
    with open_home(tmp_path / "alone", passphrase_source=lambda: PASSPHRASE) as home:
        raise_concerns(home, "早先的事")
        home.join(Invitation(url=county.url, code=county.code("village1")))
        raise_concerns(home, "后来的事")
        sync(home)
        assert home.sync_store.alarms() == []
        assert titles(home) == ["后来的事", "早先的事"]

    other = county.join("other", "village1")
    sync(other)

    assert titles(other) == ["后来的事", "早先的事"]


def test_both_values_of_a_conflict_are_listed(county, capsys, monkeypatch):
    one, other = county.join("one", "village1"), county.join("other", "village1")
    raise_concerns(one, "道路")
    sync(one)
    sync(other)
    for home, title in ((one, "道路积水"), (other, "道路塌方")):
        with home.ledger.act("edit_concern") as work:
            (concern,) = work.list(Concern)
            concern.title = title
    for home in (one, other, one):
        sync(home)
    (shown,) = titles(one)  # either: two edits in one moment, and clocks that are known roughly
    monkeypatch.setenv("YISHIBU_PASSPHRASE", PASSPHRASE)
    one.ledger.close()

    assert main(["conflicts", "--home", str(one.folder)]) == 0
    words = capsys.readouterr().out
    assert main(["conflicts", "--json", "--home", str(one.folder)]) == 0
    (conflict,) = json.loads(capsys.readouterr().out)["conflicts"]

    assert words.startswith(f"民情诉求“{shown}”的“标题”：\n")
    assert [side["value"] for side in conflict["values"]] == ["道路积水", "道路塌方"]
    assert (conflict["label"], conflict["before"]) == ("标题", "道路")
    assert conflict["values"][0]["where"] == "本机"


def attach(home, data):
    digest = home.files.put(data)
    with home.ledger.act("attach") as work:
        work.add(Attachment(title="照片", file_digest=digest, size_bytes=len(data)))
    return digest


def carry(county, *, rows, characters, photo_bytes, **line):
    """Bring an import, a long text and a photo from one machine to another over a bad line."""
    port = int(county.url.rpartition(":")[2])
    photo = random.Random(2).randbytes(photo_bytes)
    with CutLine(port, **line) as bad:
        one = county.join("one", "village1")
        other = county.join("other", "village1")
        with one.ledger.act("import_concerns") as work:
            for number in range(rows):
                work.add(Concern(title=f"第{number}件事"))
        raise_concerns(one, "长" * 10)
        with one.ledger.act("write_long") as work:
            work.add(Concern(title="很长", content=hard_to_pack(characters)))
        digest = attach(one, photo)
        for home in (one, other):
            through(home, bad.url)
        outcomes = [until_done(home) for home in (one, other)]
    assert other.files.read(digest) == photo
    return one, other, bad, outcomes


def hard_to_pack(characters):
    """Return a text that takes more than a byte a character however it is packed."""
    return "".join(map(chr, random.Random(7).choices(range(0x4E00, 0x8E00), k=characters)))


def through(home, url):
    """Let a joined home speak over another address."""
    from dataclasses import replace

    store = home.sync_store
    store.join(replace(store.joining(), url=url), store.scope())


def until_done(home):
    for number in range(1, 30):
        ended = home.sync(silent, way="auto")
        if ended.outcome == "done":
            return number
        assert ended.outcome == "cut", ended.problem
    raise AssertionError("never done")


def all_carried(one, other, rows):
    assert len(titles(other)) == rows + 2
    assert titles(one) == titles(other)
    for home in (one, other):
        assert verify_home(home).problems == ()
        assert check_rebuild_of(home).ok
        assert home.sync_store.waiting("up") == home.sync_store.waiting("down") == []
        assert sum(chain.unsent for chain in home.sync_store.chains()) == 0


def test_line_that_breaks_carries_import_text_and_photo(county):
    one, other, bad, _ = carry(county, rows=100, characters=8_000, photo_bytes=60_000, most=9_000)

    assert bad.resets > 10
    all_carried(one, other, 100)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_slow_line_that_breaks_carries_all(county):
    """All as it is asked for, but at 400,000 bytes a second for 2,500."""
    one, other, bad, _ = carry(
        county, rows=3000, characters=200_000, photo_bytes=2_000_000, most=9_000, rate=400_000
    )

    assert bad.resets > 200
    all_carried(one, other, 3000)


def copy_of(county, name, home):
    """Return the open home of a cloned disk."""
    folder = county.folder / name
    shutil.copytree(home.folder, folder, ignore=shutil.ignore_patterns("*-wal", "*-shm", "*.lock"))
    return county.opened.enter_context(open_home(folder, passphrase_source=lambda: PASSPHRASE))


def sound(*homes):
    for home in homes:
        assert verify_home(home).problems == ()
        assert check_rebuild_of(home).ok


@pytest.mark.logs("was cloned", "fork: device")
def test_cloned_disk_loses_nothing(county):
    folder = county.folder / "one"
    invitation = Invitation(url=county.url, code=county.code("village1"))
    HomeBeginnings(folder).join(invitation, "示例记录人", passphrase=PASSPHRASE)
    with open_home(folder, passphrase_source=lambda: PASSPHRASE) as home:
        sync(home)
        before = home
    clone = copy_of(county, "clone", before)
    one = county.opened.enter_context(open_home(folder, passphrase_source=lambda: PASSPHRASE))
    raise_concerns(one, "甲")
    raise_concerns(clone, "乙")
    for home in (one, clone, one):
        sync(home)

    assert titles(one) == titles(clone) == ["乙", "甲"]
    assert [alarm.kind for alarm in clone.sync_store.alarms()] == ["forked"]
    sound(one, clone)


@pytest.mark.logs("server lost Changes after", "not what it was")
def test_server_that_came_back_from_a_backup_is_healed(tmp_path, monkeypatch):
    monkeypatch.delenv("YISHIBU_PASSPHRASE", raising=False)
    kept, folder = tmp_path / "kept", tmp_path / "server"
    with contextlib.ExitStack() as opened:
        with contextlib.closing(open_store("", folder)) as store:
            add_orgs(store)
            with running(store) as url:
                county = County(store, url, tmp_path, opened)
                one, other = county.join("one", "village1"), county.join("other", "village1")
                for home in (one, other):
                    raise_concerns(home, f"早先{home.folder.name}")
                    sync(home)
                sync(one)
        shutil.copytree(folder, kept)
        with contextlib.closing(open_store("", folder)) as store, running(store) as url:
            for home in (one, other):
                through(home, url)
                raise_concerns(home, f"后来{home.folder.name}")
                sync(home)
            sync(one)
        with contextlib.closing(open_store("", kept)) as store, running(store) as url:
            for home in (one, other, one, other):
                through(home, url)
                sync(home)
            assert check(store) == []
        found = ["后来one", "后来other", "早先one", "早先other"]
        assert titles(one) == titles(other) == found
        assert {alarm.kind for alarm in one.sync_store.alarms()} == {"server_lost"}
        sound(one, other)


@pytest.mark.logs("refused revoked")
def test_revoked_machine_keeps_what_it_recorded(county):
    home = county.join("one", "village1")
    revoke_device(county.store, home.sync_store.joining().number)
    raise_concerns(home, "还在")

    ended = home.sync(silent, way="hand")

    assert (ended.outcome, ended.problem.details["status"]) == ("refused", 401)
    assert titles(home) == ["还在"]
    assert home.sync_store.chains()[0].unsent > 0
    home.join(Invitation(url=county.url, code=county.code("village1")))
    sync(home)
    assert home.sync_store.chains()[0].unsent == 0


def test_new_machine_begins_with_a_snapshot_and_goes_on_from_it(county):
    one = county.join("one", "village1")
    raise_concerns(one, *(f"第{number}件" for number in range(40)))
    digest = attach(one, b"plan" * 1000)
    sync(one)
    new = county.join("new", "village1")
    raise_concerns(new, "新机器的事")
    sync(new)
    with one.ledger.act("edit_concern") as work:
        work.list(Concern)[0].title = "改过的事"
    for home in (one, new):
        sync(home)

    with new.ledger.snapshot() as look:
        (based,) = look.execute("SELECT count(*) FROM base_row").fetchone()
    assert based > 40
    assert titles(one) == titles(new)
    assert {"改过的事", "新机器的事"} <= set(titles(new))
    assert new.files.read(digest) == b"plan" * 1000
    assert new.sync_store.alarms() == new.sync_store.conflicts() == []
    sound(one, new)
