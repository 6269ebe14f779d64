"""What an act may do to rows, what it notes of them, and what it refuses."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from ledger_factory import ORG, rows_of
from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from desktop.data.capture import RecordSession
from desktop.errors import NotFoundError, ValidationError
from desktop.records import (
    Ballot,
    Concern,
    Household,
    Meeting,
    Membership,
    Motion,
    Opinion,
    Organization,
    Outcome,
    Participant,
    Person,
    Topic,
)


def changes_of(path):
    return [act for (act,) in rows_of(path, "SELECT act FROM change ORDER BY position")][1:]


def enter(ledger, *rows):
    with ledger.act("enter") as work:
        for row in rows:
            work.add(row)


def test_new_row_belongs_to_the_organization(ledger):
    household = Household(number="1")
    enter(ledger, household)

    with ledger.read() as look:
        assert look.get(Household, household.id).org == ORG


def test_new_row_may_belong_to_another_organization(ledger):
    township = Organization(name="示例镇")
    township.org = township.id
    enter(ledger, township)
    household = Household(number="1", org=township.id)
    enter(ledger, household)

    with ledger.read() as look:
        assert look.get(Household, household.id).org == township.id


@pytest.mark.parametrize("name", ["org", "id"])
def test_row_keeps_its_id_and_organization(ledger, name):
    household = Household(number="1")
    enter(ledger, household)

    with pytest.raises(RuntimeError, match="keeps its id"), ledger.act("move") as work:
        setattr(work.get(Household, household.id), name, uuid4())


def test_reference_gets_the_name_it_points_to(ledger):
    person = Person(name="马䶮")
    concern = Concern(title="路", asker=person.id, asker_name="别人")
    meeting = Meeting(tellers=(person.id,), chair=person.id)
    enter(ledger, person, concern, meeting)

    with ledger.read() as look:
        assert look.get(Concern, concern.id).asker_name == "马䶮"
        assert look.get(Meeting, meeting.id).tellers_names == ("马䶮",)
        assert look.get(Meeting, meeting.id).chair_name == "马䶮"
        assert look.get(Meeting, meeting.id).recorder_name == ""


def test_reference_keeps_the_name_it_had_when_written(ledger):
    person, other = Person(name="马䶮"), Person(name="单某")
    concern = Concern(title="路", asker=person.id)
    enter(ledger, person, other, concern)

    with ledger.act("rename") as work:
        work.get(Person, person.id).name = "马龑"
    with ledger.read() as look:
        assert look.get(Concern, concern.id).asker_name == "马䶮"

    with ledger.act("edit") as work:
        work.get(Concern, concern.id).asker = other.id
    with ledger.read() as look:
        assert look.get(Concern, concern.id).asker_name == "单某"

    with ledger.act("edit") as work:
        work.get(Concern, concern.id).asker = None
    with ledger.read() as look:
        assert look.get(Concern, concern.id).asker_name == ""


@pytest.mark.parametrize(
    ("row", "field", "label"),
    [
        (Concern(title="路", asker=UUID(int=1)), "asker", "反映人"),
        (Topic(title="路", concerns=(UUID(int=1),)), "concerns", "来自诉求"),
        (Membership(person=UUID(int=1)), "person", "人员"),
        (Opinion(meeting=UUID(int=1)), "meeting", "会议"),
        (Household(number="1", org=UUID(int=1)), "org", "组织"),
    ],
)
def test_reference_to_what_is_not_here_is_refused(ledger, ledger_path, row, field, label):
    with pytest.raises(ValidationError, match=rf"“{label}”指向的.*不在这个账本里") as caught:
        enter(ledger, row)

    assert caught.value.details["field"] == field
    assert changes_of(ledger_path) == []


def test_unnamed_references_are_checked_too(ledger):
    meeting = Meeting()
    motion = Motion(meeting=meeting.id)
    enter(ledger, meeting, motion)

    with pytest.raises(ValidationError, match="表决时到会"):
        enter(ledger, Ballot(motion=motion.id, roll=(uuid4(),)))


def test_reference_to_a_row_of_another_type_is_refused(ledger):
    household = Household(number="1")
    enter(ledger, household)

    with pytest.raises(ValidationError, match="反映人"):
        enter(ledger, Concern(title="路", asker=household.id))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("title", None, "民情诉求的“标题”不能为空。"),
        ("title", "字" * 301, "民情诉求的“标题”有301个字，最多300个字。"),
        ("content", "a\0b", "民情诉求的“内容”含有无法保存的字符。"),
        ("content", "\ud800", "民情诉求的“内容”含有无法保存的字符。"),
        ("people", 2**63, "民情诉求的“涉及人数”数字9223372036854775808太大。"),
        ("channel", "pigeon", "民情诉求的“渠道”没有“pigeon”这一项。"),
        ("raised_on", "2026-02-30", "民情诉求的“反映日期”填写有误：2026年2月没有 30 日。"),
    ],
)
def test_wrong_value_is_refused_and_the_field_named(ledger, ledger_path, name, value, message):
    concern = Concern(title="路")
    enter(ledger, concern)

    with pytest.raises(ValidationError) as caught, ledger.act("edit") as work:
        setattr(work.get(Concern, concern.id), name, value)
    assert (caught.value.message, caught.value.details["field"]) == (message, name)
    with pytest.raises(ValidationError):
        enter(ledger, Concern(**{"title": "路", name: value}))

    assert changes_of(ledger_path) == ["enter"]


def test_empty_text_is_kept(ledger):
    concern = Concern(title="")
    enter(ledger, concern)

    with ledger.read() as look:
        assert look.get(Concern, concern.id).title == ""


def test_nothing_changed_leaves_no_change(ledger, ledger_path):
    at = datetime(2026, 5, 10, 1, 30, tzinfo=UTC)
    meeting = Meeting(title="会", opened_at=at)
    outcome = Outcome(title="成果", cost=Decimal("1.50"))
    enter(ledger, meeting, outcome)

    with ledger.act("look"):
        pass
    with ledger.act("same") as work:
        same = work.get(Meeting, meeting.id)
        same.title = "会"
        same.opened_at = at.astimezone(timezone(timedelta(hours=8)))
        work.get(Outcome, outcome.id).cost = Decimal("1.5")
    with ledger.act("there and back", why="想错了") as work:
        row = work.get(Meeting, meeting.id)
        row.title = "议"
        row.title = "会"

    assert changes_of(ledger_path) == ["enter"]


def test_change_taken_back_after_a_query_leaves_no_change(ledger, ledger_path):
    meeting = Meeting(title="会")
    enter(ledger, meeting)

    with ledger.act("there and back", why="想错了") as work:
        row = work.get(Meeting, meeting.id)
        row.title = "议"
        assert work.count(Meeting, title="议") == 1
        row.title = "会"

    assert changes_of(ledger_path) == ["enter"]


def test_row_entered_and_edited_in_one_act_is_written_once(ledger, ledger_path):
    with ledger.act("enter") as work:
        household = Household(number="1")
        work.add(household)
        assert work.count(Household) == 1
        household.number = "2"

    patches = rows_of(ledger_path, 'SELECT body FROM patch WHERE "row" = ?', household.id.bytes)
    assert len(patches) == 1
    assert b'"number":"2"' in patches[0][0]


@pytest.mark.parametrize("statement", [insert, update, delete])
def test_bulk_statement_is_refused(ledger, statement):
    with pytest.raises(RuntimeError, match="bulk"), ledger.act("bulk") as work:
        work._session.execute(
            statement(Household).values(number="9")
            if statement is not delete
            else delete(Household)
        )


def test_deleting_is_refused(ledger):
    household = Household(number="1")
    enter(ledger, household)

    with pytest.raises(RuntimeError, match="never deleted"), ledger.act("delete") as work:
        work._session.delete(work.get(Household, household.id))

    with ledger.read() as look:
        assert look.count(Household) == 1


def test_row_is_changed_in_acts_only(ledger):
    household = Household(number="1")
    enter(ledger, household)

    with ledger.read() as look:
        look.get(Household, household.id).number = "2"
        with pytest.raises(RuntimeError, match="in acts only"):
            look._session.flush()
    with ledger.read() as look:
        assert look.get(Household, household.id).number == "1"


def test_session_outside_a_ledger_writes_nothing():
    session = RecordSession()
    session.add(Household(number="1"))

    assert isinstance(session, Session)
    with pytest.raises(RuntimeError, match="in acts only"):
        session.flush()


def test_row_that_is_not_here_is_not_found(ledger):
    with ledger.read() as look:
        assert look.find(Household, uuid4()) is None
        assert look.find(Household, None) is None
        with pytest.raises(NotFoundError, match="没有找到这条户"):
            look.get(Household, uuid4())


def test_participants_of_a_new_meeting_need_no_order(ledger):
    meeting = Meeting(title="会")
    people = [Person(name=f"人{number}") for number in range(3)]
    participants = [Participant(meeting=meeting.id, person=person.id) for person in people]
    enter(ledger, *participants, *people, meeting)

    with ledger.read() as look:
        named = [row.person_name for row in look.list(Participant, meeting=meeting.id)]
    assert named == ["人0", "人1", "人2"]
