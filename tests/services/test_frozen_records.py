from datetime import UTC, datetime

import pytest

from desktop.errors import ConflictError, ValidationError
from desktop.records import Attachment, Consultation, FrozenRecord, Meeting, Seal
from desktop.services.frozen_records import (
    find_last_version,
    freeze_meeting,
    freeze_plan,
    read_frozen,
    seal_record,
    stamp_of,
)
from desktop.services.meeting_snapshots import snapshot_meeting
from desktop.services.snapshot_json import digest_of

ANSWERS = dict.fromkeys(
    ("why", "what", "with_whom", "when", "how", "carry_out", "give_back"), "写明了"
)


def ended(village):
    meeting, _, _ = village.vote()
    village.end(meeting)
    return meeting


def test_meeting_under_way_is_not_frozen(village, ledger):
    meeting = village.meeting(3)

    with village.nothing_written(), pytest.raises(ConflictError, match="还没有结束"):
        freeze_meeting(ledger, meeting, frozen_by="记录人")


def test_first_version_holds_snapshot_digest_and_the_head_before(village, ledger):
    meeting = ended(village)
    head = village.head

    record = village.get(FrozenRecord, freeze_meeting(ledger, meeting, frozen_by="记录人"))

    assert (record.number, record.version) == ("示记〔2026〕1号", 1)
    assert record.digest == digest_of(record.snapshot)
    assert record.journal_head == head
    with ledger.read() as reading:
        assert read_frozen(record) == snapshot_meeting(reading, meeting)


def test_day_that_a_person_told_goes_before_the_clock(village, ledger):
    at = datetime(2027, 1, 4, 1, tzinfo=UTC)
    frozen = freeze_meeting(ledger, ended(village), frozen_by="记录人", at=at)
    record = village.get(FrozenRecord, frozen)

    assert (record.frozen_at, record.number) == (at, "示记〔2027〕1号")


def test_next_version_needs_a_change_and_a_reason(village, ledger):
    meeting = ended(village)
    first = freeze_meeting(ledger, meeting, frozen_by="记录人")
    with pytest.raises(ValidationError, match="内容与第1版相同"):
        freeze_meeting(ledger, meeting, frozen_by="记录人", correction="再来一次")
    with ledger.act("correct_for_test") as work:
        work.get(Meeting, meeting).place = "村部会议室"
    with pytest.raises(ValidationError, match="更正没有写明理由"):
        freeze_meeting(ledger, meeting, frozen_by="记录人", correction=" ")

    second = freeze_meeting(ledger, meeting, frozen_by="记录人", correction="地点写错了")

    with ledger.read() as reading:
        last = find_last_version(reading, meeting)
    assert last is not None
    assert (last.id, last.version, last.correction) == (second, 2, "地点写错了")
    assert last.number == village.get(FrozenRecord, first).number
    assert read_frozen(village.get(FrozenRecord, first)).place == "联络室"


def test_numbers_rise_by_series_and_year(village, ledger):
    numbers = []
    for _ in range(2):
        record = freeze_meeting(ledger, ended(village), frozen_by="记录人")
        numbers.append(village.get(FrozenRecord, record).number)
    (plan,) = village.add(Consultation(title="水渠", forms=("meeting",), **ANSWERS))
    numbers.append(village.get(FrozenRecord, freeze_plan(ledger, plan, frozen_by="某")).number)
    village.clock.now = village.clock.now.replace(year=2027)
    record = freeze_meeting(ledger, ended(village), frozen_by="记录人")
    numbers.append(village.get(FrozenRecord, record).number)

    assert numbers == ["示记〔2026〕1号", "示记〔2026〕2号", "示协〔2026〕1号", "示记〔2027〕1号"]


@pytest.mark.parametrize("missing", ANSWERS)
def test_plan_without_an_answer_is_not_frozen(village, ledger, missing):
    (plan,) = village.add(
        Consultation(title="水渠", forms=("meeting",), **(ANSWERS | {missing: ""}))
    )

    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        freeze_plan(ledger, plan, frozen_by="某")

    assert len(caught.value.details["missing"]) == 1


def test_frozen_record_is_never_changed(village, ledger):
    record = freeze_meeting(ledger, ended(village), frozen_by="记录人")

    with village.nothing_written(), pytest.raises(ConflictError), ledger.act("tamper") as work:
        work.get(FrozenRecord, record).title = "改了"


def test_stamp_says_what_was_frozen(village, ledger):
    record = village.get(FrozenRecord, freeze_meeting(ledger, ended(village), frozen_by="某"))

    stamp = stamp_of(record, sample=True)

    assert (stamp.is_frozen, stamp.sample, stamp.digest) == (True, True, record.digest)


def test_seal_needs_the_tick_and_a_name(village, ledger):
    record = freeze_meeting(ledger, ended(village), frozen_by="记录人")
    (scan,) = village.add(Attachment(title="签字件.pdf", subject=record))
    for agrees, name in ((False, "某"), (True, " ")):
        with pytest.raises(ValidationError, match="与纸质件一致"):
            seal_record(ledger, record, scan, agrees_with_paper=agrees, sealed_by=name)

    seal = seal_record(ledger, record, scan, agrees_with_paper=True, sealed_by="记录人")

    assert village.get(Seal, seal).frozen_record == record
