"""What a township reads of a village: lists and facts, with people's names and numbers masked."""

from datetime import date

import pytest
from chain_samples import Course
from township_samples import QUIET, VILLAGE, turn_into_township

from desktop.data.ledgers import SqlLedger
from desktop.errors import NotFoundError
from desktop.records import Ballot, Concern, Motion, Person, Task
from desktop.services import follow_ups
from desktop.services.village_records import BAD, GOOD, LISTS, PLAIN, list_records, read_record

TODAY = date(2026, 5, 10)


@pytest.fixture
def seen(village):
    """Turn the village's ledger into the township's, and look at one of its villages."""
    opened = []

    def look(query, *values, of=VILLAGE):
        if not opened:
            turn_into_township(village.ledger)
            opened.append(SqlLedger(village.path, village.key, clock=village.clock))
        with opened[0].of(of).read() as reading:
            return query(reading, *values)

    yield look
    for ledger in opened:
        ledger.close()


def test_every_list_shows_what_the_village_has_and_another_has_nothing(village, seen):
    Course(village)
    village.vote()
    village.add(Task(title="铺路"))

    counts = {which: len(seen(list_records, which, TODAY)) for which in LISTS}

    assert counts == {
        "concerns": 1,
        "consultations": 1,
        "meetings": 1,
        "votes": 1,
        "tasks": 1,
    }
    assert all(seen(list_records, which, TODAY, of=QUIET) == () for which in LISTS)


@pytest.mark.parametrize(
    ("values", "state", "tone"),
    [
        ({"answer_by": "2026-05-10"}, "待办", PLAIN),
        ({"answer_by": "2026-05-09"}, "待办", BAD),
        ({"answer_by": "2026-05-09", "state": "answered"}, "已答复", GOOD),
        ({}, "待办", PLAIN),
    ],
)
def test_concern_is_late_while_its_asker_waits(village, seen, values, state, tone):
    village.add(Concern(title="路", **values))

    (line,) = seen(list_records, "concerns", TODAY)
    assert (line.state, line.tone) == (state, tone)


@pytest.mark.parametrize(
    ("values", "state", "tone"),
    [
        ({"due": "2026-05-10"}, "未开始", PLAIN),
        ({"due": "2026-05-09", "state": "running"}, "进行中", BAD),
        ({"state": "blocked"}, "受阻", BAD),
        ({"state": "done", "due": "2026-05-01"}, "完成", GOOD),
        ({"state": "cancelled"}, "取消", GOOD),
    ],
)
def test_task_says_how_it_stands(village, seen, values, state, tone):
    village.add(Task(title="铺路", **values))

    (line,) = seen(list_records, "tasks", TODAY)
    assert (line.state, line.tone) == (state, tone)


def test_vote_shows_result_and_figures_and_nobody_who_voted(village, seen):
    _, motion, ballot = village.vote(count={"for": 25, "against": 6})

    (line,) = seen(list_records, "votes", TODAY)
    sheet = seen(read_record, "Motion", motion)
    assert (line.title, line.state, line.tone) == ("修缮水渠", "通过", GOOD)
    (group,) = sheet.groups
    assert dict(group.facts)["票数"].startswith("赞成25票，反对6票")
    assert not any("村民0" in words for _, words in (*sheet.facts, *group.facts))
    assert village.get(Ballot, ballot).motion == village.get(Motion, motion).id


def test_names_and_numbers_of_people_are_masked(village, seen):
    asker = Person(name="马晓梅", phone="13800001111")
    concern = Concern(title="马晓梅家门口的路", content="马晓梅说，电话13800001111", asker=asker.id)
    village.add(asker, concern)

    (line,) = seen(list_records, "concerns", TODAY)
    sheet = seen(read_record, "Concern", concern.id)

    said = [line.title, sheet.title, *(words for _, words in sheet.facts)]
    assert line.title == sheet.title == "马**家门口的路"
    assert dict(sheet.facts)["反映人"] == "马**"
    assert not any("晓梅" in words or "13800001111" in words for words in said)


def test_who_did_not_want_to_be_named_is_not_even_hinted_at(village, seen):
    asker = Person(name="马晓梅")
    concern = Concern(title="路", content="马晓梅来过", asker=asker.id, anonymous=True)
    village.add(asker, concern)

    facts = dict(seen(read_record, "Concern", concern.id).facts)

    assert "反映人" not in facts
    assert "晓梅" not in facts["内容"]


def test_file_of_a_consultation_says_what_was_submitted_and_answered(village, seen):
    course = Course(village)
    follow_ups.submit_outcome(
        village.ledger, course.id, addressed_to="镇政府", submitted_on="2026-05-12"
    )
    follow_ups.record_adoption(
        village.ledger, course.id, body="镇政府", decided_on="2026-05-20", reason="列入计划"
    )

    sheet = seen(read_record, "Consultation", course.id)

    assert [group.title for group in sheet.groups] == ["成果报送", "采纳情况"]
    assert [addressed for _, addressed in sheet.submissions] == ["镇政府"]
    assert not sheet.may_remind


@pytest.mark.parametrize(("state", "may"), [("running", True), ("done", False)])
def test_only_a_task_in_hand_is_reminded_of(village, seen, state, may):
    task = Task(title="铺路", state=state)
    village.add(task)

    sheet = seen(read_record, "Task", task.id)
    assert (sheet.may_remind, sheet.submissions) == (may, ())


def test_village_outside_the_scope_is_not_read(village, seen):
    (concern,) = village.add(Concern(title="x"))
    before = village.get(Concern, concern).org  # an alias now, and no village of its own

    with pytest.raises(NotFoundError):
        seen(list_records, "concerns", TODAY, of=before)
