"""Numbers of what is due, and nothing else."""

from datetime import date

import pytest

from desktop.records import Consultation, Meeting, Notice, StageStep, Task
from desktop.services.concerns import record_concern
from desktop.services.reminders import DueCounts, count_due

TODAY = date(2026, 5, 10)


def counts(village, today=TODAY):
    with village.ledger.read() as reading:
        return count_due(reading, today)


def test_an_empty_ledger_reminds_of_nothing(village):
    assert counts(village) == DueCounts()
    assert counts(village).is_none


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-05-09", DueCounts(overdue=1)),
        ("2026-05-10", DueCounts(today=1)),
        ("2026-05-11", DueCounts()),
    ],
)
def test_a_task_on_its_day_and_after(village, day, expected):
    village.add(Task(title="修", due=day))

    assert counts(village) == expected


def test_a_meeting_is_told_on_its_day_only(village):
    village.add(
        Meeting(title="今天", held_on="2026-05-10"), Meeting(title="昨天", held_on="2026-05-09")
    )

    assert counts(village) == DueCounts(meetings=1)


def test_what_a_procedure_advises_and_a_notice_that_hung_do_not_remind(village):
    row = Consultation(title="路", stage="vote")
    village.add(row)
    village.add(
        StageStep(consultation=row.id, stage="vote", due="2026-05-01"),
        Notice(title="示", consultation=row.id, ends_on="2026-05-01"),
    )

    assert counts(village).is_none


def test_a_promised_answer_reminds(village):
    record_concern(
        village.ledger, title="水", content="水", raised_on="2026-05-01", answer_by="2026-05-10"
    )

    assert counts(village) == DueCounts(today=1)
    assert counts(village, date(2026, 5, 11)) == DueCounts(overdue=1)
