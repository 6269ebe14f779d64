"""Which village passed a bulletin on: counted once, under every id it wrote under, by code."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from township_samples import QUIET, TOWN, VILLAGE, other_village, turn_into_township

from desktop.data.ledgers import SqlLedger
from desktop.domain.clocks import format_stamp
from desktop.records import Bulletin, Passing
from desktop.services.passings import (
    NEW_DAYS,
    count_unpassed,
    is_waiting,
    list_passings,
    list_sent_bulletins,
)
from desktop.services.villages import list_villages

TODAY = date(2026, 5, 10)
NOW = datetime(2026, 5, 10, 2, tzinfo=UTC)


@pytest.fixture
def town(village):
    """Call it to get the ledger of the township above the village, and the village's old id."""
    opened = []

    def turn(**options):
        scope = turn_into_township(village.ledger, **options)
        opened.append(SqlLedger(village.path, village.key, clock=village.clock))
        (before,) = scope.below[0].aliases
        return opened[-1], UUID(before)

    yield turn
    for ledger in opened:
        ledger.close()


def write(ledger, row):
    with ledger.act("enter_for_test") as work:
        work.add(row)
    return row


def publish(ledger, **facts):
    known = {"org": TOWN, "title": "种粮补贴", "issued_on": "2026-05-06"}
    return write(ledger, Bulletin(**known | facts))


def look(ledger, query, *arguments):
    with ledger.read() as reading:
        return query(reading, *arguments)


def test_ledger_without_anybody_below_has_nothing_to_tell(village):
    bulletin = write(village.ledger, Bulletin(title="种粮补贴"))

    assert look(village.ledger, list_sent_bulletins) == ()
    assert look(village.ledger, list_passings, bulletin.id, NOW) == ()
    assert look(village.ledger, count_unpassed, TODAY) == {}


def test_newest_bulletin_stands_first_with_how_many_passed_it_on(town):
    ledger, _ = town()
    old = publish(ledger, title="旧的", issued_on="2026-04-01", kind="notice")
    write(ledger, Passing(org=VILLAGE, bulletin=old.id, on_day="2026-04-03"))
    new = publish(ledger, pass_on_by="2026-05-20")
    older = publish(ledger, issued_on="2026-03-01")

    found = look(ledger, list_sent_bulletins)

    assert [(one.id, one.passed, one.below) for one in found] == [
        (new.id, 0, 2),
        (old.id, 1, 2),
        (older.id, 0, 2),
    ]
    assert (found[0].issued_on, found[0].due) == (date(2026, 5, 6), date(2026, 5, 20))
    assert (found[1].kind, found[1].due) == ("通知", None)


def test_what_a_village_wrote_before_it_joined_counts_as_its_own(town):
    ledger, before = town(more=(other_village(),))
    bulletin = publish(ledger)
    facts = {"bulletin": bulletin.id, "on_day": "2026-05-08", "way": "loudspeaker", "people": 46}
    write(ledger, Passing(org=VILLAGE, **facts))
    facts |= {"on_day": "2026-05-07", "way": "meeting", "people": None, "note": "会上念了"}
    write(ledger, Passing(org=before, **facts))

    lines = look(ledger, list_passings, bulletin.id, NOW)

    assert [(line.name, line.is_passed) for line in lines] == [
        ("静塘村", False),
        ("东头村", False),
        ("示例村", True),
    ]
    first = lines[-1]
    assert (first.id, first.on_day, first.way) == (VILLAGE, date(2026, 5, 7), "会上宣讲")
    assert (first.people, first.note, first.times) == (None, "会上念了", 2)


def test_villages_to_which_it_may_not_have_come_stand_first(town):
    now = datetime.now(UTC)  # the ledger was founded by the computer's clock, today, but not now
    silent = other_village(last_seen=format_stamp(now - timedelta(days=30), 0))
    late = other_village(
        code="640323100302", name="西头村", last_seen=format_stamp(now - timedelta(days=1), 0)
    )
    reached = other_village(
        code="640323100303", name="北头村", last_seen=format_stamp(now + timedelta(minutes=9), 0)
    )
    ledger, _ = town(more=(reached, late, silent), seen=format_stamp(now - timedelta(days=3), 0))
    bulletin = publish(ledger)
    write(ledger, Passing(org=VILLAGE, bulletin=bulletin.id, on_day="2026-05-10"))

    lines = look(ledger, list_passings, bulletin.id, now)

    assert [(line.name, line.days, line.is_reached, line.is_passed) for line in lines] == [
        ("静塘村", None, False, False),
        ("东头村", 30, False, False),
        ("西头村", 1, False, False),
        ("北头村", 0, True, False),
        ("示例村", 3, True, True),  # by a stick: whoever passed it on has it
    ]


def test_a_passing_of_another_bulletin_says_nothing(town):
    ledger, _ = town()
    other, bulletin = publish(ledger, title="另一件"), publish(ledger)
    write(ledger, Passing(org=VILLAGE, bulletin=other.id, on_day="2026-05-07"))

    assert not any(line.is_passed for line in look(ledger, list_passings, bulletin.id, NOW))


@pytest.mark.parametrize(
    ("ago", "due", "waits"),
    [
        (0, None, True),
        (NEW_DAYS, None, True),
        (NEW_DAYS + 1, None, False),
        (NEW_DAYS + 1, "2026-04-30", True),
    ],
)
def test_bulletin_waits_while_it_is_new_or_says_until_when(ago, due, waits):
    issued = (TODAY - timedelta(days=ago)).isoformat()

    assert is_waiting(Bulletin(issued_on=issued, pass_on_by=due), TODAY) is waits


def test_villages_are_told_how_many_wait_there(town):
    ledger, _ = town()
    passed = publish(ledger)
    write(ledger, Passing(org=VILLAGE, bulletin=passed.id, on_day="2026-05-07"))
    publish(ledger, title="还没传达")
    publish(ledger, title="太久了", issued_on="2025-05-06")

    assert look(ledger, count_unpassed, TODAY) == {VILLAGE: 1, QUIET: 2}
    assert {line.id: line.unpassed for line in look(ledger, list_villages, NOW)} == {
        VILLAGE: 1,
        QUIET: 2,
    }
