"""What a township writes into its villages' files, and what it may not."""

from datetime import date
from uuid import uuid4

import pytest
from township_samples import TOWN, VILLAGE, other_village, turn_into_township

from desktop.data.ledgers import SqlLedger
from desktop.errors import PermissionDeniedError, ValidationError
from desktop.records import (
    Adoption,
    Bulletin,
    Consultation,
    Passing,
    Submission,
    Supervision,
    Task,
)
from desktop.services.from_above import (
    answer_submission,
    pass_on,
    publish_bulletin,
    remind_village,
)
from desktop.services.supervisions import list_supervisions

ANSWER = {"decision": "adopted_in_part", "reason": "先修三组", "decided_on": "2026-05-20"}
REMINDER = {"issued_on": "2026-05-20", "content": "请抓紧", "due": "2026-06-01"}
BULLETIN = {"title": "惠农政策", "content": "种粮补贴", "issued_on": "2026-05-20"}


class Town:
    """The township's ledger with the file of one matter of its village."""

    def __init__(self, village, **options):
        consultation = Consultation(title="修路")
        self.submission = Submission(consultation=consultation.id, addressed_to="镇政府")
        self.task = Task(title="铺路", due="2026-05-01", consultation=consultation.id)
        self.ended = Task(title="挖沟", state="done")
        village.add(consultation, self.submission, self.task, self.ended)
        self.consultation = consultation.id
        turn_into_township(village.ledger, **options)
        self.ledger = SqlLedger(village.path, village.key, clock=village.clock)

    def list(self, kind, **equal):
        with self.ledger.read() as reading:
            return reading.list(kind, **equal)


@pytest.fixture
def town(village):
    town = Town(village)
    yield town
    town.ledger.close()


def test_answer_is_a_row_of_the_village_with_who_sent_it(town):
    made = answer_submission(town.ledger, town.submission.id, **ANSWER)

    (row,) = town.list(Adoption, org=VILLAGE)
    assert (row.id, row.consultation, row.submission) == (
        made,
        town.consultation,
        town.submission.id,
    )
    assert (row.body, row.decision, row.reason) == ("花马池镇", "adopted_in_part", "先修三组")
    assert town.list(Adoption) == []  # none of its own


@pytest.mark.parametrize("missing", ["reason", "decided_on"])
def test_answer_without_day_or_reason_is_refused(town, missing):
    with pytest.raises(ValidationError) as caught:
        answer_submission(town.ledger, town.submission.id, **ANSWER | {missing: None})

    assert caught.value.details["field"] == missing
    assert town.list(Adoption, org=VILLAGE) == []


def test_reminders_bear_level_and_number_of_the_township_one_after_the_other(town):
    for _ in range(2):
        remind_village(town.ledger, town.task.id, **REMINDER)

    rows = town.list(Supervision, org=VILLAGE)
    assert [row.number for row in rows] == ["花督〔2026〕1号", "花督〔2026〕2号"]
    assert {(row.level, row.issued_by) for row in rows} == {("township", "花马池镇")}
    with town.ledger.of(VILLAGE).read() as reading:
        assert len(list_supervisions(reading, date(2026, 5, 21), town.task.id)[town.task.id]) == 2


def test_number_of_a_reminder_taken_back_is_not_used_again(town):
    first = remind_village(town.ledger, town.task.id, **REMINDER)
    with town.ledger.act("withdraw") as work:
        work.remove(work.get(Supervision, first))
    remind_village(town.ledger, town.task.id, **REMINDER)

    assert [row.number for row in town.list(Supervision, org=VILLAGE)] == ["花督〔2026〕2号"]


def test_county_reminds_at_its_own_level(village):
    county = Town(village, role="county")
    remind_village(county.ledger, county.task.id, **REMINDER | {"level": "room"})

    assert [row.level for row in county.list(Supervision, org=VILLAGE)] == ["county"]
    county.ledger.close()


def test_task_that_ended_is_not_reminded_of(town):
    with pytest.raises(ValidationError, match="已经办结"):
        remind_village(town.ledger, town.ended.id, **REMINDER)


@pytest.mark.parametrize("missing", ["issued_on", "content", "due"])
def test_reminder_without_what_it_needs_is_refused(town, missing):
    with pytest.raises(ValidationError) as caught:
        remind_village(town.ledger, town.task.id, **REMINDER | {missing: None})

    assert caught.value.details["field"] == missing


def test_bulletin_is_the_townships_own_and_goes_down(town):
    made = publish_bulletin(town.ledger, **BULLETIN | {"pass_on_by": "2026-05-20"})

    (row,) = town.list(Bulletin)
    assert (row.id, row.org, row.issued_by, row.kind) == (made, TOWN, "花马池镇", "policy")
    with town.ledger.of(VILLAGE).read() as reading:
        assert [one.id for one in reading.list(Bulletin)] == [made]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": "  "}, "title"),
        ({"content": ""}, "content"),
        ({"issued_on": None}, "issued_on"),
        ({"pass_on_by": "2026-05-19"}, "pass_on_by"),
    ],
)
def test_bulletin_that_says_nothing_is_refused(town, changed, field):
    with pytest.raises(ValidationError) as caught:
        publish_bulletin(town.ledger, **BULLETIN | changed)

    assert caught.value.details["field"] == field
    assert town.list(Bulletin) == []


def test_room_commands_nobody(village):
    consultation = Consultation(title="修路")
    task = Task(title="铺路")
    submission = Submission(consultation=consultation.id)
    village.add(consultation, task, submission)

    for act in (
        lambda: publish_bulletin(village.ledger, **BULLETIN),
        lambda: remind_village(village.ledger, task.id, **REMINDER),
        lambda: answer_submission(village.ledger, submission.id, **ANSWER),
    ):
        with village.nothing_written(), pytest.raises(PermissionDeniedError):
            act()


def test_village_that_left_the_scope_is_not_written_for(town):
    with town.ledger.act("scope") as work:
        scope = work.scope()
        less = type(scope)(org=scope.org, role="township", below=(other_village(),))
        work.set_setting("scope", less.to_json())

    with pytest.raises(PermissionDeniedError, match="不在本单位的范围里"):
        answer_submission(town.ledger, town.submission.id, **ANSWER)


def test_passing_on_is_recorded_with_day_way_and_people(village):
    bulletin = Bulletin(title="惠农政策", content="x")
    village.add(bulletin)
    pass_on(village.ledger, bulletin.id, on_day="2026-05-21", way="loudspeaker", people=120)

    (row,) = village.list(Passing)
    assert (row.bulletin, row.bulletin_name) == (bulletin.id, "惠农政策")
    assert (row.on_day, row.way, row.people) == ("2026-05-21", "loudspeaker", 120)


@pytest.mark.parametrize(
    ("values", "field"), [({"on_day": None}, "on_day"), ({"people": -1}, "people")]
)
def test_passing_that_cannot_be_is_refused(village, values, field):
    bulletin = Bulletin(title="惠农政策", content="x")
    village.add(bulletin)
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        pass_on(village.ledger, bulletin.id, **{"on_day": "2026-05-21"} | values)

    assert caught.value.details["field"] == field


def test_nothing_is_answered_that_is_not_there(town):
    with pytest.raises(Exception, match="没有找到"):
        answer_submission(town.ledger, uuid4(), **ANSWER)
