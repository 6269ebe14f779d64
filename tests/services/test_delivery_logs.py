from datetime import date, datetime

import pytest

from desktop.records import Participant
from desktop.services.deliveries import record_deliveries, withdraw_delivery
from desktop.services.delivery_logs import tabulate_deliveries, view_delivery_log
from desktop.services.meetings import call_meeting, invite_observer

DAY = 24 * 60


@pytest.fixture
def log(village):
    def look(meeting):
        with village.ledger.read() as reading:
            return view_delivery_log(reading, meeting)

    return look


def test_log_counts_those_entitled_and_names_the_last_day(village, log):
    meeting = village.meeting(3, body="village_assembly")
    one, two, three = village.participants(meeting)
    observer = village.get(Participant, one).person
    invite_observer(village.ledger, village.meeting(1), observer, stakeholder_class="专家")

    record_deliveries(village.ledger, [one, two], way="phone", at=village.minute(-10 * DAY))
    shown = log(meeting)

    assert (shown.told, shown.due, len(shown.waiting)) == (2, 3, 1)
    assert (shown.notice.days, shown.notice.last_day, shown.notice.lead) == (
        10,
        date(2026, 4, 30),
        None,
    )
    assert shown.notice.is_kept is False
    assert shown.notice.basis.startswith("《村民委员会组织法》第")

    record_deliveries(village.ledger, [three], at=village.minute(-9 * DAY))
    assert (log(meeting).notice.lead, log(meeting).notice.is_kept) == (9, False)
    withdraw_delivery(village.ledger, three)
    record_deliveries(village.ledger, [three], at=village.minute(-11 * DAY))
    assert (log(meeting).notice.lead, log(meeting).notice.is_kept) == (10, True)


def test_observers_stand_last_and_no_notice_waits_for_them(village, log):
    meeting = village.meeting(1)
    other = village.meeting(1)
    person = village.list(Participant, meeting=other)[0].person
    invite_observer(village.ledger, meeting, person, stakeholder_class="专家")
    record_deliveries(village.ledger, village.participants(meeting)[:1])

    shown = log(meeting)

    assert [line.is_observer for line in shown.lines] == [False, True]
    assert (shown.due, shown.told, shown.waiting) == (1, 1, ())


def test_local_notice_says_that_it_is_local(village, log):
    notice = log(village.meeting(2, body="village_representatives_meeting")).notice

    assert (notice.days, notice.is_local) == (3, True)


@pytest.mark.parametrize(
    "values",
    [
        {"body": ""},
        {"body": "community_consultation"},
        {"body": "village_assembly", "held_on": "1990-01-01"},
        {"body": "village_assembly", "held_on": "2026-05"},
    ],
)
def test_nothing_is_judged_where_no_text_asks_for_days(village, log, values):
    planned = {"title": "议事会", "held_on": "2026-05-14", "place": "村部"} | values
    meeting = call_meeting(village.ledger, **planned)

    assert log(meeting).notice is None


def test_names_are_found_by_initials(village, log):
    meeting = village.meeting(2)

    lines = log(meeting).lines

    assert [line.fits("cm001") for line in lines] == [True, False]
    assert [line.fits("村民 002") for line in lines] == [False, True]


def test_log_can_be_handed_in_as_a_table(village):
    meeting = village.meeting(2)
    one, _ = village.participants(meeting)
    record_deliveries(
        village.ledger, [one], way="phone", at=village.minute(-60), received_by="马某"
    )

    with village.ledger.read() as reading:
        table = tabulate_deliveries(reading, meeting, village.clock.now)

    assert [column.label for column in table.columns][5:] == ["送达方式", "送达时间", "签收人"]
    assert [row[0] for row in table.rows] == ["村民001", "村民002"]
    assert table.rows[0][3:] == ("应到", None, "电话通知", datetime(2026, 5, 10, 8, 0), "马某")  # noqa: DTZ001 – sheets know no zones
    assert table.rows[1][5:] == (None, None, None)
