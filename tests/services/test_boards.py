"""The board: where each consultation stands, and what it lacks, read for several together."""

from datetime import date, timedelta

import pytest
from chain_samples import Course

from desktop.records import (
    Adoption,
    Concern,
    Consultation,
    Meeting,
    Organization,
    StageStep,
    Submission,
    Supervision,
    Task,
)
from desktop.services.boards import COLUMNS, STUCK_DAYS, read_board, read_details
from desktop.services.consultation_sheets import list_consultations

TODAY = date(2026, 5, 10)


def board(village, today=TODAY):
    with village.ledger.read() as reading:
        return read_board(reading, today)


def detail(village, row, today=TODAY):
    with village.ledger.read() as reading:
        return read_details(reading, [row], today)[row]


def change(village, row, **values):
    with village.ledger.act("enter_for_test") as work:
        found = work.get(Consultation, row)
        for name, value in values.items():
            setattr(found, name, value)


def test_an_empty_board_has_its_columns_and_stages(village):
    found = board(village)

    assert (found.cards, found.archived, found.organizations) == ((), 0, {})
    assert tuple(found.stages) == COLUMNS
    assert [title for _, title in found.stages["consult"]] == ["调研", "协商", "公示", "表决"]


def test_a_card_is_what_the_list_says(village):
    Course(village, how="", kind="special_topic", in_plan=True)
    (card,) = board(village).cards
    with village.ledger.read() as reading:
        (line,) = list_consultations(reading, TODAY)

    for name in ("id", "title", "number", "kind", "in_plan", "stage", "stage_title", "macro",
                 "place", "places", "days", "due", "left"):  # fmt: skip
        assert getattr(card, name) == getattr(line, name), name
    found = detail(village, card.id)
    assert (len(found.gaps), found.gaps[0]) == (line.missing, line.next_gap)
    assert found.concerns == line.concerns == 1


@pytest.mark.parametrize(
    ("stage", "macro", "counted_with"),
    [
        ("screen", "raise", "screen"),
        ("consult", "consult", "consult"),
        ("adopt", "submit", "adopt"),
        ("implement", "supervise", "implement"),
        ("archive", "evaluate", "archive"),
        ("propose", "raise", "screen"),
        ("examine", "consult", "consult"),
        ("publish_implementation", "supervise", "implement"),
    ],
)
def test_every_stage_has_its_column(village, stage, macro, counted_with):
    village.add(Consultation(title="事", stage=stage))
    found = board(village)

    (card,) = found.cards
    assert (card.macro, card.counted_with) == (macro, counted_with)
    assert stage in dict(found.stages[macro])


def test_what_only_a_newer_version_knows_is_shown_all_the_same(village):
    village.add(Consultation(title="新程序的", procedure="future@9", stage="confer"))

    (card,) = board(village).cards
    assert (card.macro, card.stage_title) == ("raise", "方案")
    assert detail(village, card.id).gaps == ()


def test_what_is_archived_is_only_counted(village):
    course = Course(village)
    Course(village)
    change(village, course.id, ended_at=village.clock.now)

    found = board(village)
    assert (len(found.cards), found.archived) == (1, 1)


@pytest.mark.parametrize(
    ("days", "is_stuck"), [(0, False), (STUCK_DAYS, False), (STUCK_DAYS + 1, True)]
)
def test_stuck_is_what_stood_longer_than_a_month(village, days, is_stuck):
    course = Course(village)
    (card,) = board(village, date(2026, 4, 12) + timedelta(days=days)).cards

    assert (card.id, card.days, card.is_stuck) == (course.id, days, is_stuck)


def test_a_stage_without_a_limit_is_never_stuck(village):
    course = Course(village)
    change(village, course.id, stage="vote")
    village.add(StageStep(consultation=course.id, stage="vote", begun_on="2020-01-01"))

    (card,) = board(village).cards
    assert (card.is_stuck, card.days) == (False, 2321)


def test_the_first_day_that_presses_and_what_it_is_of(village):
    course = Course(village)
    change(village, course.id, stage="vote")
    assert (board(village).cards[0].due, board(village).cards[0].due_of) == (None, "")

    village.add(Meeting(title="会", consultation=course.id, held_on="2026-05-20"))
    assert (board(village).cards[0].due, board(village).cards[0].due_of) == (
        date(2026, 5, 20),
        "meeting",
    )
    village.add(
        Task(title="修", consultation=course.id, due="2026-05-08"),
        Task(title="修完", consultation=course.id, due="2026-05-01", state="done"),
        Meeting(title="开过", consultation=course.id, held_on="2026-05-02", state="ended"),
    )
    (card,) = board(village).cards
    assert (card.due, card.due_of, card.left, card.is_overdue) == (
        date(2026, 5, 8),
        "task",
        -2,
        True,
    )


def test_what_presses_most_comes_first(village):
    for title, due in (("无期", None), ("后", "2026-06-01"), ("先", "2026-05-01")):
        row = Consultation(title=title, stage="vote")
        village.add(row)
        if due:
            village.add(Task(title="修", consultation=row.id, due=due))

    assert [card.title for card in board(village).cards] == ["先", "后", "无期"]


def test_whose_it_is_where_there_are_several(village):
    other = Organization(name="邻村", code="640323100201", level="village")
    village.add(other)
    village.add(Consultation(title="甲"))
    assert board(village).organizations == {}
    village.add(Consultation(title="乙", org=other.id))

    assert list(board(village).organizations.values()) == sorted(["邻村", "示例村"])


def test_an_answer_that_is_waited_for(village):
    course = Course(village)
    sent = [
        Submission(consultation=course.id, addressed_to=body, submitted_on=day)
        for body, day in (("村委", "2026-05-01"), ("镇政府", "2026-05-03"), ("县里", None))
    ]
    village.add(*sent)
    found = detail(village, course.id)
    assert (found.awaits, found.submitted_on) == ("镇政府", date(2026, 5, 3))

    village.add(Adoption(consultation=course.id, submission=sent[1].id, body="镇政府"))
    assert detail(village, course.id).awaits == "村委"
    village.add(Adoption(consultation=course.id, body="都答复了"))
    assert detail(village, course.id).awaits == ""


def test_a_late_task_and_whether_somebody_was_reminded(village):
    course = Course(village)
    late = Task(
        title="修", consultation=course.id, unit="水务站", first_due="2026-04-20", due="2026-05-01"
    )
    done = Task(title="量", consultation=course.id, unit="村委", due="2026-04-01", state="done")
    village.add(late, done)
    found = detail(village, course.id)
    assert (found.late_task, found.unit, found.is_reminded) == (
        date(2026, 4, 20),
        "水务站",
        False,
    )
    assert (found.tasks, found.tasks_done) == (2, 1)

    reminder = Supervision(task=late.id, issued_on="2026-05-05")
    village.add(reminder)
    assert detail(village, course.id).is_reminded
    with village.ledger.act("enter_for_test") as work:
        work.get(Supervision, reminder.id).answered_on = "2026-05-09"
    assert not detail(village, course.id).is_reminded


def test_how_many_it_touches_is_the_most_that_one_concern_says(village):
    course = Course(village)
    assert (detail(village, course.id).households, detail(village, course.id).people) == (
        None,
        None,
    )
    with village.ledger.act("enter_for_test") as work:
        row = work.get(Concern, course.concern)
        row.households, row.people = 62, 214
    found = detail(village, course.id)
    assert (found.households, found.people, found.next_title) == (62, 214, "通报")


def test_details_of_none_and_of_one_that_is_gone(village):
    course = Course(village)
    with village.ledger.read() as reading:
        assert read_details(reading, [], TODAY) == {}
        assert list(read_details(reading, [course.id, course.topic], TODAY)) == [course.id]
