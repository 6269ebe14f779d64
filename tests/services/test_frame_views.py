"""What stands around every page: names, what waits, and when something was last saved."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.deadlines import day_of
from desktop.services.answers import answer_concern
from desktop.services.concerns import record_concern
from desktop.services.consultations import plan_consultation
from desktop.services.frame_views import MOST, FrameView, find_last_saved, read_frame
from desktop.services.notices import answer_objection, begin_notice, record_objection
from desktop.services.outcomes import assign_task, record_progress
from desktop.services.premises import read_premises

NOW = datetime.now(UTC)


def due(days):
    return (day_of(NOW) + timedelta(days=days)).isoformat()


def concern(ledger, title):
    values = {"content": "三组二十来户", "channel": "visit", "raised_on": "2026-11-05"}
    return record_concern(ledger, title=title, **values)


def frame(ledger):
    with ledger.read() as reading:
        return read_frame(reading, NOW)


def test_frame_counts_what_waits_for_the_room(ledger):
    assign_task(ledger, title="晚", unit="镇水务站", responsible="刘万仓", due=due(-1))
    assign_task(ledger, title="今天到期", unit="镇水务站", responsible="刘万仓", due=due(0))
    done = assign_task(ledger, title="晚而做完", unit="镇水务站", responsible="刘万仓", due=due(-9))
    record_progress(ledger, task=done, state="done", content="修好了", on_day=due(0))
    concern(ledger, "停水")
    answer_concern(ledger, concern(ledger, "路灯不亮"), answer="已经换了。")

    seen = frame(ledger)

    with ledger.read() as reading:
        room = read_premises(reading).room
    assert seen == FrameView(room=room, is_sample=True, unanswered=1, overdue=1)


def test_frame_counts_objections_that_wait(ledger):
    plan = plan_consultation(ledger, title="修路")
    notice = begin_notice(ledger, plan, kind="result", begins_on=due(-3), places="公开栏")
    first, _ = (
        record_objection(ledger, notice, content=said, raised_on=due(-1)) for said in ("不", "再议")
    )
    answer_objection(ledger, first, answer="解释过", answered_on=due(0), answered_by="李某")

    assert frame(ledger).disputed == 1


def test_frame_counts_no_further_than_anybody_looks(ledger):
    for number in range(MOST + 1):
        assign_task(
            ledger, title=f"第 {number} 件", unit="镇水务站", responsible="刘万仓", due=due(-1)
        )

    assert frame(ledger).overdue == MOST


def test_last_saved_is_when_the_last_act_was(ledger):
    row = concern(ledger, "停水")

    with ledger.read() as reading:
        saved = find_last_saved(reading)
        written = reading.history(row)[-1]

    assert saved == written.at
    assert saved <= datetime.now(UTC)


@pytest.mark.parametrize("account", ["", "00000000-0000-7000-8000-000000000000"])
def test_last_saved_is_nothing_for_whoever_did_nothing(account):
    class Reading:
        def setting(self, _):
            return account

        def last_act(self, _):
            return []

    assert find_last_saved(Reading()) is None
