"""The villages of a township: order, silence, and counts that agree with the lists."""

from datetime import UTC, datetime, timedelta

import pytest
from township_samples import QUIET, VILLAGE, other_village, turn_into_township

from desktop.data.ledgers import SqlLedger
from desktop.domain.clocks import format_stamp
from desktop.records import Concern, Consultation, Meeting, Task
from desktop.services.concern_views import list_concerns
from desktop.services.outcomes import record_progress
from desktop.services.task_views import OVERDUE, list_tasks
from desktop.services.villages import SILENT_DAYS, list_villages

NOW = datetime(2026, 5, 10, 2, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def lines(village):
    """Turn the village's ledger into the township's and list its villages."""
    opened = []

    def read(now=NOW, **options):
        turn_into_township(village.ledger, **options)
        ledger = SqlLedger(village.path, village.key, clock=village.clock)
        opened.append(ledger)
        village.ledger_of_town = ledger
        with ledger.read() as reading:
            return {line.id: line for line in list_villages(reading, now)}

    yield read
    for ledger in opened:
        ledger.close()


def test_ledger_that_works_alone_has_none_below(village):
    with village.ledger.read() as reading:
        assert list_villages(reading, NOW) == ()


def test_villages_stand_in_the_order_of_their_codes(lines):
    found = lines(more=(other_village(), other_village(code="", name="未编码村")))

    assert [line.name for line in found.values()] == ["未编码村", "静塘村", "示例村", "东头村"]


@pytest.mark.parametrize(
    ("ago", "days", "silent"),
    [
        (timedelta(), 0, False),
        (timedelta(hours=3), 0, False),
        (timedelta(hours=11), 1, False),  # 23:00 in Beijing, the evening before
        (timedelta(days=SILENT_DAYS), SILENT_DAYS, False),
        (timedelta(days=SILENT_DAYS + 1), SILENT_DAYS + 1, True),
        (-timedelta(days=400), 0, False),  # a clock set back
    ],
)
def test_days_since_the_last_sync_are_days_in_beijing(lines, ago, days, silent):
    found = lines(seen=format_stamp(NOW - ago, 0))[VILLAGE]

    assert (found.days, found.is_silent) == (days, silent)


def test_village_that_never_synced_is_not_silent_but_unknown(lines):
    found = lines()[QUIET]

    assert (found.synced_at, found.days, found.is_silent) == (None, None, False)


def enter_matters(village):
    village.add(
        Concern(title="等答复"),
        Concern(title="列入议题", state="in_topic"),
        Concern(title="答过了", state="answered"),
        Consultation(title="在办"),
        Consultation(title="归档", ended_at=NOW),
        Meeting(title="今天", held_on="2026-05-10"),
        Meeting(title="以后", held_on="2026-06-01"),
        Meeting(title="还没定日子"),
        Meeting(title="昨天，没开", held_on="2026-05-09"),
        Meeting(title="开着", held_on="2026-05-08", state="open"),
        Meeting(title="开完了", held_on="2026-05-10", state="ended"),
        Meeting(title="走访", form="visit", held_on="2026-06-01"),
        Task(title="今天到期", due="2026-05-10"),
        Task(title="昨天到期", due="2026-05-09"),
        Task(title="受阻，也超期", due="2026-05-01", state="blocked"),
        Task(title="办完了", due="2026-05-01", state="done"),
        Task(title="没有期限"),
    )
    (reviewed,) = village.add(Task(title="待验收", due="2026-05-01"))
    record_progress(village.ledger, reviewed, percent=100, content="都做好了")


def test_counts_agree_with_the_lists(village, lines):
    enter_matters(village)
    found = lines()

    line = found[VILLAGE]
    assert (line.concerns, line.consultations, line.overdue) == (2, 1, 2)
    with village.ledger_of_town.of(VILLAGE).read() as reading:
        waiting = [one for one in list_concerns(reading, TODAY) if one.is_waiting]
        late = [one for one in list_tasks(reading, TODAY) if one.standing == OVERDUE]
    assert (len(waiting), len(late)) == (line.concerns, line.overdue)
    quiet = found[QUIET]
    assert (quiet.concerns, quiet.consultations, quiet.meetings, quiet.overdue) == (0, 0, 0, 0)


def test_meetings_to_come_and_under_way_are_counted(village, lines):
    enter_matters(village)

    assert lines()[VILLAGE].meetings == 4
