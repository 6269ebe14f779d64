import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.rosters import RosterPerson
from desktop.errors import ConflictError, NotFoundError
from desktop.records import (
    Account,
    Act,
    AgendaItem,
    Concern,
    Household,
    Participant,
    Person,
    Roster,
    Topic,
)
from desktop.services.concerns import (
    edit_concern,
    put_forward_topic,
    record_concern,
)
from desktop.services.frozen_records import freeze_meeting
from desktop.services.meetings import call_meeting, record_arrival
from desktop.services.outcomes import assign_task, record_progress
from desktop.services.rosters import import_roster
from desktop.services.screenings import decide_topic
from desktop.services.undo import find_undoable, undo_last_act

VALUES = {"title": "三组路灯不亮", "content": "晚上看不见", "raised_on": "2026-05"}


def undoable(village, ledger=None):
    ledger = ledger or village.ledger
    with ledger.read() as reading:
        found = find_undoable(reading, ledger.actor)
    return found.title if found else None


def fields(village, concern):
    row = village.get(Concern, concern)
    return row.title, row.content, row.people, row.state


@pytest.fixture
def concern(village):
    return record_concern(village.ledger, **VALUES)


def test_fresh_ledger_has_nothing_to_take_back(village):
    assert undoable(village) is None
    with pytest.raises(NotFoundError):
        undo_last_act(village.ledger)


def test_edit_is_taken_back_and_brought_back_by_turns(village, concern):
    edit_concern(village.ledger, concern, title="路灯", people=12)

    before, after = ("三组路灯不亮", None), ("路灯", 12)
    assert [(undo_last_act(village.ledger), fields(village, concern)[::2]) for _ in range(4)] == [
        ("修改民情诉求", before),
        ("撤销", after),
        ("撤销", before),
        ("撤销", after),
    ]


def test_new_row_is_removed_and_brought_back(village, concern):
    assert undoable(village) == "登记民情诉求"

    undo_last_act(village.ledger)
    assert village.list(Concern) == []
    with village.ledger.read() as reading:
        assert reading.search("路灯") == []

    undo_last_act(village.ledger)
    assert [row.id for row in village.list(Concern)] == [concern]
    with village.ledger.read() as reading:
        assert [hit.id for hit in reading.search("路灯")] == [concern]


def test_whole_act_is_taken_back_with_all_its_rows(village):
    meeting = call_meeting(
        village.ledger, title="会", held_on="2026-05-10", place="室", agenda=["一", "二"]
    )

    undo_last_act(village.ledger)

    assert village.list(AgendaItem, meeting=meeting) == []
    undo_last_act(village.ledger)
    assert [item.title for item in village.list(AgendaItem, meeting=meeting)] == ["一", "二"]


def test_act_of_several_changes_is_taken_back_whole(village):
    """More than 200 rows are written as several Changes of one act."""
    village.meeting(210)
    (roster,) = village.list(Roster)
    again = call_meeting(
        village.ledger, title="再会", held_on="2026-05-11", place="室", roster=roster.id
    )
    assert len(village.list(Participant, meeting=again)) == 210
    assert village.sql("SELECT count(*) FROM change WHERE act = 'call_meeting'") == [(4,)]

    undo_last_act(village.ledger)

    assert village.list(Participant, meeting=again) == []


def test_long_paste_is_taken_back(village, concern):
    pasted = "三组的路灯不亮，晚上看不见。" * 15_000
    edit_concern(village.ledger, concern, content=pasted)

    undo_last_act(village.ledger)
    assert fields(village, concern)[1] == "晚上看不见"

    undo_last_act(village.ledger)
    assert fields(village, concern)[1] == pasted


def test_every_kind_of_value_comes_back(village):
    person = Person(name="示例人", born_on="1951-03")
    household = Household(number="1", size=3)
    village.add(person, household)
    concern = record_concern(
        village.ledger, **VALUES, asker=person.id, people=3, withheld_name="某某"
    )
    edit_concern(
        village.ledger, concern, asker=None, people=None, withheld_name="", raised_on="2025"
    )

    undo_last_act(village.ledger)

    row = village.get(Concern, concern)
    assert (row.asker, row.asker_name, row.people, row.withheld_name, row.raised_on) == (
        person.id,
        "示例人",
        3,
        "某某",
        "2026-05",
    )


def test_rows_changed_together_come_back_together(village, concern):
    topic = put_forward_topic(village.ledger, [concern], title="路灯")
    decide_topic(
        village.ledger,
        topic,
        decision="listed",
        reason="面广",
        reach="四十户",
        depth="deep",
        lawful=True,
        lawfulness="合法",
        feasibility="可行",
    )

    assert undo_last_act(village.ledger) == "确定议题"

    row = village.get(Topic, topic)
    assert (row.decision, row.depth, row.lawful, fields(village, concern)[3]) == (
        "",
        None,
        False,
        "open",
    )


def test_later_write_of_another_account_stands_and_is_named(village, concern):
    edit_concern(village.ledger, concern, title="路灯", people=12)
    other = village.other_account()
    edit_concern(other, concern, people=15)

    with village.nothing_written(), pytest.raises(ConflictError) as caught:
        undo_last_act(village.ledger)

    assert caught.value.message == "“涉及人数”后来又改过，不能撤销。"
    assert (caught.value.details["field"], fields(village, concern)[::2]) == (
        "people",
        ("路灯", 15),
    )


def test_later_write_into_another_field_is_no_hindrance(village, concern):
    edit_concern(village.ledger, concern, title="路灯")
    edit_concern(village.other_account(), concern, people=15)

    undo_last_act(village.ledger)

    assert fields(village, concern)[::2] == ("三组路灯不亮", 15)


def test_new_row_that_another_account_went_on_with_stays(village, concern):
    edit_concern(village.other_account(), concern, people=15)

    with village.nothing_written(), pytest.raises(ConflictError):
        undo_last_act(village.ledger)

    assert len(village.list(Concern)) == 1


def test_own_last_act_is_found_behind_those_of_others(village, concern):
    other = village.other_account()
    record_concern(other, **VALUES | {"title": "别人的"})

    assert (undoable(village, other), undoable(village)) == (
        "登记民情诉求",
        "登记民情诉求",
    )
    undo_last_act(village.ledger)

    assert [row.title for row in village.list(Concern)] == ["别人的"]


def test_account_without_acts_here_takes_nothing_back(village, concern):
    other = village.other_account()

    assert undoable(village, other) is None
    with pytest.raises(NotFoundError):
        undo_last_act(other)


def test_import_and_freezing_are_out_of_reach(village, concern):
    import_roster(village.ledger, [RosterPerson(sheet="名单", row=2, name="示例人")])
    assert undoable(village) is None

    meeting = village.meeting(1)
    village.end(meeting)
    record_concern(village.ledger, **VALUES)
    freeze_meeting(village.ledger, meeting, frozen_by="示例人")
    assert undoable(village) is None
    with village.nothing_written(), pytest.raises(NotFoundError) as caught:
        undo_last_act(village.ledger)

    assert caught.value.advice == "导入、定稿和设置不能撤销。"


def test_entry_of_a_roll_is_taken_back_by_its_own_act(village):
    meeting = village.meeting(1)
    record_arrival(village.ledger, village.participants(meeting)[0])

    with village.nothing_written(), pytest.raises(ConflictError) as caught:
        undo_last_act(village.ledger)

    assert caught.value.message == "到会已经定下，不能撤销。"


def test_act_with_one_insert_only_row_stands_whole(village):
    task = assign_task(village.ledger, title="修渠", unit="村", responsible="某", due="2026-06")
    record_progress(village.ledger, task, state="running", content="开工")

    with village.nothing_written(), pytest.raises(ConflictError):
        undo_last_act(village.ledger)


def test_reason_of_an_act_stays_when_it_is_taken_back(village, concern):
    with village.ledger.act("edit_concern", why="核实后更正") as work:
        edit_concern(work, concern, people=3)

    undo_last_act(village.ledger)

    assert fields(village, concern)[2] is None
    assert [row.reason for row in village.list(Act)] == ["核实后更正"]


def test_signed_in_account_is_whose_acts_are_taken_back(village, concern):
    (account, *_) = village.list(Account)
    assert village.ledger.actor == account.id
    village.ledger.sign_in(village.get(Account, account.id))

    assert undo_last_act(village.ledger) == "登记民情诉求"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "title": st.sampled_from(["甲", "乙", "丙"]),
                "people": st.sampled_from([None, 0, 7]),
                "raised_on": st.sampled_from(["2026", "2026-05-10"]),
                "situation": st.sampled_from(["", "暗"]),
            },
        ),
        min_size=1,
        max_size=4,
    )
)
def test_undo_gives_back_exactly_what_was_before(village, edits):
    concern = record_concern(village.ledger, **VALUES)

    def state():
        row = village.get(Concern, concern)
        return row.title, row.people, row.raised_on, row.situation

    states = [state()]
    for values in edits:
        edit_concern(village.ledger, concern, **values)
        if state() != states[-1]:
            states.append(state())

    undo_last_act(village.ledger)
    if len(states) > 1:
        assert state() == states[-2]
        undo_last_act(village.ledger)
        assert state() == states[-1]
    else:
        assert village.get(Concern, concern).removed_at is not None
