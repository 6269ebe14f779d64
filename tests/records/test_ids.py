"""New ids: version 7 of RFC 9562, rising within a process, whatever the clock does."""

import time
from concurrent.futures import ThreadPoolExecutor

from desktop.records import ids
from desktop.records.ids import new_id


def test_id_is_of_version_7_and_names_the_time():
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000

    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert before <= made.int >> 80 <= after + 1


def test_ids_rise():
    made = [new_id() for _ in range(10_000)]

    assert made == sorted(set(made))


def test_ids_of_many_threads_differ():
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: new_id(), range(4000)))

    assert len(set(made)) == 4000


def test_ids_rise_where_the_clock_goes_back(monkeypatch):
    first = new_id()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 0)

    assert new_id() > first
