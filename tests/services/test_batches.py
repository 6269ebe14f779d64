"""What is read for many at once is what is read for each alone, with far fewer queries."""

from uuid import uuid4

import pytest
from chain_samples import Course

from desktop.errors import NotFoundError
from desktop.records import Consultation, Meeting, Participant, StageStep, Task, Topic
from desktop.services import batches
from desktop.services.batches import BatchReading
from desktop.services.stage_views import view_gate


class Counting:
    """A look at a ledger that counts its queries."""

    def __init__(self, reading):
        self._reading, self.queries = reading, 0

    def __getattr__(self, name):
        self.queries += name in ("list", "pick", "count", "find", "get")
        return getattr(self._reading, name)


@pytest.mark.parametrize("way", ["", "to_consult", "to_vote", "to_implement", "to_archive"])
def test_a_gate_reads_the_same_alone_and_among_others(village, way):
    courses = [Course(village), Course(village, how="")]
    if way:
        getattr(courses[0], way)()
    with village.ledger.read() as reading:
        rows = reading.list(Consultation)
        alone = [view_gate(reading, row, courses[0].today) for row in rows]
        batch = BatchReading(reading)
        batch.gather(rows)
        together = [view_gate(batch, row, courses[0].today) for row in rows]

    assert together == alone


def test_more_rows_take_no_more_queries(village):
    courses = [Course(village) for _ in range(5)]
    for course in courses[:2]:
        course.sign()

    def queries(count):
        with village.ledger.read() as reading:
            counting = Counting(reading)
            rows = reading.list(Consultation, limit=count)
            batch = BatchReading(counting)
            batch.gather(rows)
            for row in rows:
                view_gate(batch, row, courses[0].today)
        return counting.queries

    # One look-up of the topic each remains; it is answered by what was fetched for all.
    assert queries(5) - queries(2) <= 3 * 2


def test_lists_keep_order_limit_and_what_else_is_asked(village):
    first, second = (Consultation(title=title) for title in ("甲", "乙"))
    village.add(first, second)
    tasks = [
        Task(title=title, consultation=owner.id, unit=unit)
        for title, owner, unit in (
            ("三", first, "村委"),
            ("一", first, "镇政府"),
            ("二", first, "村委"),
            ("四", second, "村委"),
        )
    ]
    village.add(*tasks)
    with village.ledger.act("enter_for_test") as work:
        work.remove(work.get(Task, tasks[0].id))
    with village.ledger.read() as reading:
        batch = BatchReading(reading)
        batch.gather(reading.list(Consultation))

        def titles(**asked):
            found = batch.list(Task, consultation=first.id, order_by="title", **asked)
            assert found == reading.list(Task, consultation=first.id, order_by="title", **asked)
            return [one.title for one in found]

        assert sorted(titles()) == ["一", "二"]
        assert titles(unit="村委") == ["二"]
        assert len(titles(limit=1)) == 1
        assert len(titles(offset=1)) == 1
        assert sorted(titles(with_removed=True)) == ["一", "三", "二"]
        assert batch.count(Task, consultation=first.id) == 2
        assert batch.count(Task, consultation=first.id, unit="村委") == 1
        assert batch.count(Task, consultation=second.id, unit="镇政府") == 0
        assert batch.count(Task, unit="村委") == 2


def test_what_was_never_gathered_is_asked_for_itself(village):
    meeting = Meeting(title="会")
    village.add(meeting)
    village.add(Participant(meeting=meeting.id, group="一组"))
    with village.ledger.read() as reading:
        batch = BatchReading(reading)

        assert [one.group for one in batch.list(Participant, meeting=meeting.id)] == ["一组"]
        assert batch.count(Participant, meeting=uuid4()) == 0
        assert batch.find(Meeting, None) is None
        assert batch.find(Topic, meeting.id) is None
        assert batch.get(Meeting, meeting.id).title == "会"
        with pytest.raises(NotFoundError):
            batch.get(Meeting, uuid4())
        assert batch.setting("sample") == reading.setting("sample")
        assert batch.head == reading.head
        assert batch.history(meeting.id) == reading.history(meeting.id)


def test_too_many_peers_are_asked_one_by_one(village, monkeypatch):
    monkeypatch.setattr(batches, "MOST", 1)
    Course(village)
    Course(village)
    with village.ledger.read() as reading:
        rows = reading.list(Consultation)
        batch = BatchReading(reading)
        batch.gather(rows)

        counts = [len(batch.list(StageStep, consultation=row.id)) for row in rows]

    assert counts == [3, 3]
