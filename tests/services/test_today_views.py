"""What waits today: groups, order, week, chain."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.domain.deadlines import read_due
from desktop.records import (
    Concern,
    Consultation,
    FrozenRecord,
    Meeting,
    Person,
    Preparation,
    Seal,
    Task,
)
from desktop.records.consultations import SEVEN_ANSWERS
from desktop.records.outcomes import TASK_STATES
from desktop.services.answers import TO_ANSWER
from desktop.services.concerns import record_concern
from desktop.services.confidences import is_confidential
from desktop.services.consultations import list_unanswered
from desktop.services.procedures import get_newest_procedure
from desktop.services.task_views import ENDED
from desktop.services.today_views import MEETINGS_LOOKED_AT, STALE_BACKUP_DAYS, read_today
from desktop.services.waiting_matters import GROUPS, LATER, Waiting, dated, reminded

NOW = datetime(2026, 11, 23, 0, 42, tzinfo=UTC)  # Monday, 8:42 in Beijing
ANSWERED = dict.fromkeys(SEVEN_ANSWERS, "已写明") | {"forms": ("meeting",), "title": "排水"}


def look(village, backup=NOW):
    with village.ledger.read() as reading:
        return read_today(reading, NOW, backup)


def waiting(village, **options):
    return [
        (one.group, one.kind, one.action, one.title) for one in look(village, **options).waiting
    ]


def test_read_today_is_empty_in_a_new_ledger(village):
    view = look(village)
    assert (list(view.waiting), view.next_dated, view.in_hand, view.running_meeting) == (
        [],
        None,
        0,
        None,
    )
    assert view.week == tuple((date(2026, 11, 23 + day), 0) for day in range(7))
    with village.ledger.read() as reading:
        chain = get_newest_procedure(reading)
    assert [stage.stage for stage in view.stages] == [stage.key for stage in chain.stages]


def test_read_today_orders_by_how_much_it_hurts(village):
    village.add(
        Task(title="换管", due="2026-11-27"),
        Task(title="清淤", due="2026-11-18", first_due="2026-11-10"),
        Task(title="明年", due="2027-01-01"),
        Concern(title="停水", content="停", answer_by="2026-11-20"),
        Concern(title="旧事", content="已答复", answer_by="2026-11-20", state="answered"),
        Meeting(title="代表会议", held_on="2026-11-23"),
        Meeting(title="恳谈会", held_on="2026-11-25"),
        Meeting(title="散了", held_on="2026-11-01", state="ended"),
    )
    assert waiting(village) == [
        ("overdue", "task", "progress", "清淤"),
        ("overdue", "concern", "answer", "停水"),
        ("today", "meeting", "enter", "代表会议"),
        ("week", "meeting", "prepare", "恳谈会"),
        ("week", "task", "progress", "换管"),
        ("undated", "paper", "freeze", "散了"),
    ]
    view = look(village)
    assert view.next_dated is not None
    assert view.next_dated.title == "明年"
    assert [count for _, count in view.week] == [1, 0, 1, 0, 1, 0, 0]
    assert [one.title for one in view.dates] == ["代表会议", "恳谈会", "换管"]


class Counting:
    """A look that counts the rows it hands out."""

    def __init__(self, reading):
        self._reading, self.rows, self.picked = reading, 0, 0

    def __getattr__(self, name):
        return getattr(self._reading, name)

    def list(self, kind, /, **options):
        found = self._reading.list(kind, **options)
        self.rows += len(found)
        return found

    def pick(self, kind, names, /, **equal):
        found = self._reading.pick(kind, names, **equal)
        self.picked += len(found)
        return found


def test_read_today_reads_no_more_of_a_ledger_that_has_grown_old(village):
    """What ended, was answered, done or archived lies behind; only the newest meetings count."""

    def read_rows():
        with village.ledger.read() as reading:
            counting = Counting(reading)
            read_today(counting, NOW, NOW)
        return counting.rows, counting.picked

    for year in range(2):
        meetings = [Meeting(title=f"会{n}", state="ended") for n in range(MEETINGS_LOOKED_AT)]
        records = [FrozenRecord(subject=one.id, number=f"{n}") for n, one in enumerate(meetings)]
        village.add(
            *meetings,
            *records,
            *(Seal(frozen_record=one.id) for one in records),
            *(Task(title=f"事{n}", state="done") for n in range(60)),
            *(Concern(title=f"问{n}", content="问", state="answered") for n in range(60)),
            *(Consultation(title=f"议{n}", ended_at=NOW) for n in range(60)),
        )
        if not year:
            young = read_rows()

    seen = MEETINGS_LOOKED_AT
    assert read_rows() == young == (seen, 2 * seen)


@pytest.fixture
def busy(village):
    """Rows of every state and day, some confided, some removed, in two names of one person."""
    days = ("2026-10-30", "2026-11-23", "2026-11-26", "2026-11-30", "2027-02", None)
    (person,) = village.add(Person(name="贺占林"))
    with village.ledger.act("enter_for_test") as work:
        for number, day in enumerate(days * 4):
            state = ("not_begun", "running", "blocked", "done")[number % 4]
            own = {"unit": f"单位{number}", "responsible": "某某", "state": state}
            work.add(Task(title=f"事{number % 5}", due=day, first_due="2026-09-01", **own))
            asked = {"asker": person} if number % 3 else {}
            own = {"anonymous": number % 4 == 1, "raised_on": "2026-10-01", "answer_by": day}
            state = ("open", "answered", "in_topic")[number % 3]
            concern = Concern(title=f"问{number % 5}", content="问", state=state, **own, **asked)
            work.add(concern)
            if number % 7 == 0:
                work.remove(concern)
    with village.ledger.act("enter_for_test") as work:
        work.get(Person, person).name = "贺占林二"
        work.remove(work.get(Person, person))
    return village


def whole_tasks(reading, today):
    """Return what waits of tasks, from whole rows."""
    return [
        Waiting(
            key=f"task:{row.id}",
            kind="task",
            title=row.title,
            action="progress",
            row=row.id,
            page="tasks",
            facts={
                "unit": row.unit,
                "responsible": row.responsible,
                "first_due": read_due(row.first_due),
                "due": read_due(row.due),
                "blocked": row.state == "blocked",
            },
            **dated(read_due(row.due), today),
        )
        for state in TASK_STATES
        if state not in ENDED
        for row in reading.list(Task, state=state)
    ]


def whole_concerns(reading, today):
    """Return what waits of concerns, from whole rows."""
    for state in TO_ANSWER:
        for row in reading.list(Concern, state=state, order_by="answer_by"):
            person = reading.find(Person, row.asker)
            name = "" if is_confidential(row) else person.name if person else row.asker_name
            due = read_due(row.answer_by)
            yield Waiting(
                key=f"concern:{row.id}",
                kind="concern",
                title=row.title,
                action="answer",
                row=row.id,
                page="concerns",
                facts={"asker": name, "raised_on": read_due(row.raised_on), "due": due},
                **reminded(due, today),
            )


def test_what_was_picked_tells_the_same_as_whole_rows(busy):
    places = (*GROUPS, LATER)
    today = date(2026, 11, 23)
    with busy.ledger.read() as reading:
        view = read_today(reading, NOW, NOW)
        whole = [*whole_tasks(reading, today), *whole_concerns(reading, today)]
    whole.sort(key=lambda one: (places.index(one.group), one.due or date.max, one.title))
    ahead = [one for one in whole if one.due and one.due >= today]

    assert len(whole) > 25
    assert "贺占林二" in {one.facts.get("asker") for one in whole}
    assert list(view.waiting) == [one for one in whole if one.group != LATER]
    assert view.next_dated == next(one for one in whole if one.group == LATER)
    assert list(view.dates) == [one for one in ahead if one.due <= date(2026, 11, 29)]
    assert [count for _, count in view.week] == [
        sum(one.due == day for one in ahead) for day, _ in view.week
    ]


def test_read_today_names_the_meeting_under_way(village):
    (row,) = village.add(Meeting(title="会", held_on="2026-11-20", state="open"))
    view = look(village)
    assert view.running_meeting == row
    assert [(one.group, one.action) for one in view.waiting] == [("today", "enter")]


def test_read_today_names_who_asked_but_nobody_who_withheld_it(village):
    (person,) = village.add(Person(name="贺占林"))
    village.add(
        Concern(title="一", content="一", asker=person, raised_on="2026-11-05"),
        Concern(title="二", content="二", withheld_name="不公开"),
        Concern(title="三", content="三", asker=person, anonymous=True),
    )
    assert [one.facts["asker"] for one in look(village).waiting] == ["贺占林", "", ""]


def test_read_today_asks_for_the_answers_before_the_meeting(village):
    (row,) = village.add(Consultation(title="血透室", why="远"))
    village.add(
        Consultation(**ANSWERED), Meeting(title="会", held_on="2026-11-25", consultation=row)
    )
    found = [one for one in look(village).waiting if one.kind == "consultation"]
    assert [(one.row, one.due, len(one.facts["missing"])) for one in found] == [
        (row, date(2026, 11, 25), 6)
    ]
    with village.ledger.read() as reading:
        assert found[0].facts["missing"] == tuple(list_unanswered(reading, row))


def test_read_today_waits_for_the_seal_of_the_last_version(village):
    (meeting,) = village.add(Meeting(title="会", state="ended"))
    first, second = village.add(
        FrozenRecord(subject=meeting, version=1), FrozenRecord(subject=meeting, version=2)
    )
    village.add(Seal(frozen_record=first))
    assert [(one.action, one.row) for one in look(village).waiting] == [("seal", second)]
    village.add(Seal(frozen_record=second))
    assert list(look(village).waiting) == []


@pytest.mark.parametrize(
    ("age", "asks"),
    [(None, [None]), (0, []), (STALE_BACKUP_DAYS, []), (STALE_BACKUP_DAYS + 1, [4])],
)
def test_read_today_asks_for_a_backup_once_it_is_old(village, age, asks):
    newest = None if age is None else NOW - timedelta(days=age)
    assert [one.facts["days"] for one in look(village, newest).waiting] == asks


def test_read_today_counts_the_chain_and_what_is_stuck(village):
    late, on_time, _ = village.add(
        Consultation(**ANSWERED, stage="implement"),
        Consultation(**ANSWERED, stage="implement"),
        Consultation(**ANSWERED, stage="archive", ended_at=NOW),
    )
    village.add(
        Task(title="晚", due="2026-11-22", consultation=late),
        Task(title="完", due="2026-11-22", consultation=on_time, state="done"),
    )
    view = look(village)
    assert [(one.stage, one.count, one.stuck) for one in view.stages if one.count] == [
        ("implement", 2, 1)
    ]
    assert view.in_hand == 2


def test_names_far_down_a_long_list_are_those_that_were_written(ledger, monkeypatch):
    monkeypatch.setattr("desktop.services.today_views._LOOKED_UP", 1)
    with ledger.act("enter_for_test") as work:
        people = [Person(name=f"村民{number}") for number in range(2)]
        for person in people:
            work.add(person)
    for number, person in enumerate(people):
        record_concern(
            ledger,
            title=f"第{number}件",
            content="停水",
            asker=person.id,
            raised_on="2026-11-01",
            answer_by=f"2026-11-1{number}",
        )
    with ledger.act("enter_for_test") as work:
        for person in people:
            work.get(Person, person.id).name += "改"

    with ledger.read() as reading:
        found = read_today(reading, NOW, None)

    named = {one.title: one.facts["asker"] for one in found.waiting if one.kind == "concern"}
    assert named == {"第0件": "村民0改", "第1件": "村民1"}


def test_what_is_to_be_ready_waits_until_its_day_or_the_meetings(village):
    planned = Meeting(title="恳谈会", held_on="2026-11-25")
    begun = Meeting(title="代表会议", held_on="2026-11-23", state="open")
    village.add(planned, begun)
    village.add(
        Preparation(meeting=planned.id, title="场地", due="2026-11-23"),
        Preparation(meeting=planned.id, title="茶水"),
        Preparation(meeting=planned.id, title="材料", done_on="2026-11-20"),
        Preparation(meeting=begun.id, title="过时"),
    )

    found = [one for one in look(village).waiting if one.kind == "preparation"]

    assert [(one.title, one.group, one.row, one.page, one.action) for one in found] == [
        ("场地", "today", planned.id, "preparing", "make_ready"),
        ("茶水", "week", planned.id, "preparing", "make_ready"),
    ]
