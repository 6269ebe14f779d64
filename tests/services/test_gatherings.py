"""What a room remembers of its roll is what a fresh look would find."""

from desktop.records import Attendance
from desktop.services import meetings
from desktop.services.gatherings import RollMemory, gather


class Counting:
    """A look at the ledger that notes how many entries of the roll were read."""

    def __init__(self, reading):
        self.reading, self.read = reading, 0

    def __getattr__(self, name):
        return getattr(self.reading, name)

    def list(self, kind, **more):
        rows = self.reading.list(kind, **more)
        self.read += len(rows) if kind is Attendance else 0
        return rows


def look(village, meeting, memory):
    with village.ledger.read() as reading:
        counting = Counting(reading)
        return gather(counting, meeting, memory), counting.read


def same(village, meeting, memory):
    """Return how many entries were read, sure that they are all there in their order."""
    found, read = look(village, meeting, memory)
    fresh, _ = look(village, meeting, None)
    assert list(found.events) == list(fresh.events)
    return read


def test_only_new_entries_are_read(village):
    meeting = village.meeting(9)
    people = village.participants(meeting)
    village.arrive(people[:5])
    memory = RollMemory()
    assert same(village, meeting, memory) == 5
    assert same(village, meeting, memory) == 0

    meetings.record_departure(village.ledger, people[0], at=village.minute(9))
    entry = meetings.record_arrival(village.ledger, people[6], at=village.minute(9))
    assert same(village, meeting, memory) == 2

    meetings.withdraw_attendance(village.ledger, entry, reason="点错了")
    assert same(village, meeting, memory) == 1


def test_memory_of_another_meeting_is_not_taken_for_this_one(village):
    first, second = village.meeting(4), village.meeting(4)
    village.arrive(village.participants(first)[:2])
    village.arrive(village.participants(second)[:3])
    memory = RollMemory()
    same(village, first, memory)

    assert same(village, second, memory) == 3
    assert same(village, first, memory) == 2


def test_entitled_are_told_from_observers(village):
    meeting = village.meeting(3)

    found, _ = look(village, meeting, None)

    assert [one.id for one in found.entitled] == village.participants(meeting)
